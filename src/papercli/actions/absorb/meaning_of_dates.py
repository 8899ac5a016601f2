"""Years and dates as a person wrote them in a block, as changes of the paper."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from papercli.actions.absorb.asked import plain_text
from papercli.model.changes import Remove, Set
from papercli.model.date_format import MONTHS

if TYPE_CHECKING:
    from papercli.actions.absorb.asked import Asked, Reading
    from papercli.model.paper import Paper

YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_DIRECTIVES = {
    "Y": r"(?P<Y>\d{4})",
    "y": r"(?P<y>\d\d)",
    "m": r"(?P<m>\d{1,2})",
    "d": r"(?P<d>\d{1,2})",
    "e": r"(?P<d>\d{1,2})",
    "b": r"(?P<b>[A-Za-z]+)",
    "B": r"(?P<b>[A-Za-z]+)",
}


def of_year(asked: Asked, paper: Paper) -> Reading:
    """The year by which the paper shows this one."""
    if found := YEAR.search(asked.raw):
        if paper.published and paper.published[:4] == found[0]:
            yield [Remove(("year",))]
        yield [Set(("year",), found[0])]
        if paper.published:
            yield [Set(("published",), found[0]), Remove(("year",))]
    elif not asked.raw.strip():
        yield [Remove(("year",))]
        yield [Remove(("year",)), Remove(("published",))]


def of_date(asked: Asked, paper: Paper) -> Reading:
    """The date, as precise as it is written."""
    field = {"date": "published"}.get(asked.holder.name, asked.holder.name)
    raw = plain_text(asked.raw)
    if not raw:
        yield [Remove((field,)), *([Remove(("year",))] if field == "published" else [])]
        return
    iso = _iso(raw, asked.options.get("format", "%Y-%m-%d"))
    if iso is None:
        return
    there = getattr(paper, field) or ""
    if len(iso) == 4 and field == "published":
        yield from of_year(replace(asked, raw=iso), paper)
    if there.startswith(iso[:7]) and len(iso) < len(there):  # the style shows less than the paper has
        return
    yield [Set((field,), iso), *([Remove(("year",))] if field == "published" and paper.year else [])]
    yield [Set((field,), iso)]


def _iso(raw: str, form: str) -> str | None:
    """A date written by ``form``, or by as much of it as there is."""
    pieces = re.split(r"%-?([A-Za-z])", form)
    for last in range(len(pieces), 1, -2):
        for first in range(0, last - 1, 2):
            if found := _dated(raw, pieces[first:last]):
                return found
    return None


def _dated(raw: str, pieces: list[str]) -> str | None:
    names = pieces[1::2]
    if len(set(names)) < len(names):
        return None
    pattern = "".join(
        _DIRECTIVES.get(piece, "(?!)") if i % 2 else r"\s*".join(map(re.escape, piece.split()))
        for i, piece in enumerate(pieces)
    )
    match = re.fullmatch(pattern.replace(")(?P", r")\s*(?P"), raw) or re.fullmatch(
        r"\W*".join(_DIRECTIVES.get(name, "(?!)") for name in names) + r"\W*", raw
    )
    if not match:
        return None
    got = match.groupdict()
    year = got.get("Y") or (f"20{got['y']}" if got.get("y") else None)
    month = got.get("m")
    if word := got.get("b"):
        numbers = [
            i for i, name in enumerate(MONTHS, 1) if len(word) > 2 and name.lower().startswith(word.lower().rstrip("."))
        ]
        month = str(numbers[0]) if numbers else None
    parts = [year, month and month.zfill(2), got.get("d") and got["d"].zfill(2)]
    have = parts[: parts.index(None)] if None in parts else parts
    wanted = bool(year) + bool(got.get("m") or got.get("b")) + bool(got.get("d"))
    return "-".join(cast("list[str]", have)) if have and len(have) == wanted else None
