"""Reading notes, read: their text, and what is wrong with their file. Writing them is ``store.writer``'s and the editor's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.errors import InvalidError, StorageError
from papercli.model.finding import Finding
from papercli.store import files

if TYPE_CHECKING:
    from papercli.store.layout import Layout


def read(at: Layout, id_: str) -> tuple[str, Finding | None]:
    """The notes of a paper, as far as they can be read, and what keeps the rest from it; nothing of either where there are none."""
    path = at.notes_of(id_)
    try:
        data = files.read_bytes(path, "")
    except FileNotFoundError:
        return "", None
    except (InvalidError, StorageError) as error:
        code = error.code if isinstance(error, InvalidError) else "unreadable"
        return "", Finding(at.shown(path), 1, 1, "error", code, error.message, error.hint)
    try:
        return data.decode(), None
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"the byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8"
        return data.decode("utf-8", "replace"), Finding(at.shown(path), line, column, "error", "encoding", message)
