"""Addresses in running text that GitHub makes links of: the extended autolinks of its Markdown, https://github.github.com/gfm/#autolinks-extension-."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_START = re.compile(
    r"(?:(?<![^\s*_~(\[（【「『，。、：；|])|(?<=[^\x00-\x7f]))(?:https?://|www\.)(?=[^\s<])", re.IGNORECASE
)
_ENTITY = re.compile(r"&[A-Za-z0-9]+;$")


def autolinks(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and address of every one in a text; one that begins with ``www.`` gets ``http://``.

    Trailing punctuation, a closing parenthesis without its opening one and an entity do not belong to it.
    """
    at = 0
    while match := _START.search(text, at):
        end = match.end()
        while end < len(text) and not text[end].isspace() and text[end] != "<":
            end += 1
        end = _trimmed(text, match.start(), end)
        at = max(end, match.end())
        if end > match.end():
            address = text[match.start() : end]
            yield match.start(), end, address if address[:1] in "hH" else f"http://{address}"


def _trimmed(text: str, start: int, end: int) -> int:
    closing = text.count(")", start, end) - text.count("(", start, end)
    while end > start:
        last = text[end - 1]
        if last in "?!.,:*_~'\"":
            end -= 1
        elif last == ")" and closing > 0:
            end -= 1
            closing -= 1
        elif last == ";" and (entity := _ENTITY.search(text, max(start, end - 40), end)):
            end = entity.start()
        elif last == ";":
            end -= 1
        else:
            break
    return end
