"""The nodes an entry string is made of."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from papercli.model.fields import Field


@dataclass(frozen=True, slots=True)
class Text:
    """The keeper's own Markdown."""

    text: str


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Where a field's value goes."""

    name: str
    """``title``, ``extra.Backbone``, ``links.code`` …"""
    field: Field
    options: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """As ``fields.parse_options`` gives them."""
    address: bool = False
    """It stands where an address belongs: ``[x]({url})``, ``<a href="{url}">``."""


@dataclass(frozen=True, slots=True)
class Group:
    """Nothing, when a field directly in it is empty, or when all its groups are and it has no field of its own."""

    children: tuple[Node, ...]
    otherwise: Group | None = None
    """What stands there instead of nothing."""


@dataclass(frozen=True, slots=True)
class Span:
    """Something inline around placeholders; nothing where it would be around nothing."""

    kind: str
    """``strong``, ``emphasis`` or ``code``."""
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """``[children](target)``; only its text where the target is empty."""

    children: tuple[Node, ...]
    target: tuple[Node, ...]


Node = Text | Placeholder | Group | Span | Link


def placeholders(nodes: Iterable[Node], *, in_groups: bool = True) -> Iterator[Placeholder]:
    """All placeholders below ``nodes`` in the order of the string; without ``in_groups`` only those outside groups."""
    for node in nodes:
        if isinstance(node, Placeholder):
            yield node
        elif isinstance(node, Link):
            yield from placeholders((*node.children, *node.target), in_groups=in_groups)
        elif isinstance(node, Span) or (isinstance(node, Group) and in_groups):
            yield from placeholders(node.children, in_groups=in_groups)
            if isinstance(node, Group) and node.otherwise:
                yield from placeholders((node.otherwise,))
