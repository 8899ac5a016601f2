"""Faults at chosen system calls: strace attached to papercli kills it, signals it, or makes one call fail.

Every call of a run that touches the catalog's folder is a *point*; the next run gets its fault there. strace kills and fails
*before* the call is carried out; ``tear`` plays a write that was cut in half.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.faults.started import Ended, Running, Starter

CHANGING = [
    *("write", "pwrite64", "writev", "ftruncate", "truncate", "fallocate", "copy_file_range", "sendfile"),
    *("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat"),
    *("mkdir", "mkdirat", "rmdir", "chmod", "fchmod", "fchmodat", "fsync", "fdatasync", "openat"),
]
"""Calls that change a file system, or that a write depends on."""
_ON_HANDLES = {
    "write",
    "pwrite64",
    "writev",
    "ftruncate",
    "fallocate",
    "fsync",
    "fdatasync",
    "fchmod",
    "read",
    "fstat",
    "getdents64",
}
_LINE = re.compile(r"([a-z0-9_]+)\((.*)", re.DOTALL)
_HANDLE = re.compile(r"-?\d+<([^>]*)>")


@dataclass(frozen=True, slots=True)
class Point:
    """The n-th use of a system call in a run."""

    call: str
    nth: int
    text: str

    def __str__(self) -> str:
        return f"{self.call}#{self.nth} {self.text}"


def missing() -> str:
    """Why no fault can be injected here; empty where it can."""
    if not shutil.which("strace"):
        return "strace is not installed"
    return "" if _can_trace() else "strace may not trace here"


def _can_trace() -> bool:
    ran = subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return ran.returncode == 0


needs_strace = pytest.mark.skipif(bool(missing()), reason=missing() or "-")


def points(log: str, folder: Path, *, reading: bool = False) -> list[Point]:
    """The calls of a trace that touch ``folder``; ``reading`` ones, or those that may change it."""
    seen: Counter[str] = Counter()
    out = []
    for line in log.splitlines():
        found = _LINE.match(line)
        if not found:
            continue
        call, rest = found.groups()
        seen[call] += 1
        if _touches(call, rest, str(folder), reading=reading):
            out.append(Point(call, seen[call], rest.replace(str(folder), "D")[:120]))
    return out


def _touches(call: str, rest: str, folder: str, *, reading: bool) -> bool:
    if call == "openat" and reading == ("O_CREAT" in rest or "O_TRUNC" in rest):
        return False
    if call in _ON_HANDLES:
        handle = _HANDLE.match(rest)
        return bool(handle and f"{handle[1]}/".startswith(f"{folder}/"))
    paths = re.findall(r'"((?:[^"\\]|\\.)*)"', rest)
    return any(not path.startswith("/") or f"{path}/".startswith(f"{folder}/") for path in paths)


def traced(
    starter: Starter, folder: Path, args: list[str], *, inject: str = "", calls: list[str] = CHANGING, **more: Any
) -> tuple[Ended, str]:
    """Run papercli under strace; returns its end and the trace. ``inject`` as strace's own option has it."""
    running = starter.start(folder, args, stopped=True, **more)
    log = starter.work / "strace.log"
    log.unlink(missing_ok=True)
    wanted = "trace=" + ",".join(f"?{call}" for call in calls)
    command = ["strace", "-qq", "-y", "-s", str(1 << 20), "-e", "signal=none", "-e", wanted, "-o", str(log)]
    strace = subprocess.Popen(
        [*command, *(["-e", f"inject={inject}"] if inject else []), "-p", str(running.number)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        _go_on(running, strace)
        ended = running.end()
    finally:
        strace.wait(30)
        strace.stderr.close()  # type: ignore[union-attr]
    return ended, log.read_text(errors="replace")


def _go_on(running: Running, strace: subprocess.Popen[str]) -> None:
    """Let a stopped process go on once strace is at it."""
    limit = time.monotonic() + 10
    status = Path(f"/proc/{running.number}/status")
    while "TracerPid:\t0\n" in status.read_text():
        if strace.poll() is not None or time.monotonic() > limit:
            running.kill()
            raise RuntimeError(f"strace did not attach: {strace.stderr.read()}")  # type: ignore[union-attr]
        time.sleep(0.001)
    os.kill(running.number, signal.SIGCONT)


_WRITE = re.compile(r'(?:write|pwrite64)\(\d+<([^>]*)>, "((?:[^"\\]|\\.)*)", (\d+)(?:, (\d+))?')
_RENAME = re.compile(r'rename\("([^"]*)", "([^"]*)"\) += 0')


def versions(log: str, folder: Path) -> dict[str, set[bytes]]:
    """Every content that a run has given to a file of ``folder`` by renaming a written file over it, by relative path."""
    written: dict[str, bytes] = {}
    out: dict[str, set[bytes]] = {}
    for line in log.splitlines():
        if found := _WRITE.match(line):
            written[found[1]] = written.get(found[1], b"") + _data(found[2])
        elif (found := _RENAME.match(line)) and found[1] in written:
            name = os.path.relpath(os.path.join(folder, found[2]), folder)  # noqa: PTH118
            out.setdefault(name, set()).add(written[found[1]])
    return out


def _data(text: str) -> bytes:
    return text.encode("latin-1").decode("unicode_escape").encode("latin-1")


def tear(log: str) -> bool:
    """Carry out half of the write at which the run of ``log`` was killed; False where there is none."""
    cut = [found for line in log.splitlines() if (found := _WRITE.match(line))]
    if not cut or not Path(cut[-1][1]).is_file():
        return False
    path, text, size, offset = cut[-1].groups()
    data = _data(text)[: max(1, int(size) // 2)]
    with open(path, "r+b") as file:  # noqa: PTH123
        file.seek(int(offset or 0), os.SEEK_SET if offset else os.SEEK_END)
        file.write(data)
    return True
