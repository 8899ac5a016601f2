"""The second file of the index: every paper whole."""

from __future__ import annotations

import json
import sys
from itertools import islice
from typing import TYPE_CHECKING, Any

from papercli.model.paper import Paper
from papercli.store.index import VERSION

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from papercli.store.layout import Layout

NAME = "papers.db"
STAMPED = ""
SCHEMA = f"""
CREATE TABLE made (generation BLOB) /* {VERSION} */;
CREATE TABLE files (file TEXT PRIMARY KEY, version BLOB, paper TEXT) WITHOUT ROWID
"""
_REPEATED = ("authors", "topics")
"""Lists whose items many papers share: each is kept in memory once."""
_AT_ONCE = 500
"""Papers that JSON is asked for at once."""


def row(paper: Paper, at: Layout) -> tuple[str]:  # noqa: ARG001 - each part is given the same
    """What this file keeps of a paper: JSON of what it says, what is absent or empty left out."""
    values = ((name, getattr(paper, name)) for name in Paper.__slots__)
    return (json.dumps({name: value for name, value in values if value not in (None, (), {})}),)


def put(db: sqlite3.Connection, file: str, version: bytes, values: tuple[str] | None) -> None:
    """Keep a paper, of which nothing is kept yet; ``values`` is None where its file is broken."""
    db.execute("INSERT INTO files VALUES (?, ?, ?)", (file, version, *(values or (None,))))


def drop(db: sqlite3.Connection, file: str) -> None:
    """Forget a paper."""
    db.execute("DELETE FROM files WHERE file = ?", (file,))


def papers(db: sqlite3.Connection) -> Iterator[Paper]:
    """All papers."""
    rows = db.execute("SELECT paper FROM files WHERE paper IS NOT NULL")
    while texts := [text for (text,) in rows.fetchmany(_AT_ONCE)]:
        yield from map(_paper, json.loads(f"[{','.join(texts)}]"))


def by_file(db: sqlite3.Connection, files: Iterable[str]) -> Iterator[Paper]:
    """The papers in these files, in this order."""
    rest = iter(files)
    while names := list(islice(rest, _AT_ONCE)):
        marks = ", ".join("?" * len(names))
        query = f"SELECT file, paper FROM files WHERE file IN ({marks}) AND paper IS NOT NULL"  # noqa: S608 - marks only
        found: dict[str, str] = dict(db.execute(query, names))
        yield from map(_paper, json.loads(f"[{','.join(found[name] for name in names if name in found)}]"))


def _paper(values: dict[str, Any]) -> Paper:
    for name in _REPEATED:
        if name in values:
            values[name] = tuple(map(sys.intern, values[name]))
    if "see" in values:
        values["see"] = tuple(values["see"])
    return Paper(**values)
