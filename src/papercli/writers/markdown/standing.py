"""Where each paper stands in the tree of topics, worked out once for all blocks of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papercli.model.paper import Paper
    from papercli.model.topics import Topics


class Standing:
    """The papers by the topics they stand at: once on each branch, at the deepest."""

    def __init__(self, papers: Sequence[Paper], topics: Topics) -> None:
        self.topics = topics
        former = topics.former
        self.papers = tuple(paper.with_weights_of_today(former) for paper in papers)
        self.at: dict[str, list[Paper]] = {}
        """Topic's slug → the papers that stand there."""
        self.named: dict[str, list[Paper]] = {}
        """Topic's slug → the papers that name it, also those that stand further down."""
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
            for slug in {s for given in paper.topics if (s := topics.resolve(given)) is not None}:
                self.named.setdefault(slug, []).append(paper)
            if not places:
                self.unsorted.append(paper)

    def below(self, slugs: Iterable[str], *, exact: bool = False) -> list[Paper]:
        """Each paper once that stands at one of these topics or below one; with ``exact`` those that name one of them."""
        wanted = set(slugs) if exact else {below for slug in slugs for below in self.topics.below(slug)}
        places = self.named if exact else self.at
        return list(
            {paper.id: paper for slug in self.topics.slugs if slug in wanted for paper in places.get(slug, ())}.values()
        )
