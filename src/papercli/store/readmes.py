"""The README files that papercli renders into: read and written byte for byte, never outside the repository."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from papercli.errors import InvalidError
from papercli.store import files, layout

if TYPE_CHECKING:
    from papercli.store.layout import Layout

MAX_BYTES = 32 << 20


@dataclass(frozen=True, slots=True)
class Readme:
    """One file as it is on disk."""

    path: Path
    shown: str
    text: str
    """Decoded, with its BOM and line ends."""


def read(at: Layout, path: Path) -> Readme:
    """Read a README. A link is followed if it stays inside the repository.

    Raises ``InvalidError`` where there is none, for a file outside, or one that isn't UTF-8 (with line and column).
    """
    shown = at.shown(path)
    if not layout.is_inside(path, at.root):
        raise InvalidError("lies outside the folder that holds the catalog", path=shown, code="outside")
    real = Path(os.path.realpath(path))  # resolve() raises where links lead in a circle
    try:
        data = files.read_bytes(real, shown, MAX_BYTES)
    except FileNotFoundError:
        raise InvalidError(
            "there is no such file", path=shown, code="no-readme", hint="papercli render-readme --init makes it"
        ) from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        raise InvalidError(
            "is not UTF-8", path=shown, line=line, column=column, code="not-utf8", hint="save it as UTF-8"
        ) from None
    return Readme(real, shown, text)


def write(readme: Readme, text: str) -> None:
    """Write the README's new text, making its folder where there is none."""
    files.make_folder(readme.path.parent)
    files.write_bytes(readme.path, text.encode("utf-8"))
