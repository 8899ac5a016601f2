"""Reading notes: one Markdown file a paper, the person's own; papercli only begins it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.actions.batch import Resolver, still_meant
from papercli.errors import InvalidError, UsageError
from papercli.store import files, layout

if TYPE_CHECKING:
    from pathlib import Path

    from papercli.actions.context import Context
    from papercli.model.paper import Paper


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of one paper."""

    id: str
    path: Path
    shown: str
    template: str | None
    """What the file was begun with; None where it was there."""


def begin(context: Context, ref: str) -> Notes:
    """Find the notes of a paper, or begin them from the template."""
    id_ = Resolver(context.catalog, context.confirm).id(ref)
    with context.writing() as writer:
        still_meant(writer, ref, id_)
        paper = writer.paper(id_)
        path = writer.at.notes_of(id_)
        shown = writer.at.shown(path)
        if path.is_symlink() or (path.exists() and not layout.is_regular(path)):
            raise InvalidError("is not a regular file", path=shown, code="odd-file")
        if path.exists():
            files.cut_zeros(path)
            return Notes(id_, path, shown, None)
        text = template(paper)
        files.make_folder(path.parent)
        files.write_bytes(path, text.encode())
        return Notes(id_, path, shown, text)


def discard_untouched(notes: Notes) -> bool:
    """Take away notes that are still the bare template; True where they were. Raises ``UsageError`` where an editor left none."""
    try:
        now = files.read_bytes(notes.path, notes.shown)
    except FileNotFoundError:
        raise UsageError(f"the editor left no file {notes.shown}", code="editor-failed") from None
    if notes.template is None or now != notes.template.encode():
        files.sync(notes.path)  # editors need not
        return False
    files.remove(notes.path)
    return True


def template(paper: Paper) -> str:
    """What new notes begin with."""
    from papercli.markdown.escape import destination, inline, link

    url = destination(paper.main_url) if paper.main_url else None
    title = inline(paper.title)
    return f"# {link(title, url) if url else title}\n\n## Summary\n\n\n## Questions\n\n"
