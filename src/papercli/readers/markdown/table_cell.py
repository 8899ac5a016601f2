"""A table's cell: its text, the links and images in it, and where each stands in the document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from papercli.markdown.rich import Rich
from papercli.readers.markdown.entry import Piece
from papercli.readers.markdown.recognise import labels
from papercli.readers.markdown.table_text import says_nothing, trim

if TYPE_CHECKING:
    from papercli.markdown.block import Block
    from papercli.markdown.blocks import Document
    from papercli.markdown.rich import Span

_NUMBER = re.compile(r"[\[(（【#\s]*\d{1,3}[\])）】.\s]*")
_BADGE = re.compile(
    r"shields\.io|badgen\.net|badge|/stars?[/.]|star-?history|visitor|forthebadge|colab-badge", re.IGNORECASE
)
_AROUND_LINK = " \t\n[]()（）【】"


@dataclass(frozen=True)
class Link:
    """A link in a cell that leads somewhere."""

    text: str
    """What it shows, without brackets and blanks around; an image's words where it shows only that."""
    url: str
    start: int
    """In the cell's text."""
    end: int
    source: tuple[int, int]
    """The whole construct in the document."""
    target: tuple[int, int] | None
    bare: bool
    image: Span | None = None
    """What it shows, where that is an image and no text."""

    @cached_property
    def label(self) -> str | None:
        """What ``labels.role`` says of its text; ``number`` for a mere number, ``bare`` for an address."""
        if self.bare:
            return "bare"
        if _NUMBER.fullmatch(self.text):
            return "number"
        if self.image or not self.text:
            return labels.role(self.text) or "image"
        return labels.role(self.text)


@dataclass(slots=True)
class Cell:
    """One cell of a row; for a cell that HTML stretches over several rows, that cell again in each of them."""

    rich: Rich
    document: Document
    stretched: bool = False
    """It stands in a row above."""
    links: list[Link] = field(default_factory=list)
    images: list[Span] = field(default_factory=list)
    """Those outside of links."""
    struck: list[Span] = field(default_factory=list)
    """What is struck through."""

    @property
    def text(self) -> str:
        """As a reader sees it."""
        return self.rich.text

    @property
    def empty(self) -> bool:
        """Nothing at all is in it."""
        return not self.rich.text.strip() and not self.links and not self.images

    @property
    def blank(self) -> bool:
        """Nothing is in it, or a word or mark for nothing."""
        return not self.links and not self.images and says_nothing(self.rich.text)

    @property
    def all_bold(self) -> bool:
        """All of its text is bold or in italics."""
        length = len(self.text.strip())
        return any(
            span.kind in ("strong", "emphasis") and span.end - span.start >= length > 0 for span in self.rich.spans
        )

    def piece(self, name: str, start: int, end: int) -> Piece | None:
        """The piece from ``start`` to ``end`` of the text; None where it is another row's, or empty."""
        if self.stretched or start >= end:
            return None
        return Piece(name, self.rich.at[start], self.rich.to[end - 1])

    def piece_of(self, name: str, value: str, start: int, end: int) -> Piece | None:
        """The piece that says a value within ``start`` to ``end``, without the punctuation round it."""
        at = self.text.find(value, start, end)
        return self.piece(name, at, at + len(value)) if at >= 0 else self.piece(name, start, end)

    def source_piece(self, name: str, start: int = 0, end: int | None = None) -> Piece | None:
        """The piece from ``start`` to ``end`` of the text with its markup; None where it is another row's, or empty."""
        first, last = self.source(start, end)
        return None if self.stretched or first >= last else Piece(name, first, last)

    def source(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Where the text from ``start`` to ``end`` stands in the document, with the markup that is wholly about it."""
        whole = start == 0 and end is None
        end = len(self.text) if end is None else end
        places = [(self.rich.at[start], self.rich.to[end - 1])] if start < end else []
        spans = self.spans_from(start, end)
        places += [(span.source_start, span.source_end) for span in spans if whole or span.start < span.end]
        return (min(a for a, _ in places), max(b for _, b in places)) if places else (0, 0)

    def markdown(self, start: int = 0, end: int | None = None) -> str:
        """The source of the text from ``start`` to ``end``, on one line."""
        first, last = self.source(start, end)
        return " ".join(self.document.text[first:last].replace("\\|", "|").split())

    def spans_from(self, start: int, end: int) -> list[Span]:
        """The spans that stand from ``start`` to ``end``."""
        spans = self.rich.spans
        some = spans[bisect_left(spans, start, key=_span_start) : bisect_right(spans, end, key=_span_start)]
        return [span for span in some if span.end <= end]

    def images_in(self, start: int, end: int) -> list[Span]:
        """The images outside of links that stand from ``start`` to ``end``."""
        return self.images[
            bisect_left(self.images, start, key=_span_start) : bisect_right(self.images, end, key=_span_start)
        ]

    def lines(self, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """The lines of the text from ``start`` to ``end``, without blanks at their ends; only those with text."""
        found, at = [], start
        for line in self.text[start:end].split("\n"):
            if line.strip():
                begin = at + len(line) - len(line.lstrip())
                found.append((begin, begin + len(line.strip())))
            at += len(line) + 1
        return found

    def links_in(self, start: int, end: int) -> list[Link]:
        """The links that stand from ``start`` to ``end``."""
        first = bisect_left(self.links, start, key=_start)
        last = bisect_right(self.links, end, key=_start)
        return [link for link in self.links[first:last] if link.end <= end]

    def beside_links(self, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """What is text and no link, line by line, without blanks and the brackets and bars round links."""
        found = []
        for first, last in self.lines(start, end):
            at = first
            for i in range(bisect_left(self.links, first, key=_start), bisect_left(self.links, last, key=_start)):
                link = self.links[i]
                if link.start < link.end:
                    found.append((at, link.start))
                    at = max(at, link.end)
            found.append((at, last))
        return [trimmed for a, b in found if (trimmed := trim(self.text, a, b))]


def read_cell(block: Block | None, document: Document, *, stretched: bool = False) -> Cell:
    """Read a cell; None gives an empty one."""
    cell = Cell((block.rich if block else None) or Rich("", [], []), document, stretched)
    link: Span | None = None
    inside: Span | None = None
    for span in cell.rich.spans:
        if span.kind == "link" and not (link and span.source_end <= link.source_end):
            _add_link(cell, link, inside)
            link, inside = span, None
        elif span.kind == "image":
            if link and link.source_start <= span.source_start and span.source_end <= link.source_end:
                inside = inside or span
                if link.url.strip():
                    continue
            cell.images.append(span)
    _add_link(cell, link, inside)
    cell.struck = cell.rich.of_kind("strike")
    return cell


def _add_link(cell: Cell, span: Span | None, image: Span | None) -> None:
    if span is None or not span.url.strip():
        return
    text = cell.text[span.start : span.end].strip(_AROUND_LINK)
    shown = text or (image.alt.strip() if image else "")
    source = (span.source_start, span.source_end)
    bare = span.bare or text == span.url.strip()
    cell.links.append(
        Link(shown, span.url, span.start, span.end, source, span.target, bare=bare, image=None if text else image)
    )


def _span_start(span: Span) -> int:
    return span.start


def _start(link: Link) -> int:
    return link.start


def is_badge(image: Span) -> bool:
    """Whether an image is decoration: a counter of stars, a shield."""
    return _BADGE.search(image.url[:300]) is not None
