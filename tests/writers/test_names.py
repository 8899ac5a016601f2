"""Names taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from papercli.model.clean import clean
from papercli.writers import names
from papercli.writers.names import Name, parse, people

WORDS = [
    *("Edward", "J.", "Hu", "van", "der", "Maaten", "Jr.", "Jr", "Sr", "III", "Iii", "Phd", "Ph.D.", "the", "The", "Team", "TEAM"),
    *("Group", "Project", "Collaboration", "Committee", "Initiative", "Consortium", "and", "And", "AND", "Others", "others"),
    *("et", "al.", "Al.", "Ana-Maria", "O’Brien", "de", "De", "李明", "Consortia", "McCoy", "Van"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Edward J. Hu", Name("Hu", "Edward J.")),
        ("Hu, Edward J.", Name("Hu", "Edward J.")),
        ("Laurens van der Maaten", Name("van der Maaten", "Laurens")),
        ("John Smith, Jr.", Name("Smith", "John", ", Jr.")),
        ("John Smith III", Name("Smith", "John", " III")),
        ("The ATLAS Collaboration", Name("The ATLAS Collaboration", "")),
        ("Barnes and Noble", Name("Barnes and Noble", "")),
        ("李明", Name("李明", "")),
        ("  Ada \u200b Stone ", Name("Stone", "Ada")),
    ],
)
def test_names(author: str, name: Name) -> None:
    assert people([author]) == ([name], False)


def test_more_authors_than_are_named() -> None:
    assert people(["A. One", "et al."]) == ([Name("One", "A.")], True)
    assert people(["A. One et al."]) == ([Name("One", "A.")], True)
    assert people(["\u200b"]) == ([], False)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join))
def test_the_short_way_finds_what_the_long_one_does(author: str) -> None:
    expected = Name(author, "") if names._SEVERAL.search(author) else parse(clean(author))
    assert names._seen(author) == expected
