"""Which papers are the same work: the same arXiv id, DOI or URL, or the same title and authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.model import url
from papercli.model.text import author_key, title_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papercli.model.paper import Paper


class Works:
    """Papers, findable by any other paper that is the same work."""

    def __init__(self, papers: Iterable[Paper] = ()) -> None:
        self._by_key: dict[str, Paper] = {}
        self._by_title: dict[str, list[Paper]] = {}
        for paper in papers:
            self.add(paper)

    def add(self, paper: Paper) -> None:
        """Take a paper in; of two that are the same work the first stays."""
        for _, key in _keys(paper):
            self._by_key.setdefault(key, paper)
        self._by_title.setdefault(_title(paper), []).append(paper)

    def same(self, paper: Paper) -> tuple[Paper, str] | None:
        """The paper here that is the same work, and by what: ``arXiv id``, ``DOI``, ``URL``, ``title and authors``."""
        for why, key in _keys(paper):
            there = self._by_key.get(key)
            # Two arXiv papers may share a project's page: their ids tell them apart.
            if there is not None and (why == "arXiv id" or not (paper.arxiv and there.arxiv)):
                return there, why
        there = self._titled(paper)
        # Or a title ("Response to …").
        if there is None or (paper.arxiv and there.arxiv):
            return None
        # So may two pages without authors ("Documentation"): where each has its own address, they are two.
        if not paper.authors and _addressed_otherwise(paper, there):
            return None
        return there, "title and authors"

    def _titled(self, paper: Paper) -> Paper | None:
        """The first with this title and these authors."""
        papers = self._by_title.get(_title(paper), ())
        authors = _authors(paper) if papers else ()
        return next((there for there in papers if _authors(there) == authors), None)


def _addressed_otherwise(a: Paper, b: Paper) -> bool:
    urls = a.url and b.url and url.normal(a.url) != url.normal(b.url)
    return bool(urls or (a.doi and b.doi and a.doi != b.doi))


def keys(paper: Paper) -> list[str]:
    """Texts of which any two papers that ``Works`` finds the same share one; others may share one, too."""
    return [*(key for _, key in _keys(paper)), f"title {_title(paper)}"]


def _keys(paper: Paper) -> Iterator[tuple[str, str]]:
    if paper.arxiv:
        yield "arXiv id", f"arxiv {paper.arxiv}"
    if paper.doi:
        yield "DOI", f"doi {paper.doi}"
    if paper.url:
        yield "URL", f"url {url.normal(paper.url)}"


def _title(paper: Paper) -> str:
    return title_key(paper.title) or paper.title


def _authors(paper: Paper) -> tuple[tuple[str, str], ...]:
    return tuple(author_key(author) for author in paper.authors)


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
