"""Whether a short text says where a paper appeared: an acronym with a year, a journal, proceedings, arXiv, a thesis."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from papercli.readers.markdown.recognise import venue_names, venue_words, venue_years
from papercli.readers.markdown.recognise.venue_words import ACRONYMS, AMBIGUOUS, QUALIFIERS

_LONGEST = 200
_FULL_NAMES = frozenset(venue_names.FULL_NAMES.strip().replace("\n", "|").split("|"))
_PREPRINTS = frozenset(venue_names.PREPRINTS.split())

_EDGES = ' \t\n*_`"“”,，;；:：.。|~-–—·•@'
_BRACKETS = {
    "[": "]",
    "(": ")",
    "{": "}",
    "<": ">",
    "（": "）",
    "【": "】",
    "［": "］",
    "「": "」",
    "《": "》",
    "〔": "〕",
}
_HALF = re.compile(r"[^\[(]{0,60}\]\s*\w")
"""A tag whose bracket was taken off, and more behind it: ``2019 ICCV] Title``."""
_LEAD = re.compile(
    r"(?:published|presented|appeared|appears|accepted|to appear|appearing|to be (?:published|presented)|"
    r"submitted|in submission|under review)\s*"
    r"(?:by|in|at|to|for|@|:)?\s+(?:the\s+)?(?=\S)|in\s*[:：]?\s+(?=\S)|@\s*|(?:venue|conference|conf|journal|"
    r"pub)\.?\s*[:：]\s*",
    re.IGNORECASE,
)
_PUBLISHERS = frozenset(
    ("acm", "ieee", "springer", "elsevier", "usenix", "siam", "wiley", "mdpi", "cham", "iet", "spie", "aip", "aps")
)
_WEB = frozenset(("blog", "blogpost", "website", "web", "book", "github", "medium"))
_JOINTS = re.compile(r"[-&+@]")
_SPLIT = re.compile(r"[\s/|,:;()\[\]（）【】·•‐–—]+")

_CJK_TAIL = re.compile(
    r"(?:学报|學報|期刊|会议|會議|论文集|杂志|雜誌|通报|通讯|学会|學會|論文誌|論文集|学会誌|研究会|大会|會刊|研究与发展|软件学报|学位论文|博士论文|硕士论文|预印本|학회지|논문지|학회|저널|"
    r"학술대회|학위논문)$"
)


@dataclass(frozen=True, slots=True)
class Venue:
    """A venue as somebody wrote it, and how sure that is."""

    text: str
    """As written, year and all, without brackets around it, ``In`` before it or punctuation after it: ``ICLR 2022 Oral``."""
    year: int | None
    iso: str | None
    """A finer date where the text has one (``arXiv 26 May 2019``)."""
    confidence: float
    """0 to 1. From 0.8 on it is a venue wherever it stands; from 0.5 on where a venue is expected; below only in a venue column."""


@lru_cache(8192)
def venue(text: str) -> Venue | None:
    """Read a text that is a venue as a whole; None where nothing speaks for it. A bare year or date is none.

    >>> venue("[ICLR'22 Oral]")
    Venue(text="ICLR'22 Oral", year=2022, iso=None, confidence=0.95)
    """
    if not 2 <= len(text) <= _LONGEST:
        return None
    text = _bare(text)
    if _HALF.match(text) or text.startswith(("and ", "& ")):
        return None
    name, year, iso = venue_years.take_off(text)
    if year is not None:
        name = _bare(name)
    if len(name) < 2:
        return None
    confidence = _confidence(name, year is not None)
    if year is not None and confidence < 0.9 and not venue_years.is_certain(text):
        confidence = min(confidence, 0.55)  # "VGG16": two digits are a year only behind a name that is known
    if confidence <= 0:
        return None
    return Venue(text, year, iso, confidence)


def _bare(text: str) -> str:
    """Without punctuation and brackets around it, and without ``In``, ``Accepted to`` or ``Venue:`` before it."""
    while True:
        before = text
        text = text.strip(_EDGES)
        if text and _BRACKETS.get(text[0]) == text[-1] and text.count(text[0]) == 1:
            text = text[1:-1]
        elif text and text[0] in "([【（" and _BRACKETS[text[0]] not in text:
            text = text[1:]
        if text[:1].lower() in "piatsuvcj@" and (lead := _LEAD.match(text)):
            text = text[lead.end() :]
        if text == before:
            return text


def _confidence(name: str, dated: bool) -> float:
    lower = name.lower()
    if lower.replace("&", "and").removeprefix("the ") in _FULL_NAMES or lower in _FULL_NAMES:
        return 0.95 if dated or " " in lower else 0.7
    if lower in _WEB:
        return 0.4
    words = [word for word in _SPLIT.split(name) if word]
    known = _known(words, dated)
    if known:
        return known
    if dated and all(word.lower().strip(".,-") in _PUBLISHERS for word in words):
        return 0.85
    if not name.isascii() and _CJK_TAIL.search(name) and len(name) <= 24:
        return 0.85 if dated or len(name) <= 12 else 0.6
    return max(venue_words.confidence(name, words, dated), _by_form(words, dated))


def _known(words: list[str], dated: bool) -> float:
    """Every word is a known acronym, a word beside one, or a number, and at least one is an acronym or a word for a preprint."""
    if len(words) > 14:
        return 0.0
    best = 0.0
    unknown = 0
    for word in words:
        small = word.strip(".,:'’\"*-").lower()
        capitals = sum(map(str.isupper, word))
        if small in ACRONYMS or (small[-1:] == "w" and small[:-1] in ACRONYMS and capitals >= 4):
            sure = 0.95
            if small in AMBIGUOUS:
                sure = 0.9 if dated and capitals else 0.55 if capitals >= 2 else 0.45 if capitals else 0.0
            elif capitals < 2:
                sure = 0.9 if dated else 0.75
            best = max(best, sure)
            unknown += sure == 0.0
        elif small in _PREPRINTS:
            best = max(best, 0.95 if "rxiv" in small or dated or small in ("corr", "preprint") else 0.8)
        elif small and small not in QUALIFIERS and not _NUMBER_WORD.fullmatch(small):
            parts = _JOINTS.split(small)
            if (
                len(parts) > 1
                and any(part in ACRONYMS for part in parts)
                and all(part in ACRONYMS or part in QUALIFIERS for part in parts)
            ):
                best = max(best, 0.9)
            else:
                unknown += 1
                if unknown > 3:
                    return 0.0
    return best if best and not unknown else _joined(words, dated)


_NUMBER_WORD = re.compile(
    r"[a-z]{0,3}\d+[a-z]{0,2}(?:[.:/-]\d+[a-z]?)*(?:v\d+)?|if=\d+(?:\.\d+)?|(?:top-?)?\d+%|cs\.[a-z]{2}"
)


def _joined(words: list[str], dated: bool) -> float:
    """Names of several words that stand as one in the data: ``Under review``, ``USENIX Security``, ``Euro S&P``."""
    if len(words) > 5:
        return 0.0
    kept = [word.lower().strip(".,:'’") for word in words]
    for size in (3, 2):
        for start in range(len(kept) - size + 1):
            one = "".join(kept[start : start + size]).replace("'", "").replace("’", "")
            rest = kept[:start] + kept[start + size :]
            if (one in _PREPRINTS or (one in ACRONYMS and one not in AMBIGUOUS)) and all(
                word in QUALIFIERS or _NUMBER_WORD.fullmatch(word) for word in rest
            ):
                return 0.9 if dated or one in ACRONYMS else 0.8
    return 0.0


def _by_form(words: list[str], dated: bool) -> float:
    """A word in capitals or with capitals inside, with a year: an acronym that is not known here."""
    core = [word for word in words if word.lower().strip(".,:'’\"") not in QUALIFIERS]
    if not core or len(core) > 3:
        return 0.0
    if not all(_ACRONYM_FORM.fullmatch(word) for word in core):
        return 0.0 if len(core) > 1 or not dated or not _TITLED.fullmatch(core[0]) else 0.4
    if not dated:
        return 0.3 if len(core) == 1 else 0.15
    # "ResNet 2015" is a model, "IJSWIS 2015" hardly.
    return 0.85 if len(core) == 1 and core[0].isupper() else 0.7


_ACRONYM_FORM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z&*@+-]{1,15}")
_TITLED = re.compile(r"[A-Z][a-z]{2,}")
