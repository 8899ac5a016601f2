"""What the files of the index have in common: each is a module, ``briefs`` always there, ``whole``, ``search`` and ``works`` beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import sqlite3

    from papercli.model.paper import Paper
    from papercli.store.layout import Layout


class File(Protocol):
    """One SQLite file. Its table ``made`` says what it was made from, ``files`` has the name and version of each paper's file."""

    NAME: str
    SCHEMA: str
    """Statements with ``;`` between them; another text means another file."""
    STAMPED: str
    """Of which files it keeps the stamps, beside ``briefs``: ``papers``, for it may be asked alone, or ``notes``, which it holds, too."""

    def drop(self, db: sqlite3.Connection, file: str, /) -> None:
        """Forget a paper's file."""


class Part(File, Protocol):
    """A file beside ``briefs``, made when it is first asked for."""

    def row(self, paper: Paper, at: Layout, /) -> tuple[Any, ...]:
        """What the file keeps of a paper."""

    def put(self, db: sqlite3.Connection, file: str, version: bytes, values: Any, /) -> None:
        """Keep a row, or that there is none for a broken file; nothing is kept of it yet."""
