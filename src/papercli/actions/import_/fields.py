"""One draft as the values of a paper's file, each of them such as the schema takes; what it does not take goes to ``extra``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from papercli.model import arxiv_id, schema
from papercli.model.relative import from_top

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from papercli.model.changes import Plain
    from papercli.model.draft import Draft
    from papercli.model.record import Record

Values = dict[str, "Plain"]
"""Field → plain value, as in a paper's file; absent fields are no keys."""

_ARXIV_PAGE = re.compile(r"https?://(?:[a-z]+\.)?arxiv\.org/(?:abs|pdf|html)/.*", re.IGNORECASE)
_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")
"""What no file can keep."""


def of_draft(draft: Draft, folder: str = "") -> tuple[Values, list[str]]:
    """The values of a draft, and a sentence for each that had to go to ``extra``.

    ``folder`` is the list's own, from which its relative links go. The title may be missing.
    """
    raw: dict[str, object] = {
        "title": _line(draft.title),
        "authors": [name for author in draft.authors if (name := _line(author))],
        "published": draft.date,
        "year": draft.year,
        "arxiv": draft.arxiv,
        "version": draft.version if draft.arxiv else None,
        "doi": draft.doi,
        "url": from_top(draft.url, folder) if draft.url else None,
        "venue": _line(draft.venue),
        "kind": None if draft.kind == "paper" else draft.kind,
        "name": _line(draft.name),
        "status": None if draft.status == "unread" else draft.status,
        "started": draft.started,
        "finished": draft.finished,
        "rating": draft.rating,
        "summary": _block(draft.summary),
        "remark": _line(draft.remark),
    }
    checker = _Checker()
    for field, value in raw.items():
        checker.take(field, value)
    for label, target in draft.links.items():
        checker.link(_line(label) or "link", from_top(target, folder))
    for target in draft.see:
        checker.see(from_top(target, folder))
    for name, text in draft.extra.items():
        if (kept := _kept(text)) and kept.strip():
            put(checker.values, "extra", _line(name) or "column", kept)
    checker.leave_out_derived_url()
    return checker.values, checker.complaints


def put(values: Values, field: str, label: str, text: str) -> None:
    """Put ``text`` under a label of ``links`` or ``extra``; a label that says something else already gets a number."""
    there = mapping_in(values, field)
    there[free_label(label, there, text)] = text
    values[field] = cast("Plain", there)


def free_label(label: str, there: Mapping[str, str], text: str) -> str:
    """The label for ``text``: with a number where it says something else already.

    >>> free_label("code", {"code": "https://example.org/1"}, "https://example.org/2")
    'code 2'
    """
    free, n = label, 1
    while there.get(free, text) != text:
        n += 1
        free = f"{label} {n}"
    return free


def list_in(values: Mapping[str, Plain], field: str) -> list[str]:
    """A copy of the list in a field; empty where there is none."""
    return list(cast("list[str]", values.get(field) or []))


def mapping_in(values: Mapping[str, Plain], field: str) -> dict[str, str]:
    """A copy of the mapping in a field; empty where there is none."""
    return dict(cast("dict[str, str]", values.get(field) or {}))


def text_in(values: Mapping[str, Plain], field: str) -> str | None:
    """The text in a field; None where there is none."""
    return cast("str | None", values.get(field))


def targets(values: Mapping[str, Plain]) -> list[str]:
    """Every link of a paper as its file has it: ``url``, ``links``, ``see``."""
    main = text_in(values, "url")
    return [*([main] if main else []), *mapping_in(values, "links").values(), *list_in(values, "see")]


def complete(values: Values, record: Record) -> None:
    """Fill in what the list does not say from a source's record; an abbreviated list of authors gives way to the whole."""
    values.setdefault("title", record.title)
    if record.authors and is_abbreviated(list_in(values, "authors"), record.authors):
        values["authors"] = list(record.authors)
    if record.published and record.published.startswith(text_in(values, "published") or ""):
        values["published"] = record.published
    if record.doi:
        values.setdefault("doi", record.doi)


def ordered(values: Values) -> Values:
    """The values in the order a person writes them, without a year that follows from the date."""
    published, year = text_in(values, "published"), values.get("year")
    follows = bool(published) and str(published)[:4] == year
    return {key: values[key] for key in schema.ORDER if values.get(key) and not (key == "year" and follows)}


def is_arxiv_page(target: str, arxiv: str | None) -> bool:
    """Whether ``target`` is arXiv's own page or file of this paper."""
    found = arxiv_id.parse(target) if arxiv and _ARXIV_PAGE.fullmatch(target) else None
    return found is not None and found.id == arxiv


class _Checker:
    """Takes values that the schema takes, and finds a place for the others."""

    def __init__(self) -> None:
        self.values: Values = {}
        self.complaints: list[str] = []

    def take(self, field: str, value: object) -> None:
        """Take one field, a list or a text (a number becomes one)."""
        if value is None or value in ("", []):
            return
        plain = cast("Plain", value if isinstance(value, list) else _kept(str(value)))
        try:
            schema.FIELDS[field](plain)
        except schema.WrongError as wrong:
            if field == "url":
                self.link("link", str(plain))
            elif str(plain).strip():
                self._refused(field, str(plain), str(wrong))
        else:
            self.values[field] = plain

    def link(self, label: str, target: str) -> None:
        """Take a labelled link."""
        target = _kept(target)
        try:
            schema.target(target)
        except schema.WrongError as wrong:
            if target.strip():
                self._refused(label, target, str(wrong))
        else:
            put(self.values, "links", label, target)

    def see(self, target: str) -> None:
        """Take a link without a label."""
        target = _kept(target)
        try:
            schema.target(target)
        except schema.WrongError as wrong:
            if target.strip():
                self._refused("see", target, str(wrong))
        else:
            there = list_in(self.values, "see")
            self.values["see"] = cast("Plain", [*there, *([] if target in there else [target])])

    def leave_out_derived_url(self) -> None:
        """Leave out a main link that follows from the arXiv id or the DOI."""
        url = text_in(self.values, "url")
        doi = text_in(self.values, "doi")
        if url and (is_arxiv_page(url, text_in(self.values, "arxiv")) or url == f"https://doi.org/{doi}"):
            del self.values["url"]

    def _refused(self, name: str, text: str, why: str) -> None:
        put(self.values, "extra", name, text)
        self.complaints.append(f"{name}: {why}; kept in extra")


def is_abbreviated(listed: list[str], whole: Iterable[str]) -> bool:
    """Whether the list names the first authors only, or none."""
    from papercli.model.text import fold, last_name

    names = [fold(last_name(author)) for author in whole]
    short = [fold(last_name(author)) for author in listed]
    return len(short) < len(names) and names[: len(short)] == short


def _kept(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def _line(text: str | None) -> str | None:
    return " ".join(_kept(text).split()) or None if text else None


def _block(text: str | None) -> str | None:
    """Markdown of one line, or of several with a line break at the end."""
    if not text or not (kept := _kept(text).strip("\r\n")).strip():
        return None
    return f"{kept}\n" if "\n" in kept else kept
