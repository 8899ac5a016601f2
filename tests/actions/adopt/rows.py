"""Rows of tokens and samples of lists, written shortly, and what an entry string shows of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.actions.adopt.samples import Slot
from papercli.actions.adopt.take_apart import take_apart
from papercli.model.draft import Draft
from papercli.readers.markdown.reader import entries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papercli.actions.adopt.samples import Sample, Token

DRAFT = Draft(line=1, line_end=1)


def row(*parts: str) -> list[Token]:
    """Literal text, and ``@field`` for a slot of that field."""
    return [Slot(part[1:], part[1:], DRAFT) if part.startswith("@") else part for part in parts]


def braces(field: str, _slots: Sequence[Slot]) -> str:
    """A placeholder without options."""
    return f"{{{field}}}"


def shown(string: str, values: Mapping[str, str]) -> str:
    """What an entry string shows of these values: fields, groups that vanish, alternatives, and braces of the text."""
    text, end, _ = _level(string, 0, values, inside=False)
    assert end == len(string)
    return text


def _level(string: str, at: int, values: Mapping[str, str], *, inside: bool) -> tuple[str, int, bool]:
    """The text up to the end of a level, where that is, and whether a field is missing in it."""
    out, missing, had, fields = "", False, "", False
    while at < len(string):
        if string.startswith("{?", at):
            text, at, _ = _level(string, at + 2, values, inside=True)
            out += text
            fields = fields or bool(text)
        elif string[at : at + 2] in ("{{", "}}") and not (inside and string[at] == "}"):
            out += string[at]
            at += 2
        elif string[at] == "{":
            end = string.index("}", at)
            value = values.get(string[at + 1 : end], "")
            missing, fields = missing or not value, True
            out += value
            at = end + 1
        elif inside and (string[at] == "}" or string.startswith("||", at)):
            found = had or (out if fields and not missing else "")
            if string[at] == "}":
                return found, at + 1, False
            out, missing, had, fields = "", False, found, False
            at += 2
        else:
            out += string[at]
            at += 1
    return out, at, missing


def written(tokens: Sequence[Token]) -> str:
    """Tokens in short: ``<title>`` is a slot, ``<title [**<title>**]>`` one with the text of its link."""
    return "".join(
        token
        if isinstance(token, str)
        else f"<{token.field} [{written(token.inner)}]>"
        if token.inner
        else f"<{token.field}>"
        for token in tokens
    )


def samples(text: str) -> list[Sample]:
    """The entries of a list, taken apart."""
    found = entries(text)
    return [take_apart(entry, found.document) for entry in found.entries]
