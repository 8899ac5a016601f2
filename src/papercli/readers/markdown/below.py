"""What stands below an entry's line: sub-bullets, further paragraphs, folded text."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from papercli.readers.markdown import signs
from papercli.readers.markdown.beside import read_line
from papercli.readers.markdown.candidate import headline
from papercli.readers.markdown.lines import is_badge
from papercli.readers.markdown.manner import may_be_people
from papercli.readers.markdown.recognise import identifiers
from papercli.readers.markdown.recognise.labels import LINK_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papercli.markdown.block import Block
    from papercli.markdown.rich import Rich
    from papercli.readers.markdown.gathering import Gathering
    from papercli.readers.markdown.lines import Line
    from papercli.readers.markdown.recognise.people import Authors
    from papercli.readers.markdown.trail import Trail

FIELDS = frozenset(("authors", "first_author", "venue", "year", "date"))
"""Roles of what a paper is, not of where it lies."""
_LINKS = LINK_ROLES | {"title"}
_KEEP = frozenset(("status", "rating", "topic", "keywords", "institution", "n", "stars", "name"))
_SAID = FIELDS | _KEEP


def read_below(gathering: Gathering, blocks: Sequence[Block]) -> None:
    """Read the blocks below an entry: fields and links where they are that, everything else is its summary."""
    for block in blocks:
        if block.kind == "list":
            for item in block.children:
                _item(gathering, item)
        elif block.kind == "item":
            _item(gathering, block)
        elif block.kind == "paragraph" and block.rich is not None:
            _paragraph(gathering, block)
        elif block.kind == "details":
            for child in block.children:
                if child.kind != "summary":
                    _whole(gathering, child)
        elif block.kind == "quote":
            read_below(gathering, block.children)
        elif block.kind != "rule":
            _whole(gathering, block)


def below_lines(blocks: Sequence[Block], trail: Trail) -> Iterator[tuple[Block, Line]]:
    """The one-line blocks below an entry that say ``key: value``."""
    for block in blocks:
        head = headline(block.children) if block.kind == "item" else block if block.kind == "paragraph" else None
        if (
            head is None
            or head.rich is None
            or (block.kind == "item" and len(block.children) > 1)
            or "\n" in head.rich.text
        ):
            continue
        if ":" in head.rich.text[:40] or "：" in head.rich.text[:40]:
            yield block, trail.lines(head)[0]


def read_own(gathering: Gathering, line: Line) -> None:
    """Read a further line of the entry's own text."""
    if line.key is not None and line.key[1]:
        _field(gathering, line)
    elif line.kind == "people" and line.links and line.people is not None and not gathering.authors:
        _linked_people(gathering, line, line.people)
    elif line.kind == "image" and not all(is_badge(span.url) for span in line.rich.of_kind("image")):
        spans = line.rich.spans
        start, end = min(s.source_start for s in spans), max(s.source_end for s in spans)
        gathering.summary(gathering.document.text[start:end], start, end)
    elif line.kind in ("prose", "title") and not line.links and line.rich.at and not _is_person(gathering, line):
        start, end = _marked(gathering.document.text, line.rich)
        gathering.summary(gathering.document.text[start:end], start, end)
    else:
        read_line(gathering, line, [], first=False)


def _marked(source: str, rich: Rich) -> tuple[int, int]:
    """Where a line of text stands, with the marks around what is emphasised at its ends."""
    start, end = rich.at[0], rich.to[-1]
    for span in rich.spans:
        if "\n" not in source[span.source_start : span.source_end]:  # else it began or ends on another line
            start, end = min(start, span.source_start), max(end, span.source_end)
    return start, start + len(source[start:end].rstrip())


def _linked_people(gathering: Gathering, line: Line, people: Authors) -> None:
    """People whose names lead to their pages."""
    gathering.people(people, line.rich.at[0], line.rich.to[-1])
    for link in line.links:
        gathering.link(link)


def _is_person(gathering: Gathering, line: Line) -> bool:
    """Whether a line is one name alone, where the list has people."""
    return gathering.lone and not gathering.authors and may_be_people(line.rich.text)


def _item(gathering: Gathering, item: Block) -> None:
    head = headline(item.children)
    lines = gathering.lines(head)
    if len(item.children) == 1 and lines and all(_is_field(line) or _is_person(gathering, line) for line in lines):
        for line in lines:
            _field(gathering, line)
    else:
        _whole(gathering, item)


def _paragraph(gathering: Gathering, block: Block) -> None:
    lines = gathering.lines(block)
    if all(_is_field(line) or _is_person(gathering, line) for line in lines):
        for line in lines:
            _field(gathering, line)
    else:
        _whole(gathering, block)


def _is_field(line: Line) -> bool:
    kind = line.kind
    if kind in ("people", "links", "empty"):
        return True
    if line.key is not None and line.key[1]:
        role = line.key[1][0]
        named = bool(line.links) or (role in ("link", "paper") and identifiers.doi(_value(line)) is not None)
        return role in _SAID or (role in _LINKS and named)
    return False


def _value(line: Line) -> str:
    """What stands behind the key of a line."""
    return signs.core(line.rich.text[line.key[2] if line.key else 0 :])


def _field(gathering: Gathering, line: Line) -> None:
    key = line.key
    role = key[1][0] if key and key[1] else None
    if key is None or role is None:
        read_own(gathering, line)
        return
    name, _, at = key
    text = line.rich.text
    if role in _LINKS and line.links:
        for link in line.links:
            labelled = role not in ("link", "paper", "title") and (link.bare or link.role is None)
            gathering.link(link, name if labelled else None)
        return
    if line.links:
        read_line(gathering, line, [(0, at)], first=False)
        return
    value = text[at:].strip() if role in _KEEP else _value(line)
    start = text.find(value, at) if value else -1
    if start < 0:
        return
    a, b = line.rich.at[start], line.rich.to[start + len(value) - 1]
    if role in FIELDS and gathering.field(value, a, b, expected=True):
        return
    if gathering.doi is None and role in ("link", "paper") and (doi := identifiers.doi(value)):
        gathering.doi = doi
        gathering.say("doi", a, b)
        return
    source = gathering.document.text[a:b]
    if role in ("summary", "remark"):
        gathering.remark(a, b)
    elif name not in gathering.extra:
        gathering.extra[name] = " ".join(source.split())
        gathering.say(f"extra.{name}", a, b)
    else:
        gathering.remark(a, b)


_MARKUP = re.compile(r"\s*<!--.*?-->\s*", re.DOTALL)


def _whole(gathering: Gathering, block: Block) -> None:
    """Take a block as it is written, without its indentation, for the summary."""
    document = gathering.document
    start, end = document.span_of(block.line, block.line_end)
    source = document.text[start:end]
    if not source.strip() or _MARKUP.fullmatch(source):
        return
    lead = len(source) - len(source.lstrip())
    gathering.summary(textwrap.dedent(source).rstrip(), start + lead, start + len(source.rstrip()))
