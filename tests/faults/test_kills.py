"""papercli may be killed at every call that touches a file: nothing is lost, and the same command again completes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from papercli.cli.group import COMMANDS
from tests.faults.commands import READS_ONLY, WRITING, Command
from tests.faults.injection import needs_strace
from tests.faults.judge import Judge
from tests.faults.runs import Fault, commands, killed, some, wrong_of
from tests.faults.started import Ended

pytestmark = needs_strace
Make = Callable[[Command], Judge]
WRITES = {"write", "pwrite64"}


def test_every_command_that_writes_is_tried() -> None:
    assert {command.args[0] for command in WRITING} == COMMANDS.keys() - READS_ONLY


@pytest.mark.parametrize(("command", "count"), commands())
def test_a_kill_loses_nothing(
    command: Command,
    count: int | None,
    judge_of: Make,
    record_property: Callable[[str, object], None],
) -> None:
    judge = judge_of(command)
    points = some(judge.points, count)
    faults = [killed(point) for point in points]
    faults += [killed(point, torn=True) for point in points if point.call in WRITES]

    def verdict(_: Fault, ended: Ended, folder: Path) -> str:
        return "was not killed" if ended.status != -9 else judge.after_fault(folder)

    assert wrong_of(judge, faults, verdict) == []
    record_property("kill points", len(faults))


@pytest.mark.parametrize("signal", ["INT", "TERM", "HUP"])
@pytest.mark.parametrize(("command", "count"), commands(["mark"]))
def test_a_signal_ends_it_without_a_word(
    command: Command,
    count: int | None,
    signal: str,
    judge_of: Make,
    record_property: Callable[[str, object], None],
) -> None:
    judge = judge_of(command)
    points = judge.points[{"INT": 0, "TERM": 1, "HUP": 0}[signal] :: {"INT": 1, "TERM": 2, "HUP": 2}[signal]]
    faults = [killed(point, signal) for point in some(points, count and count // 2)]
    expected = 128 + {"INT": 2, "TERM": 15, "HUP": 1}[signal]

    def verdict(_: Fault, ended: Ended, folder: Path) -> str:
        if ended.status != expected:
            return f"exit {ended.status}: {ended.stderr}"
        return f"says {ended.stderr}" if ended.stderr else judge.after_fault(folder)

    assert wrong_of(judge, faults, verdict) == []
    record_property(f"signals (SIG{signal})", len(faults))
