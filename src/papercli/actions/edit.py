"""Edit a paper's whole file in an editor: a copy is edited, checked, and put in place only if it is good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.actions.batch import Done, Resolver
from papercli.errors import InvalidError, NotFoundError, RefusedError, UsageError
from papercli.store import edit_copy, files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from papercli.actions.context import Context
    from papercli.store.edit_copy import EditCopy
    from papercli.store.layout import PaperFile


def edit(context: Context, ref: str, editor: Callable[[Path], None]) -> Done:
    """Run ``editor`` on a copy of the paper's file and put the result in place. A broken file can be edited by its id.

    The copy goes on from one that an earlier edit has left. It stays where the result is refused, and the error says where.
    """
    catalog = context.catalog
    id_ = Resolver(catalog, context.confirm).id(ref)
    file = catalog.file(id_)
    if file is None:
        raise NotFoundError(f'no paper "{ref}" in the catalog', ref=ref)
    with edit_copy.held(catalog.at, id_) as copy:
        original = files.read_bytes(file.path, file.shown)
        resumed = copy.is_changed and not copy.holds(original)  # else it was put in place, and stopped right then
        if not resumed:
            copy.begin(original)
        elif copy.begun_from != original:
            hint = f"take what you want from {context.at.shown(copy.path)}, then remove it"
            message = "changed since the text that an earlier edit has left was begun"
            raise RefusedError(message, path=file.shown, code="changed", hint=hint)
        editor(copy.path)
        return _finish(context, file, copy, original, resumed=resumed)


def _finish(context: Context, file: PaperFile, copy: EditCopy, original: bytes, *, resumed: bool) -> Done:
    """Check the edited copy and put it in place."""
    kept = context.at.shown(copy.path)
    try:
        new = files.read_bytes(copy.path, kept)
    except FileNotFoundError:
        raise UsageError("the editor left no file: nothing was changed", code="editor-failed") from None
    files.sync(copy.path)  # editors need not
    try:
        with context.writing() as writer:
            paper = writer.replace(file.id, original, new)
    except InvalidError as error:
        raise RefusedError(
            error.message,
            path=error.path,
            line=error.line,
            column=error.column,
            code=error.code,
            hint=f"nothing was changed; your text is kept in {kept}",
        ) from None
    copy.drop()
    detail = "with the text kept from an earlier edit" if resumed else ""
    return Done(file.id, "unchanged" if new == original else "changed", paper, file.shown, detail)
