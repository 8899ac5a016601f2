"""Take papers out of the catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.actions.batch import Done, for_each, meant_by, path_of
from papercli.errors import InvalidError
from papercli.model.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.actions.batch import Batch
    from papercli.actions.context import Context
    from papercli.store.writer import Writer


def remove(context: Context, references: Sequence[str], *, with_notes: bool = False) -> Batch:
    """Remove every paper that is meant; one with notes only ``with_notes``. A broken file can be removed by its id."""

    def one(writer: Writer, ref: str, id_: str) -> Done:
        path = path_of(writer, id_)
        try:
            paper = writer.paper(id_)
        except InvalidError:
            paper = Paper(id=id_, title="(broken)")
        writer.remove(id_, with_notes=with_notes)
        return Done(ref, "removed", paper, path)

    meant = meant_by(context, references)
    with context.writing() as writer:
        return for_each(writer, meant, one)
