"""Whether a text has the form of one person's name."""

from __future__ import annotations

import re

from papercli.readers.markdown.recognise import name_words

_TITLE_WORDS = frozenset(name_words.TITLE_WORDS.split())
GIVEN = frozenset(name_words.GIVEN.split())
_CJK_SURNAMES = frozenset(name_words.CJK_SURNAMES.replace("\n", ""))
_CJK_DOUBLE_SURNAMES = frozenset(name_words.CJK_DOUBLE_SURNAMES.split())

_PARTICLES_TEXT = """
    von van der den dem de la le du di da do dos das del della dello degli ter ten te zu zur zum bin ibn ben al el af av op
    vom y e i und san 't d' dal des lo los las mc mac st st. e' abu auf v d bar ap o
"""
_PARTICLES = frozenset(_PARTICLES_TEXT.split())
_SUFFIXES_TEXT = """
    jr jr. sr sr. ii iii iv phd ph.d ph.d.
"""
SUFFIXES = frozenset(_SUFFIXES_TEXT.split())
_NEVER_FIRST_TEXT = """
    of the on for with from by is are how what why when where at and towards via under over not
"""
_NEVER_FIRST = frozenset(_NEVER_FIRST_TEXT.split())
"""Words that no name begins with, unless they stand alone."""

INITIAL = re.compile(r"(?:[^\W\d_]{1,3}\.(?:-?[^\W\d_]{1,2}\.)*|[^\W\d_](?:-[^\W\d_]\.?)?)-?")
_WORD = re.compile(r"(?:[^\W\d_]['’`])?[^\W\d_]++(?:[-‐‑'’`´.][^\W\d_]++)*\.?-?")
"""``ʼ`` is a letter to Python."""
_SENTENCE = re.compile(r"[\u4e00-\u9fff]{6}")
"""More characters in a row than a name has."""
_ALL_HAN = re.compile(r"[\u4e00-\u9fff]+")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,4}")
_CJK_NAME = re.compile(
    r"(?:[\u4e00-\u9fff]{2,5}|[\u4e00-\u9fff]{1,3}\s?[\u4e00-\u9fff\u3040-\u30ff]{1,4}|[가-힣]{2,4}|"
    r"[\u30a0-\u30ff]{2,}[・\s][\u30a0-\u30ff]{2,})"
)
_COLLECTIVE = re.compile(
    r"(?:the\s+)?[\w\s.&'/+-]{2,60}?\s(?:collaborations?|consortium|team|group|working group)$", re.IGNORECASE
)


_NO_NAMES = _TITLE_WORDS | _NEVER_FIRST | _PARTICLES


def in_small_letters(name: str) -> bool:
    """Whether this may be one name whose keeper did not care for capitals."""
    words = name.split()
    return 2 <= len(words) <= 3 and all(_WORD.fullmatch(word) and word.lower() not in _NO_NAMES for word in words)


def form(name: str) -> tuple[float, bool, bool, bool]:
    """How much this has the form of one name (0 to 1); whether it is a family name alone, holds an initial, a known given name."""
    if not name.isascii() and _CJK_NAME.fullmatch(name):
        sure = name[0] in _CJK_SURNAMES or name[:2] in _CJK_DOUBLE_SURNAMES
        if _ALL_HAN.fullmatch(name) and len(name) > 3 + (name[:2] in _CJK_DOUBLE_SURNAMES):
            return 0.2, False, False, False  # names have two or three characters
        return (1.0 if sure else 0.8 if not _HAN.fullmatch(name) else 0.6), False, False, sure
    if not name.isascii() and _SENTENCE.search(name):
        return 0.0, False, False, False
    words = name.replace(",", " ").split()
    if len(words) > 7 or not words:
        return (
            (0.9, False, True, False) if len(name) < 70 and _COLLECTIVE.fullmatch(name) else (0.0, False, False, False)
        )
    real = doubtful = initials = lone = 0
    given = False
    for i, word in enumerate(words):
        small = word.lower()
        if (
            small.rstrip(".") in _PARTICLES
            and (i < len(words) - 1 or "," in name)
            and (word[0].islower() or (i and len(small.rstrip(".")) > 1))
        ):
            continue
        if i and small in SUFFIXES:
            continue
        if INITIAL.fullmatch(word) and (word[0].isupper() or not word[0].isascii()):
            initials += "." in word
            lone += 1
            continue
        if i == 0 and small in _NEVER_FIRST:
            return (0.0, False, False, False)
        if not _WORD.fullmatch(word) or not (
            word[0].isupper() or not word.isascii() or small[:3] in ("al-", "el-") or word[1:2] in "'’"
        ):
            return (0.0, False, False, False)
        real += 1
        if small in _TITLE_WORDS or (word.isupper() and len(word) > 3 and len(words) < 2):
            doubtful += 1
        elif small in GIVEN and i < len(words) - 1 + ("," in name):
            given = True
    if doubtful and doubtful >= real:
        return (0.9, False, True, False) if _COLLECTIVE.fullmatch(name) else (0.0, False, False, False)
    if real > 4 or (not real and not lone):
        return (0.0, False, False, False)
    if doubtful:
        return (0.7 if given or initials else 0.3, False, initials > 0, given)
    if not real:
        return (0.6, True, False, False)
    return 1.0, real == 1 and not lone, initials > 0, given
