"""The rows of a table under its columns: which are papers, which head those below, which go on with the one above."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from papercli.readers.markdown.recognise import identifiers
from papercli.readers.markdown.table_beside import take_rest
from papercli.readers.markdown.table_draft import Taken
from papercli.readers.markdown.table_fields import take_cell
from papercli.readers.markdown.table_text import words
from papercli.readers.markdown.table_title import find_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.markdown.block import Block
    from papercli.readers.markdown.entry import Entry
    from papercli.readers.markdown.table_cell import Cell
    from papercli.readers.markdown.table_columns import Column
    from papercli.readers.markdown.table_grid import Grid, Row

_CHECKBOX = re.compile(r"\s*\[([ xX✓✔√])\]\s+(?=\S)")
_LONGEST_HEADING = 12
"""Words in a row that heads those below it."""
_LONGEST_NAME = 3
"""Words in a short name."""


@dataclass(slots=True)
class _Open:
    """An entry that further rows may go on with."""

    taken: Taken
    block: Block
    row: Row
    ids: set[str]


class _Rows:
    """Takes the rows of a table in order."""

    def __init__(self, columns: Sequence[Column], section: Sequence[str]) -> None:
        self._columns = columns
        roles = [column.role for column in columns]
        self._title = next((roles.index(role) for role in ("title", "name") if role in roles), None)
        self._section = tuple(section)
        self._within: tuple[str, ...] = ()
        self._open: _Open | None = None
        self._bold_titles = False
        self._held: list[Counter[str]] = [Counter() for _ in columns]
        self.entries: list[Entry] = []

    def read(self, grid: Grid) -> None:
        filled = sorted(sum(not cell.empty for cell in row.cells) for row in grid.rows)
        usual = filled[len(filled) // 2]
        bold = sum(cell.all_bold for row in grid.rows if (cell := self._title_cell(row)))
        self._bold_titles = 2 * bold > len(grid.rows)
        for row, below in zip(grid.rows, [*grid.rows[1:], None], strict=True):
            if all(cell.empty for cell in row.cells):
                self._close()
            elif usual >= 2 and below is not None and (heading := self._heading(row)):
                self._close()
                self._within = (heading,)
            else:
                self._take(row)
        self._close()
        fields = [held.most_common(1)[0][0] if held else "" for held in self._held]
        for entry in self.entries:
            entry.columns = fields

    def _title_cell(self, row: Row) -> Cell | None:
        return None if self._title is None else row.at(self._title)

    def _close(self) -> None:
        """The entry that is open is whole."""
        if self._open is not None:
            entry = self._open.taken.entry(self._open.block, (*self._section, *self._within))
            draft = entry.draft
            if draft.title or draft.name or draft.url or draft.arxiv or draft.links or draft.see:
                self.entries.append(entry)
                self._count(entry, self._open.row)
        self._open = None

    def _count(self, entry: Entry, row: Row) -> None:
        """Count what each column holds: in the title's the title, else a row's first piece."""
        ends, i = row.ends, 0
        seen: set[int] = set()
        for piece in entry.pieces:
            while i < len(ends) and piece.start >= ends[i]:
                i += 1
            if i == len(ends):
                return
            if piece.field in ("title", "name") or (i not in seen and i != self._title and piece.field != "ignored"):
                self._held[i][piece.field] += 2 if piece.field == "title" else 1  # a name may stand beside it
                seen.add(i)

    def _heading(self, row: Row) -> str | None:
        """The text of a row that is one heading across the table."""
        full = [(i, cell) for i, cell in enumerate(row.cells) if not cell.empty]
        if len(full) != 1 or full[0][1].links or full[0][1].images or full[0][1].stretched:
            return None
        i, cell = full[0]
        text = " ".join(cell.text.split())
        if not any(map(str.isalnum, text)) or words(text) > _LONGEST_HEADING:
            return None
        across = len(row.block.children) == 1 and "colspan" in row.block.children[0].raw.lower()
        if i == self._title:
            return text if across or (cell.all_bold and not self._bold_titles) else None
        return text if across or i == 0 else None

    def _take(self, row: Row) -> None:
        title = self._title_cell(row)
        if self._open and self._title is not None and (title is None or title.empty):
            more = self._read(row, None)
            if more.arxiv_ids() <= self._open.ids:
                self._open.taken.join(more)
                block = self._open.block
                self._open.block = replace(block, line_end=max(block.line_end, row.block.line_end))
                return
        for piece in (_several(title) if title else []) or [None]:
            self._close()
            taken = self._read(row, piece)
            self._open = _Open(taken, row.block, row, taken.arxiv_ids())

    def _read(self, row: Row, piece: tuple[int, int] | None) -> Taken:
        taken = Taken()
        if title := self._title_cell(row):
            column = self._columns[self._title or 0]
            _read_title(title, taken, column.roles, piece, short=column.role == "name")
        for i, (column, cell) in enumerate(zip(self._columns, row.cells, strict=False)):
            if i != self._title:
                take_cell(cell, column, taken)
        return taken


def read_rows(grid: Grid, columns: Sequence[Column], section: Sequence[str]) -> list[Entry]:
    """The entries of a table's rows."""
    rows = _Rows(columns, section)
    rows.read(grid)
    return rows.entries


def read_cells(row: Row, section: Sequence[str]) -> list[Entry]:
    """The entries of a row with a paper in each cell."""
    entries = []
    for cell, block in zip(row.cells, row.block.children, strict=False):
        for piece in _several(cell) or [None]:
            taken = Taken()
            _read_title(cell, taken, (), piece)
            entries.append(taken.entry(block, section))
    return entries


def _read_title(
    cell: Cell, taken: Taken, roles: Sequence[str], piece: tuple[int, int] | None, *, short: bool = False
) -> None:
    """Read the cell with the title, or a piece of it; in a column of ``short`` names what is no longer than one is a name."""
    start, end = piece or (0, len(cell.text))
    if box := _CHECKBOX.match(cell.text, start, end):
        taken.put(
            "status", "unread" if box[1] == " " else "read", cell.piece("status", box.start(1) - 1, box.end(1) + 1)
        )
        start = box.end()
    title = find_title(cell, start, end)
    if title is not None:
        text = " ".join(cell.text[title.start : title.end].split())
        name = "name" if short and words(text) <= _LONGEST_NAME else "title"
        taken.put(name, text, cell.piece(name, title.start, title.end))
        if any(span.start <= title.start < title.end <= span.end for span in cell.struck):
            taken.values.setdefault("status", "skipped")
        if title.name:
            taken.put("name", cell.text[slice(*title.name)], cell.piece("name", *title.name))
    take_rest(cell, title, taken, roles, start, end)


def _several(cell: Cell) -> list[tuple[int, int] | None]:
    """The pieces of a cell that lists several papers, each a title as a link; empty for one paper.

    Each stands on a line of its own, or there is nothing in the cell but such links.
    """
    found: dict[str, int] = {}
    for link in cell.links:
        if link.label is None and not link.bare and identifiers.is_paper_url(link.url):
            found.setdefault(link.url, link.start)
    if len(found) < 2:
        return []
    starts = sorted(found.values())
    if cell.beside_links() or len(found) < len(cell.links):
        lines = [max(cell.text.rfind("\n", 0, start), 0) for start in starts]
        places = set(starts)
        long = [link for link in cell.links if link.start in places and words(link.text) >= 3]
        if len(set(lines)) < len(lines) or len(long) < len(starts):
            return []
        starts = [line + 1 for line in lines]
    starts[0] = 0
    return list(zip(starts, [*(start - 1 for start in starts[1:]), len(cell.text)], strict=True))
