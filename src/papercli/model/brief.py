"""The brief of a paper: the part of it that lists show, filters look at and sorting goes by. It is for asking, never for writing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple, Self

from papercli.model.weight import weight_in, weights_of_today

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papercli.model.paper import Paper


class Brief(NamedTuple):
    """What a list needs to know of one paper, as one row of plain values; each means what it means in ``Paper``."""

    id: str
    path: str
    """Of its file, as messages show it."""
    title: str
    author_lines: str
    """One author a line; see ``authors``."""
    topic_lines: str
    """One slug a line; see ``topics``."""
    status: str
    kind: str
    effective_year: int | None
    name: str | None
    venue: str | None
    published: str | None
    year: int | None
    arxiv: str | None
    added: str | None
    started: str | None
    finished: str | None
    rating: int | None
    weight: str | None
    """JSON."""

    @property
    def authors(self) -> tuple[str, ...]:
        """In the order of the paper."""
        return _items(self.author_lines)

    @property
    def topics(self) -> tuple[str, ...]:
        """Slugs as the file has them."""
        return _items(self.topic_lines)

    def with_weights_of_today(self, former: Mapping[str, str]) -> Self:
        """See ``Paper.with_weights_of_today``."""
        if not former or self.weight is None:
            return self
        weight = json.loads(self.weight)
        todays = weights_of_today(weight, former) if isinstance(weight, dict) else weight
        return self if todays == weight else self._replace(weight=json.dumps(todays))

    def weight_in(self, topic: str | None) -> float | None:
        """See ``Paper.weight_in``."""
        return None if self.weight is None else weight_in(json.loads(self.weight), topic)


def brief(paper: Paper, path: str) -> Brief:
    """The brief of a paper whose file is at ``path``."""
    weight = paper.weight if paper.weight is None or isinstance(paper.weight, (int, float)) else dict(paper.weight)
    return Brief(
        id=paper.id,
        path=path,
        title=paper.title,
        author_lines=_lines(paper.authors),
        topic_lines=_lines(paper.topics),
        status=paper.status,
        kind=paper.kind,
        effective_year=paper.effective_year,
        name=paper.name,
        venue=paper.venue,
        published=paper.published,
        year=paper.year,
        arxiv=paper.arxiv,
        added=paper.added,
        started=paper.started,
        finished=paper.finished,
        rating=paper.rating,
        weight=None if weight is None else json.dumps(weight),
    )


def _lines(items: Sequence[str]) -> str:
    """Text, one item a line; where one has several lines, a blank line and JSON."""
    return "\n".join(items) if not any("\n" in item for item in items) else "\n" + json.dumps(list(items))


def _items(lines: str) -> tuple[str, ...]:
    if lines.startswith("\n"):
        return tuple(json.loads(lines))
    return tuple(lines.split("\n")) if lines else ()
