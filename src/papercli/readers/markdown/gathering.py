"""What is gathered of one entry while its text is read, and the draft made of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from papercli.model.draft import Draft
from papercli.readers.markdown import signs
from papercli.readers.markdown.entry import Labels, Piece, in_order
from papercli.readers.markdown.recognise import dates, identifiers, institutions, kinds

if TYPE_CHECKING:
    from collections.abc import Callable

    from papercli.readers.markdown.lines import Link
    from papercli.readers.markdown.recognise.people import Authors
    from papercli.readers.markdown.trail import Trail

_BRACKETS = {"(": ")", "[": "]", "（": "）", "【": "】"}
_SHORT = 60
"""Characters of a text that is about an arXiv id as a whole."""
_MAIN: tuple[Callable[[Link], bool], ...] = (
    lambda link: link.role == "main" and link.paper,
    lambda link: link.role == "main" and not link.bare,
    lambda link: link.paper and link.role not in ("code", "supplement", "poster", "slides"),
    lambda link: link.role == "main",
    lambda link: link.role == "blog",
)
"""What the link to the paper itself may be, likeliest first."""
_GLUE = re.compile(r"[\s,.;:|·•()\[\]/\\–—-]*")


class Gathering:
    """Takes values with their places in the document; the first of a kind counts, later ones are remarks."""

    def __init__(self, trail: Trail, *, lone: bool = False) -> None:
        self.document = trail.document
        self.lines = trail.lines
        self.lone = lone
        """One name alone that may be a person's is one: the entries around it name people there."""
        self.pieces: list[Piece] = []
        self.title: str | None = None
        self.name: str | None = None
        self.title_link: Link | None = None
        self.title_start = 0
        """Where the title begins in the document."""
        self.authors: tuple[str, ...] = ()
        self.venue: str | None = None
        self.year: int | None = None
        self.venue_year: int | None = None
        self.date: str | None = None
        self.doi: str | None = None
        self.status: str | None = None
        self.rating: int | None = None
        self.links: list[tuple[Link, str | None, tuple[int, int]]] = []
        self.remarks: list[tuple[int, int]] = []
        self.summaries: list[tuple[str, int, int]] = []
        self.found_below: Link | None = None
        self.extra: dict[str, str] = {}
        self.finished: str | None = None
        self.started: str | None = None

    def say(self, field: str, start: int, end: int) -> None:
        """Note which characters of the document say a field's value."""
        if start < end:
            self.pieces.append(Piece(field, start, end))

    def field(self, text: str, start: int, end: int, *, expected: bool) -> bool:
        """Take a text that is as a whole a date, venue or people, if that is not known yet."""
        sure = 0.5 if expected else 0.8
        venue = signs.venue(text)
        date = dates.date(text) if len(text) < 60 else None
        if venue and venue.confidence < 0.9 and (people := signs.authors(text)) and people.confidence >= 0.9:
            venue = None  # "J. Doe, C. Roe" begins like a journal
        if venue and venue.confidence >= sure and self.venue is None and (date is None or venue.confidence >= 0.8):
            self.venue = " ".join(venue.text.split())
            self.venue_year = venue.year
            if self.date is None:
                self.date = venue.iso
            at = text.find(venue.text)
            self.say("venue", start + max(at, 0), start + at + len(venue.text) if at >= 0 else end)
            return True
        if date:
            if self.date is None and self.year is None:
                self.year, self.date = date.year, date.iso
                self.say("date" if date.iso else "year", start, end)
                return True
            return False
        people = signs.authors(text)
        if people is None or people.confidence < sure:
            return False
        if ("/" in text and people.confidence < 0.95) or institutions.institution(text) >= 0.6:
            return False  # ``[Tsinghua / NVIDIA]``
        if not self.lone and len(people.names) == 1 and not people.et_al and people.confidence < 0.75:
            return False
        return self.people(people, start, end)

    def people(self, found: Authors, start: int, end: int) -> bool:
        """Take people, if none are known yet; ``et al.`` stands behind those who are named."""
        if self.authors or not found.names:
            return False
        self.authors = found.people
        if found.year and (when := self.document.text.rfind(str(found.year), start, end)) > start:
            if self.year is None and self.date is None:
                self.year = found.year
                self.say("year", when, when + 4)
            end = start + len(self.document.text[start:when].rstrip(" ,;:，、([（"))
        self.say("authors", start, end)
        return True

    def link(self, link: Link, label: str | None = None) -> None:
        """Take a link; ``label`` where something beside it names it."""
        start, end = link.span.source_start, link.span.source_end
        if link.atom.swapped and link.span.target:
            end = link.span.target[1] + 1
            start = self.document.text.rfind("(", 0, start)
        self.links.append((link, label, (start, end)))

    def remark(self, start: int, end: int) -> None:
        """Take text beside the entry that is no field."""
        if start < end:
            self.remarks.append((start, end))

    def summary(self, text: str, start: int, end: int) -> None:
        """Take what is told about the paper."""
        if text.strip():
            self.summaries.append((text.strip("\n"), start, end))

    def draft(self, line: int, line_end: int, section: tuple[str, ...]) -> tuple[Draft, list[Piece]]:
        """The draft, and the pieces in order."""
        main = self._main()
        url = main.url if main else None
        links, see = self._put_links(main)
        made = Draft(line=line, line_end=line_end, section=section, title=self.title, name=self.name, url=url)
        made.links, made.see = links, see
        made.authors, made.venue, made.date = self.authors, self.venue, self.date
        made.year = self.year if self.year is not None else self.venue_year
        made.status, made.rating, made.started, made.finished = self.status, self.rating, self.started, self.finished
        self._identify(made, main)
        label = main.text if main is not None and main is not self.title_link else ""
        made.kind = kinds.kind(url, label)
        made.remark = self._remark()
        made.summary = self._summary()
        made.extra = self.extra
        return made, in_order(self.pieces)

    def _main(self) -> Link | None:
        if self.title_link is not None:
            return self.title_link
        found = [link for link, label, _ in self.links]
        for is_main in _MAIN:
            if first := next((link for link in found if is_main(link)), None):
                return first
        return self.found_below

    def _put_links(self, main: Link | None) -> tuple[dict[str, str], tuple[str, ...]]:
        links, see = Labels(), []
        for link, label, (start, end) in self.links:
            if link is main:
                self._say_main(link, start, end)
            elif link.role == "see" or (link.bare and not label):
                see.append(link.url)
                self.say("see", start, end)
            else:
                name = links.add(label or _unwrapped(link.text) or link.text or "link", link.url)
                self.say(f"links.{name}", start, end)
        return links.by_label, tuple(see)

    def _say_main(self, link: Link, start: int, end: int) -> None:
        """The main link's place; where its text is the venue or the date, that is a field of its own."""
        target = link.span.target
        label = link.text.strip("[]() ")
        first = self.document.text.find(label, start, end) if label and link.role == "main" and not link.bare else -1
        if first >= 0 and target and self.field(label, first, first + len(label), expected=False):
            self.say("url", *target)
        else:
            self.say("link", start, end)

    def _identify(self, made: Draft, main: Link | None) -> None:
        made.doi = self.doi
        ranked = [link for link, _, _ in self.links if link is not main]
        ranked.sort(key=lambda link: (link.role != "main", not link.paper))
        for link in [*([main] if main else []), *ranked]:
            if made.arxiv is None and (found := identifiers.arxiv(link.url)):
                made.arxiv, made.version = found.id, found.version
            if made.doi is None and (link is main or link.role == "main"):
                made.doi = identifiers.doi(link.url)
        for text in [self.venue or "", *(self.document.text[start:end] for start, end in self.remarks)]:
            if made.arxiv is None and len(text) < _SHORT and (found := identifiers.arxiv(text)):
                made.arxiv, made.version = found.id, found.version

    def _remark(self) -> str | None:
        text = self.document.text
        merged: list[tuple[int, int]] = []
        taken = sorted(piece.start for piece in self.pieces)
        for start, end in sorted(self.remarks):
            last = merged[-1][1] if merged else 0
            free = bisect_left(taken, last) == bisect_left(taken, start)
            if merged and free and _GLUE.fullmatch(text, last, start):
                merged[-1] = (merged[-1][0], end)
            else:
                merged.append((start, end))
        merged = [(start, _completed(text, start, end)) for start, end in merged]
        for start, end in merged:
            self.say("remark", start, end)
        return " ".join(" ".join(text[start:end].split()) for start, end in merged) or None

    def _summary(self) -> str | None:
        for _, start, end in self.summaries:
            self.say("summary", start, end)
        out: list[str] = []
        for text, _, _ in self.summaries:
            both = out and out[-1].rpartition("\n")[2].lstrip()[:1] in "-*+" and text[:1] in "-*+"
            out += ["\n" if both else "\n\n" if out else "", text]
        return "".join(out) or None


def _completed(text: str, start: int, end: int) -> int:
    """Where a remark ends: with the bracket that closes what is opened in it, and the sign that ends its sentence."""
    opened = [_BRACKETS[char] for char in text[start:end] if char in _BRACKETS]
    for closer in dict.fromkeys(opened):
        if text.startswith(closer, end) and opened.count(closer) > text.count(closer, start, end):
            end += 1
    while text[end : end + 1] in ("!", "?", "…") and text[end + 1 : end + 2] not in ("[", "("):
        end += 1
    return end


def _unwrapped(label: str) -> str:
    """A label without the brackets around it; one that closes what is opened within stays: ``Code (PyTorch)``."""
    name = label.strip("[]() :")
    for opening, closing in ("()", "[]"):
        if name.count(opening) > name.count(closing) and f"{name}{closing}" in label:
            name += closing
    return name
