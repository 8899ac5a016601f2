"""What each column of a table holds, by its heading and by all of its cells together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from papercli.readers.markdown.recognise import dates, headings, identifiers, people, venues, words as marks
from papercli.readers.markdown.recognise.labels import LINK_ROLES
from papercli.readers.markdown.table_cell import Cell, is_badge
from papercli.readers.markdown.table_text import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papercli.readers.markdown.table_grid import Grid

_TEXT_ROLES = frozenset(["institution", "topic", "keywords", "stars"])
_WHERE_AND_WHEN = frozenset(["venue", "year", "date"])
_ADDRESSES = frozenset(
    ["code", "project", "link", "links", "paper", "demo", "video", "dataset", "model", "blog", "slides"]
)
_CITATION = 6
"""Words from which on a venue is rather a whole citation."""
_UPDATED = re.compile(r"\bupdated?\b|更新|갱신", re.IGNORECASE)
"""A column of dates that are not the paper's."""
_LOOK_AT = 400
"""Rows that have a say; more change nothing."""


@dataclass(slots=True)
class Column:
    """What a column holds."""

    heading: str
    roles: tuple[str, ...]
    """What its heading names."""
    role: str
    """``title``, ``name``, ``authors``, ``venue``, ``date``, ``finished``, ``started``, ``status``, ``rating``, ``n``, ``main``
    (a link to the paper), ``links``, ``see``, ``summary``, ``remark``, ``extra``, ``empty``."""
    key: str = ""
    """Of ``extra``, and the label of links that have none of their own."""


def columns(grid: Grid) -> list[Column]:
    """Look at every column; at most one is the title's."""
    rows = grid.rows[:_LOOK_AT]
    found = []
    cells = [[cell for row in rows if (cell := row.at(i))] for i in range(len(grid.headings))]
    for i, heading in enumerate(grid.headings):
        known = headings.roles(heading)
        found.append(Column(heading, known, _role(heading, known, cells[i]), heading or f"Column {i + 1}"))
    _choose_title(found, cells)
    _settle(found, cells)
    return found


def _role(heading: str, known: tuple[str, ...], cells: Sequence[Cell]) -> str:
    """The role by heading where the cells don't speak against it, else by the cells."""
    full = [cell for cell in cells if not cell.blank]
    by_cells = _by_cells(full)
    if not known:
        return by_cells
    first = known[0]
    if _UPDATED.search(heading):
        return "extra"
    if len(known) > 1 and "title" not in known and "paper" not in known:
        if _WHERE_AND_WHEN.issuperset(known):
            return "venue"
        if LINK_ROLES.issuperset(known):
            return "links"
    if first in ("title", "paper") or "title" in known:
        return "main" if by_cells in ("main", "links", "empty") else "text"
    if first == "name":
        return by_cells if by_cells in ("main", "links") else "text"
    if first == "link":
        return {"see": "see", "n": "n"}.get(by_cells, "main")
    if first in LINK_ROLES:
        linked = sum(bool(cell.links) for cell in full)
        return "links" if 2 * linked >= len(full) or by_cells == "links" else "extra"
    if first in ("year", "date"):
        return "date"
    if first == "venue" and by_cells == "main" and all(cell.links[0].bare for cell in full if cell.links):
        return "main"  # a source, by its address
    if first == "venue" and by_cells == "text" and _middle(full) >= _CITATION:
        return "text"
    if first == "n":
        return "n" if by_cells in ("n", "empty", "number") else "extra"
    if first in _TEXT_ROLES:
        return "extra"
    if first == "first_author":
        return "authors"
    if first == "see":
        return "see" if any(cell.links for cell in full) or not full else "extra"
    return {"read_date": "finished"}.get(first, first)


def _by_cells(full: Sequence[Cell]) -> str:
    """The role that most cells speak for; ``text`` where none does."""
    if not full:
        return "empty"
    for role, fits, share in _TESTS:
        if sum(map(fits, full)) >= share * len(full):
            return _more(role, full)
    return "text"


def _more(role: str, full: Sequence[Cell]) -> str:
    if role == "links":
        kinds = [link.label for cell in full for link in cell.links]
        if 2 * kinds.count("number") > len(kinds):
            return "see"
        papers = sum(any(_to_paper(link.label, link.url) for link in cell.links) for cell in full)
        return "main" if 2 * papers >= len(full) else "links"
    if role == "number":
        numbers = [int(cell.text.strip(" .#()[]")) for cell in full]
        rising = sum(a + 1 == b for a, b in pairwise(numbers))
        return "n" if len(numbers) > 2 and numbers[0] in (0, 1) and rising >= 0.8 * (len(numbers) - 1) else "number"
    return role


def _to_paper(label: str | None, url: str) -> bool:
    return identifiers.is_paper_url(url) or label == "main"


def _only_links(cell: Cell) -> bool:
    return bool(cell.links) and all(link.label is not None for link in cell.links) and not cell.beside_links()


def _is_venue(cell: Cell) -> bool:
    found = venues.venue(cell.text.strip())
    return found is not None and found.confidence >= 0.6


def _is_authors(cell: Cell) -> bool:
    found = people.authors(cell.text.strip()[:2000])
    return found is not None and found.confidence >= 0.7


def _is_number(cell: Cell) -> bool:
    text = cell.text.strip(" .#()[]")
    return text.isascii() and text.isdigit() and len(text) <= 6


_TESTS: tuple[tuple[str, Callable[[Cell], bool], float], ...] = (
    ("image", lambda cell: bool(cell.images) and not cell.text.strip() and not cell.links, 0.6),
    ("date", lambda cell: dates.date(cell.text) is not None, 0.7),
    ("links", _only_links, 0.7),
    ("venue", _is_venue, 0.7),
    ("number", _is_number, 1.0),
    ("status", lambda cell: not cell.links and marks.status(cell.text) is not None, 0.8),
    ("rating", lambda cell: not cell.links and marks.rating(cell.text) is not None, 0.8),
    ("main", lambda cell: not cell.links and identifiers.arxiv(cell.text.strip()) is not None, 0.7),
    ("authors", _is_authors, 0.7),
)


def _choose_title(found: list[Column], cells: Sequence[Sequence[Cell]]) -> None:
    """Make one of the columns of text the title's."""
    best, chosen = 0.0, None
    named = any("name" in column.roles for column in found)
    for column, column_cells in zip(found, cells, strict=True):
        full = [cell for cell in column_cells if not cell.blank]
        score = _title_score(column, full)
        if named and not column.roles and _repeats(full):
            continue  # what the papers that have names are good for
        if score > best:
            best, chosen = score, column
    if chosen is not None:
        chosen.role = "title"


def _repeats(full: Sequence[Cell]) -> bool:
    """Whether cells say the same, as titles never do."""
    return len({cell.text.strip().lower() for cell in full}) < len(full)


def _title_score(column: Column, full: Sequence[Cell]) -> float:
    """How much speaks for a column's being the title's; from 0 down it can't be."""
    by_name = 10.0 if "title" in column.roles else 6.0 if "paper" in column.roles else 0.0
    if not full:
        return 0.0
    if column.role != "text" and not (by_name and column.role == "extra"):
        whole = sum(map(_is_entry, full)) if column.role in ("summary", "remark", "extra", "links") else 0
        return 5.0 * (2 * whole >= len(full))
    lengths = sorted(words(text) for cell in full if (text := title_like(cell)))
    if not lengths:
        return 0.0
    middle = lengths[len(lengths) // 2]
    linked = sum(any(link.label is None and not link.bare for link in cell.links) for cell in full) / len(full)
    papers = sum(any(identifiers.is_paper_url(link.url) and link.label is None for link in cell.links) for cell in full)
    shape = 0.2 if middle <= 1 else 1.0 if middle == 2 else 3.0 if middle <= 20 else 1.0 if middle <= 40 else 0.1
    return by_name + shape * len(lengths) / len(full) + linked + 2.0 * papers / len(full)


def _is_entry(cell: Cell) -> bool:
    """Whether all of an entry stands in a cell: a bold title or one that is a link, and a link to the paper."""
    titled = any(link.label is None and words(link.text) >= 3 for link in cell.links) or any(
        span.kind == "strong" and words(cell.text[span.start : span.end]) >= 3 for span in cell.rich.spans
    )
    return titled and any(_to_paper(link.label, link.url) for link in cell.links)


def title_like(cell: Cell) -> str:
    """The longest run of a cell's text that may be a title: a link without a label, or text beside links."""
    runs = [link.text for link in cell.links if link.label is None]
    runs += [cell.text[start:end] for start, end in cell.beside_links()]
    return max(runs, key=len, default="")


def _settle(found: list[Column], cells: Sequence[Sequence[Cell]]) -> None:
    """Give the columns of text that are left a role, and see that no field stands twice."""
    at = next((i for i, column in enumerate(found) if column.role == "title"), None)
    title = found[at] if at is not None else None
    authored = any("authors" in column.roles for column in found)
    named = title is not None and ({"title", "paper"} & set(title.roles) or (authored and "name" not in title.roles))
    if at is not None and not named and _short(cells[at]):
        found[at].role = "name"
    taken: set[str] = set()
    for i, (column, column_cells) in enumerate(zip(found, cells, strict=True)):
        if column.role == "text" and "name" in column.roles and at is not None and at < i:
            linked = sum(bool(cell.links) for cell in column_cells)
            column.role = "links" if linked and 2 * linked >= sum(not cell.blank for cell in column_cells) else "text"
        if column.role == "text":
            column.role = "name" if "name" in column.roles and _short(column_cells) else "extra"
        elif column.role in ("number", "image"):
            column.role = "extra"
        if column.role in ("summary", "remark") and _all_images(column_cells):
            column.role = "extra"
        if column.role in _ONCE:
            if column.role in taken:
                column.role = "extra"
            taken.add(column.role)


_ONCE = frozenset(["name", "authors", "summary", "remark", "status", "rating", "n", "finished", "started"])


def _short(cells: Sequence[Cell]) -> bool:
    """Whether most cells hold a name rather than a title."""
    return 0 < _middle(cells) <= 2


def _middle(cells: Sequence[Cell]) -> int:
    """The median of the words in what may be titles."""
    lengths = sorted(words(title_like(cell)) for cell in cells if not cell.blank)
    return lengths[len(lengths) // 2] if lengths else 0


def _all_images(cells: Sequence[Cell]) -> bool:
    full = [cell for cell in cells if not cell.blank]
    pictures = sum(any(not is_badge(image) for image in cell.images) and not cell.text.strip() for cell in full)
    return 2 * pictures > len(full)
