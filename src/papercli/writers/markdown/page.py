"""Sections on the page: headings with their anchors and introductions, and what a layout writes below each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.model.paper import Paper
from papercli.writers.markdown.lines import compile_line, keepers_lines, stand_in
from papercli.writers.markdown.sections import sections
from papercli.writers.markdown.values import Values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from papercli.model.block import BlockOptions
    from papercli.writers.markdown.request import Request
    from papercli.writers.markdown.sections import Section

    Body = Callable[[Sequence[Paper], int], str]

_LIST_END = re.compile(r"\s|[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)")
_SPLIT = "<!-- -->"
"""Stands between two lists that would be one."""


def numbered(papers: Sequence[Paper], options: BlockOptions) -> Iterator[tuple[int, Paper]]:
    """The papers of one section with their numbers."""
    return ((options.start + i * options.step, paper) for i, paper in enumerate(papers))


def write_sections(request: Request, body: Body, *, lists: bool = False) -> str:
    """Write the block's sections; ``body`` writes papers, given the level that a heading of their own would have.

    ``lists`` says that it writes a list, which must not go on with one that ends an introduction.
    """
    options = request.options
    title = _titles(request)
    if options.headings == "bullets":
        return _Nested(request, title).write(body)
    parts: list[str] = []
    for section in sections(request.standing, options):
        level = request.heading
        if section.title is not None:
            level = min(6, level + section.depth)
            parts += [_anchor(request, section), f"{'#' * level} {title(section)}", *_markdown(section.intro)]
            level = min(6, level + 1)
        if section.papers:
            if lists and section.intro and _LIST_END.match(parts[-1].rsplit("\n", 1)[-1]):
                parts.append(_SPLIT)
            parts.append(body(section.papers, level))
        elif section.empty:
            parts += _markdown(options.no_papers)
    return "\n\n".join(part for part in parts if part)


def _titles(request: Request) -> Callable[[Section], str]:
    """The function that writes a section's heading, without what makes it one."""
    show = compile_line(request.options.heading_entry, Values({}, request.shelf))
    return lambda section: show(Paper(id="", title=section.title or ""), 0) or section.anchor


def _anchor(request: Request, section: Section) -> str:
    """The explicit anchor of a heading where one is wanted and the page has none of that name; else ""."""
    if not request.options.anchors or not section.anchor or section.anchor in request.anchors:
        return ""
    request.anchors.add(section.anchor)
    return f'<a id="{section.anchor}"></a>'


def _markdown(text: str | None) -> list[str]:
    """The keeper's Markdown between headings and papers, as one part or none."""
    return ["\n".join(keepers_lines(text))] if text else []


class _Nested:
    """Sections as items, in which their papers and the sections below them are nested."""

    def __init__(self, request: Request, title: Callable[[Section], str]) -> None:
        self.request = request
        self.title = title
        self.lines: list[str] = []

    def write(self, body: Body) -> str:
        options = self.request.options
        step = stand_in(options.indent, 2)
        interrupts = options.marker != "number" or options.start == 1
        apart = False
        for section in sections(self.request.standing, options):
            pad = step * section.depth
            if section.title is not None:
                head = f"{options.bullet} {_anchor(self.request, section)}{self.title(section)}"
                self.add(head, pad, apart=apart or options.loose)
                texts = [*_markdown(section.intro), *(_markdown(options.no_papers) if section.empty else [])]
                for text in texts:
                    self.add(text, pad + 2, apart=True)
                apart = bool(texts)
                if section.intro and section.papers and _LIST_END.match(self.lines[-1].removeprefix(" " * (pad + 2))):
                    self.add(_SPLIT, pad + 2, apart=True)
                pad += step
            elif section.empty:
                for text in _markdown(options.no_papers):
                    self.add(text, 0, apart=True)
            if section.papers:
                alone = section.title is not None and not interrupts  # only 1. may follow a line of text at once
                self.add(body(section.papers, 6), pad, apart=apart or options.loose or alone)
                apart = False
        return "\n".join(self.lines)

    def add(self, text: str, columns: int, *, apart: bool) -> None:
        """Add lines that stand in by so many columns, behind a blank line if they stand apart."""
        if apart and self.lines:
            self.lines.append("")
        self.lines += (" " * columns + line if line else "" for line in text.split("\n"))
