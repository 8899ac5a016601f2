"""A block of a document: a heading, paragraph, item, table, and what is in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papercli.markdown.rich import Rich


@dataclass(slots=True)
class Block:
    """A block and what is in it."""

    kind: str
    """``document``, ``heading``, ``paragraph``, ``list``, ``item``, ``quote``, ``code``, ``table``, ``row``, ``cell``, ``rule``,
    ``details``, ``summary``, or ``html``: raw HTML that is none of the others (a comment, an anchor)."""
    line: int
    """1-based."""
    line_end: int
    """Inclusive; without blank lines at the end."""
    children: list[Block] = field(default_factory=list)
    rich: Rich | None = None
    """The text of a heading, paragraph, cell or summary."""
    level: int = 0
    """Of a heading, 1 to 6."""
    marker: str = ""
    """Of an item, as written: ``-``, ``*``, ``12.``; of a table ``html`` or ``|``."""
    checked: bool | None = None
    """Of a task list's item; the box is no part of its text."""
    raw: str = ""
    """What a code block or raw HTML says; of a cell of an HTML table its tag (``<td rowspan="2">``)."""
    head: bool = False
    """The row or cell heads its table."""

    def walk(self) -> Iterator[Block]:
        """This block and all below it, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.walk()
