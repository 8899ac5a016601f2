"""Edits of YAML text, one by one: the text before, the change, the text after."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

import pytest

from papercli.errors import RefusedError
from papercli.model import schema, settings_schema
from papercli.model.changes import AddItem, Change, MoveItem, Remove, RemoveItem, ReplaceItem, Set
from papercli.store.yaml_edit import edit
from papercli.store.yaml_read import parse

if TYPE_CHECKING:
    from papercli.store.yaml_splicer import Order


def edited(text: str, *changes: Change, order: Order = schema.order_at) -> str:
    return edit(parse(text, "p.yaml"), changes, order=order).text


SCALARS = [
    ("title: One # c\n", "Two", "title: Two # c\n"),
    ("title: 'One'\n", "It's", "title: 'It''s'\n"),
    ('title: "One"\n', 'a "b" \\', 'title: "a \\"b\\" \\\\"\n'),
    ("title: One\n", "One: two", 'title: "One: two"\n'),
    ("title: One\n", "no", 'title: "no"\n'),
    ("title: One\n", "1e5", 'title: "1e5"\n'),
    ("title: One\n", "12:30:45", 'title: "12:30:45"\n'),
    ("title: One\n", "2106.09680", 'title: "2106.09680"\n'),
    ("title: One\n", " x ", 'title: " x "\n'),
    ("title: One\n", "a\x1b[31m\x85\u2028\u202e\ufeff", 'title: "a\\e[31m\\x85\\u2028\\u202E\\uFEFF"\n'),
    ("title: 'One'\n", "a\tb", 'title: "a\\tb"\n'),
    ("title:  One  \n", "Two", "title:  Two  \n"),
    ("title: One\n  folded\n\n  text # c\nyear: 1\n", "Two", "title: Two # c\nyear: 1\n"),
    ("title:\n  One\n", "Two", "title:\n  Two\n"),
    ("title:", "Two", "title: Two"),
    ("title:   # c\r\nyear: 1", "Two", "title: Two   # c\r\nyear: 1"),
    ("title:\n\n# c\nyear: 1\n", "Two", "title: Two\n\n# c\nyear: 1\n"),
    ("title: ~\n", "Two", "title: Two\n"),
    ("title: One # c\n", None, "title: # c\n"),
    ("title: One\n", "", 'title: ""\n'),
    ("title: One # c\n", "a\nb", "title: |- # c\n  a\n  b\n"),
    ("title: One\n", "a\n  b\n\nc\n", "title: |\n  a\n    b\n\n  c\n"),
    ("title: One\r\nlinks:\r\n    a: b", "a\nb\n", "title: |\r\n    a\r\n    b\r\nlinks:\r\n    a: b"),
    ("title: One\n", " a\nb", "title: |2-\n   a\n  b\n"),
    ("title: One\n", "a \nb", 'title: "a \\nb"\n'),
    ("title: One\n", "a\n\n", "title: |+\n"),
    ("title: One\n  # deep\nyear: 1\n", "a\nb", 'title: "a\\nb"\n  # deep\nyear: 1\n'),
    ('title: "a\\nb"\n', "c\nd", 'title: "c\\nd"\n'),
    ("title: |   # c\n    One\n\n# d\n", "a\n\nb\n", "title: |   # c\n    a\n\n    b\n\n# d\n"),
    ("title: |-\n  One\n", "a\n", "title: |\n  a\n"),
    ("title: |1\n One\n", "a\nb", "title: |1-\n a\n b\n"),
    ("title: >\n  One\n  two\n", "three\n", "title: >\n  three\n"),
    ("title: >\n  One\n", "a\nb\n", "title: |\n  a\n  b\n"),
    ("title: |\n  One\nyear: 1\n", "a\x85", 'title: "a\\x85"\nyear: 1\n'),
    ("title: |+\n  One\n\n\nyear: 1\n", "a", "title: |-\n  a\nyear: 1\n"),
]


@pytest.mark.parametrize(("before", "value", "after"), SCALARS)
def test_a_scalar_is_replaced_in_its_own_style(before: str, value: str | None, after: str) -> None:
    if after == "title: |+\n":  # line breaks at the end would be lost on a person's eye
        after = 'title: "a\\n\\n"\n'
    assert edited(before, Set(("title",), value)) == after
    assert edited("\ufeff" + before, Set(("title",), value)) == "\ufeff" + after


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("year: 2020\n", Set(("year",), "2021"), "year: 2021\n"),
        ("year: '2020'\n", Set(("year",), "2021"), "year: '2021'\n"),
        ("a: b\n", Set(("added",), "2021-06-17"), "a: b\nadded: 2021-06-17\n"),
        ("a: b\n", Set(("added",), "today"), "a: b\nadded: today\n"),
        ("a: b\n", Set(("weight",), "1.5"), "a: b\nweight: 1.5\n"),
        ("a: b\n", Set(("weight",), {"peft": "-1", "b, c": "07"}), 'a: b\nweight: {peft: -1, "b, c": "07"}\n'),
        ("a: b\n", Set(("extra", "year"), "2021"), 'a: b\nextra:\n  year: "2021"\n'),
        ("a: b\n", Set(("arxiv",), "hep-th/9901001"), 'a: b\narxiv: "hep-th/9901001"\n'),
        ("arxiv: x\n", Set(("arxiv",), "hep-th/9901001"), "arxiv: hep-th/9901001\n"),
        ("a: b\n", AddItem(("topics",), "peft"), "a: b\ntopics: [peft]\n"),
        ("a: b\n", AddItem(("authors",), "A"), "a: b\nauthors:\n  - A\n"),
        ("see:\n- x\n", Set(("authors",), ["A", "B: c"]), 'authors:\n- A\n- "B: c"\nsee:\n- x\n'),
        ("a: b\n", Set(("summary",), "a\nb\n"), "a: b\nsummary: |\n  a\n  b\n"),
        ("a: b\n", Set(("No: key",), None), 'a: b\n"No: key":\n'),
    ],
)
def test_a_new_field_is_written_as_its_kind_asks(before: str, change: Change, after: str) -> None:
    assert edited(before, change) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "status: read\n"),
        ("\ufeff", "\ufeffstatus: read\n"),
        ("# c\n", "# c\nstatus: read\n"),
        ("---\n# c", "---\n# c\nstatus: read"),
        ("title: x", "title: x\nstatus: read"),
        ("title: x\r\n", "title: x\r\nstatus: read\r\n"),
        ("title: x\n\n# r\nrating: 5\n", "title: x\nstatus: read\n\n# r\nrating: 5\n"),
        ("title: x\n# r\nrating: 5\n", "title: x\nstatus: read\n# r\nrating: 5\n"),
        ("title: x\n# x is y\n\nrating: 5\n", "title: x\n# x is y\nstatus: read\n\nrating: 5\n"),
        ("authors:\n  - A\n  # - B\n\nrating: 5\n", "authors:\n  - A\n  # - B\nstatus: read\n\nrating: 5\n"),
        ("summary: |\n  a\n\n\ntitle: b\nzzz: c\n", "summary: |\n  a\n\n\ntitle: b\nstatus: read\nzzz: c\n"),
        ("# head\nrating: 5\n", "# head\nstatus: read\nrating: 5\n"),
        ("# head\n\n# r\nrating: 5\n", "# head\n\nstatus: read\n# r\nrating: 5\n"),
        ("zzz: 1\nyyy: 2\n", "zzz: 1\nyyy: 2\nstatus: read\n"),
        ("topics:\n  - a\n\n# e\n", "topics:\n  - a\nstatus: read\n\n# e\n"),
        ("{title: x}\n", "{title: x, status: read}\n"),
        ("{ rating: 5 }", "{ status: read, rating: 5 }"),
        ("{\n  title: x,\n  rating: 5\n}\n", "{\n  title: x,\n  status: read,\n  rating: 5\n}\n"),
        ("{}\n", "{status: read}\n"),
        ("name: |\n  x", "name: |-\n  x\nstatus: read"),
        ("name: |+\n  x", "name: |-\n  x\nstatus: read"),
        ("name: |-\n  x", "name: |-\n  x\nstatus: read"),
    ],
)
def test_a_new_field_goes_where_a_person_would_put_it(before: str, after: str) -> None:
    assert edited(before, Set(("status",), "read")) == after


FLOW = "[peft,   lora]"
TALL = "[\n    a, # first\n    # second\n    b  # last\n  ]"


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        (FLOW, AddItem(("topics",), "x"), "[peft,   lora,   x]"),
        (FLOW, AddItem(("topics",), "x", 0), "[x,   peft,   lora]"),
        (FLOW, AddItem(("topics",), "a, b", 1), '[peft,   "a, b",   lora]'),
        (FLOW, AddItem(("topics",), "lora"), FLOW),
        (FLOW, RemoveItem(("topics",), "peft"), "[lora]"),
        (FLOW, RemoveItem(("topics",), "lora"), "[peft]"),
        (FLOW, ReplaceItem(("topics",), "peft", "x"), "[x,   lora]"),
        (FLOW, ReplaceItem(("topics",), "peft", "lora"), "[lora]"),
        (FLOW, Set(("topics",), ["x", "lora", "z"]), "[x,   lora,   z]"),
        (FLOW, Set(("topics",), []), "[]"),
        ("[a,  'b', c]", MoveItem(("topics", 1), ("topics",)), "[a,  c,  'b']"),
        ("[a,  'b', c]", MoveItem(("topics", 1), ("topics",), 0), "['b',  a,  c]"),
        ("[a,  'b', c, d]", MoveItem(("topics", 0), ("topics",), 2), "['b', a, c, d]"),
        ("[a,  'b', c]", Set(("topics",), ["c", "a", "b"]), "[c,  a,  'b']"),
        ("[]", AddItem(("topics",), "x"), "[x]"),
        ("[ ]", AddItem(("topics",), "x"), "[x]"),
        ("[ 'a', b, ]", AddItem(("topics",), "x"), "[ 'a', b, x, ]"),
        ("[ 'a', b, ]", RemoveItem(("topics",), "b"), "[ 'a', ]"),
        ("[a,\n   b]", AddItem(("topics",), "x"), "[a,\n   b, x]"),
        ("[a, # c\n   b]", RemoveItem(("topics",), "a"), "[ # c\n   b]"),
        ("[a, # c\n   b]", RemoveItem(("topics",), "b"), "[a, # c\n   ]"),
        (TALL, AddItem(("topics",), "x"), "[\n    a, # first\n    # second\n    b,  # last\n    x\n  ]"),
        (TALL, AddItem(("topics",), "x", 1), "[\n    a, # first\n    # second\n    x,\n    b  # last\n  ]"),
        (TALL, RemoveItem(("topics",), "a"), "[\n    # second\n    b  # last\n  ]"),
        (TALL, RemoveItem(("topics",), "b"), "[\n    a # first\n    # second\n  ]"),
        ("[\n  a,\n  b]", AddItem(("topics",), "x"), "[\n  a,\n  b,\n  x]"),
        ("[\n  a,\n  b,\n]", AddItem(("topics",), "x"), "[\n  a,\n  b,\n  x,\n]"),
        ("[\n  a,\n  b,\n]", RemoveItem(("topics",), "b"), "[\n  a,\n]"),
    ],
)
def test_items_in_brackets(before: str, change: Change, after: str) -> None:
    assert edited(f"topics: {before} # t\nyear: 1\n", change) == f"topics: {after} # t\nyear: 1\n"
    assert edited(f"{{topics: {before}, year: 1}}", change) == f"{{topics: {after}, year: 1}}"


BLOCK = "  -   A   # first\n  # about B\n  - 'B'\n  # more?\n"


@pytest.mark.parametrize(
    ("change", "after"),
    [
        (AddItem(("authors",), "X"), "  -   A   # first\n  # about B\n  - 'B'\n  # more?\n  - X\n"),
        (AddItem(("authors",), "X", 0), "  -   X\n  -   A   # first\n  # about B\n  - 'B'\n  # more?\n"),
        (AddItem(("authors",), "X", 1), "  -   A   # first\n  - X\n  # about B\n  - 'B'\n  # more?\n"),
        (RemoveItem(("authors",), "A"), "  # about B\n  - 'B'\n  # more?\n"),
        (RemoveItem(("authors",), "B"), "  -   A   # first\n  # about B\n  # more?\n"),
        (ReplaceItem(("authors",), "A", "X"), "  -   X   # first\n  # about B\n  - 'B'\n  # more?\n"),
        (ReplaceItem(("authors",), "B", "X"), "  -   A   # first\n  # about B\n  - 'X'\n  # more?\n"),
        (Set(("authors",), ["X", "B", "Z"]), "  -   X   # first\n  # about B\n  - 'B'\n  # more?\n  - Z\n"),
        (Set(("authors",), ["B", "A"]), "  # about B\n  - 'B'\n  -   A   # first\n  # more?\n"),
        (Set(("authors", 0), "a\nb"), "  -   \"a\\nb\"   # first\n  # about B\n  - 'B'\n  # more?\n"),
        (MoveItem(("authors", 1), ("authors",), 0), "  # about B\n  - 'B'\n  -   A   # first\n  # more?\n"),
        (MoveItem(("authors", 0), ("authors",)), "  # about B\n  - 'B'\n  # more?\n  -   A   # first\n"),
        (MoveItem(("authors", 0), ("authors",), 1), BLOCK),
    ],
)
def test_items_on_lines_of_their_own(change: Change, after: str) -> None:
    for newline in ("\n", "\r\n"):
        before, wanted = (f"authors: # who\n{items}year: 1\n".replace("\n", newline) for items in (BLOCK, after))
        assert edited(before, change) == wanted


def test_a_list_that_changes_everywhere_is_written_anew() -> None:
    before = "authors:\n" + "".join(f"- A{n} # {n}\n" for n in range(200))
    names = [f"A{n}" if n % 2 else f"B{n}" for n in range(200)]
    assert edited(before, Set(("authors",), list(names))) == "authors:\n" + "".join(f"- {name}\n" for name in names)


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("a: b # c\n\n# d\ne: f\n", ("a",), "\n# d\ne: f\n"),
        ("a: b\ne:\n  # in\n  - f # g\n\n  - h\n  # after\n\n# d\n", ("e",), "a: b\n  # after\n\n# d\n"),
        ("a: b\ne: |\n  f\n\n   g\n\n\nh: i\n", ("e",), "a: b\n\n\nh: i\n"),
        ("a: b\ne: >+\n  f\n\n\nh: i", ("e",), "a: b\nh: i"),
        ("a: b\ne: 'f\n  g'", ("e",), "a: b"),
        ("a: b\r\ne:", ("e",), "a: b"),
        ("\ufeffa: b\ne: f\n", ("a",), "\ufeffe: f\n"),
        ("# head\na: b\n# tail\n", ("a",), "# head\n# tail\n"),
        ("a: b", ("a",), ""),
        ("a:\n  b: c\n  d: e # f\n", ("a", "d"), "a:\n  b: c\n"),
        ("a:\n  b: c\nd: e\n", ("a", "b"), "d: e\n"),
        ("z: y\na:\n  b:\n    - c\n", ("a", "b", 0), "z: y\n"),
        ("a: {b: c, d: e}\n", ("a", "b"), "a: {d: e}\n"),
        ("a: {b: c}\nd: e\n", ("a", "b"), "d: e\n"),
        ("{a: b, c: d}\n", ("c",), "{a: b}\n"),
        ("{a: b}\n", ("a",), "{}\n"),
        ("a: |\n  x\nb: c\n  # deep\nd: e\n", ("b",), "a: |\n  x\n# deep\nd: e\n"),
        ("a: |+\n  x\n\nb: c\n\nd: e\n", ("b",), "a: |+\n  x\n\nd: e\n"),
        ("a: |\n  x\nb: c", ("b",), "a: |\n  x\n"),
    ],
)
def test_what_is_removed_goes_with_its_lines(before: str, path: tuple[str | int, ...], after: str) -> None:
    assert edited(before, Remove(path)) == after


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("a: b # c\n", Set(("a",), ["d", "e"]), "a: # c\n  - d\n  - e\n"),
        ("topics: b # c\n", Set(("topics",), ["d"]), "topics: [d] # c\n"),
        ("a:\n  b\n", Set(("a",), {"d": "e"}), "a:\n  d: e\n"),
        ("a: # c\n  b # d\n", Set(("a",), {"d": "e"}), "a: # c # d\n  d: e\n"),
        ("a: [b]\n", Set(("a",), {"d": "e"}), "a: {d: e}\n"),
        ("a: # c\n  - b # d\n  # e\n  - f\ng: h\n", Set(("a",), "x"), "a: x # c\ng: h\n"),
        ("a: # c\n  - b\ng: h\n", Set(("a",), {"d": ["e"]}), "a: # c\n  d:\n    - e\ng: h\n"),
        ("a: |\n  b\ng: h\n", Set(("a",), ["x"]), "a:\n  - x\ng: h\n"),
        ("a:\n  b: c\n  d: e\n", Set(("a",), {"d": "x", "f": {"g": "h"}}), "a:\n  d: x\n  f:\n    g: h\n"),
        ("links: {code: u}\n", Set(("links", "p q"), "v w"), "links: {code: u, p q: v w}\n"),
        ("links:\n  year: u\n", Set(("links", "title"), "v"), "links:\n  year: u\n  title: v\n"),
        ("links: {code}\n", Set(("links", "code"), "v"), "links: {code: v}\n"),
        ("links:\n", Set(("links", "code"), "v"), "links:\n  code: v\n"),
        ("links: {}\n", Set(("links", "code"), "v"), "links: {code: v}\n"),
        (
            "links:\n    b: u\n",
            Set(("links",), {"a": "1x", "b": "u", "c": "3x"}),
            "links:\n    a: 1x\n    b: u\n    c: 3x\n",
        ),
    ],
)
def test_one_kind_of_value_becomes_another(before: str, change: Change, after: str) -> None:
    assert edited(before, change) == after


CATALOG = """\
format: 1
topics:
  # about ft
  - slug: ft   # c1
    title: Fine-tuning
    intro: |
      Mostly

        tuning.
    topics:
      - slug: peft
        was: [a, b]
        # inside peft
      # about lora
      - slug: lora

  - title: Agents
    slug: agents
# tail
"""


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (Set(("topics", 0, "topics", 1, "title"), "LoRA"), "- slug: lora\n", "- slug: lora\n        title: LoRA\n"),
        (Set(("topics", 1, "was"), ["x"]), "Agents\n", "Agents\n    was: [x]\n"),
        (Set(("readmes",), ["R.md"]), "format: 1\n", "format: 1\nreadmes: [R.md]\n"),
        (
            AddItem(("topics",), {"slug": "n", "title": "N: x"}),
            "agents\n",
            'agents\n  - slug: "n"\n    title: "N: x"\n',
        ),
        (
            AddItem(("topics", 0, "topics"), {"slug": "x"}, 0),
            "      - slug: peft",
            "      - slug: x\n      - slug: peft",
        ),
        (AddItem(("topics", 1, "topics"), {"slug": "x"}), "Agents\n", "Agents\n    topics:\n      - slug: x\n"),
        (AddItem(("topics", 0, "topics", 0, "was"), "c"), "[a, b]", "[a, b, c]"),
        (Remove(("topics", 0, "topics", 1)), "      - slug: lora\n", ""),
        (Remove(("topics", 1, "title")), "title: Agents\n    slug: agents", "slug: agents"),
        (MoveItem(("topics", 1), ("topics",), 0), "", ""),
    ],
)
def test_the_tree_of_topics(change: Change, old: str, new: str) -> None:
    if old:
        assert edited(CATALOG, change, order=settings_schema.order_at) == CATALOG.replace(old, new)
    else:
        agents = "  - title: Agents\n    slug: agents\n"
        moved = CATALOG.replace(agents, "").replace("  # about ft", f"{agents}  # about ft")
        assert edited(CATALOG, change, order=settings_schema.order_at) == moved


def test_a_topic_moves_with_its_lines_and_comments() -> None:
    after = edited(CATALOG, MoveItem(("topics", 0, "topics", 1), ("topics",)), order=settings_schema.order_at)
    lora = "  # about lora\n  - slug: lora\n"
    assert after == CATALOG.replace(indent(lora, "    "), "").replace("agents\n", f"agents\n{lora}")
    after = edited(CATALOG, MoveItem(("topics", 0), ("topics", 1, "topics")), order=settings_schema.order_at)
    start, end = CATALOG.index("  # about ft"), CATALOG.index("\n  - title: Agents")
    moved = "    topics:\n" + indent(CATALOG[start:end], "    ")
    assert after == CATALOG[:start] + CATALOG[end:].replace("Agents\n", f"Agents\n{moved}")


def test_the_last_topic_of_a_list_moves_and_the_list_goes() -> None:
    before = "topics:\n- slug: a\n  topics:\n  - slug: b # c\n    title: 'x\n      y'\n- slug: d\n"
    assert edited(before, MoveItem(("topics", 0, "topics", 0), ("topics",))) == (
        "topics:\n- slug: a\n- slug: d\n- slug: b # c\n  title: 'x\n    y'\n"
    )
    flow = "topics: [{slug: a, topics: [{slug: b}]}, {slug: d}]\n"
    assert (
        edited(flow, MoveItem(("topics", 0, "topics", 0), ("topics",), 0))
        == "topics: [{slug: b}, {slug: a}, {slug: d}]\n"
    )


def test_changes_are_made_one_after_another() -> None:
    before = "title: A # t\nauthors:\n  - X\n  - Y\n"
    changes = [
        RemoveItem(("authors",), "X"),
        Set(("status",), "read"),
        Set(("title",), "B"),
        AddItem(("authors",), "Z"),
    ]
    assert edited(before, *changes) == "title: B # t\nauthors:\n  - Y\n  - Z\nstatus: read\n"
    assert edited(before, Set(("title",), "B"), Set(("title",), "A")) == before
    assert edited(before) == before


@pytest.mark.parametrize(
    ("before", "change", "message"),
    [
        ("a: b\n", Set(("a", "x"), "v"), "p.yaml:1:1: a is not a mapping in this file"),
        ("a: b\n", AddItem(("a",), "v"), "p.yaml:1:4: a is not a list in this file"),
        ("a: b\n", Set(("a",), "x\0y"), "p.yaml:1:4: the text holds U+0000, which no file can keep"),
        ("z: 1\na: b\n", Set(("a",), "\ud800"), "p.yaml:2:4: the text holds U+D800, which no file can keep"),
        ("a: b\n", Set(("k" * 1100,), "v"), f"changing {'k' * 1100} here cannot be done safely (this line is no"),
        ("t: [a: b]\n", Set(("t", 0, "c"), "d"), "p.yaml:1:5: changing t[0].c here cannot be done safely"),
        (
            "a: b\n",
            Set(("a",), "x" * 1_100_000),
            "p.yaml:1:4: changing a here cannot be done safely (1,100,004 bytes in one file",
        ),
    ],
)
def test_what_cannot_be_done_safely_is_refused(before: str, change: Change, message: str) -> None:
    with pytest.raises(RefusedError) as caught:
        edited(before, change)
    assert message in str(caught.value)
    assert caught.value.path == "p.yaml"
