"""What must hold when any text at all is read as a hand-kept list."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

from papercli.actions.import_.plan import Catalog, plan
from papercli.actions.import_.sections import document_title
from papercli.model import arxiv_id, schema
from papercli.model.draft import Draft
from papercli.model.paper import KINDS, STATUSES, Paper
from papercli.model.topics import Topics
from papercli.readers.markdown.reader import entries, read

if TYPE_CHECKING:
    from papercli.markdown.block import Block
    from papercli.markdown.blocks import Document
    from papercli.readers.markdown.entry import Entry
    from papercli.readers.markdown.reader import Found


class BrokenError(AssertionError):
    """Something that must hold for every text does not."""


def check(text: str) -> None:
    """Read ``text`` in every way that papercli does. Raises ``BrokenError``, or whatever the reader lets escape."""
    found = entries(text)
    _tree(found.document)
    _found(found)
    _plan(found)
    json.dumps([entry.draft.as_json() for entry in found.entries])


def check_again(text: str) -> None:
    """Demand that the same text is read the same way twice."""
    first = [entry.draft for entry in entries(text).entries]
    demand(first == list(read(text).drafts), "the same text again is read otherwise")


def demand(holds: bool, message: str, *about: object) -> None:
    """Raise ``BrokenError`` with the message, and what it is about, where something does not hold."""
    if not holds:
        raise BrokenError(": ".join([message, *map(repr, about)]))


def _tree(document: Document) -> None:
    lines = len(document.starts)
    for block in document.root.walk():
        place = (block.kind, block.line, block.line_end)
        demand(1 <= block.line <= block.line_end <= lines, "a block outside of the document", place, lines)
        _rich(block, document)


def _rich(block: Block, document: Document) -> None:
    if block.rich is None:
        return
    rich, size = block.rich, len(document.text)
    demand(len(rich.at) == len(rich.to) == len(rich.text), "places and characters differ in number", rich)
    demand(all(0 <= a < b <= size for a, b in zip(rich.at, rich.to, strict=True)), "a character out of place", rich)
    demand(all(a <= b for a, b in pairwise(rich.at)), "characters out of order", rich)
    for span in rich.spans:
        demand(0 <= span.start <= span.end <= len(rich.text), "a span outside of its text", span)
        demand(0 <= span.source_start < span.source_end <= size, "a span outside of the document", span)
        if span.target:
            a, b = span.target
            demand(span.source_start <= a <= b <= span.source_end, "an address outside of its link", span)


def _found(found: Found) -> None:
    lines = len(found.document.starts)
    for entry in found.entries:
        _draft(entry.draft, lines)
        _pieces(entry, found.document)
    order = [entry.draft.line for entry in found.entries]
    demand(order == sorted(order), "entries out of order", order)
    demand(all(1 <= skipped.line <= lines for skipped in found.skipped), "skipped outside of the document")
    demand(all(1 <= note.line <= lines and note.title for note in found.notes), "notes without a place or a title")


def _draft(draft: Draft, lines: int) -> None:
    demand(1 <= draft.line <= draft.line_end <= lines, "an entry outside of the document", draft)
    demand(draft.title is None or draft.title == " ".join(draft.title.split()) != "", "no title", draft)
    for text in (draft.name, draft.venue, *draft.authors, *draft.links, *draft.extra):
        demand(text is None or (bool(text.strip()) and "\n" not in text), "not one line of text", text, draft)
    demand(not any("\n" in heading for heading in draft.section), "a heading of several lines", draft)
    demand(draft.kind in KINDS, "an unknown kind", draft.kind)
    demand(draft.status is None or draft.status in STATUSES, "an unknown status", draft.status)
    demand(draft.rating is None or 1 <= draft.rating <= 5, "no rating", draft.rating)
    if draft.arxiv is not None:
        parsed = arxiv_id.parse(draft.arxiv)
        demand(parsed is not None and parsed.id == draft.arxiv, "no arXiv id", draft.arxiv)


def _pieces(entry: Entry, document: Document) -> None:
    """In order, apart, and within the lines of the entry."""
    draft, starts = entry.draft, document.starts
    at = starts[draft.line - 1]
    end = starts[draft.line_end] if draft.line_end < len(starts) else len(document.text)
    for piece in entry.pieces:
        demand(at <= piece.start < piece.end <= end, "a piece out of its place", piece, entry)
        at = piece.end


def _plan(found: Found) -> None:
    """Importing what was read neither fails nor loses an address."""
    drafts = [entry.draft for entry in found.entries]
    title = document_title(found.document.text, (draft.section for draft in drafts))
    drafts += [
        Draft(line=note.line, line_end=note.line, title=note.title, arxiv=note.arxiv, doi=note.doi, url=note.url)
        for note in found.notes
    ]
    made = plan(drafts, Catalog(topics=Topics()), today="2026-11-21", title=title)
    demand(len(made.entries) == len(drafts), "entries of the plan and drafts differ in number")
    values = {each.id: each.values for each in made.papers}
    for entry in made.entries:
        if entry.id is None:
            demand(entry.error is not None, "an entry dropped without a word", entry.draft)
        paper, problems = schema.paper(entry.id, values[entry.id]) if entry.id else (None, [])
        demand(not problems, "a paper that the schema refuses", problems, entry.draft)
        if paper or any(map(_leads_somewhere, _addresses(entry.draft))):
            _kept(entry.draft, paper)


def _addresses(draft: Draft) -> list[str]:
    return [link for link in (draft.url or "", *draft.links.values(), *draft.see) if link.strip()]


def _leads_somewhere(link: str) -> bool:
    try:
        return bool(schema.target(link))
    except schema.WrongError:
        return False


def _kept(draft: Draft, paper: Paper | None) -> None:
    """Every address stands in the paper's file, or follows from its id or DOI."""
    there = {paper.url, *paper.links.values(), *paper.see, *paper.extra.values()} if paper else set()
    for link in _addresses(draft):
        of = arxiv_id.parse(link)
        by_id = paper is not None and of is not None and of.id == paper.arxiv and "arxiv.org/" in link.lower()
        by_doi = paper is not None and link == f"https://doi.org/{paper.doi}"
        demand(link in there or by_id or by_doi, "an address is lost", link, draft, paper)
