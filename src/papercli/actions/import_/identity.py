"""Which entries of a list, and which papers of the catalog, are the same work, and which only share a link."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from papercli.actions.import_.fields import list_in, put, targets, text_in
from papercli.actions.import_.wrong_links import is_another
from papercli.model import url as urls
from papercli.model.paper import Paper
from papercli.model.text import author_key, title_key
from papercli.model.works import Works

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from papercli.actions.import_.fields import Values


_ENOUGH = 50
"""Papers of one title that are looked at."""


class Known:
    """Works that may be met again, by id; each id's last paper counts."""

    def __init__(self, papers: Iterable[Paper] = ()) -> None:
        self._papers: dict[str, Paper] = {}
        self._works = Works()
        self._by_title: dict[str, dict[str, None]] = {}
        for paper in papers:
            self.add(paper)

    def add(self, paper: Paper) -> None:
        """Take a paper in, or what has become of it."""
        self._papers[paper.id] = paper
        self._works.add(paper)
        self._by_title.setdefault(title_key(paper.title), {})[paper.id] = None

    def same(self, values: Values, title: str | None, taken: Container[str] = ()) -> tuple[Paper, str] | None:
        """The paper that is the same work, and by what; ``title`` is None where the list has none.

        A DOI or a URL that a paper of clearly another title has does not make two papers one; see ``give_way``. The same
        title does where one of the two names no authors, as many lists do, but not for ids that are ``taken``.
        """
        for field, why, paper in self._owners(values):
            if field == "title" and title is None and paper.title != values["title"]:
                continue  # it has only something that stands in for one
            if why == "title" and paper.id in taken:
                continue
            if field in ("arxiv", "title") or not _differs(values, title, paper):
                return paper, why
        return None

    def give_way(self, values: Values, besides: str | None) -> list[tuple[str, Paper]]:
        """Make a labelled link of a ``url`` or ``doi`` that another paper than ``besides`` has; says which, and whose.

        So each of them names one work, and the same list finds the same papers again.
        """
        gone = []
        own = self._papers.get(besides) if besides is not None else None
        for field, probe in _probes(values):
            found = self._works.same(probe) if field != "arxiv" else None
            if found and found[0].id != besides and not (own and getattr(own, field) == values[field]):
                value = str(values.pop(field))
                target = value if field == "url" else f"https://doi.org/{value}"
                if target not in targets(values):
                    put(values, "links", "link" if field == "url" else "doi", target)
                gone.append((field, self._papers[found[0].id]))
        return gone

    def _owners(self, values: Values) -> Iterator[tuple[str, str, Paper]]:
        """Field, words for it, and paper, for every way in which a paper is known."""
        for field, probe in _probes(values):
            found = self._works.same(probe)
            if found and self._may_be(values, self._papers[found[0].id], field):
                yield field, found[1], self._papers[found[0].id]
        if title := text_in(values, "title"):
            named = [self._papers[id_] for id_ in islice(self._by_title.get(title_key(title), ()), _ENOUGH)]
            for same in (_same_authors, _no_authors):
                yield from (
                    ("title", "title and authors" if same is _same_authors else "title", paper)
                    for paper in named
                    if same(values, paper) and self._may_be(values, paper, "title")
                )

    @staticmethod
    def _may_be(values: Values, paper: Paper, field: str) -> bool:
        """Two arXiv papers may share all but the id."""
        arxiv = text_in(values, "arxiv")
        return field == "arxiv" or not (arxiv and paper.arxiv and arxiv != paper.arxiv)


def _probes(values: Values) -> list[tuple[str, Paper]]:
    """For each field that names one work, a paper that has it alone."""
    arxiv, doi, url = (text_in(values, field) for field in ("arxiv", "doi", "url"))
    probes = [("arxiv", Paper(id="", title="", arxiv=arxiv)), ("doi", Paper(id="", title="", doi=doi))]
    return [(field, probe) for field, probe in [*probes, ("url", Paper(id="", title="", url=url))] if field in values]


def _same_authors(values: Values, paper: Paper) -> bool:
    authors = list_in(values, "authors")
    return bool(authors) and [author_key(a) for a in authors] == [author_key(a) for a in paper.authors]


def _no_authors(values: Values, paper: Paper) -> bool:
    """Whether one of the two names no authors; pages of one title that have an address each are two, though."""
    if list_in(values, "authors") and paper.authors:
        return False
    url, doi = text_in(values, "url"), text_in(values, "doi")
    elsewhere = url and paper.url and urls.normal(url) != urls.normal(paper.url)
    return not (elsewhere or (doi and paper.doi and doi != paper.doi))


def _differs(values: Values, title: str | None, paper: Paper) -> bool:
    known = [name for name in (paper.title, paper.name) if name]
    return title is not None and is_another(title, list_in(values, "authors"), known, paper.authors, strict=True)
