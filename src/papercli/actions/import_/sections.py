"""Headings to topics: which topic each section of a list is, existing ones first, and which are to be declared."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papercli.actions.import_ import headings
from papercli.model.changes import AddItem, Change, Plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papercli.model.changes import Path
    from papercli.model.topics import Place, Topics

Section = tuple[str, ...]
"""The headings above an entry, outermost first."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The sections of one list as topics."""

    slugs: Mapping[Section, str | None]
    """None for papers that stand below no heading but the document's title."""
    changes: Sequence[Change]
    """Of ``catalog.yaml``: the topics to declare, in the order of the list."""


def document_title(text: str, sections: Iterable[Section]) -> str | None:
    """The heading that is the whole document's title: of level 1, and above every entry. It is no topic."""
    sections = list(sections)
    first = next((section[0] for section in sections if section), None)
    if first is None or any(section[:1] != (first,) for section in sections):
        return None
    from papercli.markdown.document import headings as all_headings

    wanted = headings.key(first)
    levels = [heading.level for heading in all_headings(text) if headings.key(heading.text) == wanted]
    return first if levels[:1] == [1] else None


def topic_tree(sections: Iterable[Section], topics: Topics, title: str | None = None) -> Tree:
    """Find or declare a topic for every section; ``title`` is the document's, which is none."""
    below_title = {section: _named(section, title) for section in dict.fromkeys(sections)}
    paths = {tuple(map(headings.key, path[: n + 1])) for path in below_title.values() for n in range(len(path))}
    tree = _Tree(topics, times=Counter(path[-1] for path in paths))
    slugs: dict[Section, str | None] = {}
    for section, path in below_title.items():
        parent = None
        for heading in path:
            parent = tree.topic(heading, parent)
        slugs[section] = parent
    return Tree(slugs, tree.changes())


def _named(section: Section, title: str | None) -> Section:
    """The headings that name topics."""
    return tuple(
        h for h in (section[1:] if title is not None and section[:1] == (title,) else section) if headings.shown(h)
    )


@dataclass(slots=True)
class _New:
    """A topic that is to be declared."""

    slug: str
    title: str
    below: list[_New] = field(default_factory=list)

    def declaration(self) -> Plain:
        out: dict[str, Plain] = {"slug": self.slug}
        if self.title != self.slug:
            out["title"] = self.title
        if self.below:
            out["topics"] = [each.declaration() for each in self.below]
        return out


class _Tree:
    """The catalog's topics and the new ones while they grow."""

    def __init__(self, topics: Topics, times: Mapping[str, int]) -> None:
        self._topics = topics
        self._times = times
        self._taken = {*topics.slugs, *topics.former}
        self._at: dict[tuple[str | None, str], str] = {}
        self._new: dict[str, _New] = {}
        self._declared: dict[str | None, list[_New]] = {}
        """By the slug of the catalog's topic they go below; None for the top."""
        self._by_title: dict[str, list[Place]] = {}
        for place in topics:
            key = headings.key(place.topic.title)
            self._at.setdefault((_parent(place), key), place.topic.slug)
            self._by_title.setdefault(key, []).append(place)

    def topic(self, heading: str, parent: str | None) -> str:
        """The slug of the topic that ``heading`` is below ``parent``."""
        key = headings.key(heading)
        found = self._at.get((parent, key)) or self._known(heading, key, parent)
        if found is None:
            found = self._declare(heading, parent)
        return self._at.setdefault((parent, key), found)

    def _known(self, heading: str, key: str, parent: str | None) -> str | None:
        """A topic of the catalog that stands somewhere below ``parent``: by slug or former slug, or as the only one of its title.

        A title that the list itself has in several places says too little. So the same list finds the same topics again.
        """
        by_slug = self._topics.get(headings.slug_of(heading))
        if by_slug and (parent is None or parent in by_slug.parents):
            return by_slug.topic.slug
        named = [p for p in self._by_title.get(key, []) if parent is None or parent in p.parents]
        return named[0].topic.slug if len(named) == 1 == self._times[key] else None

    def _declare(self, heading: str, parent: str | None) -> str:
        slug = self._free(headings.slug_of(heading), parent)
        self._taken.add(slug)
        new = _New(slug, headings.shown(heading))
        if parent in self._new:
            self._new[parent].below.append(new)
        else:
            self._declared.setdefault(parent, []).append(new)
        self._new[slug] = new
        return slug

    def _free(self, base: str, parent: str | None) -> str:
        """A slug that nobody has: the heading's own, with its parent's, with a number."""
        candidates = [base] if parent is None else [base, f"{parent}-{base}"]
        for candidate in candidates:
            if candidate not in self._taken:
                return candidate
        n = 2
        while f"{candidates[-1]}-{n}" in self._taken:
            n += 1
        return f"{candidates[-1]}-{n}"

    def changes(self) -> list[Change]:
        out: list[Change] = []
        for parent, new in self._declared.items():
            place = self._topics.get(parent) if parent is not None else None
            at: Path = tuple(step for index in place.path for step in ("topics", index)) if place else ()
            out += [AddItem((*at, "topics"), each.declaration()) for each in new]
        return out


def _parent(place: Place) -> str | None:
    return place.parents[-1] if place.parents else None
