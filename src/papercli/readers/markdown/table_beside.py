"""What stands in a cell beside a title: links, badges, authors, venue, dates, marks, and what is none of these."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from papercli.readers.markdown.entry import Piece
from papercli.readers.markdown.recognise import dates, headings, identifiers, people, venues, words as marks
from papercli.readers.markdown.table_cell import is_badge
from papercli.readers.markdown.table_draft import MAYBE, NEVER, PAPER, TITLE
from papercli.readers.markdown.table_text import trim
from papercli.readers.markdown.table_title import APART, BRACKETED, venue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.markdown.rich import Span
    from papercli.readers.markdown.table_cell import Cell, Link
    from papercli.readers.markdown.table_draft import Taken
    from papercli.readers.markdown.table_title import Title

_RUNNING = re.compile(r"[\[(（#]?(\d{1,4})[\])）.]*")
_KEY = re.compile(r"\s*([^\W\d_][\w .()/&-]{0,28}?)\s*[:：]\s*(?=\S)")
_BADGE_WORDS = re.compile(r"/badge/([^?#]+?)(?:\.svg)?(?:[?#]|$)")
_TAILS = 5
"""Places, from the end, where a venue or date may begin."""
_LONGEST = 3000
"""Characters that are looked at for a list of names."""


def take_rest(
    cell: Cell, title: Title | None, taken: Taken, roles: Sequence[str], start: int = 0, end: int | None = None
) -> None:
    """Take everything of a piece of the title's cell that is not the title."""
    end = len(cell.text) if end is None else end
    tag = trim(cell.text, title.link.start, title.start) if title and title.link else None
    if tag and any(map(str.isalnum, cell.text[slice(*tag)])):
        take_text(cell, *tag, taken, roles, sure=0.8)
    for link in cell.links_in(start, end):
        _take_link(cell, link, title, taken)
    for image in cell.images_in(start, end):
        take_image(cell, image, taken)
    skip = sorted(place for place in ((title.start, title.end), title.name) if place) if title else []
    for first, last in cell.beside_links(start, end):
        inside = [place for place in skip if place[0] < last and first < place[1]]
        at = first
        for a, b in [*inside, (last, last)]:
            place = trim(cell.text, at, a) if at < a else None
            leads = bool(skip) and a <= skip[0][0]
            if place and not (leads and _take_running(cell, *place, taken)):
                take_text(cell, *place, taken, roles, sure=0.8 if inside or leads else 0.5)
            at = max(at, b)


def _take_running(cell: Cell, start: int, end: int, taken: Taken) -> bool:
    """A running number before the title."""
    found = _RUNNING.fullmatch(cell.text, start, end)
    if found:
        taken.mark(cell.piece("n", *found.span(1)))
    return found is not None


def _take_link(cell: Cell, link: Link, title: Title | None, taken: Taken) -> None:
    if title is not None and title.link is link:
        taken.add_link(cell, link, "notes" if "://" not in link.url else link.text, TITLE)
        return
    if link.image:
        take_picture(cell, link, link.text or "image", taken)
    elif link.label == "number":
        taken.add_see(cell, link)
    else:
        take_labelled(cell, link, link.text, taken)


def take_labelled(cell: Cell, link: Link, label: str, taken: Taken, *, to_paper: bool = False) -> None:
    """Take a link beside the title; a venue as its text is taken as that, too."""
    claim = NEVER
    if link.label == "main" or to_paper:
        claim = PAPER
    elif identifiers.is_paper_url(link.url):
        claim = MAYBE
    where = venues.venue(link.text) if link.label == "main" else None
    named = (
        where is not None
        and where.year is not None
        and where.confidence >= 0.8
        and "arxiv" not in where.text.lower()
        and "venue" not in taken.values
        and not any(found.claim >= PAPER for found in taken.links)
    )
    if where and named:
        place = trim(cell.text, link.start, link.end)
        taken.put_venue(where, place and cell.piece_of("venue", where.text, *place))
    taken.add_link(cell, link, label, claim, venue=named)


def take_picture(cell: Cell, link: Link, label: str, taken: Taken) -> None:
    """Take a link that shows only an image: a badge of arXiv's, an icon, a counter of stars."""
    to_paper = identifiers.is_paper_url(link.url)
    if link.image and is_badge(link.image):
        _read_badge(link.image, taken, venue_only=True)
    if to_paper or link.label == "main":
        taken.add_link(cell, link, label, PAPER if link.label == "main" else MAYBE)
    else:
        taken.pictures.append((link, label, not cell.stretched))


def take_image(cell: Cell, image: Span, taken: Taken) -> None:
    """Take an image that is no link. A badge's words are kept, as venue or under its name; a counter is decoration."""
    place = (image.source_start, image.source_end)
    if not is_badge(image):
        piece = None if cell.stretched else Piece("extra.Image", *place)
        taken.put_extra("Image", cell.document.text[place[0] : place[1]], piece)
        return
    _read_badge(image, taken)
    if not cell.stretched:
        taken.mark(Piece("ignored", *place))


def _read_badge(image: Span, taken: Taken, *, venue_only: bool = False) -> None:
    """Read the words in the address of a badge, ``…/badge/Venue-ICML'23-blue``; no piece says them: it is an address."""
    found = _BADGE_WORDS.search(image.url)
    parts = found[1].replace("--", "\0").split("-")[:-1] if found else []
    said = [unquote(part.replace("\0", "-").replace("_", " ")).strip() for part in parts]
    dated = [" ".join(said)] if len(said) > 1 and dates.date(said[-1]) else []
    for text in [*dated, *said[::-1]]:
        where = venues.venue(text)
        if where and where.confidence >= 0.8 and not (venue_only and where.text.lower() == "arxiv"):
            taken.put_venue(where, None)
            return
    key = image.alt.strip() or (said[0] if len(said) > 1 else "")
    if key and said and said[-1] and not venue_only:
        taken.put_extra(key, said[-1], None)


def take_text(cell: Cell, start: int, end: int, taken: Taken, roles: Sequence[str], *, sure: float) -> None:
    """Take text beside a title: a date, venue, names, mark; each part by itself if it is none as a whole; else it is a remark."""
    if _take_whole(cell, start, end, taken, roles, sure=sure):
        return
    parts: list[tuple[int, int]] = []
    at = start
    for found in BRACKETED.finditer(cell.text, start, end):
        parts += [(at, found.start()), (found.start(), found.end())]
        at = found.end()
    for a, b in [*parts, (at, end)]:
        place = trim(cell.text, a, b)
        if place and not (parts and _take_whole(cell, *place, taken, roles, sure=sure)):
            place = _take_tail(cell, *place, taken, roles, sure=sure)
            if place:
                taken.put_remark(cell.markdown(*place), cell.source_piece("remark", *place))


def _take_tail(
    cell: Cell, start: int, end: int, taken: Taken, roles: Sequence[str], *, sure: float
) -> tuple[int, int] | None:
    """Take a venue or date at the end, behind a comma or period, and what is before it; gives what is left."""
    if end - start > _LONGEST:
        return start, end
    found = False
    for sign in [*APART.finditer(cell.text, start, end)][: -_TAILS - 1 : -1]:
        tail = trim(cell.text, sign.end(), end)
        if tail and _take_whole(cell, *tail, taken, (), sure=0.8):
            found, end = True, sign.start()
    head = trim(cell.text, start, end)
    return None if head and found and _take_whole(cell, *head, taken, roles, sure=sure) else head


def _take_whole(cell: Cell, start: int, end: int, taken: Taken, roles: Sequence[str], *, sure: float) -> bool:
    text = cell.text[start:end]
    if len(text) > _LONGEST:
        return False
    if (key := _KEY.match(text)) and (named := headings.roles(key[1])):
        return _take_keyed(cell, start + key.end(), end, taken, named)
    bare = text.strip("()（）[]【】 ")
    begin = start + text.find(bare)
    place = (begin, begin + len(bare))
    if mark := marks.status(bare):
        return taken.put("status", mark, cell.piece("status", *place))
    stars = marks.rating(bare)
    if stars and stars > 1:
        return taken.put("rating", stars, cell.piece("rating", *place))
    where = venue(bare)
    if where and where.text.count("(") != where.text.count(")"):
        where = None
    if not (where and where.confidence >= 0.8) and (when := dates.date(bare)):
        return taken.put_date(when, cell.piece("date", *place))
    if where and where.confidence >= (0.5 if "venue" in roles else max(sure, 0.6)):
        return taken.put_venue(where, cell.piece_of("venue", where.text, *place))
    return _take_people(cell, place, taken, roles, sure=sure)


def _take_people(cell: Cell, place: tuple[int, int], taken: Taken, roles: Sequence[str], *, sure: float) -> bool:
    """Take a list of names, or an arXiv id."""
    bare = cell.text[place[0] : place[1]]
    who = people.authors(bare)
    last = venues.venue(who.names[-1]) if who and who.names else None
    if last and last.confidence >= 0.8:
        return False  # names, and then a venue
    if who and who.names and who.confidence >= (0.3 if "authors" in roles else sure):
        if not taken.put("authors", who.people, cell.piece("authors", *place)):
            return False
        taken.imply("year", who.year)
        return True
    if paper := identifiers.arxiv(bare):
        return "arxiv" not in taken.values and taken.put("arxiv", paper.id, cell.piece("arxiv", *place))
    return False


def _take_keyed(cell: Cell, start: int, end: int, taken: Taken, named: Sequence[str]) -> bool:
    """The value behind ``Authors:`` and the like."""
    text = cell.text[start:end]
    if named[0] in ("authors", "first_author"):
        who = people.authors(text)
        return bool(who and who.names) and taken.put(
            "authors", who.people if who else (), cell.piece("authors", start, end)
        )
    if named[0] in ("venue", "year", "date"):
        if when := dates.date(text):
            return taken.put_date(when, cell.piece("date", start, end))
        if where := venue(text):
            return taken.put_venue(where, cell.piece_of("venue", where.text, start, end))
    if named[0] == "summary":
        return taken.put("summary", cell.markdown(start, end), cell.source_piece("summary", start, end))
    return False
