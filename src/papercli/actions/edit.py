"""Edit a paper's whole file in an editor: a copy is edited, checked, and put in place only if it is good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.actions.batch import Done, Resolver
from papercli.errors import InvalidError, NotFoundError, RefusedError
from papercli.store import derived, files, layout

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from papercli.actions.context import Context


@dataclass(frozen=True, slots=True)
class Draft:
    """A copy of a paper's file, being edited."""

    id: str
    path: Path
    """The copy."""
    shown: str
    """The file itself, as messages show it."""
    original: bytes
    resumed: bool
    """The copy is text of an earlier edit that was refused."""


def begin(context: Context, ref: str) -> Draft:
    """Make the copy to edit, or go on with the one an earlier edit has left. A broken file can be edited by its id."""
    catalog = context.catalog
    id_ = Resolver(catalog, context.confirm).id(ref)
    file = catalog.file(id_)
    if file is None:
        raise NotFoundError(f'no paper "{ref}" in the catalog', ref=ref)
    original = files.read_bytes(file.path, file.shown)
    copy = derived.folder(catalog.at) / "edit" / f"{id_}.yaml"
    files.make_folder(copy.parent)
    resumed = layout.is_regular(copy)
    if resumed and _begun_from(copy) != original:
        message = "changed since the text that an earlier edit has left was begun"
        kept = catalog.at.shown(copy)
        hint = f"take what you want from {kept}, then remove it"
        raise RefusedError(message, path=file.shown, code="changed", hint=hint)
    if not resumed:
        files.write_bytes(_base(copy), original)
        files.write_bytes(copy, original)
    return Draft(id_, copy, file.shown, original, resumed)


def _base(copy: Path) -> Path:
    """Where the bytes are that a copy was begun from."""
    return copy.with_suffix(".begun")


def _begun_from(copy: Path) -> bytes | None:
    try:
        return files.read_bytes(_base(copy), copy.name)
    except FileNotFoundError:
        return None


def finish(context: Context, draft: Draft) -> Done:
    """Check the edited copy and put it in place; the copy stays where that is refused, and the error says where."""
    new = files.read_bytes(draft.path, draft.shown)
    try:
        with context.writing() as writer:
            paper = writer.replace(draft.id, draft.original, new)
    except InvalidError as error:
        kept = context.at.shown(draft.path)
        raise RefusedError(
            error.message,
            path=error.path,
            line=error.line,
            column=error.column,
            code=error.code,
            hint=f"nothing was changed; your text is kept in {kept}",
        ) from None
    files.remove(draft.path)
    files.remove(_base(draft.path))
    detail = "with the text kept from an earlier edit" if draft.resumed else ""
    return Done(draft.id, "unchanged" if new == draft.original else "changed", paper, draft.shown, detail)


def edit(context: Context, ref: str, editor: Callable[[Path], None]) -> Done:
    """Run ``editor`` on a copy of the paper's file and put the result in place."""
    draft = begin(context, ref)
    editor(draft.path)
    return finish(context, draft)
