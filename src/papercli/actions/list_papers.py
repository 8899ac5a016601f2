"""Ask the catalog: which papers fit, in which order; one paper whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.actions.batch import Resolver, path_of
from papercli.model import query as queries
from papercli.store import layout

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papercli.actions.context import Context
    from papercli.model.finding import Finding
    from papercli.model.paper import Paper
    from papercli.model.query import Query


@dataclass(frozen=True, slots=True)
class Listed:
    """An answer: the papers, where their files are, and which files are broken."""

    papers: Sequence[Paper]
    paths: Mapping[str, str]
    broken: Sequence[Finding]


def list_papers(context: Context, query: Query, *, sort: Sequence[str] = (), limit: int | None = None) -> Listed:
    """The papers that ``query`` lets through; ``query.topics`` may be names as people type them.

    Without ``sort``: the keeper's order within the one topic asked for, else in the whole list.
    """
    from dataclasses import replace

    from papercli.actions import topic_names

    contents = context.catalog.contents()
    topics = contents.settings.topics
    slugs = topic_names.resolve(query.topics, topics)
    fits = replace(query, topics=slugs).select(contents.papers.values(), topics)
    former = topics.former
    weighed = [paper.with_weights_of_today(former) for paper in fits]
    ordered = queries.sort(weighed, sort, topic=slugs[0] if len(slugs) == 1 else None)
    return Listed([contents.papers[paper.id] for paper in ordered[:limit]], contents.paths, contents.broken)


@dataclass(frozen=True, slots=True)
class Shown:
    """One paper with what stands around it."""

    paper: Paper
    path: str
    notes: str | None
    """Its notes' file, where there is one."""
    titles: Mapping[str, str]
    """Title of each of its topics by the slug its file has; undeclared ones are absent."""


def show(context: Context, ref: str) -> Shown:
    """Everything about one paper; where ``ref`` is its id, no other paper is read. A piece of its title will do.

    Raises ``NotFoundError``, ``AmbiguousError``, or ``InvalidError`` where its file is broken.
    """
    catalog = context.catalog
    topics = catalog.settings().topics
    paper = catalog.paper(Resolver(catalog, None, by_title=True).id(ref))
    path = path_of(catalog, paper.id)
    notes = catalog.at.notes_of(paper.id)
    titles = {slug: place.topic.title for slug in paper.topics if (place := topics.get(slug))}
    return Shown(paper, path, catalog.at.shown(notes) if layout.is_regular(notes) else None, titles)
