"""Values as new YAML text, in the house style or in that of the file around them; nothing here looks at text that is there already.

House style: minimal quotes, an arXiv id always in double quotes, topics in one line, authors and links a line each, text of several
lines below ``|``, nothing ever wrapped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.errors import InvalidError, RefusedError
from papercli.store import yaml_scalar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papercli.model.changes import Path, Plain
    from papercli.store.yaml_read import Document

FLOW_FIELDS = frozenset({"topics", "was", "readmes", "columns", "weight"})
"""Fields written in one line, ``[peft, lora]``, where they hold nothing but short text."""
QUOTED_FIELDS = frozenset({"arxiv"})
"""Fields always in double quotes when written anew: to most readers 2106.09680 is a number."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a file is laid out."""

    newline: str = "\n"
    step: int = 2
    """By how much a mapping or a literal text is indented below its key."""
    dash: int = 2
    """By how much the dashes of a list are; 0 in many files."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A value as it follows a key: what stands on the key's line, and the lines below, without line breaks."""

    head: str
    lines: tuple[str, ...] = ()


def new_text(mapping: Mapping[str, Plain], *, order: Sequence[str]) -> str:
    """The text of a new file, not read back: the fields of ``order`` first, then the others as they come."""
    rank = {key: place for place, key in enumerate(order)}
    keys = sorted(mapping, key=lambda key: rank.get(key, len(rank)))
    return "".join(f"{line}\n" for key in keys for line in pair_lines(key, mapping[key], (key,), 0, Style()))


def new_document(mapping: Mapping[str, Plain], *, order: Sequence[str], path: str = "new file") -> Document:
    """A new file in the house style, read back from the text to be written, which is ``new_text``.

    Raises RefusedError where the text would not read back as ``mapping``.
    """
    from papercli.store import yaml_read  # takes time to load, and few need it

    try:
        document = yaml_read.parse(new_text(mapping, order=order), path)
    except InvalidError as error:
        raise RefusedError(f"this cannot be written as a file: {error.message}") from None
    if document.root != mapping:
        raise RefusedError("this cannot be written as a file: it would read back otherwise")
    return document


def pair_lines(key: str, value: Plain, path: Path, column: int, style: Style) -> list[str]:
    """``key: value`` in block style, all lines indented; ``path`` ends in the key."""
    rendered = block(value, path, column, style)
    return paired(key, rendered, column)


def paired(key: str, rendered: Rendered, column: int) -> list[str]:
    """A key with a value that is rendered already."""
    head = f" {rendered.head}" if rendered.head else ""
    return [f"{' ' * column}{yaml_scalar.inline(key)}:{head}", *rendered.lines]


def item_lines(value: Plain, path: Path, column: int, style: Style, gap: str = " ") -> list[str]:
    """``- value`` in block style, all lines indented; ``column`` is the dash's, ``gap`` follows it, ``path`` ends in the item's number."""
    if isinstance(value, dict) and value:
        inner = column + 1 + len(gap)
        lines = [line for key, below in value.items() for line in pair_lines(key, below, (*path, key), inner, style)]
        return [f"{' ' * column}-{gap}{lines[0][inner:]}", *lines[1:]]
    return [f"{' ' * column}-{gap}{flow(value, path, in_flow=False)}"]


def block(value: Plain, path: Path, column: int, style: Style) -> Rendered:
    """A value as it follows its key at ``column``."""
    if value is None:
        return Rendered("")
    if isinstance(value, str):
        if "\n" in value and yaml_scalar.is_literal_safe(value):
            head, lines = yaml_scalar.literal(value, column + style.step, parent=column)
            return Rendered(head, tuple(lines))
        return Rendered(scalar(value, path))
    if not value or is_flow(value, path):
        return Rendered(flow(value, path))
    if isinstance(value, dict):
        below = column + style.step
        return Rendered(
            "", tuple(line for key, item in value.items() for line in pair_lines(key, item, (*path, key), below, style))
        )
    below = column + style.dash
    return Rendered(
        "", tuple(line for i, item in enumerate(value) for line in item_lines(item, (*path, i), below, style))
    )


def is_flow(value: Plain, path: Path) -> bool:
    """Whether a new list or mapping is written in one line."""
    items: Sequence[Plain] = (
        list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    )
    return path[-1] in FLOW_FIELDS and all(isinstance(item, str) for item in items)


def flow(value: Plain, path: Path, *, in_flow: bool = True) -> str:
    """A value on one line, as within brackets; without ``in_flow`` plain text may have brackets and commas."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return scalar(value, path, in_flow=in_flow)
    if isinstance(value, list):
        return "[" + ", ".join(flow(item, (*path, i)) for i, item in enumerate(value)) + "]"
    return "{" + ", ".join(flow_pair(key, item, (*path, key)) for key, item in value.items()) + "}"


def flow_pair(key: str, value: Plain, path: Path) -> str:
    """``key: value`` within braces."""
    return f"{yaml_scalar.inline(key, flow=True)}: {flow(value, path)}"


def scalar(text: str, path: Path, *, style: str | None = None, in_flow: bool = False) -> str:
    """Text on one line, as fits its field; ``style`` is that of the text it replaces, None for a new field."""
    if style is None:
        style = '"' if path[-1] in QUOTED_FIELDS else ""
    return yaml_scalar.inline(text, style=style, flow=in_flow, number=path[0] in yaml_scalar.PLAIN_FIELDS)
