"""Where a title begins: behind numbers, marks, tags, and the people of a citation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.readers.markdown import signs
from papercli.readers.markdown.recognise import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAD_EDGES = " \t\n,.;:|-–—·•*/\\，。；：、>~+=‑→)]）】"
_TAG = re.compile(
    r"\[([^\[\]\n]{0,60})\]|【([^【】\n]{0,60})】|\(([^()\n]{0,40})\)|（([^（）\n]{0,40})）|\{([^{}\n]{0,40})\}|<([^<>\n]{1,40})>"
)
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]*:")
_NUMBER = re.compile(
    r"\s*(?:\[\d{1,4}\]|[(（]\d{1,4}[)）]|#?\d{1,4}[.)、:．：）](?=\s|[^\d\s])|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,3}(?=\s+[A-Z\"“])|[①-⑳])\s*"
)
_CITED = re.compile(
    r"(.{2,400}?)[\s.,:]*(?:[(\[](?:19|20)\d\d[a-z]?[^)\]]{0,12}[)\]][.,:]?\s+|(?<=et al)[.,:]+\s+(?=[A-Z\"“]))"
)
_FULL_STOP = re.compile(r"(?:[.。]|,(?=\s[\"“]))\s+(?=\S)")


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
    return not inner.strip() or signs.is_field(inner, sure=0.5) is not None


def past_citation(piece: str) -> int:
    """Where a title begins behind ``Doe et al. (2020).`` or ``Jane Doe, John Roe.``; 0 where neither stands first."""
    cited = _CITED.match(piece)
    if cited and cited.end() < len(piece) and (people := signs.authors(cited[1])) and people.confidence >= 0.5:
        return cited.end()
    return _past_people(piece)


def _past_people(piece: str) -> int:
    """Where a title begins behind the people that stand first, up to a full stop; 0 where none do."""
    if "," not in piece and " and " not in piece and "et al" not in piece and "&" not in piece:
        return 0
    for cut in reversed(list(first(_FULL_STOP, piece, 12))):
        head, rest = piece[: cut.start()], piece[cut.end() :]
        found = signs.authors(head) if len(head) < 600 else None
        if found and found.confidence >= 0.8 and max(name.count(" ") for name in found.names or ("",)) < 4:
            return cut.end() if signs.size(rest) >= 2 and signs.is_field(rest) is None else 0
    return 0


def first(pattern: re.Pattern[str], piece: str, most: int) -> Iterator[re.Match[str]]:
    """The first matches of a pattern."""
    for i, found in enumerate(pattern.finditer(piece)):
        if i == most:
            return
        yield found
