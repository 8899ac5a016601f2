"""What a walk through a document has found so far, and what is open: the last entry, and a title that waits for its link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.model.draft import Skipped
from papercli.readers.markdown import signs
from papercli.readers.markdown.candidate import Candidate, split
from papercli.readers.markdown.likeness import likeness
from papercli.readers.markdown.recognise import labels, words
from papercli.readers.markdown.title_ends import trim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.markdown.block import Block
    from papercli.markdown.blocks import Document
    from papercli.readers.markdown.lines import Line, Link

Section = tuple[str, ...]


_AND_MORE = re.compile(r"[ ]?\([^()\n]{2,80}\)\s*[;；]\s*")
"""``(ICML 2023); `` between two papers of a line."""


class Trail:
    """What is found, in the order of the document, and what is open."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: list[Candidate] = []
        self.tables: list[tuple[Block, Section]] = []
        self.skipped: list[Skipped] = []
        self.open: Candidate | None = None
        """The last entry: what follows may tell of it."""
        self.pending: Candidate | None = None
        """The last title without a link: a link that follows makes it an entry."""
        self.run = 0
        self._owner: Candidate | None = None
        self._owner_end = 0
        self._lines: dict[int, tuple[Block, list[Line]]] = {}
        """By the block's identity, which only one that is kept has for itself."""

    def lines(self, block: Block | None) -> list[Line]:
        """The lines of a block's own text, read once."""
        if block is None or block.rich is None:
            return []
        found = self._lines.get(id(block))
        if found is None:
            found = self._lines[id(block)] = block, split(block.rich)
        return found[1]

    def close(self) -> None:
        """What follows tells of nothing above."""
        self.open = self.pending = self._owner = None

    def attach(self, block: Block) -> None:
        """Let a block tell of the open entry."""
        if self.open:
            self.open.attach(block)

    def candidate(self, marker: str, block: Block, section: Section, lines: list[Line]) -> Candidate:
        """Make a candidate of some lines of a block."""
        first = self.first(lines[0]) if marker == "none" and lines else block.line
        made = Candidate(marker, block, section, list(lines), self.run, line=first, line_end=first)
        made.line_end = max([first, *(self.last(line) for line in lines)])
        return made

    def first(self, line: Line) -> int:
        """The first line of the document that a line's text, links or images stand in."""
        begins = [line.rich.at[0]] if line.rich.at else []
        begins += [span.source_start for span in line.rich.spans[:2]]
        return self.document.line_at(min(begins)) if begins else 1

    def last(self, line: Line) -> int:
        """The last line of the document that a line's text, links or images reach to."""
        ends = [line.rich.to[-1] - 1] if line.rich.at else []
        ends += [span.source_end - 1 for span in line.rich.spans]
        return self.document.line_at(max(ends)) if ends else 0

    def own(self, unit: Candidate, line: Line) -> None:
        """Let a line be a candidate's own."""
        unit.lines.append(line)
        unit.line_end = max(unit.line_end, self.last(line))

    def add(self, candidate: Candidate) -> None:
        """Take a candidate as an entry; further papers that its line links are entries beside it."""
        self.found.append(candidate)
        candidate.confirmed = True
        self.open, self.pending = candidate, None
        line = candidate.lines[0] if candidate.lines else None
        best = line.best() if line is not None else None
        if line is None or best is None or best.how != "link":
            return
        text, at = line.rich.text, best.atom.end
        for link in line.links:
            if link.atom.start < at or link.atom.kind != "link" or not link.paper:
                continue
            between = text[at : link.atom.start]
            if not _AND_MORE.fullmatch(between) and (signs.size(between) > 1.5 or "(" in between):
                return
            title = text[slice(*trim(text, link.atom.start, link.atom.end, plain=False))]
            if (link.role is None or not labels.role(title)) and likeness(title, styled=True) >= 0.3:
                candidate.others.append(link)
                self.mention(candidate.block, candidate.section, line, link)
            at = link.atom.end

    def wait(self, made: Candidate, *, within: bool) -> None:
        """Let a title wait for its link; ``within``: until one comes it tells of the open entry."""
        if within and self.open:
            self._owner, self._owner_end = self.open, self.open.line_end
            self.open.attach(made.block)
        self.pending = made

    def confirm(self) -> Candidate | None:
        """Make the title that waits an entry."""
        made, self.pending = self.pending, None
        if made is None:
            return None
        if self._owner and self._owner.below and self._owner.below[-1] is made.block:
            self._owner.below.pop()
            self._owner.line_end = self._owner_end
        self._owner = None
        self.add(made)
        return made

    def mentions(self, block: Block, section: Section) -> None:
        """Take the papers that running text links: a linked title is an entry of its own, other links are reported."""
        for inner in block.walk():
            if inner.kind in ("paragraph", "cell", "summary"):
                for line in self.lines(inner):
                    for link in line.links:
                        if link.paper and link.atom.kind == "link":
                            self._mention_or_skip(inner, section, line, link)

    def _mention_or_skip(self, block: Block, section: Section, line: Line, link: Link) -> None:
        named = likeness(link.text, styled=True) >= 0.75 or (signs.size(link.text) >= 2 and link.text.istitle())
        if link.role is None and named:
            self.mention(block, section, line, link)
        else:
            where = self.document.line_at(link.span.source_start)
            self.skipped.append(Skipped(where, f"A link to a paper in running text, without a title: {link.url}"))

    def mention(self, block: Block, section: Section, line: Line, link: Link) -> None:
        """Take a link alone as an entry."""
        first = self.document.line_at(link.span.source_start)
        last = self.document.line_at(link.span.source_end - 1)
        made = Candidate("none", block, section, [line], self.run, mention=link, line=first, line_end=last)
        self.found.append(made)


def name(lines: Sequence[Line]) -> str:
    """The text of a heading or of an item that stands over others, as a section's name."""
    text = lines[0].rich.text if lines else ""
    return " ".join(words.strip_emoji(text).split()) or " ".join(text.split())
