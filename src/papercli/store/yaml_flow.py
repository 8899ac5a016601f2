"""Splices for flow style, ``[a, b]`` and ``{a: 1, b: 2}``, on one line or on many, with the spacing and commas that are there.

A splice is (start, end, new text); members are (start, end) of the items, or of the pairs, in the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.store.yaml_block import column_of, is_first_on_line, line_end, line_start, next_line

if TYPE_CHECKING:
    from papercli.store.yaml_block import Splice
    from papercli.store.yaml_nodes import Node

Span = tuple[int, int]

_COMMA = re.compile(r"(?:\s|#[^\n]*\n)*,")
_REST_OF_LINE = re.compile(r"[ ]*,?[ ]*(?:#[^\n]*)?\r?\n")


def members(node: Node) -> list[Span]:
    """Where the items of a list or the pairs of a mapping stand."""
    if node.kind == "list":
        return [(item.start, item.end) for item in node.items]
    return [(pair.key.start, max(pair.after, pair.value.end)) for pair in node.pairs]


def insert(text: str, node: Node, index: int, new: str, newline: str) -> list[Splice]:
    """Put ``new`` (several members may stand in it) at place ``index``."""
    spans = members(node)
    close = node.end - 1
    if not spans:
        inner = text[node.start + 1 : close]
        return [(node.start + 1, node.start + 1 if inner.strip() else close, new)]
    tall = all(is_first_on_line(text, start) for start, _ in spans)
    if index < len(spans):
        start = spans[index][0]
        separator = f",{newline}{' ' * column_of(text, start)}" if tall else _separator(text, spans, max(index, 1))
        return [(start, start, new + separator)]
    last = spans[-1][1]
    comma = _comma_after(text, last, close)
    if not tall:
        return [(last, last, _separator(text, spans, len(spans) - 1) + new)]
    place = newline + " " * column_of(text, spans[-1][0])
    if line_start(text, close) == line_start(text, last):
        return [(last, last, f",{place}{new}")]
    end = line_end(text, last if comma is None else comma)
    if comma is not None:
        return [(end, end, f"{place}{new},")]
    return [(last, last, ","), (end, end, place + new)]


def remove(text: str, node: Node, index: int) -> list[Splice]:
    """Cut the member at place ``index`` out, with the comma it no longer needs."""
    spans = members(node)
    start, end = spans[index]
    close = node.end - 1
    comma = _comma_after(text, end, close)
    own_line = is_first_on_line(text, start) and _REST_OF_LINE.match(text, end) is not None
    lines = (line_start(text, start), next_line(text, end), "")
    if len(spans) == 1:
        return [(node.start + 1, close, "")]
    if index + 1 < len(spans):
        following = spans[index + 1][0]
        between = text[end:following]
        if own_line and comma is not None and line_start(text, comma) == line_start(text, end):
            return [lines]
        return [(start, following if "#" not in between else _past(comma, end), "")]
    previous = spans[index - 1][1]
    if own_line and comma is not None:
        return [lines]
    between = text[previous:start]
    if own_line:
        at = _comma_after(text, previous, start)
        return [(at, at + 1, ""), lines] if at is not None else [lines]
    if "#" not in between:
        return [(previous, end, "")]
    return [(start, _past(comma, end), "")]


def _comma_after(text: str, end: int, limit: int) -> int | None:
    """The comma that follows a member, if there is one before ``limit``."""
    found = _COMMA.match(text, end, limit)
    return found.end() - 1 if found else None


def _past(comma: int | None, end: int) -> int:
    return end if comma is None else comma + 1


def _separator(text: str, spans: list[Span], index: int) -> str:
    """What stands between the members before and at ``index``, where it is a comma and blanks; else the usual."""
    between = text[spans[index - 1][1] : spans[index][0]] if 0 < index < len(spans) else ""
    return between if re.fullmatch(r" *, *", between) else ", "
