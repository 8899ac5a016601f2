"""The third file of the index: full text. Which papers hold all words, best first, by SQLite's FTS5 and its BM25.

The same code answers without a file, from a database in memory.
"""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Any

from papercli.model.text import fold
from papercli.store import layout, notes
from papercli.store.index import VERSION, findings

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from papercli.model.finding import Finding
    from papercli.model.paper import Paper
    from papercli.store.layout import Layout

NAME = "search.db"
STAMPED = "notes"
_WEIGHTS = {"title": 10, "name": 10, "authors": 5, "words": 3, "summary": 2, "notes": 1}
"""Columns, and how much more a word counts in one than in another."""
SCHEMA = f"""
CREATE TABLE made (generation BLOB, names BLOB, stamps BLOB) /* {VERSION} */;
CREATE TABLE files (n INTEGER PRIMARY KEY, file TEXT UNIQUE, id TEXT, version BLOB);
CREATE VIRTUAL TABLE texts USING fts5({", ".join(_WEIGHTS)}, tokenize = "unicode61 remove_diacritics 0");{findings.TABLE}"""

# Scripts that put no blanks between words, each character a word of its own here: Thai, Lao, Myanmar, Khmer, kana, Han, Hangul.
_UNSPACED = re.compile(
    "[\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]"
)


def words(text: str) -> str:
    """Text as it is searched: no accents, no case, and every character of a script without blanks a word."""
    folded = fold(text).replace("\0", " ")
    return folded if folded.isascii() else _UNSPACED.sub(r" \g<0> ", folded)


def row(paper: Paper, at: Layout) -> tuple[Any, ...]:
    """What this file keeps of a paper: its texts in the order of the columns, and what is wrong with its notes, None for nothing."""
    noted, wrong = notes.read(at, paper.id)
    beside = (paper.id, paper.arxiv, paper.doi, paper.venue, paper.remark, *paper.topics, *paper.extra.values())
    texts = (
        paper.title,
        paper.name or "",
        "\n".join(paper.authors),
        "\n".join(filter(None, beside)),
        paper.summary or "",
        noted,
    )
    return (*map(words, texts), wrong and findings.plain(wrong))


def put(db: sqlite3.Connection, file: str, version: bytes, values: Sequence[Any] | None) -> None:
    """Keep a paper, of which nothing is kept yet; ``values`` is None where its file is broken."""
    number = db.execute(
        "INSERT INTO files (file, id, version) VALUES (?, ?, ?)", (file, layout.id_of(file), version)
    ).lastrowid
    if values is None:
        return
    marks = ", ".join("?" * len(_WEIGHTS))
    *texts, wrong = values
    db.execute(f"INSERT INTO texts (rowid, {', '.join(_WEIGHTS)}) VALUES (?, {marks})", (number, *texts))  # noqa: S608
    if wrong:
        findings.put(db, file, [wrong])


def drop(db: sqlite3.Connection, file: str) -> None:
    """Forget a paper."""
    db.execute("DELETE FROM texts WHERE rowid = (SELECT n FROM files WHERE file = ?)", (file,))
    db.execute("DELETE FROM files WHERE file = ?", (file,))
    findings.drop(db, file)


def find(db: sqlite3.Connection, wanted: Sequence[str], limit: int | None) -> list[str]:
    """The files of the papers that hold every one of the words, best first, equal ones in the order of their ids.

    Words are literal: each is looked for as it stands, one of several pieces (``low-rank``) as these pieces side by side.
    """
    phrases = [words(word).replace('"', " ") for word in wanted]
    phrases = [phrase for phrase in phrases if any(map(str.isalnum, phrase))]
    if not phrases:
        return []
    asked = " AND ".join(f'"{phrase}"' for phrase in phrases)
    rank = f"bm25(texts, {', '.join(map(str, _WEIGHTS.values()))})"
    found = db.execute(
        f"SELECT file FROM texts JOIN files ON n = texts.rowid WHERE texts MATCH ? ORDER BY {rank}, id LIMIT ?",  # noqa: S608
        (asked, -1 if limit is None else limit),
    )
    return [file for (file,) in found]


def find_in(
    papers: Iterable[Paper], at: Layout, wanted: Sequence[str], limit: int | None
) -> tuple[list[str], list[Finding]]:
    """The same without an index: the ids of these papers, and what is wrong with notes."""
    import sqlite3

    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        for statement in SCHEMA.split(";"):
            db.execute(statement)
        for paper in papers:
            put(db, f"{paper.id}.yaml", b"", row(paper, at))
        return list(map(layout.id_of, find(db, wanted, limit))), findings.all_(db)
