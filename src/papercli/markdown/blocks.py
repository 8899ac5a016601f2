"""The blocks of a document as GitHub reads them, those of raw HTML too, each with its lines and its text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from papercli.markdown import html_blocks
from papercli.markdown.block import Block
from papercli.markdown.places import Places, of_lines
from papercli.markdown.rich import rich

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_PIPE = re.compile(r"\|")
_BORDER = re.compile(r"(?<!\\)\|")
"""A pipe that parts cells: none that is escaped."""
_CHECKBOX = re.compile(r"\[([ xX])\][ \t]+")


@dataclass(slots=True)
class Document:
    """A document read."""

    text: str
    """With ``\\n`` as the only line ending and without a BOM: what all offsets count in."""
    root: Block
    starts: list[int]
    """Offset of the beginning of each line."""

    def line_at(self, offset: int) -> int:
        """The line, 1-based, that holds an offset."""
        return bisect_right(self.starts, offset)

    def span_of(self, first: int, last: int) -> tuple[int, int]:
        """Where the lines from ``first`` to ``last``, 1-based and inclusive, begin and end; without the last line break."""
        end = self.starts[last] - 1 if last < len(self.starts) else len(self.text)
        return self.starts[first - 1], end


def read(text: str) -> Document:
    """Read a document. Never fails, on any text; linear in its size."""
    text = re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff")).replace("\0", "\ufffd")
    env: MutableMapping[str, Any] = {}
    lines = text.split("\n")
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    reader = _Reader(text, lines, starts, env)
    for token in _parser().parse(text, env):
        reader.take(token)
    root = reader.done()
    html_blocks.unfold(root, lines, starts)
    return Document(text, root, starts)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # At the preset's 20 levels of nesting (a list is two) it drops the rest of a document; real lists go that deep.
    md = MarkdownIt("commonmark", {"maxNesting": 250}).enable(["table", "strikethrough"])
    md.core.ruler.disable(["inline", "text_join"])
    return md


_NESTED = {
    "heading_open": "heading",
    "lheading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "table_open": "table",
    "tr_open": "row",
    "th_open": "cell",
    "td_open": "cell",
}
_LEAVES = {"fence": "code", "code_block": "code", "hr": "rule", "html_block": "html"}


class _Reader:
    """Takes the tokens of the block parser in order and makes the tree."""

    def __init__(self, text: str, lines: Sequence[str], starts: Sequence[int], env: MutableMapping[str, Any]) -> None:
        self._text = text
        self._lines = lines
        self._starts = starts
        self._env = env
        self._stack = [Block("document", 1, len(lines))]
        self._cells: list[tuple[int, int]] = []

    def take(self, token: Token) -> None:
        """Add a token's block, or its text to the block that is open."""
        if token.type in _NESTED:
            block = self._block(_NESTED[token.type], token)
            if block.kind == "heading":
                block.level = int(token.tag[1])
            elif block.kind == "item":
                block.marker = token.info + token.markup if token.info else token.markup
            elif block.kind == "table":
                block.marker = "|"
            elif block.kind == "row":
                self._cells = cells(self._lines[block.line - 1])
            block.head = token.type == "th_open"
            self._stack[-1].children.append(block)
            self._stack.append(block)
        elif token.type == "inline":
            self._read(self._stack[-1], token)
        elif token.type in _LEAVES:
            block = self._block(_LEAVES[token.type], token)
            block.raw = token.content
            self._stack[-1].children.append(block)
        elif token.nesting < 0 and f"{token.type.removesuffix('_close')}_open" in _NESTED:
            block = self._stack.pop()
            if block.kind == "row":
                block.head = all(cell.head for cell in block.children)

    def done(self) -> Block:
        """The whole tree."""
        return self._stack[0]

    def _block(self, kind: str, token: Token) -> Block:
        parent = self._stack[-1]
        first, end = token.map or (parent.line - 1, parent.line_end)
        while end > first + 1 and not self._lines[end - 1].strip(" \t>"):
            end -= 1
        return Block(kind, first + 1, end)

    def _read(self, block: Block, token: Token) -> None:
        content = token.content
        if block.kind == "cell":
            number = len(self._stack[-2].children) - 1
            places = self._cell_places(content, block.line, number)
        else:
            places = of_lines(content, block.line - 1, self._lines, self._starts)
        block.rich = rich(content, places, self._env)
        item = self._stack[-2] if len(self._stack) > 1 else None
        if item and item.kind == "item" and item.children[0] is block and item.checked is None:
            box = _CHECKBOX.match(block.rich.text)
            if box:
                item.checked = box[1] != " "
                block.rich = block.rich.slice(box.end(), len(block.rich.text))

    def _cell_places(self, content: str, line: int, number: int) -> Places:
        """Where a cell's text stands; every escaped pipe in it is one character more in the source."""
        places = Places()
        start, end = self._cells[number] if number < len(self._cells) else (len(self._lines[line - 1]),) * 2
        source = self._lines[line - 1]
        place = self._starts[line - 1] + max(start, source.find(content.split("|")[0], start, end))
        places.add(0, place)
        for i, pipe in enumerate(_PIPE.finditer(content), 1):
            places.add(pipe.start(), place + pipe.start() + i)
        return places


def cells(row: str) -> list[tuple[int, int]]:
    """Where the cells of a table's row begin and end in it."""
    pipes = [m.start() for m in _BORDER.finditer(row)]
    text_at = len(row) - len(row.lstrip(" \t>"))
    if pipes and pipes[0] == text_at:
        pipes = pipes[1:]
        text_at += 1
    ends = [*pipes, len(row)]
    found = list(zip([text_at, *(p + 1 for p in pipes)], ends, strict=True))
    if pipes and not row[pipes[-1] + 1 :].strip():
        found.pop()
    return found


def cells_of(row: str) -> list[str]:
    """The cells of a table's row as they are written, without the blanks around them."""
    return [row[start:end].strip() for start, end in cells(row)]
