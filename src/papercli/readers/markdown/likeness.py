"""How much a text looks like the title of a paper."""

from __future__ import annotations

import re

from papercli.readers.markdown import signs
from papercli.readers.markdown.recognise import labels

_PROSE = re.compile(
    r"\b(?:is|are|was|were|we|you|your|please|this|here|has|have|can|will|should|see|shows?|which|that|these|it|they|our|if|used?|uses)\b",
    re.IGNORECASE,
)
_URLISH = re.compile(r"(?:https?://|www\.)\S+$")
_ET_AL = re.compile(r"\bet\.? ?a[lt]\b\.?")
_PEOPLE = re.compile(r"[,，、;&]|\bet\.? al")


def likeness(text: str, *, styled: bool, marked: bool = True) -> float:
    """How much a text looks like a title, 0 to 1; 0 for labels, dates, venues, people and addresses."""
    if len(text) < 2 or len(text) > 500 or not any(map(str.isalpha, text)) or _URLISH.match(text):
        return 0.0
    kind = signs.is_field(text, people=not (styled and marked) or _PEOPLE.search(text) is not None)
    size = signs.size(text)
    if size <= (6 if styled else 2.6) and labels.role(text):
        return 0.0
    if size <= 14 and kind and not (kind == "authors" and styled and ":" in text):
        return 0.2 if kind == "venue" and size >= 4 and not any(map(str.isdigit, text)) else 0.0
    if (size > 14 and kind == "authors") or (size <= 14 and _begins_with_people(text)):
        return 0.0
    base = 0.35 if size < 1.6 else 0.5 if size < 2.6 else 0.75 if size < 3.6 else 0.95 if size < 5 else 1.0
    if size > 28:
        base *= 0.6
    if text[0].islower() and not styled:
        base *= 0.8
    if not styled and size > 3:
        prose = len(_PROSE.findall(text)) if capitals(text) < 0.6 or size > 20 else 0
        base *= max(0.3, 1 - 0.2 * prose) if prose < size / 3 else 0.3
    return base


def _begins_with_people(text: str) -> bool:
    """Whether a text says ``Jane Doe et al.`` first: where or when follows, no title."""
    found = _ET_AL.search(text)
    people = signs.authors(text[: found.end()]) if found else None
    return people is not None and people.confidence >= 0.8


def capitals(text: str) -> float:
    """The share of longer words that begin with a capital; 1 where the script has none."""
    long = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return sum(not word[0].islower() for word in long) / len(long) if long else 1.0
