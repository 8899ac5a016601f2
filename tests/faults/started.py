"""The process that starts papercli again and again: it has everything imported and forks, so that a run costs no start-up.

Its own job is in ``main``: read a JSON line (folder, arguments, environment, where output goes), fork, answer with the
child's number. The child stops itself before papercli begins, for strace to be attached, unless told not to. The same
file system calls follow as in a process of its own; ``test_start_up`` looks at real ones.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of one run. ``status`` is minus the signal that ended it."""

    status: int
    stdout: str
    stderr: str
    hung: bool = False


class Starter:
    """A process of ``main``."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.faults.started"]
        environ = os.environ | {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self._mutant = ""
        self.work = Path(tempfile.mkdtemp(prefix="papercli-faults-"))
        """For what runs print, and for traces."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.stdin.close()  # type: ignore[union-attr]
        self._process.wait(10)
        self._process.stdout.close()  # type: ignore[union-attr]
        shutil.rmtree(self.work)

    def mutated(self, name: str) -> Starter:
        """The same, that starts a program made worse: ``name`` is one of ``tests.faults.mutants``."""
        other = copy(self)
        other._mutant = name
        return other

    def start(self, folder: Path, args: list[str], **more: Any) -> Running:
        """Start papercli in ``folder``.

        ``stopped`` leaves it stopped at its beginning; ``file_size`` is a limit in bytes; with ``dies_at`` it is gone, with
        status 137, before so many changes of files are made, if it makes that many. ``out`` is where stdout goes instead
        of into the answer, ``closed`` are the numbers of streams that are closed, ``unset`` variables that are not there.
        """
        name = f"{time.monotonic_ns()}"
        out, err = self.work / f"{name}.out", self.work / f"{name}.err"
        job = {"folder": str(folder), "args": args, "out": str(out), "err": str(err), "mutant": self._mutant, **more}
        return Running(self, self._ask(job), err if "out" in more else out, err)

    def run(self, folder: Path, args: list[str], **more: Any) -> Ended:
        """Run papercli in ``folder`` to its end."""
        return self.start(folder, args, **more).end()

    def wait(self, number: int) -> int | None:
        """The status of a child that has ended, None while it runs."""
        found = self._ask({"wait": number})
        return None if found == _RUNNING else found

    def _ask(self, question: dict[str, Any]) -> int:
        self._process.stdin.write(json.dumps(question) + "\n")  # type: ignore[union-attr]
        answer = self._process.stdout.readline()  # type: ignore[union-attr]
        if not answer:
            raise RuntimeError("the starter has ended")
        return int(answer)


@dataclass(slots=True)
class Running:
    """One run that goes on."""

    _starter: Starter
    number: int
    """Of the process, which leads a group of its own."""
    _out: Path
    _err: Path

    def end(self, timeout: float = 30) -> Ended:
        """Wait for its end; after ``timeout`` seconds it is killed, and ``hung``."""
        limit, hung, pause = time.monotonic() + timeout, False, 0.001
        while (status := self._starter.wait(self.number)) is None:
            if time.monotonic() > limit and not hung:
                hung = True
                self.kill()
            time.sleep(pause)
            pause = min(pause * 1.5, 0.02)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.number, signal.SIGKILL)  # an editor that it left behind
        ended = Ended(status, *(each.read_text(errors="replace") for each in (self._out, self._err)), hung)
        self._out.unlink()
        self._err.unlink(missing_ok=True)
        return ended

    def kill(self) -> None:
        """Kill it and what it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.number, signal.SIGKILL)


_RUNNING = 1 << 20


def main() -> None:
    """Start what is asked for, until nothing more is asked."""
    _import_everything()
    for line in sys.stdin:
        job = json.loads(line)
        if "wait" in job:
            number, status = os.waitpid(job["wait"], os.WNOHANG)
            answer = os.waitstatus_to_exitcode(status) if number else _RUNNING
        else:
            answer = os.fork()
            if not answer:
                _become(job)
            if job.get("stopped"):
                os.waitpid(answer, os.WUNTRACED)
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


def _import_everything() -> None:
    import importlib
    import pkgutil

    import papercli

    for module in pkgutil.walk_packages(papercli.__path__, "papercli."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in ("anyascii", "markdown_it", "ruamel.yaml", "yaml_rs"):  # loaded when they are needed
        importlib.import_module(name)
    gc.collect()
    gc.freeze()


def _become(job: dict[str, Any]) -> None:
    """Be papercli, in the child: its own group, streams, folder and environment."""
    os.setpgid(0, 0)
    for number, handler in (
        (signal.SIGINT, signal.default_int_handler),
        (signal.SIGTERM, signal.SIG_DFL),
        (signal.SIGHUP, signal.SIG_DFL),
    ):
        signal.signal(number, handler)  # whatever the tests run under has told them to ignore
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(job[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666), number)
    os.closerange(3, 64)
    closed = job.get("closed", [])
    for number in closed:
        os.close(number)
    sys.stdin = None if 0 in closed else open(0, encoding="utf-8")  # type: ignore[assignment]  # noqa: SIM115
    sys.stdout = None if 1 in closed else open(1, "w", encoding="utf-8")  # type: ignore[assignment]  # noqa: SIM115
    sys.stderr = None if 2 in closed else open(2, "w", encoding="utf-8", buffering=1)  # type: ignore[assignment]  # noqa: SIM115
    os.chdir(job["folder"])
    os.environ.update(job.get("environ", {}))
    for name in job.get("unset", []):
        os.environ.pop(name, None)
    sys.argv = ["papercli", *job["args"]]
    if "file_size" in job:
        resource.setrlimit(resource.RLIMIT_FSIZE, (job["file_size"],) * 2)
    if job["mutant"]:
        from tests.faults import mutants

        mutants.APPLY[job["mutant"]]()
    if "dies_at" in job:
        _die_at(job["dies_at"])
    if job.get("stopped"):
        os.kill(os.getpid(), signal.SIGSTOP)
    from papercli.__main__ import main as papercli

    try:
        papercli()
    except SystemExit as leaving:
        os._exit(_flushed(leaving.code))
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def _flushed(status: Any) -> int:
    """End as Python ends, which takes itself apart first: that would take longer than papercli."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            return 120
    return int(status or 0)


def _die_at(nth: int) -> None:
    """Be gone before the n-th change of a file or folder."""
    left = nth

    def look(event: str, about: tuple[Any, ...]) -> None:
        nonlocal left
        changes = event in ("os.rename", "os.remove", "os.mkdir", "os.truncate")
        if changes or (event == "open" and isinstance(about[2], int) and about[2] & (os.O_WRONLY | os.O_RDWR)):
            left -= 1
            if not left:
                os._exit(137)

    sys.addaudithook(look)


if __name__ == "__main__":
    main()
