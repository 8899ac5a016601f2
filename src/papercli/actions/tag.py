"""Put papers under a topic, and take them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.actions import topic_names
from papercli.actions.batch import Done, edit_each, for_each, meant_by, path_of
from papercli.model.changes import AddItem, Change, RemoveItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.actions.batch import Batch
    from papercli.actions.context import Context
    from papercli.model.paper import Paper
    from papercli.model.topics import Topics
    from papercli.store.writer import Writer


def tag(context: Context, topic: str, references: Sequence[str], *, new_topic: bool = False) -> Batch:
    """Put every paper that is meant under ``topic``; with ``new_topic`` an undeclared one is declared, if there is such a paper."""
    if not new_topic:
        topic_names.resolve([topic], context.catalog.settings().topics, declarable=True)
    meant = meant_by(context, references)
    with context.writing() as writer:
        (slug,) = topic_names.resolve_or_declare([topic], writer, new=new_topic)
        topics = writer.settings().topics

        def one(writer: Writer, ref: str, id_: str) -> Done:
            paper, changed = writer.edit(id_, tagging(writer.paper(id_), (slug,), topics))
            return Done(ref, "changed" if changed else "unchanged", paper, path_of(writer, id_))

        return for_each(writer, meant, one)


def tagging(paper: Paper, slugs: Sequence[str], topics: Topics) -> list[Change]:
    """What putting the paper under these topics changes; a former slug that means one of them will do."""
    have = {topics.resolve(slug) or slug for slug in paper.topics}
    return [AddItem(("topics",), slug) for slug in slugs if slug not in have]


def untag(context: Context, topic: str, references: Sequence[str]) -> Batch:
    """Take every paper that is meant out of ``topic`` itself (not out of those below it)."""
    topics = context.catalog.settings().topics

    return edit_each(context, references, lambda paper: untagging(paper, topic, topics))


def untagging(paper: Paper, topic: str, topics: Topics) -> list[Change]:
    """What taking the paper out of ``topic`` (a slug or title) changes: every slug that means it goes."""
    # A slug that is declared no more can still be taken out by its own name.
    wanted = topic if topic in paper.topics else topic_names.resolve([topic], topics)[0]
    return [RemoveItem(("topics",), slug) for slug in paper.topics if slug == wanted or topics.resolve(slug) == wanted]
