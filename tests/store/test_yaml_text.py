"""Any text in any field: written, it reads back exactly, by both readers; and a file's other words stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings, strategies as st

from papercli.errors import RefusedError
from papercli.model.changes import AddItem, MoveItem, Set, apply
from papercli.model.schema import order_at
from papercli.store import yaml_quick, yaml_scalar
from papercli.store.yaml_edit import edit
from papercli.store.yaml_read import parse
from papercli.store.yaml_write import new_document
from tests.store.paper_files import ORDER

if TYPE_CHECKING:
    from papercli.model.changes import Change, Plain

WORDS = (
    *(
        "no",
        "yes",
        "~",
        "null",
        "true",
        "1",
        "2021",
        "2106.09680",
        "1e5",
        "0x1f",
        "12:30:45",
        "2021-06-17",
        ".inf",
        "-",
    ),
    *("---", "...", ": ", " #", "#", ":", "- ", "? ", "&a", "*a", "!t", "|", ">", "%", "@", "`", "'", '"', "''", "\\"),
    *(
        "\\n",
        "{",
        "}",
        "[",
        "]",
        ",",
        "\n",
        "\n\n",
        " ",
        "  ",
        "\n ",
        " \n",
        "\t",
        "\r",
        "\r\n",
        "\x1b",
        "\x7f",
        "\x85",
    ),
    *("\u2028", "\u2029", "\ufeff", "\u202e", "\xa0", "é", "低秩", "😀", "\u200d", "\ue000", "\ufffe", "\U0010ffff"),
    *("word", "two words", "https://x.org/a?b=c#d", "<<", "=", "<<<<<<< HEAD"),
)
NASTY = st.lists(st.sampled_from(WORDS), max_size=6).map("".join) | st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12
)

FILE = parse(
    "title: plain # t\nauthors: # who\n  - 'A'   # a\n  - B\npublished: 2021-06-17 # d\ntopics: [a,  'b'] # f\n"
    'arxiv: "1" # q\nname:   # empty\nsummary: | # s\n    Text.\n\n    More.\n\nremark: >-\n  folded\n  text\n'
    "links:\n  code: u # c\n  'p q': \"v\"\nweight: {a: 1, b: 'x'}\nsee:\n- x # x\nextra: {A B: c}\n# end\n",
    "p.yaml",
)
PATHS = (
    *(("title",), ("authors", 0), ("authors", 1), ("published",), ("topics", 0), ("topics", 1), ("arxiv",)),
    *(("name",), ("summary",), ("remark",), ("links", "code"), ("links", "p q"), ("links", "new"), ("weight", "a")),
    *(("weight", "new"), ("weight",), ("see", 0)),
    *(("extra", "A B"), ("doi",), ("year",), ("zzz",), ("new", "deep", "est"), ("topics",)),
)


COMMENTS = ("# t", "# who", "# a", "# d", "# f", "# q", "# empty", "# s", "# c", "# x", "# end")


def comments(text: str) -> list[str]:
    """The comments of ``FILE`` that are at the end of a line still."""
    return [word for word in COMMENTS if f" {word}\n" in f" {text}"]


def checked(change: Change) -> str:
    after = edit(FILE, [change], order=order_at)
    assert after.root == apply([change], FILE.root)
    assert parse(after.text.encode(), FILE.path) == after  # what is written reads back as what was checked
    return after.text


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(PATHS), NASTY)
def test_any_text_in_any_field_reads_back_exactly(path: tuple[str | int, ...], text: str) -> None:
    after = checked(Set(path, text))
    lost = {"# f"} if path == ("topics",) and "\n" in text else set()
    assert set(comments(after)) | lost == set(comments(FILE.text))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(("authors", "topics", "see", "new")), NASTY, st.sampled_from((None, 0, 1)))
def test_any_text_in_any_list_reads_back_exactly(field: str, text: str, place: int | None) -> None:
    assert comments(checked(AddItem((field,), text, place))) == comments(FILE.text)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(("links", "extra", "weight", "new")), NASTY, NASTY)
def test_any_text_as_a_key_reads_back_exactly(field: str, key: str, text: str) -> None:
    assume(key)
    assert comments(checked(Set((field, key), text))) == comments(FILE.text)


VALUES = st.recursive(
    st.none() | NASTY,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3) | st.dictionaries(NASTY.filter(bool), inner, min_size=1, max_size=3)
    ),
    max_leaves=5,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(ORDER) | NASTY.filter(bool), VALUES, max_size=5))
def test_any_mapping_as_a_new_file_reads_back_exactly(mapping: dict[str, Plain]) -> None:
    text = new_document(mapping, order=ORDER).text
    assert parse(text.encode(), "p.yaml").root == mapping
    keys = [key for key in ORDER if key in mapping]
    assert list(parse(text, "p.yaml").root)[: len(keys)] == keys


@settings(max_examples=300, deadline=None)
@given(NASTY)
def test_the_quick_reader_reads_the_same_text(text: str) -> None:
    data = new_document(
        {"title": text, "topics": [text], "links": {"code": text}, "summary": text}, order=ORDER
    ).text.encode()
    quick = yaml_quick.load(data)
    assert quick in (None, {"title": text, "topics": [text], "summary": text, "links": {"code": text}})


@pytest.mark.parametrize(
    "text",
    [
        "word",
        "two words",
        "LoRA: Low",
        "a\nb\n",
        "no",
        "é 低秩 😀",
        "10.1000/x",
        "https://x.org/#a",
        "C++",
        "$x$ \\alpha",
    ],
)
def test_usual_text_is_written_so_that_the_quick_reader_takes_it(text: str) -> None:
    data = new_document({"title": text, "summary": f"{text}\n"}, order=ORDER).text.encode()
    assert yaml_quick.load(data) == {"title": text, "summary": f"{text}\n"}


@settings(max_examples=150, deadline=None)
@given(st.permutations(range(6)), st.integers(0, 6), st.integers(0, 3), st.sampled_from(("", "\n", "  # about\n")))
def test_items_that_stay_keep_their_comments_in_any_order(order: list[int], keep: int, new: int, gap: str) -> None:
    before = parse("authors:\n" + "".join(f"  -  'A{n}'   # the {n}\n{gap}" for n in range(6)) + "year: 1\n", "p")
    names: list[Plain] = [f"A{n}" for n in order[:keep]]
    names[new:new] = ["N"] * (keep == 0 or new < 3)
    after = edit(before, [Set(("authors",), names)], order=order_at).text
    stayed = [f"  -  'A{n}'   # the {n}" for n in order[:keep]]
    assert [line for line in after.split("\n") if line in stayed] == stayed
    assert parse(after, "p").root["authors"] == names


TREE = """\
t:
- a: 1 # a
- b: |
    x

     y
  t:
    # below
    - u: 'q
         r'
    # last
    - v: 2
- c: 3
  # in c
- d: [4,
    5]
"""


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, 3),
    st.none() | st.integers(0, 4),
    st.sampled_from((("t",), ("t", 1, "t"), ("t", 2, "new"))),
    st.booleans(),
)
def test_a_moved_item_is_the_same_item_elsewhere(
    place: int, index: int | None, target: tuple[str | int, ...], nested: bool
) -> None:
    source = ("t", 1, "t", place % 2) if nested else ("t", place)
    change = MoveItem(source, target, index)
    assume(target[: len(source)] != source)
    before = parse(TREE, "p")
    after = edit(before, [change], order=order_at).text
    assert parse(after, "p").root == apply([change], before.root)
    words = sorted(after.replace("new:", "").replace("t:", "").split())
    assert words == sorted(TREE.replace("t:", "").split())


@pytest.mark.parametrize("text", ["\0", "a\0b", "\ud800", "\udfff x"])
def test_text_that_no_file_can_keep_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="which no file can keep"):
        new_document({"title": text}, order=ORDER)
    with pytest.raises(RefusedError, match="which no file can keep"):
        edit(FILE, [Set(("title",), text)], order=order_at)


SAFE = ("word", "two words", "é", "a:b", "a#b", "10.1000/x", "3D", "v1.2", "e5", "Nope", "a-", "x [1], {y}")
UNSAFE = (
    *(
        "",
        " a",
        "a ",
        "no",
        "Yes",
        "ON",
        "y",
        "Null",
        "~",
        "<<",
        "=",
        "true",
        "-a",
        "?a",
        ":a",
        "a:",
        "a: b",
        "a #b",
        "#a",
    ),
    *("&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "'a", '"a', "[a", "{a", ",a", "a\nb", "a\tb", "a\x85", "a\u2028"),
    *("\ufeffa", "a\x7f", "a\u202eb", "1", "-1", "+1", "1.5", ".5", "1.", "1e5", "0x1F", "0o17", "017", "1_000", "_1"),
    *("<<<<<<< HEAD", "1,000", "2106.09680", "12:30", "12:30:45.5", "2021-06-17", "2021-6-7", "2021-06-17T10:00:00Z"),
    *("2021-06-17 10:00:00 +1", ".inf", "-.Inf", ".NaN"),
)


@pytest.mark.parametrize("text", SAFE + UNSAFE)
def test_what_needs_no_quotes(text: str) -> None:
    assert yaml_scalar.is_plain_safe(text) is (text in SAFE)
    assert yaml_scalar.is_plain_safe(text, flow=True) is (text in SAFE and not any(c in text for c in ",[]{}"))
