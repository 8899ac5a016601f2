"""Plain text in a table's cell: whether it says anything, how many words it has, what of it is only punctuation."""

from __future__ import annotations

import re
import unicodedata

from papercli.readers.markdown.recognise import words as marks

_NOTHING = re.compile(
    r"n/a|n\.?a\.?|none|null|nil|tb[ad]|not (?:yet )?available|unavailable|not found|no|nope|(?:coming )?soon|unknown|\?+|×|✗|✘|❌|:x:|"
    r"to be (?:released|announced)|无|無|暂无|未开源|待定|没有|なし|無し|未定|없음|미공개|미정|aucun|non|keine|nein|ninguno|nenhum|não|нет",
    re.IGNORECASE,
)
_DASHES = re.compile(r"[\s\-–—−‐‑―ー－_./\\~*:|]*")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def says_nothing(text: str) -> bool:
    """Whether a text stands for nothing: dashes, ``N/A``, ``TBD``, ``无``."""
    text = text.strip()
    return len(text) <= 20 and (
        _DASHES.fullmatch(text) is not None or _NOTHING.fullmatch(text.strip("()[]（） ")) is not None
    )


def words(text: str) -> int:
    """How many words a text has; two characters of Chinese, Japanese or Korean count as one."""
    cjk = len(_CJK.findall(text))
    return cjk // 2 + len(_WORD.findall(_CJK.sub(" ", text) if cjk else text))


_PAIRS = {"(": ")", "[": "]", "（": "）", "【": "】", "{": "}", "「": "」", "《": "》"}
_CLOSERS = {close: open_ for open_, close in _PAIRS.items()}


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The range without blanks, separators, and brackets that have no partner in it; None where no word is left."""
    present = set(text[start:end])
    apart = (
        " \t\n"
        + ('"' if text.count('"', start, end) % 2 else "")
        + ("“" if "”" not in present else "")
        + ("”" if "“" not in present else "")
    )
    while start < end:
        first, last = text[start], text[end - 1]
        if first in apart or last in apart:  # a quotation mark, too, where it has no partner
            start, end = start + (first in apart), end - (last in apart)
            continue
        if marks.begins_shortcode(text, start, end) or marks.ends_shortcode(text, start, end):
            return start, end
        if (
            first in " \t\n|·•,;:，；：、/.-–—_*&+>→"
            or (first in _PAIRS and _PAIRS[first] not in present)
            or first in _CLOSERS
        ):
            start += 1
        elif (
            last in " \t\n|·•,;:，；：、/-–—_*&+<"
            or (last in _CLOSERS and _CLOSERS[last] not in present)
            or last in _PAIRS
        ):
            end -= 1
        else:
            return (start, end) if any(map(_tells, text[start:end])) else None
    return None


def _tells(char: str) -> bool:
    """Whether a character is more than punctuation: a letter, a digit, an emoji, a star."""
    return char.isalnum() or unicodedata.category(char) in ("So", "Sm", "Sc")
