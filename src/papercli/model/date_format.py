"""Dates as a list shows them: ``%e %b %Y`` of an ISO date of any precision, in English whatever the locale."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_DIRECTIVES: dict[str, tuple[int, Callable[[str], str]]] = {
    "%Y": (0, str),
    "%y": (0, lambda year: year[2:]),
    "%m": (1, str),
    "%-m": (1, lambda month: month.lstrip("0")),
    "%b": (1, lambda month: MONTHS[int(month) - 1][:3]),
    "%B": (1, lambda month: MONTHS[int(month) - 1]),
    "%d": (2, str),
    "%-d": (2, lambda day: day.lstrip("0")),
    "%e": (2, lambda day: day.lstrip("0")),
}
"""Directive → which part of ``2021-06-17`` it shows, and how."""

_TOKEN = re.compile(r"%-?.?")
_UNITS = "年月日년월일"
"""A unit right after a number belongs to it and goes with it."""
_BRACKETS = {")": "(", "]": "[", "）": "（", "】": "【"}


def compile_format(text: str) -> Callable[[str], str]:
    """Make the function that shows an ISO date (``2021``, ``2021-06``, ``2021-06-17``) by ``text``.

    A directive the date can't fill is dropped with the text between it and the one before. Where none can be
    filled the function gives "". Raises ValueError, whose message says which directive is unknown.

    >>> show = compile_format("%e %b %Y")
    >>> show("2014-11-06"), show("2014-06"), show("2014")
    ('6 Nov 2014', 'Jun 2014', '2014')
    """
    literals, shown = _split(text)
    if not shown:
        raise ValueError(f'"{text}" shows no part of a date; write for example %Y-%m')

    def show(iso: str) -> str:
        have = iso.split("-")
        out = between = ""
        for i, (part, form, unit) in enumerate(shown):
            if part < len(have):
                out += (between if out else literals[0]) + form(have[part]) + unit
                between = literals[i + 1]
        return out + _closing(out, literals[-1]) if out else ""

    return show


def _closing(shown: str, literal: str) -> str:
    """The last literal without the bracket that would close one that went with what the date lacks."""
    opener = _BRACKETS.get(literal[:1])
    return literal[1:] if opener and shown.count(opener) <= shown.count(literal[0]) else literal


def _split(text: str) -> tuple[list[str], list[tuple[int, Callable[[str], str], str]]]:
    """Take ``text`` apart: the literals around the directives, and the directives as (part, form, unit)."""
    literals = [""]
    shown: list[tuple[int, Callable[[str], str], str]] = []
    place = 0
    for match in _TOKEN.finditer(text):
        literals[-1] += text[place : match.start()]
        place = match.end()
        if match.group() == "%%":
            literals[-1] += "%"
            continue
        if match.group() not in _DIRECTIVES:
            raise ValueError(f'"{match.group()}" is no part of a date; known are {", ".join(_DIRECTIVES)}')
        unit = text[place : place + 1]
        unit = unit if unit and unit in _UNITS else ""
        place += len(unit)
        shown.append((*_DIRECTIVES[match.group()], unit))
        literals.append("")
    literals[-1] += text[place:]
    return literals, shown
