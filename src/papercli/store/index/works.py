"""A further file of the index: by what each paper is found to be the same work as another (``model.works``), asked before one is added."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from papercli.model.works import keys
from papercli.store.index import VERSION

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from papercli.model.paper import Paper
    from papercli.store.layout import Layout

NAME = "works.db"
STAMPED = "papers"
SCHEMA = f"""
CREATE TABLE made (generation BLOB, names BLOB, stamps BLOB) /* {VERSION} */;
CREATE TABLE files (n INTEGER PRIMARY KEY, file TEXT UNIQUE, version BLOB, keys BLOB);
CREATE TABLE keys (key BLOB, n INTEGER, PRIMARY KEY (key, n)) WITHOUT ROWID
"""
_SIZE = 4
"""Bytes kept of a key: two that are taken for one cost the reading of a file."""


def row(paper: Paper, at: Layout) -> tuple[bytes]:  # noqa: ARG001 - each part is given the same
    """What this file keeps of a paper: its keys, one after the other."""
    return (b"".join(map(_short, keys(paper))),)


def _short(key: str) -> bytes:
    return zlib.crc32(key.encode("utf-8", "surrogatepass")).to_bytes(_SIZE, "big")


def put(db: sqlite3.Connection, file: str, version: bytes, values: tuple[bytes] | None) -> None:
    """Keep a paper, of which nothing is kept yet; ``values`` is None where its file is broken."""
    (all_,) = values or (b"",)
    number = db.execute("INSERT INTO files (file, version, keys) VALUES (?, ?, ?)", (file, version, all_)).lastrowid
    db.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?)", ((key, number) for key in _apart(all_)))


def drop(db: sqlite3.Connection, file: str) -> None:
    """Forget a paper."""
    number, all_ = db.execute("SELECT n, keys FROM files WHERE file = ?", (file,)).fetchone()
    db.executemany("DELETE FROM keys WHERE key = ? AND n = ?", ((key, number) for key in _apart(all_)))
    db.execute("DELETE FROM files WHERE n = ?", (number,))


def _apart(all_: bytes) -> set[bytes]:
    return {all_[i : i + _SIZE] for i in range(0, len(all_), _SIZE)}


def find(db: sqlite3.Connection, papers: Iterable[Paper]) -> set[str]:
    """The files of the papers that share a key with one of these, and perhaps some more."""
    wanted = {_short(key) for paper in papers for key in keys(paper)}
    ask = "SELECT file FROM keys JOIN files USING (n) WHERE key = ?"
    return {file for key in wanted for (file,) in db.execute(ask, (key,))}
