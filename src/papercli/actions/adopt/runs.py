"""Runs of entries: neighbours of one kind with nothing between them, which can become one block."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from papercli.markdown.block import Block
    from papercli.readers.markdown.entry import Entry


@dataclass(slots=True)
class Run:
    """Entries that follow each other in one section."""

    entries: list[Entry]
    line: int
    """First line of what the block takes the place of, 1-based; a table's header belongs to it."""
    line_end: int
    table: Block | None = None
    indent: int = 0
    """How far it stands in, in blanks: its block stands in as far."""
    loose: bool = False
    """Blank lines stand between its entries."""

    @property
    def section(self) -> tuple[str, ...]:
        """The headings above it."""
        return self.entries[0].draft.section


def runs(entries: Iterable[Entry], root: Block, lines: Sequence[str], left: Collection[int] = frozenset()) -> list[Run]:
    """Put entries together, in the order of the document. ``left`` are entries' lines to be left as they are.

    Entries of a table are one run with its header or none: a table with a row left is no run.
    """
    places = _Places(root)
    out: list[Run] = []
    for entry in entries:
        table = places.table(entry) if entry.marker == "row" else None
        if entry.draft.line in left and table is None:
            continue
        last = out[-1] if out else None
        if last is not None and _follows(last, entry, table, lines):
            last.entries.append(entry)
            last.loose = last.loose or _blank_between(lines, last.line_end, entry.draft.line)
            last.line_end = max(last.line_end, entry.draft.line_end)
        else:
            first = table.line if table else entry.draft.line
            end = table.line_end if table else entry.draft.line_end
            out.append(Run([entry], first, end, table, indent=places.indent(entry, lines[first - 1])))
    return [run for run in out if not (run.table and any(e.draft.line in left for e in run.entries))]


def split(run: Run, style: Callable[[Entry], object]) -> list[Run]:
    """The run, cut where the style of its entries changes; a table is not cut."""
    if run.table is not None:
        return [run]
    out: list[Run] = []
    for _, group in groupby(run.entries, style):
        entries = list(group)
        last = max(entry.draft.line_end for entry in entries)
        out.append(replace(run, entries=entries, line=entries[0].draft.line, line_end=last))
    return out


def main_link(entry: Entry) -> str:
    """Where an entry leads to its paper: ``link`` by itself, ``url`` by its title or venue; empty where it does not."""
    fields = {piece.field for piece in entry.pieces}
    return next((field for field in ("link", "url") if field in fields), "")


def _follows(run: Run, entry: Entry, table: Block | None, lines: Sequence[str]) -> bool:
    last = run.entries[-1]
    if last.block.kind == "item" and last.block.line_end > last.draft.line_end:
        return False
    if table is not None or run.table is not None:
        return table is run.table and entry.draft.section == run.section
    return (
        entry.marker == last.marker
        and entry.draft.section == run.section
        and entry.block.marker.lstrip("0123456789") == last.block.marker.lstrip("0123456789")
        and entry.block.level == last.block.level
        and _margin(lines, entry) == _margin(lines, last)
        and all(not lines[i].strip() for i in range(run.line_end, entry.draft.line - 1))
    )


def _margin(lines: Sequence[str], entry: Entry) -> str:
    """The blanks and quote signs that an entry begins with."""
    line = lines[entry.draft.line - 1]
    return line[: len(line) - len(line.lstrip(" >"))]


def _blank_between(lines: Sequence[str], end: int, start: int) -> bool:
    return any(not lines[i].strip() for i in range(end, start - 1))


def obstacles(run: Run, lines: Sequence[str]) -> dict[int, str]:
    """The entries of a run, by line, that no markers can stand around, with the reason."""
    whole = _obstacle(run, lines)
    if whole:
        return {entry.draft.line: whole for entry in run.entries}
    if run.table is not None:
        return {}
    found: dict[int, str] = {}
    for entry in run.entries:
        if any(line.lstrip().startswith(("```", "~~~")) for line in lines[entry.draft.line - 1 : entry.draft.line_end]):
            found[entry.draft.line] = "it holds code"
    for earlier, later in pairwise(run.entries):
        if later.draft.line <= earlier.draft.line_end:
            found[earlier.draft.line] = found[later.draft.line] = "several stand in one paragraph"
    last = run.entries[-1]
    if last.block.kind == "item" and last.block.line_end > last.draft.line_end:
        found[last.draft.line] = "other entries stand within it"
    return found


def _obstacle(run: Run, lines: Sequence[str]) -> str | None:
    if run.table is not None and run.table.marker == "html":
        return "a table of HTML cannot be rendered"
    if lines[run.line - 1].lstrip(" ").startswith(("\t", ">")):
        return "it stands in a quote, or is indented by tabs"
    return None


class _Places:
    """What stands around the blocks of a document."""

    def __init__(self, root: Block) -> None:
        self._tables: dict[int, Block] = {}
        self._nested: set[int] = set()
        todo: list[tuple[Block, bool]] = [(root, False)]
        while todo:
            block, within = todo.pop()
            if block.kind == "table":
                for row in block.children:
                    self._tables[id(row)] = block
                    self._tables.update((id(cell), block) for cell in row.children)
            if within:
                self._nested.add(id(block))
            within = within or block.kind == "item"
            todo += ((child, within) for child in block.children)

    def table(self, entry: Entry) -> Block | None:
        return self._tables.get(id(entry.block))

    def indent(self, entry: Entry, line: str) -> int:
        """How far an entry within another item stands in; 0 at the margin, whatever blanks there are."""
        table = self.table(entry)
        return len(line) - len(line.lstrip(" ")) if id(table or entry.block) in self._nested else 0
