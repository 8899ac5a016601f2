"""Emphasis, code and links around the placeholders of an entry string: pairs of delimiters become nodes.

Only pairs that hold a placeholder are joined; everything else stays the keeper's Markdown as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.model.entry_tree import Group, Link, Placeholder, Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papercli.model.entry_tree import Node

_PIECE = re.compile(r"\\.|`+|\*+|_+|\]\(|[\[\]()]|[^\\`*_\[\]()]+|\\", re.DOTALL)
_SPANS = {
    "*": ("emphasis",),
    "_": ("emphasis",),
    "**": ("strong",),
    "__": ("strong",),
    "***": ("strong", "emphasis"),
    "`": ("code",),
}


def join_spans(items: Iterable[str | Node]) -> tuple[Node, ...]:
    """Make nodes of one level of an entry string: its literal text, and the placeholders and groups in it."""
    pieces: list[str | Node] = []
    for item in items:
        pieces += _PIECE.findall(item) if isinstance(item, str) else (item,)
    return _join(pieces)


def _join(pieces: Sequence[str | Node]) -> tuple[Node, ...]:
    out: list[Node] = []
    literal = ""
    i = 0
    while i < len(pieces):
        piece = pieces[i]
        found = _pair(pieces, i) if isinstance(piece, str) else (piece, i + 1)
        if found is None:
            literal += str(piece)
            i += 1
            continue
        node, i = found
        if literal:
            out.append(Text(literal))
            literal = ""
        out.append(node)
    return (*out, Text(literal)) if literal else tuple(out)


def _pair(pieces: Sequence[str | Node], start: int) -> tuple[Node, int] | None:
    """The node that the delimiter at ``start`` opens, and the place after it; None where it opens none."""
    opener = str(pieces[start])
    if opener == "[":
        return _link(pieces, start)
    if opener not in _SPANS or (opener[0] == "_" and start and _ends_word(pieces[start - 1])):
        return None
    for end in range(start + 1, len(pieces)):
        if pieces[end] != opener or (opener[0] == "_" and end + 1 < len(pieces) and _begins_word(pieces[end + 1])):
            continue
        inside = pieces[start + 1 : end]
        if not _holds_field(inside):
            return None
        children = _join(inside)
        for kind in reversed(_SPANS[opener]):
            children = (Span(kind, children),)
        return children[0], end + 1
    return None


def _link(pieces: Sequence[str | Node], start: int) -> tuple[Link, int] | None:
    middle = _closing(pieces, start + 1, ("[",), ("]", "]("))
    if middle is None or pieces[middle] != "](":
        return None
    end = _closing(pieces, middle + 1, ("(", "]("), (")",))
    if end is None or not _holds_field(pieces[middle + 1 : end]):
        return None
    return Link(_join(pieces[start + 1 : middle]), _join(pieces[middle + 1 : end])), end + 1


def _closing(
    pieces: Sequence[str | Node], start: int, openers: tuple[str, ...], closers: tuple[str, ...]
) -> int | None:
    depth = 0
    for i in range(start, len(pieces)):
        if pieces[i] in closers:
            if depth == 0:
                return i
            depth -= 1
        elif pieces[i] in openers:
            depth += 1
    return None


def _holds_field(pieces: Iterable[str | Node]) -> bool:
    return any(isinstance(piece, (Placeholder, Group)) for piece in pieces)


def _ends_word(piece: str | Node) -> bool:
    return isinstance(piece, str) and piece[-1].isalnum()


def _begins_word(piece: str | Node) -> bool:
    return isinstance(piece, str) and piece[0].isalnum()
