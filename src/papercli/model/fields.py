"""What a placeholder or a column of a README block may show, and the options each takes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from papercli.model.date_format import compile_format
from papercli.model.paper import STATUSES
from papercli.model.text import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

STYLES = ("plain", "link", "bold", "italic", "code", "quoted")
"""Ways of showing a text; several joined by ``-``: ``bold-link``."""

URL_FORMS = ("abs", "pdf", "pdf.pdf")
"""Forms of the paper's address: arXiv's page, its PDF, its PDF with the suffix."""

NAME_FORMS = ("First Last", "Last, First", "Last, F.", "F. Last", "Last")
"""Ways of writing a person's name."""


class OptionError(Exception):
    """An option makes no sense; ``offset`` (0-based, in characters) says where in the options' text."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


def _date(word: str) -> dict[str, str] | None:
    if "%" not in word:
        return None
    try:
        compile_format(word)
    except ValueError as error:
        raise OptionError(str(error)) from None
    return {"format": word}


def _style(word: str) -> dict[str, str] | None:
    return {"style": word} if all(part in STYLES for part in word.split("-")) else None


def _count(word: str) -> dict[str, str] | None:
    return {"count": word} if re.fullmatch("[1-9][0-9]{0,3}", word) else None


def _two_words(word: str) -> dict[str, str] | None:
    yes, slash, no = word.partition("/")
    return {**dict.fromkeys(STATUSES, no), "read": yes} if slash else None


def _pattern(word: str) -> dict[str, str] | None:
    return {"pattern": word} if link_pattern(word) else None


class LinkPattern(NamedTuple):
    """A pattern like ``([**x**](u))`` taken apart around its label ``x`` and its address ``u``."""

    before: str
    opening: str
    closing: str
    after: str


def link_pattern(text: str) -> LinkPattern | None:
    """Take a pattern apart; None where it does not hold one link with one ``x`` in its text.

    >>> link_pattern("([**x**](u))")
    LinkPattern(before='(', opening='**', closing='**', after=')')
    """
    head, link, after = text.partition("](u)")
    brackets = [match for match in re.finditer(r"\\.|[\[\]]", head) if match[0] in "[]"]
    depth = 0
    while brackets and (depth or brackets[-1][0] == "]"):
        depth += 1 if brackets.pop()[0] == "]" else -1
    if not link or not brackets or "](u)" in after:
        return None
    inside = head[brackets[-1].end() :]
    labels = list(re.finditer(r"(?<![^\W_])x(?![^\W_])", inside))
    if len(labels) != 1:
        return None
    return LinkPattern(head[: brackets[-1].start()], inside[: labels[0].start()], inside[labels[0].end() :], after)


def _nothing(_: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of field, by the options it takes."""

    words: Mapping[str, tuple[str, str]]
    """Option without ``=`` → the setting it stands for."""
    keys: tuple[str, ...] = ()
    """Options with ``=``."""
    free: Callable[[str], Mapping[str, str] | None] = _nothing
    """Reads an option that is none of the words; None where it can't, OptionError where it is wrong."""
    free_form: str = ""
    """What ``free`` reads, for messages."""


_URLS = {form: ("url", form) for form in URL_FORMS}
_NAMES = {form: ("form", form) for form in NAME_FORMS}
_GIVEN = {"given": ("given", "yes")}
"""Only what the keeper or a source says: no year that merely follows from the arXiv id."""
_TEXT = Kind({**_URLS, "markdown": ("markdown", "yes")}, free=_style, free_form="a style")
_DATE = Kind({**_GIVEN, "precise": ("given", "precise")}, free=_date, free_form="a form like %Y-%m")
_LINK = Kind({**_URLS, "bare": ("words", "bare")}, ("text",))

KINDS: Mapping[str, Kind] = {
    "text": _TEXT,
    "number": Kind(_GIVEN, free=_style, free_form="a style"),
    "people": Kind(
        {"all": ("count", "all"), "et-al": ("count", "1"), **_NAMES},
        ("join", "last", "two", "more"),
        _count,
        "a number",
    ),
    "person": Kind(_NAMES),
    "date": _DATE,
    "status": Kind({}, STATUSES, _two_words, "two words like Yes/No"),
    "rating": Kind({"stars": ("stars", "★")}, ("stars",)),
    "address": _LINK,
    "link": _LINK,
    "notes": Kind({}, ("text",)),
    "links": Kind(_URLS, ("join", "only", "not", "as"), _pattern, "a pattern like [[x](u)]"),
    "see": Kind(
        {"numbered": ("words", "numbers"), "urls": ("words", "urls"), "bare": ("words", "bare")},
        ("join",),
        _pattern,
        "a pattern like [[x](u)]",
    ),
    "topics": Kind({}, ("join",)),
    "summary": Kind({"first": ("part", "first"), "all": ("part", "all")}),
    "remark": Kind({}),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a placeholder can show."""

    kind: str
    """Key of ``KINDS``."""
    heading: str
    """Of its table column, where the keeper gives none."""


FIELDS: Mapping[str, Field] = {
    "title": Field("text", "Title"),
    "name": Field("text", "Name"),
    "authors": Field("people", "Authors"),
    "first_author": Field("person", "First author"),
    "year": Field("number", "Year"),
    "date": Field("date", "Date"),
    "venue": Field("text", "Venue"),
    "venue_year": Field("text", "Published in"),
    "kind": Field("text", "Kind"),
    "status": Field("status", "Status"),
    "rating": Field("rating", "Rating"),
    "id": Field("text", "Id"),
    "arxiv": Field("text", "arXiv"),
    "doi": Field("text", "DOI"),
    "url": Field("address", "URL"),
    "link": Field("link", "Link"),
    "links": Field("links", "Links"),
    "see": Field("see", "References"),
    "summary": Field("summary", "Summary"),
    "remark": Field("remark", "Remark"),
    "notes": Field("notes", "Notes"),
    "topics": Field("topics", "Topics"),
    "added": Field("date", "Added"),
    "started": Field("date", "Started"),
    "finished": Field("date", "Finished"),
    "n": Field("number", "#"),
}

PREFIXES: Mapping[str, str] = {"extra": "text", "links": "link"}
"""``extra.NAME`` is a column of the keeper's own, ``links.LABEL`` a single link; the kinds they are."""


def find(name: str) -> Field:
    """The field of that name, ``extra.NAME`` and ``links.LABEL`` too. Raises OptionError with the nearest name."""
    if name in FIELDS:
        return FIELDS[name]
    prefix, dot, rest = name.partition(".")
    if dot and prefix in PREFIXES and rest.strip():
        return Field(PREFIXES[prefix], rest if prefix == "extra" else rest[:1].upper() + rest[1:])
    near = nearest(name, FIELDS, 1)
    meant = f"did you mean {near[0]}?" if near else f"write extra.{name or 'NAME'} for a column of your own"
    raise OptionError(f'unknown field "{name}"; {meant}')


def parse_options(kind: str, text: str) -> dict[str, str]:
    r"""Read a field's options: words and ``key=value`` separated by ``;`` (``\;`` is a semicolon). Raises OptionError.

    >>> parse_options("people", "3;Last, First")
    {'count': '3', 'form': 'Last, First'}
    """
    out: dict[str, str] = {}
    for match in re.finditer(r"(?:[^;\\]|\\.|\\$)+", text):
        raw = match.group()
        try:
            out.update(_option(kind, raw.replace("\\;", ";")))
        except OptionError as error:
            raise OptionError(error.message, match.start() + len(raw) - len(raw.lstrip())) from None
    return out


def _option(kind: str, raw: str) -> Mapping[str, str]:
    rules = KINDS[kind]
    word = raw.strip()
    key, equals, value = raw.partition("=")
    if equals and key.strip() in (*rules.keys, "empty"):
        return {key.strip(): value}
    if not word:
        return {}
    if word in rules.words:
        return dict((rules.words[word],))
    found = rules.free(word)
    if found is not None:
        return found
    known = [*rules.words, *(f"{k}=…" for k in (*rules.keys, "empty"))]
    if kind in ("text", "number"):
        known[:0] = STYLES
    near = nearest(word.partition("=")[0], [k.removesuffix("=…") for k in known], 1)
    also = f", {rules.free_form}" if rules.free_form else ""
    hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}{also}"
    raise OptionError(f'unknown option "{word}"; {hint}')
