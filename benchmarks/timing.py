"""Timing whole processes in turn, so that what slows the machine down slows all of them."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

PASS = (sys.executable, "-c", "pass")
NEW = "{new}"


@dataclass(frozen=True, slots=True)
class Command:
    """A command to be timed."""

    words: Sequence[str]
    """``NEW`` in them becomes a number that no other run has."""
    folder: Path
    environ: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], None] = lambda: None
    """Done before each run, untimed."""
    status: Sequence[int] = (0,)
    """What it may end with."""
    most_runs: int = 100
    """Fewer where one takes long."""
    on_terminal: bool = False
    """Whether its output is a terminal."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What one command took."""

    seconds: float
    """Median of its runs, wall clock."""
    ratio: float
    """Median of the ratios to the command timed beside it, run by run."""
    peak: float
    """MB, the most of any process of its runs."""


def in_turn(command: Command, beside: Command, runs: int) -> Figure:
    """Time a command against another one, each in turn, after one run of each that does not count."""
    mine, others, peak = [], [], 0.0
    for i in range(min(runs, command.most_runs) + 1):
        seconds, used = _run(command)
        other, _ = _run(beside)
        if i:
            mine.append(seconds)
            others.append(other)
            peak = max(peak, used)
    return Figure(statistics.median(mine), statistics.median(a / b for a, b in zip(mine, others, strict=True)), peak)


def _run(command: Command) -> tuple[float, float]:
    """Run once; seconds and peak memory in MB."""
    command.before()
    command = replace(command, words=[word.replace(NEW, str(time.time_ns())) for word in command.words])
    environ = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | dict(command.environ)
    start = time.perf_counter()
    process = (_on_terminal if command.on_terminal else _in_pipe)(command, environ)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in command.status:
        raise RuntimeError(f"{' '.join(command.words)} in {command.folder} ended with {process.returncode}")
    return seconds, usage.ru_maxrss / 1024


def _in_pipe(command: Command, environ: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Begin a command and read what it prints to the end."""
    read, write = os.pipe()
    process = subprocess.Popen(
        command.words,
        cwd=command.folder,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=write,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read, "rb", buffering=0) as output:
        while output.read(1 << 16):
            pass
    return process


def _on_terminal(command: Command, environ: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """The same on a terminal."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command.words, cwd=command.folder, env=environ, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    try:
        while os.read(ours, 1 << 16):
            pass
    except OSError:  # the other side is closed
        pass
    os.close(ours)
    return process
