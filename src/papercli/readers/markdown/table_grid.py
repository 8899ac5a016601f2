"""A table as rows of cells under headings: cells that HTML stretches resolved, headings told from data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from papercli.readers.markdown.recognise import headings as known_headings, identifiers
from papercli.readers.markdown.table_cell import Cell, read_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.markdown.block import Block
    from papercli.markdown.blocks import Document

_STRETCH = re.compile(r"\b(row|col)span\s*=\s*[\"']?\s*(\d{1,3})", re.IGNORECASE)
_WIDEST = 60
"""Columns that are looked at."""
_LONGEST_STRETCHED = 500
"""Characters of a cell that stands in the rows below it, too."""
_DELIMITER = re.compile(r"\s*:?-{2,}:?\s*")


@dataclass
class Row:
    """One row of data."""

    block: Block
    cells: list[Cell]
    """Perhaps fewer than the table has columns."""

    def at(self, column: int) -> Cell | None:
        """The cell in a column."""
        return self.cells[column] if column < len(self.cells) else None

    @cached_property
    def ends(self) -> list[int]:
        """Where the text of each cell ends in the document."""
        return [cell.source()[1] for cell in self.cells]


@dataclass(slots=True)
class Grid:
    """A table."""

    headings: list[str]
    """One a column, as a reader sees them; "" where there is none."""
    rows: list[Row]


def read_grid(table: Block, document: Document) -> Grid:
    """Read a table. A repeated row of headings is left out, as is one that only draws a line."""
    blocks = [child for child in table.children if child.kind == "row"]
    rows = _unstretched(blocks, document)
    width = max((len(row.cells) for row in rows), default=0)
    if table.marker == "html" and not all(map(_is_marked, rows)):
        while len(rows) > 2 and _is_marked(rows[0]) and _is_marked(rows[1]):
            del rows[0]  # a heading over several columns, each with its own below
    if not rows or not _is_heading(rows[0], rows[1:], html=table.marker == "html"):
        return Grid([""] * width, rows)
    headings = [" ".join(cell.text.split()) for cell in rows[0].cells]
    headings += [""] * (width - len(headings))
    return Grid(headings, [row for row in rows[1:] if not _repeats(row, headings)])


def _unstretched(blocks: Sequence[Block], document: Document) -> list[Row]:
    """Rows with their cells in their columns: one stretched downwards stands again in the rows below."""
    rows: list[Row] = []
    below: dict[int, tuple[int, Cell]] = {}
    empty = read_cell(None, document)
    for block in blocks:
        row = Row(block, [])
        waiting = [child for child in block.children if child.kind == "cell"][:_WIDEST]
        waiting.reverse()
        while waiting or len(row.cells) in below:
            column = len(row.cells)
            if column in below:
                left, cell = below.pop(column)
                if left > 1:
                    below[column] = (left - 1, cell)
                row.cells.append(cell)
                continue
            source = waiting.pop()
            stretch = {name.lower(): int(number) for name, number in _STRETCH.findall(source.raw)} if source.raw else {}
            row.cells.append(read_cell(source, document))
            if stretch.get("row", 1) > 1:
                again = read_cell(source, document, stretched=True)
                below[column] = (stretch["row"] - 1, again if len(again.text) <= _LONGEST_STRETCHED else empty)
            row.cells += [empty] * (min(stretch.get("col", 1), _WIDEST) - 1)
        rows.append(row)
    return rows


def _is_heading(first: Row, others: Sequence[Row], *, html: bool) -> bool:
    """Whether the first row heads the table. In a pipe table it does by its form, but some keep a paper there."""
    if any(identifiers.is_paper_url(link.url) for cell in first.cells for link in cell.links):
        # A heading may lead somewhere, too; but most cells of that row say what their columns hold.
        plain = [cell for cell in first.cells if not cell.links and not cell.empty]
        return 2 * sum(bool(known_headings.roles(cell.text)) for cell in plain) > len(plain)
    if not html or first.block.head:
        return True
    texts = [cell.text.strip() for cell in first.cells if not cell.empty]
    if _is_marked(first) and others and not all(map(_is_marked, others)):
        return True
    if not texts or not others or any(len(text) > 40 for text in texts):
        return False
    return 2 * sum(bool(known_headings.roles(text)) for text in texts) >= len(texts) > 1 or (
        bool(known_headings.roles(texts[0])) and len(texts) == 1 == len(first.cells)
    )


def _is_marked(row: Row) -> bool:
    """Whether all of a row's text is bold or in italics, and none of it leads anywhere."""
    full = [cell for cell in row.cells if not cell.empty]
    return len(full) > 1 and all(not cell.links and cell.all_bold for cell in full)


def _repeats(row: Row, headings: Sequence[str]) -> bool:
    texts = [" ".join(cell.text.split()) for cell in row.cells]
    if any(texts) and texts == list(headings):
        return True
    return any(texts) and all(_DELIMITER.fullmatch(text) for text in texts if text)
