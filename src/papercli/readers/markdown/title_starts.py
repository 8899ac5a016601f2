"""Where a title begins: behind numbers, marks, tags, and the people of a citation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.readers.markdown import signs
from papercli.readers.markdown.recognise import dates, name_forms, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAD_EDGES = " \t\n,.;:|-–—·•*/\\，。；：、>~+=‑→)]）】"
_TAG = re.compile(
    r"\[([^\[\]\n]{0,60})\]|【([^【】\n]{0,60})】|\(([^()\n]{0,40})\)|（([^（）\n]{0,40})）|\{([^{}\n]{0,40})\}|<([^<>\n]{1,40})>"
)
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]*:")
_NUMBER = re.compile(
    r"\s*(?:\[\d{1,4}\]|[(（]\d{1,4}[)）]|#?\d{1,4}[.)、:．：）](?=\s|[^\d\s])|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,3}(?=\s+[A-Z\"“])(?!\s(?!Towards)[A-Z][a-z]+s\b)|[①-⑳])\s*"
)
_CITED = re.compile(
    r"(.{2,400}?\.?)[\s,:]*(?:[(\[](?:19|20)\d\d[a-z]?[^)\]]{0,12}[)\]]\s?[.,:]?\s+|[.,]?\s(?:19|20)\d\d[a-z]?[.,:]\s+"
    r"|(?<=et al)[.,:]+\s+(?=[A-Z\"“])|(?<=et al\.)[.,:]*\s+(?=[A-Z\"“]))"
)
_FAMILY_NAME = re.compile(r"[A-Z][a-zß-öø-ÿ]+(?:-[A-Z][a-zß-öø-ÿ]+)?")
_NAME_AND_YEAR = re.compile(r"[A-Z][^\W\d]+(?: et al\.?| (?:and|&) [A-Z][^\W\d]+)?,? ?(?:19|20)\d\d[a-z]?")
_FIELD_FIRST = re.compile(r"\s*[:：|·•–—]+\s*|(?<=\d\d)-(?=[^\W\d])|\s+[-/]+\s+|(?<=\d)[.,]\s+|。\s*")
_MONTH_DAY = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}(?:st|nd|rd|th)?"
    r"|\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}|\d{1,2}[/.-]\d{1,2}\.?",
    re.IGNORECASE,
)
"""A day without its year, as journals of reading begin their lines."""
_COMMA = re.compile(r",\s+")
_STOP = re.compile(r"\w\w\.\s")
_FULL_STOP = re.compile(r"(?:(?<!\s\w)(?<!^\w)[.。:：]|,(?=\s[\"“]))\s+(?=\S)|。")


def lead(text: str, start: int, end: int) -> tuple[int, int]:
    """Pass by what stands before a title: numbers, emoji, dates, bracketed tags, while something is left."""
    while start < end:
        at = start
        while at < end and text[at] in _LEAD_EDGES and not _SHORTCODE.match(text, at, end):
            at += 1
        if (mark := words.split_emoji(text[at:end])[0]) and at + len(mark) < end:
            at = text.index(mark, at) + len(mark)
        if (number := _NUMBER.match(text, at, end)) and number.end() < end:
            at = number.end()
        if (tag := _TAG.match(text, at, end)) and tag.end() < end and _is_tag(tag):
            at = tag.end()
        if at == start:
            break
        start = at
    return start, end


def _is_tag(tag: re.Match[str]) -> bool:
    if tag[0][0] in "[【<{":
        return True
    inner = next((group for group in tag.groups() if group is not None), "")
    if _NAME_AND_YEAR.fullmatch(inner):
        return True
    return not inner.strip() or signs.is_field(inner, sure=0.5) is not None


def past_citation(piece: str) -> int:
    """Where a title begins behind ``Doe et al. (2020).`` or ``Jane Doe, John Roe.``; 0 where neither stands first."""
    cited = _CITED.match(piece)
    if cited and cited.end() < len(piece):
        dated = signs.authors(cited[0].strip(" .,:"))
        people = dated if dated and dated.confidence >= 0.5 else signs.authors(cited[1])
        if (people and people.confidence >= 0.5) or (cited[0].rstrip()[-1] != ":" and _is_family_name(cited[1])):
            return cited.end()
    return _past_people(piece)


def _is_family_name(text: str) -> bool:
    return _FAMILY_NAME.fullmatch(text) is not None and name_forms.form(text)[0] == 1


def past_field(piece: str) -> int:
    """Where a title begins behind a date or venue that stands first: ``2020 - Title``, ``ICML 2020: Title``; 0 where none does."""
    for cut in first(_FIELD_FIRST, piece[:80], 3):
        head, mark = piece[: cut.start()].strip(), cut[0].strip()
        if not head or signs.size(piece[cut.end() :]) < 2:
            continue
        if dates.date(head) or _MONTH_DAY.fullmatch(head):
            return cut.end()
        venue = signs.venue(head)
        if venue and venue.confidence >= 0.8 and (venue.year or mark not in (":", "：", ".", ",")):
            return cut.end()
    return 0


def _past_people(piece: str) -> int:
    """Where a title begins behind the people that stand first, up to a full stop; 0 where none do."""
    if "," not in piece and " and " not in piece and "et al" not in piece and "&" not in piece:
        return 0
    for cut in reversed(list(first(_FULL_STOP, piece, 12))):
        head, rest = piece[: cut.start()], piece[cut.end() :]
        found = signs.authors(head) if len(head) < 600 else None
        several = found is not None and (found.et_al or len(found.names) > 1)
        if found and found.confidence >= 0.8 and max(name.count(" ") for name in found.names or ("",)) < 4:
            if cut[0][0] in ":：" and (not several or _STOP.search(head)):
                continue
            return cut.end() if signs.size(rest) >= 2 and signs.is_field(rest) is None else 0
    return _past_names(piece) if piece.count(",") > 2 else 0


def _past_names(piece: str) -> int:
    """Where a title begins behind many full names, though only a comma parts them; 0 where there are none."""
    for cut in reversed(list(first(_COMMA, piece, 40))):
        found = signs.authors(piece[: cut.start()])
        if found and found.confidence >= 0.97 and len(found.names) > 2 and all(" " in name for name in found.names):
            rest = piece[cut.end() :]
            return cut.end() if signs.size(rest) >= 4 and signs.is_field(rest) is None else 0
    return 0


def first(pattern: re.Pattern[str], piece: str, most: int) -> Iterator[re.Match[str]]:
    """The first matches of a pattern."""
    for i, found in enumerate(pattern.finditer(piece)):
        if i == most:
            return
        yield found
