"""The marker lines themselves: how they are written, and how their options are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

END = "<!-- papercli:end -->"

MARKER = re.compile(
    r"(?P<indent> *)(?P<comment><!--)[ \t]*papercli:(?P<word>begin|end)(?P<options>(?:[ \t](?:(?!-->).)*)?)-->[ \t]*$"
)
"""A marker alone on its line; the options are whatever stands before ``-->``."""

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_BARE = re.compile(r'[^\s"=]+')


def begin(options: Mapping[str, str]) -> str:
    """The line that begins a block with these options, in this order; values are quoted where they have to be.

    Raises ValueError for a key or value that cannot stand in a marker: ``--`` and ``"`` in a value, line breaks.
    """
    words = ["<!-- papercli:begin"]
    for key, value in options.items():
        if not _KEY.fullmatch(key) or "--" in key:
            raise ValueError(f"{key!r} cannot be the name of an option: letters, digits, - and _ only")
        if "--" in value or '"' in value or re.search(r"[\x00-\x1f\x7f\x85\u2028\u2029]", value):
            raise ValueError(f"{key}={value!r} cannot stand in a marker: no --, no double quotes, no line breaks")
        words.append(f"{key}={value}" if _BARE.fullmatch(value) else f'{key}="{value}"')
    return " ".join([*words, "-->"])


_BLANKS = re.compile(r"[ \t]*")
_VALUE = re.compile(r'"([^"]*)"|([^\s"]+)')


def parse_options(text: str) -> tuple[dict[str, str], dict[str, int], list[tuple[int, str]]]:
    """Read what stands between ``papercli:begin`` and ``-->``: values, where each key stands in ``text``, and problems.

    A problem is an offset in ``text`` and a sentence. What can be read is read even beside problems.
    """
    options: dict[str, str] = {}
    places: dict[str, int] = {}
    problems: list[tuple[int, str]] = []
    dashes = text.find("--")
    if dashes >= 0:
        problems.append((dashes, "-- cannot stand in a marker: it ends an HTML comment"))
    at = _BLANKS.match(text).end()  # type: ignore[union-attr]
    while at < len(text):
        key = _KEY.match(text, at)
        value = _VALUE.match(text, key.end() + 1) if key and text[key.end() : key.end() + 1] == "=" else None
        after = value.end() if value else at
        if not key or not value or text[after : after + 1] not in ("", " ", "\t"):
            if not text.startswith("--", at):
                problems.append((at, _complaint(text, at, key)))
            after = len(text) if _unclosed(text, key) else _next_word(text, at)
        elif key.group() in options:
            problems.append((at, f"{key.group()} is given twice"))
        else:
            options[key.group()] = value[1] if value[1] is not None else value[2]
            places[key.group()] = at
        at = _BLANKS.match(text, after).end()  # type: ignore[union-attr]
    return options, places, problems


def _unclosed(text: str, key: re.Match[str] | None) -> bool:
    """Whether the quote after this key and its sign has no second one."""
    return key is not None and text.startswith('="', key.end()) and text.find('"', key.end() + 2) < 0


def _complaint(text: str, at: int, key: re.Match[str] | None) -> str:
    word = text[at : _next_word(text, at)]
    if not key or not text.startswith("=", key.end()):
        return f'{word} is no option: write key=value or key="several words"'
    if _unclosed(text, key):
        return f"the quote after {key.group()}= is not closed"
    if text.startswith('"', key.end() + 1):
        return f"put a blank after the closing quote of {key.group()}"
    if word == f"{key.group()}=":
        return f"{key.group()} has no value"
    return f"put the value of {key.group()} in double quotes, without any inside"


def _next_word(text: str, at: int) -> int:
    blank = re.compile(r"[ \t]").search(text, at)
    return blank.start() if blank else len(text)
