"""Entries that came and went: a new one as a paper, one that is gone out of its topic, one that was moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.actions.absorb.telling import telling
from papercli.actions.import_ import fields
from papercli.actions.import_.plan import Catalog, plan
from papercli.errors import PapercliError, RefusedError
from papercli.model import paper_id
from papercli.model.changes import AddItem, Remove, RemoveItem, Set, apply
from papercli.model.draft import Draft
from papercli.model.paper_changes import changed, from_values

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Mapping

    from papercli.actions.absorb.backwards import Place
    from papercli.actions.absorb.edit import Edit, Reader
    from papercli.actions.absorb.ledger import Ledger
    from papercli.actions.absorb.shown import Item
    from papercli.actions.absorb.telling import Telling
    from papercli.actions.import_.plan import Planned
    from papercli.model.block import BlockOptions
    from papercli.model.changes import Change, Path as ChangedPath, Plain
    from papercli.model.paper import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """An entry that no paper of its block is."""

    text: str
    draft: Draft | None
    """What a reader of lists finds in it; without one it has to be written exactly in the block's style."""
    place: Place
    topic: str | None
    """That of its section."""
    ref: str
    """Where it stands, in messages."""


def take(
    new: New, reader: Reader, ledger: Ledger, ids: set[str], grow: Callable[[Paper, str], Edit | None]
) -> str | PapercliError:
    """Take a new entry in; the id of its paper, or why that can't be.

    ``ids`` are those that are taken; ``grow`` gives the block's style a place for what it does not show.
    """
    draft = new.draft or Draft(line=1, line_end=1, title=telling(new.text.strip().split("\n")[0]).text or None)
    catalog = Catalog(topics=ledger.topics, papers=ledger.papers(), ids=ids)
    topics = [new.topic] if new.topic else []
    planned = plan([draft], catalog, today=reader.today, topics=topics, folder=reader.folder)
    if planned.entries[0].error:
        return planned.entries[0].error
    paper = planned.papers[0]
    if paper.existing is not None:
        return _present(new, reader, ledger, paper)
    return _new(new, reader, ledger, ids, paper, grow)


def _new(
    new: New,
    reader: Reader,
    ledger: Ledger,
    ids: set[str],
    planned: Planned,
    grow: Callable[[Paper, str], Edit | None],
) -> str | PapercliError:
    values = {key: value for key, value in planned.values.items() if key not in ("weight", "topics")}
    bare = from_values(planned.id, values)
    assert bare is not None  # noqa: S101 - the plan has checked it
    found = reader.find(bare, new.text, new.place, new=True, grow=lambda before: grow(bare, before))
    if new.draft is None and not (found and found.exact):
        return RefusedError("no entry can be read here", hint=_LIKE_OTHERS)
    if found is None and (lost := _shown(reader, bare, new.place).lacks(telling(new.text))):
        return RefusedError(
            f"cannot read this entry: the block has no place for «{' '.join([*dict.fromkeys(lost)][:5])}»",
            hint=_LIKE_OTHERS,
        )
    changes = found.changes if found else ()
    values = fields.ordered(apply(changes, planned.values))
    values.pop("weight", None)
    kept = {change.path for change in changes if isinstance(change, Set)}
    values = _seen(reader, planned.id, values, new.place, kept)
    paper = from_values(planned.id, values)
    assert paper is not None  # noqa: S101 - it has been shown
    id_ = planned.id
    if changes:
        id_ = paper_id.for_paper(paper.title, paper.authors, paper.effective_year, paper.arxiv, ids)
    ids.add(id_)
    ledger.added[id_] = values
    ledger.refs[id_] = new.ref
    return id_


_LIKE_OTHERS = "write it as the others are written"


def _shown(reader: Reader, paper: Paper, place: Place) -> Telling:
    return telling(reader.painter.text(paper, place.n, place.level))


def _seen(
    reader: Reader, id_: str, values: dict[str, Plain], place: Place, kept: Container[ChangedPath]
) -> dict[str, Plain]:
    """The values without texts that the block does not show, except ``kept`` ones: it shows their words as another field's."""

    def shown(values: Mapping[str, Plain]) -> list[str]:
        paper = from_values(id_, values)
        return reader.painter.normal(reader.painter.text(paper, place.n, place.level)) if paper else []

    extra = values.get("extra")
    labels = extra if isinstance(extra, dict) else ()
    paths: list[ChangedPath] = [("summary",), ("remark",), *(("extra", label) for label in labels)]
    for path in paths:
        if path[0] in values and path not in kept and shown(less := apply([Remove(path)], values)) == shown(values):
            values = less
    return values


def _present(new: New, reader: Reader, ledger: Ledger, planned: Planned) -> str | PapercliError:
    """A paper that the catalog has gets the topic, and what it lacks."""
    changes = [c for c in planned.changes if not (isinstance(c, Set) and c.path[0] == "weight")]
    paper = changed(ledger.paper(planned.id), changes)
    if paper is None or not _shown(reader, paper, new.place).says_all_of(telling(new.text)):
        return RefusedError(
            f"the catalog says otherwise about {planned.id}, which this is", hint=f"papercli show {planned.id}"
        )
    ledger.change(planned.id, changes, new.ref)
    return planned.id


def change_topic(ledger: Ledger, id_: str, old: str | None, new: str | None, ref: str) -> None:
    """A paper that was moved stands at ``new``, no longer at ``old``."""
    paper = ledger.paper(id_)
    changes: list[Change] = [AddItem(("topics",), new)] if new else []
    changes += _out_of(ledger, id_, old) if old else []
    if old is not None and old in paper.weights:
        changes.append(Remove(("weight", old)))
    ledger.change(id_, changes, ref)


def _out_of(ledger: Ledger, id_: str, topic: str) -> list[Change]:
    slugs = [slug for slug in ledger.paper(id_).topics if slug == topic or ledger.topics.resolve(slug) == topic]
    return [RemoveItem(("topics",), slug) for slug in slugs]


def take_out(ledger: Ledger, options: BlockOptions, item: Item, with_notes: Collection[str], ref: str) -> str | None:
    """Take a paper out of the topic under which it no longer stands, or of the catalog; a sentence where that can't be."""
    paper = ledger.paper(item.id)
    if options.statuses or options.kinds or options.years or options.limit:
        return f"no longer lists {item.id}, which its options ask for"
    others = [slug for slug in paper.topics if ledger.topics.resolve(slug) not in (None, item.topic)]
    if item.topic and others:
        changes = _out_of(ledger, item.id, item.topic)
        if item.topic in paper.weights:
            changes.append(Remove(("weight", item.topic)))
        ledger.change(item.id, changes, ref)
        return None
    if item.id in with_notes:
        return f"no longer lists {item.id}, which has notes"
    if item.id not in ledger.removed:
        ledger.changes.pop(item.id, None)
        ledger.removed.append(item.id)
        ledger.refs.setdefault(item.id, ref)
    return None
