"""Edits a YAML text by splicing: only the bytes of the changed field change, and nothing is returned that was not read back and compared.

The text is never dumped anew: comments, quotes, order, spacing, carriage returns, a byte order mark and a missing last line break stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.errors import InvalidError, RefusedError
from papercli.model import changes as model
from papercli.store import yaml_compose, yaml_move, yaml_read
from papercli.store.yaml_splicer import Splicer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papercli.model.changes import Change, Plain
    from papercli.store.yaml_nodes import Node
    from papercli.store.yaml_read import Document
    from papercli.store.yaml_splicer import Order

_KEEPS_BREAK = re.compile(r"([|>][0-9]?)\+?(?!-)")


def edit(document: Document, changes: Sequence[Change], *, order: Order) -> Document:
    """The document after ``changes``, its text to be written as it is; the same one where they change nothing.

    ``order`` gives the order of keys in the mapping at a path and so places new ones: after the nearest before it in that order that
    is there, else before the nearest after it. Mappings without an order (``links``) grow at their end.
    Raises RefusedError, having changed nothing, where the new text would not read back as the values wanted.
    """
    try:
        wanted = model.apply(changes, document.root)
        if wanted == document.root:
            return document
        why = "it would read back otherwise"
        for text, keeps_last_break in _starts(document):
            try:
                node = document.node if text is document.text else yaml_compose.compose(text)
                splicer = Splicer(text, node, order)
                for change in changes:
                    _make(splicer, change)
                edited = splicer.text
                edited = edited if keeps_last_break else edited.removesuffix("\n").removesuffix("\r")
                after = yaml_read.parse(edited, document.path)
                if after.root == wanted:
                    return after
            except yaml_compose.ComposeError as error:
                why = str(error)
            except InvalidError as error:
                if isinstance(error, RefusedError):
                    raise
                why = error.message
    except RefusedError as error:
        error.path, (error.line, error.column) = document.path, document.place(_first_path(changes))
        raise
    path = _first_path(changes)
    line, column = document.place(path)
    message = f"changing {model.spelled(path)} here cannot be done safely ({why}): edit the file by hand"
    raise RefusedError(message, path=document.path, line=line, column=column)


def _first_path(changes: Sequence[Change]) -> model.Path:
    change = changes[0]
    return change.source if isinstance(change, model.MoveItem) else change.path


def _starts(document: Document) -> Iterator[tuple[str, bool]]:
    """The text to begin with, which ends in a line break, and whether the result keeps that; the likeliest first.

    Where the file ends without one, a literal text at its end is the trap: the break is part of it, unless its header says ``|-``.
    """
    text = document.text
    if text.endswith("\n") or not text.removeprefix("\ufeff"):
        yield text, True
        return
    whole = text + ("\r\n" if "\r\n" in text else "\n")
    yield whole, False
    last = _last_leaf(document.node)
    if last is not None and last.style in ("|", ">") and (header := _KEEPS_BREAK.match(text, last.start)):
        stripped = f"{whole[: last.start]}{header[1]}-{whole[header.end() :]}"
        yield stripped, False
        yield stripped, True
    yield whole, True


def _last_leaf(node: Node | None) -> Node | None:
    while node is not None and node.kind != "scalar":
        below = node.items if node.kind == "list" else [pair.value for pair in node.pairs]
        node = below[-1] if below else None
    return node


def _make(splicer: Splicer, change: Change) -> None:
    match change:
        case model.Set():
            splicer.set(change.path, change.value)
        case model.Remove():
            splicer.remove(change.path)
        case model.AddItem():
            _add_item(splicer, change)
        case model.RemoveItem():
            items = model.list_at(splicer.root, change.path) or []
            if change.value in items:
                splicer.remove((*change.path, items.index(change.value)))
        case model.ReplaceItem():
            items = model.list_at(splicer.root, change.path) or []
            if change.old in items and change.old != change.new:
                path = (*change.path, items.index(change.old))
                if change.new in items:
                    splicer.remove(path)
                else:
                    splicer.set(path, change.new)
        case model.MoveItem():
            yaml_move.move(splicer, change)


def _add_item(splicer: Splicer, change: model.AddItem) -> None:
    items: list[Plain] | None = model.list_at(splicer.root, change.path)
    if items is None:
        splicer.set(change.path, [change.value])
    elif not (isinstance(change.value, str) and change.value in items):
        splicer.insert_items(change.path, model.clamped(change.index, items), [change.value])
