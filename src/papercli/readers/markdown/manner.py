"""How a list sets people beside its titles in plain text: on which side, and what mark parts them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from papercli.readers.markdown import signs
from papercli.readers.markdown.title_ends import trim

if TYPE_CHECKING:
    from papercli.markdown.blocks import Document
    from papercli.readers.markdown.entry import Entry

_MARKS = {
    ".": re.compile(r"(?<=\w\w)[.]\s+|(?<=[?!])\s+"),
    ",": re.compile(r",\s+"),
    ":": re.compile(r"[:：]\s*"),
    ";": re.compile(r"[;；]\s*"),
    "-": re.compile(r"\s[-–—]+\s+"),
    "|": re.compile(r"\s*\|\s*"),
    "/": re.compile(r"\s+/+\s+"),
    "·": re.compile(r"\s*[·•]\s*"),
    "by": re.compile(r",?\s+(?:by|von|par|por|di)\s+"),
    "。": re.compile(r"。\s*"),
    "，": re.compile(r"，\s*"),
}
_MARKUP = re.compile(r"[\s*_`\"'“”«»()\[\]]+")
_SAME = {
    "–": "-",
    "—": "-",
    "--": "-",
    "：": ":",
    "；": ";",
    "•": "·",
    "//": "/",
    ",by": "by",
    "von": "by",
    "par": "by",
}


class Manner(NamedTuple):
    """Where people stand beside a title."""

    first: bool
    """Before the title."""
    mark: str
    """What stands between: a key of ``_MARKS``, or anything else that no title can be cut at."""


def manner(entry: Entry, document: Document) -> Manner | None:
    """How an entry does it; None where it names no title or no people."""
    title = next((piece for piece in entry.pieces if piece.field == "title"), None)
    people = next((piece for piece in entry.pieces if piece.field == "authors"), None)
    if title is None or people is None:
        return None
    first = people.start < title.start
    between = document.text[people.end : title.start] if first else document.text[title.end : people.start]
    mark = _MARKUP.sub("", between).lower() if len(between) < 40 else between
    return Manner(first, _SAME.get(mark, mark))


def cut(text: str, start: int, end: int, how: Manner) -> tuple[int, int] | None:
    """The title in a plain text that people stand beside as ``how`` says; None where there is nothing that may be people."""
    pattern = _MARKS.get(how.mark)
    if pattern is None:
        return None
    for k, found in enumerate(pattern.finditer(text, start, end)):
        if k > 12:
            break
        if how.first:
            if may_be_people(text[start : found.start()]):
                return trim(text, found.end(), end, plain=True)
            continue
        last = trim(text, found.end(), end, plain=False)[1]
        head = trim(text, start, found.start() + (found[0][:1] in "?!"), plain=True)
        if signs.size(text[slice(*head)]) >= 1.6 and may_be_people(text[found.end() : last]):
            return head
    return None


def may_be_people(text: str) -> bool:
    """Whether a text may name people, where others beside it surely do: one name alone is enough, if it is whole."""
    found = signs.authors(text.strip(" .,;"))
    if found is None or found.confidence < 0.5:
        return False
    return found.et_al or all(" " in name or not name.isascii() for name in found.names)
