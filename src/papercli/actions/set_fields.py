"""Set fields of papers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from papercli.actions import assignments, topic_names
from papercli.actions.batch import Done, for_each, meant_by, path_of
from papercli.actions.tag import tagging, untagging
from papercli.errors import InvalidError, UsageError
from papercli.model.changes import AddItem, Change, Remove, RemoveItem, Set, apply, list_at
from papercli.model.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papercli.actions.batch import Batch
    from papercli.actions.context import Context
    from papercli.model.topics import Topics
    from papercli.store.writer import Writer


def set_fields(
    context: Context,
    references: Sequence[str],
    fields: Sequence[str],
    *,
    stdin: Callable[[], str],
    new_topic: bool = False,
) -> Batch:
    """Apply FIELD=VALUE assignments to every paper that is meant; a broken file can be mended so."""
    value = _from_stdin(fields, stdin)

    def parsed(slugs: Callable[[Sequence[str]], Sequence[str]]) -> list[Change]:
        return [change for text in fields for change in assignments.parse(text, value, slugs)]

    topics = context.catalog.settings().topics
    parsed(lambda names: names if new_topic else topic_names.resolve(names, topics, declarable=True))
    meant = meant_by(context, references)
    with context.writing() as writer:
        changes = parsed(lambda names: topic_names.resolve_or_declare(names, writer, new=new_topic))
        topics = writer.settings().topics

        def one(writer: Writer, ref: str, id_: str) -> Done:
            paper, changed = writer.edit(id_, _for_paper(changes, _as_it_is(writer, id_), topics))
            return Done(ref, "changed" if changed else "unchanged", paper, path_of(writer, id_))

        return for_each(writer, meant, one)


def _from_stdin(fields: Sequence[str], stdin: Callable[[], str]) -> str:
    """What ``FIELD=@-`` stands for, read before anything is locked."""
    wanting = [text for text in fields if assignments.wants_stdin(text)]
    if not wanting:
        return ""
    if len(wanting) > 1:
        raise UsageError("stdin can give the value of one field only", hint="set the others by a second command")
    value = stdin()
    if not value.strip():
        name = wanting[0].removesuffix("@-")
        raise UsageError(f"nothing on stdin for {name}@-", hint=f"{name} removes the field")
    return value


def _as_it_is(writer: Writer, id_: str) -> Paper:
    try:
        return writer.paper(id_)
    except InvalidError:
        return Paper(id=id_, title="(broken)")


def _for_paper(changes: Sequence[Change], paper: Paper, topics: Topics) -> list[Change]:
    """The changes as this paper needs them: a topic is added and taken out as by ``tag`` and ``untag``, former slugs minded."""
    out: list[Change] = []
    for change in changes:
        mine = [change]
        if isinstance(change, AddItem) and change.path == ("topics",):
            mine = tagging(paper, [str(change.value)], topics)
        elif isinstance(change, RemoveItem) and change.path == ("topics",):
            mine = untagging(paper, change.value, topics)
        out += mine
        if isinstance(change, (Set, Remove, AddItem, RemoveItem)) and change.path == ("topics",):
            now = apply(mine, {"topics": list(paper.topics)})
            paper = replace(paper, topics=tuple(map(str, list_at(now, ("topics",)) or ())))
    return out
