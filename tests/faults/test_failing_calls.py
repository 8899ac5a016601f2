"""Any call on a file may fail, once or for ever: papercli says so in a line or two, and nothing is half done."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.failures import complaint
from tests.faults import sample
from tests.faults.commands import Command
from tests.faults.injection import Point, needs_strace, points, traced
from tests.faults.judge import Judge, seen
from tests.faults.runs import Fault, commands, failing, some, wrong_of
from tests.faults.started import Ended, Starter

pytestmark = needs_strace
Make = Callable[[Command], Judge]
RARE = ["EDQUOT", "EROFS", "EACCES"]
MAKES_ROOM = ("unlink", "rmdir", "chmod", "fchmod")
"""Calls that no full disk stops."""
LIMITS = [0, 1, 100, 4096]
"""Of the size of a file, in bytes: writes that fail half-way."""


def faults_at(found: list[Point], *, sampled: bool) -> Iterator[Fault]:
    """A full disk, once and for ever, and a bad one at every call; of the other errors one at each."""
    for n, point in enumerate(found):
        errors = [RARE[n % len(RARE)], "EIO"]
        if not point.call.startswith(MAKES_ROOM):
            errors.append("ENOSPC")
        for error in errors[-1:] if sampled else errors:
            yield failing(point, error)
        if errors[-1] == "ENOSPC" and (not sampled or point.call == "write"):
            yield failing(point, "ENOSPC", for_ever=True)
    for size in LIMITS[2:3] if sampled else LIMITS:
        yield Fault(f"files of {size} bytes at most", file_size=size, silent=not size)


@pytest.mark.parametrize(("command", "count"), commands(["add 1706.03762 2106", "render-readme"]))
def test_a_failing_call_is_said_and_leaves_nothing_half_done(
    command: Command,
    count: int | None,
    judge_of: Make,
    record_property: Callable[[str, object], None],
) -> None:
    judge = judge_of(command)
    faults = list(faults_at(some(judge.points, count), sampled=count is not None))

    def verdict(fault: Fault, ended: Ended, folder: Path) -> str:
        return judge.after_failure(ended, folder, silent=fault.silent)

    assert wrong_of(judge, faults, verdict) == []
    record_property("failing calls", len(faults))


READERS = [
    "list --json",
    "search paper --json",
    "show 2301.00003 --json",
    "stats",
    "check",
    "render-readme --check",
    "topics",
]


@pytest.mark.parametrize(
    ("line", "count"),
    [("list --json", 8), *(pytest.param(line, None, marks=pytest.mark.slow) for line in READERS)],
)
def test_what_cannot_be_read_is_said(
    line: str,
    count: int | None,
    source: Path,
    starter: Starter,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    """No answer pretends to be whole when a file of the catalog could not be read."""
    folder = sample.copy(source, tmp_path / "d")
    before = seen(folder)
    calls = ["openat", "read", "getdents64"]
    whole, log = traced(starter, folder, line.split(), calls=calls)
    # Neither what may be made again, nor Python's own modules, which load late, are files of the catalog; notes that cannot
    # be read are not searched.
    beside = (".papercli", ".so", ".py", "/notes/")
    found = [p for p in points(log, folder, reading=True) if not any(each in p.text for each in beside)]
    tried = some(found, count)
    wrong = []
    for point in tried:
        ended, _ = traced(starter, folder, line.split(), inject=f"{point.call}:error=EIO:when={point.nth}", calls=calls)
        json = "--json" in line
        if (ended.status, ended.stdout) == (whole.status, whole.stdout):
            continue  # it was read in another way
        if ended.status == 0 or (line == "check" and ended.status == 1 and not ended.stdout):
            wrong.append(f"{point}: another answer, and nothing said")
        elif problem := complaint(ended.status, ended.stdout, ended.stderr, json=json, silent=line == "check"):
            wrong.append(f"{point}: {problem}")
    assert wrong == []
    assert seen(folder) == before
    shutil.rmtree(folder)
    record_property("failing reads", len(tried))
