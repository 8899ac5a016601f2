"""What the shell offers on TAB: ids, topics, statuses, formats. It reads names only and is silent about anything wrong.

Shells put what they are offered on the command line, split it into words, and zsh's function evaluates it twice: only ids and slugs that
papercli itself would give are offered, and titles without whatever means something to a shell or to rich.
"""

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
    from papercli.model import paper_id

    at = _catalog()
    listed: dict[Path, list[str]] = {}
    folders = at.paper_folders(listed) if at else ()
    fits = [folder / name for folder in folders for name in listed.get(folder, ()) if name.startswith(incomplete)]
    found = [layout.id_of(path.name) for path in fits if path.suffix == layout.SUFFIX and layout.is_regular(path)]
    return sorted(filter(paper_id.is_valid, found))


def topics(incomplete: str) -> list[tuple[str, str]]:
    """Slugs of topics that begin so, with their titles."""
    from papercli.store.catalog import Catalog

    at = _catalog()
    try:
        tree = Catalog(at).settings().topics if at else ()
    except PapercliError:
        return []
    return [(place.topic.slug, _plain(place.topic.title)) for place in tree if place.topic.slug.startswith(incomplete)]


def statuses(incomplete: str) -> list[str]:
    """The words for how far one has read."""
    from papercli.model.paper import STATUSES

    return [status for status in STATUSES if status.startswith(incomplete)]


def formats(incomplete: str) -> list[str]:
    """The formats of ``export``."""
    from papercli.writers.formats import FORMATS

    return [name for name in FORMATS if name.startswith(incomplete)]


def _plain(title: str) -> str:
    """``title`` with blanks for ASCII's punctuation, some harmless marks apart, and for what is not seen."""
    kept = (c if c.isprintable() and (c > "\x7f" or c.isalnum() or c in ",./+-") else " " for c in title[:200])
    return " ".join("".join(kept).split())[:80]


def _catalog() -> Layout | None:
    given = os.environ.get("PAPERCLI_CATALOG")
    try:
        return layout.find(Path.cwd(), Path(given) if given else None)
    except (PapercliError, OSError):
        return None
