"""The columns of a table: ``title``, ``status:Read Status``, ``{date:%b %Y}:When``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.model import entry, fields
from papercli.model.entry import EntryProblem

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    entry: entry.Entry
    heading: str
    """Markdown, may be empty."""
    bare: bool = False
    """Written as a field's name, without braces."""


def split(text: str) -> list[str]:
    """Take a marker's list of columns apart at its commas; those inside braces don't count.

    >>> split("title, {authors:Last, First}:By, year")
    ['title', '{authors:Last, First}:By', 'year']
    """
    parts, depth = [""], 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if char == "," and depth <= 0:
            parts.append("")
        else:
            parts[-1] += char
    return [part.strip() for part in parts]


def parse(specs: Sequence[str]) -> tuple[tuple[Column, ...], list[EntryProblem]]:
    """Read columns. Each is a field or an entry string, then perhaps ``:`` and a heading.

    The heading is what follows the first colon after the last brace. A problem's offset counts within its own column.
    """
    columns: list[Column] = []
    problems: list[EntryProblem] = []
    for spec in specs:
        if not spec.strip():
            problems.append(EntryProblem(0, "there is an empty column"))
            continue
        last = spec.rfind("}") + 1
        rest, colon, heading = spec[last:].partition(":")
        source = spec[:last] + rest
        try:
            if last:
                found, wrong = entry.parse(source)
                problems += (EntryProblem(p.offset, f'column "{spec}": {p.message}') for p in wrong)
            else:
                found = entry.of_field(source.strip())
        except fields.OptionError as error:
            problems.append(EntryProblem(0, f'column "{spec}": {error.message}'))
            continue
        columns.append(Column(found, heading.strip() if colon else _default_heading(found), bare=not last))
    return tuple(columns), problems


def _default_heading(found: entry.Entry) -> str:
    return next((p.field.heading for p in found.placeholders()), "")
