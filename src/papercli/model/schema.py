"""What the files of a catalog may say: plain values in, a paper or the settings out, with every problem found.

Values are text as the file has it, or typed by a quick parser; where a type has lost what was written (a float
where text belongs) ``UnsureError`` asks for the text. Hand-written and not pydantic, because each command that reads a
catalog runs it: pydantic's import and model cost more than reading a thousand papers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from papercli.model import arxiv_id, doi, url
from papercli.model.paper import KINDS, STATUSES, Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from papercli.model.changes import Path


class UnsureError(Exception):
    """A typed value stands where text belongs; only the text itself can tell."""


class WrongError(Exception):
    """One value is wrong: the message says how, ``at`` where below the field."""

    def __init__(self, message: str, at: Path = ()) -> None:
        super().__init__(message)
        self.at = at


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the value (or key) at ``path``."""

    path: Path
    code: str
    message: str
    hint: str | None = None
    severity: Literal["error", "warning"] = "error"
    at_key: bool = False


def text(value: object) -> str:
    """Any text that is not blank."""
    if isinstance(value, str):
        if not value or value.isspace():
            raise WrongError("is blank")
        return value
    if isinstance(value, (list, dict)):
        raise WrongError(f"should be text, not {kind_of(value)}")
    raise UnsureError


def free_text(value: object) -> str:
    """Any text, blank too."""
    return value if isinstance(value, str) else text(value)


def kind_of(value: object) -> str:
    """What a person calls this plain value."""
    return "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else "text"


def said(raw: object) -> str:
    """A value in quotes for a message, cut where it is long."""
    text_ = str(raw)
    return f'"{text_}"' if len(text_) <= 100 else f'"{text_[:100]}…"'


def whole_number(low: int, high: int, what: str) -> Callable[[object], int]:
    """Make the reader of a whole number between ``low`` and ``high``; ``what`` finishes «"x" is not …»."""

    def read(value: object) -> int:
        if type(value) is int:
            if not low <= value <= high:
                raise UnsureError  # the message is to show what is written
            return value
        raw = text(value)
        number = int(raw) if re.fullmatch(r"[0-9]{1,9}", raw) else -1
        if not low <= number <= high:
            raise WrongError(f"{said(raw)} is not {what}")
        return number

    return read


_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?)?")


def day(value: object) -> str:
    """An ISO date, or only its year or month; as ISO text."""
    if type(value) is date:
        return value.isoformat()
    if type(value) is datetime or type(value) is int:
        raise UnsureError
    raw = text(value)
    good = bool(_DATE.fullmatch(raw)) and raw[:4] != "0000"
    if good and len(raw) == 10:
        try:
            date.fromisoformat(raw)
        except ValueError:
            good = False
    if not good:
        raise WrongError(f"{said(raw)} is not a date like 2021-06-17")
    return raw


def one_of(words: tuple[str, ...]) -> Callable[[object], str]:
    """Make the reader of one word out of ``words``."""

    def read(value: object) -> str:
        raw = text(value)
        if raw not in words:
            raise WrongError(f"{said(raw)} is none of {', '.join(words)}")
        return raw

    return read


def arxiv(value: object) -> str:
    """An arXiv id in any form, as canonical id."""
    raw = text(value)
    found = arxiv_id.parse(raw)
    if found is None:
        raise WrongError(f"{said(raw)} is not an arXiv id")
    return found.id


def bare_doi(value: object) -> str:
    """A DOI in any form, bare."""
    raw = text(value)
    found = doi.parse(raw)
    if found is None and doi.is_arxiv(raw):
        raise WrongError(f"{said(raw)} is arXiv's own, which follows from the id: write arxiv: instead")
    if found is None:
        raise WrongError(f"{said(raw)} is not a DOI")
    return found


def web(value: object) -> str:
    """An http(s) URL."""
    raw = text(value)
    if not url.is_web(raw):
        raise WrongError(f"{said(raw)} is not a web address (https://…)")
    return raw


_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def target(value: object) -> str:
    """Where a link may lead: an http(s) URL, or a file of the repository by its relative path."""
    raw = text(value)
    if url.is_web(raw) or not (_SCHEME.match(raw) or raw.startswith(("/", "\\")) or not raw.isprintable()):
        return raw
    raise WrongError(f"{said(raw)} is neither a web address (https://…) nor a file of this repository")


def listed(item: Callable[[object], Any]) -> Callable[[object], tuple[Any, ...]]:
    """Make the reader of a list of ``item``; absent items are skipped."""

    def read(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise WrongError("should be a list: [one, two]")
        out = []
        for i, each in enumerate(value):
            if each is None:
                continue
            try:
                out.append(item(each))
            except WrongError as wrong:
                raise WrongError(str(wrong), (i, *wrong.at)) from None
        return tuple(out)

    return read


def mapped(item: Callable[[object], Any]) -> Callable[[object], dict[str, Any]]:
    """Make the reader of a mapping from text to ``item``; absent values are skipped."""

    def read(value: object) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise WrongError("should be a mapping of names to values")
        out = {}
        for key, each in value.items():
            if not isinstance(key, str):
                raise UnsureError
            if each is None:
                continue
            try:
                out[key] = item(each)
            except WrongError as wrong:
                raise WrongError(str(wrong), (key, *wrong.at)) from None
        return out

    return read


def number(value: object) -> float:
    """A finite number; whole ones stay int."""
    if type(value) is int or type(value) is float:
        if not abs(value) < 1e15:
            raise UnsureError  # the message is to show what is written
        found: float = value
        return found
    raw = text(value)
    if not re.fullmatch(r"[-+]?[0-9]+(?:\.[0-9]*)?", raw):
        raise WrongError(f"{said(raw)} is not a number")
    if not re.match(r"[-+]?[0-9]{1,15}(?![0-9])", raw):  # Python reads no number of several thousand digits
        raise WrongError(f"{said(raw)} is too large a number")
    return float(raw) if "." in raw else int(raw)


def weight(value: object) -> float | dict[str, float]:
    """One number, or one per topic."""
    if isinstance(value, dict):
        found: dict[str, float] = mapped(number)(value)
        return found
    return number(value)


FIELDS: Mapping[str, Callable[[object], Any]] = {
    "title": text,
    "authors": listed(text),
    "published": day,
    "year": whole_number(1000, 2999, "a year"),
    "arxiv": arxiv,
    "version": whole_number(1, 9999, "a version number"),
    "doi": bare_doi,
    "url": web,
    "venue": text,
    "kind": one_of(KINDS),
    "name": text,
    "topics": listed(text),
    "status": one_of(STATUSES),
    "started": day,
    "finished": day,
    "rating": whole_number(1, 5, "a rating from 1 to 5"),
    "added": day,
    "weight": weight,
    "summary": text,
    "remark": text,
    "links": mapped(target),
    "see": listed(target),
    "extra": mapped(free_text),
}
"""The fields of a paper's file in the order a person writes them."""

RESERVED = ("readers",)
"""Keys kept for later use: allowed, not read."""

ORDER = (*FIELDS, *RESERVED)
LISTS = ("authors", "topics", "see")
MAPPINGS = ("links", "extra", "weight")


def order_at(path: Path) -> tuple[str, ...]:
    """The keys of the mapping at ``path`` in the order a person writes them; empty where they have none."""
    return () if path else ORDER


def paper(id_: str, mapping: Mapping[Any, object]) -> tuple[Paper | None, list[Problem]]:
    """Make the paper that a file's values describe; None where a problem is an error.

    Raises ``UnsureError`` where a value's type may have lost its text.
    """
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, value in mapping.items():
        read = FIELDS.get(key)
        if read is None:
            if not isinstance(key, str):
                raise UnsureError
            if key not in RESERVED:
                problems.append(_unknown(key))
        elif value is not None:
            try:
                values[key] = read(value)
            except WrongError as wrong:
                name = ".".join(str(part) for part in (key, *wrong.at) if isinstance(part, str))
                problems.append(Problem((key, *wrong.at), "bad-value", f"{name}: {wrong}"))
    if "title" not in values and not any(p.path == ("title",) for p in problems):
        problems.append(Problem((), "no-title", "the paper has no title", hint="add a line: title: …"))
    if any(p.severity == "error" for p in problems):
        return None, problems
    return Paper(id=id_, **values), problems


def _unknown(key: str) -> Problem:
    from papercli.model.text import nearest

    near = nearest(key, ORDER, 1)
    meant = f"did you mean {near[0]}? " if near else ""
    hint = f"{meant}columns of your own go below extra:"
    return Problem((key,), "unknown-key", f'unknown key "{key}"', hint=hint, severity="warning", at_key=True)
