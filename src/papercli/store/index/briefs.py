"""The first file of the index: the stamps of all papers' files, the settings, and a brief of each paper, found by topic and status."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from papercli.model.brief import Brief
from papercli.model.settings import Settings
from papercli.model.topics import Topic, Topics
from papercli.store.index import VERSION, findings

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from papercli.model.query import Query

NAME = "briefs.db"
STAMPED = ""
_COLUMNS = ", ".join(Brief._fields)
SCHEMA = f"""
CREATE TABLE made (generation BLOB, names BLOB, stamps BLOB, settings_file BLOB) /* {VERSION} */;
CREATE TABLE settings (json TEXT);
CREATE TABLE files (file TEXT PRIMARY KEY, version BLOB, n INTEGER) WITHOUT ROWID;
CREATE TABLE papers (n INTEGER PRIMARY KEY, {_COLUMNS});
CREATE TABLE topics (slug TEXT, status TEXT, n INTEGER, PRIMARY KEY (slug, status, n)) WITHOUT ROWID;
{findings.TABLE}"""
"""``files`` has all, also the broken ones, which have no paper. Names of files are relative to ``papers/``. Findings of no file that
is read have none."""


def put(
    db: sqlite3.Connection, file: str, version: bytes, values: Iterable[Any] | None, wrong: Iterable[Iterable[Any]]
) -> None:
    """Keep what a paper's file says, of which nothing is kept yet."""
    number = None
    if values is not None:
        paper = Brief._make(values)
        marks = ", ".join("?" * len(paper))
        number = db.execute(f"INSERT INTO papers ({_COLUMNS}) VALUES ({marks})", paper).lastrowid  # noqa: S608 - our own names
        for slug in dict.fromkeys(paper.topics):
            db.execute("INSERT INTO topics VALUES (?, ?, ?)", (slug, paper.status, number))
    db.execute("INSERT INTO files VALUES (?, ?, ?)", (file, version, number))
    findings.put(db, file, wrong)


def drop(db: sqlite3.Connection, file: str) -> None:
    """Forget a paper's file."""
    found = db.execute("SELECT n FROM files WHERE file = ?", (file,)).fetchone()
    if found is None:
        return
    for paper in map(Brief._make, _papers(db, "WHERE n = ?", found)):
        rows = [(slug, paper.status, found[0]) for slug in paper.topics]
        db.executemany("DELETE FROM topics WHERE slug = ? AND status = ? AND n = ?", rows)
    db.execute("DELETE FROM papers WHERE n = ?", found)
    db.execute("DELETE FROM files WHERE file = ?", (file,))
    findings.drop(db, file)


def select(db: sqlite3.Connection, query: Query, topics: Topics) -> list[Brief]:
    """The briefs that fit the topics, statuses, kinds and years of ``query``; its other filters are not looked at."""
    where: list[str] = []
    values: list[object] = []
    if query.topics:
        wanted = frozenset[str]().union(*(topics.below(slug) for slug in query.topics))
        slugs = [*wanted, *(former for former, slug in topics.former.items() if slug in wanted)]
        inner = f"slug IN ({_marks(slugs)})"
        values += slugs
        if query.statuses:
            inner += f" AND status IN ({_marks(query.statuses)})"
            values += query.statuses
        where.append(f"n IN (SELECT n FROM topics WHERE {inner})")  # noqa: S608 - marks only
    elif query.statuses:
        where.append(f"status IN ({_marks(query.statuses)})")
        values += query.statuses
    if query.kinds:
        where.append(f"kind IN ({_marks(query.kinds)})")
        values += query.kinds
    if query.years:
        where.append("(" + " OR ".join("effective_year BETWEEN ? AND ?" for _ in query.years) + ")")
        values += [year for low, high in query.years for year in (low or 0, high or 9999)]
    return list(map(Brief._make, _papers(db, f"WHERE {' AND '.join(where)}" if where else "", values)))


def files(db: sqlite3.Connection) -> list[str]:
    """All papers' files, readable or not."""
    return [file for (file,) in db.execute("SELECT file FROM files")]


def by_file(db: sqlite3.Connection, files: Iterable[str]) -> list[Brief]:
    """The briefs of the papers in these files, in this order."""
    where = "WHERE n = (SELECT n FROM files WHERE file = ?)"
    return [Brief._make(each) for file in files for each in _papers(db, where, (file,))]


def _papers(db: sqlite3.Connection, where: str, values: Iterable[object]) -> sqlite3.Cursor:
    return db.execute(f"SELECT {_COLUMNS} FROM papers {where}", tuple(values))  # noqa: S608 - our own names


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)


def put_settings(db: sqlite3.Connection, settings: Settings) -> None:
    """Keep what ``catalog.yaml`` says."""

    def topic(each: Topic) -> dict[str, Any]:
        below = [topic(one) for one in each.topics]
        return {"slug": each.slug, "title": each.title, "intro": each.intro, "was": each.was, "topics": below}

    values = {
        "format": settings.format,
        "title": settings.title,
        "readmes": settings.readmes,
        "topics": [topic(each) for each in settings.topics.roots],
        "blocks": settings.blocks,
        "papers_in": settings.papers_in,
    }
    db.execute("DELETE FROM settings")
    db.execute("INSERT INTO settings VALUES (?)", (json.dumps(values),))


def settings(db: sqlite3.Connection) -> Settings:
    """What ``catalog.yaml`` says."""

    def topic(each: dict[str, Any]) -> Topic:
        return Topic(**each | {"was": tuple(each["was"]), "topics": tuple(map(topic, each["topics"]))})

    def option(each: object) -> object:
        if isinstance(each, dict):
            return {key: option(value) for key, value in each.items()}
        return tuple(map(option, each)) if isinstance(each, list) else each

    values = json.loads(db.execute("SELECT json FROM settings").fetchone()[0])
    readmes = None if values["readmes"] is None else tuple(values["readmes"])
    topics = Topics(tuple(map(topic, values["topics"])))
    return Settings(**values | {"readmes": readmes, "topics": topics, "blocks": option(values["blocks"])})
