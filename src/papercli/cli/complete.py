"""What the shell offers on TAB: ids, topics, statuses. It reads names only and is silent about anything wrong."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from papercli.errors import PapercliError
from papercli.store import layout

if TYPE_CHECKING:
    from papercli.store.layout import Layout


def ids(incomplete: str) -> list[str]:
    """Ids of papers that begin so: the names of the files, none of them opened."""
    at = _catalog()
    return [file.id for file in at.paper_files([]) if file.id.startswith(incomplete)] if at else []


def topics(incomplete: str) -> list[tuple[str, str]]:
    """Slugs of topics that begin so, with their titles."""
    from papercli.store.catalog import Catalog

    at = _catalog()
    try:
        tree = Catalog(at).settings().topics if at else ()
    except PapercliError:
        return []
    return [(place.topic.slug, place.topic.title) for place in tree if place.topic.slug.startswith(incomplete)]


def statuses(incomplete: str) -> list[str]:
    """The words for how far one has read."""
    from papercli.model.paper import STATUSES

    return [status for status in STATUSES if status.startswith(incomplete)]


def _catalog() -> Layout | None:
    given = os.environ.get("PAPERCLI_CATALOG")
    try:
        return layout.find(Path.cwd(), Path(given) if given else None)
    except (PapercliError, OSError):
        return None
