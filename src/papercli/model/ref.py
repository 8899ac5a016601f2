"""Which paper a reference on the command line means: id, arXiv id, DOI, URL, short name, piece of a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.errors import AmbiguousError, NotFoundError
from papercli.model import arxiv_id, doi, url
from papercli.model.text import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papercli.model.paper import Paper


def find(ref: str, papers: Iterable[Paper], *, by_title: bool = True) -> Paper:
    """Return the one paper that ``ref`` means: the first rule that fits any paper decides.

    In this order: id; arXiv id in any form; DOI; a URL the paper carries; its short name; its whole title; a piece of
    its title (not unless ``by_title``). Raises ``NotFoundError``, or ``AmbiguousError`` with the candidates.
    """
    papers = list(papers)
    ref = ref.strip()
    for fits in _rules(ref, papers, by_title):
        if len(fits) == 1:
            return fits[0]
        if fits:
            ids = sorted(p.id for p in fits)
            shown = ", ".join(ids[:5]) + (f" and {len(ids) - 5} more" if len(ids) > 5 else "")
            raise AmbiguousError(
                f'"{ref}" may be any of {shown}', candidates=ids, ref=ref, hint="give the id of one of them"
            )
    raise not_found(ref, papers, by_title=by_title)


def not_found(ref: str, papers: Iterable[Paper], *, by_title: bool) -> NotFoundError:
    """The error for a reference that fits no paper, with what may have been meant."""
    papers = list(papers)
    if not by_title:
        fits = _piece_of_title(ref, papers)
        if len(fits) == 1:
            title = fits[0].title
            hint = f'"{title}" has the id {fits[0].id}; commands that write want the id, a link or the short name'
            return NotFoundError(f'no paper is called "{ref}"', ref=ref, hint=hint)
    near = nearest(ref, [p.id for p in papers] + [p.name for p in papers if p.name], 3)
    missing = arxiv_id.parse(ref)
    hint = (
        f"did you mean {', '.join(near)}?"
        if near
        else f"papercli add {missing.id}"
        if missing
        else "papercli list shows what is there"
    )
    return NotFoundError(f'no paper "{ref}" in the catalog', ref=ref, hint=hint)


def _rules(ref: str, papers: list[Paper], by_title: bool) -> Iterable[list[Paper]]:
    yield [p for p in papers if p.id == ref]
    wanted = arxiv_id.parse(ref)
    if wanted:
        yield [p for p in papers if p.arxiv == wanted.id]
    number = doi.parse(ref)
    if number:
        yield [p for p in papers if p.doi == number]
    if url.is_web(ref):
        form = url.normal(ref)
        yield [p for p in papers if any(url.normal(u) == form for u in urls(p))]
    name = fold(ref)
    yield [p for p in papers if p.name and fold(p.name) == name]
    yield [p for p in papers if fold(p.title) == name]
    if by_title:
        yield _piece_of_title(ref, papers)


def _piece_of_title(ref: str, papers: Iterable[Paper]) -> list[Paper]:
    piece = fold(ref)
    return [p for p in papers if piece and piece in fold(p.title)]


def urls(paper: Paper) -> list[str]:
    """Every web address a paper carries, its main one first."""
    return [u for u in (paper.url, *paper.links.values(), *paper.see) if u and url.is_web(u)]
