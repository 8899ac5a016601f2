"""Papers as JSON: the document that ``papercli list --json`` prints, a paper a line."""

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
    for paper in papers:
        yield between + in_json(json.dumps(paper.as_json() | {"path": around.paths[paper.id]}, ensure_ascii=False))
        between = ",\n"
    yield "\n]}\n"
