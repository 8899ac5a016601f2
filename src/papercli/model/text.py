"""Text as papers have it: blanks, accents, comparing, slugs, near misses, last names. Pure and without a language."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from papercli.model.latex import latex_to_unicode

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "author_key",
    "fold",
    "is_slug",
    "last_name",
    "latex_to_unicode",
    "nearest",
    "same_title",
    "slug",
    "squeeze",
    "title_key",
    "without_controls",
]

_REMEMBERED = 1 << 15
"""How many titles and names are remembered with what they have in common: those of a large list, which is gone through again and again."""

_SPECIAL = str.maketrans({
    "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ł": "l", "Ł": "l", "ħ": "h", "Ħ": "h", "ı": "i",
    "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th",
})  # fmt: skip
"""Letters that Unicode does not take apart."""

_KEPT_MARKS = (0, 7, 8, 9)
"""Combining classes that are part of a letter in Indic scripts and kana, not an accent on it."""

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_PARTICLE_WORDS = """
    von van der den dem de la le du di da do dos das del della dello degli ter ten te zu zur zum bin ibn al el af av 't op vom
"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|ph\.?d)\.?", re.IGNORECASE)
_ET_AL = re.compile(r"(?<![\s,])[\s,]+(?:et\.?\s+al\b\.?|and\s+others\b|others\b)\s*$", re.IGNORECASE)
_COLLECTIVE = re.compile(r"\b(?:collaborations?|consortium|team|group|project|initiative|committee)\b", re.IGNORECASE)


def squeeze(text: str) -> str:
    """One blank for every run of white space, none at the ends, NFC."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def without_controls(text: str) -> str:
    """Drop what no reader sees and a terminal may obey: control characters but white space, bidi controls, tags, lone surrogates."""
    return _INVISIBLE.sub("", text)


def fold(text: str) -> str:
    """The form for comparing and searching: no accents, no case, compatibility forms made plain (``ﬁ`` → ``fi``)."""
    if text.isascii():
        return text.lower()
    taken_apart = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in taken_apart if unicodedata.combining(char) in _KEPT_MARKS).translate(_SPECIAL)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", bare).casefold())


def slug(text: str) -> str:
    """A topic's slug: letters of any script and digits, small, words joined by ``-``; empty where there are none.

    >>> slug("PEFT (Parameter Efficient Fine-Tuning)")
    'peft-parameter-efficient-fine-tuning'
    """
    small = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())
    small = re.sub("['’]", "", small)
    return "-".join("".join(c if _is_word(c) else " " for c in small).split())


def is_slug(text: str) -> bool:
    """Whether ``text`` may be a slug: as ``slug`` makes them, or with ``.`` and ``_`` between words."""
    return bool(text) and slug(text) == re.sub(r"(?<=[^._-])[._](?=[^._-])", "-", text)


def nearest(word: str, candidates: Iterable[str], n: int = 3) -> list[str]:
    """At most ``n`` candidates that someone who wrote ``word`` may have meant, best first: close spellings, then longer words."""
    from difflib import get_close_matches

    by_fold: dict[str, str] = {}
    for candidate in candidates:
        by_fold.setdefault(fold(candidate), candidate)
    sought = fold(word)
    close = get_close_matches(sought, by_fold, n=n)
    longer = [c for c in by_fold if len(sought) >= 3 and sought in c and c not in close]
    return [by_fold[found] for found in [*close, *longer][:n]]


def same_title(a: str, b: str) -> bool:
    """Whether two titles have the same letters and digits; LaTeX, case, accents, blanks and punctuation don't count."""
    return title_key(a) == title_key(b)


_NO_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=_REMEMBERED)
def title_key(title: str) -> str:
    """What two spellings of one title have in common: folded letters and digits without LaTeX; the title itself where it has none."""
    text = latex_to_unicode(title)
    folded = fold(text)
    if folded.isascii():
        return _NO_WORD.sub("", folded) or squeeze(text)
    return "".join(c for c in folded if _is_word(c)) or squeeze(text)


def last_name(author: str) -> str:
    """The family name of ``Edward J. Hu`` or ``Hu, Edward J.``, with its particles (``van der Maaten``); a group's whole name."""
    author = _ET_AL.sub("", squeeze(author))
    if _COLLECTIVE.search(author):
        return re.sub(r"^the\s+|\s+et\.?\s+al\.?$", "", author, flags=re.IGNORECASE)
    family, _, given = author.partition(",")
    if given and not _SUFFIX.fullmatch(given.strip()):
        return family.strip()
    words = family.split()
    while len(words) > 1 and _SUFFIX.fullmatch(words[-1]):
        words.pop()
    start = len(words) - 1
    while start > 0 and words[start - 1] in _PARTICLES:
        start -= 1
    return " ".join(words[start:])


@lru_cache(maxsize=_REMEMBERED)
def author_key(author: str) -> tuple[str, str]:
    """What two spellings of one name share: folded family name and first initial (``Hu, Edward J.`` and ``E. Hu``)."""
    family = last_name(author)
    before, comma, after = squeeze(author).partition(",")
    given = after if comma and squeeze(before) == family else squeeze(author).removesuffix(family)
    return fold(family), fold(given.strip())[:1]


def _is_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) in ("Mn", "Mc")
