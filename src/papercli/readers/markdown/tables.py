"""Tables whose rows are papers: from a table to the entries in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.readers.markdown.recognise import identifiers
from papercli.readers.markdown.table_columns import Column, columns, title_like
from papercli.readers.markdown.table_grid import read_grid
from papercli.readers.markdown.table_rows import read_cells, read_rows
from papercli.readers.markdown.table_text import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.markdown.block import Block
    from papercli.markdown.blocks import Document
    from papercli.readers.markdown.entry import Entry
    from papercli.readers.markdown.table_cell import Cell
    from papercli.readers.markdown.table_grid import Grid

_ABOUT_PAPERS = frozenset(
    ["authors", "first_author", "venue", "year", "date", "link", "code", "summary", "status", "read_date"]
)
_ENOUGH = 0.3
"""The share of rows that link a paper from which on every row is one."""


def read_table(table: Block, document: Document, section: tuple[str, ...]) -> list[Entry]:
    """Read the papers of a table, one entry a row, in the order of the document; none where the table is not of papers.

    A row that is a heading for those below it goes into their ``section``; one that goes on with the paper above is part of
    that entry. A table that is a shelf, with a paper in each cell, gives an entry a cell. Never raises; linear in the
    table's size.
    """
    grid = read_grid(table, document)
    if not grid.rows or _leads_within(table):
        return []
    if _is_shelf(grid):
        return [entry for row in grid.rows for entry in read_cells(row, section) if _links_paper(entry)]
    found = columns(grid)
    title = next((i for i, column in enumerate(found) if column.role == "title"), None)
    entries = read_rows(grid, found, section)
    linked = [entry for entry in entries if _links_paper(entry)]
    if (linked and len(linked) >= _ENOUGH * len(entries)) or _is_bibliography(grid, found, title):
        return entries
    return linked


def _leads_within(table: Block) -> bool:
    """Whether most links lead within the page, and none to a paper: a table of contents."""
    cells = [cell for row in table.children for cell in row.children if cell.rich]
    urls = [span.url for cell in cells if cell.rich for span in cell.rich.of_kind("link")]
    return 2 * sum(url.startswith("#") for url in urls) > len(urls) and not any(map(identifiers.is_paper_url, urls))


def _is_shelf(grid: Grid) -> bool:
    """Whether a paper stands in each cell: in two columns or more, most cells have a title that links a paper."""
    shelves = 0
    for i in range(len(grid.headings)):
        full = [cell for row in grid.rows if (cell := row.at(i)) and not cell.blank]
        shelves += bool(full) and 2 * sum(map(_holds_paper, full)) > len(full)
    return shelves >= 2


def _holds_paper(cell: Cell) -> bool:
    return any(
        link.label is None and words(link.text) >= 3 and identifiers.is_paper_url(link.url) for link in cell.links
    )


def _links_paper(entry: Entry) -> bool:
    draft = entry.draft
    if draft.arxiv or draft.doi or (draft.url and identifiers.is_paper_url(draft.url)):
        return True
    return any(map(identifiers.is_paper_url, draft.links.values()))


def _is_bibliography(grid: Grid, found: Sequence[Column], title: int | None) -> bool:
    """Whether headings and titles say that these are papers, though few are linked."""
    if title is None:
        return False
    if any("authors" in column.roles and column.role == "authors" for column in found):
        return True
    if not {"title", "paper"} & set(found[title].roles):
        return False
    if not any(_ABOUT_PAPERS & set(column.roles) for column in found if column is not found[title]):
        return False
    cells = [cell for row in grid.rows if (cell := row.at(title)) and not cell.blank]
    return 2 * sum(words(title_like(cell)) >= 3 for cell in cells) >= len(cells) > 0
