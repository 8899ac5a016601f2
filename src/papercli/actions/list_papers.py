"""Ask the catalog: which papers fit, in which order; one paper whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.errors import InvalidError, NotFoundError
from papercli.model import query as queries, ref as refs

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
    ordered = queries.sort(fits, sort, topic=slugs[0] if len(slugs) == 1 else None)
    return Listed(ordered[:limit], contents.paths, contents.broken)


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
    """Everything about one paper. Raises ``NotFoundError``, ``AmbiguousError``, or ``InvalidError`` where its file is broken."""
    catalog = context.catalog
    contents = catalog.contents()
    try:
        paper = refs.find(ref, contents.papers.values())
    except NotFoundError:
        if ref in contents.paths:
            broken = [f for f in contents.broken if f.path == contents.paths[ref]]
            raise InvalidError.of(broken, hint=f"papercli edit {ref}") from None
        raise
    notes = catalog.notes().get(paper.id)
    titles = {slug: place.topic.title for slug in paper.topics if (place := contents.settings.topics.get(slug))}
    return Shown(paper, contents.paths[paper.id], catalog.at.shown(notes) if notes else None, titles)
