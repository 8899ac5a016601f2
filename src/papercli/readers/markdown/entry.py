"""One entry of a list as it was found: its draft, and which characters of the document said what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.markdown.block import Block
    from papercli.model.draft import Draft


class Piece(NamedTuple):
    """A piece of the document that says a field's value; what lies between the pieces is the list's own punctuation."""

    field: str
    """``title``, ``name``, ``authors``, ``venue``, ``year``, ``date``, ``status``, ``rating``, ``summary``, ``remark``,
    ``kind``, ``started``, ``finished``, ``arxiv``, ``doi``, ``url`` (an address alone, as in ``[title](address)``),
    ``links.LABEL`` (a whole link, ``[code](address)`` with its brackets), ``link`` (a whole link to the paper itself,
    ``[pdf](address)``), ``see``, ``extra.NAME``, ``n`` (a running number), ``ignored`` (read, and deliberately not kept)."""
    start: int
    """Offset in the document's text."""
    end: int


@dataclass(slots=True)
class Entry:
    """An entry, and how it is written."""

    draft: Draft
    marker: str
    """``bullet``, ``number``, ``none``, ``heading``, ``checkbox`` or ``row``."""
    block: Block
    """The item, paragraph, heading or row that it stands in."""
    pieces: Sequence[Piece] = ()
    """In the order of the document, not overlapping."""
    columns: Sequence[str] = field(default=())
    """Of a row: what each column of its table holds, as a piece's field; "" where it holds nothing."""
