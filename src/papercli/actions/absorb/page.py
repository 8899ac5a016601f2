"""One README beside what the catalog renders: its blocks, who stands where in them, and what a reader of lists sees there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from papercli.actions.absorb import shown
from papercli.actions.absorb.align import Aligner, Alignment
from papercli.actions.render_readme import refuse_wrong_markers
from papercli.markdown import markers
from papercli.model.block import examine, resolve
from papercli.readers.markdown.reader import entries
from papercli.writers.markdown import readme
from papercli.writers.markdown.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from papercli.actions.view import View
    from papercli.model.block import BlockOptions
    from papercli.model.draft import Draft
    from papercli.model.paper import Paper
    from papercli.writers.markdown.readme import Rendered, RenderedBlock, Shelf

    Named = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Source:
    """A README as it is on disk, and what it sees of the catalog."""

    shown: str
    """Its name in messages."""
    text: str
    view: View
    shelf: Shelf
    """The catalog as it is, seen so."""
    known: Callable[[str], bool] = lambda _: False
    """Whether papercli wrote this text of a block itself."""


class Page:
    """A README, and its blocks as the catalog of before would render them."""

    def __init__(self, source: Source, named: Named) -> None:
        self.source = source
        self.named = named
        self.rendered = rendered(source, source.text, source.shelf, named)
        self.standing = Standing(source.shelf.papers, source.shelf.topics)
        self.blocks = [Block(self, i, block) for i, block in enumerate(self.rendered.blocks)]

    @cached_property
    def drafts(self) -> Sequence[Draft]:
        """What a reader of lists finds in the README as the person left it."""
        return [entry.draft for entry in entries(inside(self.source.text)).entries]

    @cached_property
    def drafts_before(self) -> Sequence[Draft]:
        """What it finds in the README as rendered."""
        return [entry.draft for entry in entries(inside(self.rendered.text)).entries]

    @cached_property
    def lines_before(self) -> list[int]:
        """The lines (1-based) of the begin markers in the README as rendered."""
        return [block.line for block in markers.find(self.rendered.text)[0]]


class Block:
    """One block: as the person left it, as rendered, and which entry is which paper."""

    def __init__(self, page: Page, number: int, block: RenderedBlock) -> None:
        self.page = page
        self.number = number
        self.line = block.line
        self.marker = block.options
        self.old = lines_of(block.old)
        self.new = lines_of(block.new)
        known = page.source.known
        self.ours = known(block.old) if block.old.strip() else not known(block.new)
        """Whether papercli wrote it as it is; an empty one is new, unless papercli has filled it before."""
        self.restyle(page.named)

    def restyle(self, named: Named) -> None:
        """Take the block's options anew."""
        self.options: BlockOptions = examine(self.marker, named)[0]
        self.painter = self.painted(named)

    def painted(self, named: Named) -> shown.Painter:
        """What shows papers as this block would with other named options. Raises ``InvalidError`` where these are wrong."""
        return shown.Painter(resolve(self.marker, named), self.page.source.shelf.topics, self.page.source.view)

    @property
    def edited(self) -> bool:
        """Whether a person changed anything here that shows."""
        return not self.ours and [line for line in self.old if line] != [line for line in self.new if line]

    def items(self, papers: Mapping[str, Paper]) -> list[shown.Item] | None:
        """Who stands where in the rendered block."""
        if self.options.writer not in ("list", "table"):
            return None
        return shown.items(self.painter, self.page.standing, papers, self.new)

    def alignment(self, items: Sequence[shown.Item]) -> Alignment:
        """The person's entries beside the rendered ones."""
        return Aligner(self.painter, items, self.new, self.old, self.entry_lines).run()

    def entry_lines(self) -> set[int]:
        """Lines of the block, 0-based, where a reader of lists sees entries begin."""
        return {draft.line - self.line - 1 for draft in self.page.drafts}

    def draft(self, line: int, count: int) -> Draft | None:
        """What a reader of lists finds in so many lines of the person's block, the first being ``line`` (0-based)."""
        return _within(self.page.drafts, self.line + 1 + line, count)

    def draft_before(self, item: shown.Item) -> Draft | None:
        """What it finds in a rendered item."""
        line = self.page.lines_before[self.number] + 1 + item.start
        return _within(self.page.drafts_before, line, item.end - item.start)

    def at(self, line: int) -> int:
        """The line of the README, 1-based, that is this one of the person's block, 0-based."""
        return self.line + 1 + line


def rendered(source: Source, text: str, shelf: Shelf, named: Named) -> Rendered:
    """Render a README. Raises ``InvalidError`` with every problem of its markers."""
    found = readme.render(text, shelf, named)
    refuse_wrong_markers(source.shown, found.problems)
    return found


def inside(text: str) -> str:
    """The text of the blocks, at its lines, without what is around them: it would be read as the last entry's.

    A heading in the place of each begin marker keeps the blocks apart.
    """
    lines = lines_of(text)
    out = [""] * len(lines)
    for block in markers.find(text)[0]:
        out[block.line - 1] = "# List"
        for i in range(block.line, block.end_line - 1):
            out[i] = lines[i][block.indent :]
    return "\n".join(out)


def lines_of(block: str) -> list[str]:
    """The lines between markers, without blanks at their ends."""
    return [line.rstrip() for line in re.split(r"\r\n|\n|\r", block)]


def _within(drafts: Sequence[Draft], line: int, count: int) -> Draft | None:
    return next((draft for draft in drafts if line <= draft.line < line + count), None)
