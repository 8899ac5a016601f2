from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from papercli.model import doi

FORMS = {
    "10.1000/xyz123": "10.1000/xyz123",
    " 10.1000/XYZ123 ": "10.1000/xyz123",
    "doi:10.1000/xyz123": "10.1000/xyz123",
    "DOI: 10.1000/xyz123": "10.1000/xyz123",
    "DOI 10.1000/xyz123": "10.1000/xyz123",
    "info:doi/10.1000/xyz123": "10.1000/xyz123",
    "https://doi.org/10.1000/xyz123": "10.1000/xyz123",
    "http://dx.doi.org/10.1000/xyz123": "10.1000/xyz123",
    "https://www.doi.org/10.1000/xyz123?x=1#y": "10.1000/xyz123",
    "doi.org/10.1000/xyz123": "10.1000/xyz123",
    "https://doi.org/10.1000%2Fxyz123": "10.1000/xyz123",
    "10.1000%2Fxyz123": "10.1000/xyz123",
    "10.1162/tacl_a_00343.": "10.1162/tacl_a_00343",
    "10.1000/xyz123).": "10.1000/xyz123",
    "10.1016/0004-3702(94)00062-Y": "10.1016/0004-3702(94)00062-y",
    "10.1016/0004-3702(94)00062-Y)": "10.1016/0004-3702(94)00062-y",
    "10.1000.10/a": "10.1000.10/a",
    "https://doi.org/10.1002/(SICI)1097-0258(19980815)17:15%3C1661::AID-SIM968%3E3.0.CO;2-2": (
        "10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2"
    ),
    "10.1000/É": "10.1000/É",
}
NONE = [
    "",
    "10.1000",
    "10.1000/",
    "10.1/x",
    "11.1000/x",
    "see 10.1000/x",
    "10.1000/x y",
    "10.1000/x\x1b[31m",
    "https://example.org/10.1000/x",
    "2305.11206",
    "10.48550/arXiv.2305.11206",
    "https://doi.org/10.48550/ARXIV.2305.11206",
    "10.1000/" + "x" * 1000,
]


@pytest.mark.parametrize(("text", "expected"), FORMS.items())
def test_every_form_is_read(text: str, expected: str) -> None:
    assert doi.parse(text) == expected
    assert doi.parse(expected) == expected
    assert not doi.is_arxiv(text)


@pytest.mark.parametrize("text", NONE)
def test_other_text_is_no_doi(text: str) -> None:
    assert doi.parse(text) is None


@pytest.mark.parametrize(
    "text",
    ["10.48550/arXiv.2305.11206", "https://doi.org/10.48550/ARXIV.hep-th/9901001", "doi:10.48550/arxiv.2305.11206"],
)
def test_arxivs_own_are_told_apart(text: str) -> None:
    assert doi.is_arxiv(text)
    assert doi.parse(text) is None


@settings(max_examples=300, deadline=None)
@given(st.text() | st.text().map("10.1000/".__add__) | st.text().map("https://doi.org/10.1000/".__add__))
def test_no_text_fails_and_reading_again_changes_nothing(text: str) -> None:
    found = doi.parse(text)
    if found:
        assert doi.parse(found) == found
        assert found.startswith("10.")
