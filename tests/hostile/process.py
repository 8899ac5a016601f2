"""papercli in processes of its own, at the price of a fork: a server that has it loaded forks for every command.

What a command does to its process (memory, time, a crash) is seen by the server and hurts nobody.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import pty
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import IO, Any

MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Limits:
    """What a command may take; beyond that it dies, or is denied memory."""

    seconds: int = 20
    """Of CPU, whole. The clock on the wall gets four times as many."""
    megabytes: int = 4000
    """Of address space beyond what the server has."""


@dataclass(frozen=True)
class Ran:
    """What became of one command."""

    args: Sequence[str]
    status: int
    """Its exit status, or minus the signal that ended it."""
    out: bytes
    err: bytes
    seconds: float
    """Of CPU, its own and the system's for it."""
    megabytes: float
    """The most memory it had in use, with the interpreter and all modules."""

    @property
    def stdout(self) -> str:
        return self.out.decode("utf-8")

    @property
    def stderr(self) -> str:
        return self.err.decode("utf-8")

    @property
    def complaints(self) -> list[str]:
        """The lines of stderr that are no hints."""
        return [line for line in self.stderr.splitlines() if not line.startswith("  hint: ")]


@dataclass
class Runner:
    """Talks to the server."""

    _ask: IO[str]
    _answers: IO[str]
    folder: Path
    """Where outputs are put."""
    _count: int = field(default=0)

    def __call__(
        self,
        folder: Path,
        args: Sequence[str],
        *,
        environ: dict[str, str] | None = None,
        stdin: bytes = b"",
        limits: Limits = Limits(),
    ) -> Ran:
        """Run ``papercli ARGS`` in ``folder``."""
        self._count += 1
        files = [self.folder / f"{self._count}.{name}" for name in ("in", "out", "err")]
        files[0].write_bytes(stdin)
        answer = self._run(folder, args, environ or {}, [str(file) for file in files], limits)
        out, err = files[1].read_bytes(), files[2].read_bytes()
        for file in files:
            file.unlink()
        return Ran(args, answer["status"], out, err, answer["seconds"], answer["megabytes"])

    def on_terminal(
        self,
        folder: Path,
        args: Sequence[str],
        *,
        environ: dict[str, str] | None = None,
        typed: bytes = b"",
        limits: Limits = Limits(),
    ) -> Ran:
        """Run ``papercli ARGS`` on a terminal; all it writes there is ``out``."""
        master, slave = pty.openpty()
        got: list[bytes] = []
        reader = Thread(target=_drain, args=(master, got))
        reader.start()
        if typed:
            os.write(master, typed)
        environ = {"TERM": "xterm-256color", "NO_COLOR": ""} | (environ or {})
        answer = self._run(folder, args, environ, [os.ttyname(slave)] * 3, limits)
        os.close(slave)  # the last one: the reader comes to the end
        reader.join()
        os.close(master)
        return Ran(args, answer["status"], b"".join(got), b"", answer["seconds"], answer["megabytes"])

    def _run(
        self, folder: Path, args: Sequence[str], environ: dict[str, str], files: list[str], limits: Limits
    ) -> dict[str, Any]:
        request = {
            "folder": os.fsdecode(folder),
            "args": list(args),
            "environ": dict(os.environ) | environ,
            "files": files,
            "seconds": limits.seconds,
            "megabytes": limits.megabytes,
        }
        self._ask.write(json.dumps(request) + "\n")
        self._ask.flush()
        answer: dict[str, Any] = json.loads(self._answers.readline())
        return answer


def _drain(handle: int, got: list[bytes]) -> None:
    with suppress(OSError):  # nobody has the terminal open any more
        while part := os.read(handle, 1 << 16):
            got.append(part)


@contextmanager
def runner() -> Iterator[Runner]:
    """Start the server, and stop it in the end."""
    root = Path(__file__).parents[2]
    with (
        tempfile.TemporaryDirectory(prefix="papercli-test-") as folder,
        subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.process"],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as server,
    ):
        assert server.stdin
        assert server.stdout
        yield Runner(server.stdin, server.stdout, Path(folder))
        server.stdin.close()
        server.wait(10)


def _serve() -> None:
    _preload()
    for line in sys.stdin:
        request = json.loads(line)
        child = os.fork()
        if not child:
            _child(request)
        signal.signal(signal.SIGALRM, lambda *_, pid=child: os.kill(pid, signal.SIGKILL))
        signal.alarm(4 * request["seconds"])
        _, status, used = os.wait4(child, 0)
        signal.alarm(0)
        answer = {
            "status": os.waitstatus_to_exitcode(status),
            "seconds": used.ru_utime + used.ru_stime,
            "megabytes": used.ru_maxrss / (MEGABYTE if sys.platform == "darwin" else 1024),
        }
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _preload() -> None:
    """Import what commands import, so that their own time is what counts."""
    import arxiv  # noqa: F401
    import requests  # noqa: F401
    import rich.table  # noqa: F401
    import yaml_rs  # noqa: F401
    from ruamel.yaml import YAML

    import papercli

    for module in pkgutil.walk_packages(papercli.__path__, "papercli."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    list(YAML(typ="safe", pure=True).parse("a: [b]"))
    gc.freeze()


def _child(request: dict[str, object]) -> None:
    """Become the command. Never returns."""
    from papercli.cli import main

    status = 99
    try:
        for number, file in enumerate(request["files"]):  # type: ignore[arg-type, var-annotated]
            os.dup2(
                os.open(file, os.O_NOCTTY | (os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT), 0o600), number
            )
        sys.stdin = open(0, encoding="utf-8", errors="surrogateescape", closefd=False)  # noqa: SIM115
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        os.environ.clear()
        os.environ.update(request["environ"])  # type: ignore[call-overload]
        os.chdir(request["folder"])  # type: ignore[arg-type]
        _limit(request["seconds"], request["megabytes"])  # type: ignore[arg-type]
        try:
            main.main(request["args"])  # type: ignore[arg-type]
        except SystemExit as leaving:
            status = leaving.code if isinstance(leaving.code, int) else 98
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except BaseException as error:
        sys.__stderr__.write(f"{type(error).__name__}: {error}\n")  # type: ignore[union-attr]
    finally:
        os._exit(status)


def _limit(seconds: int, megabytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + megabytes * MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


if __name__ == "__main__":
    _serve()
