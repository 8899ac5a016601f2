"""The anchors GitHub gives headings; they depend on every heading of a document, in order."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

_KEPT = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"))
# Symbols that count as alphabetic: circled, squared and negative squared Latin letters.
_LETTERS = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))


def slug(text: str) -> str:
    """The anchor of a heading with this rendered text, before doubles are numbered.

    Lower case, blanks to hyphens (each one), all that is no letter, mark, digit, connector or hyphen dropped. Emoji go, the
    variation selector after one stays: it is a mark.
    """
    kept = [char for char in text.lower() if char in " -" or _is_word(char)]
    return "".join(kept).replace(" ", "-")


def _is_word(char: str) -> bool:
    if unicodedata.category(char) in _KEPT:
        return True
    return char > "\u24b5" and any(first <= ord(char) <= last for first, last in _LETTERS)


@dataclass(slots=True)
class Anchors:
    """The anchors of one document, handed out in the order of its headings."""

    _taken: dict[str, int] = field(default_factory=dict)

    def add(self, text: str) -> str:
        """The anchor of the next heading: its slug, or with the first of ``-1``, ``-2`` … that is free."""
        plain = anchor = slug(text)
        while anchor in self._taken:
            self._taken[plain] += 1
            anchor = f"{plain}-{self._taken[plain]}"
        self._taken[anchor] = 0
        return anchor
