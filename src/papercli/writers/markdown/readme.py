"""A README with its blocks written again from the papers; every byte outside the blocks stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.errors import InvalidError
from papercli.markdown import conflicts, document, marker_text, markers
from papercli.model.block import BlockOptions, examine
from papercli.model.text import nearest
from papercli.writers.markdown import WRITERS
from papercli.writers.markdown.request import Request, Shelf
from papercli.writers.markdown.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Rendered", "RenderedBlock", "Shelf", "init", "render"]


@dataclass(frozen=True)
class RenderedBlock:
    """One block, before and after."""

    line: int
    """Of its begin marker, 1-based."""
    options: Mapping[str, str]
    """As the marker has them."""
    old: str
    """All between the marker lines, with its line endings."""
    new: str


@dataclass(frozen=True)
class Rendered:
    """A README rendered; with any problem ``text`` is the old one and nothing may be written."""

    text: str
    blocks: tuple[RenderedBlock, ...] = ()
    problems: tuple[markers.MarkerProblem, ...] = ()
    """In the order of their places."""


def render(text: str, shelf: Shelf, named: Mapping[str, Mapping[str, object]]) -> Rendered:
    """Write the blocks of a README anew. A pure function: the same papers in any order give the same bytes.

    ``named`` are the blocks of ``catalog.yaml``. Of a conflict that touches only blocks one side is taken.
    Blocks take the line ending of their begin marker's line.
    """
    settled = conflicts.settle(text)
    found, wrong = markers.find(settled)
    if wrong:  # named by the lines of the file as it is
        wrong = markers.find(text)[1]
    problems = list(wrong)
    options: list[BlockOptions] = []
    for block in found:
        chosen, bad = examine(block.options, named)
        options.append(chosen)
        for problem in bad:
            key = problem.key if problem.named is None else "block"
            problems.append(markers.MarkerProblem(block.line, block.columns.get(key, 1), problem.message))
        topic = block.columns.get("topic", block.columns.get("block", 1))
        problems += (markers.MarkerProblem(block.line, topic, message) for message in _unknown_topics(chosen, shelf))
    if problems:
        return Rendered(text, problems=tuple(sorted(problems)))
    return _Page(settled, shelf, found, options).rendered()


def _unknown_topics(options: BlockOptions, shelf: Shelf) -> Iterator[str]:
    for slug in options.topics:
        if shelf.topics.resolve(slug) is None:
            near = nearest(slug, shelf.topics.slugs)
            yield f'topic: the catalog has no topic "{slug}"' + (f"; did you mean {', '.join(near)}?" if near else "")


class _Page:
    """One README while its blocks are written: first those that make headings, then those that list them."""

    def __init__(
        self, text: str, shelf: Shelf, found: Sequence[markers.Block], options: Sequence[BlockOptions]
    ) -> None:
        self.text = text
        self.shelf = shelf
        self.found = found
        self.options = options
        self.standing = Standing(shelf.papers, shelf.topics)
        self.new = ["" for _ in found]

    def rendered(self) -> Rendered:
        bare = self.assembled()
        outside = document.headings(bare) if any(options.heading is None for options in self.options) else []
        anchors = document.explicit_anchors(bare) if any(options.anchors for options in self.options) else set()
        levels = [options.heading or self.level(outside, i) for i, options in enumerate(self.options)]
        for i, options in enumerate(self.options):
            if not WRITERS[options.writer].last:
                self.write(i, Request(self.shelf, self.standing, options, levels[i], anchors))
        if any(WRITERS[options.writer].last for options in self.options):
            headings = document.headings(self.assembled())
            for i, options in enumerate(self.options):
                if WRITERS[options.writer].last:
                    request = Request(self.shelf, self.standing, options, 2, anchors, headings, self.above(headings, i))
                    self.write(i, request)
        blocks = tuple(
            RenderedBlock(block.line, block.options, self.text[block.begin : block.end], new)
            for block, new in zip(self.found, self.new, strict=True)
        )
        return Rendered(self.assembled(), blocks)

    def write(self, i: int, request: Request) -> None:
        body = WRITERS[request.options.writer].write(request)
        breaks = request.options.line_break == "  "
        lines = [line.rstrip() + ("  " if breaks and line.endswith("  ") else "") for line in body.split("\n")]
        block = self.found[i]
        eol = _line_ending(self.text, block.begin)
        if block.indent:  # blank lines would set the items of the list around it apart
            margin = " " * block.indent
            self.new[i] = "".join(f"{margin}{line}{eol}" if line else eol for line in lines) if body else ""
        else:
            self.new[i] = eol.join(["", *lines, "", ""]) if body else eol

    def assembled(self) -> str:
        """The whole text with what is written so far."""
        pieces: list[str] = []
        at = 0
        for block, new in zip(self.found, self.new, strict=True):
            pieces += self.text[at : block.begin], new
            at = block.end
        return "".join([*pieces, self.text[at:]])

    def level(self, outside: Sequence[document.Heading], i: int) -> int:
        """One below the heading above a block, while no block is written yet."""
        above = self.above(outside, i)
        return min(6, outside[above - 1].level + 1) if above else 2

    def above(self, headings: Sequence[document.Heading], i: int) -> int:
        """How many of the assembled text's headings stand above a block."""
        old = sum(_newlines(self.text[block.begin : block.end]) for block in self.found[:i])
        line = self.found[i].line - old + sum(map(_newlines, self.new[:i]))
        return sum(heading.line < line for heading in headings)


def _newlines(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _line_ending(text: str, after: int) -> str:
    if text.endswith("\r\n", 0, after):
        return "\r\n"
    return "\r" if text.endswith("\r", 0, after) else "\n"


def init(text: str, options: Mapping[str, str] | None = None) -> str:
    """Put the markers of a block at the end of a README that has none; one that has some comes back as it is.

    The file's line ending is kept. Raises InvalidError where markers are wrong, cannot hold the options, or where they
    would not be seen at the end (within a code fence or comment that is never closed).
    """
    found, problems = markers.find(text)
    if problems:
        raise InvalidError(problems[0].message, code="bad-marker", line=problems[0].line, column=problems[0].column)
    if found:
        return text
    try:
        begin = marker_text.begin(options or {})
    except ValueError as error:
        raise InvalidError(str(error), code="bad-option") from None
    newline = text.find("\n")
    eol = _line_ending(text, newline + 1) if newline >= 0 else "\n"
    blank = "" if not text.strip("\ufeff") else eol if text.endswith(("\n", "\r")) else eol * 2
    new = f"{text}{blank}{begin}{eol}{eol}{marker_text.END}{eol}"
    if not markers.find(new)[0]:
        raise InvalidError(
            "markers at the end would not be seen: a code fence or comment above is never closed", code="bad-marker"
        )
    return new
