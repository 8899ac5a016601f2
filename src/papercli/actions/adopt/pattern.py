"""An entry string as a tree while it is worked out: what it shows of an entry that has some of the fields, and how it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field stands."""

    field: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The first of several sequences that has all of its fields; nothing where none has."""

    options: tuple[tuple[Part, ...], ...]


Part = str | Place | Choice


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of a line in their order, and the text around them: one more than fields, the first before all of them."""

    fields: tuple[str, ...]
    literals: tuple[str, ...]


def shape(tokens: Iterable[str | Place]) -> Shape:
    """The shape of text and places in a row."""
    fields: list[str] = []
    literals = [""]
    for token in tokens:
        if isinstance(token, Place):
            fields.append(token.field)
            literals.append("")
        else:
            literals[-1] += token
    return Shape(tuple(fields), tuple(literals))


def show(parts: Sequence[Part], there: Collection[str]) -> Shape:
    """What the parts show of an entry that has these fields."""
    return shape(_shown(parts, there, strict=False) or ())


def _shown(parts: Sequence[Part], there: Collection[str], *, strict: bool) -> list[str | Place] | None:
    """As a README block shows it; with ``strict``, in a choice: None where a field is missing, or all choices are empty."""
    out: list[str | Place] = []
    kept = not strict or any(isinstance(part, Place) for part in parts)
    for part in parts:
        if isinstance(part, Choice):
            found = next((some for each in part.options if (some := _shown(each, there, strict=True)) is not None), [])
            kept = kept or bool(found)
            out += found
        elif isinstance(part, str) or part.field in there:
            out.append(part)
        elif strict:
            return None
    return out if kept else None


def write(parts: Iterable[Part], written: Mapping[str, str]) -> str:
    """The entry string; ``written`` are the placeholders of the fields."""
    out = ""
    for part in parts:
        if isinstance(part, str):
            out += part.replace("{", "{{").replace("}", "}}")
        elif isinstance(part, Place):
            out += written[part.field]
        else:
            out += f"{{?{'||'.join(write(each, written) for each in part.options)}}}"
    return out
