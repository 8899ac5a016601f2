"""What a block shows of each paper: its item, row or paragraphs, alone and in its place among the block's lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from papercli.markdown.blocks import cells, cells_of
from papercli.model.entry_tree import Placeholder
from papercli.model.paper import STATUSES
from papercli.writers.markdown import WRITERS
from papercli.writers.markdown.page import numbered
from papercli.writers.markdown.request import Request
from papercli.writers.markdown.sections import default_group, sections, selected
from papercli.writers.markdown.standing import Standing
from papercli.writers.markdown.values import Values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papercli.actions.view import View
    from papercli.model.block import BlockOptions
    from papercli.model.paper import Paper
    from papercli.model.topics import Topics

_NUMBER = re.compile(r"[0-9]{1,9}[.)](?=\s)")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Item:
    """One paper in its place in a rendered block."""

    id: str
    topic: str | None
    """Of the section that it stands in; None where the section is no topic's."""
    section: int
    """Which of the block's sections that is."""
    n: int
    """Its running number."""
    level: int
    """Of its heading, where items are headings."""
    start: int
    """Its first line within the block, 0-based."""
    end: int
    """After its last line."""
    pad: int
    """How far its first line stands in, in blanks."""


class Painter:
    """Shows papers one by one, as a block with these options does."""

    def __init__(self, options: BlockOptions, topics: Topics, view: View) -> None:
        self.options = options
        self._alone = replace(
            options,
            topics=(), exact=False, no_topic=False, statuses=(), kinds=(), years=(), weights=None, limit=None,
            group="none", headings="hashes",
        )  # fmt: skip
        self._topics = topics
        self._view = view
        self.number = -1
        """Which column of a table is the running number; -1 for none."""
        if options.writer == "table":
            names = [column.entry.source for column in options.columns]
            self.number = names.index("{n}") if "{n}" in names else -1

    def values(self, *, cells: bool) -> Values:
        """What the block's placeholders show."""
        return Values(self.options.shared, self._view.shelf((), self._topics), cells=cells)

    def seen(self, paper: Paper) -> Paper:
        """The paper as its README sees it."""
        return self._view.paper(paper)

    def text(self, paper: Paper, n: int = 1, level: int = 2) -> str:
        """The lines of a paper's item, without a line ending at the end."""
        shelf = self._view.shelf([paper], self._topics)
        options = replace(self._alone, start=n)
        request = Request(shelf, Standing(shelf.papers, shelf.topics), options, level, anchors=set())
        lines = WRITERS[options.writer].write(request).split("\n")
        if options.writer == "table":
            lines = lines[2:]
        return "\n".join(line.rstrip() for line in lines)

    def normal(self, text: str) -> list[str]:
        """The lines of an item for comparing: white space, running numbers and hard breaks don't count."""
        lines = [_BLANKS.sub(" ", line).strip() for line in text.split("\n")]
        lines = [line for line in lines if line]
        if self.options.writer == "table":
            return [self.row(line) for line in lines]
        if self.options.marker == "number" and lines:
            lines[0] = _NUMBER.sub("#.", lines[0], count=1)
        return lines

    def canonical(self, text: str) -> str:
        """A row with its words for a status in the block's own case."""
        if self.options.writer != "table" or not self._statuses:
            return text
        out, at = "", 0
        for column, (start, end) in enumerate(cells(text)):
            word = text[start:end].strip()
            written = self._statuses.get(column, {}).get(word.casefold(), word)
            out += text[at:start] + text[start:end].replace(word, written)
            at = end
        return out + text[at:]

    @cached_property
    def _statuses(self) -> Mapping[int, Mapping[str, str]]:
        """Columns that show a status and nothing else, by place: words in lower case → as they are written."""
        values = self.values(cells=True)
        out = {}
        for place, column in enumerate(self.options.columns):
            node = column.entry.nodes[0] if len(column.entry.nodes) == 1 else None
            if isinstance(node, Placeholder) and node.field.kind == "status":
                words = values.options(node)
                out[place] = {words[status].casefold(): words[status] for status in STATUSES if words.get(status)}
        return out

    def row(self, line: str) -> str:
        """A table's row for comparing, however it is padded."""
        found = cells_of(line)
        found += [""] * (len(self.options.columns) - len(found))
        if 0 <= self.number < len(found):
            found[self.number] = "#"
        return " | ".join(found)


def items(painter: Painter, standing: Standing, papers: Mapping[str, Paper], lines: Sequence[str]) -> list[Item] | None:
    """Find each paper's item in the lines of a rendered block; None where they are not where they should be."""
    options = painter.options
    topics = standing.topics
    one = [slug for given in options.topics if (slug := topics.resolve(given))]
    out: list[Item] = []
    at = 0
    by_topic = (options.group or default_group(standing, options, selected(standing, options))) == "topic"
    for number, section in enumerate(sections(standing, options)):
        topic = section.anchor if by_topic and section.title is not None and topics.get(section.anchor) else None
        if section.title is None and len(set(one)) == 1:
            topic = one[0]
        for n, paper in numbered(section.papers, options):
            text = painter.text(papers[paper.id], n, 2).split("\n")
            first = text[0].lstrip("#") if options.marker == "heading" else text[0]
            while at < len(lines) and not _begins(lines[at], first, heading=options.marker == "heading"):
                at += 1
            if at == len(lines):
                return None
            level = len(lines[at]) - len(lines[at].lstrip("#")) or 2
            pad = len(lines[at]) - len(lines[at].lstrip(" "))
            out.append(Item(paper.id, topic, number, n, level, at, at + len(text), pad))
            at += len(text)
    return out


def _begins(line: str, first: str, *, heading: bool) -> bool:
    if heading:
        return line.startswith("#") and line.lstrip("#") == first
    return line.strip() == first.strip()
