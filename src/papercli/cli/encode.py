"""The encoders of what is printed: text from outside shows, and commands neither a terminal nor the log of a CI job."""

from __future__ import annotations

import re

from papercli.model import hidden
from papercli.model.hidden import HIDDEN

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
    return HIDDEN.sub(_named, _BLANKS.sub(" ", text))


def lines(text: str) -> str:
    """Text of several lines for a terminal, each encoded as ``line`` does."""
    return "\n".join(line(each) for each in re.split(r"\r\n|[\n\r]", text))


# GitHub's runner compares as its system's language does, where characters that nobody sees don't count.
_COMMAND = re.compile(r"^([^!-~\n]*):(?=[^ -~\n]*:)", re.MULTILINE)


def log(text: str) -> str:
    """Lines that no runner of CI jobs takes for its workflow commands; they must have been through ``line`` or ``lines``.

    Source: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs

    >>> log("::error::x")
    '\\\\x3a:error::x'
    """
    if "::" not in text and "#" not in text and text.isascii():
        return text
    return hidden.OLD_COMMAND.sub(r"#\1\\x23", _COMMAND.sub(r"\1\\x3a", text))
