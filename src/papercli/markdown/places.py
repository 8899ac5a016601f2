"""Where the characters of a piece of content stand in the document that it was taken from."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Places:
    """Where the characters of a piece of content stand in the document: straight runs of them."""

    def __init__(self) -> None:
        self._content: list[int] = []
        self._document: list[int] = []
        self._from = 0

    def add(self, content: int, document: int) -> None:
        """From ``content`` on, characters stand one by one from ``document`` on."""
        self._content.append(content)
        self._document.append(document)

    def shifted(self, by: int) -> Places:
        """The places of the content from ``by`` on."""
        out = Places()
        out._content, out._document, out._from = self._content, self._document, self._from + by
        return out

    def __getitem__(self, offset: int) -> int:
        offset += self._from
        i = max(0, bisect_right(self._content, offset) - 1)
        return self._document[i] + offset - self._content[i]


def of_lines(content: str, first: int, lines: Sequence[str], starts: Sequence[int]) -> Places:
    """The places of content whose lines are those of the document from ``first`` (0-based) on, or stand within them.

    ``lines`` and ``starts`` are the document's lines and their offsets. Indents, markers of containers and white space
    at the ends may be missing from the content.
    """
    places, at = Places(), 0
    text = content.split("\n", 1)[0].strip()
    while text and first + 1 < len(lines) and text not in lines[first] and not any(map(str.isalnum, lines[first])):
        first += 1  # a line of exotic blanks is no blank line in Markdown, but its parser strips it like one
    for i, line in enumerate(content.split("\n"), first):
        i = min(i, len(lines) - 1)
        stripped = line.strip()
        column = max(0, lines[i].rfind(stripped)) if stripped else 0
        indent = len(line) - len(line.lstrip()) if stripped else 0
        places.add(at, starts[i] + max(0, column - indent))
        if indent > column:  # a tab that a container's indent cuts stands in the content as blanks
            places.add(at + indent, starts[i] + column)
        at += len(line) + 1
    return places
