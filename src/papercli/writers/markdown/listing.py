"""The one writer of lists: a marker (bullet, number, checkbox, heading, none) and a body (line, lines, bullets, details)."""

from __future__ import annotations

from html import escape as html_escape
from typing import TYPE_CHECKING

from papercli.markdown.escape import inline
from papercli.writers.markdown.entries import has_address
from papercli.writers.markdown.lines import Paragraphs, compile_below, compile_line, stand_in
from papercli.writers.markdown.page import numbered, write_sections
from papercli.writers.markdown.values import Values

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papercli.model.block import BlockOptions
    from papercli.model.paper import Paper
    from papercli.writers.markdown.lines import Below
    from papercli.writers.markdown.request import Request

    Body = Callable[[Paper, int, Paragraphs], None]


def write(request: Request) -> str:
    """Write a block as lists."""
    options = request.options
    values = Values(options.shared, request.shelf)
    values.main_link = not has_address((options.entry, *options.below), values)
    entry = compile_line(options.entry, values)
    body = _body(options, values)
    gap = "\n\n" if options.loose else "\n"

    def item(paper: Paper, n: int, level: int) -> str:
        marker, width = _marker(options, paper, n, level)
        head = entry(paper, n) or inline(paper.title) or paper.id
        item = Paragraphs(head, options.line_break, tight=not options.loose)
        if options.marker == "heading":
            item.end_paragraph()
        body(paper, n, item)
        first, *rest = item.lines()
        if options.body == "bullets" or not any(line.startswith("    ") for line in rest):
            width = stand_in(options.indent, width)  # code by indentation would get more blanks of its own
        indent = " " * width
        return "\n".join([marker + first, *(indent + line if line else "" for line in rest)])

    def items(papers: Sequence[Paper], level: int) -> str:
        return gap.join(item(paper, n, level) for n, paper in numbered(papers, options))

    return write_sections(request, items, lists=options.marker in ("bullet", "number", "checkbox"))


def _marker(options: BlockOptions, paper: Paper, n: int, level: int) -> tuple[str, int]:
    """What stands before an item, and how far its further lines stand in."""
    kind, bullet = options.marker, options.bullet
    if kind == "number":
        return f"{n}. ", len(str(n)) + 2
    if kind == "checkbox":
        return f"{bullet} [{'x' if paper.status == 'read' else ' '}] ", 2
    if kind == "heading":
        return f"{'#' * level} ", 0
    return (f"{bullet} ", 2) if kind == "bullet" else ("", 0)


def _body(options: BlockOptions, values: Values) -> Body:
    """The function that adds a paper's further lines to its item."""
    below: list[Below | None] = [compile_below(line, values) if line.nodes else None for line in options.below]
    if options.body == "line" or not below:
        return lambda _paper, _n, _item: None
    if options.body == "bullets":
        return lambda paper, n, item: _bullets([lines(paper, n) for lines in below if lines], options.sub_bullet, item)

    def paragraphs(paper: Paper, n: int, item: Paragraphs) -> None:
        for lines in below:
            if lines is None:
                item.end_paragraph()
            else:
                item.add(lines(paper, n))

    if options.body == "lines":
        return paragraphs
    summary = f"<summary>{html_escape(options.fold, quote=False)}</summary>"

    def details(paper: Paper, n: int, item: Paragraphs) -> None:
        inside = Paragraphs(line_break=options.line_break)
        paragraphs(paper, n, inside)
        lines = inside.lines()
        if lines:
            item.add_raw(["<details>", summary, "", *lines, "", "</details>"])

    return details


def _bullets(points: Sequence[Sequence[str]], bullet: str, item: Paragraphs) -> None:
    for point in points:
        if point:
            item.add_raw([f"{bullet} {point[0]}", *(f"  {line}" if line else "" for line in point[1:])])
