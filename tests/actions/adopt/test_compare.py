"""What counts as lost of an entry, and which lines come back."""

from __future__ import annotations

import pytest

from papercli.actions.adopt.compare import added, dedent, is_address, lost, same_lines

A = "https://arxiv.org/abs/1706.03762"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one two", "* two, **one**"),
        ("1. one", "17. one"),
        ("- [ ] one", "- [x] one"),
        ("- one *and* two", "- one, two"),
        ("- Été", "- ete"),
        ("- 1 Sept 2021", "- 01 September 2021"),
        ("- 2021/06", "- 2021-6"),
        (f"- [one]({A})", "- one [[pdf](https://arxiv.org/pdf/1706.03762v3.pdf)]"),
        (f"- one [[pdf]({A})]", "- one [[PDF](https://arxiv.org/pdf/1706.03762v3.pdf)]"),
        (f"- one {A}", f"- [one]({A})"),
        ("- **one** 模型", "- 模 one 型"),
        ("    - one", "- one"),
        ("- one\n  - two", "- one two"),
        ("| one | two |", "| two | one |"),
    ],
)
def test_nothing_is_lost(before: str, after: str) -> None:
    assert lost(before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "missing"),
    [
        ("- one two three", "- one three", ["two"]),
        ("- one one", "- one", ["one"]),
        ("- one 2 two", "- one two", ["2"]),
        ("- ![stars](https://img.shields.io/x.svg)", "- x", ["stars", "https://img.shields.io/x.svg"]),
        ("- one `two`", "- one", ["two"]),
        ("- [read me](https://example.org/a)", "- read me", ["https://example.org/a"]),
        (f"- [one]({A})", "- one", ["arXiv:1706.03762"]),
        (f"- [one]({A})", "- [one](https://arxiv.org/abs/1706.03763)", ["arXiv:1706.03762"]),
        ("- [a](https://example.org/a) [b](https://example.org/a)", "- a b", ["https://example.org/a"]),
        ("- [one](https://example.org/a/)", "- [one](https://example.org/a)", ["https://example.org/a/"]),
        (f"- one [[ICLR]({A})]", f"- one [[ACL]({A})]", ["iclr"]),
        (f"- one [[pdf]({A})] [[page]({A})]", f"- one [[page]({A})]", ["pdf"]),
        ("- one <b>two</b>", "- one", ["two"]),
        ("- 模型", "- 模", ["型"]),
        ("- one\n\n  ```\n  two\n  ```", "- one", ["two"]),
        ("- [one two](https://example.org/a)", "- [one](https://example.org/a)", ["two"]),
        ("- x\n\n  [a](https://b.c/)", "- x\n\n      [a](https://b.c/)", ["https://b.c/"]),
    ],
)
def test_what_is_lost(before: str, after: str, missing: list[str]) -> None:
    assert lost(before, after) == missing


def test_addresses_are_told_from_words() -> None:
    assert [is_address(each) for each in ("arXiv:1706.03762", "slides/1.pdf", "word", "2017")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("a\nb\nc", "a\nb\nc", 3),
        ("a\n\n  b", "a\nb  ", 2),
        ("a b", "ab", 1),
        ("a\nb\nc", "b\nc\na", 2),
        ("a\nb", "A\nb.", 0),
        ("", "a", 0),
        ("| a | b |", "|a|b|", 1),
    ],
)
def test_lines_that_come_back(before: str, after: str, same: int) -> None:
    assert same_lines(before, after) == same


def test_dedent() -> None:
    assert dedent("    - a\n      b\n  c\n\n    d") == "- a\n  b\nc\n\nd"
    assert dedent("\t- a\n\t\tb") == "- a\n    b"


@pytest.mark.parametrize(
    ("before", "after", "more"),
    [
        ("- one two", "- one two", []),
        ("- one two three", "- one two", []),
        ("- one", "- one one", ["one"]),
        ("- one, 2021", "- one, 2021, 2021", ["2021"]),
        ("- ![](a.png)", "- ![](a.png) ![](a.png)", ["a.png"]),
        (f"- one [[paper]({A})]", f"- [one]({A}) [[paper]({A})]", ["arXiv:1706.03762"]),
        (f"- one [[paper]({A})]", f"- one [[pdf]({A})]", ["pdf"]),
    ],
)
def test_what_is_added(before: str, after: str, more: list[str]) -> None:
    assert added(before, after) == more
