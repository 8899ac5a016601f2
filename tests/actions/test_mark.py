"""What marking a paper changes."""

from __future__ import annotations

import pytest

from papercli.actions.mark import changes
from papercli.model.changes import Change, Remove, Set
from papercli.model.paper import Paper

TODAY = "2026-11-21"


def paper(**fields: str) -> Paper:
    return Paper(id="x", title="T", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "status", "date", "expected"),
    [
        (paper(), "reading", None, [Set(("status",), "reading"), Set(("started",), TODAY)]),
        (paper(started="2020"), "reading", None, [Set(("status",), "reading")]),
        (paper(started="2020"), "reading", "2021-01", [Set(("status",), "reading"), Set(("started",), "2021-01")]),
        (paper(), "read", None, [Set(("status",), "read"), Set(("finished",), TODAY)]),
        (paper(status="read"), "read", None, [Set(("status",), "read")]),
        (paper(status="read", finished="2020"), "read", None, [Set(("status",), "read")]),
        (paper(status="reading", finished="2020"), "read", None, [Set(("status",), "read"), Set(("finished",), TODAY)]),
        (paper(status="read"), "read", "2020", [Set(("status",), "read"), Set(("finished",), "2020")]),
        (paper(), "skipped", None, [Set(("status",), "skipped")]),
        (paper(), "unread", None, [Remove(("started",)), Remove(("finished",))]),
        (paper(status="read"), "unread", None, [Remove(("status",)), Remove(("started",)), Remove(("finished",))]),
    ],
)
def test_marking(before: Paper, status: str, date: str | None, expected: list[Change]) -> None:
    assert changes(before, status, date, TODAY) == expected
