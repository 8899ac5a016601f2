"""CSL-JSON 1.0.2: what citation processors and reference managers exchange.

Source: https://github.com/citation-style-language/schema (``csl-data.json``)
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from papercli.model.clean import clean
from papercli.model.hidden import in_json
from papercli.writers.names import people
from papercli.writers.works import address, issued, work_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papercli.model.paper import Paper
    from papercli.writers.names import Name
    from papercli.writers.works import Work
    from papercli.writers.writer import Around

ENDINGS: tuple[str, ...] = (".csl.json",)

_TYPES: dict[Work, str] = {
    "article": "article-journal",
    "conference": "paper-conference",
    "preprint": "article",
    "book": "book",
    "blog": "post-weblog",
    "dataset": "dataset",
    "software": "software",
    "course": "webpage",
    "talk": "speech",
    "other": "document",
}


def render(papers: Iterable[Paper], around: Around) -> Iterator[str]:  # noqa: ARG001 - each writer is given the same
    """A list with an item a line."""
    before = "[\n"
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for paper in papers:
        yield before + in_json(encode(item(paper)))
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def item(paper: Paper) -> dict[str, Any]:
    """One paper as an item, without what is not known."""
    work = work_of(paper)
    names, cut = people(paper.authors)
    authors = [*map(_person, names), *([{"literal": "others"}] if cut else [])]
    parts = issued(paper)
    container = "publisher" if work in ("book", "dataset", "software", "preprint") else "container-title"
    values: dict[str, Any] = {
        "id": paper.id,
        "type": _TYPES[work],
        "title": clean(paper.title) or paper.id,
        "title-short": clean(paper.name or ""),
        "author": authors,
        "issued": {"date-parts": [list(parts)]} if parts else None,
        container: clean(paper.venue or ""),
        "DOI": paper.doi,
        "URL": address(paper),
        "keyword": ", ".join(map(clean, paper.topics)),
    }
    if paper.arxiv:
        number = f"{paper.arxiv}v{paper.version}" if paper.version else paper.arxiv
        values |= {"archive": "arXiv", "archive_location": number}
        values["number"] = f"arXiv:{number}" if work == "preprint" else None
    return {name: value for name, value in values.items() if value}


def _person(name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": name.family + name.behind}
    return {"family": name.family, "given": name.given} | ({"suffix": name.suffix} if name.suffix else {})
