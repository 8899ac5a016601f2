"""Which papers, in which order: filters of one kind are OR, different ones AND."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from papercli.errors import UsageError
from papercli.model.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from papercli.model.brief import Brief
    from papercli.model.paper import Paper
    from papercli.model.topics import Topics


P = TypeVar("P", "Paper", "Brief")
"""What filters and orders look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked of a list of papers; empty filters let everything pass."""

    words: tuple[str, ...] = ()
    """Each must stand in title, names, authors, venue, id or topics; case and accents don't count."""
    topics: tuple[str, ...] = ()
    """Slugs; each stands for all below it."""
    no_topic: bool = False
    """Only papers without any declared topic."""
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    years: tuple[tuple[int | None, int | None], ...] = ()
    """Inclusive ranges, None where open."""
    authors: tuple[str, ...] = ()
    """Each a piece of an author's name."""
    venues: tuple[str, ...] = ()
    """Each a piece of the venue."""

    def select(self, papers: Iterable[P], topics: Topics) -> list[P]:
        """The papers that fit, in the order they came."""
        tests = list(self._tests(topics))
        if not tests:
            return list(papers)
        return [paper for paper in papers if all(test(paper) for test in tests)]

    def _tests(self, topics: Topics) -> Iterable[Callable[[Paper | Brief], bool]]:
        if self.statuses:
            yield lambda p: p.status in self.statuses
        if self.kinds:
            yield lambda p: p.kind in self.kinds
        if self.topics:
            wanted = frozenset[str]().union(*(topics.below(slug) for slug in self.topics))
            yield lambda p: any(topics.resolve(slug) in wanted for slug in p.topics)
        if self.no_topic:
            yield lambda p: not any(topics.resolve(slug) for slug in p.topics)
        if self.years:
            yield lambda p: _in_years(p.effective_year, self.years)
        if self.authors:
            names = [fold(a) for a in self.authors]
            yield lambda p: any(name in fold(author) for author in p.authors for name in names)
        if self.venues:
            venues = [fold(v) for v in self.venues]
            yield lambda p: p.venue is not None and any(v in fold(p.venue) for v in venues)
        if self.words:
            words = [fold(w) for w in self.words]
            yield lambda p: _holds(p, words)


def _in_years(year: int | None, ranges: Sequence[tuple[int | None, int | None]]) -> bool:
    return year is not None and any((a is None or a <= year) and (b is None or year <= b) for a, b in ranges)


def _holds(paper: Paper | Brief, words: Sequence[str]) -> bool:
    hay = fold("\n".join((paper.title, paper.name or "", paper.venue or "", paper.id, *paper.topics, *paper.authors)))
    return all(word in hay for word in words)


def year_range(text: str) -> tuple[int | None, int | None]:
    """Parse ``2020``, ``2020..2023``, ``2020..`` or ``..2023``.

    >>> year_range("2020..2023"), year_range("..2019"), year_range("2021")
    ((2020, 2023), (None, 2019), (2021, 2021))
    """
    low, dots, high = text.strip().partition("..")
    if not dots:
        high = low
    if not (low or high) or not all(
        part == "" or (part.isascii() and part.isdigit() and len(part) == 4) for part in (low, high)
    ):
        raise UsageError(f'"{text}" is no year and no range of years', hint="write 2021, 2020..2023, 2020.. or ..2023")
    if low and high and low > high:
        raise UsageError(f'"{text}" ends before it begins', hint=f"write {high}..{low}")
    return (int(low) if low else None, int(high) if high else None)


SORTS: dict[str, Callable[[Paper | Brief], object]] = {
    "added": lambda p: p.added,
    "id": lambda p: p.id,
    "title": lambda p: fold(p.title),
    "name": lambda p: fold(p.name) if p.name else None,
    "author": lambda p: fold(p.authors[0]) if p.authors else None,
    "year": lambda p: p.effective_year,
    "published": lambda p: p.published or (str(p.year) if p.year else None),
    "venue": lambda p: fold(p.venue) if p.venue else None,
    "status": lambda p: ("reading", "unread", "read", "skipped").index(p.status),
    "kind": lambda p: p.kind,
    "rating": lambda p: p.rating,
    "started": lambda p: p.started,
    "finished": lambda p: p.finished,
}


def sort(papers: Iterable[P], keys: Sequence[str] = (), topic: str | None = None) -> list[P]:
    """Sort in a total order: by ``keys`` (``-`` before one turns it round), else as the keeper ordered them.

    The keeper's order is weight in ``topic``, then date added, then id. A missing value comes last either way.
    """
    out = sorted(papers, key=lambda p: p.id)
    for key in reversed(keys or ("weight", "added")):
        name, down = key.lstrip("-"), key.startswith("-")
        if name == "weight":
            value: Callable[[Paper | Brief], object] = lambda p: p.weight_in(topic)  # noqa: E731
        elif name in SORTS:
            value = SORTS[name]
        else:
            from papercli.model.text import nearest

            near = nearest(name, [*SORTS, "weight"], 1)
            raise UsageError(
                f'cannot sort by "{name}"', hint=f"did you mean {near[0]}?" if near else f"sort by {', '.join(SORTS)}"
            )
        have = [(value(p), p) for p in out]
        present = sorted((pair for pair in have if pair[0] is not None), key=lambda pair: pair[0], reverse=down)  # type: ignore[arg-type,return-value]
        out = [p for _, p in present] + [p for v, p in have if v is None]
    return out
