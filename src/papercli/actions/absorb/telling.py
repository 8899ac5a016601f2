"""What an entry tells a reader, however it is written: its text, its words and where its links lead."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from papercli.markdown import blocks
from papercli.model import arxiv_id

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Telling:
    """An entry as it is read."""

    text: str
    """On one line."""
    words: tuple[str, ...]
    """And images, by their addresses."""
    addresses: tuple[str, ...]
    """An arXiv address by its id."""

    @property
    def ids(self) -> frozenset[str]:
        """The arXiv ids among the addresses."""
        return frozenset(address for address in self.addresses if address.startswith("arXiv:"))

    def says_all_of(self, other: Telling) -> bool:
        """Whether nothing that ``other`` says is missing here, in whatever order."""
        return not self.lacks(other)

    def says(self, other: Telling) -> bool:
        """Whether the two say the same, in whatever order."""
        return self.says_all_of(other) and other.says_all_of(self)

    def lacks(self, other: Telling) -> list[str]:
        """The words and addresses that ``other`` says and this does not."""
        words = Counter(other.words) - Counter(self.words)
        return [*words.elements(), *(each for each in dict.fromkeys(other.addresses) if each not in self.addresses)]


@lru_cache(maxsize=4096)
def telling(markdown: str) -> Telling:
    """Read one entry. Running numbers and markers of lists are no words; the address of an image counts."""
    text: list[str] = []
    addresses: list[str] = []
    images: list[str] = []
    for block in blocks.read(markdown).root.walk():
        if block.checked is not None:
            text.append("x" if block.checked else "_")
        if block.rich is not None:
            text.append(block.rich.text)
            for span in block.rich.of_kind("link", "image"):
                if span.kind == "image":
                    text.append(span.alt)
                    images.append(span.url)
                if span.url:
                    found = arxiv_id.parse(span.url)
                    addresses.append(f"arXiv:{found.id}" if found else span.url)
        elif block.kind in ("code", "html"):
            text.append(block.raw)
    joined = " ".join(" ".join(text).split())
    return Telling(joined, (*_WORD.findall(joined), *images), tuple(addresses))
