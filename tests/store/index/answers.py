"""A catalog for tests, and all that can be asked of it: with its index, and without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest import mock

from papercli.actions.context import Context
from papercli.actions.list_papers import Listed, list_briefs, list_papers, search
from papercli.model.paper import Paper
from papercli.model.query import Query
from papercli.model.works import Works
from papercli.store.index import index, sharing
from papercli.store.layout import Layout

TOPICS = """\
topics:
  - slug: ft
    topics:
      - slug: peft
        was: [adapters]
  - slug: eval
"""
SETTINGS = f"title: Papers\n{TOPICS}"


def make(folder: Path) -> Context:
    """An empty catalog."""
    at = Layout(folder / "catalog")
    at.papers.mkdir(parents=True)
    at.settings.write_text(SETTINGS, encoding="utf-8")
    return Context(at=at, today="2026-11-21")


@contextmanager
def from_files() -> Iterator[None]:
    """No index is asked here."""
    with mock.patch.object(index, "FEW", 10**9):
        yield


@contextmanager
def from_index() -> Iterator[None]:
    """However few papers there are, the index is asked."""
    with mock.patch.object(index, "FEW", 0):
        yield


def listed(found: Listed[object]) -> object:
    """An answer as plain values that briefs and papers have in common."""
    names = (
        "id",
        "title",
        "authors",
        "topics",
        "status",
        "kind",
        "effective_year",
        "name",
        "venue",
        "published",
        "year",
    )
    more = ("arxiv", "added", "started", "finished", "rating")
    rows = [tuple(getattr(paper, name) for name in (*names, *more)) for paper in found.papers]
    return rows, [found.paths[paper.id] for paper in found.papers], list(found.broken)  # type: ignore[attr-defined]


def answers(context: Context, queries: Sequence[Query], texts: Sequence[Sequence[str]]) -> list[object]:
    """Everything that this catalog answers."""
    contents = context.catalog.contents()
    out: list[object] = [contents, list(contents.papers), sorted(contents.paths.items())]
    for query in queries:
        out += [listed(list_briefs(context, query, sort=sort)) for sort in ((), ("-title",), ("year", "-rating"))]
        out.append([paper.id for paper in list_papers(context, query, limit=3).papers])
    out += [listed(search(context, words)) for words in texts]
    out += [listed(search(context, words, limit=1, whole=True)) for words in texts]
    out += [list(search(context, words, whole=True).papers) for words in texts]
    for few in (sharing.FEW, 0):  # an index that is a few files behind, and one that knows every file as it is now
        with mock.patch.object(sharing, "FEW", few):
            out += same_works(context, list(contents.papers.values()))
    return out


def same_works(context: Context, papers: Sequence[Paper]) -> Iterator[object]:
    """What is found to be the same work as each paper, by all it says and by some of it."""
    for other in ({}, {"title": "Another"}, {"arxiv": None}, {"title": "Another", "url": None}):
        drafts = [replace(paper, **other) for paper in papers]  # type: ignore[arg-type]
        works = Works(context.catalog.may_be_same(drafts))
        yield from map(works.same, drafts)


def is_asked(context: Context) -> bool:
    """Whether the index has an answer, so that a test does not compare the files with themselves."""
    with from_index():
        return index.ask(context.catalog, lambda _: True) is True


def text_of(paper: Paper) -> str:
    """All text of a paper but its notes."""
    parts = (paper.id, paper.title, paper.name, paper.venue, paper.remark, paper.summary, paper.arxiv, paper.doi)
    return "\n".join(filter(None, (*parts, *paper.authors, *paper.topics, *paper.extra.values())))
