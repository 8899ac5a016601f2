"""Processes of their own: they make the calls that the forked ones make, and signals end them while they still load."""

from __future__ import annotations

import re
import signal as signals
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import sample
from tests.faults.commands import Command
from tests.faults.injection import CHANGING, Point, needs_strace, points
from tests.faults.judge import Judge
from tests.faults.test_mutants import the

pytestmark = needs_strace


def strace(folder: Path, log: Path, args: list[str], *options: str) -> subprocess.CompletedProcess[str]:
    command = ["strace", "-qq", "-y", "-s", "256", "-e", "signal=none", "-o", str(log), *options]
    return subprocess.run(
        [*command, sys.executable, "-m", "papercli", *args],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: signals.signal(signals.SIGHUP, signals.SIG_DFL),
    )


def shape(found: list[Point]) -> list[str]:
    """The calls and what they are made on, without what is another in every run."""
    return [re.sub(r"\w{8}\.tmp|^\d+", "", f"{p.call} {p.text[:70]}") for p in found]


def test_a_process_of_its_own_makes_the_same_calls(judge_of: Callable[[Command], Judge], tmp_path: Path) -> None:
    judge = judge_of(the("topics rename"))
    folder = sample.copy(judge.folder, tmp_path / "during")
    ran = strace(
        folder, tmp_path / "log", judge.command.args, "-e", "trace=" + ",".join(f"?{call}" for call in CHANGING)
    )
    assert ran.returncode == 0, ran.stderr
    assert shape(points((tmp_path / "log").read_text(), folder)) == shape(judge.points)


@pytest.mark.parametrize(("signal", "number"), [("TERM", 15), ("HUP", 1)])
@pytest.mark.parametrize("moment", [40, 250])
def test_a_signal_while_it_loads_ends_it_without_a_word(
    signal: str, number: int, moment: int, source: Path, tmp_path: Path
) -> None:
    inject = f"inject=openat:signal=SIG{signal}:when={moment}"
    ran = strace(source, tmp_path / "log", ["list"], "-e", "trace=openat", "-e", inject)
    assert ran.returncode in (-number, 128 + number)
    assert ran.stderr == ""
