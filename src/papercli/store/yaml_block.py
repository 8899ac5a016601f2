"""Splices for block style, where each key and each item has lines of its own: what to cut out of the text, and what to put in.

A splice is (start, end, new text). The text must end with a line break, but for an empty one. Comments stay where they are, unless they
stand on a line that goes or within a value that goes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.store.yaml_nodes import Node
    from papercli.store.yaml_write import Rendered

Splice = tuple[int, int, str]

_EMPTY_LINE = re.compile(r"( *)(#[^\n]*|\r?)(?:\n|\Z)")
_BLANKS = re.compile(r" *")
_HEADER = re.compile(r"[|>][-+0-9]*")


def line_start(text: str, index: int) -> int:
    """Where the line of ``index`` starts; after a byte order mark."""
    start = text.rfind("\n", 0, index) + 1
    return 1 if start == 0 and text.startswith("\ufeff") else start


def line_end(text: str, index: int) -> int:
    """Where the line of ``index`` ends, before its line break."""
    end = text.find("\n", index)
    if end < 0:
        return len(text)
    return end - 1 if end > index and text[end - 1] == "\r" else end


def next_line(text: str, index: int) -> int:
    """Where the line after that of ``index`` starts."""
    end = text.find("\n", index)
    return len(text) if end < 0 else end + 1


def column_of(text: str, index: int) -> int:
    """How many characters stand before ``index`` on its line."""
    return index - line_start(text, index)


def indent_of(text: str, start: int) -> int:
    """How many blanks the line that starts at ``start`` begins with."""
    found = _BLANKS.match(text, start)
    return found.end() - start if found else 0


def comment_below(text: str, end: int) -> int:
    """How deep the deepest comment is that stands below the line of ``end``, before anything else; 0 where there is none."""
    line, deepest = next_line(text, end), 0
    while line < len(text) and (found := _EMPTY_LINE.match(text, line)):
        deepest = max(deepest, len(found[1]) if found[2].startswith("#") else 0)
        line = found.end()
    return deepest


def is_first_on_line(text: str, index: int) -> bool:
    """Whether only blanks stand before ``index`` on its line."""
    return not text[line_start(text, index) : index].strip(" ")


def after(text: str, end: int, column: int) -> int:
    """Where something new goes below the key or item at ``column`` whose value ends at ``end``: the start of a line.

    Comments deeper than what follows belong to what stands above them, and so do those right below with a blank line (or nothing)
    after them; comments right above the next key belong to that, and blank lines stay before it.
    """
    point = line = next_line(text, end)
    comments: list[tuple[int, int]] = []
    while line < len(text) and (found := _EMPTY_LINE.match(text, line)):
        if found[2].startswith("#"):
            comments.append((len(found[1]), found.end()))
        line = found.end()
    limit = column if line >= len(text) else indent_of(text, line)
    point = stop = max([point, *(below for indent, below in comments if indent > limit)])
    while (found := _EMPTY_LINE.match(text, stop)) and found[2].startswith("#") and len(found[1]) >= column:
        stop = found.end()
    is_blank = found is not None and not found[2].startswith("#")
    return stop if is_blank else point


def above(text: str, start: int, column: int | None = None) -> int:
    """Where the comments right above the line that starts at ``start`` begin (those at ``column``, if given)."""
    while start > 0:
        previous = line_start(text, start - 1)
        found = _EMPTY_LINE.match(text, previous)
        if not found or not found[2].startswith("#") or column not in (None, len(found[1])) or previous == start:
            break
        start = previous
    return start


def insert_pair(text: str, mapping: Node, index: int, lines: Sequence[str], newline: str) -> list[Splice]:
    """Put the lines of a new pair at place ``index`` among the pairs of a block mapping (which has some)."""
    column = column_of(text, mapping.pairs[0].key.start)
    if index > 0:
        point = after(text, mapping.pairs[index - 1].value.end, column)
        return [(point, point, "".join(line + newline for line in lines))]
    first = mapping.pairs[0].key.start
    if not is_first_on_line(text, first):
        return [(first, first, newline.join(lines)[column:] + newline + " " * column)]
    point = above(text, line_start(text, first))
    if point <= line_start(text, 0):  # a file's head speaks for the file
        point = line_start(text, first)
    return [(point, point, "".join(line + newline for line in lines))]


def insert_items(text: str, node: Node, index: int, lines: Sequence[str], newline: str) -> list[Splice]:
    """Put the lines of new items at place ``index`` among the items of a block list (which has some)."""
    column = column_of(text, node.dashes[0])
    new = "".join(line + newline for line in lines)
    if index > 0:
        point = after(text, node.items[index - 1].end, column)
        return [(point, point, new)]
    first = node.dashes[0]
    if is_first_on_line(text, first):
        point = above(text, first - column, column)
        return [(point, point, new)]
    return [(first, first, new[column:] + " " * column)]


def remove_pair(text: str, mapping: Node, index: int, *, tidy: bool = False) -> list[Splice]:
    """Cut one pair out of a block mapping: its lines, and what is on them; see ``_remove``."""
    pair = mapping.pairs[index]
    following = mapping.pairs[index + 1].key.start if index + 1 < len(mapping.pairs) else None
    return _remove(text, pair.key.start, max(pair.after, pair.value.end), following, tidy=tidy)


def remove_item(text: str, node: Node, index: int, *, tidy: bool = False) -> list[Splice]:
    """Cut one item out of a block list: its lines, and what is on them; see ``_remove``."""
    following = node.dashes[index + 1] if index + 1 < len(node.items) else None
    return _remove(text, node.dashes[index], node.items[index].end, following, tidy=tidy)


def _remove(text: str, start: int, end: int, following: int | None, *, tidy: bool) -> list[Splice]:
    """Cut from ``start`` to the end of the line of ``end``.

    With ``tidy``, so that a literal text above does not take what stood below for its own: blank lines right below go, comments come to
    the left.
    """
    if is_first_on_line(text, start):
        stop = line = next_line(text, end)
        kept = ""
        while tidy and line < len(text) and (found := _EMPTY_LINE.match(text, line)):
            stop = line = found.end()
            if kept or found[2].startswith("#"):
                kept += found[0][max(0, len(found[1]) - column_of(text, start)) :]
        return [(line_start(text, start), stop, kept)]
    # The first key behind a dash: the next one takes its place, unless a comment stands between.
    if following is not None and "#" not in text[end:following]:
        return [(start, following, "")]
    return [(len(text[:start].rstrip(" ")), line_end(text, end), "")]


def replace_value(text: str, anchor: int, node: Node, new: Rendered, newline: str) -> list[Splice]:
    """Put another value after the colon or dash that ends at ``anchor``; a comment on its line stays."""
    body = "".join(newline + line for line in new.lines)
    if node.is_empty or (
        node.kind != "scalar" and node.style == "block" and line_start(text, anchor) != line_start(text, node.start)
    ):
        # Nothing on the key's line but perhaps a comment.
        cut = line_end(text, anchor), line_end(text, max(anchor, node.end))
        return [(anchor, anchor, f" {new.head}" if new.head else ""), (*cut, body)]
    head_end = node.end
    if node.style in ("|", ">") and node.kind == "scalar":
        found = _HEADER.match(text, node.start)
        head_end = found.end() if found else node.end
    start, head = node.start, new.head
    between = text[anchor:start]
    if not head or (new.lines and "\n" in between):
        # The value goes from its line, or a literal's header comes up to the key's.
        start = anchor + len(between.rstrip())
        head = f" {head}" if head else ""
    if node.style in ("|", ">") and node.kind == "scalar":
        cut = line_end(text, head_end), max(line_end(text, head_end), node.end)
    else:
        cut = line_end(text, node.end), line_end(text, node.end)
    return [(start, head_end, head), (*cut, body)]


def item_region(text: str, node: Node, index: int) -> tuple[int, int]:
    """The lines of one item of a block list, with the comments right above it and those deeper than its dash right below."""
    dash, column = node.dashes[index], column_of(text, node.dashes[index])
    end = next_line(text, node.items[index].end)
    while (
        end < len(text)
        and (found := _EMPTY_LINE.match(text, end))
        and found[2].startswith("#")
        and len(found[1]) > column
    ):
        end = found.end()
    return above(text, line_start(text, dash), column), end
