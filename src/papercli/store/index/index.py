"""The index of one catalog, brought into step with its files and asked.

Every question looks at the stamps of all papers' files first; where one differs ``renewal`` reads what changed. Anything odd is a doubt,
and a doubt means no index: the caller answers from the files.
"""

from __future__ import annotations

from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from papercli.errors import PapercliError
from papercli.store import files, layout
from papercli.store.index import stamps

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from papercli.model.brief import Brief
    from papercli.model.finding import Finding
    from papercli.model.paper import Paper
    from papercli.model.query import Query
    from papercli.model.settings import Settings
    from papercli.model.topics import Topics
    from papercli.store.catalog import Catalog, Contents
    from papercli.store.index.part import File, Part

T = TypeVar("T")

FEW = 50
"""Below so many files reading them all is as quick."""
_TRIES = 3
"""Other programs may be writing."""


class DoubtError(Exception):
    """The index can't be trusted to answer."""


class Glance(NamedTuple):
    """What the system says of a catalog's files now, without opening one but ``catalog.yaml``."""

    papers: stamps.Listing
    notes: stamps.Listing
    """Empty unless full text is asked for."""
    settings: bytes
    """All of ``catalog.yaml``."""

    def trusted(self, now: int) -> Glance:
        """The same with such stamps only as ``Listing.trusted`` leaves."""
        return Glance(self.papers.trusted(now), self.notes.trusted(now), self.settings)

    def made(self, part: File, generation: bytes) -> tuple[bytes, ...]:
        """What a file beside ``briefs`` is made from, as ``made_from`` gives it."""
        listing = {"papers": self.papers, "notes": self.notes}.get(part.STAMPED)
        return (generation, listing.name_bytes, listing.stamps) if listing else (generation,)


class Index:
    """An index in step with the catalog's files. Only ``ask`` makes one."""

    def __init__(self, at: layout.Layout, db: sqlite3.Connection, parts: dict[str, sqlite3.Connection]) -> None:
        self._at = at
        self._db = db
        self._parts = parts

    def settings(self) -> Settings:
        """What ``catalog.yaml`` says."""
        from papercli.store.index import briefs

        return briefs.settings(self._db)

    def briefs(self, query: Query, topics: Topics) -> list[Brief]:
        """The briefs that fit the topics, statuses, kinds and years of ``query``; its other filters are not looked at."""
        from papercli.store.index import briefs

        return briefs.select(self._db, query, topics)

    def findings(self, *, errors_only: bool = False) -> list[Finding]:
        """All that is wrong with the papers' files."""
        from papercli.store.index import findings

        return findings.all_(self._db, errors_only=errors_only)

    def sharing(self, papers: Collection[Paper]) -> set[str]:
        """The files of the papers that may be the same work as one of these; the index must have been asked for ``works``."""
        from papercli.store.index import works

        return works.find(self._parts[works.NAME], papers)

    def contents(self) -> Contents:
        """Everything; the index must have been asked for ``whole``."""
        from papercli.store.catalog import Contents
        from papercli.store.index import briefs, whole

        papers = {paper.id: paper for paper in whole.papers(self._parts[whole.NAME])}
        base = self._at.shown(self._at.papers)
        names = briefs.files(self._db)
        paths = {layout.id_of(name): f"{base}/{name}" for name in names}
        return Contents(self.settings(), dict(sorted(papers.items())), paths, self.findings())

    def search(self, words: Sequence[str], limit: int | None) -> list[Brief]:
        """The papers that hold every word, best first; the index must have been asked for ``search``."""
        from papercli.store.index import briefs, search

        return briefs.by_file(self._db, search.find(self._parts[search.NAME], words, limit))

    def findings_of_notes(self) -> list[Finding]:
        """What keeps notes, or parts of them, from being searched; the index must have been asked for ``search``."""
        from papercli.store.index import findings, search

        return findings.all_(self._parts[search.NAME])

    def papers(self, briefs: Iterable[Brief]) -> Iterator[Paper]:
        """The papers of these briefs, one by one; the index must have been asked for ``whole``."""
        from papercli.store.index import whole

        start = len(self._at.shown(self._at.papers)) + 1
        return whole.by_file(self._parts[whole.NAME], (brief.path[start:] for brief in briefs))


def ask(catalog: Catalog, question: Callable[[Index], T], *parts: Part) -> T | None:
    """Put a question to the catalog's index, which is made or brought into step first; None where there is a doubt.

    ``parts`` are ``whole``, ``search`` and ``works``, as far as the question needs them. Raises what the question raises.
    """
    try:
        glance = look(catalog, parts)
        if len(glance.papers.names) < FEW or catalog.at.derived.is_symlink():
            return None
        import sqlite3
    except (OSError, OverflowError, ImportError, PapercliError):
        return None
    with ExitStack() as stack:
        try:
            index = _in_step(catalog, glance, parts, stack)
        except (OSError, OverflowError, UnicodeError, PapercliError, DoubtError, sqlite3.Error):
            return None
        try:
            return question(index)
        except sqlite3.Error:
            return None


def look(catalog: Catalog, parts: Sequence[Part]) -> Glance:
    """Look at the catalog's files. Raises ``OSError``, ``OverflowError``, or what keeps ``catalog.yaml`` from being read."""
    settings = files.read_bytes(catalog.at.settings, catalog.at.shown(catalog.at.settings))
    papers = stamps.take(str(catalog.at.papers))
    notes = stamps.Listing([], b"")
    if any(part.STAMPED == "notes" for part in parts) and catalog.at.notes.exists():
        notes = stamps.take(str(catalog.at.notes))
    return Glance(papers, notes, settings)


def _in_step(catalog: Catalog, glance: Glance, parts: Sequence[Part], stack: ExitStack) -> Index:
    """The index after what has changed was read."""
    from papercli.store.index import briefs

    for _ in range(_TRIES):
        db, beside = _opened(catalog, briefs, stack), [_opened(catalog, part, stack) for part in parts]
        if not _is_in_step(glance, db, parts, beside):
            from papercli.store.index import renewal

            generation = renewal.renew(catalog, glance, db, list(zip(parts, beside, strict=True)))
            if generation is not None:
                db, beside = _opened(catalog, briefs, stack), [_opened(catalog, part, stack) for part in parts]
                if any(each is None or made_from(each)[0] != generation for each in (db, *beside)):
                    glance = look(catalog, parts)  # somebody else has written, too
                    continue
        if db is not None:
            there = {part.NAME: each for part, each in zip(parts, beside, strict=True) if each is not None}
            return Index(catalog.at, db, there)
    raise DoubtError


def _opened(catalog: Catalog, part: File, stack: ExitStack) -> sqlite3.Connection | None:
    from papercli.store.index import sealed

    db = sealed.open_file(str(catalog.at.derived / part.NAME), part.SCHEMA)
    return None if db is None else stack.enter_context(closing(db))


def _is_in_step(
    glance: Glance,
    db: sqlite3.Connection | None,
    parts: Sequence[Part],
    beside: Sequence[sqlite3.Connection | None],
) -> bool:
    if db is None:
        return False
    generation, names, stamps_, settings = made_from(db)
    if (names, stamps_, settings) != (glance.papers.name_bytes, glance.papers.stamps, glance.settings):
        return False
    pairs = zip(parts, beside, strict=True)
    return all(each is not None and made_from(each) == glance.made(part, generation) for part, each in pairs)


def made_from(db: sqlite3.Connection) -> tuple[bytes, ...]:
    """What a file of the index was made from, its generation first."""
    found: tuple[bytes, ...] = db.execute("SELECT * FROM made").fetchone()
    return found
