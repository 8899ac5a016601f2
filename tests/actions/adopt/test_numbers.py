"""Where numbered entries begin to count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papercli.markdown import markers
from tests.actions.adopt import promises
from tests.actions.adopt.lists import WORKS
from tests.actions.adopt.promises import adopted

if TYPE_CHECKING:
    from pathlib import Path


def listed(*numbers: str) -> str:
    return "\n".join(["# L\n", *(f"{n} [{w.title}]({w.abs})" for n, w in zip(numbers, WORKS, strict=True)), ""])


@pytest.mark.parametrize(
    ("numbers", "options"),
    [
        (("1.", "2.", "3.", "4.", "5.", "6."), {}),
        (("4.", "5.", "6.", "7.", "8.", "9."), {"start": "4"}),
        (("0.", "1.", "2.", "3.", "4.", "5."), {"start": "0"}),
        (("1.",) * 6, {}),
        (("7.",) * 6, {"start": "7"}),
    ],
)
def test_numbers_come_back(tmp_path: Path, numbers: tuple[str, ...], options: dict[str, str]) -> None:
    there = adopted(tmp_path / "repo", listed(*numbers))
    (block,) = markers.find(there.new)[0]
    assert {key: value for key, value in block.options.items() if key == "start"} == options
    lines = [line for line in listed(*numbers).split("\n") if line]
    assert [line for line in there.new.split("\n") if line in lines] == lines
    assert promises.again(there) == ""


def test_a_run_behind_an_entry_that_stays_goes_on_counting(tmp_path: Path) -> None:
    lines = listed("1.", "2.", "3.", "4.", "5.", "6.").split("\n")
    lines[4] += "\n   ```\n   code\n   ```"
    there = adopted(tmp_path / "repo", "\n".join(lines))
    assert [(left.line, left.reason) for left in there.result.left] == [(5, "it holds code")]
    assert [line for line in lines if line not in there.new] == []
