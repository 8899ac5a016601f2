"""A new value in the style of the one it replaces, and the layout of a file as its author has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.store import yaml_scalar, yaml_write
from papercli.store.yaml_block import column_of, comment_below
from papercli.store.yaml_write import Rendered, Style

if TYPE_CHECKING:
    from papercli.model.changes import Path, Plain
    from papercli.store.yaml_nodes import Node


def layout(text: str, node: Node | None) -> Style:
    """How a file is laid out, by the first list and the first mapping below a key in it."""
    steps: dict[str, int] = {}
    todo = [node] if node is not None else []
    for here in todo:
        todo += here.items
        for pair in here.pairs:
            below = pair.value
            if below.kind != "scalar" and below.style == "block":
                steps.setdefault(below.kind, column_of(text, below.start) - column_of(text, pair.key.start))
            todo.append(below)
    step = steps.get("mapping", steps.get("list", 2) or 2)
    return Style("\r\n" if "\r\n" in text else "\n", step, steps.get("list", step))


def in_flow(path: Path, old: Node, value: Plain) -> str:
    """``value`` within brackets, where ``old`` stands."""
    if isinstance(value, str):
        return yaml_write.scalar(value, path, style=_quotes(old), in_flow=True)
    return yaml_write.flow(value, path)


def in_block(text: str, path: Path, old: Node, value: Plain, column: int, style: Style) -> Rendered:
    """``value`` behind a key or dash at ``column``, where ``old`` stands; as near to its style as is safe."""
    if isinstance(value, str):
        return _text(text, path, old, value, column, style)
    if isinstance(path[-1], int) or (old.style == "flow" and value is not None):
        return Rendered(yaml_write.flow(value, path))
    if old.kind == "list" and old.style == "block" and isinstance(value, list) and value:
        dash = column_of(text, old.dashes[0])
        return Rendered(
            "", tuple(x for i, item in enumerate(value) for x in yaml_write.item_lines(item, (*path, i), dash, style))
        )
    return yaml_write.block(value, path, column, style)


def _text(text: str, path: Path, old: Node, value: str, column: int, style: Style) -> Rendered:
    if old.kind == "scalar" and old.style in ("|", ">"):
        # A folded text of one line is read as a literal one is; of more, it would have to be wrapped.
        folded = old.style == ">" and "\n" not in value[:-1] and not value.startswith(" ")
        if yaml_scalar.is_literal_safe(value, trailing_blanks=not folded):
            return _literal_again(text, old, value, column, style, folded=folded)
    elif (
        "\n" in value
        and "\n" not in old.text
        and _has_room(text, path, old, column)
        and yaml_scalar.is_literal_safe(value)
    ):
        head, lines = yaml_scalar.literal(value, column + style.step, parent=column)
        return Rendered(head, tuple(lines))
    return Rendered(
        yaml_write.scalar(value, path, style=None if old.is_empty or old.kind != "scalar" else _quotes(old))
    )


def _has_room(text: str, path: Path, old: Node, column: int) -> bool:
    """Whether a literal text can take the place of ``old``: behind a key, and no comment below would become a line of it."""
    return isinstance(path[-1], str) and comment_below(text, old.end) <= column


def _literal_again(text: str, old: Node, value: str, column: int, style: Style, *, folded: bool) -> Rendered:
    """A literal text with the indentation of the one it replaces, said in its header where that one's is."""
    header, *body = text[old.start : old.end].split("\n")
    blanks = [len(line) - len(line.lstrip(" ")) for line in body if line.strip(" \r")]
    says = next((int(c) for c in header[1:3] if c.isdigit()), 0)
    indent = column + says if says else next(iter(blanks), 0)
    head, lines = yaml_scalar.literal(
        value, indent if indent > column else column + style.step, parent=column, indicator=says > 0
    )
    return Rendered(">" + head[1:] if folded else head, tuple(lines))


def _quotes(old: Node) -> str:
    return old.style if old.kind == "scalar" and old.style in ("'", '"') else ""
