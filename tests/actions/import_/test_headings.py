"""What a heading names, and its slug."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from papercli.actions.import_ import headings
from papercli.model.text import is_slug


@pytest.mark.parametrize(
    ("heading", "core"),
    [
        ("Instruction tuning", "Instruction tuning"),
        ("1.2 Instruction tuning", "Instruction tuning"),
        ("1.2.3. Instruction tuning", "Instruction tuning"),
        ("3. Surveys", "Surveys"),
        ("(2) Surveys", "Surveys"),
        ("IV. Surveys", "Surveys"),
        ("A. Surveys", "Surveys"),
        ("一、大模型", "大模型"),
        ("第二章 综述", "综述"),
        ("1️⃣ Surveys", "Surveys"),
        ("🔥 Surveys 🔥", "Surveys"),
        (":books: Surveys", "Surveys"),
        ("Surveys (12)", "Surveys"),
        ("Surveys [3 papers]", "Surveys"),
        ("综述（12篇）", "综述"),
        ("Surveys ¶", "Surveys"),
        ("Surveys #", "Surveys"),
        ("Surveys {#surveys}", "Surveys"),
        ("1. 🔥 Surveys (12) ¶", "Surveys"),
        # what looks like all that and is none of it
        ("2023", "2023"),
        ("ICLR (2023)", "ICLR (2023)"),
        ("3D Generation", "3D Generation"),
        ("4-bit", "4-bit"),
        ("2023.05", "2023.05"),
        ("A Survey", "A Survey"),
        ("Video", "Video"),
        ("C#", "C#"),
        ("C++", "C++"),
        ("一些论文", "一些论文"),
        ("第一部分", "第一部分"),
        ("1.", "1."),
        ("🔥", "🔥"),
    ],
)
def test_numbers_emoji_counts_and_anchors_are_no_part_of_the_name(heading: str, core: str) -> None:
    assert headings.core(heading) == core


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("PEFT (Parameter Efficient Fine-Tuning)", "peft-parameter-efficient-fine-tuning"),
        ("评估LLMs", "评估llms"),
        ("Обучение с подкреплением", "обучение-с-подкреплением"),
        ("🔥", "topic"),
        ("", "topic"),
        ("a " * 100, "-".join("a" * 30)),
        ("大" * 100, "大" * 60),
    ],
)
def test_slugs_in_any_language(heading: str, slug: str) -> None:
    assert headings.slug_of(heading) == slug


@given(st.text())
@settings(max_examples=200)
def test_every_slug_is_one(heading: str) -> None:
    slug = headings.slug_of(heading)
    assert is_slug(slug)
    assert len(slug) <= 60
