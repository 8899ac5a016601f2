"""The snapshot: some 2,500 real arXiv records shipped with papercli, for when there is no network. No abstracts.

`tools/make_snapshot.py` makes the file: a first line that says when it was made, then one JSON object a paper, sorted by
id. arXiv's metadata are CC0 (https://info.arxiv.org/help/api/tou.html).
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from papercli.errors import NotFoundError
from papercli.sources.source import Answers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papercli.model.arxiv_id import ArxivId
    from papercli.model.record import Record
    from papercli.sources.settings import Settings

NAME = "snapshot"
ONLINE = False


def fetch(ids: Sequence[ArxivId], settings: Settings, progress: Callable[[int], None]) -> Answers:  # noqa: ARG001 - the contract's
    """Look papers up in the snapshot; a version asked for makes no difference."""
    lines = _lines()
    answers = Answers()
    for id_ in ids:
        record = _find(lines, id_.id)
        if record:
            answers.found[id_.id] = record
        else:
            message = f"{id_.id} is not in the shipped snapshot"
            hint = "ask again with a network, or give --title and --author"
            answers.failed[id_.id] = NotFoundError(message, code="not-in-snapshot", ref=str(id_), hint=hint)
    progress(len(ids))
    return answers


def title() -> str:
    """Name the snapshot with the month it was made."""
    head = json.loads(_lines().partition(b"\n")[0])
    return f"the shipped snapshot of {head['made']}"


def _lines() -> bytes:
    return files("papercli.sources").joinpath("data/snapshot.jsonl").read_bytes()


def _find(lines: bytes, arxiv: str) -> Record | None:
    """Search the bytes: parsing all lines would take a hundred times as long."""
    from papercli.model.record import Record

    start = lines.find(b'\n{"id": "%s", ' % arxiv.encode())
    if start < 0:
        return None
    row = json.loads(lines[start + 1 : lines.index(b"\n", start + 1)])
    return Record(arxiv=row.pop("id"), source=NAME, **row)
