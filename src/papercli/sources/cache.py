"""arXiv's answers on disk, so that nobody asks twice for what changes once a day at most."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from papercli.model import arxiv_id
from papercli.sources import kept

if TYPE_CHECKING:
    from pathlib import Path

    from papercli.model.arxiv_id import ArxivId
    from papercli.model.record import Record

FRESH = 30 * 86400.0
"""Seconds for which an answer stands for the source."""
_FORMAT = 1
_LARGEST = 4 << 20


class Cache:
    """One JSON file a paper (and version, where one was asked for). Unreadable entries and folders count as empty."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "arxiv"

    def get(self, id: ArxivId, *, oldest: float | None = FRESH) -> Record | None:  # noqa: A002 - the field's word
        """The record as it was answered at most ``oldest`` seconds ago; None: however long ago."""
        from pydantic import ValidationError

        from papercli.model.record import Record

        path = self._path(id)
        try:
            entry = json.loads(kept.read(path, _LARGEST))
            age = time.time() - entry["fetched"]
            if entry["format"] != _FORMAT or (oldest is not None and not -60 <= age <= oldest):
                return None
            record = Record.model_validate(entry["record"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError, ValidationError):
            return None
        return record if record.arxiv == id.id and id.version in (None, record.version) else None

    def put(self, id: ArxivId, record: Record) -> None:  # noqa: A002 - the field's word
        """Keep a record; where the folder can't be written, do nothing."""
        entry = {"format": _FORMAT, "fetched": time.time(), "record": record.model_dump(exclude_none=True)}
        with suppress(OSError):
            kept.write(self._path(id), json.dumps(entry))

    def _path(self, id: ArxivId) -> Path:  # noqa: A002 - the field's word
        return self._folder / f"{arxiv_id.file_stem(str(id))}.json"
