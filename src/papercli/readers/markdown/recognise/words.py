"""Marks and words for reading status and rating, and emoji around a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.readers.markdown.recognise import headings

if TYPE_CHECKING:
    from collections.abc import Iterator

EMOJI = (
    "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u231a\u231b\u2328\u23cf\u23e9-\u23fa\u25a0-\u25ff\u203c\u2049\u3030\u303d\u3297\u3299\u24c2"
    "\ufe0e\ufe0f\u200d\u20e3\U000e0020-\U000e007f"
)
"""Inside of the brackets of a regular expression: the characters that are taken for emoji, stars and marks."""
_MARK = rf"(?:[{EMOJI}]+|[0-9#*]\ufe0f?\u20e3|:[a-z][a-z0-9_+-]{{0,40}}:|:[+-]1:|:100:)"
_BEFORE = re.compile(rf"\s*(?:{_MARK}\s*)++", re.IGNORECASE)
_ANYWHERE = re.compile(rf"[{EMOJI}]|:[a-z0-9_+-]+:", re.IGNORECASE)
_LAST_MARK = re.compile(
    rf"(?:[{EMOJI}]|:(?:[a-z][a-z0-9_+-]{{0,40}}|[+-]1|100):|[0-9#*]\ufe0f?\u20e3)\s*$", re.IGNORECASE
)

_STATUS_WORDS: dict[str, str] = {
    word: name
    for name, words in {
        "read": (
            "✅|☑|✔|✓|🗹|👌|[x]|[✓]|[√]|√|x|:white_check_mark:|:heavy_check_mark:|:ballot_box_with_check:|:+1:|read|"
            "done|finished|yes|y|"
            "completed|complete|true|read it|already read|是|已读|已讀|读完|讀完|已完成|完成|已阅|読了|既読|읽음|완독|완료|lu|oui|gelesen|"
            "ja|leído|leido|sí|lido|sim|прочитано|да"
        ),
        "unread": (
            "⬜|☐|🔲|◻|◻️|▢|❌|✗|✘|✖|❎|[ ]|[]|:x:|:white_large_square:|:black_square_button:|no|n|unread|todo|to do|"
            "to-do|to read|to-read|toread|"
            "not yet|not read|not started|pending|planned|backlog|queued|tbd|tbr|false|否|未读|未讀|待读|待讀|未完成|想读|未読|"
            "積読|읽지 않음|안읽음|미독|예정|"
            "non lu|à lire|non|ungelesen|nein|no leído|por leer|não lido|para ler|não|не прочитано|нет|⏰|:alarm_clock:"
        ),
        "reading": (
            "📖|👀|🚧|⏳|⌛|🔄|🟡|◐|[-]|[~]|[/]|:construction:|:hourglass:|:hourglass_flowing_sand:|:eyes:|:book:|"
            ":open_book:|reading|in progress|"
            "in-progress|wip|ongoing|started|doing|partial|partially|partly|half|skimmed|currently reading|在读|在讀|"
            "正在读|阅读中|进行中|部分|読書中|読み中|読んでいる|읽는 중|읽는중|진행중|진행 중|"
            "en cours|in arbeit|leyendo|lendo|читаю"
        ),
        "skipped": (
            "⏭|⏭️|🚫|🗑|🗑️|:next_track_button:|:no_entry_sign:|skip|skipped|dropped|abandoned|won't read|wontread|"
            "wont read|ignored|dnf|"
            "跳过|跳過|略过|放弃|スキップ|건너뜀|passé|übersprungen"
        ),
    }.items()
    for word in words.split("|")
}
_PLAIN_ANSWERS_TEXT = """
    yes y no n true false x √ ja nein oui non sí sim não да нет 是 否 half ok
"""
_PLAIN_ANSWERS = frozenset(_PLAIN_ANSWERS_TEXT.split())
"""Answers to any question: a status only where the heading asks for it."""
_MARKS_TEXT = """
    ✅ ☑ ✔ ✓ ⬜ ☐ 🔲 ◻ ❌ ✗ ✘ ✖ ❎ 👀 📖 🚧 ⏳ ⌛ 🔄 :white_check_mark: :heavy_check_mark: :x: :eyes: :construction: :book:
"""
_MARKS = frozenset(_MARKS_TEXT.split())
_FULL = re.compile(r"⭐️?|🌟|★|✭|✮|✯|:star2?:|:glowing_star:|\*(?=[*☆\s]|$)", re.IGNORECASE)
_STAR = r"(?:⭐️?|🌟|[★☆✭✮✯✩✰⯨½]|:star2?:|:glowing_star:)"
_RATING_ONLY = re.compile(rf"(?:{_STAR}|\s|\ufe0f)++", re.IGNORECASE)
_ONE_MARK = re.compile(rf"{_STAR}(?:{_STAR}|\s|\ufe0f)*+|(?:(?!{_STAR})\S)+", re.IGNORECASE)
SHORTCODE = re.compile(r":[a-z0-9_+-]*[a-z+][a-z0-9_+-]*:", re.IGNORECASE)
_SHORTCODE_LAST = re.compile(rf"{SHORTCODE.pattern}$", re.IGNORECASE)
_FRACTION = re.compile(
    r"(\d{1,3}(?:[.,]\d)?)\s*(?:/|out of|von|sur)\s*(5|10|100)(?:\.0)?(?:\s*(?:stars?|points?|分))?", re.IGNORECASE
)
_NUMBER = re.compile(r"([0-5](?:[.,]\d)?)\s*(?:stars?|分|점)?", re.IGNORECASE)


def status(text: str, heading: str | None = None) -> str | None:
    """One of ``model.paper.STATUSES``, or None where the text as a whole is no word or mark for it.

    ``heading`` is that of the column or the key before the text. With a heading for something else (``Code``) nothing is a
    status; without any, words that answer every question (``Yes``, ``x``) are none, while marks (``✅``) and words of
    reading (``read``, ``已读``) are.
    """
    word = text.strip().lower().rstrip(".!").replace("\ufe0f", "").strip("*_` ")
    if not word or len(word) > 40:
        return None
    if heading is not None:
        if "status" not in headings.roles(heading):
            return None
    elif word in _PLAIN_ANSWERS:
        return None
    found = _STATUS_WORDS.get(word)
    if found is None and not word.isascii() and " " in word:
        first, _, rest = word.partition(" ")  # "✅ read", "✅ 2023-05"
        found = _STATUS_WORDS.get(first) if first in _MARKS else None
        if found is not None and rest.isascii() and rest not in _STATUS_WORDS and not rest[0].isdigit():
            return None
    return found


def rating(text: str, *, bare: bool = False) -> int | None:
    """1 to 5 from stars (``★★★☆☆``, ``:star::star:``) or a fraction (``4/5``, ``8/10``); with ``bare`` also from a lone number.

    One star gives 1: whether a list's lone stars rate papers or point at good ones, only the whole list shows. Halves are
    rounded to the even number.
    """
    text = text.strip()
    if not text or len(text) > 80:
        return None
    if _RATING_ONLY.fullmatch(text):
        full = len(_FULL.findall(text))
        return full if 1 <= full <= 5 else None
    if found := _FRACTION.fullmatch(text):
        stars = round(float(found[1].replace(",", ".")) * 5 / int(found[2]))
        return stars if 1 <= stars <= 5 else None
    if bare and (found := _NUMBER.fullmatch(text)):
        stars = round(float(found[1].replace(",", ".")))
        return stars if 1 <= stars <= 5 else None
    return None


def marks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The marks of a stretch of emoji and ``:shortcodes:``, one by one; stars in a row are one.

    >>> [":fire: ⭐ ⭐ ✅"[a:b] for a, b in marks(":fire: ⭐ ⭐ ✅", 0, 13)]
    [':fire:', '⭐ ⭐', '✅']
    """
    for found in _ONE_MARK.finditer(text, start, end):
        yield found.start(), found.start() + len(found[0].rstrip())


def begins_shortcode(text: str, start: int, end: int) -> bool:
    """Whether a ``:shortcode:`` begins the stretch: its colon is no punctuation."""
    return text[start] == ":" and SHORTCODE.match(text, start, end) is not None


def ends_shortcode(text: str, start: int, end: int) -> bool:
    """Whether a ``:shortcode:`` ends the stretch."""
    return text[end - 1] == ":" and _SHORTCODE_LAST.search(text, max(start, end - 40), end) is not None


def split_emoji(text: str) -> tuple[str, str, str]:
    """Emoji and ``:shortcodes:`` before, the core, and those after; the three are stripped of blanks.

    Joined with the core in between they are the text again but for blanks. A text of emoji only has an empty core.

    >>> split_emoji(":star: 🔥 LoRA (2021) ✅")
    (':star: 🔥', 'LoRA (2021)', '✅')
    """
    text = text.strip()
    if not _ANYWHERE.search(text):
        return "", text, ""
    before = ""
    if found := _BEFORE.match(text):
        before, text = found[0].strip(), text[found.end() :]
    end = len(text)
    while last := _LAST_MARK.search(text, max(0, end - 48), end):
        end = last.start()
    return before, text[:end].strip(), text[end:].strip()


def strip_emoji(text: str) -> str:
    """The core of ``split_emoji``."""
    return split_emoji(text)[1]
