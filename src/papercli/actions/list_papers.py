"""Ask the catalog: which papers fit, in which order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic

from papercli.model import query as queries
from papercli.model.query import P

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papercli.actions.context import Context
    from papercli.model.brief import Brief
    from papercli.model.finding import Finding
    from papercli.model.paper import Paper
    from papercli.model.query import Query
    from papercli.model.topics import Topics
    from papercli.store.catalog import Contents
    from papercli.store.index.index import Index
    from papercli.store.index.part import Part


@dataclass(frozen=True, slots=True)
class Listed(Generic[P]):
    """An answer: the papers, or their briefs, and which files are broken."""

    papers: Sequence[P]
    paths: Mapping[str, str]
    """Id → the file's path as messages show it, at least for these papers."""
    broken: Sequence[Finding]


def list_papers(context: Context, query: Query, *, sort: Sequence[str] = (), limit: int | None = None) -> Listed[Paper]:
    """The papers that ``query`` lets through; ``query.topics`` may be names as people type them.

    Without ``sort``: the keeper's order within the one topic asked for, else in the whole list.
    """
    return papers_in(context.catalog.contents(), query, sort, limit)


def papers_in(contents: Contents, query: Query, sort: Sequence[str], limit: int | None) -> Listed[Paper]:
    """The same, of what has been read already."""
    topics = contents.settings.topics
    slugs = _slugs(query, topics)
    fits = replace(query, topics=slugs).select(contents.papers.values(), topics)
    return Listed(_ordered(fits, slugs, sort, topics)[:limit], contents.paths, contents.broken)


def list_briefs(
    context: Context, query: Query, *, sort: Sequence[str] = (), limit: int | None = None
) -> Listed[Brief] | Listed[Paper]:
    """The same from the index alone, where there can be one: briefs instead of papers."""
    from papercli.store.index import index

    catalog = context.catalog
    found = index.ask(catalog, lambda asked: briefs_in(asked, query, sort, limit))
    return found or papers_in(catalog.contents_from_files(), query, sort, limit)


def briefs_in(asked: Index, query: Query, sort: Sequence[str], limit: int | None) -> Listed[Brief]:
    """The same, of an index that is being asked."""
    topics = asked.settings().topics
    slugs = _slugs(query, topics)
    found = asked.briefs(replace(query, topics=slugs), topics)
    rest = replace(query, topics=(), statuses=(), kinds=(), years=())
    fits = _ordered(rest.select(found, topics), slugs, sort, topics)[:limit]
    return Listed(fits, {brief.id: brief.path for brief in fits}, asked.findings(errors_only=True))


def search(
    context: Context, words: Sequence[str], *, limit: int | None = None, whole: bool = False
) -> Listed[Brief] | Listed[Paper]:
    """The papers that hold all of the words, in title, names, authors, summary, notes or beside them, best first.

    Papers where ``whole`` asks for them or there is no index, else briefs.
    """
    from papercli.store.index import index, search as full_text, whole as whole_papers

    def question(asked: index.Index) -> Listed[Brief] | Listed[Paper]:
        fits = asked.search(words, limit)
        paths = {brief.id: brief.path for brief in fits}
        broken = [*asked.findings(errors_only=True), *asked.findings_of_notes()]
        return Listed(list(asked.papers(fits)), paths, broken) if whole else Listed(fits, paths, broken)

    parts: tuple[Part, ...] = (full_text, whole_papers) if whole else (full_text,)
    found = index.ask(context.catalog, question, *parts)
    if found is not None:
        return found
    contents = context.catalog.contents_from_files()
    ids, wrong = full_text.find_in(contents.papers.values(), context.at, words, limit)
    return Listed([contents.papers[id_] for id_ in ids], contents.paths, [*contents.broken, *wrong])


def _slugs(query: Query, topics: Topics) -> tuple[str, ...]:
    if not query.topics:
        return ()
    from papercli.actions import topic_names  # takes time to load

    return topic_names.resolve(query.topics, topics)


def _ordered(papers: list[P], slugs: Sequence[str], sort: Sequence[str], topics: Topics) -> list[P]:
    """The papers as the catalog has them, in order; a weight under a topic's former slug counts as today's."""
    former, topic = topics.former, slugs[0] if len(slugs) == 1 else None
    if not former:
        return queries.sort(papers, sort, topic=topic)
    by_id = {paper.id: paper for paper in papers}
    weighed = [paper.with_weights_of_today(former) for paper in papers]
    return [by_id[paper.id] for paper in queries.sort(weighed, sort, topic=topic)]
