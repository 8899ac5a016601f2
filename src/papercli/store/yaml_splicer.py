"""Turns changes into splices of a YAML text, in the style of what stands around, and reads the text again after each.

It trusts ``yaml_edit`` to check the result, and ``model.changes.apply`` to have walked every path before.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, cast

from papercli.errors import RefusedError
from papercli.model.changes import MoveItem, Remove, apply, emptied, is_there, value_at
from papercli.store import yaml_block, yaml_compose, yaml_flow, yaml_move, yaml_restyle, yaml_write
from papercli.store.yaml_nodes import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papercli.model.changes import Path, Plain
    from papercli.store.yaml_block import Splice

    Order = Callable[[Path], Sequence[str]]
    """The keys of the mapping at a path in the order a person writes them."""

MAX_HUNKS = 50
"""A list that changes in more places than this is written anew."""

_NOTHING = Node("mapping", 0, 0, "")


class Splicer:
    """A text that is being edited; it must end with a line break, unless it is empty. ``node`` is its tree, None where it holds nothing."""

    def __init__(self, text: str, node: Node | None, order: Order) -> None:
        self.text = text
        self.order = order
        self.node = node or _NOTHING
        self.style = yaml_restyle.layout(text, self.node)

    @property
    def root(self) -> Plain:
        """The values of the text as it stands."""
        return self.node.plain()

    def at(self, path: Path) -> Node:
        """The node at a path that is there."""
        return cast("Node", self.node.find(path))

    def splice(self, splices: Sequence[Splice]) -> None:
        """Change the text, and read it again."""
        parts, done = [], 0
        for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
            if start < done:
                raise RefusedError("two parts of this change touch the same text: edit the file by hand")
            parts += [self.text[done:start], new]
            done = end
        self.text = "".join(parts) + self.text[done:]
        self.node = yaml_compose.compose(self.text) or _NOTHING

    def cut(self, path: Path, *, tidy: bool = False) -> list[Splice]:
        """The splices that take away the member of a list or mapping at ``path``; ``tidy`` is explained in ``yaml_block``."""
        above, step = self.at(path[:-1]), path[-1]
        place = step if isinstance(step, int) else [pair.key.text for pair in above.pairs].index(step)
        if above.style != "block":
            return yaml_flow.remove(self.text, above, place)
        remove = yaml_block.remove_pair if above.kind == "mapping" else yaml_block.remove_item
        return remove(self.text, above, place, tidy=tidy)

    def take_out(self, path: Path) -> None:
        """Cut out the member at ``path``; its parent stays, and must hold something else."""
        text, node = self.text, self.node
        wanted = apply([Remove(path)], cast("dict[str, Plain]", self.root))
        self.splice(self.cut(path))
        if self.root != wanted:
            self.text, self.node = text, node
            self.splice(self.cut(path, tidy=True))

    def set(self, path: Path, value: Plain) -> None:
        """Make ``value`` what stands at ``path``, changing as little as may be; parents that hold nothing are made."""
        root = self.root
        length = len(path) - 1
        while length and not value_at(root, path[:length]):
            length -= 1
        for step in reversed(path[length + 1 :]):
            value = {cast("str", step): value}
        path = path[: length + 1]
        if is_there(root, path):
            self._merge(path, value)
        else:
            self._insert_pair(path, value, self.order(path[:-1]))

    def remove(self, path: Path) -> None:
        """Cut out what stands at ``path``, and what would be empty without it."""
        if is_there(self.root, path):
            self.take_out(emptied(self.root, path))

    def insert_items(self, path: Path, index: int, values: Sequence[Plain]) -> None:
        """Put new items into the list at ``path``, which is there and may be ``[]``."""
        node = self.at(path)
        if node.style != "block":
            new = ", ".join(yaml_write.flow(value, (*path, index)) for value in values)
            self.splice(yaml_flow.insert(self.text, node, index, new, self.style.newline))
            return
        column = yaml_block.column_of(self.text, node.dashes[0])
        near = min(index, len(node.items) - 1)
        gap = self.text[node.dashes[near] + 1 : node.items[near].start]
        gap = gap if gap and not gap.strip(" ") else " "
        lines = [
            line for value in values for line in yaml_write.item_lines(value, (*path, index), column, self.style, gap)
        ]
        self.splice(yaml_block.insert_items(self.text, node, index, lines, self.style.newline))

    def place_of(self, node: Node, key: str, order: Sequence[str]) -> int:
        """Where among its pairs a new key goes: behind the nearest before it in the order, else before the nearest behind it."""
        there = {pair.key.text: place for place, pair in enumerate(node.pairs)}
        if key in order:
            rank = order.index(key)
            for known in reversed(order[:rank]):
                if known in there:
                    return there[known] + 1
            for known in order[rank + 1 :]:
                if known in there:
                    return there[known]
        return len(node.pairs)

    def _insert_pair(self, path: Path, value: Plain, order: Sequence[str]) -> None:
        """Put a new key with its value into a mapping."""
        node, key = self.at(path[:-1]), cast("str", path[-1])
        if node is _NOTHING:
            lines = yaml_write.pair_lines(key, value, path, 0, self.style)
            self.splice([(len(self.text), len(self.text), "".join(line + self.style.newline for line in lines))])
            return
        place = self.place_of(node, key, order)
        if node.style != "block":
            self.splice(
                yaml_flow.insert(self.text, node, place, yaml_write.flow_pair(key, value, path), self.style.newline)
            )
            return
        column = yaml_block.column_of(self.text, node.pairs[0].key.start)
        lines = yaml_write.pair_lines(key, value, path, column, self.style)
        self.splice(yaml_block.insert_pair(self.text, node, place, lines, self.style.newline))

    def _merge(self, path: Path, value: Plain) -> None:
        """Make what stands at ``path`` equal to ``value``; members that stay are left as they are written."""
        old = self.at(path).plain()
        if old == value:
            return
        if isinstance(old, dict) and isinstance(value, dict) and old and value:
            for key in value:
                if key not in old:
                    self._insert_pair((*path, key), value[key], list(value))
                elif old[key] != value[key]:
                    self._merge((*path, key), value[key])
            for key in old:
                if key not in value:
                    self.take_out((*path, key))
        elif isinstance(old, list) and isinstance(value, list) and old and value:
            self._merge_list(path, old, value)
        else:
            self._replace(path, value)

    def _merge_list(self, path: Path, old: list[Plain], new: list[Plain]) -> None:
        hunks = _hunks(old, new)
        if sum(max(i2 - i1, 1) for i1, i2, _, _ in hunks) > MAX_HUNKS:
            self._replace(path, new)
            return
        if (mid := _in_order(old, new)) != old:
            # Items that only change places move with their comments and quotes; no value is written for them.
            self._reorder(path, old, mid)
            hunks = _hunks(mid, new)
        for i1, i2, j1, j2 in reversed(hunks):
            both = min(i2 - i1, j2 - j1)
            if j1 + both < j2:
                self.insert_items(path, i1 + both, new[j1 + both : j2])
            for place in reversed(range(i1 + both, i2)):
                self.take_out((*path, place))
            for offset in range(both):
                self._merge((*path, i1 + offset), new[j1 + offset])

    def _reorder(self, path: Path, old: list[Plain], new: list[Plain]) -> None:
        """Bring the items of a list into another order."""
        items = list(old)
        moving = {_token(item) for i1, i2, _, _ in _hunks(old, new) for item in old[i1:i2]}
        for place, item in enumerate(new):
            if _token(item) in moving:
                source = items.index(item)
                # Behind the item that it follows in the new order, which is at its place already.
                target = items.index(new[place - 1]) + 1 if place else 0
                yaml_move.move(self, MoveItem((*path, source), path, target))
                items.insert(target, item)
                del items[source + (source >= target)]

    def _replace(self, path: Path, value: Plain) -> None:
        """Write ``value`` where another stands."""
        above, node, step = self.at(path[:-1]), self.at(path), path[-1]
        pair = above.pair(step) if isinstance(step, str) else None
        if above.style != "block":
            colon = ":" if pair is not None and not pair.has_colon else ""
            new = yaml_restyle.in_flow(path, node, value)
            self.splice([(node.start, node.end, f"{colon} {new}" if node.is_empty else new)])
            return
        start, anchor = (pair.key.start, pair.after) if pair is not None else _dash(above, step)
        column = yaml_block.column_of(self.text, start)
        rendered = yaml_restyle.in_block(self.text, path, node, value, column, self.style)
        self.splice(yaml_block.replace_value(self.text, anchor, node, rendered, self.style.newline))


def _dash(node: Node, step: str | int) -> tuple[int, int]:
    dash = node.dashes[cast("int", step)]
    return dash, dash + 1


def _hunks(old: list[Plain], new: list[Plain]) -> list[tuple[int, int, int, int]]:
    """The places in both lists where they differ."""
    matcher = SequenceMatcher(None, [_token(item) for item in old], [_token(item) for item in new], autojunk=False)
    return [(i1, i2, j1, j2) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"]


def _in_order(old: list[Plain], new: list[Plain]) -> list[Plain]:
    """The items of ``old``, those that stay in the order of ``new``, the others at their places; as it is where an item is there twice."""
    there, wanted = {_token(item) for item in old}, {_token(item) for item in new}
    if len(there) < len(old) or len(wanted) < len(new):
        return old
    staying = iter([item for item in new if _token(item) in there])
    return [next(staying) if _token(item) in wanted else item for item in old]


def _token(value: Plain) -> str:
    return value if isinstance(value, str) else repr(value)
