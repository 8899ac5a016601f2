"""Whether a link leads to another paper than the list's title says; wrong links are common in hand-kept lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.model.text import fold, last_name, latex_to_unicode, title_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ALIKE = 0.5
"""Titles of one paper are at least so much alike: of 1,000 pairs of a list's title and arXiv's the least was 0.65, short names
aside; of random pairs 1 in 100 is. They change between versions, lose subtitles and gain short names and typos."""

_SURE = 0.8
"""From here on not even other authors make it another paper."""

_MOST = 0.6
_TELLING = 4
"""Fewer words are a name (``R-CNN``, ``OPT-66B``, ``Public Pool of Prompts``) that says nothing about the title."""
_CONTAINED = 4
"""So many letters of one title found whole in the other are no accident."""
_SMALL_WORDS = """
    a an the on in of to for and or from with by at as is are via using toward towards into over under about its it be do can
    how what why when where
"""
_SMALL = frozenset(_SMALL_WORDS.split())


def is_another(
    title: str,
    authors: Sequence[str],
    known: Iterable[str],
    known_authors: Sequence[str] = (),
    *,
    official: bool = False,
    strict: bool = False,
) -> bool:
    """Whether a list's title (and authors) are clearly those of another paper than the one called by any of ``known``.

    Where titles differ, authors settle it if most are the same, or none while the list gives them in full. Titles too
    short to tell, or in another script, count as the same paper's; with ``strict`` as another's. What is known may be
    short as well, unless it is ``official``.
    """
    known = list(known)
    alike = max((likeness(title, other) for other in known), default=1.0)
    if alike >= _SURE:
        return False
    if authors and known_authors:
        shared = _share_of(authors, known_authors)
        if alike < ALIKE and shared >= _MOST:
            return False
        if not shared and all(" " in author for author in authors) and not _names(authors) & _names(known_authors):
            return True
    if alike >= ALIKE:
        return False
    return strict or (_is_telling(title) and (official or any(map(_is_telling, known))))


def likeness(a: str, b: str) -> float:
    """How much two titles have in common, 0 to 1: as rows of letters, or by the words of the shorter one."""
    from difflib import SequenceMatcher

    key_a, key_b = title_key(a), title_key(b)
    if key_a == key_b or (min(len(key_a), len(key_b)) >= _CONTAINED and (key_a in key_b or key_b in key_a)):
        return 1.0
    fewer, more = sorted((_words(a), _words(b)), key=len)
    if fewer and _shared(fewer, more) / len(fewer) >= ALIKE:
        return _shared(fewer, more) / len(fewer)
    return SequenceMatcher(None, key_a, key_b, autojunk=False).ratio()


def _is_telling(title: str) -> bool:
    return sum(word.isalpha() and len(word) > 2 for word in _words(title)) >= _TELLING


def _words(title: str) -> list[str]:
    """The words of a title that say something, each once, in Latin letters and digits."""
    found = re.findall(r"[a-z0-9]+", fold(latex_to_unicode(title)))
    return list(dict.fromkeys(word for word in found if word not in _SMALL))


def _shared(words: Sequence[str], others: Sequence[str]) -> int:
    stems = {word[:5] for word in others if len(word) > 3}
    return sum(word in others or (len(word) > 3 and word[:5] in stems) for word in words)


def _share_of(authors: Sequence[str], others: Sequence[str]) -> float:
    """How many of ``authors`` are among ``others``, 0 to 1, by their family names."""
    families = {_family(author) for author in others}
    return sum(_family(author) in families for author in authors) / len(authors)


def _names(authors: Sequence[str]) -> set[str]:
    """Every name of more than a letter that any of them has: a list may give the first names alone."""
    return {name for author in authors for name in re.split(r"[\W_]+", fold(author)) if len(name) > 1}


def _family(author: str) -> str:
    """The family name of ``Hu, E.``, ``E. Hu`` and ``Hu E.``."""
    name = last_name(author)
    if re.fullmatch(r"[A-Z]\.?(?:[ -]?[A-Z]\.?){0,2}", name):
        name = author.split()[0]
    return fold(name).strip(".,")
