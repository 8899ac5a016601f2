"""The range of weights that a block's marker asks for, widened for a paper that was put at the block's end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.markdown import markers
from papercli.model.weight import spelled

if TYPE_CHECKING:
    from collections.abc import Mapping

_RANGE = re.compile(r'(?<=[ \t]weight=)(?P<quote>"?)(?P<low>-?[0-9.]*?)\.\.(?P<high>-?[0-9.]*)(?P=quote)(?=[ \t])')


def widened(text: str, ranges: Mapping[int, tuple[float, float]]) -> str:
    """The README with the ranges of these blocks (by number) holding these weights too; open ends stay open."""
    found = markers.find(text)[0]
    for number in sorted(ranges, reverse=True):
        low, high = ranges[number]
        end = found[number].begin
        start = text.rfind("<!--", 0, end)
        match = _RANGE.search(text, start, end)
        if match:
            text = text[: match.start()] + _range(match, low, high) + text[match.end() :]
    return text


def _range(match: re.Match[str], low: float, high: float) -> str:
    first, last = match["low"], match["high"]
    if first and low < float(first):
        first = spelled(low)
    if last and high > float(last):
        last = spelled(high)
    return f"{match['quote']}{first}..{last}{match['quote']}"
