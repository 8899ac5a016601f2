"""The careful reader: text as written, exact places, and one clear sentence for each refusal."""

from __future__ import annotations

import pytest

from papercli.errors import InvalidError
from papercli.store.yaml_limits import MAX_BYTES
from papercli.store.yaml_read import Document, parse

PAPER = (
    "\ufefftitle: 'It''s'  # why\r\n"
    "authors:\r\n- É. One\r\n-\r\n-   Two\r\n\r\n# about\r\n"
    "status:   # none\r\nlinks: {code: u, 'a b': [x, ~]}\r\nsummary: |\r\n  Text.\r\n\r\n   More.\r\nweight: {a}\r\n"
)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("2106.09680", "2106.09680"),
        ("1e3", "1e3"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("no", "no"),
        ("True", "True"),
        (".inf", ".inf"),
        ("2021-06-17", "2021-06-17"),
        ("12:30:45", "12:30:45"),
        ("", None),
        ("   # comment", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("nUll", "nUll"),
        ('"~"', "~"),
        ("''", ""),
        ('""', ""),
        ("'it''s'", "it's"),
        ('"\\e[31m \\x9b \\u00e9 \\U0001F600 \\N"', "\x1b[31m \x9b é 😀 \x85"),
        ("a#b # c", "a#b"),
        ("a\n  b\n\n  c", "a b\nc"),
        ('"a\\\n  b"', "ab"),
        ("|\n  a\n\n   b\n\n", "a\n\n b\n"),
        ("|-\n  a\n", "a"),
        ("|+\n  a\n\n", "a\n\n"),
        ("|2\n   a\n", " a\n"),
        ("|\n  a", "a"),
        (">\n  a\n  b\n\n  c\n", "a b\nc\n"),
        ("a\x85b\u2028c\u2029d", "a\x85b\u2028c\u2029d"),
        ("'a\x85 b'", "a\x85 b"),
        ("|\n  a\u2028b\n", "a\u2028b\n"),
        ("a\ufeffb", "a\ufeffb"),
        ("a\U0010ffffb\u2028c", "a\U0010ffffb\u2028c"),
        ("[a, 'b', ~, 1.0]", ["a", "b", None, "1.0"]),
        ("{a: 1, b}", {"a": "1", "b": None}),
        ("\n  - a\n  -\n  - - b\n", ["a", None, ["b"]]),
        ("\n- a\n- x: 1\n  y: 2\n", ["a", {"x": "1", "y": "2"}]),
    ],
)
def test_a_scalar_is_read_as_it_is_written(source: str, value: object) -> None:
    assert parse(f"k: {source}", "p").root == {"k": value}
    if "\n" in source:
        assert parse(f"k: {source}".replace("\n", "\r\n").encode(), "p").root == {"k": value}


@pytest.mark.parametrize("text", ["", "\ufeff", "# only\n# comments", "\n\n", "---\n", "\ufeff# c\r\n"])
def test_a_file_without_anything_is_empty(text: str) -> None:
    assert parse(text.encode(), "p") == Document("p", text, {})


@pytest.mark.parametrize(
    "text", ["---\nk: v", "# c\n---  # d\nk: v\n", "{k: v}", "--- {k: v}", '"k" : v', "\ufeff{\n k: v,\n}\n"]
)
def test_forms_of_the_same(text: str) -> None:
    assert parse(text, "p").root == {"k": "v"}


def test_keys_are_text_in_the_order_of_the_file() -> None:
    assert list(parse("z: 1\n2021: 2\nno: 3\n'<<': 4\n\"\": 5\nüb er: 6\n", "p").root) == [
        "z",
        "2021",
        "no",
        "<<",
        "",
        "üb er",
    ]


@pytest.mark.parametrize(
    ("path", "place", "key"),
    [
        (("title",), (1, 8), (1, 1)),
        (("authors",), (3, 1), (2, 1)),
        (("authors", 0), (3, 3), (3, 3)),
        (("authors", 1), (4, 2), (4, 2)),
        (("authors", 2), (5, 5), (5, 5)),
        (("authors", 3), (2, 1), (2, 1)),
        (("status",), (8, 1), (8, 1)),
        (("links",), (9, 8), (9, 1)),
        (("links", "code"), (9, 15), (9, 9)),
        (("links", "a b", 1), (9, 29), (9, 29)),
        (("links", "absent"), (9, 1), (9, 1)),
        (("summary",), (10, 10), (10, 1)),
        (("weight", "a"), (14, 10), (14, 10)),
        (("absent",), (1, 1), (1, 1)),
        ((), (1, 1), (1, 1)),
    ],
)
def test_places_are_exact_with_a_byte_order_mark_and_carriage_returns(
    path: tuple[str | int, ...], place: tuple[int, int], key: tuple[int, int]
) -> None:
    document = parse(PAPER.encode(), "p")
    assert (document.place(path), document.key_place(path)) == (place, key)


def test_the_place_in_an_empty_file() -> None:
    assert parse("# c\n", "p").place(("title",)) == (1, 1)


PLAIN = "papercli's files are plain YAML"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("a: &x b", f"1:4: an anchor (&name) is not allowed here: {PLAIN}; put text that starts with & in quotes"),
        ("a:\n  - *x", f"2:5: an alias (*name) is not allowed here: {PLAIN}; put text that starts with * in quotes"),
        (
            "t: *Great* paper",
            f"1:4: an alias (*name) is not allowed here: {PLAIN}; put text that starts with * in quotes",
        ),
        ("a: * b", "1:4: text cannot start with * here: put it in quotes"),
        ("a: & b", "1:4: text cannot start with & here: put it in quotes"),
        (
            "a: !!python/object/apply:os.system x",
            f"1:4: a tag (!name) is not allowed here: {PLAIN}; put text that starts with ! in quotes",
        ),
        (
            "a: !!str |\n  x\n",
            f"1:4: a tag (!name) is not allowed here: {PLAIN}; put text that starts with ! in quotes",
        ),
        ("a: !x!y z", "1:4: a tag (!name) is not allowed here: put text that starts with ! in quotes"),
        ("<<: {a: b}", f"1:1: a merge key (<<) is not allowed here: {PLAIN}"),
        ("\ufeff%YAML 1.1\n---\na: no", f"1:1: a directive (%) is not allowed here: {PLAIN}"),
        ("# c\n%FOO\n---\na: b", f"2:1: a directive (%) is not allowed here: {PLAIN}"),
        ("a: b\n---\nc: d", "2:1: a second document (---) starts here: a file holds one"),
        ("a: b\n...\n", f"2:1: an end marker (...) is not allowed here: {PLAIN}"),
        ("a: b\r\nc: d\r\na: e", '3:1: the key "a" is here a second time; the first is on line 1'),
        ("t:\n - {a: b,\n    a: c}", '3:5: the key "a" is here a second time; the first is on line 2'),
        ("'1': a\n1: b", '2:1: the key "1" is here a second time; the first is on line 1'),
        ("? a\n: b", '1:3: a key must be text on one line, before its colon ("key: value")'),
        ("[a]: b", '1:1: a key must be text on one line, before its colon ("key: value")'),
        ("k: {? a: b}", '1:7: a key must be text on one line, before its colon ("key: value")'),
        ("~: b", "1:1: a key must be text; put it in quotes if this is what you mean"),
        (": b", "1:1: a key must be text; put it in quotes if this is what you mean"),
        ("- a", '1:1: this file must hold lines of "key: value", not a list'),
        ("\n  hello", '2:3: this file must hold lines of "key: value", not one piece of text'),
        ("a:\n\tb: c", "2:1: a tab is not allowed here: use spaces, or put text with a tab in quotes"),
        ("a: b\tc", "1:5: a tab is not allowed here: use spaces, or put text with a tab in quotes"),
        ("k: v\na: 'x\nb: c", "2:4: this quote is not closed"),
        ('k: v\na: "x\n', "2:4: this quote is not closed"),
        ("k: v\na: [x, y\n", "2:4: this [ is not closed"),
        ("a: {x: y\n", "1:4: this { is not closed"),
        ("a: [x, y\nb: c", "2:2: a comma or the closing ] is missing here"),
        (
            "title: LoRA: x",
            "1:12: a colon and a space start a value, which cannot stand here: put the text in quotes, or check the indentation",
        ),
        ("a: b\nfoo\nc: d", '2:1: this line is no "key: value"'),
        ("a: - b", "1:4: a list item (- ) cannot stand here: put it on a line of its own, below its key"),
        ("a:\n  - b\n - c", "3:2: this does not fit here: check indentation and quotes"),
        ("a: 'b' c", "1:8: this does not fit here: check indentation and quotes"),
        ("a: @x", "1:4: text cannot start with @ here: put it in quotes"),
        ("a: |x\n", "1:4: this | or > is not followed by an indented text; put text that starts with it in quotes"),
        ('a: "C:\\q"', "1:7: \\q is no escape of YAML; write \\\\ for a backslash, or use single quotes"),
        (
            'a: "\\x4"',
            "1:7: an escape in double quotes lacks hexadecimal digits; write \\\\ for a backslash, or use single quotes",
        ),
        ('a: b\nc: "\\U00110000"', "2:5: \\U00110000 is no character"),
        ('a: "\\UFFFFFFFF"', "1:5: \\UFFFFFFFF is no character"),
        ('a: "\\ud800"', "1:4: half a character (\\ud800 to \\udfff) is not allowed in text"),
        ('a: "x\\0"', "1:4: the character NUL (\\0) is not allowed in text"),
        ("a: x\0", "1:5: the control character U+0000 is not allowed; is this file UTF-8 text?"),
        ("é: \x1b[31m", "1:4: the control character U+001B is not allowed"),
        ("a: x\x9by", "1:5: the control character U+009B is not allowed"),
        ("a: x\x7f", "1:5: the control character U+007F is not allowed"),
        ("a: x\rb: y", "1:5: a carriage return without a line feed is not allowed"),
        ("a: \uffff", "1:4: U+FFFF, which is no character, is not allowed"),
        ("a: b\n<<<<<<< HEAD\nc: d\n=======\n", "2:1: a Git conflict marker (<<<<<<<): resolve the conflict first"),
        (b"a: b\n\xc3\xa9c: \xe9\n", "2:5: the byte 0xe9 is not UTF-8; save the file as UTF-8"),
        ("a: b".encode("utf-16"), "1:1: this file is UTF-16; save it as UTF-8"),
        (b"a: " + b"x" * MAX_BYTES, "1:1: 1,048,579 bytes in one file; 1,048,576 are allowed"),
        ("a: [" + "x," * 6000 + "]", "1:9999: more than 5,000 keys and values in one file"),
        ("[" * 100_000, "1:21: nested more than 20 levels deep"),
        ("- " * 100_000, "1:41: nested more than 20 levels deep"),
        ("a: " + "{a: " * 50_000, "1:80: nested more than 20 levels deep"),
        ("".join(f"{' ' * n}k:\n" for n in range(30)), "21:21: nested more than 20 levels deep"),
    ],
)
def test_what_is_no_plain_yaml_is_refused_at_its_place(data: str | bytes, message: str) -> None:
    with pytest.raises(InvalidError) as caught:
        parse(data, "x/p.yaml")
    assert str(caught.value) == f"x/p.yaml:{message}"
    assert str(caught.value.findings[0]) == f"x/p.yaml:{message}"


def test_text_with_half_a_character_is_refused() -> None:
    with pytest.raises(InvalidError, match=r"1:4: U\+D800, which is no character, is not allowed"):
        parse("a: \ud800", "p")


def test_an_alias_bomb_is_refused_for_each_of_its_anchors_and_never_expanded() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    with pytest.raises(InvalidError) as caught:
        parse("\n".join(lines), "p")
    assert len(caught.value.findings) == 30 + 29 * 9


def test_all_that_can_be_seen_is_reported_in_order() -> None:
    with pytest.raises(InvalidError) as caught:
        parse("a: 1\na: 2\nb: &x 3\nc:\n  d: 1\n  d: 2\n", "p")
    assert [(f.line, f.column, f.code) for f in caught.value.findings] == [
        (2, 1, "duplicate-key"),
        (3, 4, "yaml-feature"),
        (6, 3, "duplicate-key"),
    ]


def test_a_depth_and_a_number_just_allowed() -> None:
    deep = "a: " + "[" * 19 + "]" * 19
    assert parse(deep, "p").root
    assert len(parse("\n".join(f"k{n}: v" for n in range(2499)), "p").root) == 2499
    assert parse("a: " + "x" * (MAX_BYTES - 3), "p").root
