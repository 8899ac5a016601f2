"""Where each paper stands in the tree of topics, worked out once for all blocks of a page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papercli.model.paper import Paper
    from papercli.model.topics import Topics


class Standing:
    """The papers by the topics they stand at: once on each branch, at the deepest."""

    def __init__(self, papers: Sequence[Paper], topics: Topics) -> None:
        self.topics = topics
        former = topics.former
        self.papers = tuple(_with_todays_weights(paper, former) for paper in papers)
        self.at: dict[str, list[Paper]] = {}
        """Topic's slug → the papers that stand there."""
        self.unsorted: list[Paper] = []
        """Papers without a declared topic."""
        for paper in self.papers:
            if len(paper.topics) == 1:
                only = topics.resolve(paper.topics[0])
                places: tuple[str, ...] = () if only is None else (only,)
            else:
                places = topics.deepest(paper.topics)
            for slug in places:
                self.at.setdefault(slug, []).append(paper)
            if not places:
                self.unsorted.append(paper)

    def below(self, slugs: Iterable[str], *, exact: bool = False) -> list[Paper]:
        """Each paper once that stands at one of these topics or, unless ``exact``, below one."""
        wanted = set(slugs) if exact else {below for slug in slugs for below in self.topics.below(slug)}
        return list(
            {
                paper.id: paper for slug in self.topics.slugs if slug in wanted for paper in self.at.get(slug, ())
            }.values()
        )


def _with_todays_weights(paper: Paper, former: Mapping[str, str]) -> Paper:
    """Weights may still be kept under a topic's former slug; one under the slug of today goes first."""
    weight = paper.weight
    if weight is None or isinstance(weight, (int, float)) or former.keys().isdisjoint(weight):
        return paper
    return replace(paper, weight={former.get(slug, slug): number for slug, number in weight.items()} | dict(weight))
