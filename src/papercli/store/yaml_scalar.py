"""One piece of text as YAML: plain, quoted or literal, so that every YAML parser reads exactly that text back.

It knows characters and words only, no file. What is not safe in the style asked for gets double quotes.
"""

from __future__ import annotations

import re

from papercli.errors import RefusedError

PLAIN_FIELDS = frozenset({"format", "year", "version", "rating", "weight", "published", "started", "finished", "added"})
"""Fields that hold numbers or dates: written as such, without quotes."""

# What becomes an escape: control characters, U+0085, U+2028, U+2029, marks of byte order, what is no character,
# halves of characters, and the marks that turn the direction of text, with which a line can show something else than it says.
_ODD = r"\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff"
_NOT_SIMPLE = re.compile(f"[{_ODD}]")
_TO_ESCAPE = re.compile(rf'[{_ODD}"\\]')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\x1b": "\\e"}

_INDICATORS = "-?:,[]{}#&*!|>'\"%@`"
_WORDS = frozenset({"null", "~", "true", "false", "yes", "no", "on", "off", "y", "n", "<<", "="})
# Numbers (also sixty-based, 12:30:45), dates and times of YAML 1.1 or 1.2, and what some parser takes for one.
_TYPED = re.compile(
    r"[-+]?0[xXoObB][0-9a-fA-F_]*|[-+._]*[0-9][-+0-9_.,:eE]*|[-+]?\.(?:inf|nan)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[tT ][-+0-9:.tTzZ ]*",
    re.IGNORECASE,
)
_NUMBER_OR_DATE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,17})?|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")


def is_plain_safe(text: str, *, flow: bool = False, number: bool = False) -> bool:
    """Whether ``text`` without quotes is text to YAML 1.1 and 1.2; with ``number``, a number or a date will do as well."""
    if number and _NUMBER_OR_DATE.fullmatch(text):
        return True
    if not text or text != text.strip() or text[0] in _INDICATORS or text.startswith("<<<") or _NOT_SIMPLE.search(text):
        return False
    if (
        ": " in text
        or " #" in text
        or text.endswith(":")
        or (flow and re.search(r"[,\[\]{}?]|:(?![0-9A-Za-z/])", text))
    ):
        return False
    return text.lower() not in _WORDS and not _TYPED.fullmatch(text)


def inline(text: str, *, style: str = "", flow: bool = False, number: bool = False) -> str:
    """``text`` on one line, in ``style`` (``''``, ``'`` or ``"``) where that is safe, else in double quotes.

    Raises RefusedError for what no file may hold: NUL and halves of characters.
    """
    if style == "'" and not _NOT_SIMPLE.search(text):
        return "'" + text.replace("'", "''") + "'"
    if style == "" and is_plain_safe(text, flow=flow, number=number):
        return text
    return '"' + _TO_ESCAPE.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code == 0 or 0xD800 <= code <= 0xDFFF:
        raise RefusedError(f"the text holds U+{code:04X}, which no file can keep")
    return _ESCAPES.get(found[0]) or (f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04X}")


def is_literal_safe(text: str, *, trailing_blanks: bool = False) -> bool:
    """Whether ``text`` can stand below ``|``: no odd characters, and (but for ``trailing_blanks``) no blanks that an editor would strip."""
    lines = text.removesuffix("\n").split("\n")
    return bool(lines[-1]) and all(
        not _NOT_SIMPLE.search(line.replace("\t", " "))
        and not line.startswith("\t")
        and (line == line.rstrip() or (trailing_blanks and bool(line.strip())))
        for line in lines
    )


def literal(text: str, column: int, *, parent: int, indicator: bool = False) -> tuple[str, list[str]]:
    """The header and the lines of a literal text that is indented by ``column``; ``parent`` is the column of its key.

    The header says the indentation where YAML could not tell it, or where asked for by ``indicator``.
    """
    lines = text.removesuffix("\n").split("\n")
    if indicator or next(line for line in lines if line).startswith(" "):
        column = min(column, parent + 9)
        indicator = True
    header = f"|{column - parent if indicator else ''}{'' if text.endswith(chr(10)) else '-'}"
    return header, [" " * column + line if line else "" for line in lines]
