"""What a paper's file may say."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from papercli.model import schema
from papercli.model.paper import Paper


def problems(mapping: dict[str, object]) -> list[tuple[tuple[object, ...], str]]:
    return [(p.path, p.message) for p in schema.paper("x", {"title": "T", **mapping})[1]]


def test_every_field_is_read() -> None:
    given = {
        "title": "LoRA: Low-Rank Adaptation",
        "authors": ["Edward J. Hu", None, "Yelong Shen"],
        "published": "2021-06-17",
        "year": "2022",
        "arxiv": "arXiv:2106.09685v2",
        "version": "2",
        "doi": "https://doi.org/10.1000/XYZ",
        "url": "https://example.org",
        "venue": "ICLR 2022",
        "kind": "paper",
        "name": "LoRA",
        "topics": ["peft", "lora"],
        "status": "read",
        "started": "2026-11",
        "finished": "2026-11-03",
        "rating": "5",
        "added": "2026",
        "weight": {"peft": "120", "lora": "1.5"},
        "summary": "Two lines\nof text\n",
        "remark": "good",
        "links": {"code": "https://github.com/microsoft/LoRA", "slides": "talks/lora.pdf", "gone": None},
        "see": ["https://example.org/1"],
        "extra": {"Backbone": "GPT-3", "Blank": ""},
        "readers": {"anything": "goes"},
    }
    paper, found = schema.paper("2106.09685", given)
    assert found == []
    assert paper == Paper(
        id="2106.09685",
        title="LoRA: Low-Rank Adaptation",
        authors=("Edward J. Hu", "Yelong Shen"),
        published="2021-06-17",
        year=2022,
        arxiv="2106.09685",
        version=2,
        doi=paper.doi if paper else "",
        url="https://example.org",
        venue="ICLR 2022",
        name="LoRA",
        topics=("peft", "lora"),
        status="read",
        started="2026-11",
        finished="2026-11-03",
        rating=5,
        added="2026",
        weight={"peft": 120, "lora": 1.5},
        summary="Two lines\nof text\n",
        remark="good",
        links={"code": "https://github.com/microsoft/LoRA", "slides": "talks/lora.pdf"},
        see=("https://example.org/1",),
        extra={"Backbone": "GPT-3", "Blank": ""},
    )
    assert paper is not None
    assert (paper.doi or "").lower() == "10.1000/xyz"


@pytest.mark.parametrize(
    ("mapping", "path", "message"),
    [
        ({"year": "20233"}, ("year",), 'year: "20233" is not a year'),
        ({"year": "²"}, ("year",), 'year: "²" is not a year'),
        ({"published": "2021-13-45"}, ("published",), 'published: "2021-13-45" is not a date like 2021-06-17'),
        ({"published": "2021-02-29"}, ("published",), 'published: "2021-02-29" is not a date like 2021-06-17'),
        ({"added": "yesterday"}, ("added",), 'added: "yesterday" is not a date like 2021-06-17'),
        ({"status": "raed"}, ("status",), 'status: "raed" is none of unread, reading, read, skipped'),
        ({"rating": "0"}, ("rating",), 'rating: "0" is not a rating from 1 to 5'),
        ({"arxiv": "2313.00001"}, ("arxiv",), 'arxiv: "2313.00001" is not an arXiv id'),
        ({"doi": "x"}, ("doi",), 'doi: "x" is not a DOI'),
        ({"url": "javascript:alert(1)"}, ("url",), 'url: "javascript:alert(1)" is not a web address (https://…)'),
        ({"authors": "A, B"}, ("authors",), "authors: should be a list: [one, two]"),
        ({"authors": ["A", ["B"]]}, ("authors", 1), "authors: should be text, not a list"),
        ({"topics": [" "]}, ("topics", 0), "topics: is blank"),
        ({"links": ["a"]}, ("links",), "links: should be a mapping of names to values"),
        ({"weight": {"peft": "much"}}, ("weight", "peft"), 'weight.peft: "much" is not a number'),
        ({"weight": ".inf"}, ("weight",), 'weight: ".inf" is not a number'),
        ({"title": ["T"]}, ("title",), "title: should be text, not a list"),
        ({"title": ""}, ("title",), "title: is blank"),
        ({"title": None}, (), "the paper has no title"),
    ],
)
def test_a_wrong_value_is_named(mapping: dict[str, object], path: tuple[object, ...], message: str) -> None:
    assert problems(mapping) == [(path, message)]


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "//evil.example", "/etc/passwd", "data:text/html,x", "a\x1bb"]
)
def test_a_link_leads_to_the_web_or_into_the_repository(link: str) -> None:
    (found,) = problems({"links": {"x": link}})
    assert found[0] == ("links", "x")


def test_all_problems_are_found_at_once() -> None:
    paper, found = schema.paper("x", {"year": "1", "rating": "9", "statsu": "read"})
    assert paper is None
    assert {p.code for p in found} == {"bad-value", "unknown-key", "no-title"}
    (unknown,) = [p for p in found if p.code == "unknown-key"]
    assert unknown.severity == "warning"
    assert unknown.hint == "did you mean status? columns of your own go below extra:"


def test_an_unknown_key_hides_no_paper() -> None:
    paper, found = schema.paper("x", {"title": "T", "Mycolumn": "1"})
    assert paper is not None
    assert [p.hint for p in found] == ["columns of your own go below extra:"]


@pytest.mark.parametrize(
    "mapping",
    [
        {"name": 1e3},
        {"title": False},
        {"arxiv": 2106.0968},
        {"extra": {"a": 1}},
        {"year": True},
        {"published": 2021},
        {"added": datetime(2021, 1, 1)},
        {1: "x"},
    ],
)
def test_a_type_that_lost_its_text_asks_for_it(mapping: dict[str, object]) -> None:
    with pytest.raises(schema.UnsureError):
        schema.paper("x", {"title": "T", **mapping})


def test_typed_values_mean_the_same_as_text() -> None:
    typed, _ = schema.paper(
        "x", {"title": "T", "year": 2021, "published": date(2021, 6, 17), "weight": {"a": 1, "b": 1.5}, "rating": 3}
    )
    text, _ = schema.paper(
        "x", {"title": "T", "year": "2021", "published": "2021-06-17", "weight": {"a": "1", "b": "1.5"}, "rating": "3"}
    )
    assert typed == text


def test_json_has_every_key() -> None:
    shape = Paper(id="x", title="T", published="2021-06").as_json()
    assert next(iter(shape)) == "id"
    assert set(shape) == {"id", *schema.FIELDS}
    assert shape["year"] == 2021
    assert (shape["authors"], shape["links"], shape["venue"]) == ([], {}, None)


@pytest.mark.parametrize("digits", ["9" * 15 + "0", "9" * 5000, "-" + "9" * 5000, "9" * 5000 + ".5"])
def test_a_number_of_any_length_is_read_or_refused(digits: str) -> None:
    for mapping in ({"weight": digits}, {"weight": {"peft": digits}}):
        ((_, message),) = problems(mapping)
        assert "is too large a number" in message
        assert len(message) < 200
    ((_, message),) = problems({"year": digits})
    assert "is not a year" in message


def test_fifteen_digits_are_a_number() -> None:
    paper, _ = schema.paper("x", {"title": "T", "weight": "-" + "9" * 15})
    assert paper is not None
    assert paper.weight == -999_999_999_999_999


@pytest.mark.parametrize("field", ["weight", "year", "rating"])
def test_a_typed_number_out_of_range_is_read_again_as_text(field: str) -> None:
    with pytest.raises(schema.UnsureError):
        schema.paper("x", {"title": "T", field: 10**5000})
