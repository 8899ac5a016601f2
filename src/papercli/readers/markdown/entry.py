"""One entry of a list as it was found: its draft, and which characters of the document said what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


def in_order(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces in the order of the document; of two that overlap the first and, there, the longer."""
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        if piece.start < piece.end and (not kept or kept[-1].end <= piece.start):
            kept.append(piece)
    return kept


class Labels:
    """An entry's links by label; a second of one label gets a number."""

    def __init__(self) -> None:
        self.by_label: dict[str, str] = {}
        self.urls: set[str] = set()
        self._count: dict[str, int] = {}

    def add(self, label: str, url: str) -> str:
        """Add a link; gives the label that it has now."""
        free = label = " ".join(label.split())
        while free in self.by_label:
            self._count[label] = self._count.get(label, 1) + 1
            free = f"{label} {self._count[label]}"
        self.by_label[free] = url
        self.urls.add(url)
        return free


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
