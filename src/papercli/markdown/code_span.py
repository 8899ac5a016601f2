"""Code spans: how long their backticks must be, and where they stand in a line of Markdown."""

from __future__ import annotations

import re

SPAN = re.compile(r"(?<!(?<!\\)`)(`++)(?:[^`]++|(?!\1(?!`))`++)++\1")
"""A whole code span; in the text of one paragraph, of which escaped backticks were read before. Possessive: a run of backticks is
never taken to pieces, which would take time without end."""
_SPAN_OR_ESCAPE = re.compile(rf"{SPAN.pattern}|\\[\\`]")


def span(text: str) -> str:
    """A code span that shows ``text``, which is one line."""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    pad = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def masked(line: str) -> str:
    """``line`` with its code spans blanked out, every other character in its place."""
    return _SPAN_OR_ESCAPE.sub(_blank, line) if "`" in line else line


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0]) if found[1] else found[0]
