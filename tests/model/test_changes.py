"""Changes on plain values: what each kind does, what it leaves alone, what it refuses."""

from __future__ import annotations

import pytest

from papercli.errors import RefusedError
from papercli.model.changes import (
    AddItem,
    Change,
    MoveItem,
    Plain,
    Remove,
    RemoveItem,
    ReplaceItem,
    Set,
    apply,
    spelled,
)

PAPER: dict[str, Plain] = {"title": "A", "authors": ["X", "Y"], "links": {"code": "u"}, "status": None}
TREE: dict[str, Plain] = {
    "topics": [{"slug": "a", "topics": [{"slug": "b"}, {"slug": "c"}]}, {"slug": "d", "topics": [{"slug": "e"}]}],
}


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (Set(("title",), "B"), {**PAPER, "title": "B"}),
        (Set(("links", "pdf"), "v"), {**PAPER, "links": {"code": "u", "pdf": "v"}}),
        (Set(("extra", "My Column"), "v"), {**PAPER, "extra": {"My Column": "v"}}),
        (Set(("status", "x"), "v"), {**PAPER, "status": {"x": "v"}}),
        (Set(("authors", 1), "Z"), {**PAPER, "authors": ["X", "Z"]}),
        (Remove(("title",)), {key: value for key, value in PAPER.items() if key != "title"}),
        (Remove(("links", "code")), {key: value for key, value in PAPER.items() if key != "links"}),
        (Remove(("authors", 0)), {**PAPER, "authors": ["Y"]}),
        (Remove(("absent",)), PAPER),
        (Remove(("title", "x")), PAPER),
        (Remove(("authors", 5)), PAPER),
        (AddItem(("authors",), "Z"), {**PAPER, "authors": ["X", "Y", "Z"]}),
        (AddItem(("authors",), "Z", 0), {**PAPER, "authors": ["Z", "X", "Y"]}),
        (AddItem(("authors",), "Z", 9), {**PAPER, "authors": ["X", "Y", "Z"]}),
        (AddItem(("authors",), "Y", 0), PAPER),
        (AddItem(("topics",), "t"), {**PAPER, "topics": ["t"]}),
        (AddItem(("status",), "t"), {**PAPER, "status": ["t"]}),
        (RemoveItem(("authors",), "X"), {**PAPER, "authors": ["Y"]}),
        (RemoveItem(("authors",), "absent"), PAPER),
        (RemoveItem(("topics",), "absent"), PAPER),
        (ReplaceItem(("authors",), "X", "Z"), {**PAPER, "authors": ["Z", "Y"]}),
        (ReplaceItem(("authors",), "X", "Y"), {**PAPER, "authors": ["Y"]}),
        (ReplaceItem(("authors",), "absent", "Z"), PAPER),
        (ReplaceItem(("authors",), "X", "X"), PAPER),
    ],
)
def test_a_change(change: Change, wanted: dict[str, Plain]) -> None:
    before = repr(PAPER)
    assert apply([change], PAPER) == wanted
    assert repr(PAPER) == before


def slugs(value: Plain) -> str:
    """A tree as text: ``a(b c) d(e)``."""
    assert isinstance(value, list)
    found = []
    for item in value:
        assert isinstance(item, dict)
        found.append(f"{item['slug']}({slugs(item['topics'])})" if "topics" in item else str(item["slug"]))
    return " ".join(found)


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (MoveItem(("topics", 0), ("topics",)), "d(e) a(b c)"),
        (MoveItem(("topics", 0), ("topics",), 1), "a(b c) d(e)"),
        (MoveItem(("topics", 0), ("topics",), 2), "d(e) a(b c)"),
        (MoveItem(("topics", 1), ("topics",), 0), "d(e) a(b c)"),
        (MoveItem(("topics", 1, "topics", 0), ("topics",), 0), "e a(b c) d"),
        (MoveItem(("topics", 1, "topics", 0), ("topics", 0, "topics"), 1), "a(b e c) d"),
        (MoveItem(("topics", 0, "topics", 1), ("topics", 1, "topics", 0, "topics")), "a(b) d(e(c))"),
        (MoveItem(("topics", 1), ("topics", 0, "topics", 0, "topics")), "a(b(d(e)) c)"),
        (AddItem(("topics", 0, "topics"), {"slug": "n"}, 0), "a(n b c) d(e)"),
        (Remove(("topics", 1, "topics", 0)), "a(b c) d"),
        (Remove(("topics", 0, "topics", 0, "slug")), "a(c) d(e)"),
    ],
)
def test_a_change_in_the_tree_of_topics(change: Change, wanted: str) -> None:
    assert slugs(apply([change], TREE)["topics"]) == wanted


def test_changes_are_made_one_after_another() -> None:
    changes = [RemoveItem(("authors",), "X"), RemoveItem(("authors",), "Y"), Set(("title",), "B"), Remove(("status",))]
    assert apply(changes, PAPER) == {"title": "B", "links": {"code": "u"}}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (Set(("title", "x"), "v"), "title is not a mapping in this file"),
        (Set(("authors", 7), "v"), "authors[7] is not in this file"),
        (Set(("links", 0), "v"), "links is not a list in this file"),
        (Set(("authors", "x"), "v"), "authors is not a mapping in this file"),
        (Set(("topics", 0, "title"), "v"), "topics is not a list in this file"),
        (AddItem(("title",), "v"), "title is not a list in this file"),
        (RemoveItem(("links",), "v"), "links is not a list in this file"),
        (MoveItem(("authors", 7), ("authors",)), "authors[7] is not an item of a list in this file"),
        (MoveItem(("links", "code"), ("authors",)), "links.code is not an item of a list in this file"),
        (MoveItem(("authors", 0), ("title",)), "title is not a list in this file"),
        (MoveItem(("authors", 0), ("authors", 0, "x")), "authors[0] cannot move into itself"),
    ],
)
def test_a_path_that_leads_nowhere_is_refused(change: Change, message: str) -> None:
    with pytest.raises(RefusedError) as caught:
        apply([change], PAPER)
    assert str(caught.value) == message


def test_a_path_is_spelled_as_a_person_reads_it() -> None:
    assert spelled(("topics", 0, "topics", 1, "title")) == "topics[0].topics[1].title"
