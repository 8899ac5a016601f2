"""The numbers of a list's entries: where a run begins to count, and whether it counts at all."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.actions.adopt.runs import Run
    from papercli.actions.adopt.samples import Sample
    from papercli.readers.markdown.entry import Entry

_MOST = 999_999
"""The greatest number that a block may begin with."""


def start(run: Run, text: str) -> dict[str, str]:
    """The option for the number of a run's first entry; none where that is 1, or there is none."""
    number = _number(run.entries[0], text)
    return {} if number in (None, 1) else {"start": str(number)}


def step(samples: Sequence[Sample]) -> dict[str, str]:
    """The option for items that all bear the same number, which GitHub counts; none where they are counted by hand."""
    numbers = [_number(sample.entry, "") for sample in samples]
    same = sum(a == b for a, b in pairwise(numbers) if a is not None)
    return {"step": "0"} if same * 2 > len(numbers) - 1 and same else {}


def _number(entry: Entry, text: str) -> int | None:
    written = entry.block.marker if entry.marker == "number" else ""
    if entry.marker != "number":
        written = next((text[piece.start : piece.end] for piece in entry.pieces if piece.field == "n"), "")
    found = re.search(r"\d+", written)
    return int(found[0]) if found and int(found[0]) <= _MOST else None
