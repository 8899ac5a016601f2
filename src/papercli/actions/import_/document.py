"""The list to import: read whole, as UTF-8, from a file or from stdin's bytes; nothing is written here."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from papercli.errors import InvalidError, StorageError
from papercli.store import files

MAX_BYTES = 32 << 20
"""No list is larger."""


@dataclass(frozen=True, slots=True)
class Document:
    """A list as it was handed in."""

    shown: str
    """Its name in messages: as given, ``-`` for stdin."""
    data: bytes
    text: str
    path: Path | None = None
    """None for stdin."""


def read(path: Path, shown: str) -> Document:
    """Read a file, called ``shown`` in messages.

    Raises ``StorageError`` where that can't be, ``InvalidError`` for one too large or not in UTF-8.
    """
    if path.is_dir():
        raise StorageError("is a folder, not a file", path=shown, code="folder")
    try:
        data = files.read_bytes(Path(os.path.realpath(path)), shown, MAX_BYTES)
    except FileNotFoundError:
        raise StorageError("there is no such file", path=shown, code="no-file") from None
    return decode(data, shown, path)


def decode(data: bytes, shown: str, path: Path | None = None) -> Document:
    """The document of these bytes. Raises ``InvalidError`` where they are too many, or not UTF-8, with the first bad byte's place."""
    if len(data) > MAX_BYTES:
        raise InvalidError(f"is larger than {MAX_BYTES:,} bytes", path=shown, code="too-large")
    try:
        return Document(shown, data, data.decode("utf-8"), path)
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        message = f"is not UTF-8: byte 0x{data[error.start]:02x}"
        raise InvalidError(
            message, path=shown, line=line, column=column, code="not-utf8", hint="save it as UTF-8"
        ) from None
