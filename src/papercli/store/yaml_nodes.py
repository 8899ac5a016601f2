"""The tree of a YAML text: its scalars, lists and mappings, each with its exact place. ``yaml_compose`` builds it.

Places are indexes into the text, in characters. Nothing is typed: a scalar is its text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from papercli.model.changes import Path, Plain

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""What means *no value* when it is not quoted."""


@dataclass(slots=True, eq=False)
class Node:
    """A scalar, list or mapping of the source text."""

    kind: Literal["scalar", "list", "mapping"]
    start: int
    """Of a scalar: its first character, the quote or ``|`` included. Of a block collection: its first dash or key."""
    end: int
    """After the last character of the value itself: never of the blank lines and comments behind it."""
    style: str
    """Of a scalar ``''`` (plain), ``'``, ``"``, ``|`` or ``>``; of a collection ``block``, ``flow``, or ``pair`` (``[a: b]``)."""
    text: str = ""
    """Of a scalar, as YAML reads it."""
    items: list[Node] = field(default_factory=list)
    """Of a list."""
    dashes: list[int] = field(default_factory=list)
    """Of a block list: where each item's dash is."""
    pairs: list[Pair] = field(default_factory=list)
    """Of a mapping."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written: ``status:``."""
        return self.kind == "scalar" and self.start == self.end

    def plain(self) -> Plain:
        """The value with every scalar as text."""
        if self.kind == "scalar":
            return None if not self.style and self.text in NULLS else self.text
        if self.kind == "list":
            return [item.plain() for item in self.items]
        return {pair.key.text: pair.value.plain() for pair in self.pairs}

    def pair(self, key: str) -> Pair | None:
        """The pair of a mapping with this key."""
        return next((pair for pair in self.pairs if pair.key.text == key), None)

    def find(self, path: Path) -> Node | None:
        """The node at ``path`` below this one; None where there is none."""
        node = self
        for step in path:
            if isinstance(step, str):
                pair = node.pair(step)
                if pair is None:
                    return None
                node = pair.value
            elif step < len(node.items):
                node = node.items[step]
            else:
                return None
        return node


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A key and its value. ``after`` is the place right after the colon, or after the key where there is no colon (``{a, b}``)."""

    key: Node
    value: Node
    after: int
    has_colon: bool
