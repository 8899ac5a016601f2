"""Text from outside on one line, without what nobody can see."""

from __future__ import annotations

import re
import unicodedata

_ORDINARY = re.compile(r"[!-~]+(?: [!-~]+)*")
_JOINERS = "\u200c\u200d"
# Control characters, bidi marks and overrides, zero-width and tag characters, fillers, surrogates and noncharacters.
# Format characters that show (Arabic number signs and their like) stay.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    r"\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufdd0-\ufdef\ud800-\udfff"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]+"
)
# A zero-width joiner holds an emoji or a script's letters together; anywhere else nobody sees it.
_STRAY_JOINER = re.compile(
    rf"(?<![^\x00-\x7f])[{_JOINERS}]+|[{_JOINERS}]+(?![^\x00-\x7f])|(?<=[{_JOINERS}])[{_JOINERS}]+"
)
_BLANKS = re.compile(r"\s+")


def clean(text: str) -> str:
    """``text`` on one line in NFC: runs of whitespace are one blank, what nobody can see is dropped, the ends are stripped."""
    if _ORDINARY.fullmatch(text):
        return text
    text = _BLANKS.sub(" ", _UNSEEN.sub("", text)).strip()
    if not text.isascii():
        text = unicodedata.normalize("NFC", _STRAY_JOINER.sub("", text))
    return _BLANKS.sub(" ", text).strip()


def clean_lines(text: str) -> str:
    """``text`` with its lines and their indentation, without what nobody can see."""
    return "\n".join(_UNSEEN.sub("", line).replace("\x1f", " ").rstrip() for line in text.splitlines())
