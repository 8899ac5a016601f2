"""The values that a README block's options take: from text to what ``BlockOptions`` holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from papercli.errors import UsageError
from papercli.model import columns, entry
from papercli.model.fields import OptionError, parse_options
from papercli.model.paper import KINDS, STATUSES
from papercli.model.query import SORTS, year_range
from papercli.model.text import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

GROUPS = ("topic", "year", "venue", "status", "kind", "none")
MARKERS = ("bullet", "number", "none", "heading", "checkbox")
BODIES = ("line", "lines", "bullets", "details")
BULLETS = ("-", "*", "+")
ALIGNMENTS = ("left", "center", "right", "none")
HEADINGS = ("hashes", "bullets")

Value = str | tuple[str, ...]
"""An option as written: text, or a list of such in ``catalog.yaml``."""


def text_of(value: object) -> Value:
    """The text of an option's value: a list's items each, a mapping as ``key=value;key=value``. Raises OptionError."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, (list, tuple)):
        return tuple(_one(text_of(each)) for each in value)
    if hasattr(value, "items"):
        pairs = ((str(key), _one(text_of(each))) for key, each in value.items())
        return ";".join(f"{key}={text}".replace(";", "\\;") for key, text in pairs)
    raise OptionError("has no value")


def _one(value: Value) -> str:
    if isinstance(value, str):
        return value
    raise OptionError("takes one value, not a list")


def _several(value: Value) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else value
    found = tuple(part.strip() for part in parts)
    if not all(found):
        raise OptionError("has no value" if found == ("",) else "has an empty value between commas")
    return found


def _text(value: Value) -> str:
    text = _one(value).strip()
    if "\n" in text or "\r" in text:
        raise OptionError("must be one line")
    return text


def _word_of(words: Sequence[str]) -> Callable[[Value], str]:
    def read(value: Value) -> str:
        word = _one(value).strip()
        if word not in words:
            near = nearest(word, words, 1)
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(words)}"
            raise OptionError(f'"{word}" is none of its values; {hint}')
        return word

    return read


def _words_of(words: Sequence[str]) -> Callable[[Value], tuple[str, ...]]:
    one = _word_of(words)
    return lambda value: tuple(one(word) for word in _several(value))


def _yes(value: Value) -> bool:
    return _word_of(("yes", "no", "true", "false"))(value) in ("yes", "true")


def _number(low: int, high: int) -> Callable[[Value], int]:
    def read(value: Value) -> int:
        text = _one(value).strip()
        if not re.fullmatch("[0-9]{1,9}", text) or not low <= int(text) <= high:
            raise OptionError(f'"{text}" is no whole number from {low} to {high}')
        return int(text)

    return read


def _years(value: Value) -> tuple[tuple[int | None, int | None], ...]:
    try:
        return tuple(year_range(part) for part in _several(value))
    except UsageError as error:
        raise OptionError(f"{error.message}; {error.hint}") from None


def _weights(value: Value) -> tuple[float | None, float | None]:
    text = _one(value).strip()
    match = re.fullmatch(r"(-?[0-9]+(?:\.[0-9]+)?)?\.\.(-?[0-9]+(?:\.[0-9]+)?)?", text)
    if not match or text == "..":
        raise OptionError(f'"{text}" is no range of weights; write 10..20, 10.. or ..20')
    low, high = (None if part is None else float(part) for part in match.groups())
    return low, high


def _levels(value: Value) -> tuple[int, int]:
    text = _one(value).strip()
    match = re.fullmatch(r"([1-6])(?:\.\.([1-6]))?", text)
    if not match or int(match[2] or match[1]) < int(match[1]):
        raise OptionError(f'"{text}" is no range of heading levels; write 2..3')
    return int(match[1]), int(match[2] or match[1])


def _sort(value: Value) -> tuple[str, ...]:
    keys = _several(value)
    _words_of((*SORTS, "weight"))(tuple(key.removeprefix("-") for key in keys))
    return keys


def _entry(value: Value) -> entry.Entry:
    found, problems = entry.parse(_text(value))
    if problems:
        raise OptionError(_all(problems), problems[0].offset)
    return found


def _first_line(value: Value) -> entry.Entry:
    found = _entry(value)
    if not any(found.placeholders()):
        raise OptionError(f'"{found.source}" has no field; write for example {{title:link}}')
    return found


def _heading_entry(value: Value) -> entry.Entry:
    found = _first_line(value)
    other = next((holder.name for holder in found.placeholders() if holder.name != "title"), None)
    if other is not None:
        raise OptionError(f'a heading has no field "{other}", only {{title}}')
    return found


def _break(value: Value) -> str:
    text = _one(value)
    if re.fullmatch(" ?<br ?/?>", text):
        return text
    return {"backslash": " \\", "spaces": "  ", "none": ""}[_word_of(("backslash", "spaces", "<br>", "none"))(text)]


def _below(value: Value) -> tuple[entry.Entry, ...]:
    lines = re.split("(?:^| )//(?= |$)", value) if isinstance(value, str) else value
    return tuple(_entry(line) for line in lines) if value else ()


def _columns(value: Value) -> tuple[columns.Column, ...]:
    found, problems = columns.parse(columns.split(value) if isinstance(value, str) else value)
    if problems:
        raise OptionError(_all(problems))
    return found


def _all(problems: Sequence[entry.EntryProblem]) -> str:
    return "; ".join(problem.message for problem in problems)


def _options_of(kind: str) -> Callable[[Value], dict[str, str]]:
    return lambda value: parse_options(kind, _one(value))


READERS: Mapping[str, tuple[str, Callable[[Value], Any]]] = {
    "topic": ("topics", _several),
    "exact": ("exact", _yes),
    "no-topic": ("no_topic", _yes),
    "status": ("statuses", _words_of(STATUSES)),
    "kind": ("kinds", _words_of(KINDS)),
    "year": ("years", _years),
    "weight": ("weights", _weights),
    "limit": ("limit", _number(1, 999_999)),
    "sort": ("sort", _sort),
    "group": ("group", _word_of(GROUPS)),
    "heading": ("heading", _number(1, 6)),
    "headings": ("headings", _word_of(HEADINGS)),
    "heading-entry": ("heading_entry", _heading_entry),
    "unsorted": ("unsorted", _text),
    "no-papers": ("no_papers", _text),
    "anchors": ("anchors", _yes),
    "marker": ("marker", _word_of(MARKERS)),
    "bullet": ("bullet", _word_of(BULLETS)),
    "start": ("start", _number(0, 999_999)),
    "step": ("step", _number(0, 1)),
    "body": ("body", _word_of(BODIES)),
    "sub-bullet": ("sub_bullet", _word_of(BULLETS)),
    "indent": ("indent", _number(1, 9)),
    "break": ("line_break", _break),
    "entry": ("entry", _first_line),
    "below": ("below", _below),
    "fold": ("fold", _text),
    "spacing": ("loose", lambda value: _word_of(("loose", "tight"))(value) == "loose"),
    "columns": ("columns", _columns),
    "align": ("align", _words_of(ALIGNMENTS)),
    "empty": ("empty", _text),
    "title": ("shared", _options_of("text")),
    "authors": ("shared", _options_of("people")),
    "date": ("shared", _options_of("date")),
    "url": ("shared", _options_of("address")),
    "links": ("shared", _options_of("links")),
    "status-words": ("shared", _options_of("status")),
    "levels": ("levels", _levels),
}
"""Option → the attribute of ``BlockOptions`` it sets, and the reader of its value (raises OptionError)."""
