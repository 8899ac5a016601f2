"""The writer of tables of contents: links to the headings of the whole page, also those that other blocks make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.markdown.escape import inline, link

if TYPE_CHECKING:
    from papercli.writers.markdown.request import Request


def write(request: Request) -> str:
    """Write the table of contents; the heading it stands under is left out, unless others are below that one."""
    first, last = request.options.levels
    above = request.above - 1
    headings = request.headings
    if above >= 0 and (above + 1 == len(headings) or headings[above + 1].level <= headings[above].level):
        headings = [*headings[:above], *headings[above + 1 :]]
    lines: list[str] = []
    open_levels: list[int] = []
    for heading in headings:
        written = link(inline(heading.text), f"#{heading.anchor}") if first <= heading.level <= last else None
        if not written:
            continue
        while open_levels and open_levels[-1] >= heading.level:
            open_levels.pop()
        lines.append(f"{'  ' * len(open_levels)}- {written}")
        open_levels.append(heading.level)
    return "\n".join(lines)
