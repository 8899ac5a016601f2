"""A cell whose column says what it holds: authors, a venue, a date, links, the keeper's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.readers.markdown.recognise import dates, identifiers, people, venues, words as marks
from papercli.readers.markdown.table_beside import take_image, take_labelled, take_picture
from papercli.readers.markdown.table_draft import MAYBE, NEVER
from papercli.readers.markdown.table_text import says_nothing

if TYPE_CHECKING:
    from papercli.readers.markdown.table_cell import Cell, Link
    from papercli.readers.markdown.table_columns import Column
    from papercli.readers.markdown.table_draft import Taken

_MERE = re.compile(
    r"links?|here|click(?: here)?|url|open|view|go|website|:link:|链接|連結|リンク|링크|lien|enlace|ссылка|[^\w:]*",
    re.IGNORECASE,
)
_NAMES_APART = re.compile(r"\s*(?:[,;、，；\n&]|\band\b)\s*")


def take_cell(cell: Cell, column: Column, taken: Taken) -> None:
    """Take a cell by its column's role. What does not fit the role goes to ``extra`` under the column's heading."""
    if cell.blank and not (column.role == "status" and cell.text.strip()):
        return
    text, role = cell.text.strip(), column.role
    if role in ("main", "links", "see"):
        _take_links(cell, column, taken)
    elif role in ("summary", "remark") and role not in taken.values:
        taken.put(role, cell.markdown(), cell.source_piece(role))
    elif cell.links or cell.images:
        if not (role in ("venue", "date", "name", "authors") and _take_linked(cell, column, taken)):
            _take_extra(cell, column, taken)
    elif not _take_value(cell, text, column, taken):
        _take_extra(cell, column, taken)


def _whole(cell: Cell) -> tuple[int, int]:
    text = cell.text
    return len(text) - len(text.lstrip()), len(text.rstrip())


def _take_extra(cell: Cell, column: Column, taken: Taken) -> None:
    plain = not cell.links and not cell.images and "\n" not in cell.text.strip()
    value = " ".join(cell.text.split()) if plain else cell.markdown()
    taken.put_extra(column.key, value, cell.source_piece(f"extra.{column.key}"))


def _take_value(cell: Cell, text: str, column: Column, taken: Taken) -> bool:
    """Take plain text by its column's role; False where it does not fit."""
    role = column.role
    start, end = _whole(cell)
    if role == "authors":
        names = _names(text)
        return bool(names) and taken.put("authors", names, cell.piece("authors", start, end))
    if role in ("venue", "date"):
        return _take_place_or_time(cell, text, column, taken)
    if role in ("started", "finished"):
        when = dates.date(text)
        return when is not None and taken.put(role, when.iso or str(when.year), cell.piece(role, start, end))
    if role == "status":
        mark = marks.status(text, "status")
        return mark is not None and taken.put("status", mark, cell.piece("status", start, end))
    if role == "rating":
        stars = marks.rating(text, bare=True)
        return stars is not None and taken.put("rating", stars, cell.piece("rating", start, end))
    if role == "name":
        return taken.put("name", " ".join(text.split()), cell.piece("name", start, end))
    if role == "n":
        taken.mark(cell.piece("n", start, end))
        return True
    return False


def _take_place_or_time(cell: Cell, text: str, column: Column, taken: Taken) -> bool:
    start, end = _whole(cell)
    where = venues.venue(text.replace("\n", " "))
    sure = column.role == "venue" and where is not None and where.confidence >= 0.8
    if not sure and (when := dates.date(text)):
        return taken.put_date(when, cell.piece("date", start, end))
    if where and (column.role == "venue" or where.confidence >= 0.5):
        return taken.put_venue(where, cell.piece_of("venue", where.text, start, end))
    if column.role == "venue" and len(text) <= 200:
        return taken.put("venue", " ".join(text.split()), cell.piece("venue", start, end))
    return False


def _names(text: str) -> tuple[str, ...]:
    """Names in a column of authors, where they need no proof."""
    found = people.authors(text) if len(text) <= 20_000 else None
    if found and found.names:
        return found.people
    parts = [part.strip(" .*†‡") for part in _NAMES_APART.split(text)]
    return tuple(part for part in parts if part and part.lower().strip(".") not in ("et al", "etc", "others", "等"))


def _take_linked(cell: Cell, column: Column, taken: Taken) -> bool:
    """A value that is a link or has one beside it: ``[ICLR 2022](address)``, a name with its homepage."""
    if cell.images or len(cell.links) > 40:
        return False
    text = cell.text.strip()
    if column.role == "authors":
        names = _names(text)
        if not names or not taken.put("authors", names, None):
            return False
        for link in cell.links:
            taken.add_link(cell, link, link.text, NEVER)
        return True
    if len(cell.links) != 1 or cell.beside_links() or cell.links[0].bare:
        return False
    link = cell.links[0]
    at = cell.text.find(link.text, link.start, link.end)
    if column.role == "name":
        taken_it = taken.put("name", link.text, cell.piece("name", at, at + len(link.text)))
    elif when := dates.date(link.text):
        taken_it = taken.put_date(when, cell.piece("date", at, at + len(link.text)))
    else:
        where = venues.venue(link.text)
        taken_it = where is not None and taken.put_venue(where, cell.piece("venue", at, at + len(link.text)))
    if taken_it:
        claim = MAYBE if identifiers.is_paper_url(link.url) else NEVER
        taken.add_link(cell, link, link.text, claim, venue=True)
    return taken_it


def _take_links(cell: Cell, column: Column, taken: Taken) -> None:
    for link in cell.links:
        if link.image:
            take_picture(cell, link, column.heading or link.text or column.key, taken)
        elif column.role == "see" and (link.label in ("number", "bare") or _mere(link)):
            taken.add_see(cell, link)
        else:
            label = column.key if _mere(link) or link.label in ("bare", "number") else link.text
            to_paper = column.role == "main" and link.label in (None, "main", "bare", "number")
            take_labelled(cell, link, label, taken, to_paper=to_paper)
    for image in cell.images:
        take_image(cell, image, taken)
    for start, end in cell.beside_links():
        if not says_nothing(cell.text[start:end]) and not (
            column.role == "main" and _take_identifier(cell, start, end, taken)
        ):
            taken.put_extra(column.key, cell.markdown(start, end), cell.source_piece(f"extra.{column.key}", start, end))


def _take_identifier(cell: Cell, start: int, end: int, taken: Taken) -> bool:
    """An arXiv id, DOI or venue as text, where a link to the paper may stand."""
    text = cell.text[start:end]
    if paper := identifiers.arxiv(text):
        if paper.version and "arxiv" not in taken.values:
            taken.values["version"] = paper.version
        return taken.put("arxiv", paper.id, cell.piece("arxiv", start, end))
    if doi := identifiers.doi(text):
        return taken.put("doi", doi, cell.piece("doi", start, end))
    where = venues.venue(text)
    if where and where.confidence >= 0.8:
        return taken.put_venue(where, cell.piece_of("venue", where.text, start, end))
    return False


def _mere(link: Link) -> bool:
    """Whether a link's text says no more than that it is one."""
    return _MERE.fullmatch(link.text.strip(" .!")) is not None
