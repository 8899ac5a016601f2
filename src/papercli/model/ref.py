"""Which paper a reference on the command line means: id, arXiv id, DOI, URL, short name, piece of a title."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from papercli.errors import AmbiguousError, NotFoundError
from papercli.model import arxiv_id, doi, url
from papercli.model.text import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from papercli.model.paper import Paper


_SUGGESTIONS = 20
"""For so many references that fit no paper near ones are looked for."""


class Referable:
    """Papers, findable by reference; what all references are compared with is made once."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        self._papers = list(papers)
        self._missed = 0

    def find(self, ref: str, *, by_title: bool = True) -> Paper:
        """Return the one paper that ``ref`` means: the first rule that fits any paper decides.

        In this order: id; arXiv id in any form; DOI; a URL the paper carries; its short name; its whole title; a piece of
        its title (not unless ``by_title``). Raises ``NotFoundError``, or ``AmbiguousError`` with the candidates.
        """
        ref = ref.strip()
        for fits in self._rules(ref, by_title):
            if len(fits) == 1:
                return fits[0]
            if fits:
                ids = sorted(p.id for p in fits)
                shown = ", ".join(ids[:5]) + (f" and {len(ids) - 5} more" if len(ids) > 5 else "")
                hint = "give the id of one of them"
                raise AmbiguousError(f'"{ref}" may be any of {shown}', candidates=ids, ref=ref, hint=hint)
        raise self._not_found(ref, by_title=by_title)

    def _not_found(self, ref: str, *, by_title: bool) -> NotFoundError:
        """The error for a reference that fits no paper, with what may have been meant."""
        if not by_title:
            fits = self._piece_of_title(ref)
            if len(fits) == 1:
                title = fits[0].title
                hint = f'"{title}" has the id {fits[0].id}; commands that write want the id, a link or the short name'
                return NotFoundError(f'no paper is called "{ref}"', ref=ref, hint=hint)
        self._missed += 1
        names = [p.id for p in self._papers] + [p.name for p in self._papers if p.name]
        near = nearest(ref, names, 3) if self._missed <= _SUGGESTIONS else []  # each looks at every name there is
        missing = arxiv_id.parse(ref)
        hint = (
            f"did you mean {', '.join(near)}?"
            if near
            else f"papercli add {missing.id}"
            if missing
            else "papercli list shows what is there"
        )
        return NotFoundError(f'no paper "{ref}" in the catalog', ref=ref, hint=hint)

    def _rules(self, ref: str, by_title: bool) -> Iterable[list[Paper]]:
        yield self._ids.get(ref, [])
        wanted = arxiv_id.parse(ref)
        if wanted:
            yield self._arxiv_ids.get(wanted.id, [])
        number = doi.parse(ref)
        if number:
            yield self._dois.get(number, [])
        if url.is_web(ref):
            yield self._urls.get(url.normal(ref), [])
        name = fold(ref)
        yield self._names.get(name, [])
        yield self._titles.get(name, [])
        if by_title:
            yield self._piece_of_title(ref)

    def _piece_of_title(self, ref: str) -> list[Paper]:
        piece = fold(ref)
        return [p for title, papers in self._titles.items() if piece and piece in title for p in papers]

    def _by(self, keys: Callable[[Paper], Iterable[str]]) -> dict[str, list[Paper]]:
        out: dict[str, list[Paper]] = {}
        for paper in self._papers:
            for key in dict.fromkeys(keys(paper)):
                out.setdefault(key, []).append(paper)
        return out

    @cached_property
    def _ids(self) -> dict[str, list[Paper]]:
        return self._by(lambda p: [p.id])

    @cached_property
    def _arxiv_ids(self) -> dict[str, list[Paper]]:
        return self._by(lambda p: [p.arxiv] if p.arxiv else [])

    @cached_property
    def _dois(self) -> dict[str, list[Paper]]:
        return self._by(lambda p: [p.doi] if p.doi else [])

    @cached_property
    def _urls(self) -> dict[str, list[Paper]]:
        return self._by(lambda p: map(url.normal, urls(p)))

    @cached_property
    def _names(self) -> dict[str, list[Paper]]:
        return self._by(lambda p: [fold(p.name)] if p.name else [])

    @cached_property
    def _titles(self) -> dict[str, list[Paper]]:
        return self._by(lambda p: [fold(p.title)])


def urls(paper: Paper) -> list[str]:
    """Every web address a paper carries, its main one first."""
    return [u for u in (paper.url, *paper.links.values(), *paper.see) if u and url.is_web(u)]
