"""The quick reader: what it answers, what it leaves to the careful one, and that the two never disagree."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings, strategies as st

from papercli.errors import InvalidError
from papercli.store import yaml_quick
from papercli.store.yaml_limits import MAX_BYTES
from papercli.store.yaml_read import parse
from papercli.store.yaml_write import new_document
from tests.store.paper_files import ORDER, generated

if TYPE_CHECKING:
    from pathlib import Path

USUAL = b"""\
# what a paper's file looks like
title: "LoRA: Low-Rank Adaptation of Large Language Models"   # its title
authors:
  - Edward J. Hu
  - 'Yelong Shen'

published: 2021-06-17
year: 2022
arxiv: "2106.09685"
doi: 10.1000/xyz123
topics: [peft, lora, "a, b", 'c']
status:
rating: 5
weight: {peft: 120, lora: 1.5}
summary: |
  **Freezes** the weights: & learns two `thin` matrices.

    ![an image](x.png) *so*
links:
  code: https://github.com/microsoft/LoRA#readme
  My Column: yes
see: [https://x.org/a?b=c&d=e]
tree:
- slug: a
  topics:
  - slug: b
    was: []
"""


def agrees(quick: object, careful: object) -> bool:
    """Whether a value of the quick reader says what the careful one read."""
    if isinstance(quick, dict) and isinstance(careful, dict):
        return list(quick) == list(careful) and all(agrees(quick[key], careful[key]) for key in quick)
    if isinstance(quick, list) and isinstance(careful, list):
        return len(quick) == len(careful) and all(map(agrees, quick, careful))
    if quick is None or isinstance(quick, str):
        return quick == careful
    if isinstance(quick, bool):
        return isinstance(careful, str) and careful.lower() == str(quick).lower()
    if isinstance(quick, int):
        return careful == str(quick)
    return (
        isinstance(quick, float)
        and isinstance(careful, str)
        and careful.replace(".", "").lstrip("-").isdigit()
        and float(careful) == quick
    )


def check(data: bytes) -> bool:
    """Whether the quick reader took these bytes; that it agrees with the careful one where it did."""
    quick = yaml_quick.load(data)
    if quick is None:
        return False
    assert agrees(quick, parse(data, "p").root), data
    return True


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_a_usual_file_is_read_quickly(newline: bytes, bom: bytes) -> None:
    data = bom + USUAL.replace(b"\n", newline)
    assert check(data)
    values = yaml_quick.load(data)
    assert values is not None
    assert (values["published"], values["year"], values["status"]) == ("2021-06-17", 2022, None)
    assert values["weight"] == {"peft": 120, "lora": 1.5}


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("5", 5),
        ("-3", -3),
        ("0", 0),
        ("1.5", 1.5),
        ("2106.09680", 2106.0968),
        ("true", True),
        ("False", False),
        ("no", "no"),
        ("~", None),
        ("null", None),
        ("", None),
        ("''", ""),
        ('"5"', "5"),
        ("2021-06-17", "2021-06-17"),
        ("2021-6-7", "2021-6-7"),
        ("2021-06-17 10:00:00", "2021-06-17 10:00:00"),
        ("12:30:45", "12:30:45"),
        ("[1, a, ~]", [1, "a", None]),
        ("{a: b, 'c d': 2}", {"a": "b", "c d": 2}),
        ("|\n  a\n\n   b", "a\n\n b\n"),
        ("|-\n  a", "a"),
        ('"a \\"b\\" \\\\ \\n"', 'a "b" \\ \n'),
    ],
)
def test_the_types_that_can_occur(source: str, value: object) -> None:
    data = f"k: {source}\n".encode()
    assert yaml_quick.load(data) == {"k": value}
    assert type((yaml_quick.load(data) or {})["k"]) is type(value)
    assert check(data)


@pytest.mark.parametrize(
    "text",
    [
        *("", "# c\n", "- a\n", "a\n", "---\na: b\n", "a: b\n---\n", "a: b\n...\n", "%YAML 1.1\n---\na: b\n"),
        *("? a\n: b\n", ": b\n", "{a: b}\n", "a: &x b\n", "a: *x\n", "a: !!str b\n", "a:\n  - &x b\n", "&x a: b\n"),
        *("a: [&x b]\n", "<<: {a: b}\n", "'<<': {a: b}\n  ", "a: 1\na: 2\n", "a: {b: 1, b: 2}\n", "1: a\n"),
        *("true: a\n", "null: a\n", "~: a\n", "1.5: a\n", "[a]: b\n", "a: {1: b}\n", "a: 007\n", "a: 0x1F\n"),
        *("a: 0o17\n", "a: 1_000\n", "a: _1\n", "a: +5\n", "a: .5\n", "a: 1.\n", "a: 1e3\n", "a: -0\n", "a: .inf\n"),
        *("a: [.nan]\n", "a: [1, 1e3]\n", "a: {b: 0b1}\n", "- 007\n", f"a: {'9' * 19}\n", f"a: {'9' * 5000}\n"),
        *("a:\tb\n", "a: b\tc\n", "\ta: b\n", "a: b\t# c\n", 'a: "b\tc"\n', "a: |\n  b\tc\n", "a: |\n  b\n\t\n"),
        *("a: x\x1b\n", "a: x\0\n", "a: x\x7f\n", "a: x\x85\n", "a: x\x9b\n", "a: x\u2028\n", "a: x\ufeff\n"),
        *("a: \uffff\n", "a: b\rc: d\n", 'a: "\\e"\n', 'a: "\\0"\n', 'a: "\\ud800"\n', 'a: "\\x41"\n'),
        *("a: b\n  c\n", 'a: "b\n  c"\n', "a: 'b\n  c'\n", "a: [b,\n  c]\n", "a: |+\n  b\n", "a: >\n  b\n"),
        *("a: |2\n  b\n", "a: |\n\n  b\n", "a: |\n  b\n   \n", "a: |\n  b", "a: |\n", "a: |\nb: c\n", "a: b: c\n"),
        *("a: 'b' c\n", "a: [b] c\n", "a: [b, , c]\n", "a: [b: c]\n", "a: {b}\n", "a: @b\n", "a: `b`\n", "a: - b\n"),
        *("a: |\n  b\n \n\n  - c", f"a:\n{' ' * 61}b: c\n"),
        *("- - - - a\n", "<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> x\n", "a:\n  - b\n - c\n", "a: b\n c: d\n"),
    ],
)
def test_what_is_left_to_the_careful_reader(text: str) -> None:
    assert yaml_quick.load(text.encode("utf-8", "surrogatepass")) is None


def test_bytes_that_are_no_text_and_files_too_big_are_left_to_it() -> None:
    assert yaml_quick.load(b"a: \xe9\n") is None
    assert yaml_quick.load("a: b\n".encode("utf-16")) is None
    assert yaml_quick.load(b"a: " + b"x" * MAX_BYTES) is None
    assert yaml_quick.load("".join(f"k{n}: v\n" for n in range(2500)).encode()) is None
    assert yaml_quick.load("".join(f"k{n}: v\n" for n in range(2499)).encode()) is not None


BOMBS = (
    '"- " * 400_000 + "x"',
    '"- " * 400_000 + "k: x"',
    '"a: " + "[" * 400_000',
    '"{a: " * 200_000',
    '"".join(" " * n + "k:\\n" for n in range(1400))',
    '"a: &a [x]\\nb: [*a, *a]"',
    '"a: 1\\nb: 1" + "_1" * 400_000',
    '"a: 1\\nb: [" + "0" * 900_000',
    '"a: " + "x: " * 300_000',
    '"a: [" + "x, " * 300_000',
    '"  # c\\n" * 150_000 + "?"',
    '"a: |\\n  b\\n" + "\\n" * 900_000 + "?"',
)


def test_no_bomb_reaches_the_quick_parser() -> None:
    """In a process of its own: what the gate keeps out would kill it, or take for ever."""
    checks = "".join(f"assert load(({bomb}).encode()) is None\n" for bomb in BOMBS)
    code = f"from papercli.store.yaml_quick import load\n{checks}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_both_readers_agree_on_files_from_many_hands() -> None:
    taken = [check(data) for data in generated(400)]
    assert sum(taken) > 20  # these are odd files; usual ones are nearly all taken


LINES = (
    *("title: x", "a: |", "b: |-", "  b", "   c", "    d", "", "# c", "  # c", "    # d", "  - x", "- y", "  k: v"),
    *("    - z: 1", "      w: 2", "- - q", "topics: [a, b]", "w: {a: 1, b: 2.5}", "t: 'it''s'", 't: "x \\" y"'),
    *("x:", " y: z", "  l: |", "     m", "authors:", "u: a:b c#d", "- k: |", "      lit", "é: ü", "  ", "q: a  b"),
    *("e: ''", "z: [ a , 'b', \"c\" ,]", "f: {}", "g: []", "h: [a b, c:d]", "i: {'a': b}", "j: x # y", "n: -1"),
    *("true: x", "a b: c", "a: b'c", "s: a - b", "s: a ? b", "- a: b", "- x # c", "m: a [b] {c}, d", "r: a!b &c *d"),
    *(" - x",),
)
TOKENS = (
    *("a", "x y", "é", "文", "😀", "5", "007", "1.5", "-3", "1_0", "0x1f", ".5", "1e3", ".inf", "no", "true", "~"),
    *("null", "-", "- ", "? ", ": ", ":", ", ", ",", "[", "]", "{", "}", "'", '"', "''", "\\n", "\\", "#", " # c"),
    *(" ", "  ", "\n", "\n  ", "\n- ", "\n  - ", "\n\n", "\r\n", "|", "|-", ">", ": |\n  ", ": >\n  ", "\u2028"),
    *("\x85", "\ufeff", "\xa0", "<<", "=", "12:30:45", "%", "@", "!", "&", "*", "...", "---", "k: v", "\nk: v"),
    *("\nl:\n", "\nz: [", "\ny: {", "**b**", "\t", "http://x.y/z?a=b#c", "a:b", '"a":', "'b': ", " \n", "x\n  y"),
    *('"x\\\n  y"',),
)


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=8), st.sampled_from(["\n", "\n", "\r\n"]), st.booleans())
def test_both_readers_agree_on_lines_thrown_together(lines: list[str], newline: str, ends: bool) -> None:
    check((newline.join(lines) + (newline if ends else "")).encode())


@settings(max_examples=1500, deadline=None)
@given(
    st.sampled_from(["k: ", "k:\n  - ", "k: [", "k: {a: ", "k: |\n  ", ""]),
    st.lists(st.sampled_from(TOKENS), max_size=9),
    st.booleans(),
)
def test_both_readers_agree_on_tokens_thrown_together(start: str, tokens: list[str], more: bool) -> None:
    check((start + "".join(tokens) + ("\nz: 1\n" if more else "")).encode())


@settings(max_examples=1000, deadline=None)
@given(
    st.text("0019_.eE+-xob:iInNaf~", min_size=1, max_size=7),
    st.sampled_from(["k: {}\n", "k: [{}, a]", "k:\n- {}", "k: {{a: {}}}\n", "k: {} # c"]),
)
def test_both_readers_agree_on_what_may_be_a_number(text: str, form: str) -> None:
    check(form.format(text).encode())


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_the_quick_reader_never_fails(data: bytes) -> None:
    for some in (data, b"k: " + data, b'k: "' + data + b'"\n'):
        if yaml_quick.load(some) is not None:
            try:
                careful = parse(some, "p").root
            except InvalidError as error:
                raise AssertionError(f"{some!r} was loaded quickly, but is refused: {error}") from None
            assert agrees(yaml_quick.load(some), careful)


def test_the_lines_and_tokens_are_enough_for_both_answers() -> None:
    answers = {yaml_quick.load(f"k: {token}\n".encode()) is None for token in chain(LINES, TOKENS)}
    assert answers == {True, False}


def test_real_papers_are_nearly_all_read_quickly(test_data: Path) -> None:
    taken = []
    for line in (test_data / "arxiv" / "well_known.jsonl").read_text(encoding="utf-8").splitlines()[::4]:
        record = json.loads(line)
        mapping = {
            "title": record["title"],
            "authors": record["authors"],
            "published": record["published"],
            "arxiv": record["id"],
        }
        taken.append(check(new_document(mapping, order=ORDER).text.encode()))
    assert sum(taken) >= 0.99 * len(taken) > 500
