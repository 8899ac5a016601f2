"""The encoders of what is printed: text from outside shows, and commands neither a terminal nor the log of a CI job."""

from __future__ import annotations

import re

# C0 and C1 controls, line separators, bidi overrides and isolates, fillers, zero-width and tag characters, lone surrogates. Joiners
# and variation selectors stay: emoji and several scripts need them.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e00ff]"
)
_BLANKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")


def _named(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def line(text: str) -> str:
    """One line for a terminal or a pipe: white space is blanks, whatever a terminal may obey is shown by its number.

    >>> line("a\\x1b[31mb\\tc")
    'a\\\\x1b[31mb c'
    """
    if text.isascii() and text.isprintable():
        return text
    return _HIDDEN.sub(_named, _BLANKS.sub(" ", text))


def json(text: str) -> str:
    """A JSON document whose text holds nothing that a terminal may obey: such characters as JSON's own escapes."""
    text = _OLD_COMMAND.sub(r"#\1\\u0023", text)
    return _HIDDEN.sub(lambda m: m[0] if m[0] < "\x7f" else _escaped(ord(m[0])), text)


def _escaped(code: int) -> str:
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def lines(text: str) -> str:
    """Text of several lines for a terminal, each encoded as ``line`` does."""
    return "\n".join(line(each) for each in re.split(r"\r\n|[\n\r]", text))


# GitHub's runner compares as its system's language does, where characters that nobody sees don't count, and obeys "##[" within a line;
# other services have "##name[".
_COMMAND = re.compile(r"^([^!-~\n]*):(?=[^ -~\n]*:)", re.MULTILINE)
_OLD_COMMAND = re.compile(r"#([^ -~]*)#(?=[^\s#\[]*\[)")


def log(text: str) -> str:
    """Lines that no runner of CI jobs takes for its workflow commands; they must have been through ``line`` or ``lines``.

    Source: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs

    >>> log("::error::x")
    '\\\\x3a:error::x'
    """
    if "::" not in text and "#" not in text and text.isascii():
        return text
    return _OLD_COMMAND.sub(r"#\1\\x23", _COMMAND.sub(r"\1\\x3a", text))
