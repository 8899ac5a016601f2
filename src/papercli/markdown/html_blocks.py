"""Raw HTML among the blocks of a document: its tables, folded parts, headings, lists and paragraphs as blocks of their own."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from papercli.markdown.block import Block
from papercli.markdown.places import of_lines
from papercli.markdown.rich import TAG_ATTRIBUTES, html_rich, rich

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papercli.markdown.places import Places
    from papercli.markdown.rich import Rich

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(/?)(table|tr|td|th|details|summary|h[1-6]|p|div|center|ul|ol|li|blockquote|dl|dt|dd|hr|section|thead|tbody)"
    rf"(?:\s{TAG_ATTRIBUTES})?/?>",
    re.IGNORECASE | re.DOTALL,
)

_DEEPEST = 50
"""Blocks within blocks, from which on ``<details>`` opens none: who walks the tree must not run out of stack."""
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_TEXT = {"summary": ("summary", 0), "li": ("item", 0), **{f"h{n}": ("heading", n) for n in range(1, 7)}}
"""What the text after such a tag is, and the level of a heading."""


def unfold(root: Block, lines: Sequence[str], starts: Sequence[int]) -> None:
    """Put blocks in the place of raw HTML, everywhere below ``root``; what lies within ``<details>`` goes into its block."""
    page = _Page(lines, starts)
    todo = [(root, 1)]
    while todo:
        block, depth = todo.pop()
        if any(child.kind == "html" for child in block.children):
            block.children = page.unfolded(block.children, _DEEPEST - depth)
        todo += [(child, depth + 1) for child in block.children]


class _Page:
    def __init__(self, lines: Sequence[str], starts: Sequence[int]) -> None:
        self._lines = lines
        self._starts = starts

    def unfolded(self, children: Sequence[Block], room: int) -> list[Block]:
        """Siblings with their raw HTML taken apart; a table that blank lines cut into several blocks is one.

        ``room``: how many ``details`` may be open at once; what is further in stands in the last of them.
        """
        top: list[Block] = []
        open_: list[Block] = []
        closes = True  # until one is looked for in vain, a table's end may stand in a later block
        i = 0
        while i < len(children):
            block = children[i]
            i += 1
            if block.kind != "html":
                (open_[-1].children if open_ else top).append(block)
                continue
            raw, last = block.raw, block.line_end
            if closes and _unclosed(raw):
                end = next((k for k in range(i, len(children)) if "</table" in self._source(children[k]).lower()), None)
                closes = end is not None
                if end is not None:
                    last = children[end].line_end
                    raw = "\n".join(self._lines[block.line - 1 : last])
                    i = end + 1
            for piece in self._pieces(raw, block.line, last):
                if isinstance(piece, str):
                    if open_:
                        open_.pop().line_end = last
                    continue
                (open_[-1].children if open_ else top).append(piece)
                if piece.kind == "details" and (open_ or room > 0):
                    open_.append(piece if len(open_) < room else open_[-1])
        for block in open_:
            block.line_end = children[-1].line_end
        return top

    def _source(self, block: Block) -> str:
        return "\n".join(self._lines[block.line - 1 : block.line_end])

    def _pieces(self, raw: str, first: int, last: int) -> Iterator[Block | str]:
        """The blocks of a piece of raw HTML in order; ``details`` opens one, ``"close"`` closes it."""
        places = of_lines(raw, first - 1, self._lines, self._starts)
        yield from _Html(raw, places, self._starts, last).pieces()


def _unclosed(raw: str) -> bool:
    low = raw.lower()
    return low.count("<table") > low.count("</table")


class _Html:
    """One piece of raw HTML, read from tag to tag."""

    def __init__(self, raw: str, places: Places, starts: Sequence[int], last: int) -> None:
        self._raw = raw
        self._places = places
        self._starts = starts
        self._last = last
        self._tags = list(_TAG.finditer(raw))

    def pieces(self) -> Iterator[Block | str]:
        at, i, kind, level = 0, 0, "paragraph", 0
        while i < len(self._tags):
            tag = self._tags[i]
            name, closes = (tag[2] or "").lower(), bool(tag[1])
            if not name:  # a comment
                i += 1
                continue
            if block := self._text(at, tag.start(), kind, level):
                yield block
            at = tag.end()
            i += 1
            if name == "table" and not closes:
                table, i = self._table(i, tag.start())
                yield table
                at = self._tags[i - 1].end() if i else at
            elif name == "details":
                yield "close" if closes else Block("details", self._line(tag.start()), self._last, marker="html")
            elif name == "hr":
                yield Block("rule", self._line(tag.start()), self._line(tag.start()))
            kind, level = "paragraph", 0
            if not closes and name in _TEXT:
                kind, level = _TEXT[name]
        if block := self._text(at, len(self._raw), kind, level):
            yield block
        elif not self._tags:
            yield Block("html", self._line(0), self._last, raw=self._raw)

    def _table(self, i: int, start: int) -> tuple[Block, int]:
        """The table whose tag stands before ``i``, and the place after its end; a table within is text of its cell."""
        table = Block("table", self._line(start), self._last, marker="html")
        depth, began, cell = 1, -1, start
        while i < len(self._tags):
            tag = self._tags[i]
            name, closes = (tag[2] or "").lower(), bool(tag[1])
            i += 1
            if name == "table":
                depth += -1 if closes else 1
            if depth == 0 or (depth == 1 and name in ("tr", "td", "th")):
                if began >= 0:
                    self._cell(table, cell, began, tag.start())
                    began = -1
                if depth == 0:
                    table.line_end = self._line(tag.start())
                    return table, i
                if name == "tr" and not closes:
                    table.children.append(Block("row", self._line(tag.start()), self._line(tag.end() - 1)))
                elif not closes:
                    began, cell = tag.end(), tag.start()
        if began >= 0:
            self._cell(table, cell, began, len(self._raw))
        return table, i

    def _cell(self, table: Block, tag: int, start: int, end: int) -> None:
        """Add the cell whose tag stands at ``tag``, with the text from ``start`` to ``end``."""
        if not table.children:
            table.children.append(Block("row", self._line(start), self._line(start)))
        row = table.children[-1]
        opening = self._raw[tag:start]
        line, last = self._line(start), self._line(max(start, end - 1))
        cell = Block("cell", line, last, raw=opening, head=opening[:3].lower() == "<th")
        source = self._raw[start:end]
        if _BLANK_LINE.search(source):  # GitHub reads Markdown after a blank line within HTML
            cell.rich = rich(source, self._places.shifted(start), {})
        else:
            cell.rich = self._rich(start, end)
        row.children.append(cell)
        row.line_end = max(row.line_end, cell.line_end)
        row.head = all(cell.head for cell in row.children)

    def _text(self, start: int, end: int, kind: str, level: int) -> Block | None:
        piece = self._raw[start:end]
        if not piece.strip():
            return None
        found = self._rich(start, end)
        if not found.text.strip() and not found.spans:
            return None
        lead = len(piece) - len(piece.lstrip())
        first, last = self._line(start + lead), self._line(start + len(piece.rstrip()) - 1)
        if kind == "item":
            return Block("item", first, last, [Block("paragraph", first, last, rich=found)], marker="html")
        return Block(kind, first, last, rich=found, level=level, marker="html")

    def _rich(self, start: int, end: int) -> Rich:
        return html_rich(self._raw[start:end], self._places.shifted(start))

    def _line(self, offset: int) -> int:
        return bisect_right(self._starts, self._places[offset])
