"""No recogniser raises on any text, and hostile lengths end: every pattern is linear or its text is short."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings, strategies as st

from papercli.readers.markdown.recognise import (
    dates,
    headings,
    identifiers,
    institutions,
    kinds,
    labels,
    people,
    venues,
    words,
)

RECOGNISERS: dict[str, Callable[[str], object]] = {
    "venue": venues.venue,
    "date": dates.date,
    "authors": people.authors,
    "institution": institutions.institution,
    "status": words.status,
    "rating": lambda text: words.rating(text, bare=True),
    "split_emoji": words.split_emoji,
    "role": labels.role,
    "roles": headings.roles,
    "boilerplate": headings.boilerplate,
    "kind": lambda text: kinds.kind(text, text),
    "arxiv": identifiers.arxiv,
    "doi": identifiers.doi,
    "is_paper_url": identifiers.is_paper_url,
}
PIECES_TEXT = r"""
    ICLR 2022 'NIPS '23 arXiv arXiv: 2305.01234 10.1145/1 May 18 , ; : . and & et al. ( ) [ ] A. Hu van der Müller
    张三 、 等 김철수 ⭐ ★ ☆ :star: ✅ [x] Code code 论文 https://arxiv.org/abs/ ://doi.org/10. Title / | # * † 1,2 - – ' "
    ½ ² ٣ ۲ １ 五 Ǆ ß İ ﬁ
"""
PIECES = st.sampled_from([*PIECES_TEXT.split(), " ", "\u200d", "\ufe0f", "\x00", "\ud800"])
TEXTS = st.text(max_size=60) | st.lists(PIECES, max_size=14).map(" ".join) | st.lists(PIECES, max_size=14).map("".join)


@pytest.mark.parametrize("name", RECOGNISERS)
@settings(max_examples=200)
@given(text=TEXTS)
def test_any_text_has_an_answer(name: str, text: str) -> None:
    RECOGNISERS[name](text)


@given(text=TEXTS)
def test_confidences_are_shares_and_texts_are_taken_from_the_text(text: str) -> None:
    venue = venues.venue(text)
    if venue:
        assert 0 < venue.confidence <= 1
        assert venue.text in text
        assert venue.iso is None or venue.iso.startswith(str(venue.year))
    people_found = people.authors(text)
    if people_found:
        assert 0 < people_found.confidence <= 1
        assert all(name.strip() for name in people_found.names)
    assert 0 <= institutions.institution(text) <= 1


@pytest.mark.parametrize("name", RECOGNISERS)
@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "A",
        " ",
        ",",
        "1",
        ".",
        "(",
        "[",
        "'",
        "-",
        "⭐",
        ":",
        ":a",
        "a ",
        "A ",
        "A. ",
        "A, ",
        "A1,2, ",
        "and ",
        "et al ",
        "Proc. ",
        "the ",
        "ICLR ",
        "ICLR 2022 ",
        "2022-",
        "张",
        "/",
        "a/",
        "10.1/",
        "arxiv ",
        "x.",
        "\t",
        "…",
    ],
)
def test_long_runs_end(name: str, unit: str) -> None:
    """Each takes milliseconds; a pattern that tries again from every place would not come back within minutes."""
    recognise = RECOGNISERS[name]
    for length in (60, 190, 480, 1_990, 19_900):
        text = (unit * length)[:length]
        recognise(text)
        recognise("International Conference " + text)
        recognise("https://arxiv.org/" + text + "!")
