"""Tables on a terminal. The only place, with the progress bar, that loads rich."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.cli.encode import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_STYLES = {"read": "green", "reading": "yellow", "skipped": "dim", "error": "red", "warning": "yellow"}
_WHOLE = ("status", "year", "added", "published", "started", "finished", "rating")
_NARROWEST = {"id": 10, "title": 24}
_WIDEST = {"id": 32, "authors": 24, "topics": 30, "venue": 24}


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table as wide as the terminal: dates and other short columns never break, titles take what is left."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for head in heads:
        table.add_column(
            line(head),
            no_wrap=head in _WHOLE,
            min_width=_NARROWEST.get(head),
            max_width=_WIDEST.get(head),
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(Text(line(cell), style=_STYLES.get(cell, "")) for cell in row))
    Console(markup=False, emoji=False, highlight=False).print(table)
