"""arXiv's Atom feed to records: the `arxiv` package parses it, here is checked what it lets pass.

That package recovers from anything: a page of HTML, a feed cut in the middle, an error entry or an entry without date
all come out as fewer results, or none. So the bytes are read strictly first, and nothing may be missing afterwards.
Format: https://info.arxiv.org/help/api/user-manual.html#_details_of_atom_results_returned
"""

from __future__ import annotations

import logging
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import unquote

from pydantic import ValidationError

from papercli.errors import MalformedError
from papercli.model import arxiv_id
from papercli.model.record import Record

if TYPE_CHECKING:
    import arxiv  # type: ignore[import-untyped]

    from papercli.model.arxiv_id import ArxivId

logging.getLogger("arxiv").addHandler(logging.NullHandler())  # or its warnings would reach stderr

_ATOM = "{http://www.w3.org/2005/Atom}"
_TOTAL = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"
_ERROR = re.compile(r"/api/errors#?(?:.*?incorrect_id_format_for_(.+))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Feed:
    """What a well-formed feed holds, before its entries are read."""

    body: bytes
    """The feed, fit for the `arxiv` package."""
    entries: tuple[str, ...]
    """The ``<id>`` of every entry."""
    total: int
    """How many results the query has, on all pages."""
    error: str | None
    """arXiv's own words where it answers with an error."""
    rejected: str | None
    """The id that arXiv's error names as badly formed, as it was sent."""


class _Builder(ET.TreeBuilder):
    def doctype(self, name: str, pubid: str | None, system: str | None) -> NoReturn:  # noqa: ARG002 - called by the parser
        raise ValueError("a document type")


def read(body: bytes) -> Feed:
    """Read a feed strictly. Raises ``MalformedError`` for all that is no Atom feed, whole and well-formed."""
    if not body.strip():
        raise MalformedError("arXiv sent an empty answer")
    try:
        root = ET.fromstring(body, ET.XMLParser(target=_Builder()))  # noqa: S314 - document types, the way to every known attack, are refused
    except (ET.ParseError, ValueError, LookupError) as broken:
        raise _no_feed(body, "XML that is cut or broken") from broken
    if root.tag != f"{_ATOM}feed":
        raise _no_feed(body, "other XML")
    entries = root.findall(f"{_ATOM}entry")
    ids = tuple((entry.findtext(f"{_ATOM}id") or "").strip() for entry in entries)
    total = (root.findtext(_TOTAL) or "").strip()
    if not entries and not total.isdecimal():
        raise MalformedError("arXiv sent a feed that says nothing")
    error, rejected = _error(entries, ids)
    if _complete(entries):
        body = ET.tostring(root)
    return Feed(body, ids, int(total[:9]) if total.isdecimal() else len(ids), error, rejected)


def _no_feed(body: bytes, otherwise: str) -> MalformedError:
    page = re.match(rb"\s*(?:<!doctype\s+html|<html)", body[:200], re.IGNORECASE)
    return MalformedError(f"arXiv sent {'a web page' if page else otherwise} instead of a feed")


def _error(entries: list[ET.Element], ids: tuple[str, ...]) -> tuple[str | None, str | None]:
    for entry, id_ in zip(entries, ids, strict=True):
        found = _ERROR.search(id_)
        if found:
            summary = " ".join((entry.findtext(f"{_ATOM}summary") or "").split())
            return summary[:300] or "an error without words", unquote(found[1]) if found[1] else None
    return None, None


def _complete(entries: list[ET.Element]) -> bool:
    """Give entries without ``<updated>`` one: the `arxiv` package would drop them. Says whether there were any."""
    changed = False
    for entry in entries:
        published = entry.findtext(f"{_ATOM}published")
        if published and entry.find(f"{_ATOM}updated") is None:
            ET.SubElement(entry, f"{_ATOM}updated").text = published
            changed = True
    return changed


def entry_id(result: arxiv.Result | str) -> ArxivId | None:
    """The paper and version an entry is about."""
    return arxiv_id.parse(result if isinstance(result, str) else result.entry_id)


def record(result: arxiv.Result) -> Record:
    """One parsed entry as a record. Raises ``MalformedError`` where it lacks what a paper must have."""
    paper = entry_id(result)
    try:
        return Record(
            arxiv=paper.id if paper else None,
            version=paper.version if paper else None,
            title=result.title,
            authors=tuple(author.name for author in result.authors),
            published=result.published.date().isoformat(),
            updated=result.updated.date().isoformat(),
            doi=result.doi,
            journal_ref=result.journal_ref,
            comment=result.comment,
            primary_category=result.primary_category or None,
            categories=tuple(result.categories),
            abstract=result.summary,
            source="arxiv",
        )
    except ValidationError as error:
        field = ".".join(str(part) for part in error.errors()[0]["loc"]) or "entry"
        raise MalformedError(f"arXiv's entry for {paper or result.entry_id} has no proper {field}") from error
