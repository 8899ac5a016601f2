"""Papers as JSON: one document, the papers as ``papercli list --json`` gives them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from papercli.model.hidden import in_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papercli.model.paper import Paper
    from papercli.writers.writer import Around

ENDINGS: tuple[str, ...] = (".json",)


def render(papers: Iterable[Paper], around: Around) -> Iterator[str]:
    """One document; every field of every paper, with the path of its file."""
    yield '{"version": 1, "papers": ['
    between = "\n"
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for paper in papers:
        yield between + in_json(encode(paper.as_json() | {"path": around.paths[paper.id]}))
        between = ",\n"
    yield "\n]}\n"
