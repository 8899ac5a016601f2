"""Which papers' files may hold the same work as a paper that is to be added, asked of the index without reading the others."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from papercli.store import layout
from papercli.store.index import index, sealed, stamps, works

if TYPE_CHECKING:
    from collections.abc import Collection

    from papercli.model.paper import Paper
    from papercli.store.catalog import Catalog

FEW = 20
"""So many changed files are read each time; only more of them are written into the index, which costs more the larger it is."""


def sharing(catalog: Catalog, papers: Collection[Paper]) -> list[str] | None:
    """The files, relative to ``papers/``, of all papers that may be the same work as one of these; None where there is a doubt.

    Every file that ``model.works`` would need to look at is among them.
    """
    found = _as_it_stands(catalog, papers)
    return index.ask(catalog, lambda one: sorted(one.sharing(papers)), works) if found is None else found


def _as_it_stands(catalog: Catalog, papers: Collection[Paper]) -> list[str] | None:
    """The answer of an index that is left as it is, with the few files that it does not know as they are now."""
    import sqlite3

    if catalog.at.derived.is_symlink():
        return None
    try:
        now = stamps.take(str(catalog.at.papers))
        if len(now.names) < index.FEW:
            return None
        there = _paper_files(now)
        db = sealed.open_file(str(catalog.at.derived / works.NAME), works.SCHEMA)
        if there is None or db is None:
            return None
        with contextlib.closing(db):
            _, names, before = db.execute("SELECT * FROM made").fetchone()
            changed = stamps.Listing.from_bytes(names, before).changed(now)
            return sorted((works.find(db, papers) | changed) & there) if len(changed) <= FEW else None
    except (OSError, OverflowError, UnicodeError, sqlite3.Error):
        return None


def _paper_files(listing: stamps.Listing) -> set[str] | None:
    """The names of the papers' files; None where anything else is there but folders, or an id stands twice."""
    files, folders = set(listing.names), set[str]()
    if not listing.is_flat:
        kinds = listing.kinds
        files = {name for name, kind in zip(listing.names, kinds, strict=True) if kind == stamps.REGULAR}
        folders = {name for name, kind in zip(listing.names, kinds, strict=True) if kind == stamps.FOLDER}
        ids = {name.rpartition("/")[2] for name in files}
        if len(ids) + len(folders) < len(listing.names) or any(name.endswith(layout.SUFFIX) for name in folders):
            return None
    return files if all(name.endswith(layout.SUFFIX) for name in files) else None
