"""The topics: an ordered tree of slugs with titles, and former slugs that still mean something."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One branch of the tree."""

    slug: str
    title: str
    """What a reader sees; the slug where the keeper gave none."""
    intro: str | None = None
    """Markdown below the heading."""
    was: tuple[str, ...] = ()
    """Former slugs."""
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a topic stands in the tree."""

    topic: Topic
    parents: tuple[str, ...]
    """Slugs from the top down, without its own."""
    path: tuple[int, ...]
    """Index among its siblings, level by level: ``(1, 0)`` is the first child of the second topic."""

    @property
    def depth(self) -> int:
        """0 at the top."""
        return len(self.parents)


@dataclass(frozen=True, slots=True)
class Topics:
    """The whole tree. Slugs and former slugs are unique in it (the schema sees to that)."""

    roots: tuple[Topic, ...] = ()
    _places: dict[str, Place] = field(init=False, repr=False, compare=False)
    _former: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places: dict[str, Place] = {}
        former: dict[str, str] = {}

        def walk(topics: Sequence[Topic], parents: tuple[str, ...], path: tuple[int, ...]) -> None:
            for i, topic in enumerate(topics):
                places[topic.slug] = Place(topic, parents, (*path, i))
                former.update(dict.fromkeys(topic.was, topic.slug))
                walk(topic.topics, (*parents, topic.slug), (*path, i))

        walk(self.roots, (), ())
        object.__setattr__(self, "_places", places)
        object.__setattr__(self, "_former", former)

    def __iter__(self) -> Iterator[Place]:
        """Every topic in the order of the tree, parents before children."""
        return iter(self._places.values())

    def __len__(self) -> int:
        return len(self._places)

    def resolve(self, slug: str) -> str | None:
        """The slug of today for ``slug`` or a former one; None where no topic is meant."""
        return slug if slug in self._places else self._former.get(slug)

    def get(self, slug: str) -> Place | None:
        """The place of a topic by slug or former slug."""
        now = self.resolve(slug)
        return None if now is None else self._places[now]

    def below(self, slug: str) -> frozenset[str]:
        """The topic's own slug and all below it; empty where no topic is meant."""
        now = self.resolve(slug)
        return frozenset(s for s, p in self._places.items() if s == now or now in p.parents)

    def with_parents(self, slugs: Iterable[str]) -> frozenset[str]:
        """These declared topics and all above them."""
        return frozenset(one for slug in slugs for one in (slug, *self._places[slug].parents))

    def deepest(self, slugs: Iterable[str]) -> tuple[str, ...]:
        """Where a paper with these slugs stands: once on each branch, at its deepest topic, in the order of the tree.

        Undeclared slugs are left out, former ones resolved.
        """
        now = {s for s in map(self.resolve, slugs) if s is not None}
        above = {parent for s in now for parent in self._places[s].parents}
        return tuple(sorted(now - above, key=lambda slug: self._places[slug].path))

    @property
    def slugs(self) -> tuple[str, ...]:
        """All slugs in the order of the tree."""
        return tuple(self._places)

    @property
    def former(self) -> dict[str, str]:
        """Former slug → slug of today."""
        return dict(self._former)
