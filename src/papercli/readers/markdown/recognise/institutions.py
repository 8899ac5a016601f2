"""Whether a text names institutions: universities, companies, laboratories."""

from __future__ import annotations

import re
from functools import lru_cache

from papercli.readers.markdown.recognise import institution_names

_ORGANISATIONS = frozenset(
    name.strip() for name in institution_names.ORGANISATIONS.replace("\n", "|").split("|") if name.strip()
)
_INSTITUTION = re.compile(
    r"\b(?:univ(?:ersit(?:y|ies|é|ät|à|at|eit|et|ad|ade|etet)|\.)?|institut(?:e|es|ion|o)?|college|polytechnic|"
    r"polytechnique|school of|academy|laborator(?:y|ies)|labs?|department of|dept\.?|"
    r"research (?:center|centre|group|asia)|corporation|corp\.|inc\.?|ltd\.?|gmbh|foundation|hospital|"
    r"technologies|hochschule|école|ecole|faculty of|center for|centre for)\b|(?:大学|學院|学院|研究所|研究院|实验室|公司|科技|대학교|"
    r"연구소|연구원|株式会社)",
    re.IGNORECASE,
)
_ORGANISATION_PARTS = re.compile(r"\s*(?:[,，、;/|+·•×]|\s&\s|\band\b|\swith\s|\sx\s|\s-\s)\s*", re.IGNORECASE)


@lru_cache(2048)
def institution(text: str) -> float:
    """How sure it is, 0 to 1, that the text names one or more institutions, such as ``Google`` in ``(Google)`` behind a title.

    0.9 where all are known or have a word such as University, 0.6 where one of several is.
    """
    if not 2 <= len(text) <= 160:
        return 0.0
    text = text.strip(" \t\n*_`()[]（）【】.,;:@")
    whole = _known_organisation(text)
    if whole:
        return 0.9
    parts = [part for part in _ORGANISATION_PARTS.split(text) if part]
    if len(parts) > 12 or not parts:
        return 0.0
    known = sum(_known_organisation(part) for part in parts)
    if known == len(parts):
        return 0.9
    return 0.6 if known and known * 2 >= len(parts) and all(len(part.split()) <= 5 for part in parts) else 0.0


def _known_organisation(name: str) -> bool:
    small = name.strip(" .()").lower()
    if small in _ORGANISATIONS or small.removeprefix("the ") in _ORGANISATIONS:
        return True
    words = small.split()
    if not words or len(words) > 9:
        return False
    if (
        len(words) <= 3
        and words[0] in _ORGANISATIONS
        and words[-1]
        in (
            "research",
            "ai",
            "brain",
            "lab",
            "labs",
            "cloud",
            "asia",
            "china",
            "inc",
            "inc.",
            "team",
            "deepmind",
            "deepmind.",
            "university",
            "robotics",
            "health",
        )
    ):
        return True
    return _INSTITUTION.search(name) is not None and ":" not in name and not _LOWER_WORDS.search(name)


_LOWER_WORDS = re.compile(
    r"\b(?:via|using|with|how|why|what|is|are|we|you|towards?|learning|models?|an?)\b", re.IGNORECASE
)
