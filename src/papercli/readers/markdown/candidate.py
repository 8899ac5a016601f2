"""A candidate: what looks like an entry, before its fields are read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from papercli.markdown.rich import Rich
from papercli.readers.markdown.lines import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.markdown.block import Block
    from papercli.markdown.rich import Span
    from papercli.readers.markdown.lines import Link


_SHORT = 30
"""Characters below which a line may be whole though it ends without a mark."""


@dataclass(slots=True, eq=False)
class Candidate:
    """Something that is an entry, or becomes one when a link to its paper follows."""

    marker: str
    """As ``Entry.marker``."""
    block: Block
    section: tuple[str, ...]
    lines: list[Line]
    """Its own lines; the title is in the first one."""
    run: int
    """Of the list or run of paragraphs that it stands in: candidates of one run are written alike."""
    below: list[Block] = field(default_factory=list)
    """What stands under it and tells of it."""
    others: list[Link] = field(default_factory=list)
    """Links of its line that are entries of their own."""
    mention: Link | None = None
    """A paper's link in running text: all there is to it is the link."""
    confirmed: bool = False
    """It is an entry already."""
    line: int = 0
    line_end: int = 0

    def attach(self, block: Block) -> None:
        """Let a block below tell of it; or above, in folded text whose summary doesn't come first."""
        self.below.append(block)
        self.line = min(self.line, block.line)
        self.line_end = max(self.line_end, block.line_end)


def split(rich: Rich) -> list[Line]:
    """A text's lines; those that are one broken title are one."""
    if "\n" not in rich.text:
        return [Line(rich)]
    out: list[Line] = []
    at = 0
    over: list[Span] = []  # what reaches into the next line
    i = 0
    for piece in rich.text.split("\n"):
        end = at + len(piece)
        while i < len(rich.spans) and rich.spans[i].start <= end:
            over.append(rich.spans[i])
            i += 1
        line = Line(Rich(rich.text, rich.at, rich.to, over).slice(at, end))
        if out and _goes_on(out[-1], line):
            line = _joined(out.pop(), line)
        out.append(line)
        over = [span for span in over if span.end > end]
        at = end + 1
    return [line for line in out if line.kind != "empty"] or out[:1]


def _joined(line: Line, after: Line) -> Line:
    """Two lines as one; what covers the end of one and the beginning of the other is one span."""
    first, second = line.rich, after.rich
    by = len(first.text) + 1 if first.text else 0  # no place in the document stands for a blank before the text
    known = {(span.source_start, span.kind): span for span in first.spans}
    spans = list(first.spans)
    for span in second.spans:
        whole = known.get((span.source_start, span.kind))
        if whole is None:
            spans.append(replace(span, start=span.start + by, end=span.end + by))
        else:
            spans[spans.index(whole)] = replace(whole, end=span.end + by)
    if not first.text:
        return Line(replace(second, spans=spans))
    at = [*first.at, first.to[-1], *second.at]
    to = [*first.to, first.to[-1] + 1, *second.to]
    return Line(Rich(f"{first.text}\n{second.text}", at, to, spans))


def _goes_on(line: Line, after: Line) -> bool:
    """Whether a title is broken between two lines: neither is whole alone."""
    ends = {(span.source_start, span.kind) for span in line.rich.spans[-4:] if span.end == len(line.rich.text)}
    if ends and any((span.source_start, span.kind) in ends for span in after.rich.spans[:4]):
        return True
    text, start = line.rich.text.rstrip(), after.rich.text.lstrip()
    if line.rich.spans or not text or text[-1] in ".,:;\\|!?)）。，" or not after.links:
        return False
    if len(text) < _SHORT and not start[:1].islower():
        return False
    if line.kind not in ("title", "prose") or after.kind not in ("titled", "links") or (after.key and after.key[1]):
        return False
    best = after.best()
    return start[:1].isalpha() and (best is None or best.how == "text")


def headline(blocks: Sequence[Block]) -> Block | None:
    """The paragraph or heading that an item begins with."""
    first = blocks[0] if blocks else None
    return first if first is not None and first.kind in ("paragraph", "heading") and first.rich is not None else None
