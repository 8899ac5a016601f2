"""What some blocks hold, at a glance: papers of their own, links to a paper that is named above them, or neither."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.readers.markdown import signs
from papercli.readers.markdown.recognise import headings
from papercli.readers.markdown.title_starts import first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.markdown.block import Block
    from papercli.readers.markdown.lines import Line
    from papercli.readers.markdown.trail import Trail

_APART = re.compile(r"[.,;]\s+")
_YEAR = re.compile(r"(?<!\d)\(?(?:19|20)\d\d\)?(?!\d)")
REFERENCE = re.compile(r"\s*\[(?:\d{1,3}|[A-Z][\w+-]{0,12}\d\d[a-z]?)\]")
"""As references begin: ``[12]``, ``[Doe+20]``."""
_PLANS = frozenset(
    ("todo", "to do", "to-do", "todo list", "to do list", "history", "notes", "note", "about", "scope", "待办")
)
"""Headings that may stand over papers all the same."""


def sign(trail: Trail, content: Sequence[Block], *, item: bool = False) -> str | None:
    """What the first links in some blocks are: ``titled`` papers of their own, or ``links`` to a paper named above.

    ``item``: the blocks are all there is of an item of a list, so that a title in it may stand over the links.
    """
    named = False
    for block in content:
        found: str | None = None
        if block.kind in ("paragraph", "heading"):
            lines = trail.lines(block)
            for k, line in enumerate(lines):
                kind = line.kind
                if kind == "titled" and not is_labelled(line):
                    return "titled"
                if kind == "title" and k == 0 and (styled_whole(line) or block.kind == "paragraph"):
                    named = True
                elif kind == "links" and any(
                    link.paper or (link.role == "main" and not link.bare) for link in line.links
                ):
                    return "titled" if named else "links"
            named = named and bool(lines) and styled_whole(lines[0])
        elif block.kind == "table":
            found = "titled" if has_links(block) else None
        elif block.children:
            found = sign(trail, block.children, item=block.kind == "item")
            if item and named and found == "links":
                found = "titled"
        if found:
            return found
    return None


def is_labelled(line: Line) -> bool:
    """Whether a line says ``Code: [name](address)`` and so holds no title."""
    return line.key is not None and bool(line.key[1]) and line.key[1][0] not in ("title", "paper", "name")


def styled_whole(line: Line) -> bool:
    """Whether most of a line is one styled title."""
    best = line.best()
    styled = best is not None and best.how in ("strong", "code", "quoted", "strike")
    return best is not None and styled and best.end - best.start > 0.6 * len(line.rich.text)


def has_links(block: Block) -> bool:
    """Whether there is any link in a block."""
    return any(inner.rich is not None and any(s.kind == "link" for s in inner.rich.spans) for inner in block.walk())


def has_entries(trail: Trail, blocks: Sequence[Block]) -> bool:
    """Whether anything in some blocks may be an entry."""
    return any(
        inner.kind == "table"
        or (
            inner.kind in ("paragraph", "heading")
            and any(line.kind in ("titled", "links", "title") for line in trail.lines(inner))
        )
        for block in blocks
        for inner in block.walk()
    )


def is_contents(block: Block) -> bool:
    """Whether a list holds links into the same page and nothing else."""
    links = [span for inner in block.walk() if inner.rich is not None for span in inner.rich.of_kind("link")]
    return bool(links) and all(span.url.startswith("#") for span in links)


def is_boilerplate(heading: str) -> bool:
    """Whether what stands under a heading is about the list, not of papers."""
    return heading.lower() not in _PLANS and headings.boilerplate(heading)


def cites(line: Line) -> bool:
    """Whether a line without links is a citation: people beside the title, a year somewhere."""
    best = line.best()
    text = line.rich.text
    reference = REFERENCE.match(text)
    if best is None or not _YEAR.search(text):
        return False
    before, after = (
        _YEAR.split(text[reference.end() if reference else 0 : best.start])[0].strip(' \n*_`"“,;:(['),
        text[best.end :].strip(" .,;:"),
    )
    heads = [before, *(after[: cut.start()] for cut in first(_APART, after, 12))]
    return any((found := signs.authors(head)) is not None and found.confidence >= 0.8 for head in heads if head)
