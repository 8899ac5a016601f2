"""Markdown: one README block by itself, without its markers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papercli.model.paper import Paper
    from papercli.writers.writer import Around

ENDINGS: tuple[str, ...] = (".md", ".markdown")


def render(papers: Iterable[Paper], around: Around) -> Iterator[str]:
    """What would stand between the markers. Raises ``UsageError`` where the options make no block."""
    from papercli.markdown import marker_text  # what reads and writes Markdown takes time to load
    from papercli.writers.markdown import readme

    try:
        markers = f"{marker_text.begin(around.options)}\n{marker_text.END}\n"
    except ValueError as error:
        raise UsageError(str(error)) from None
    rendered = readme.render(markers, around.shelf(papers), around.blocks)
    if rendered.problems:
        raise UsageError("; ".join(problem.message for problem in rendered.problems))
    text = rendered.blocks[0].new.strip("\n")
    if text:
        yield f"{text}\n"
