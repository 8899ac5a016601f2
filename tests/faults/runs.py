"""Many runs of one command, each with one fault; what was wrong with them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults import sample
from tests.faults.commands import WRITING, Command
from tests.faults.injection import Point, tear, traced
from tests.faults.judge import Judge
from tests.faults.started import Ended

SAMPLED = ["add 1706.03762 2106", "topics merge", "rename", "render-readme"]
"""The commands in which the default run injects some faults; the slow one injects all, in every command."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: how strace is to make it, or how the process is started."""

    name: str
    inject: str = ""
    torn: bool = False
    """Half of the write arrives."""
    file_size: int | None = None
    silent: bool = False
    """Not even stderr can be written."""


def commands(sampled: Iterable[str] = tuple(SAMPLED), count: int = 5) -> list[object]:
    """Parameters for tests: a command, and how many of its points are tried: ``count`` in the sample, None for all."""
    chosen = [command for command in WRITING if command.line.startswith(tuple(sampled))]
    some = [pytest.param(command, count, id=f"some of {command}") for command in chosen]
    return [*some, *(pytest.param(command, None, id=str(command), marks=pytest.mark.slow) for command in WRITING)]


def some(points: Sequence[Point], count: int | None) -> list[Point]:
    """So many of the points, evenly spread, the last among them; all for None."""
    if count is None or len(points) <= count:
        return list(points)
    return [points[(i + 1) * len(points) // count - 1] for i in range(count)]


def wrong_of(judge: Judge, faults: Iterable[Fault], verdict: Callable[[Fault, Ended, Path], str]) -> list[str]:
    """Run the command once for each fault; ``verdict`` says what is wrong with the end and what is left. Empty is good."""
    command: Command = judge.command
    out = []
    folder = judge.folder.parent / "during"  # of one name's length for all, so that all runs make the same calls
    for fault in faults:
        sample.copy(judge.folder, folder)
        if fault.file_size is not None:
            ended = judge.starter.run(folder, command.args, environ=command.environ, file_size=fault.file_size)
            log = ""
        else:
            ended, log = traced(judge.starter, folder, command.args, inject=fault.inject, environ=command.environ)
        if fault.torn and not tear(log):
            wrong = "no write was torn"
        elif ended.hung:
            wrong = "hangs"
        else:
            wrong = verdict(fault, ended, folder)
        if wrong:
            out.append(f"{fault.name}: {wrong}")
        shutil.rmtree(folder)
    return out


def killed(point: Point, signal: str = "KILL", *, torn: bool = False) -> Fault:
    """A signal as the call of a point begins."""
    half = ", half written" if torn else ""
    return Fault(f"SIG{signal} at {point}{half}", f"{point.call}:signal=SIG{signal}:when={point.nth}", torn)


def failing(point: Point, error: str, *, for_ever: bool = False) -> Fault:
    """The call of a point fails; ``for_ever``, from then on."""
    inject = f"{point.call}:error={error}:when={point.nth}{'+' if for_ever else ''}"
    name = f"{error}{' for ever' if for_ever else ''} at {point}"
    return Fault(name, inject, silent=for_ever and point.call == "write")
