"""The power may go at any moment: every file is the old one or the new one, and what was said to be done is done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.faults.commands import Command
from tests.faults.injection import needs_strace, traced
from tests.faults.judge import Judge, seen
from tests.faults.power import MODES, Disk
from tests.faults.runs import Fault, commands, killed, some

pytestmark = [needs_strace, pytest.mark.usefixtures("needs_power")]
Make = Callable[[Command], Judge]


@pytest.mark.parametrize(("command", "count"), commands(["topics rename"], 3))
def test_a_power_cut_loses_nothing(
    command: Command,
    count: int | None,
    judge_of: Make,
    record_property: Callable[[str, object], None],
) -> None:
    judge = judge_of(command)
    disk = Disk.of(judge.folder, judge.folder.parent)
    faults = [*(killed(point) for point in some(judge.points, count)), Fault("the end")]
    wrong = [
        f"{fault.name} ({mode} survives): {found}"
        for mode in MODES
        for fault in faults
        if (found := cut(disk, judge, fault, mode))
    ]
    assert wrong == []
    record_property("power cuts", len(faults) * len(MODES))


def cut(disk: Disk, judge: Judge, fault: Fault, mode: str) -> str:
    """Run the command until the power goes; what is wrong with the disk afterwards."""
    disk.fresh()
    with disk.mounted() as folder:
        if fault.inject:
            ended, _ = traced(
                judge.starter, folder, judge.command.args, inject=fault.inject, environ=judge.command.environ
            )
        else:
            ended = judge.starter.run(folder, judge.command.args, environ=judge.command.environ)
        if ended.status != (-9 if fault.inject else 0):
            return f"exit {ended.status}"
        disk.cut(mode)
    with disk.mounted() as folder:
        if not fault.inject and seen(folder) != judge.after:
            return "what was said to be done is lost"
        return judge.after_fault(folder)
