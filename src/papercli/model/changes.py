"""Changes: an edit as data, and what it means for a file's plain values. Splicing it into the text is ``store.yaml_edit``'s.

*Plain* values are what a YAML file holds once every scalar is text: ``None | str | list | dict``.
A *path* walks from the root: keys as text, places in a list as numbers (``("links", "code")``, ``("topics", 0, "title")``).
An empty value (None) counts as absent wherever a list or a mapping is wanted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn, cast

from papercli.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Plain = None | str | list["Plain"] | dict[str, "Plain"]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Set:
    """Give the field at ``path`` this value; missing parents are made. A value equal to what is there changes nothing."""

    path: Path
    value: Plain


@dataclass(frozen=True, slots=True)
class Remove:
    """Take away the field or item at ``path``; absent is fine. A parent that becomes empty goes too."""

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


def apply(changes: Iterable[Change], mapping: Mapping[str, Plain]) -> dict[str, Plain]:
    """What ``mapping`` becomes when ``changes`` are made one after another; ``mapping`` itself is left alone.

    Raises RefusedError where a path leads through text, or to an item that is not there.
    """
    root = cast("dict[str, Plain]", _copy(dict(mapping)))
    for change in changes:
        match change:
            case Set():
                _set(root, change)
            case Remove():
                _remove(root, change.path)
            case AddItem():
                _add_item(root, change)
            case RemoveItem():
                items = list_at(root, change.path) or []
                if change.value in items:
                    _remove(root, (*change.path, items.index(change.value)))
            case ReplaceItem():
                _replace_item(root, change)
            case MoveItem():
                _move_item(root, change)
    return root


def value_at(root: Plain, path: Path) -> Plain:
    """The value at ``path``; None where there is none."""
    value = root
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def is_there(root: Plain, path: Path) -> bool:
    """Whether the file has a field or item at ``path``, empty or not."""
    above = value_at(root, path[:-1])
    step = path[-1]
    if isinstance(above, dict):
        return step in above
    return isinstance(above, list) and isinstance(step, int) and 0 <= step < len(above)


def list_at(root: Plain, path: Path) -> list[Plain] | None:
    """The list at ``path``; None where it is absent or empty of a value. Raises RefusedError where something else stands."""
    value = value_at(root, path)
    if value is not None and not isinstance(value, list):
        _refuse(path, "is not a list in this file")
    return value


def spelled(path: Path) -> str:
    """A path as a person reads it: ``links.code``, ``topics[0].title``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def emptied(root: Plain, path: Path) -> Path:
    """What goes when the field or item at ``path`` goes: itself, or the highest parent that holds nothing else."""
    while len(path) > 1:
        above = value_at(root, path[:-1])
        if not isinstance(above, (dict, list)) or len(above) > 1:
            break
        path = path[:-1]
    return path


def _refuse(path: Path, why: str) -> NoReturn:
    raise RefusedError(f"{spelled(path)} {why}")


def _copy(value: Plain) -> Plain:
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value


def _parent(root: dict[str, Plain], path: Path) -> dict[str, Plain] | list[Plain]:
    """What holds the last step of ``path``; missing mappings on the way are made."""
    here: dict[str, Plain] | list[Plain] = root
    for depth, step in enumerate(path[:-1], start=1):
        below = _child(here, path[:depth])
        if below is None and isinstance(path[depth], str):
            below = {}
            here[step] = below  # type: ignore[index]
        if not isinstance(below, (dict, list)):
            _refuse(
                path[:depth],
                "is not a mapping in this file" if isinstance(path[depth], str) else "is not a list in this file",
            )
        here = below
    return here


def _child(here: dict[str, Plain] | list[Plain], path: Path) -> Plain:
    step = path[-1]
    if isinstance(here, dict):
        if not isinstance(step, str):
            _refuse(path[:-1], "is not a list in this file")
        return here.get(step)
    if not isinstance(step, int):
        _refuse(path[:-1], "is not a mapping in this file")
    if not 0 <= step < len(here):
        _refuse(path, "is not in this file")
    return here[step]


def _set(root: dict[str, Plain], change: Set) -> None:
    here = _parent(root, change.path)
    _child(here, change.path)
    here[change.path[-1]] = _copy(change.value)  # type: ignore[index]


def _remove(root: dict[str, Plain], path: Path) -> None:
    if is_there(root, path):
        path = emptied(root, path)
        del value_at(root, path[:-1])[path[-1]]  # type: ignore[arg-type,union-attr]


def _add_item(root: dict[str, Plain], change: AddItem) -> None:
    items = list_at(root, change.path)
    if items is None:
        _set(root, Set(change.path, [change.value]))
    elif not (isinstance(change.value, str) and change.value in items):
        items.insert(clamped(change.index, items), _copy(change.value))


def clamped(index: int | None, items: list[Plain]) -> int:
    """Where to insert for ``index``: the end for None, never outside the list."""
    return len(items) if index is None else max(0, min(index, len(items)))


def _replace_item(root: dict[str, Plain], change: ReplaceItem) -> None:
    items = list_at(root, change.path) or []
    if change.old not in items or change.old == change.new:
        return
    place = items.index(change.old)
    if change.new in items:
        _remove(root, (*change.path, place))
    else:
        items[place] = change.new


def _move_item(root: dict[str, Plain], change: MoveItem) -> None:
    if not isinstance(change.source[-1], int) or not is_there(root, change.source):
        _refuse(change.source, "is not an item of a list in this file")
    if change.target[: len(change.source)] == change.source:
        _refuse(change.source, "cannot move into itself")
    # The item keeps its place, as a stand-in, until the target has it: so no path shifts under the other.
    source = cast("list[Plain]", value_at(root, change.source[:-1]))
    item, hole = source[change.source[-1]], cast("Plain", [])
    source[change.source[-1]] = hole
    target = list_at(root, change.target)
    if target is None:
        _set(root, Set(change.target, [item]))
    else:
        target.insert(clamped(change.index, target), item)
    _remove(root, _path_of(root, hole))


def _path_of(value: Plain, wanted: Plain) -> Path:
    """Where this very object stands below ``value``; empty where it does not."""
    pairs: Iterable[tuple[str | int, Plain]] = ()
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    for step, below in pairs:
        if below is wanted:
            return (step,)
        if rest := _path_of(below, wanted):
            return (step, *rest)
    return ()
