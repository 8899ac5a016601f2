"""The tests of faults can fail: a program made worse in one way turns the ones red that are there for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import sample
from tests.faults.commands import WRITING, Command
from tests.faults.injection import needs_strace
from tests.faults.judge import Judge
from tests.faults.mutants import APPLY
from tests.faults.power import MODES, Disk
from tests.faults.runs import Fault, failing, killed, wrong_of
from tests.faults.started import Ended, Starter
from tests.faults.test_many_at_once import Crowd, papers
from tests.faults.test_power_cuts import cut

Check = Callable[[Starter, Path, Path], list[str]]


def the(line: str) -> Command:
    """The one command whose line begins so."""
    (found,) = [command for command in WRITING if command.line.startswith(line)]
    return found


def kills(line: str) -> Check:
    def check(starter: Starter, source: Path, work: Path) -> list[str]:
        judge = Judge.of(the(line), starter, source, work)
        points = [point for point in judge.points if point.call in ("write", "rename")]
        points = [*points[:4], *points[-2:]]
        faults = [*(killed(point) for point in points), killed(points[0], torn=True)]
        return wrong_of(judge, faults, lambda _, __, folder: judge.after_fault(folder))

    return check


def full_disk(starter: Starter, source: Path, work: Path) -> list[str]:
    judge = Judge.of(the("mark"), starter, source, work)
    faults = [failing(next(point for point in judge.points if point.call == "write"), "ENOSPC")]

    def verdict(_: Fault, ended: Ended, folder: Path) -> str:
        return judge.after_failure(ended, folder)

    return wrong_of(judge, faults, verdict)


def power(starter: Starter, source: Path, work: Path) -> list[str]:
    judge = Judge.of(the("mark"), starter, source, work)
    disk = Disk.of(judge.folder, work)
    points = [point for point in judge.points if point.call == "fsync"][-1:]
    faults = [*(killed(point) for point in points), Fault("the end")]
    return [wrong for mode in MODES for fault in faults if (wrong := cut(disk, judge, fault, mode))]


def crowd(starter: Starter, source: Path, work: Path) -> list[str]:
    folder = sample.copy(source, work / "d")
    ended = Crowd(folder, starter).run([["set", "2301.00006", f"extra.Tag{i}=x"] for i in range(8)])
    tags = papers(folder)["2301.00006"]["extra"]
    return [f"Tag{i} is lost" for i, each in enumerate(ended) if each.status == 0 and f"Tag{i}" not in tags]  # type: ignore[operator]


def hostile_text(starter: Starter, source: Path, work: Path) -> list[str]:
    folder = sample.copy(source, work / "d")
    (folder / "catalog/papers/evil.yaml").write_text(
        'title: "x \\e[31m | y <!-- papercli:end -->"\ntopics: [decoding]\n'
    )
    listed = starter.run(folder, ["list"]).stdout
    starter.run(folder, ["render-readme"])
    again = starter.run(folder, ["render-readme", "--check"])
    wrong = ["an escape reaches the terminal"] if "\x1b" in listed else []
    return wrong + (["a title ends its block"] if again.status != 0 else [])


CASES: list[tuple[str, Check, bool]] = [
    ("naive_write", kills("mark"), True),
    ("naive_write", full_disk, True),
    ("no_fsync", power, True),
    ("no_folder_fsync", power, True),
    ("no_lock", crowd, False),
    ("no_sweep", kills("mark"), True),
    ("liar", full_disk, True),
    ("papers_first", kills("topics rename"), True),
    ("raw_text", hostile_text, False),
]


def test_every_mutant_is_tried() -> None:
    assert {name for name, _, _ in CASES} == APPLY.keys()


@pytest.mark.parametrize(
    ("name", "check"),
    [
        pytest.param(n, check, marks=needs_strace if traces else (), id=f"{n} {i}")
        for i, (n, check, traces) in enumerate(CASES)
    ],
)
def test_a_mutant_turns_its_tests_red(
    name: str, check: Check, source: Path, starter: Starter, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if check is power:
        request.getfixturevalue("needs_power")
    assert check(starter.mutated(name), source, tmp_path) != []


def test_hostile_text_does_no_harm(source: Path, starter: Starter, tmp_path: Path) -> None:
    assert hostile_text(starter, source, tmp_path) == []
