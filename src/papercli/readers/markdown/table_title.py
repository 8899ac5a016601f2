"""Where the title stands in a cell, and the short name beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.readers.markdown.recognise import dates, headings, people, venues, words as marks
from papercli.readers.markdown.table_text import trim, words

if TYPE_CHECKING:
    from papercli.readers.markdown.recognise.venues import Venue
    from papercli.readers.markdown.table_cell import Cell, Link

_QUOTED = re.compile(r"[\"“”«「『](.{8,300}?)[\"”“»」』]", re.DOTALL)
_NAME_BEFORE = re.compile(r"\s*(\S.{0,40}?)\s*(?:[:：]|\s[-–—])\s*")
_NAME_AFTER = re.compile(r"\s*(?:[:：]|\s[-–—]\s)\s*")
BRACKETED = re.compile(r"[(（\[【]([^()（）\[\]【】]{1,120})[)）\]】]")
_NAMES_AND_YEAR = re.compile(r"(\S.{2,300}?)[,.]?\s*[(\[](?:19|20)\d\d[a-z]?[)\]][.,:]?\s+")
_STOP = re.compile(r"(?<=[^\W\d_A-Z]{2})[.?!]\s+|(?<=[^\W_][\w)])[.?!]\s+(?=[A-Z\"“])")
_LONGEST_CITATION = 1000
APART = re.compile(r"[,.;，；。|]\s+|\s[-–—·|]\s")
"""Where one thing may end and the next begin."""
_ROUND = ' \t\n"“”«»「」『』:：,;|–—'
_BRACKETS = ("[]", "()", "【】", "''", "‘’")
_MOST_BRACKETS = 4
_LONGEST_TITLE = 40
"""In words."""


@dataclass(slots=True)
class Title:
    """Where a title stands in its cell."""

    start: int
    end: int
    link: Link | None = None
    """The link that it is, or whose text it goes on."""
    name: tuple[int, int] | None = None
    """Where the short name beside it stands."""


def find_title(cell: Cell, start: int = 0, end: int | None = None) -> Title | None:
    """Find the title in a piece of a cell.

    It is the text of a link that is no label, else what is bold, else what is quoted, else the first line of text.
    """
    end = len(cell.text) if end is None else end
    candidates = [link for link in cell.links_in(start, end) if link.label is None and not link.bare]
    if candidates:
        link = next((link for link in candidates if words(link.text) >= 3), None) or max(
            candidates, key=lambda link: words(link.text)
        )
        return _linked(cell, link, start, end)
    return _bold(cell, start, end) or _plain(cell, start, end) or _like_label(cell, start, end)


def _like_label(cell: Cell, start: int, end: int) -> Title | None:
    """Where nothing else is in the cell, a link whose text might be a label is the title: ``[TensorFlow](address)``."""
    links = [link for link in cell.links_in(start, end) if not link.bare and not link.image]
    if len(links) != 1 or links[0].label in ("main", "number", None):
        return None
    place = trim_title(cell.text, links[0].start, links[0].end)
    return place and Title(*place, links[0])


def _line(cell: Cell, at: int, start: int, end: int) -> tuple[int, int]:
    """The line round a place, within a piece."""
    first = max(start, cell.text.rfind("\n", start, at) + 1)
    last = cell.text.find("\n", at, end)
    return first, end if last < 0 else last


def _linked(cell: Cell, link: Link, start: int, end: int) -> Title | None:
    place = trim_title(cell.text, link.start, link.end)
    if place is None:
        return None
    if (tag := BRACKETED.match(cell.text, *place)) and tag[0][0] in "[【" and classify(tag[1]):
        place = trim_title(cell.text, tag.end(), place[1]) or place
    first, last = _line(cell, link.start, start, end)
    before = [other.end for other in cell.links_in(first, link.start) if other is not link]
    name = _name_before(cell.text, max([first, *before]), link.start)
    if name is None and words(link.text) <= 3 and (rest := _rest_is_title(cell, link.end, last)):
        return Title(*rest, link, place)
    return Title(*place, link, name)


def _rest_is_title(cell: Cell, at: int, last: int) -> tuple[int, int] | None:
    """After a short name: a colon or a dash, and then the title."""
    following = [link.start for link in cell.links_in(at, last)]
    stop = min([last, *following])
    sign = _NAME_AFTER.match(cell.text, at, stop)
    if sign is None:
        return None
    rest = trim_title(cell.text, sign.end(), stop)
    if rest is None or cell.text[rest[0]].islower() or not 3 <= words(cell.text[rest[0] : rest[1]]) <= _LONGEST_TITLE:
        return None  # or it tells what the paper is about
    rest = _without_brackets(cell.text, *rest)
    return None if classify(cell.text[rest[0] : rest[1]]) else rest


def _name_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A short name with a colon that ends where the title begins."""
    found = _NAME_BEFORE.fullmatch(marks.split_emoji(text[start:end].rstrip('"“「[( '))[1])
    if found is None:
        return None
    before = found[1].strip("[]()*: ")
    at = text.find(before, start, end) if before else -1
    if at < 0 or words(before) > 4 or classify(before) or headings.roles(before):
        return None
    return at, at + len(before)


def _bold(cell: Cell, start: int, end: int) -> Title | None:
    for span in cell.spans_from(start, end):
        if span.kind not in ("strong", "emphasis", "code") or span.start >= span.end:
            continue
        if any(link.label is not None for link in cell.links_in(span.start, span.end)):
            continue
        place = trim_title(cell.text, span.start, span.end)
        if place is None or classify(cell.text[place[0] : place[1]]):
            continue
        first, last = _line(cell, span.start, start, end)
        long = words(cell.text[place[0] : place[1]])
        shown = cell.text[first : span.end].rstrip()
        after = first + len(shown.rstrip(" :：")) if shown.endswith((":", "：")) else span.end
        if long <= (6 if ":" in cell.text[after - 1 : after + 1] else 3) and (
            rest := _rest_is_title(cell, after, last)
        ):
            return Title(*rest, None, place)
        alone = not (trim(cell.text, first, span.start) or trim(cell.text, span.end, last))
        if span.kind == "emphasis" and alone and words(cell.text[start:first]) >= 3 and not cell.links_in(start, first):
            return None  # people in italics below a plain title
        if span.kind == "strong" and (long >= 3 or alone):
            return Title(*place, None, _name_before(cell.text, first, span.start))
        if alone:
            return Title(*place)
        return None
    return None


def _plain(cell: Cell, start: int, end: int) -> Title | None:
    for first, last in cell.beside_links(start, end):
        core = marks.strip_emoji(cell.text[first:last])
        if not core:
            continue
        at = cell.text.find(core, first, last)
        quoted = _QUOTED.search(cell.text, at, at + len(core))
        if quoted and words(quoted[1]) >= 3:
            place = trim_title(cell.text, quoted.start(1), quoted.end(1))
            return place and Title(*place, None, _name_before(cell.text, first, quoted.start()))
        if classify(core):
            continue
        place = _cited(cell.text, at, at + len(core)) or trim_title(
            cell.text, *_without_brackets(cell.text, at, at + len(core))
        )
        if place:
            return Title(*place)
    return None


def _cited(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The title in a citation: behind names and a year in brackets, or the first sentence beside others that are names or a venue."""
    if end - start > _LONGEST_CITATION:
        return None
    sentences = []
    if (
        (found := _NAMES_AND_YEAR.match(text, start, end))
        and (who := people.authors(found[1]))
        and who.confidence >= 0.5
    ):
        start = found.end()
    at = start
    for stop in [*_STOP.finditer(text, start, end), None]:
        sentences.append((at, stop.start() + 1 if stop else end))
        at = stop.end() if stop else end
    known = [classify(text[a:b].strip(" .,()[]")) for a, b in sentences]
    if (found and found.end() == start) or any(known):
        first = next((sentence for sentence, is_known in zip(sentences, known, strict=True) if not is_known), None)
        return first and trim_title(text, *first)
    return None


def _without_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """Without a venue, date or names in brackets before or after."""
    if (found := BRACKETED.match(text, start, end)) and classify(found[1]) and trim(text, found.end(), end):
        start = found.end()
    for _ in range(_MOST_BRACKETS):
        if text[start:end].rstrip(" .")[-1:] not in tuple(")）]】"):
            break
        opens = max(text.rfind(sign, start, end) for sign in "(（[【")
        if opens <= start or not classify(text[opens:end].strip(" .()（）[]【】")):
            break
        end = opens
    return start, end


def trim_title(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The title's range without blanks, quotes and brackets round it, and the period or colon behind; None without a word."""
    closes = any(sign in text[start:end] for sign in "])）】")
    while start < end:
        first, last = text[start], text[end - 1]
        if first in _ROUND or (first in "[(（【" and not closes):
            start += 1
        elif last in _ROUND or (last == "." and text[max(start, end - 3) : end] != "..."):
            end -= 1
        elif first + last in _BRACKETS and text.find(first, start + 1, end - 1) < 0:
            start, end = start + 1, end - 1
        else:
            break
    emoji, core, _ = marks.split_emoji(text[start:end])
    if emoji and core:
        start = text.find(core, start, end)
        end = start + len(core)
    return (start, end) if any(map(str.isalnum, text[start:end])) else None


def classify(text: str, *, sure: float = 0.8) -> bool:
    """Whether a text is surely a date, a venue, or people's names: no title."""
    if len(text) > 400:
        return False
    if dates.date(text):
        return True
    where = venue(text)
    if where and where.confidence >= sure:
        return True
    who = people.authors(text)
    return who is not None and who.confidence >= sure


def venue(text: str) -> Venue | None:
    """A venue, unless it comes after names: ``Ashish Vaswani, Noam Shazeer, NeurIPS 2017``."""
    where = venues.venue(text)
    if where is None or _NAMES_AND_YEAR.match(text):
        return None
    who = people.authors(text)
    if who and who.confidence >= 0.8 and (who.et_al or len(who.names) >= 2):
        return None
    for sign in [*APART.finditer(text)][1:6]:
        who = people.authors(text[: sign.start()])
        if who and len(who.names) >= 2 and who.confidence >= 0.8:
            return None
    return where
