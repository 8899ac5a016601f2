"""How much is read: in all, by topic, by year, by month."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.actions.topics import counted
from papercli.model.paper import KINDS, STATUSES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papercli.actions.context import Context
    from papercli.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Share:
    """Papers of one group, and how many of them are read."""

    name: str
    read: int
    total: int
    depth: int = 0
    """Of a topic: 0 at the top."""


@dataclass(frozen=True, slots=True)
class Stats:
    """The whole catalog in numbers."""

    total: int
    by_status: Mapping[str, int]
    by_kind: Mapping[str, int]
    by_topic: Sequence[Share]
    """In the order of the tree, each with all below it; papers without a topic last."""
    by_year: Sequence[Share]
    """Of publication, newest first; papers without a year last."""
    finished_by_month: Mapping[str, int]
    """``2026-11`` → papers finished then, newest first; only dates that name a month."""
    broken: Sequence[Finding]


def stats(context: Context) -> Stats:
    """Count everything."""
    contents = context.catalog.contents()
    papers = list(contents.papers.values())
    statuses = Counter(p.status for p in papers)
    kinds = Counter(p.kind for p in papers)
    tree = counted(contents)
    by_topic = [Share(c.place.topic.slug, c.read, c.total, c.place.depth) for c in tree.topics]
    if tree.unsorted:
        by_topic.append(Share("", tree.unsorted_read, tree.unsorted))
    years = Counter(p.effective_year or 0 for p in papers)
    read = Counter(p.effective_year or 0 for p in papers if p.status == "read")
    by_year = [Share(str(year or ""), read[year], years[year]) for year in sorted(years, reverse=True)]
    months = Counter(p.finished[:7] for p in papers if p.status == "read" and p.finished and len(p.finished) >= 7)
    return Stats(
        total=len(papers),
        by_status={status: statuses[status] for status in STATUSES},
        by_kind={kind: kinds[kind] for kind in KINDS if kinds[kind]},
        by_topic=by_topic,
        by_year=by_year,
        finished_by_month=dict(sorted(months.items(), reverse=True)),
        broken=contents.broken,
    )
