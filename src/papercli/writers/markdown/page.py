"""Sections on the page: headings with their anchors and introductions, and what a layout writes below each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.markdown.escape import inline
from papercli.writers.markdown.lines import keepers_lines
from papercli.writers.markdown.sections import sections

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papercli.model.paper import Paper
    from papercli.writers.markdown.request import Request
    from papercli.writers.markdown.sections import Section

_LIST_END = re.compile(r"\s|[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)")


def write_sections(request: Request, body: Callable[[Sequence[Paper], int], str], *, lists: bool = False) -> str:
    """Write the block's sections; ``body`` writes papers, given the level that a heading of their own would have.

    ``lists`` says that it writes a list, which must not go on with one that ends an introduction.
    """
    options = request.options
    parts: list[str] = []
    for section in sections(request.standing, options):
        level = request.heading
        if section.title is not None:
            parts += _heading(request, section, min(6, level + section.depth))
            level = min(6, level + section.depth + 1)
        if section.papers:
            if lists and section.intro and _LIST_END.match(parts[-1].rsplit("\n", 1)[-1]):
                parts.append("<!-- -->")
            parts.append(body(section.papers, level))
        elif section.empty and options.no_papers:
            parts.append("\n".join(keepers_lines(options.no_papers)))
    return "\n\n".join(part for part in parts if part)


def _heading(request: Request, section: Section, level: int) -> list[str]:
    parts = []
    if request.options.anchors and section.anchor and section.anchor not in request.anchors:
        request.anchors.add(section.anchor)
        parts.append(f'<a id="{section.anchor}"></a>')
    parts.append(f"{'#' * level} {inline(section.title or '') or section.anchor}")
    parts.append("\n".join(keepers_lines(section.intro or "")))
    return parts
