from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from papercli.model import paper_id

VALID = ["a", "2305.11206", "hep-th_9901001", "petroni2019language", "a.b-c_d", "console", "com10", "x" * 80, "0"]
INVALID = [
    "",
    "A",
    "-a",
    ".a",
    "_a",
    "a.",
    "a..b",
    "..",
    "a/b",
    "a\\b",
    "a b",
    "é",
    "a:b",
    "a\n",
    "x" * 81,
    "con",
    "nul",
    "com1",
    "lpt9",
    "aux.x",
    "con.2",
]


@pytest.mark.parametrize("id_", VALID)
def test_valid(id_: str) -> None:
    assert paper_id.is_valid(id_)


@pytest.mark.parametrize("id_", INVALID)
def test_invalid(id_: str) -> None:
    assert not paper_id.is_valid(id_)


@pytest.mark.parametrize(
    ("title", "authors", "year", "arxiv", "expected"),
    [
        (
            "Language Models as Knowledge Bases?",
            ["Fabio Petroni", "Tim Rocktäschel"],
            2019,
            None,
            "petroni2019language",
        ),
        ("LIMA: Less Is More for Alignment", ["Chunting Zhou"], 2023, "2305.11206", "2305.11206"),
        ("Any", [], None, "hep-th/9901001", "hep-th_9901001"),
        ("The Power of Scale", ["Lester, Brian"], 2021, None, "lester2021power"),
        ("Visualizing Data using t-SNE", ["Laurens van der Maaten"], 2008, None, "vandermaaten2008visualizing"),
        ("On the Way", ["O'Neill, P."], None, None, "oneillway"),
        (r"{\"U}ber Sprache", [r"Bj\"orn Schön"], 2020, None, "schon2020uber"),
        ("Observation of a New Particle", ["The ATLAS Collaboration"], 2012, None, "atlas2012observation"),
        ("评估大模型", ["张三"], 2024, None, "zhangsan2024pinggudamoxing"),
        ("To Be", ["A. Bee"], 2001, None, "bee2001to"),
        ("LoRA: Low-Rank Adaptation", [], 2021, None, "lora-low-rank-adaptation"),
        ("评估大模型", [], None, None, "pinggudamoxing"),
        (
            "A very long title that goes on and on until nobody can remember how it began",
            [],
            None,
            None,
            "a-very-long-title-that-goes-on-and-on-until-nobody-can",
        ),
        ("x" * 200, [], None, None, "x" * 60),
        ("CON", [], None, None, "paper-con"),
        ("???", [], None, None, "paper"),
        ("???", ["!!!"], None, None, "paper"),
    ],
)
def test_an_id_is_made(title: str, authors: list[str], year: int | None, arxiv: str | None, expected: str) -> None:
    assert paper_id.for_paper(title, authors, year, arxiv, ()) == expected


def test_a_taken_id_gets_a_number() -> None:
    taken = {"petroni2019language", "petroni2019language-2"}
    assert paper_id.for_paper("Language Models", ["Fabio Petroni"], 2019, None, taken) == "petroni2019language-3"
    assert paper_id.for_paper("Any", [], None, "2305.11206", {"2305.11206"}) == "2305.11206-2"


@settings(max_examples=300, deadline=None)
@given(
    st.text(),
    st.lists(st.text(), max_size=2),
    st.none() | st.integers(0, 3000),
    st.sets(st.sampled_from(["paper", "a", "paper-2"])),
)
def test_whatever_the_paper_its_id_is_valid_and_free(
    title: str, authors: list[str], year: int | None, taken: set[str]
) -> None:
    made = paper_id.for_paper(title, authors, year, None, taken)
    assert paper_id.is_valid(made)
    assert made not in taken
