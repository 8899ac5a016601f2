"""RIS, in the form of 2011: what reference managers have imported for decades. Lines end with CR LF, as its specification demands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.model.clean import clean
from papercli.writers.names import people
from papercli.writers.works import address, issued, work_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papercli.model.paper import Paper
    from papercli.writers.names import Name
    from papercli.writers.works import Work
    from papercli.writers.writer import Around

ENDINGS: tuple[str, ...] = (".ris",)

_TYPES: dict[Work, str] = {
    "article": "JOUR",
    "conference": "CPAPER",
    "preprint": "UNPB",
    "book": "BOOK",
    "blog": "BLOG",
    "dataset": "DATA",
    "software": "COMP",
    "course": "ELEC",
    "talk": "SLIDE",
    "other": "GEN",
}


def render(papers: Iterable[Paper], around: Around) -> Iterator[str]:  # noqa: ARG001 - each writer is given the same
    """A record a paper, a blank line between them."""
    between = ""
    for paper in papers:
        yield between + "".join(f"{tag}  - {text}\r\n" for tag, text in _lines(paper) if text) + "ER  - \r\n"
        between = "\r\n"


def _lines(paper: Paper) -> Iterator[tuple[str, str]]:
    """Tags and what they hold, each on one line: no text can begin a line of its own."""
    work, url = work_of(paper), address(paper)
    yield "TY", "ELEC" if work == "other" and url else _TYPES[work]
    yield "ID", paper.id
    names, cut = people(paper.authors)
    for name in names:
        yield "AU", _person(name)
    if cut:
        yield "AU", "et al."
    yield "TI", clean(paper.title) or paper.id
    yield "ST", clean(paper.name or "")
    yield "PB" if work in ("book", "dataset", "software", "preprint") else "T2", clean(paper.venue or "")
    parts = issued(paper)
    yield "PY", str(parts[0]) if parts else ""
    if len(parts) > 1:
        yield "DA", "/".join(f"{part:02d}" for part in parts)
    yield "DO", clean(paper.doi or "")
    if paper.arxiv:
        yield "DB", "arXiv"
        yield "AN", f"arXiv:{paper.arxiv}{f'v{paper.version}' if paper.version else ''}"
    yield "UR", clean(url).replace(";", "%3B")  # a semicolon would part two addresses
    for topic in paper.topics:
        yield "KW", clean(topic)


def _person(name: Name) -> str:
    """``Last, First, Suffix``."""
    if not name.given:
        return name.family + name.behind
    return ", ".join(filter(None, (name.family, name.given, name.suffix)))
