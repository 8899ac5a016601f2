"""Whether an entry as a block shows it says all that the entry said before."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from papercli.markdown import blocks
from papercli.model import arxiv_id
from papercli.model.date_format import MONTHS
from papercli.model.text import fold
from papercli.readers.markdown.recognise.words import EMOJI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papercli.markdown.rich import Rich

_IDEOGRAPHS = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_IDEOGRAPHS}{EMOJI}]|[^\W{_IDEOGRAPHS}]+")
_MONTHS = frozenset(("sept", *(month.lower() for month in MONTHS)))
_CONNECTIVES = frozenset(("and",))
"""Words that authors are joined by: a style has one way of doing that."""


@cache
def lost(before: str, after: str) -> list[str]:
    """What the Markdown ``before`` tells a reader and ``after`` does not: words and addresses, in the order of ``before``.

    An arXiv address counts by its id. Running numbers and list markers are no words.
    """
    if _squeezed(before) == _squeezed(after):
        return []
    old, new = _read(before), _read(after)
    there = Counter(new.words)
    missing = [word for word in old.words if _taken(there, word)]
    return missing + [address for address in dict.fromkeys(old.addresses) if address not in new.addresses]


@cache
def added(before: str, after: str) -> list[str]:
    """What the Markdown ``after`` tells a reader and ``before`` does not: words, and addresses that are there more often."""
    if _squeezed(before) == _squeezed(after):
        return []
    old, new = _read(before), _read(after)
    there = Counter(old.words)
    return [word for word in new.words if _taken(there, word)] + list(Counter(new.addresses) - Counter(old.addresses))


def is_address(missing: str) -> bool:
    """Whether what ``lost`` misses is an address."""
    return ":" in missing or "/" in missing


def same_lines(before: str, after: str) -> int:
    """How many lines of ``before`` stand in ``after`` too, in order and but for white space; blank ones don't count."""
    from difflib import SequenceMatcher

    old, new = _lines(before), _lines(after)
    if old == new:
        return len(old)
    return sum(block.size for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks())


def _lines(text: str) -> list[str]:
    return ["".join(line.split()) for line in text.split("\n") if line.strip()]


def _squeezed(text: str) -> list[str]:
    """The lines with one blank for several; how far they stand in counts, from the second on: it may make code of them."""
    first, *others = dedent(text).split("\n")
    return [
        " ".join(first.split()),
        *(f"{len(x) - len(x.lstrip())} {' '.join(x.split())}" for x in others if x.strip()),
    ]


def _taken(there: Counter[str], word: str) -> bool:
    """Take a word away; True where there is none left."""
    if there[word] > 0:
        there[word] -= 1
        return False
    return True


class _Told(NamedTuple):
    """What a piece of Markdown tells a reader."""

    words: tuple[str, ...]
    addresses: tuple[str, ...]


@cache
def _read(markdown: str) -> _Told:
    words: list[str] = []
    addresses: list[str] = []
    for block in blocks.read(dedent(markdown)).root.walk():
        if block.rich is not None:
            words += told(" ".join([*_pieces(block.rich), *(span.alt for span in block.rich.of_kind("image"))]))
            addresses += _addresses(block.rich)
        elif block.kind in ("code", "html"):
            words += told(block.raw)
    return _Told(tuple(words), tuple(addresses))


def told(text: str) -> Iterator[str]:
    """The words of a text; dates are the same however they are written."""
    for word in _WORD.findall(fold(text)):
        if word not in _CONNECTIVES:
            plain = word.lstrip("0") or word
            yield plain[:3] if plain in _MONTHS else plain


def _pieces(rich: Rich) -> list[str]:
    """The text, cut where a link begins or ends, without addresses that are their own text."""
    links = rich.of_kind("link")
    bare = [span for span in links if span.bare]
    cuts = sorted({0, len(rich.text), *(at for span in links for at in (span.start, span.end))})
    return [rich.text[a:b] for a, b in pairwise(cuts) if not any(s.start <= a < s.end for s in bare)]


def _addresses(rich: Rich) -> Iterator[str]:
    for span in rich.of_kind("link", "image"):
        url = span.url.rstrip("]})>.,;")
        found = arxiv_id.parse(url) if url else None
        if url:
            yield f"arXiv:{found.id}" if found else url


def dedent(markdown: str) -> str:
    """Lines at the margin: what stands in by four blanks would be code."""
    lines = markdown.expandtabs(4).split("\n")
    indent = len(lines[0]) - len(lines[0].lstrip(" "))
    return "\n".join(line[min(indent, len(line) - len(line.lstrip(" "))) :] for line in lines)
