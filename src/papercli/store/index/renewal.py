"""Bringing an index into step: what has changed is read, the files of the index are written anew from what they held and what was read."""

from __future__ import annotations

import contextlib
import os
import time
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from papercli.errors import InvalidError
from papercli.model.brief import brief
from papercli.store import derived, files, layout, parsing
from papercli.store.index import briefs, findings, reading, sealed, stamps
from papercli.store.index.index import DoubtError, made_from

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from papercli.model.finding import Finding
    from papercli.store.catalog import Catalog
    from papercli.store.index.index import Glance
    from papercli.store.index.part import File, Part

_ABANDONED = 3600
"""Seconds after which a half-written file of the index was left by a process that is no more."""


def renew(
    catalog: Catalog,
    glance: Glance,
    db: sqlite3.Connection | None,
    beside: Sequence[tuple[Part, sqlite3.Connection | None]],
) -> bytes | None:
    """Write what of the index is not as ``glance`` says; ``db`` and ``beside`` are its files as far as they can be used.

    Returns the generation that all of them have now, None where nothing had to be written. Raises ``DoubtError``, ``OSError``,
    ``sqlite3.Error``, and what keeps a file or ``catalog.yaml`` from being read.
    """
    folder = str(derived.folder(catalog.at))
    now = _now(folder)
    problems: list[Finding] = []
    ids = _ids(catalog, glance.papers, problems)
    with contextlib.ExitStack() as stack:
        first = _Copy(briefs, folder, db, stack)
        parts = [part for part, _ in beside]
        others = [_Copy(part, folder, each, stack) for part, each in beside]
        notes = {
            name.removesuffix(".md"): _read_as(stamp) for name, stamp in glance.notes.trusted(now).by_name().items()
        }
        before = stamps.Listing.from_bytes(*first.made[1:3]).by_name() if first.made else {}
        there = glance.papers.by_name()
        changed = {name for name in ids if name not in first.versions or before.get(name) != there[name]}
        stale = {
            name
            for name in ids
            for copy in others
            if copy.versions.get(name) != copy.version(first.versions.get(name, b""), notes.get(ids[name]))
        }
        base = catalog.at.shown(catalog.at.papers)
        papers, due = catalog.at.papers, changed | stale
        todo = [layout.PaperFile(papers / name, ids[name], f"{base}/{name}") for name in ids if name in due]
        make = _Maker(catalog, len(base) + 1, first.versions, stale, parts)
        for name, version, values, wrong, rows in reading.read(todo, make):
            if first.versions.get(name) != version:
                first.replace(name)
                briefs.put(first.db, name, version, values, wrong)
            for part, copy, row in zip(parts, others, rows, strict=True):
                wanted = copy.version(version, notes.get(ids[name]))
                if copy.versions.get(name) != wanted:
                    copy.replace(name)
                    part.put(copy.db, name, wanted, row)
        for copy in (first, *others):
            for name in copy.versions.keys() - ids.keys():
                copy.replace(name)
        return _finish(catalog, glance, now, problems, first, others)


def _finish(
    catalog: Catalog,
    glance: Glance,
    now: int,
    problems: list[Finding],
    first: _Copy,
    others: Sequence[_Copy],
) -> bytes | None:
    """Write down what the files of the index were made from, where that is not what stands there already."""
    generation = os.urandom(8) if first.is_changed or not first.made else first.made[0]
    trusted = glance.trusted(now)
    made = (generation, trusted.papers.name_bytes, trusted.papers.stamps, glance.settings)
    if first.made != made:
        if not first.made or first.made[3] != glance.settings:
            briefs.put_settings(first.db, catalog.settings_from(glance.settings))
        findings.drop(first.db, None)
        findings.put(first.db, None, map(findings.plain, problems))
        first.put_made(made)
    for copy in others:
        beside = trusted.made(copy.part, generation)
        if copy.made != beside:
            copy.put_made(beside)
    return generation if any(copy.is_written for copy in (first, *others)) else None


class _Copy:
    """One file of the index on its way: what the old one holds, and the new one as soon as something differs."""

    def __init__(self, part: File, folder: str, old: sqlite3.Connection | None, stack: contextlib.ExitStack) -> None:
        self.part = part
        self.made: tuple[Any, ...] = made_from(old) if old else ()
        self.versions: Mapping[str, bytes] = dict(old.execute("SELECT file, version FROM files")) if old else {}
        self.is_changed = False
        self._new = sealed.replacing(f"{folder}/{part.NAME}", part.SCHEMA, old)
        self._stack = stack
        self._db: sqlite3.Connection | None = None

    @property
    def is_written(self) -> bool:
        """Whether there is a new file."""
        return self._db is not None

    @property
    def db(self) -> sqlite3.Connection:
        """The new file, a copy of the old one to begin with."""
        if self._db is None:
            self._db = self._stack.enter_context(self._new)
        return self._db

    def version(self, paper: bytes, notes: bytes | None) -> bytes:
        """What tells a paper of this file that is up to date."""
        return paper + notes if notes and self.part.STAMPED == "notes" else paper

    def replace(self, name: str) -> None:
        """Forget a paper, where it is known, for another one in its place or for none."""
        self.is_changed = True
        if name in self.versions:
            self.part.drop(self.db, name)

    def put_made(self, made: tuple[Any, ...]) -> None:
        """Write down what the file was made from."""
        self.db.execute("DELETE FROM made")
        self.db.execute(f"INSERT INTO made VALUES ({', '.join('?' * len(made))})", made)  # noqa: S608 - marks only


class _Maker:
    """Reads a file and makes the rows of the index: name, version, brief, findings, and a row for each part."""

    def __init__(
        self, catalog: Catalog, start: int, known: Mapping[str, bytes], stale: set[str], parts: Sequence[Part]
    ) -> None:
        self._at = catalog.at
        self._start = start
        self._known = known
        self._stale = stale
        self._parts = parts

    def __call__(self, file: layout.PaperFile) -> tuple[Any, ...]:
        """Everything of one file as plain values. Raises ``DoubtError`` for one that is gone."""
        name = file.shown[self._start :]
        try:
            data = files.read_bytes(file.path, file.shown)
        except FileNotFoundError:
            raise DoubtError from None
        except InvalidError as error:
            wrong = parsing.findings_of(error)
            return name, b"", None, list(map(findings.plain, wrong)), [None] * len(self._parts)
        version = blake2b(data, digest_size=8).digest()
        if self._known.get(name) == version and name not in self._stale:
            return name, version, None, [], [None] * len(self._parts)
        paper, wrong = parsing.paper_of(file, data)
        if paper is None:
            return name, version, None, list(map(findings.plain, wrong)), [None] * len(self._parts)
        rows = [part.row(paper, self._at) for part in self._parts]
        return name, version, tuple(brief(paper, file.shown)), list(map(findings.plain, wrong)), rows


def _read_as(stamp: bytes) -> bytes:
    """What notes with this stamp are kept under: something that will not come again where they must be read in any case."""
    return os.urandom(len(stamp)) if stamp == stamps.NONE else stamp


def _now(folder: str) -> int:
    """The time, in nanoseconds, as the catalog's file system has it, or ours where that is earlier. Clears up, too."""
    path = f"{folder}/now.{os.urandom(8).hex()}.tmp"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        now = os.fstat(handle).st_mtime_ns
        with os.scandir(folder) as entries:
            for entry in entries:
                old = entry.name.endswith(".tmp") and now - entry.stat(follow_symlinks=False).st_mtime_ns
                if old > _ABANDONED * 1_000_000_000:
                    os.unlink(entry.path)  # noqa: PTH108
    finally:
        os.close(handle)
        os.unlink(path)  # noqa: PTH108
    return min(now, time.time_ns())


def _ids(catalog: Catalog, listing: stamps.Listing, problems: list[Finding]) -> dict[str, str]:
    """The papers' files by their names relative to ``papers/``, with their ids; what can't be one goes to ``problems``.

    Raises ``DoubtError`` where an id stands twice.
    """
    if listing.is_flat and all(name.endswith(layout.SUFFIX) for name in listing.names):
        return {name: layout.id_of(name) for name in listing.names}
    start = len(catalog.at.shown(catalog.at.papers)) + 1
    found = {file.shown[start:]: file.id for file in catalog.at.paper_files(problems)}
    there = listing.by_name()
    regular = all(name in there and stamps.is_regular(there[name]) for name in found)
    if len(set(found.values())) < len(found) or not regular:
        raise DoubtError
    return found
