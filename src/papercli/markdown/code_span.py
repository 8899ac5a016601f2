"""Code spans: how long their backticks must be, and where they stand in a line of Markdown."""

from __future__ import annotations

import re

SPAN = re.compile(r"(?<!(?<!\\)`)(`+)(?!`)(?:[^`]|(?!\1(?!`))`+)+?(?<!`)\1(?!`)")
"""A whole code span; in the text of one paragraph."""


def span(text: str) -> str:
    """A code span that shows ``text``, which is one line."""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    pad = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def masked(line: str) -> str:
    """``line`` with its code spans blanked out, every other character in its place."""
    return SPAN.sub(lambda found: " " * len(found[0]), line) if "`" in line else line
