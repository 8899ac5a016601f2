"""Whether a short text is a date, in the ways in which people write one beside a paper."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache

_DIGIT = re.compile(r"\d")
_LONGEST = 48
_MONTHS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "jan january januar jänner janvier janv enero ene janeiro gennaio gen январь января янв",
            "feb february februar février fevrier févr fev febrero fevereiro febbraio февраль февраля фев",
            "mar march märz maerz mrz mars marzo março marco март марта мар",
            "apr april avril avr abril abr aprile апрель апреля апр",
            "may mai mayo maio maggio мая май",
            "jun june juni juin junio junho giugno июнь июня июн",
            "jul july juli juillet juil julio julho luglio июль июля июл",
            "aug august août aout agosto ago август августа авг",
            "sep sept september septembre septiembre setembro set settembre сентябрь сентября сен сент",
            "oct october oktober okt octobre octubre outubro out ottobre октябрь октября окт",
            "nov november novembre noviembre novembro ноябрь ноября ноя",
            "dec december dezember dez décembre decembre déc diciembre dic dezembro dicembre декабрь декабря дек",
        ),
        start=1,
    )
    for word in words.split()
}
_FILLERS_TEXT = """
    st nd rd th of de den del the on in
"""
_FILLERS = frozenset(_FILLERS_TEXT.split())
_SEASONS_TEXT = """
    spring summer autumn fall winter q1 q2 q3 q4 early late mid end beginning 春 夏 秋 冬 printemps été automne hiver
"""
_SEASONS = frozenset(_SEASONS_TEXT.split())
_BEFORE = re.compile(
    r"(?:(?:last\s+)?(?:arxiv|bio[ar]xiv|date|published|publish|publication|submitted|updated?|revised|posted|"
    r"released?|uploaded|accessed|"
    r"read|since|online|preprint|on|in|at|from|v\d|©|发表|发布|更新)\s*+(?:[:：,]\s*+)?)+(?=\W*(?:\d|[^\W\d_]+\W+\d))",
    re.IGNORECASE,
)
_EDGES = ' \t\n()[]{}<>（）［］【】〔〕「」*_`"“”,，;；:：.。|~-–—'
_YEAR_FIRST = re.compile(
    r"'?(?P<y>(?:19|20)\d\d)\s*(?:[-/.,_–‐‑]|年|년)\s*(?P<m>\d{1,2})"
    r"(?:\s*(?:[-/.,_–‐‑]|月|월)\s*(?P<d>\d{1,2})\s*[日号號일]?)?\s*[月월]?(?:[T\s]\d{1,2}:\d\d.*)?"
)
_YEAR_ONLY = re.compile(r"(?:['’‘´`](?P<s>\d\d)|(?P<y>(?:19|20)\d\d)\s*(?:[年년]|年度|г\.?)?)")
_YEAR_LAST = re.compile(r"(?:(?P<a>\d{1,2})\s*(?P<sep>[-/.])\s*)?(?P<b>\d{1,2})\s*[-/.]\s*(?P<y>(?:19|20)\d\d)")
_SHORT_YEAR = re.compile(r"(?:['’‘´`](?P<y>\d\d)[./-]?\s?|(?P<z>\d\d)['’‘´`])(?P<m>\d{1,2})(?:[./-](?P<d>\d{1,2}))?")
_DIGITS = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)?")
_TOKEN = re.compile(r"['’‘]\d\d(?!\d)|\d+|[^\W\d_]+(?:\d(?!\d))?")


@dataclass(frozen=True, slots=True)
class Date:
    """A year, and more where the text says more."""

    year: int
    """1900 to 2099."""
    iso: str | None = None
    """``2023-05`` or ``2023-05-18``; None where only the year is known."""


@lru_cache(4096)
def date(text: str) -> Date | None:
    """Read a text that is a date as a whole, with brackets or a word such as ``Published`` around it.

    ``03/04/2023`` means two days to two readers: only its year is taken, unless one number is above 12. With dots the day
    comes first (``05.06.2023``). Two digits are a year only with an apostrophe (``'23``, ``23'05``).

    >>> date("[May 18th, 2023]")
    Date(year=2023, iso='2023-05-18')
    """
    if len(text) > _LONGEST:
        return None
    text = text.strip(_EDGES)
    if not text or not _DIGIT.search(text):
        return None
    if text[0] not in "0123456789" and (before := _BEFORE.match(text)):
        text = text[before.end() :].strip(_EDGES)
    if not text.isascii():
        text = text.translate(_FULL_WIDTH)
    return _in_digits(text) or _in_words(text)


_FULL_WIDTH = {0xFF10 + n: 48 + n for n in range(10)} | {0xFF0F: 47, 0xFF0E: 46, 0xFF0D: 45}


def _in_digits(text: str) -> Date | None:
    if found := _YEAR_ONLY.fullmatch(text):
        return Date(int(found["y"]) if found["y"] else _century(found["s"]))
    if found := _YEAR_FIRST.fullmatch(text):
        return _made(int(found["y"]), int(found["m"]), found["d"] and int(found["d"]))
    if found := _YEAR_LAST.fullmatch(text):
        return _year_last(found)
    if found := _SHORT_YEAR.fullmatch(text):
        return _made(_century(found["y"] or found["z"]), int(found["m"]), found["d"] and int(found["d"]))
    if found := _DIGITS.fullmatch(text):
        made = _made(int(found[1]), int(found[2]), found[3] and int(found[3]))
        return made if made.iso else None
    return None


def _year_last(found: re.Match[str]) -> Date:
    year, b = int(found["y"]), int(found["b"])
    if found["a"] is None:
        return _made(year, b, None)
    a = int(found["a"])
    if found["sep"] == "." or a > 12 or a == b:
        return _made(year, b, a)
    return _made(year, a, b) if b > 12 else Date(year)


def _in_words(text: str) -> Date | None:
    """``18 May 2023`` in any order and several languages: one month's name, one year, perhaps a day, no other word."""
    year = month = day = None
    season = False
    for token in _TOKEN.findall(text):
        if token[0].isdecimal() or token[0] in "'’‘":
            number = token.lstrip("'’‘")
            if year is None and (token[0] in "'’‘" or (len(number) == 4 and 1900 <= int(number) < 2100)):
                year = int(number) if len(number) == 4 else _century(number)
            elif day is None and len(number) <= 2:
                day = int(number)
            else:
                return None
            continue
        word = token.lower()
        if word in _MONTHS and month is None:
            month = _MONTHS[word]
        elif word in _SEASONS:
            season = True
        elif word not in _FILLERS:
            return None
    if year is None:
        return None
    if month is None:
        return Date(year) if season and day is None else None
    return _made(year, month, day)


def _century(two: str) -> int:
    return int(two) + (1900 if int(two) >= 60 else 2000)


def _made(year: int, month: int, day: int | str | None) -> Date:
    """The date, or as much of it as is possible: a thirteenth month leaves the year."""
    if not 1 <= month <= 12:
        return Date(year)
    if day is None:
        return Date(year, f"{year}-{month:02}")
    if not 1 <= int(day) <= monthrange(year, month)[1]:
        return Date(year)
    return Date(year, f"{year}-{month:02}-{int(day):02}")
