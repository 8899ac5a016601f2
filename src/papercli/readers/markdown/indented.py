"""Lists that belong to the item above them, though they are indented too little to be a part of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.markdown.block import Block
    from papercli.markdown.blocks import Document


def nested(document: Document, blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, with each such list in the item above it; the lists that it came between are one again.

    ``1. Title`` with ``  - [pdf](address)`` below: three blanks were needed behind a number, and people give two.
    """
    if not any(a.kind == b.kind == "list" for a, b in pairwise(blocks)):
        return blocks
    out: list[Block] = []
    open_list = False
    for block in blocks:
        last = out[-1] if out else None
        if last is None or last.kind != "list" or block.kind != "list":
            out.append(block)
            open_list = False
        elif block.line == last.line_end + 1 and _indent(document, block) > _indent(document, last):
            item = last.children[-1]
            back = next(
                (i for i, own in enumerate(block.children) if _indent(document, own) <= _indent(document, last)), None
            )
            rest = None
            if back:
                rest = replace(block, children=block.children[back:], line=block.children[back].line)
                block = replace(block, children=block.children[:back], line_end=block.children[back - 1].line_end)
            whole = replace(item, children=[*item.children, block], line_end=block.line_end)
            out[-1] = replace(last, children=[*last.children[:-1], whole], line_end=block.line_end)
            open_list = rest is None
            out += [rest] if rest is not None else []
        elif open_list and _indent(document, block) == _indent(document, last) and _alike(last, block):
            out[-1] = replace(last, children=[*last.children, *block.children], line_end=block.line_end)
        else:
            out.append(block)
            open_list = False
    return out


def _alike(a: Block, b: Block) -> bool:
    return a.children[0].marker[-1:] == b.children[0].marker[-1:]


def _indent(document: Document, block: Block) -> int:
    start = document.starts[block.line - 1]
    line = document.text[start : start + 80]
    return len(line) - len(line.lstrip(" \t"))
