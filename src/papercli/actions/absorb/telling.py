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
    addresses: tuple[str, ...]
    """An arXiv address by its id."""

    @property
    def ids(self) -> frozenset[str]:
        """The arXiv ids among the addresses."""
        return frozenset(address for address in self.addresses if address.startswith("arXiv:"))

    def says_all_of(self, other: Telling) -> bool:
        """Whether nothing that ``other`` says is missing here, in whatever order."""
        return not (Counter(other.words) - Counter(self.words)) and set(other.addresses) <= set(self.addresses)


@lru_cache(maxsize=4096)
def telling(markdown: str) -> Telling:
    """Read one entry. Running numbers and markers of lists are no words; the address of an image counts."""
    text: list[str] = []
    addresses: list[str] = []
    for block in blocks.read(markdown).root.walk():
        if block.checked is not None:
            text.append("x" if block.checked else "_")
        if block.rich is not None:
            text.append(block.rich.text)
            for span in block.rich.of_kind("link", "image"):
                if span.kind == "image":
                    text.append(span.alt)
                if span.url:
                    found = arxiv_id.parse(span.url)
                    addresses.append(f"arXiv:{found.id}" if found else span.url)
        elif block.kind in ("code", "html"):
            text.append(block.raw)
    joined = " ".join(" ".join(text).split())
    return Telling(joined, tuple(_WORD.findall(joined)), tuple(addresses))
