"""Status, rating and emoji."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from papercli.model.paper import STATUSES
from papercli.readers.markdown.recognise.words import rating, split_emoji, status, strip_emoji


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("✅", "read"),
        ("☑️", "read"),
        ("[x]", "read"),
        ("Read", "read"),
        ("**done**", "read"),
        ("已读", "read"),
        ("読了", "read"),
        ("읽음", "read"),
        (":white_check_mark:", "read"),
        ("✅ read", "read"),
        ("⬜", "unread"),
        ("☐", "unread"),
        ("[ ]", "unread"),
        ("unread", "unread"),
        ("TODO", "unread"),
        ("to-read", "unread"),
        ("未读", "unread"),
        ("Reading", "reading"),
        ("in progress", "reading"),
        ("在读", "reading"),
        ("skipped", "skipped"),
    ],
)
def test_marks_and_words_of_reading_need_no_heading(text: str, expected: str) -> None:
    assert status(text) == expected
    assert status(text, "Read Status") == expected
    assert status(text, "Code") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Yes", "read"), ("No", "unread"), ("x", "read"), ("Y", "read"), ("是", "read"), ("ja", "read")],
)
def test_plain_answers_need_a_heading_that_asks(text: str, expected: str) -> None:
    assert status(text) is None
    assert status(text, "Finished?") == expected
    assert status(text, "Open source") is None


@pytest.mark.parametrize("text", ["", "-", "LoRA", "Reading Wikipedia", "✅ Great paper", "soon", "2023"])
def test_no_status(text: str) -> None:
    assert status(text) is None
    assert status(text, "Status") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("⭐⭐⭐", 3),
        ("⭐️⭐️", 2),
        ("★★★☆☆", 3),
        (":star::star:", 2),
        (":star: :star2:", 2),
        ("⭐", 1),
        ("4/5", 4),
        ("4.5/5", 4),
        ("8/10", 4),
        ("5 out of 5", 5),
        ("", None),
        ("☆☆☆☆☆", None),
        ("★★★★★★", None),
        ("4", None),
        ("3/4", None),
        ("👍", None),
        ("11/10", None),
        ("LoRA ⭐", None),
    ],
)
def test_rating(text: str, expected: int | None) -> None:
    assert rating(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("4", 4), ("3 stars", 3), ("0", None), ("6", None), ("2023", None)])
def test_a_lone_number_rates_only_where_asked_for(text: str, expected: int | None) -> None:
    assert rating(text, bare=True) == expected
    assert rating(text) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("LoRA", ("", "LoRA", "")),
        ("🔥 LoRA", ("🔥", "LoRA", "")),
        (":star: 🔥LoRA ✅ :+1:", (":star: 🔥", "LoRA", "✅ :+1:")),
        ("🧑‍💻", ("🧑‍💻", "", "")),
        ("1️⃣ First", ("1️⃣", "First", "")),
        ("⭐Towards One-shot", ("⭐", "Towards One-shot", "")),
        ("Title: a colon", ("", "Title: a colon", "")),
        ("C# and 3:4", ("", "C# and 3:4", "")),
        ("🇨🇳 论文", ("🇨🇳", "论文", "")),
    ],
)
def test_emoji_come_off(text: str, parts: tuple[str, str, str]) -> None:
    assert split_emoji(text) == parts
    assert strip_emoji(text) == parts[1]


@given(st.text(alphabet=st.sampled_from("aB: _+1⭐🔥✅️:star-\n")))
def test_nothing_is_lost_with_the_emoji(text: str) -> None:
    before, core, after = split_emoji(text)
    assert "".join((before + core + after).split()) == "".join(text.split())
    assert strip_emoji(core) == core


@given(st.text(max_size=30), st.none() | st.text(max_size=12))
def test_a_status_is_one_of_the_models(text: str, heading: str | None) -> None:
    assert status(text, heading) in (None, *STATUSES)
