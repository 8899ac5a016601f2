"""What ruamel.yaml says about broken YAML, in one sentence for the person who wrote it, at the place that helps most."""

from __future__ import annotations

import re
from typing import Any

_START = re.compile(r"found character '(.+)' that cannot start any token")
_EXPECTED = re.compile(r"expected .*, but (?:found|got) '.+'")
_WIDE_ESCAPE = re.compile(r"\\U([0-9A-Fa-f]{8})")
_LAST_CHARACTER = 0x10FFFF


def translated(error: Any, text: str) -> tuple[int, str, str]:
    """The place (an index of ``text``), code and sentence for one of ruamel's marked errors."""
    problem = str(error.problem or error.context or "")
    here = _index(error.problem_mark, error.context_mark)
    opened = _index(error.context_mark, error.problem_mark)
    return _of_scalar(problem, str(error.context or ""), here, opened, text) or _of_structure(
        problem, here, opened, text
    )


def placed(error: Exception, text: str) -> tuple[int, str, str]:
    """The same for an error without a place: an escape beyond Unicode surfaces as ValueError or OverflowError."""
    for found in _WIDE_ESCAPE.finditer(text):
        if int(found[1], 16) > _LAST_CHARACTER:
            return _syntax(found.start(), f"{found[0]} is no character")
    return _syntax(0, f"not valid YAML: {str(error).splitlines()[0]}")


def _index(mark: Any, other: Any) -> int:
    chosen = mark if mark is not None else other
    return int(chosen.index) if chosen is not None else 0


def _syntax(index: int, message: str) -> tuple[int, str, str]:
    return index, "yaml-syntax", message


def _of_scalar(problem: str, context: str, here: int, opened: int, text: str) -> tuple[int, str, str] | None:
    """What is wrong within a piece of text: its quotes, its escapes, its first character."""
    if "scanning a quoted scalar" in context:
        return _syntax(opened, "this quote is not closed")
    if problem.startswith("found unknown escape character"):
        return _syntax(
            here - 1,
            f"\\{text[here : here + 1]} is no escape of YAML; write \\\\ for a backslash, or use single quotes",
        )
    if problem.startswith("expected escape sequence"):
        return _syntax(
            here,
            "an escape in double quotes lacks hexadecimal digits; write \\\\ for a backslash, or use single quotes",
        )
    if found := _START.match(problem):
        if text[here : here + 1] == "\t":
            return _syntax(here, "a tab is not allowed here: use spaces, or put text with a tab in quotes")
        return _syntax(here, f"text cannot start with {found[1]} here: put it in quotes")
    if "scanning an anchor" in context or "scanning an alias" in context:
        return opened, "yaml-feature", f"text cannot start with {text[opened : opened + 1]} here: put it in quotes"
    if "tag" in context or "undefined tag handle" in problem:
        return opened, "yaml-feature", "a tag (!name) is not allowed here: put text that starts with ! in quotes"
    if "scanning a block scalar" in context or "block scalar" in problem:
        return _syntax(
            opened, "this | or > is not followed by an indented text; put text that starts with it in quotes"
        )
    return None


def _of_structure(problem: str, here: int, opened: int, text: str) -> tuple[int, str, str]:
    """What is wrong between pieces of text: colons, brackets, indentation."""
    if problem == "mapping values are not allowed here":
        return _syntax(
            here,
            "a colon and a space start a value, which cannot stand here: put the text in quotes, or check the indentation",
        )
    if problem == "could not find expected ':'":
        return _syntax(opened, 'this line is no "key: value"')
    if problem.startswith("sequence entries are not allowed"):
        return _syntax(here, "a list item (- ) cannot stand here: put it on a line of its own, below its key")
    if problem.startswith(("expected ',' or", "expected the node content")) and text[opened : opened + 1] in ("[", "{"):
        bracket = text[opened]
        if not text[here:].strip() or problem.endswith("'<stream end>'"):
            return _syntax(opened, f"this {bracket} is not closed")
        return _syntax(here, f"a comma or the closing {']' if bracket == '[' else '}'} is missing here")
    if _EXPECTED.match(problem):
        return _syntax(here, "this does not fit here: check indentation and quotes")
    return _syntax(here, f"not valid YAML: {problem or 'unreadable'}")
