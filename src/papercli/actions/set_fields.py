"""Set fields of papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.actions import assignments, topic_names
from papercli.actions.batch import Done, for_each, path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papercli.actions.batch import Batch
    from papercli.actions.context import Context
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
    with context.writing() as writer:

        def slugs(names: Sequence[str]) -> Sequence[str]:
            return topic_names.resolve_or_declare(names, writer, new=new_topic)

        changes = [change for text in fields for change in assignments.parse(text, stdin, slugs)]

        def one(writer: Writer, ref: str, id_: str) -> Done:
            paper, changed = writer.edit(id_, changes)
            return Done(ref, "changed" if changed else "unchanged", paper, path_of(writer, id_))

        return for_each(writer, references, context.confirm, one)
