"""The tree of topics: show it with counts, declare, rename, move, merge and remove topics.

A change of the tree writes ``catalog.yaml`` first, with the former slug under ``was:``, and the papers after, one by
one: stopped anywhere the catalog is whole, and the same command again finishes it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.actions import topic_names
from papercli.errors import RefusedError, UsageError
from papercli.model.changes import (
    AddItem,
    Change,
    MoveItem,
    Path,
    Plain,
    Remove,
    RemoveItem,
    ReplaceItem,
    Set,
    value_at,
)
from papercli.model.settings_schema import TOPIC_ORDER, order_at
from papercli.model.text import is_slug, slug as slug_of
from papercli.model.weight import spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papercli.actions.context import Context
    from papercli.model.finding import Finding
    from papercli.model.paper import Paper
    from papercli.model.topics import Place, Topics
    from papercli.store.catalog import Contents
    from papercli.store.writer import Writer


@dataclass(frozen=True, slots=True)
class Count:
    """A topic and how many papers it holds."""

    place: Place
    own: int
    """Papers that stand at this topic itself."""
    total: int
    """Papers here and below, each once."""
    read: int
    """Those of ``total`` that are read."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change of the tree did."""

    slug: str
    papers: tuple[str, ...] = ()
    """Ids of the papers that were changed."""
    same: bool = False
    """Nothing was to be done."""
    notes: tuple[str, ...] = ()
    """Sentences for the person."""


@dataclass(frozen=True, slots=True)
class Tree:
    """All topics, counted."""

    topics: Sequence[Count]
    """In the order of the tree."""
    unsorted: int
    """Papers without a declared topic."""
    unsorted_read: int
    """Those of ``unsorted`` that are read."""
    broken: Sequence[Finding]
    """Papers that could not be counted."""


def counts(context: Context) -> Tree:
    """Count the papers of every topic."""
    return counted(context.catalog.contents())


def counted(contents: Contents) -> Tree:
    """Count the papers of every topic in contents already read."""
    topics = contents.settings.topics
    own: Counter[str] = Counter()
    total: Counter[str] = Counter()
    read: Counter[str] = Counter()
    unsorted: list[Paper] = []
    for paper in contents.papers.values():
        at = topics.deepest(paper.topics)
        around = topics.with_parents(at)
        own.update(at)
        total.update(around)
        read.update(around if paper.status == "read" else ())
        if not at:
            unsorted.append(paper)
    numbers = [Count(place, own[slug], total[slug], read[slug]) for place in topics for slug in [place.topic.slug]]
    return Tree(numbers, len(unsorted), sum(p.status == "read" for p in unsorted), contents.broken)


def add(context: Context, name: str, *, title: str | None = None, under: str | None = None) -> Changed:
    """Declare a topic at the end of the tree or of the topics under ``under``; ``name`` is a slug or becomes one."""
    with context.writing() as writer:
        topics = writer.settings().topics
        slug = name if is_slug(name) else slug_of(name)
        if not slug:
            raise UsageError(f'"{name}" holds no letter to make a slug of', code="bad-slug")
        _refuse_taken(slug, topics)
        entry: dict[str, Plain] = {"slug": slug}
        if title or slug != name:
            entry["title"] = title or name
        parent = _place(under, topics) if under else None
        writer.edit_settings([AddItem((*_yaml_path(parent), "topics") if parent else ("topics",), entry)])
        return Changed(slug)


def rename(context: Context, old: str, new: str, *, title: str | None = None) -> Changed:
    """Give a topic another slug (and title); its former slug stays valid."""
    with context.writing() as writer:
        topics = writer.settings().topics
        if not is_slug(new):
            raise UsageError(
                f'"{new}" is not a slug', code="bad-slug", hint=f"write {slug_of(new)}" if slug_of(new) else None
            )
        if topics.former.get(old) != new:  # else an earlier run was stopped half-way
            place = _place(old, topics)
            old = place.topic.slug
            if old == new:
                return _retitle(writer, place, title)
            _refuse_taken(new, topics, besides=old)
            at = _yaml_path(place)
            changes: list[Change] = [Set((*at, "slug"), new)]
            if new in place.topic.was:
                changes.append(RemoveItem((*at, "was"), new))
            changes.append(AddItem((*at, "was"), old))
            if title:
                changes.append(Set((*at, "title"), title))
            writer.edit_settings(changes)
        elif title:
            writer.edit_settings([Set((*_yaml_path(_place(new, topics)), "title"), title)])
        return Changed(new, _replace_in_papers(writer, {old}, new))


def _retitle(writer: Writer, place: Place, title: str | None) -> Changed:
    if title:
        writer.edit_settings([Set((*_yaml_path(place), "title"), title)])
    return Changed(place.topic.slug, same=not title)


def merge(context: Context, old: str, into: str) -> Changed:
    """Make one topic part of another: its papers, its subtopics and its former slugs go there."""
    with context.writing() as writer:
        topics = writer.settings().topics
        goal = _place(into, topics)
        former = {old}
        notes: tuple[str, ...] = ()
        if topics.former.get(old) != goal.topic.slug:  # else an earlier run was stopped half-way
            gone = _place(old, topics)
            former = {gone.topic.slug, *gone.topic.was}
            if gone.topic.slug == goal.topic.slug:
                raise UsageError(f"{old} and {into} are the same topic")
            if gone.topic.slug in goal.parents:
                raise UsageError(
                    f"{goal.topic.slug} lies below {gone.topic.slug}",
                    hint=f"papercli topics move {goal.topic.slug} --top first",
                )
            if gone.topic.intro and goal.topic.intro:
                message = f"{gone.topic.slug} and {goal.topic.slug} have an intro each"
                raise RefusedError(message, hint="put the two together in catalog.yaml, under the topic that stays")
            to, at = _yaml_path(goal), _yaml_path(gone)
            notes = _title_goes(gone, goal)
            changes: list[Change] = [MoveItem((*at, "topics", 0), (*to, "topics")) for _ in gone.topic.topics]
            _refuse_losing(writer, at, changes)
            changes += [AddItem((*to, "was"), slug) for slug in (gone.topic.slug, *gone.topic.was)]
            if gone.topic.intro:
                changes.append(Set((*to, "intro"), gone.topic.intro))
            writer.edit_settings([*changes, Remove(at)])
        return Changed(goal.topic.slug, _replace_in_papers(writer, former, goal.topic.slug), notes=notes)


def move(context: Context, name: str, *, under: str | None = None, before: str | None = None) -> Changed:
    """Move a topic with all below it: to the end ``under`` another, to just ``before`` another, or to the end of the top."""
    with context.writing() as writer:
        topics = writer.settings().topics
        place = _place(name, topics)
        named = under or before
        beside = _place(named, topics) if named else None
        if beside and (beside.topic.slug == place.topic.slug or place.topic.slug in beside.parents):
            raise UsageError(f"{place.topic.slug} cannot move into itself")
        if before and beside:
            *parent, index = _yaml_path(beside)
            writer.edit_settings([MoveItem(_yaml_path(place), tuple(parent), int(index))])
        else:
            target: Path = (*_yaml_path(beside), "topics") if beside else ("topics",)
            writer.edit_settings([MoveItem(_yaml_path(place), target)])
        return Changed(place.topic.slug)


def remove(context: Context, name: str, *, untag: bool = False) -> Changed:
    """Take a topic out of the tree; its subtopics must be gone, and its papers unless ``untag`` takes them out of it."""
    with context.writing() as writer:
        topics = writer.settings().topics
        place = _place(name, topics)
        slug = place.topic.slug
        if place.topic.topics:
            names = ", ".join(t.slug for t in place.topic.topics)
            raise RefusedError(f"{slug} has topics below it: {names}", hint="move, merge or remove them first")
        meant = {slug, *place.topic.was}
        papers = writer.contents().papers.values()
        holders = [p.id for p in papers if meant & set(p.topics)]
        if holders and not untag:
            hint = "--untag takes them out of it; papercli topics merge puts them elsewhere"
            raise RefusedError(f"{slug} still holds papers ({len(holders)}): {', '.join(holders[:5])}", hint=hint)
        changed = [p for p in papers if untag and not meant.isdisjoint((*p.topics, *p.weights))]
        with writer.together():
            for paper in changed:
                changes: list[Change] = [RemoveItem(("topics",), each) for each in sorted(meant)]
                changes += [Remove(("weight", each)) for each in sorted(meant & paper.weights.keys())]
                writer.edit(paper.id, changes)
        writer.edit_settings([Remove(_yaml_path(place))])
        return Changed(slug, tuple(p.id for p in changed))


def _place(name: str, topics: Topics) -> Place:
    (slug,) = topic_names.resolve([name], topics)
    place = topics.get(slug)
    assert place is not None  # noqa: S101 - resolve() returns declared slugs only
    return place


def _yaml_path(place: Place) -> Path:
    """Where a topic stands in ``catalog.yaml``."""
    return tuple(part for index in place.path for part in ("topics", index))


def _refuse_losing(writer: Writer, at: Path, moves: Sequence[Change]) -> None:
    """Refuse where the topic at ``at``, its subtopics moved away, holds what is kept nowhere else: unknown keys, comments."""
    from papercli.store import files, yaml_edit, yaml_read
    from papercli.store.yaml_splicer import Splicer

    shown = writer.at.shown(writer.at.settings)
    document = yaml_read.parse(files.read_bytes(writer.at.settings, shown), shown)
    topic = value_at(document.root, at)
    lost = [key for key in topic if key not in TOPIC_ORDER] if isinstance(topic, dict) else []
    rest = yaml_edit.edit(document, moves, order=order_at)
    cut = Splicer(rest.text, rest.node, order_at).cut(at)
    signs = sum(rest.text.count("#", start, end) for start, end, _ in cut)
    if signs > str(value_at(rest.root, at)).count("#"):
        lost.append("a comment")
    if lost:
        line, column = document.place(at)
        message = f"{', '.join(lost)} would go with this topic"
        hint = "put it elsewhere, or remove it, in catalog.yaml first"
        raise RefusedError(message, path=shown, line=line, column=column, hint=hint)


def _title_goes(gone: Place, goal: Place) -> tuple[str, ...]:
    title = gone.topic.title
    if title in (gone.topic.slug, goal.topic.title):
        return ()
    return (f'the title "{title}" goes; {goal.topic.slug} keeps its own, "{goal.topic.title}"',)


def _refuse_taken(slug: str, topics: Topics, besides: str | None = None) -> None:
    now = topics.resolve(slug)
    if now is not None and now != besides:
        known = f"the topic {slug} is there already" if now == slug else f"{slug} is a former slug of {now}"
        raise RefusedError(known, code="taken")


def _replace_in_papers(writer: Writer, old: Iterable[str], new: str) -> tuple[str, ...]:
    old = set(old)
    changed = []
    papers = writer.contents().papers.values()
    with writer.together():
        for paper in papers:
            stale = [slug for slug in paper.topics if slug in old]
            changes: list[Change] = [ReplaceItem(("topics",), slug, new) for slug in stale]
            for slug in stale:
                if slug in paper.weights:
                    changes += _weight_changes(paper.weights[slug], slug, new, new in paper.weights)
            if stale:
                writer.edit(paper.id, changes)
                changed.append(paper.id)
    return tuple(changed)


def _weight_changes(value: float, old: str, new: str, taken: bool) -> list[Change]:
    gone: Change = Remove(("weight", old))
    return [gone] if taken else [Set(("weight", new), spelled(value)), gone]
