"""Marker lines, written and read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from papercli.markdown.marker_text import END, MARKER, begin, parse_options


def options(line: str) -> dict[str, str]:
    marker = MARKER.fullmatch(line)
    assert marker
    assert marker["word"] == "begin"
    values, _places, problems = parse_options(marker["options"])
    assert problems == []
    return values


def test_how_a_marker_is_written() -> None:
    assert begin({}) == "<!-- papercli:begin -->"
    assert (
        begin({"topic": "peft", "columns": "title,authors,year,status:Read Status", "none": ""})
        == '<!-- papercli:begin topic=peft columns="title,authors,year,status:Read Status" none="" -->'
    )
    assert MARKER.fullmatch(END)


KEYS = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,8}", fullmatch=True).filter(lambda key: "--" not in key)
VALUES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp"), exclude_characters='"'), max_size=12
)


@given(st.dictionaries(KEYS, VALUES.filter(lambda value: "--" not in value and value not in ("-", "->")), max_size=5))
@settings(max_examples=300, deadline=None)
def test_what_is_written_is_read(given_options: dict[str, str]) -> None:
    line = begin(given_options)
    assert options(line) == given_options
    assert list(options(line)) == list(given_options)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("a", "x--y"),
        ("a", 'x"y'),
        ("a", "x\ny"),
        ("a", "\u2028"),
        ("a", "x\x00"),
        ("a b", "x"),
        ("", "x"),
        ("a=", "x"),
        ("a--b", "x"),
    ],
)
def test_what_cannot_stand_in_a_marker(key: str, value: str) -> None:
    with pytest.raises(ValueError, match="cannot"):
        begin({key: value})


@pytest.mark.parametrize("value", ["-", "x-", "->", ">", "-->x"])
def test_no_value_ends_the_comment(value: str) -> None:
    """Whatever is written is one comment to its end: no ``--`` before the last one."""
    try:
        line = begin({"a": value})
    except ValueError:
        return
    assert line.index("--", 4) == len(line) - 3


@pytest.mark.parametrize(
    ("text", "values", "problems"),
    [
        ('  a=1\tb="x y"  ', {"a": "1", "b": "x y"}, []),
        (" a=b=c", {"a": "b=c"}, []),
        (" a", {}, [(1, 'a is no option: write key=value or key="several words"')]),
        (" a= b=1", {"b": "1"}, [(1, "a has no value")]),
        (" a=1 a=2", {"a": "1"}, [(5, "a is given twice")]),
        (' a="x y', {}, [(1, "the quote after a= is not closed")]),
        (' a="x"y', {}, [(1, "put a blank after the closing quote of a")]),
        (' a=x"y', {}, [(1, "put the value of a in double quotes, without any inside")]),
        (" 1=x", {}, [(1, '1=x is no option: write key=value or key="several words"')]),
        (" a=x--y", {"a": "x--y"}, [(4, "-- cannot stand in a marker: it ends an HTML comment")]),
        (" -- a=1", {"a": "1"}, [(1, "-- cannot stand in a marker: it ends an HTML comment")]),
    ],
)
def test_options(text: str, values: dict[str, str], problems: list[tuple[int, str]]) -> None:
    read, places, found = parse_options(text)
    assert (read, found) == (values, problems)
    assert all(text.startswith(f"{key}=", at) for key, at in places.items())
