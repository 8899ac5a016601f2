"""What short texts say: fields, people, words, addresses that lead somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.readers.markdown.recognise import dates, people, venues, words

if TYPE_CHECKING:
    from papercli.readers.markdown.recognise.people import Authors
    from papercli.readers.markdown.recognise.venues import Venue

_EDGES = " \t\n*_`\"'“”‘’.,;:|()[]{}（）【】<>-–—·•。，；：、"
_AUTHORS_HINT = re.compile(r",|，|、|;|&|\band\b|\bet\.? al|等|\bwith\b| - |[A-Z]\.", re.IGNORECASE)
_NO_PEOPLE = re.compile(
    r"\b(?:of|the|on|in|for|with|to|from|via|using|is|are|or|an|as|(?<!et )at|into|under|through|without|between)\b"
    r"|^\W*(?:Of|On|The|A|For|From|To|Towards?|How|What|Why|When|With|Is|Are|Can|Do|Does|Learning|Using|Understanding)\b(?![.,])"
)
"""Words that titles have and lists of people don't: as written small, or as the first word."""
_LONGEST = 160
_PARTS = re.compile(r"(?<=\w\w)[.]\s+|。\s*|(?:(?<!\s)\s+)?[;；|·•]\s*|\s[-–—/]+\s|\n")
_COMMA = re.compile(r"[,，]\s*")
_PLACE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|www\.)", re.IGNORECASE)
_ENDING = re.compile(r"\.[a-z0-9]{2,5}$", re.IGNORECASE)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W_][\w'’+.-]*", re.UNICODE)


def venue(text: str) -> Venue | None:
    """``venues.venue``, for short texts."""
    return venues.venue(text) if len(text) <= _LONGEST else None


def authors(text: str) -> Authors | None:
    """``people.authors``, for texts that may be one."""
    if (not any(map(str.isupper, text)) and text.isascii()) or _NO_PEOPLE.search(text):
        return None
    return people.authors(text)


def core(text: str) -> str:
    """A text without brackets, quotes and punctuation at its ends."""
    return text.strip(_EDGES)


def size(text: str) -> float:
    """How many words a text has; two characters of a script without blanks count as one, and ``:shortcodes:`` not at all."""
    if text.count(":") > 1:
        text = words.SHORTCODE.sub(" ", text)
    cjk = len(_CJK.findall(text))
    return len(_WORD.findall(_CJK.sub(" ", text) if cjk else text)) + cjk / 2


def is_field(text: str, *, sure: float = 0.8, people: bool = True) -> str | None:
    """Whether a text as a whole is a ``date``, a ``venue`` or (with ``people``) ``authors``."""
    text = text.strip()
    if not text or len(text) > 4000:
        return None
    if len(text) < 48 and dates.date(text):
        return "date"
    found = venue(text)
    if found and found.confidence >= sure:
        return "venue"
    if people and _AUTHORS_HINT.search(text) and (found_people := authors(text)) and found_people.confidence >= sure:
        return "authors"
    return None


def is_person(text: str) -> bool:
    """Whether a text may be one person's full name: nothing else about it says so."""
    found = authors(text) if 4 < len(text) < 48 and " " in text else None
    return found is not None and len(found.names) == 1 and found.confidence >= 0.5 and is_field(text) is None


def says_fields(text: str) -> bool:
    """Whether a text is people, a venue or a date, or some of these one after another."""
    if is_field(text, sure=0.5):
        return True
    parts = [part for part in _PARTS.split(text) if part.strip()]
    if len(parts) > 1 and any(is_field(part, sure=0.5) for part in parts):
        return True
    cuts = list(_COMMA.finditer(text))[-6:]
    return any(is_field(text[: cut.start()], sure=0.7) and is_field(text[cut.end() :], sure=0.5) for cut in cuts)


def leads_somewhere(url: str) -> bool:
    """Whether an address leads to a page or a file: not into the same page, and no placeholder."""
    url = url.strip()
    if not url or url.startswith("#") or url in ("-", "link", "url", "TBD"):
        return False
    return bool(_PLACE.match(url)) or "/" in url or bool(_ENDING.search(url))
