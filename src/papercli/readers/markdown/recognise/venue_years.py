"""The year or date in the name of a venue: ``NeurIPS'23``, ``CVPR2020``, ``arXiv on 24 May 2019``."""

from __future__ import annotations

import re

from papercli.readers.markdown.recognise import dates

_DIGIT = re.compile(r"\d")
_FULL_YEAR = re.compile(r"(?:19|20)\d\d|['’‘´`]\d\d")
_ANY_YEAR = re.compile(r"(?<![\d.:/])(?P<y>(?:19|20)\d\d)(?![\d])")
_GLUED_YEAR = re.compile(r"(?<=[^\W\d_])(?P<y>(?:19|20)\d\d)(?!\d)")
_SHORT_YEAR = re.compile(
    r"\s?['’‘´`](?P<s>\d\d)(?!\d)|(?<=[A-Za-z&])[-–\s]?(?P<t>\d\d)(?![\d.%])(?=\W*(?:[A-Za-z]{3}|$))"
)


def take_off(text: str) -> tuple[str, int | None, str | None]:
    """The text without its year or date, the year, and the date where it is finer.

    >>> take_off("arXiv 26 May 2019"), take_off("NIPS-17")
    (('arXiv', 2019, '2019-05-26'), ('NIPS', 2017, None))
    """
    if not _DIGIT.search(text):
        return text, None, None
    found = next(reversed(list(_ANY_YEAR.finditer(text))), None) or _GLUED_YEAR.search(text)
    if found:
        year = int(found["y"])
        return _without_date(text, found, year)
    if found := _SHORT_YEAR.search(text):
        two = int(found["s"] or found["t"])
        year = two + (1900 if two >= 60 else 2000)
        if found["s"] is None and not 1985 <= year <= 2030:
            return text, None, None
        rest = text[found.end() :]
        if (more := _MONTH_BEHIND.match(rest)) and (when := dates.date(f"{year}-{more[1]}")) and when.iso:
            return text[: found.start()] + rest[more.end() :], year, when.iso
        return f"{text[: found.start()]} {rest}".strip(), year, None
    return text, None, None


_MONTH_BEHIND = re.compile(r"[./-](\d{1,2})(?![\d.])")
_NUMBERED = re.compile(r"\b(?:no|nr|vol|issue|pp?|art)\.?\s*$", re.IGNORECASE)
"""Before the number of an issue, which is no month."""
_REST_OF_DATE = re.compile(r"[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?月?")
_WORD = re.compile(r"[^\s,(（\[]+")


def _without_date(text: str, found: re.Match[str], year: int) -> tuple[str, int, str | None]:
    """Take off as many words around the year as make a date with it."""
    start, end = found.start(), found.end()
    tail = _REST_OF_DATE.match(text, end)
    if tail and (when := dates.date(text[start : tail.end()])) and when.iso:
        end = tail.end()
        iso = when.iso
    else:
        iso = None
        # "24 May" before the year: as many words as make the date finer, and no "arXiv" that a date may have before it.
        for word in reversed(list(_WORD.finditer(text, 0, start))[-2:]):
            when = None if _NUMBERED.search(text[: word.start()]) else dates.date(text[word.start() : end])
            if when and when.iso and len(when.iso) > len(iso or ""):
                start, iso = word.start(), when.iso
    before, after = text[:start].rstrip(" ,;:.([（【-–'’@"), text[end:].lstrip(" ,;:.)]）】")
    if before.endswith((" on", " in")):
        before = before[:-3]
    return f"{before} {after}".strip(), year, iso


def is_certain(text: str) -> bool:
    """Whether the year has four digits or an apostrophe: two digits alone (``VGG16``) may be anything."""
    return _FULL_YEAR.search(text) is not None
