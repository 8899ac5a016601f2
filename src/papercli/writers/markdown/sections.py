"""Which papers a block shows, in which order, under which headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.markdown.anchors import slug as anchor_of
from papercli.model.paper import KINDS
from papercli.model.query import Query, sort
from papercli.model.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from papercli.model.block import BlockOptions
    from papercli.model.paper import Paper
    from papercli.model.topics import Topic
    from papercli.writers.markdown.standing import Standing

_STATUSES = ("reading", "unread", "read", "skipped")


@dataclass(frozen=True)
class Section:
    """Papers under one heading."""

    papers: Sequence[Paper]
    title: str | None = None
    """Text of the heading; None for no heading."""
    anchor: str = ""
    depth: int = 0
    """How many headings of the block stand over it."""
    intro: str | None = None
    empty: bool = False
    """Neither it nor anything below it has papers."""


def sections(standing: Standing, options: BlockOptions) -> list[Section]:
    """The papers of a block in order, in sections."""
    papers = selected(standing, options)
    group = options.group or default_group(standing, options, papers)
    if group == "topic":
        return _Tree(standing, options, papers).sections()
    ordered = _sorted(papers, options, _one_topic(standing, options))
    if group == "none":
        return [Section(ordered, empty=not ordered)]
    return _grouped(ordered, group, options)


def selected(standing: Standing, options: BlockOptions) -> list[Paper]:
    """The papers a block is about, each once, in no order that means anything unless there is a limit."""
    papers: Iterable[Paper] = standing.papers
    if options.topics:
        papers = standing.below(_slugs(standing, options), exact=options.exact)
    elif options.no_topic:
        papers = standing.unsorted
    query = Query(statuses=options.statuses, kinds=options.kinds, years=options.years)
    found = query.select(papers, standing.topics)
    topic = _one_topic(standing, options)
    if options.weights:
        low, high = options.weights
        found = [
            p
            for p in found
            if (w := p.weight_in(topic)) is not None and (low is None or low <= w) and (high is None or w <= high)
        ]
    return _sorted(found, options, topic)[: options.limit] if options.limit else found


def default_group(standing: Standing, options: BlockOptions, papers: Sequence[Paper]) -> str:
    """By topic where some paper stands elsewhere than at the block's one topic; a limited or exact choice is one list."""
    if options.limit or options.no_topic or (options.exact and len(options.topics) == 1):
        return "none"
    here = {paper.id for paper in standing.at.get(_one_topic(standing, options) or "", ())}
    if not options.topics:
        here = {paper.id for paper in standing.unsorted}
    return "none" if all(paper.id in here for paper in papers) else "topic"


def _slugs(standing: Standing, options: BlockOptions) -> list[str]:
    """The block's topics by their slugs of today, each once."""
    return list(dict.fromkeys(slug for given in options.topics if (slug := standing.topics.resolve(given))))


def _one_topic(standing: Standing, options: BlockOptions) -> str | None:
    slugs = _slugs(standing, options)
    return slugs[0] if len(slugs) == 1 else None


def _sorted(papers: Iterable[Paper], options: BlockOptions, topic: str | None) -> list[Paper]:
    return sort(papers, (*options.sort, "weight", "added"), topic)


def _grouped(papers: Sequence[Paper], group: str, options: BlockOptions) -> list[Section]:
    """Sections by a field, in its natural order, or in that of the papers where they are sorted by this field."""
    titles: Callable[[Paper], str | None] = {
        "year": lambda p: None if p.effective_year is None else str(p.effective_year),
        "venue": lambda p: p.venue,
        "status": lambda p: p.status.capitalize(),
        "kind": lambda p: p.kind.capitalize(),
    }[group]
    groups: dict[str | None, list[Paper]] = {}
    for paper in papers:
        groups.setdefault(titles(paper), []).append(paper)
    rest = groups.pop(None, [])
    names = [name for name in groups if name is not None]
    if not options.sort or options.sort[0].removeprefix("-") != group:
        names.sort(key=lambda name: (fold(name), name), reverse=group == "year")
        if group in ("status", "kind"):
            order = [word.capitalize() for word in (_STATUSES if group == "status" else KINDS)]
            names.sort(key=order.index)
    found = [Section(groups[name], name, anchor_of(name)) for name in names]
    if rest:
        found.append(Section(rest, options.unsorted, anchor_of(options.unsorted)))
    return found or [Section((), empty=True)]


class _Tree:
    """Sections by topic: once on each branch, in the order of the tree, papers without a topic last."""

    def __init__(self, standing: Standing, options: BlockOptions, papers: Sequence[Paper]) -> None:
        self.standing = standing
        self.options = options
        self.papers = papers
        self.ids = {paper.id for paper in papers}

    def sections(self) -> list[Section]:
        topics, options = self.standing.topics, self.options
        slugs = _slugs(self.standing, options)
        places = [topics.get(slug) for slug in slugs]
        inner = set() if options.exact else {slug for given in slugs for slug in topics.below(given) if slug != given}
        roots = (
            [place.topic for place in places if place and place.topic.slug not in inner]
            if options.topics
            else topics.roots
        )
        found: list[Section] = []
        if len(slugs) == 1:  # its heading is the one above the block
            own = self.own(roots[0].slug)
            below = () if options.exact else roots[0].topics
            found += [Section(own)] if own else []
        else:
            below = tuple(roots)
        for topic in below:
            found += self.branch(topic, 0)
        rest = [] if options.topics else [p for p in self.standing.unsorted if p.id in self.ids]
        if rest:
            found.append(Section(_sorted(rest, options, None), options.unsorted, anchor_of(options.unsorted)))
        return found or [Section((), empty=True)]

    def branch(self, topic: Topic, depth: int) -> list[Section]:
        """The sections of a topic and all below it; none where there are no papers, unless the keeper wants to say so."""
        below = [] if self.options.exact else [s for child in topic.topics for s in self.branch(child, depth + 1)]
        own = self.own(topic.slug)
        empty = not own and all(section.empty for section in below)
        if empty and self.options.no_papers is None:
            return []
        return [Section(own, topic.title, topic.slug, depth, topic.intro, empty), *([] if empty else below)]

    def own(self, slug: str) -> list[Paper]:
        places = self.standing.named if self.options.exact else self.standing.at
        return _sorted((p for p in places.get(slug, ()) if p.id in self.ids), self.options, slug)
