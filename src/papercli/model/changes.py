"""Changes: an edit as data, and what it means for a file's plain values. Splicing it into the text is ``store.yaml_edit``'s.

*Plain* values are what a YAML file holds once every scalar is text: ``None | str | list | dict``.
A *path* walks from the root: keys as text, places in a list as numbers (``("links", "code")``, ``("topics", 0, "title")``).
"""

from __future__ import annotations

from dataclasses import dataclass

Plain = None | str | list["Plain"] | dict[str, "Plain"]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Set:
    """Give the field at ``path`` this value; missing parents are made. A value equal to what is there changes nothing."""

    path: Path
    value: Plain


@dataclass(frozen=True, slots=True)
class Remove:
    """Take away the field or item at ``path``; absent is fine. A parent mapping that becomes empty goes too."""

    path: Path


@dataclass(frozen=True, slots=True)
class AddItem:
    """Put ``value`` at the end of the list at ``path`` (made if absent), or at ``index``; text that is there already changes nothing."""

    path: Path
    value: Plain
    index: int | None = None


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """Take ``value`` out of the list at ``path``; absent is fine. The list goes with its last item."""

    path: Path
    value: str


@dataclass(frozen=True, slots=True)
class ReplaceItem:
    """Put ``new`` where ``old`` stands in the list at ``path``; if ``new`` is there already, ``old`` just goes."""

    path: Path
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class MoveItem:
    """Move the item of a list at ``source`` (ends in a number) to the end of the list at ``target`` or to ``index`` there.

    ``target`` and ``index`` count as things stand before the move; the emptied list goes.
    """

    source: Path
    target: Path
    index: int | None = None


Change = Set | Remove | AddItem | RemoveItem | ReplaceItem | MoveItem
