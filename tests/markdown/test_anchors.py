"""Anchors as github.com gives them."""

from __future__ import annotations

import unicodedata

import pytest
from github_slugger import GithubSlugger
from hypothesis import given, settings, strategies as st

from papercli.markdown.anchors import Anchors, slug


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("PEFT (Parameter Efficient Fine-Tuning)", "peft-parameter-efficient-fine-tuning"),
        ("A & B", "a--b"),
        ("评估LLMs", "评估llms"),
        ("C++（新）", "c新"),
        ("🚀 Start", "-start"),
        ("Start 🚀", "start-"),
        ("🛠️ Tools", "\ufe0f-tools"),
        (":books: X", "books-x"),
        ("en–dash", "endash"),
        ("__proto__", "__proto__"),
        ("  two  blanks", "--two--blanks"),
        ("हिन्दी भाषा", "हिन्दी-भाषा"),
        ("ภาษาไทยที่", "ภาษาไทยที่"),
        ("½ ² ①", "--"),
        ("Ⅻ ٣", "ⅻ-٣"),
        ("Ⓐ 🅰", "ⓐ-🅰"),
        ("Üben! Straße?", "üben-straße"),
        ("a\tb\u00a0c\nd", "abcd"),
        ("1.2 What's new", "12-whats-new"),
        ("🚀", ""),
        ("", ""),
    ],
)
def test_slugs(heading: str, anchor: str) -> None:
    assert slug(heading) == anchor


def test_doubles_skip_what_is_taken() -> None:
    anchors = Anchors()
    given_out = [anchors.add(text) for text in ("echo", "echo", "echo 1", "echo-1", "echo", "Echo!", "", "🚀")]
    assert given_out == ["echo", "echo-1", "echo-1-1", "echo-1-2", "echo-2", "echo-3", "", "-1"]


def known(char: str) -> bool:
    """Whether the other implementation, of 2022, can know this character."""
    return unicodedata.category(char) not in ("Cn", "Co", "Cs") and unicodedata.ucd_3_2_0.category(char) != "Cn"


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8").filter(known), max_size=8), max_size=6))
@settings(max_examples=300, deadline=None)
def test_a_second_opinion(texts: list[str]) -> None:
    anchors, slugger = Anchors(), GithubSlugger()
    assert [anchors.add(text) for text in texts] == [slugger.slug(text) for text in texts]
