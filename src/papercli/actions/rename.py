"""Give a paper another id."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from papercli.actions.batch import Done, Resolver, still_meant

if TYPE_CHECKING:
    from papercli.actions.context import Context


def rename(context: Context, ref: str, new: str) -> Done:
    """Rename a paper's file, and its notes with it."""
    id_ = Resolver(context.catalog, context.confirm).id(ref)
    with context.writing() as writer:
        still_meant(writer, ref, id_)
        paper = writer.paper(id_)
        file = writer.file(id_)
        writer.rename(id_, new)
        path = file.shown.removesuffix(f"{id_}.yaml") + f"{new}.yaml" if file else ""
        return Done(ref, "unchanged" if id_ == new else "renamed", replace(paper, id=new), path)
