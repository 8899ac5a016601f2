"""Where a title ends: before a venue, a date, people, marks, or a sentence about it."""

from __future__ import annotations

import re

from papercli.readers.markdown import signs
from papercli.readers.markdown.likeness import likeness
from papercli.readers.markdown.recognise import dates, headings, institutions, labels, words
from papercli.readers.markdown.title_starts import first, lead, past_citation, past_field

_EDGES = " \t\n,.;:|-–—·•*/\\，。；：、>~&+=‑→"
_TAIL = re.compile(
    r"\s*(?:\(([^()]*(?:\([^()]*\)[^()]*)?)\)|\[{1,2}([^\[\]]*)\]{1,2}"
    r"|（([^（）]*)）|【([^【】]*)】)$"
)
_HALF_OPEN = re.compile(r"\s*[(\[（【]\s*([^()\[\]（）【】]{0,24}?)\s*[:：]?\s*$")
"""A bracket that is closed behind a link: ``Title (arXiv: [2301.00001](address))``."""
_SEPARATOR = re.compile(
    r"(?<=[^\W\d][^\W\d][^\W\d])[.]\s+|。\s*|(?<=[?!？！])\s+|[,，;；]\s*(?:by\s+)?"
    r"|\s[-–—|·•/@]+\s+|\s*[|·•]\s*|\s+[-–—:：](?=\S)|[-–—:：]\s+|\s+(?=(?:In|@)\s[A-Z])|\s+by\s+(?=[A-Z])"
)
_STRONG_SEPARATOR = re.compile(
    r"(?<=[^\W\d][^\W\d][^\W\d])[.]\s+|。\s*|(?<=[?!？！\d])\.?\s+|\s[-–—|·•]+\s+"
    r"|\s*[|·•]\s*|,\s+(?:by\s+)?|\s+by\s+(?=[A-Z])|:\s+"
)
_SENTENCE = re.compile(r"(?<=[^\W\d_A-Z][^\W\d_A-Z][^\W\d_A-Z])(?<!\bvs)[.。]\s*(?=[A-Z\"“\u3400-\u9fff])")
_AWARD = re.compile(
    r"(?:oral|spotlight|poster|best|award|outstanding|runner|highlight|workshop|track|findings|demo|preprint|submitted"
    r"|accepted|under review|to appear|"
    r"technical report|blog|survey paper|long|short|extended|journal|conference|withdrawn|retracted"
    r"|new|hot|\d+\s*(?:citations?|stars?)|code|slides|video|pdf|paper|arxiv|link)"
    r"(?:\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
_HONOUR = re.compile(
    r"(?:(?:best|outstanding) )?(?:student )?(?:paper|award|poster|oral|spotlight)(?: award)?", re.IGNORECASE
)
_ENDS_IN_YEAR = re.compile(r"[^:]*(?:\b(?:19|20)\d\d|['’]\d\d)\W*")
_BEFORE_PEOPLE = re.compile(r"[)\]]\s*[-–—,:]\s+|\s[-–—|]+\s+")
_GERUND = re.compile(r"[A-Z]?[a-z]+ing\b")
_NEEDS_YEAR = re.compile(
    r"\b(?:in|of|for|at|since|by|to|the|from|and|challenge|competition|workshop|task|track|contest|-)\s*$",
    re.IGNORECASE,
)
_BAR = re.compile(r"\s[|·•]\s|｜")
_DASH = re.compile(r"\s[-–—|]+\s")
_BETWEEN_BARS = re.compile(r"[^|·•｜]+")
_PARTS = re.compile(r"[,，;/|]\s*")
_BLANKS = re.compile(r"\s+")
_QUOTED = re.compile(r"[“\"]([^“”\"]{8,300})[”\"]")
_QUOTES = ('"', "”", "»")
_PAIRS = {'"': '"', "“": "”", "「": "」", "『": "』", "《": "》", "`": "`", "‘": "’"}


def trim(text: str, start: int, end: int, *, plain: bool) -> tuple[int, int]:
    """The title in a part of a line: without tags, numbers and marks before it, and what is said behind it."""
    start, end = lead(text, start, end)
    if not plain and (quoted := _QUOTED.search(text, start, end)) and _names_people(text[start : quoted.start()]):
        start, end = quoted.span(1)
    end = _without_tails(text, start, end, plain=plain)
    if not plain and text[end - 1 : end] in _QUOTES:
        start += past_citation(text[start:end])
    if plain and ":" in text[start:end]:
        end = _before_keys(text, start, end)
    found = _forward(text, start, end) if plain else (start, _without_people(text, start, end))
    if found != (start, end):
        start, end = found[0], _without_tails(text, *found, plain=plain)
    return _unquoted(text, start, end)


def _names_people(text: str) -> bool:
    found = signs.authors(text.strip(" ,:")) if text else None
    return found is not None and found.confidence >= 0.5


def _without_tails(text: str, start: int, end: int, *, plain: bool) -> int:
    for _ in range(10):
        before = end
        end = _strip_end(text, start, end)
        end = _without_tail(text, start, end, plain=plain)
        if end == before:
            break
    return end


def _without_people(text: str, start: int, end: int) -> int:
    """In a styled title: where people begin behind a dash or a year in brackets."""
    for cut in _BEFORE_PEOPLE.finditer(text, start, end):
        found = signs.authors(text[cut.end() : end]) if text[cut.start()] in ")]" else None
        if (found is not None and found.confidence >= 0.5) or _are_people(text[cut.end() : end]):
            return cut.start() + (text[cut.start()] in ")]")
    return end


def _are_people(text: str) -> bool:
    """Whether a text names people, each in full: words that only stand in a row do not."""
    found = signs.authors(text.strip())
    if found is None or found.confidence < 0.8:
        return False
    if any(name.count(" ") > 4 for name in found.names):
        return False
    full = sum(" " in name or "." in name for name in found.names)
    return found.et_al or (full >= 0.6 * len(found.names) and not _GERUND.match(found.names[0]))


def _strip_end(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1] in _EDGES or text[end - 1] in "([{（【<"):
        end -= 1
    if text[max(start, end - 4) : end].lower().endswith((". in", ", in", "? in")):
        return _strip_end(text, start, end - 2)
    return end


def _without_tail(text: str, start: int, end: int, *, plain: bool) -> int:
    """Where the title ends, if what stands last is no part of it."""
    piece = text[start:end]
    if (half := _HALF_OPEN.search(piece)) and half.start() > 0 and (not half[1] or labels.role(half[1])):
        return start + half.start()
    if piece[-1:] in ")]）】" and (tail := _TAIL.search(piece)) and tail.start() > 0:
        inner = next(group for group in tail.groups() if group is not None)
        if _says_field(inner) or (piece[-1] in "]】" and plain):
            return start + tail.start()
    if not piece[-1:].isalnum() and piece[-1:] not in ")]）】'’%\"”" and (after := words.split_emoji(piece)[2]):
        return end - len(after)
    cuts = list(_SEPARATOR.finditer(piece, max(1, len(piece) - 120)))
    for cut in reversed(cuts[-3:]):
        rest = piece[cut.end() :]
        if rest and len(rest) <= 100 and _is_tail(rest, cut[0], plain=plain):
            return start + cut.start() + (cut[0][:1] in "?!")
    return start + _without_venue(piece) if plain else end


def _says_field(inner: str) -> bool:
    return (
        not inner.strip()
        or signs.is_field(inner, sure=0.5) is not None
        or (_AWARD.fullmatch(inner.strip()) is not None)
        or (_ENDS_IN_YEAR.fullmatch(inner) is not None and signs.size(inner) <= 7)
        or institutions.institution(inner) >= 0.7
        or any(signs.is_field(part, sure=0.7) for part in _PARTS.split(inner) if part.strip())
    )


def _is_tail(rest: str, separator: str, *, plain: bool) -> bool:
    """Whether what stands behind a separator is no part of the title."""
    mark = separator.strip()
    kind = signs.is_field(rest)
    if kind is None:
        award = mark in ("-", "–", "—", "|", "·") and _AWARD.fullmatch(rest.strip()) and signs.size(rest) < 4
        return bool(award) and (signs.venue(rest) is not None or _HONOUR.fullmatch(rest.strip()) is not None)
    numbers = any(map(str.isdigit, rest)) and (mark not in (":", "：") or signs.size(rest) <= 3)
    if kind == "venue":
        return numbers or (
            bool(mark) and mark not in (":", "：") and (plain or rest.isupper() or mark in ("|", "·", "•"))
        )
    if kind == "authors":  # "Segmentation, Detection and Tracking" are no people
        return mark not in (":", "：", ",") and _are_people(rest)
    return mark not in (":", "：") or numbers


def _without_venue(piece: str) -> int:
    """Where the title ends before a venue or date that follows without any punctuation: ``Title SIGIR2021``."""
    spaces = [m.start() for m in _BLANKS.finditer(piece)][-6:]
    cut = len(piece)
    for at in reversed(spaces):
        rest = piece[at:].strip()
        if not (rest[:1].isupper() or rest[:1].isdigit() or rest[:1] in "'’" or rest[:2] == "ar"):
            continue
        found = signs.venue(rest)
        if (
            found
            and found.confidence >= 0.8
            and (found.year or rest.isupper() or rest.lower() in ("arxiv", "preprint"))
        ):
            if cut < len(piece) and not rest.split()[0].isupper():
                break
            cut = at
        elif cut < len(piece) and (signs.venue(piece[cut:]) or not dates.date(piece[cut:])):
            break
        elif (
            len(rest) >= 4
            and at > 12
            and rest[-1].isdigit()
            and dates.date(rest)
            and not _NEEDS_YEAR.search(piece[:at])
        ):
            cut = at
    return cut


_TAGGED = re.compile(r"((?:[^\s\[\]]+\s+){1,3})\[[^\[\]]{2,40}\]\s+(?=[A-Z\"“\d])")
"""A short name and a tag before the title: ``Name [Institution] Title``."""
_DATED = re.compile(r"\s*[(\[（【]([^()\[\]（）【】]{2,40})[)\]）】]\s*(?:[,.;，。；]|[-–—]\s)")


def _between(piece: str) -> int | None:
    """Where a title ends before a date or venue in brackets that more follows behind a comma or stop."""
    for found in first(_DATED, piece, 4):
        if signs.size(piece[: found.start()]) >= 2 and signs.is_field(found[1], people=False):
            return found.start()
    return None


_KEYED = re.compile(r"\s*[;；|,，.]\s*([^\W\d_][\w ]{1,20}?)\s*[:：]")
_KEYS = {
    "authors",
    "first_author",
    "venue",
    "year",
    "date",
    "link",
    "code",
    "links",
    "project",
    "institution",
    "summary",
}


def _before_keys(text: str, start: int, end: int) -> int:
    """Where a title ends before ``; Authors: …``."""
    for found in _KEYED.finditer(text, start, end):
        if _KEYS & set(headings.roles(found[1])):
            return found.start()
    return end


def _forward(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut plain text at the first place behind which only people or a venue stand; pass by authors that stand first."""
    piece = text[start:end]
    if past := past_citation(piece) or past_field(piece):
        return _forward(text, *lead(text, start + past, end))
    if (tagged := _TAGGED.match(piece)) and signs.size(piece[tagged.end() :]) >= max(3, signs.size(tagged[1])):
        return _forward(text, start + tagged.end(), end)
    if (inner := _between(piece)) is not None:
        return start, start + inner
    if _SEPARATOR.search(piece) is None:
        return start, end
    if _BAR.search(piece):
        return _between_bars(text, start, end)
    for cut in first(_STRONG_SEPARATOR, piece, 8):
        if cut.start() == 0:
            continue
        head, rest = piece[: cut.start()], piece[cut.end() :]
        if signs.size(head) < 2 or ":" in cut[0]:
            continue
        kind = signs.is_field(rest) if rest else None
        few = (
            cut[0][0] in ",，"
            and "by" not in cut[0]
            and rest.count(",") < 2
            and "." not in rest
            and " et a" not in rest
        )
        if kind is not None and (kind != "authors" or (not few and _are_people(rest))):
            return start, start + cut.start()
    if (sentence := _SENTENCE.search(piece)) and signs.size(piece[: sentence.start()]) >= 4:
        return start, start + sentence.start()
    if (
        (dash := _DASH.search(piece))
        and signs.size(piece[: dash.start()]) >= 3
        and signs.size(piece[dash.end() :]) >= 12
    ):
        return start, start + dash.start()
    return start, end


def _between_bars(text: str, start: int, end: int) -> tuple[int, int]:
    """The first of the parts between bars that looks like a title, else the likeliest."""
    bars = [found.span() for found in _BETWEEN_BARS.finditer(text, start, end)]
    if not bars:
        return start, end
    scores = [likeness(text[a:b].strip(), styled=False) for a, b in bars]
    good = next((i for i, score in enumerate(scores) if score >= 0.7), scores.index(max(scores)))
    return _forward(text, *bars[good]) if len(bars) > 1 else bars[0]


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    while end - start > 2 and _PAIRS.get(text[start]) == text[end - 1] and text[start] not in text[start + 1 : end - 1]:
        start, end = start + 1, end - 1
        end = _strip_end(text, start, end)
    return start, end
