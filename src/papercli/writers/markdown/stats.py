"""The writer of counts: how many of the papers are read, in all and by group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from papercli.markdown.escape import inline
from papercli.writers.markdown.sections import sections, selected

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papercli.model.paper import Paper
    from papercli.writers.markdown.request import Request
    from papercli.writers.markdown.sections import Section


def write(request: Request) -> str:
    """Write one line for all papers and one for each group; a topic counts what is below it, each paper once."""
    papers = selected(request.standing, request.options)
    found = [
        section
        for section in sections(request.standing, replace(request.options, no_papers=None))
        if section.title is not None
    ]
    lines = [f"{'  ' * s.depth}- {inline(s.title or '')}: {_read(_below(found, i))}" for i, s in enumerate(found)]
    return "\n\n".join(part for part in (f"{_read(papers)} read", "\n".join(lines)) if part)


def _below(found: list[Section], start: int) -> Iterable[Paper]:
    """The papers of a section and of those under it."""
    papers = list(found[start].papers)
    for section in found[start + 1 :]:
        if section.depth <= found[start].depth:
            break
        papers += section.papers
    return {paper.id: paper for paper in papers}.values()


def _read(papers: Iterable[Paper]) -> str:
    statuses = [paper.status for paper in papers]
    return f"{statuses.count('read')} of {len(statuses)}"
