"""Paragraphs: entries in them, line by line, and what tells of the entry above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.readers.markdown.glance import REFERENCE, cites, styled_whole

if TYPE_CHECKING:
    from papercli.markdown.block import Block
    from papercli.readers.markdown.candidate import Candidate
    from papercli.readers.markdown.lines import Line
    from papercli.readers.markdown.trail import Section, Trail


def read_paragraph(trail: Trail, block: Block, section: Section) -> None:
    """Read a paragraph: each line with a title begins an entry, lines without one belong to the entry before them."""
    lines = trail.lines(block)
    kinds = [line.kind for line in lines]
    if "links" in kinds and kinds[:1] == ["prose"] and not {"titled", "title"} & set(kinds) and _may_be_title(lines[0]):
        kinds[0] = "title"
    several = sum(line.kind == "titled" for line in lines) > 1
    rest: list[Line] = []
    first: Candidate | None = None
    unit: Candidate | None = None
    for line, kind in zip(lines, kinds, strict=True):
        waits = unit is not None and unit is trail.pending
        if kind == "titled" and unit is not None and waits and not several and styled_whole(unit.lines[0]):
            kind = "links"  # a venue or the like that looks like a title, between a title and the links
        if (
            kind in ("people", "prose", "title") and REFERENCE.match(line.rich.text) and not line.links and cites(line)
        ) or (kind == "titled" and is_entry(line)):
            unit = trail.candidate("none", block, section, [line])
            trail.add(unit)
        elif kind == "title" and (unit is None or styled_whole(line)):
            unit = trail.candidate("none", block, section, [line])
            opened = trail.open
            trail.wait(
                unit,
                within=opened is not None
                and opened.marker != "heading"
                and opened.block is not block
                and not styled_whole(line)
                and [atom.kind for atom in line.atoms] not in (["strong"], ["emphasis"]),
            )
        elif kind == "links" and trail.pending and (unit is None or waits):
            unit = trail.confirm()
            if unit is not None and unit.block is not block:
                unit.attach(block)
                return
            if unit is not None:
                trail.own(unit, line)
        elif unit is not None:
            trail.own(unit, line)
        else:
            rest.append(line)
        first = first or unit
    if first is not None and not first.confirmed and first is not trail.pending:
        first = trail.open if trail.open is not None and trail.open.block is block else None
    if rest and first is not None:
        _put_before(trail, first, rest)
    elif rest:
        _loose(trail, block, rest, section)


def _may_be_title(line: Line) -> bool:
    best = line.best()
    return best is not None and best.score >= 0.3 and best.end - best.start < 200


def _put_before(trail: Trail, first: Candidate, lines: list[Line]) -> None:
    """Lines before the first title of a paragraph tell of it."""
    for line in lines:
        trail.own(first, line)
    first.line = min(first.line, trail.first(lines[0]))


def is_entry(line: Line) -> bool:
    """Whether a paragraph's line with a title and a link is an entry, and no sentence or row of links."""
    best = line.best()
    if best is None:
        return False
    if any(link.paper for link in line.links):
        return True
    if best.how == "link":
        if not any(
            link.atom is best.atom and (link.url.startswith("http") or best.score >= 0.95) for link in line.links
        ):
            return False
        return best.score >= 0.5 and sum(link.role is None for link in line.links) < 4
    return best.score >= 0.7 and any(link.url.startswith("http") for link in line.links)


def _loose(trail: Trail, block: Block, lines: list[Line], section: Section) -> None:
    """Lines without a title of their own: they tell of the entry above, or are prose."""
    kinds = {line.kind for line in lines}
    label = len(lines) == 1 and kinds == {"people"} and [atom.kind for atom in lines[0].atoms] == ["strong"]
    if trail.open and (
        trail.open.marker in ("none", "heading") or (kinds <= {"people", "links", "empty"} and not label)
    ):
        trail.attach(block)
        return
    if trail.pending and kinds <= {"people", "image", "empty"}:
        trail.pending.attach(block)
        return
    bare = [line for line in lines if line.kind == "links" and any(link.paper for link in line.links)]
    for line in bare:
        trail.add(trail.candidate("none", block, section, [line]))
    if not bare:
        trail.mentions(block, section)
