"""Moves an item of a list to another place of a YAML text: its lines, indented anew, with the comments that are its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from papercli.model.changes import clamped, value_at
from papercli.store import yaml_block, yaml_flow, yaml_write
from papercli.store.yaml_write import Rendered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.model.changes import MoveItem, Path, Plain
    from papercli.store.yaml_block import Splice
    from papercli.store.yaml_splicer import Splicer


def move(splicer: Splicer, change: MoveItem) -> None:
    """Move one item; the emptied list goes, and what would hold nothing without it."""
    above, place = change.source[:-1], cast("int", change.source[-1])
    items = value_at(splicer.root, change.target)
    index = clamped(change.index, items) if isinstance(items, list) else 0
    if change.target == above and index in (place, place + 1):
        return
    source, target, holder = (splicer.node.find(path) for path in (above, change.target, change.target[:-1]))
    to = target if target is not None and target.items else holder
    if source is None or source.style != "block" or to is None or to.style != "block":
        _move_value(splicer, change, index)
        return
    start, end = yaml_block.item_region(splicer.text, source, place)
    column = yaml_block.column_of(splicer.text, source.dashes[place])
    goes = _goes(splicer.root, change)
    cut = splicer.cut(goes) if goes != change.source else [(start, end, "")]
    lines = splicer.text[start:end].replace("\r\n", "\n").removesuffix("\n").split("\n")
    splicer.splice([*_put(splicer, change.target, index, lines, column), *cut])


def _goes(root: Plain, change: MoveItem) -> Path:
    """The item itself, or the highest parent that holds nothing else, nor the target."""
    path = change.source
    while len(path) > 1:
        above = value_at(root, path[:-1])
        if change.target[: len(path) - 1] == path[:-1] or not isinstance(above, (dict, list)) or len(above) > 1:
            break
        path = path[:-1]
    return path


def _move_value(splicer: Splicer, change: MoveItem, index: int) -> None:
    """Move an item within its brackets as it is written; out of them, or into others, its value is written anew."""
    above, place = change.source[:-1], cast("int", change.source[-1])
    item, node, target = (
        value_at(splicer.root, change.source),
        splicer.at(change.source),
        splicer.node.find(change.target),
    )
    written = splicer.text[node.start : node.end]
    if change.target == above:
        splicer.splice(splicer.cut(change.source))
        index -= index > place
        splicer.splice(yaml_flow.insert(splicer.text, splicer.at(above), index, written, splicer.style.newline))
        return
    if target is not None and target.items:
        splicer.insert_items(change.target, index, [item])
    else:
        splicer.set(change.target, [item])
    source, depth = change.source, len(change.target)
    if source[:depth] == change.target and index <= cast("int", source[depth]):
        source = (
            *source[:depth],
            cast("int", source[depth]) + 1,
            *source[depth + 1 :],
        )  # it stands below what was inserted before it
    splicer.remove(source)


def _put(splicer: Splicer, path: Path, index: int, lines: Sequence[str], column: int) -> list[Splice]:
    """The splices that put an item's lines, whose dash is at ``column``, into the list at ``path``, which is made if it is not there."""
    text, style = splicer.text, splicer.style
    node = splicer.node.find(path)
    if node is not None and node.items:
        moved = _indented(lines, yaml_block.column_of(text, node.dashes[0]) - column)
        return yaml_block.insert_items(text, node, index, moved, style.newline)
    above, key = splicer.at(path[:-1]), cast("str", path[-1])
    at = yaml_block.column_of(text, above.pairs[0].key.start)
    below = Rendered("", tuple(_indented(lines, at + style.dash - column)))
    pair = above.pair(key)
    if pair is not None:
        return yaml_block.replace_value(text, pair.after, pair.value, below, style.newline)
    place = splicer.place_of(above, key, splicer.order(path[:-1]))
    return yaml_block.insert_pair(text, above, place, yaml_write.paired(key, below, at), style.newline)


def _indented(lines: Sequence[str], by: int) -> list[str]:
    """Lines moved to the right (or left) by so many columns; empty lines stay empty."""
    return [" " * max(0, len(line) - len(line.lstrip(" ")) + by) + line.lstrip(" ") if line else "" for line in lines]
