"""Whether a whole document is somebody's reading notes on one paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.model.draft import NotesFile
from papercli.readers.markdown import signs
from papercli.readers.markdown.recognise import identifiers

if TYPE_CHECKING:
    from papercli.markdown.block import Block
    from papercli.readers.markdown.lines import Line, Link
    from papercli.readers.markdown.trail import Trail

_TOP = 6
"""A note names its paper within so many blocks."""
_PROSE = 60
"""Words from which on a document says more than where to find a paper."""


def notes_file(trail: Trail) -> NotesFile | None:
    """The paper that a document's notes are on; None where it is a list.

    A note names one paper at its top, in a heading or a line ``Title: …``, links to it near there, and goes on in prose; a
    list, be it short, names papers further down and under other headings.
    """
    if trail.tables or sum(found.mention is None for found in trail.found) > 1:
        return None
    top = trail.document.root.children[:_TOP]
    named = _named(trail, top)
    if named is None:
        return None
    line, title = named
    link = _link(trail)
    if link is None or _prose(trail) < _PROSE:
        return None
    found = identifiers.arxiv(link.url)
    return NotesFile(line, title, found.id if found else None, identifiers.doi(link.url), link.url)


def _named(trail: Trail, top: list[Block]) -> tuple[int, str] | None:
    """Where the paper is named at the top, and how."""
    for i, block in enumerate(top):
        lines = trail.lines(block) if block.kind in ("paragraph", "heading") else []
        for line in lines:
            title = _after_key(line)
            if title:
                return block.line, title
        entry = next((found for found in trail.found if found.block is block and found.mention is None), None)
        if (
            entry is not None
            and entry.lines
            and (best := entry.lines[0].best())
            and (i == 0 or block.kind == "heading")
        ):
            text = entry.lines[0].rich.text[best.start : best.end]
            if signs.size(text) >= 2 and (block.kind == "heading" or _below(trail, block)):
                return block.line, " ".join(text.split())
        if block.kind == "heading" and i > 0:
            return None
    return None


def _below(trail: Trail, block: Block) -> bool:
    return any(other.kind == "heading" for other in trail.document.root.children if other is not block)


def _after_key(line: Line) -> str | None:
    key = line.key
    if key is None or not set(key[1]) & {"title"}:
        return None
    text = line.rich.text[key[2] :].strip(' *_`"“”')
    return " ".join(text.split()) if signs.size(text) >= 2 else None


def _link(trail: Trail) -> Link | None:
    """The first link to a paper, if it stands in the document's first part."""
    for block in trail.document.root.walk():
        if block.rich is None:
            continue
        for line in trail.lines(block):
            for link in line.links:
                if link.paper:
                    return link if block.line <= 30 else None
    return None


def _prose(trail: Trail) -> float:
    return sum(
        signs.size(block.rich.text)
        for block in trail.document.root.walk()
        if block.rich is not None and block.kind == "paragraph"
    )
