"""The writer of tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from papercli.markdown.escape import cell
from papercli.model.entry import of_field
from papercli.writers.markdown.entries import compile_entry, has_address
from papercli.writers.markdown.page import numbered, write_sections
from papercli.writers.markdown.people import KEEPERS
from papercli.writers.markdown.values import Values

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papercli.model.columns import Column
    from papercli.model.paper import Paper
    from papercli.writers.markdown.request import Request

    Show = Callable[[Paper, int], str]

_DELIMITERS = {"left": ":---", "center": ":---:", "right": "---:", "none": "---"}
_ESCAPED = frozenset(("text", "number", "people", "person", "date"))

_KEEPERS = KEEPERS | {"markdown"}
"""Options that put the keeper's Markdown where else there is escaped text."""


def write(request: Request) -> str:
    """Write a block as tables: one column list makes header, delimiters and rows."""
    options = request.options
    values = Values(options.shared, request.shelf, cells=True)
    columns = _linked(options.columns, values)
    values.main_link = not has_address([column.entry for column in columns], values)
    cells = [_cell(column, values) for column in columns]
    empty = cell(options.empty)
    align = options.align if len(options.align) == len(columns) else (options.align or ("none",)) * len(columns)
    head = f"{_row([cell(column.heading) for column in columns])}\n{_row([_DELIMITERS[word] for word in align])}"

    def rows(papers: Sequence[Paper], _level: int) -> str:
        lines = [_row([show(paper, n) or empty for show in cells]) for n, paper in numbered(papers, options)]
        return "\n".join([head, *lines])

    return write_sections(request, rows)


def _cell(column: Column, values: Values) -> Show:
    """The function that writes a column's cell; text that is only escaped is a cell already."""
    show = compile_entry(column.entry, values)
    holder = next(column.entry.placeholders(), None)
    if (
        column.bare
        and holder
        and holder.field.kind in _ESCAPED
        and "code" not in values.options(holder).get("style", "")
        and _KEEPERS.isdisjoint(values.options(holder))
    ):
        return show
    return lambda paper, n: cell(show(paper, n))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _linked(columns: Sequence[Column], values: Values) -> list[Column]:
    """A column ``title`` is a link, unless the block says how titles look or another column leads to the paper."""
    if "title" in values.shared or has_address([column.entry for column in columns], values):
        return list(columns)
    linked = of_field("title", {"style": "link"})
    return [replace(c, entry=linked) if c.bare and c.entry.source == "{title}" else c for c in columns]
