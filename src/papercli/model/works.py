"""Which papers are the same work: the same arXiv id, DOI or URL, or the same title and authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.model import url
from papercli.model.text import author_key, title_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papercli.model.paper import Paper

_Key = tuple[object, ...]


class Works:
    """Papers, findable by any other paper that is the same work."""

    def __init__(self, papers: Iterable[Paper] = ()) -> None:
        self._by_key: dict[_Key, Paper] = {}
        for paper in papers:
            self.add(paper)

    def add(self, paper: Paper) -> None:
        """Take a paper in; of two that are the same work the first stays."""
        for _, key in _keys(paper):
            self._by_key.setdefault(key, paper)

    def same(self, paper: Paper) -> tuple[Paper, str] | None:
        """The paper here that is the same work, and by what: ``arXiv id``, ``DOI``, ``URL``, ``title and authors``."""
        for why, key in _keys(paper):
            there = self._by_key.get(key)
            # Two arXiv papers may share a title ("Response to …"), or a project's page: their ids tell them apart.
            if there is None or (why != "arXiv id" and paper.arxiv and there.arxiv):
                continue
            # So may two pages without authors ("Documentation"): where each has its own address, they are two.
            if why == "title and authors" and not paper.authors and _addressed_otherwise(paper, there):
                continue
            return there, why
        return None


def _addressed_otherwise(a: Paper, b: Paper) -> bool:
    urls = a.url and b.url and url.normal(a.url) != url.normal(b.url)
    return bool(urls or (a.doi and b.doi and a.doi != b.doi))


def _keys(paper: Paper) -> Iterator[tuple[str, _Key]]:
    if paper.arxiv:
        yield "arXiv id", ("arxiv", paper.arxiv)
    if paper.doi:
        yield "DOI", ("doi", paper.doi)
    if paper.url:
        yield "URL", ("url", url.normal(paper.url))
    yield (
        "title and authors",
        ("title", title_key(paper.title) or paper.title, tuple(author_key(a) for a in paper.authors)),
    )


def doubles(papers: Iterable[Paper]) -> list[tuple[Paper, Paper, str]]:
    """Every paper that is the same work as an earlier one: later, earlier, and by what."""
    works = Works()
    out = []
    for paper in papers:
        found = works.same(paper)
        if found:
            out.append((paper, *found))
        works.add(paper)
    return out
