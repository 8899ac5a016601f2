"""Conflicts that touch only blocks are settled, all others are left as they are."""

from __future__ import annotations

import pytest

from papercli.markdown.conflicts import settle
from papercli.markdown.markers import find

B, E = "<!-- papercli:begin -->\n", "<!-- papercli:end -->\n"
OURS, BASE, MIDDLE, THEIRS = "<<<<<<< HEAD\n", "||||||| base\n", "=======\n", ">>>>>>> other\n"


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        (f"{B}{OURS}a\n{MIDDLE}b\n{THEIRS}{E}", f"{B}a\n{E}"),
        (f"{B}{OURS}a\n{BASE}o\n{MIDDLE}b\n{THEIRS}{E}", f"{B}a\n{E}"),
        (f"{B}{OURS}a\n{E}\n{B}b\n{MIDDLE}c\n{E}\n{B}d\n{THEIRS}{E}", f"{B}a\n{E}\n{B}b\n{E}"),
        (f"{OURS}{B}a\n{E}{MIDDLE}{B}b\n{E}{THEIRS}", f"{B}a\n{E}"),
        (f"{B}{OURS}a\n{E}{MIDDLE}b\n{E}{THEIRS}text\n", f"{B}a\n{E}text\n"),
        (f"x\n{B}{OURS}a\n{MIDDLE}{THEIRS}{OURS}{MIDDLE}b\n{THEIRS}{E}y", f"x\n{B}a\n{E}y"),
    ],
)
def test_settled(text: str, settled: str) -> None:
    for newline in ("\n", "\r\n"):
        assert settle(text.replace("\n", newline)) == settled.replace("\n", newline)
    assert find(settled)[1] == []


@pytest.mark.parametrize(
    "text",
    [
        f"{OURS}a\n{MIDDLE}b\n{THEIRS}{B}{E}",
        f"{OURS}<!-- papercli:begin topic=a -->\n{MIDDLE}{B}{THEIRS}{E}",
        f"{B}{OURS}a\n{E}prose\n{MIDDLE}b\n{E}other prose\n{THEIRS}",
        f"{B}{OURS}a\n{E}{MIDDLE}b\n{THEIRS}{E}",
        f"{OURS}a\n",
        f"{OURS}a\n{THEIRS}",
        f"{OURS}{OURS}a\n{MIDDLE}b\n{THEIRS}",
    ],
)
def test_left_as_they_are_and_reported(text: str) -> None:
    assert settle(text) == text
    assert find(text)[1]


@pytest.mark.parametrize("text", ["", "a\n=======\nb", "a <<<<<<< b", f"{B}a\r\n{E}", "x\r\ny\rz"])
def test_nothing_to_settle(text: str) -> None:
    assert settle(text) == text
