"""What is to become of the papers, gathered entry by entry: changes, new ones, removed ones, and what was not understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papercli.model.changes import Remove, Set, apply as applied
from papercli.model.paper_changes import changed, from_values
from papercli.model.weight import spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papercli.model.changes import Change, Path, Plain
    from papercli.model.paper import Paper
    from papercli.model.topics import Topics


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a person wrote and that stays in the README only."""

    shown: str
    """The README's name."""
    line: int
    """1-based."""
    message: str
    hint: str | None = None


@dataclass(slots=True)
class Ledger:
    """The catalog as it will be."""

    topics: Topics
    before: Mapping[str, Paper]
    """The papers as they are, by id."""
    changes: dict[str, list[Change]] = field(default_factory=dict)
    """Of papers that are there."""
    added: dict[str, dict[str, Plain]] = field(default_factory=dict)
    """Id → values of a new paper's file."""
    removed: list[str] = field(default_factory=list)
    """Ids of papers that go."""
    refs: dict[str, str] = field(default_factory=dict)
    """Id → the place in a README that was read first."""
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def touched(self) -> bool:
        """Whether any paper will be another one, or no more."""
        return bool(self.changes or self.added or self.removed)

    def paper(self, id_: str) -> Paper:
        """The paper as it will be."""
        values = self.added.get(id_)
        paper = from_values(id_, values) if values else changed(self.before[id_], self.changes.get(id_, ()))
        assert paper is not None  # noqa: S101 - nothing is taken that makes no paper
        return paper

    def papers(self) -> dict[str, Paper]:
        """All papers as they will be."""
        there = {
            id_: paper for id_, paper in self.before.items() if id_ not in self.removed and id_ not in self.changes
        }
        return there | {id_: self.paper(id_) for id_ in (*self.changes, *self.added) if id_ not in self.removed}

    def clash(self, id_: str, changes: Iterable[Change]) -> Path | None:
        """A field that was changed otherwise already, elsewhere."""
        there = {c.path: c for c in self.changes.get(id_, ()) if isinstance(c, (Set, Remove))}
        return next((c.path for c in changes if isinstance(c, (Set, Remove)) and there.get(c.path, c) != c), None)

    def change(self, id_: str, changes: Sequence[Change], ref: str) -> None:
        """Take changes in."""
        if not changes:
            return
        self.refs.setdefault(id_, ref)
        if id_ in self.added:
            self.added[id_] = applied(changes, self.added[id_])
            return
        mine = self.changes.setdefault(id_, [])
        mine += [change for change in changes if change not in mine]

    def weigh(self, id_: str, topic: str | None, weight: float, ref: str) -> None:
        """Give a paper its place within a topic, and leave its places in others."""
        paper = self.paper(id_)
        text = spelled(weight)
        others = [slug for slug in paper.topics if self.topics.resolve(slug) != topic]
        if paper.weights:
            slug = next((s for s in paper.weights if self.topics.resolve(s) == topic), topic)
            self.set(id_, ("weight", slug) if slug else ("weight",), text, ref)
        elif topic is None or not others:
            self.set(id_, ("weight",), text, ref)
        elif isinstance(paper.weight, (int, float)):
            old = spelled(paper.weight)
            self.set(id_, ("weight",), {**dict.fromkeys(others, old), topic: text}, ref)
        else:
            self.set(id_, ("weight", topic), text, ref)

    def set(self, id_: str, path: Path, value: Plain, ref: str) -> None:
        """Give a field of a paper this value, whatever it was to become."""
        if id_ not in self.added:
            self.changes[id_] = [c for c in self.changes.get(id_, ()) if getattr(c, "path", None) != path]
        self.change(id_, [Set(path, value)], ref)
