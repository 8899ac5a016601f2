"""How much is read: in all, by topic, by year, by month."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    topics = contents.settings.topics
    statuses = Counter(p.status for p in papers)
    kinds = Counter(p.kind for p in papers)
    at = {p.id: set(topics.deepest(p.topics)) for p in papers}

    def share(name: str, fits: list[bool], depth: int = 0) -> Share:
        read = sum(fit and p.status == "read" for fit, p in zip(fits, papers, strict=True))
        return Share(name, read, sum(fits), depth)

    by_topic = [
        share(place.topic.slug, [bool(at[p.id] & topics.below(place.topic.slug)) for p in papers], place.depth)
        for place in topics
    ]
    if not all(at.values()):
        by_topic.append(share("", [not at[p.id] for p in papers]))
    years = sorted({p.effective_year for p in papers if p.effective_year}, reverse=True)
    by_year = [share(str(year), [p.effective_year == year for p in papers]) for year in years]
    if any(p.effective_year is None for p in papers):
        by_year.append(share("", [p.effective_year is None for p in papers]))
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
