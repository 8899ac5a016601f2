"""The lines of a list's item: an entry on a line of its own, the keeper's Markdown below it, and paragraphs of both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.markdown.escape import block
from papercli.markdown.lines import Kind, Lines
from papercli.model.entry_tree import Group, Placeholder, Text
from papercli.writers.markdown.entries import compile_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papercli.model.entry import Entry
    from papercli.model.paper import Paper
    from papercli.writers.markdown.values import Values

    Show = Callable[[Paper, int], str]
    Below = Callable[[Paper, int], list[str]]

_OWN_START = re.compile(r"[-+*](?: |$)|\d{1,9}[.)](?: |$)|#{1,6}(?: |$)|>|\[[ xX]\] |```|~~~")
_STARTS = re.compile(
    r"(?=\[[ xX]\](?:\s|$))"  # a checkbox
    r"|(?=\[(?:\\.|[^\[\]\\])+\]:)"  # a link reference definition: the whole line would vanish
    r"|(?=[-+*](?:\s|$)|#{1,6}(?:\s|$)|>|=+$|-+$|```[^`]*$|~~~)"
    r"|\d{1,9}(?=[.)](?:\s|$))"
)
_FIRST = frozenset("[-+*#>=`~0123456789")
_BLOCK = re.compile(r"[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|#{1,6}(?:\s|$)|>|```[^`]*$|~~~|<|(?:[-*_=]\s*){3,}$|\|")
"""What may begin a block in the keeper's Markdown."""
_INTERRUPTS = re.compile(r"(?:[-+*]|1[.)]) {1,4}\S")
"""The first item of a list that needs no blank line before it."""
_HARD_BREAK = re.compile(r"(?<!\\)(?:\\\\)*\\$")
_BLANK = re.compile(r"[\s\\]*")


def compile_line(entry: Entry, values: Values) -> Show:
    """As ``compile_entry``, for a line of its own: "" where none of its fields has a value.

    Nothing that values and literal text make together begins a block (``{year}. {title}``, ``[{venue}]: {title}``).
    """
    show = compile_entry(entry, values)
    first = entry.nodes[0] if entry.nodes else Text("")
    own_start = isinstance(first, Text) and bool(_OWN_START.match(first.text.lstrip()))
    fields = [values.plain(holder) for holder in entry.placeholders()]
    words = values.plain(first) if isinstance(first, Placeholder) and first.field.kind == "status" else None
    told = not all(
        isinstance(node, (Placeholder, Group)) or (isinstance(node, Text) and _BLANK.fullmatch(node.text))
        for node in entry.nodes
    )

    def line(paper: Paper, n: int) -> str:
        text = show(paper, n).strip()
        if text == "\\" or (told and fields and not any(get(paper, n) for get in fields)):
            return ""
        if text[:1] not in _FIRST or own_start or (words and words(paper, n)):  # a status is the keeper's word
            return text
        return _kept_inline(text)

    return line


def compile_below(entry: Entry, values: Values) -> Below:
    """Make the function that writes a further line: a summary or remark alone on it keeps its own lines."""
    if len(entry.nodes) == 1 and isinstance(node := entry.nodes[0], Placeholder) and node.name in ("summary", "remark"):
        get = values.source(node, "all")
        return lambda p, _n: keepers_lines(text) if (text := get(p)) and not text.isspace() else []
    show = compile_line(entry, values)
    return lambda p, n: [text] if (text := show(p, n)) else []


def keepers_lines(markdown: str) -> list[str]:
    """The keeper's Markdown as lines without blanks at their ends: a hard break is a backslash, which no editor takes away."""
    reader, out = Lines(), []
    for line in block(markdown, "").split("\n"):
        breaks = reader.read(line) is Kind.TEXT and line.endswith("  ")
        out.append(line.rstrip() + ("\\" if breaks else ""))
    return out


class Paragraphs:
    """The lines of one item as they come, kept apart where they would run together."""

    def __init__(self, first: str | None = None, line_break: str | None = None, *, tight: bool = False) -> None:
        self._lines = [] if first is None else [first]
        self._tight = tight
        """Whether a list below stands right below the paragraph: a blank line would set all items of the list apart."""
        self._break = line_break
        """What ends a line that another one of its paragraph follows; None: what the line says itself."""
        self._open = first is not None
        """Whether the next line would go on with the last one's paragraph."""

    def add(self, lines: Sequence[str]) -> None:
        """Add a line to the paragraph, or several (or what begins a block) as blocks of their own."""
        if not lines:
            return
        blocks = len(lines) > 1 or bool(_BLOCK.match(lines[0]))
        if blocks and self._open and self._tight and _INTERRUPTS.match(lines[0]):
            self.add_raw(lines)
            self.end_paragraph()
            return
        if blocks:
            self.end_paragraph()
        if self._open and self._break is not None:
            self._end_break()
            self._lines[-1] += self._break
        if not self._open and self._lines:
            self._lines.append("")
        self._lines += lines
        self._open = True
        if blocks:
            self.end_paragraph()

    def add_raw(self, lines: Sequence[str]) -> None:
        """Add lines that begin a block even right after a paragraph."""
        self._end_break()
        if not self._open and self._lines:
            self._lines.append("")
        self._lines += lines
        self._open = True

    def end_paragraph(self) -> None:
        """Let a blank line stand before what comes next, if anything does."""
        self._end_break()
        self._open = False

    def lines(self) -> list[str]:
        """All lines, blank ones empty."""
        self._end_break()
        return self._lines

    def _end_break(self) -> None:
        """A hard break at the end of a paragraph would show as a backslash."""
        if self._open and self._lines and _HARD_BREAK.search(self._lines[-1]):
            self._lines[-1] = self._lines[-1][:-1].rstrip()


def stand_in(wanted: int | None, width: int) -> int:
    """How far in what belongs to an item stands, whose marker is ``width`` wide: as wanted, if it then still belongs to it."""
    return width if wanted is None else min(max(wanted, width), width + 3)


def _kept_inline(line: str) -> str:
    found = _STARTS.match(line)
    return f"{found.group()}\\{line[found.end() :]}" if found else line
