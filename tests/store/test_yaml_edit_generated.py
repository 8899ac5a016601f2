"""Edits of many files written by many hands: only the field changes, and the way back leads to the same bytes."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import pytest

from papercli.model.changes import AddItem, Remove, RemoveItem, ReplaceItem, Set, apply, value_at
from papercli.model.schema import order_at
from papercli.store.yaml_edit import edit
from papercli.store.yaml_read import parse
from tests.store.paper_files import ORDER, generated

if TYPE_CHECKING:
    from papercli.model.changes import Change
    from papercli.store.yaml_read import Document

FILES = generated(200)
LISTS = ("authors", "topics", "see")


def documents(part: int, parts: int = 10) -> list[Document]:
    return [parse(data, "paper.yaml") for data in FILES[part::parts]]


def lines_of(document: Document, key: str) -> range:
    """The numbers of the lines on which a field stands."""
    pair = document.node.pair(key) if document.node is not None else None
    if pair is None:
        return range(0)
    return range(
        document.text.count("\n", 0, pair.key.start), document.text.count("\n", 0, max(pair.after, pair.value.end)) + 1
    )


def _lines(text: str) -> list[str]:
    lines = [line.rstrip("\r") for line in text.removeprefix("\ufeff").rstrip("\r\n").split("\n")]
    return [line.strip() if line.strip().startswith("#") else line for line in lines]


def differing(before: Document, after: Document, *keys: str) -> list[str]:
    """The lines that differ although they are none of the fields' (a line break at the end of the file is looked at apart)."""
    old, new = (_lines(document.text) for document in (before, after))
    mine, then = ({n for key in keys for n in lines_of(document, key)} for document in (before, after))
    found = []
    for _, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[i1:i2] != new[j1:j2]:
            found += [f"-{old[i]}" for i in range(i1, i2) if i not in mine] + [
                f"+{new[j]}" for j in range(j1, j2) if j not in then
            ]
    return [line for line in found if line[1:].strip()]


def changed(document: Document, change: Change) -> Document:
    """Edit, and check what holds for every edit."""
    edited = edit(document, [change], order=order_at)
    text = edited.text
    after = parse(text.encode(), "paper.yaml")
    assert edited == after  # which is what a file of this text will say
    assert after.root == apply([change], document.root)
    key = str(change.path[0])  # type: ignore[union-attr]
    other = differing(document, after, key)
    if other and not document.text.endswith("\n"):
        # A text below | that ends without a line break has to say so in its header, once something stands below it.
        assert re.fullmatch(r"-(\w+: [|>])( .*)?\n\+\1-( .*)?", "\n".join(other)), change
        other = []
    assert other == [], change
    assert text.startswith("\ufeff") == document.text.startswith("\ufeff")
    assert "\n" not in text.replace("\r\n", "") or "\r\n" not in document.text
    if document.text.endswith("\n"):
        assert text.endswith("\n")
    return after


def some_changes(document: Document) -> list[Change]:
    """Every kind of change, for what this file has and has not."""
    found: list[Change] = [
        Set((key,), value) for key in (*ORDER, "My Key", "new") for value in ("word", "a: b # c", "two\nlines\n")
    ]
    found += [Set((key,), ["A. U. Thor", "b, c", "no"]) for key in (*LISTS, "title", "status")]
    found += [Set((key,), {"code": "https://x.org", "a b": "2022"}) for key in ("links", "extra", "weight")]
    found += [Remove((key,)) for key in (*document.root, "absent")]
    for key in LISTS:
        items = document.root.get(key) or []
        assert isinstance(items, list)
        found += [AddItem((key,), "new, one", place) for place in (None, 0, 1)]
        found += [RemoveItem((key,), str(item)) for item in items]
        found += [ReplaceItem((key,), str(item), "other: one") for item in items]
        found += [Set((key,), [*items[1:], "last"]), Set((key,), ["first", *items[:-1]]), Set((key,), items[::-1])]
    for key in ("links", "extra", "zotero", "weight"):
        below = document.root.get(key)
        if isinstance(below, dict):
            found += [
                Set((key, "new"), "x: y"),
                *(Set((key, label), "5") for label in below),
                *(Remove((key, label)) for label in below),
            ]
    return found


@pytest.mark.parametrize("part", range(10))
def test_only_the_field_changes(part: int) -> None:
    tried = 0
    for number, document in enumerate(documents(part)):
        for change in some_changes(document)[(part + number) % 26 :: 26]:
            changed(document, change)  # asserts that no other field differs
            tried += 1
    assert tried > 20


@pytest.mark.slow
@pytest.mark.parametrize("part", range(10))
def test_only_the_field_changes_whatever_the_change(part: int) -> None:
    for document in documents(part):
        for change in some_changes(document):
            changed(document, change)


@pytest.mark.parametrize("part", range(2))
def test_a_change_that_changes_nothing_returns_the_same_text(part: int) -> None:
    for document in documents(part, 4):
        none: list[Change] = [Set((key,), value) for key, value in document.root.items()]
        none += [
            Remove(("absent",)),
            Remove(("links", "absent")),
            Remove(("title", "x")),
            RemoveItem(("topics",), "absent"),
        ]
        for key in LISTS:
            items = document.root.get(key) or []
            assert isinstance(items, list)
            none += [AddItem((key,), item) for item in items] + [ReplaceItem((key,), "absent", "x")]
        for change in none:
            assert edit(document, [change], order=order_at) == document, change


@pytest.mark.parametrize("part", range(4))
def test_what_is_added_and_removed_again_leaves_the_same_bytes(part: int) -> None:
    for number, document in enumerate(documents(part, 4)):
        ways: list[tuple[Change, Change]] = [
            (Set((key,), value), Remove((key,)))
            for key in ORDER
            for value in ("word", ["a", "b"], "a\nb\n")
            if key not in document.root
        ]
        for key in LISTS:
            items = document.root.get(key) or []
            assert isinstance(items, list)
            if items:
                ways += [
                    (AddItem((key,), "new, one", place), RemoveItem((key,), "new, one"))
                    for place in (None, *range(len(items)))
                ]
        ways += [
            (Set((key, "new"), "x"), Remove((key, "new")))
            for key in ("links", "extra")
            if value_at(document.root, (key,))
        ]
        for there, back in ways[number % 7 :: 7]:
            between = changed(document, there)
            text = changed(between, back).text
            if text != document.text:
                # Where a text below | that ended without a line break had to say so, or a line break had to come: they stay.
                assert not document.text.endswith("\n"), there
                assert parse(text, "paper.yaml").root == document.root


def is_on_one_line(document: Document, key: str) -> bool:
    """Whether a field holds text that would be written just so."""
    node = document.node.find((key,)) if document.node is not None else None
    assert node is not None
    source = document.text[node.start : node.end]
    if node.kind != "scalar" or node.is_empty or node.style in ("|", ">") or any(c in source for c in "\n\\\x85\u2028"):
        return False
    return bool(node.style) or source not in ("~", "null", "no", "1e5", "12:30:45", "2106.09680")


@pytest.mark.parametrize("part", range(4))
def test_what_is_set_and_set_back_leaves_the_same_bytes(part: int) -> None:
    restored = 0
    for number, document in enumerate(documents(part, 4)):
        for key in [key for key in document.root if is_on_one_line(document, key)][number % 4 :: 4]:
            there = changed(document, Set((key,), "it's so" if number % 2 else 'other: "one"'))
            if there.node.find((key,)).style == document.node.find((key,)).style:  # type: ignore[union-attr]
                assert changed(there, Set((key,), document.root[key])).text == document.text, key
                restored += 1
    assert restored > 40
