"""A stretch of plain text beside a title taken apart: people, venue, date, marks, and what is left as a remark."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from papercli.readers.markdown import signs
from papercli.readers.markdown.recognise import dates, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.readers.markdown.gathering import Gathering
    from papercli.readers.markdown.lines import Line

_EDGES = " \t\n,.;:|–—·•/\\，。；：、-~→"
_SEPARATOR = re.compile(r"(?<=\w\w)[.]\s+|。\s*|(?:(?<!\s)\s+)?[;；|·•]\s*|\s[-–—/]+\s|\n")
_HARD = re.compile(r"(?:(?<!\s)\s+)?[|｜]\s*|(?<!\s)\s+(?:[·•]|/{1,2}|[–—])\s+")
_COMMA = re.compile(r"[,，]\s*")
_RUNNING = re.compile(r"[#№]?\s?\d{1,4}|[一二三四五六七八九十]{1,3}|[①-⑳]")
_TWO = re.compile(r"([A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)? (?:&|and) [A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?), ")
_INITIAL = re.compile(r"(?<![^\W_])[A-Z]\.$")
TINY = re.compile(r"(?:in|by|at|on|the|and|from|via|of|with|see|to|&)", re.IGNORECASE)


def take_remark(gathering: Gathering, line: Line, start: int, end: int) -> None:
    """Take a stretch of a line as a remark, with the marks of what begins or ends in it."""
    text = line.rich.text
    while (
        start < end and (text[start] in _EDGES or text[start] in "”»") and not words.begins_shortcode(text, start, end)
    ):
        start += 1
    while end > start and text[end - 1] in " \t\n,;:|·•([{（【–—-" and not words.ends_shortcode(text, start, end):
        end -= 1
    if start < end:
        first, last = line.rich.at[start], line.rich.to[end - 1]
        spans = line.rich.spans
        for i in range(bisect_left(spans, start, key=lambda span: span.start), len(spans)):
            span = spans[i]  # the marks of what begins or ends there belong to it
            if span.start > end:
                break
            if start <= span.start and span.end <= end:
                first, last = min(first, span.source_start), max(last, span.source_end)
        gathering.remark(first, last)


def take_parts(gathering: Gathering, line: Line, start: int, end: int, *, first: bool) -> bool:
    """Take a stretch apart; False where it is a sentence. ``first``: it stands in the entry's first line."""
    text = line.rich.text
    start, end = stripped(text, start, end)
    if start >= end:
        return True
    if hard := _hard_cuts(text, start, end):
        for a, b in hard:
            if not take_parts(gathering, line, a, b, first=first):
                take_remark(gathering, line, a, b)
        return True
    cuts = [m for m in _SEPARATOR.finditer(text, start, end) if m.start() > start]
    if not cuts and not gathering.authors and _are_people(text[start:end]):
        return _whole(gathering, line, start, end, first=first)
    edges = [start, *(c.start() for c in cuts)], [*(c.start() for c in cuts), end]
    parts = [stripped(text, a, b) for a, b in zip(*edges, strict=True)]
    kinds: set[str | None] = {signs.is_field(text[a:b], sure=0.5) for a, b in parts if a < b} if cuts else {None}
    if kinds & {"venue", "date"} and ("authors" in kinds or any(signs.is_person(text[a:b]) for a, b in parts)):
        kinds.add("mixed")
    if "mixed" not in kinds and _people_first(gathering, line, start, end, first=first):
        return True
    if "mixed" not in kinds and _whole(gathering, line, start, end, first=first):
        return True
    if kinds - {None}:
        for a, b in parts:
            if a < b and not any(read(gathering, line, a, b, first=first) for read in (_people_first, _whole, _commas)):
                take_remark(gathering, line, a, b)
        return True
    if _commas(gathering, line, start, end, first=first):
        return True
    if signs.size(text[start:end]) >= 4:
        return False
    take_remark(gathering, line, start, end)
    return True


def _hard_cuts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between bars and the like, where they part fields; none where they part the words of one field."""
    edges = [found.span() for found in _HARD.finditer(text, start, end) if found.start() > start]
    if not edges:
        return []
    parts = list(zip([start, *(b for _, b in edges)], [*(a for a, _ in edges), end], strict=True))
    whole = text[start:end].strip(_EDGES)
    if signs.is_field(whole, people=False) or all(signs.is_person(text[a:b]) for a, b in parts):
        return []
    return parts


def _people_first(gathering: Gathering, line: Line, start: int, end: int, *, first: bool) -> bool:
    """``Jane Doe, John Roe, ICLR 2022``: people, and behind them where or when."""
    text = line.rich.text
    if not gathering.authors and _two_first(gathering, line, start, end, first=first):
        return True
    if gathering.authors:
        return False
    several = text.count(",", start, end) > 1
    for cut in reversed(list(_COMMA.finditer(text, start, end))[-4:]):
        a, b = stripped(text, start, cut.start())
        c, d = stripped(text, cut.end(), end)
        if a >= b or c >= d or signs.is_field(text[c:d], sure=0.5) not in ("venue", "date"):
            continue
        if several and _are_people(text[a:b]):
            _each(gathering, line, ((a, b), (c, d)), first=first)
            return True
        people = signs.authors(text[a:b]) if gathering.lone or _is_sure(text[c:d]) else None
        if people is not None and signs.is_person(text[a:b]):
            gathering.people(people, line.rich.at[a], line.rich.to[b - 1])
            _each(gathering, line, ((c, d),), first=first)
            return True
    return False


def _is_sure(text: str) -> bool:
    """Whether a text is a venue with its year, whatever stands before it."""
    venue = signs.venue(text)
    return venue is not None and venue.year is not None and venue.confidence >= 0.9


def _two_first(gathering: Gathering, line: Line, start: int, end: int, *, first: bool) -> bool:
    """``Doe & Roe, ICLR 2022``: two family names, which the venue and its year behind them say to be people."""
    found = _TWO.match(line.rich.text, start, end)
    venue = signs.venue(line.rich.text[found.end() : end]) if found else None
    people = signs.authors(f"{found[1]} (2000)") if found else None
    if found is None or venue is None or venue.year is None or venue.confidence < 0.8:
        return False
    if people is None or people.confidence < 0.8 or signs.venue(found[1]) is not None:
        return False
    gathering.people(replace(people, year=None), line.rich.at[start], line.rich.to[found.end(1) - 1])
    return _whole(gathering, line, *stripped(line.rich.text, found.end(), end), first=first)


def _are_people(text: str) -> bool:
    """Whether a text is people to the last name: ``Jane Doe, John Roe, ICLR`` is not."""
    found = signs.authors(text)
    if found is None or found.confidence < 0.8 or len(found.names) < 2:
        return False
    return not any(signs.is_field(part, people=False) for part in (found.names[-1], *_COMMA.split(found.names[-1])))


def _each(gathering: Gathering, line: Line, parts: Sequence[tuple[int, int]], *, first: bool) -> None:
    for start, end in parts:
        if not _whole(gathering, line, start, end, first=first):
            take_remark(gathering, line, start, end)


def _commas(gathering: Gathering, line: Line, start: int, end: int, *, first: bool) -> bool:
    """``people, venue, date`` without anything but commas between."""
    text = line.rich.text
    for cut in reversed(list(_COMMA.finditer(text, start, end))[-12:]):
        a, b = stripped(text, start, cut.start())
        c, d = stripped(text, cut.end(), end)
        if a < b and c < d and signs.is_field(text[a:b], sure=0.7) and signs.is_field(text[c:d], sure=0.5):
            _each(gathering, line, ((a, b), (c, d)), first=first)
            return True
    return False


def _whole(gathering: Gathering, line: Line, start: int, end: int, *, first: bool) -> bool:
    text = line.rich.text[start:end]
    if TINY.fullmatch(text) or (not any(c.isalnum() for c in text) and text.isascii()):
        return True
    before, middle, after = words.split_emoji(text)
    if before or after or not middle:
        return _marks(gathering, line, start, end)
    a, b = line.rich.at[start], line.rich.to[end - 1]
    if first and gathering.title_start >= b and _RUNNING.fullmatch(text) and not dates.date(text):
        gathering.say("n", a, b)
        return True
    return _mark(gathering, text, a, b) or gathering.field(text, a, b, expected=True)


def _mark(gathering: Gathering, text: str, start: int, end: int) -> bool:
    """Take a mark of reading status or several stars; one star alone says nothing that a rating could."""
    status, stars = words.status(text), words.rating(text)
    if status and gathering.status is None:
        gathering.status = status
        gathering.say("status", start, end)
        return True
    if stars and stars > 1 and gathering.rating is None:
        gathering.rating = stars
        gathering.say("rating", start, end)
        return True
    return False


def _marks(gathering: Gathering, line: Line, start: int, end: int) -> bool:
    """Emoji around a text: status, rating, decoration of the link that follows, or a remark."""
    text = line.rich.text[start:end]
    before, middle, after = words.split_emoji(text)
    for mark, at in ((before, text.find(before)), (after, text.rfind(after))):
        if not mark or at < 0:
            continue
        a, b = start + at, start + at + len(mark)
        follows = b
        while line.rich.text[follows : follows + 1] in ("[", "(", " "):
            follows += 1
        for c, d in words.marks(line.rich.text, a, b):
            first, last = line.rich.at[c], line.rich.to[d - 1]
            if not _mark(gathering, line.rich.text[c:d], first, last) and follows not in line.begins:
                gathering.remark(first, last)
    if middle:
        at = start + text.find(middle)
        return take_parts(gathering, line, at, at + len(middle), first=False)
    return True


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the punctuation and half brackets at its ends."""
    while start < end and (text[start] in _EDGES or text[start] in ')]}）】"”'):
        if words.begins_shortcode(text, start, end):
            break
        start += 1
    while end > start and (text[end - 1] in _EDGES or text[end - 1] in '([{（【"“'):
        if _INITIAL.search(text, max(start, end - 3), end) or words.ends_shortcode(text, start, end):
            break
        end -= 1
    return start, end
