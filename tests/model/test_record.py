from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from pydantic import ValidationError

from papercli.model.record import Record

FULL: dict[str, Any] = {
    "arxiv": "2305.11206",
    "version": 1,
    "title": " LIMA:\n  Less Is More ",
    "authors": [" Chunting  Zhou", "Omer\u00a0Levy\n", "", 'Tim Rockt{\\"a}schel'],
    "published": "2023-05-18T17:45:22Z",
    "updated": "2023-05-19",
    "doi": "https://doi.org/10.1000/ABC",
    "journal_ref": " ",
    "comment": "12 pages\n  3 figures",
    "primary_category": "cs.CL",
    "categories": ["cs.AI", "cs.CL", "68T50", "I.2.7", "14C20, 14M99", "astro-ph", "cond-mat.str-el"],
    "abstract": "  Large language\nmodels\x9b31m ",
    "source": "arxiv",
}


def test_everything_is_tidied() -> None:
    record = Record(**FULL)
    assert record.title == "LIMA: Less Is More"
    assert record.authors == ("Chunting Zhou", "Omer Levy", "Tim Rocktäschel")
    assert (record.published, record.updated) == ("2023-05-18", "2023-05-19")
    assert record.doi == "10.1000/abc"
    assert record.journal_ref is None
    assert record.comment == "12 pages 3 figures"
    assert record.categories == ("cs.CL", "cs.AI", "astro-ph", "cond-mat.str-el")
    assert record.abstract == "Large language models31m"


def test_a_title_is_enough() -> None:
    record = Record(title="LIMA", source="snapshot")
    assert (record.arxiv, record.version, record.authors, record.published) == (None, None, (), None)


def test_a_record_survives_json() -> None:
    record = Record(**FULL)
    assert Record.model_validate_json(record.model_dump_json(exclude_none=True)) == record


@pytest.mark.parametrize("doi", ["10.48550/arXiv.2305.11206", "none", ""])
def test_what_is_no_publications_doi_is_left_out(doi: str) -> None:
    assert Record(**FULL | {"doi": doi}).doi is None


@pytest.mark.parametrize(
    "bad",
    [
        {"title": ""},
        {"title": " \n\x00 "},
        {"title": None},
        {"title": 7},
        {"authors": "Chunting Zhou"},
        {"authors": [{"name": "x"}]},
        {"published": "yesterday"},
        {"published": "2023-13-45"},
        {"published": 2023},
        {"version": 0},
        {"arxiv": "2305.1"},
        {"arxiv": "2305.11206v1"},
        {"categories": "cs.CL"},
        {"categories": 5},
    ],
)
def test_bad_input_is_refused(bad: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Record(**FULL | bad)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(sorted(FULL)),
        st.none() | st.text() | st.integers() | st.lists(st.text() | st.none(), max_size=3),
    )
)
def test_any_input_gives_a_record_or_a_validation_error(values: dict[str, Any]) -> None:
    try:
        record = Record(**FULL | values)
    except ValidationError:
        return
    assert record.title == " ".join(record.title.split())
    assert "\x1b" not in record.model_dump_json()
