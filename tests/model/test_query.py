"""Filters and orders."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from papercli.errors import UsageError
from papercli.model.paper import Paper
from papercli.model.query import SORTS, Query, sort, year_range
from papercli.model.topics import Topic, Topics

TOPICS = Topics(
    (
        Topic(slug="ft", title="FT", topics=(Topic(slug="peft", title="PEFT", was=("adapters",)),)),
        Topic(slug="eval", title="Eval"),
    )
)
PAPERS = [
    Paper(
        id="a",
        title="Low-Rank Adaptation",
        authors=("Edward J. Hu",),
        year=2021,
        topics=("adapters",),
        status="read",
        weight={"peft": 20},
    ),
    Paper(
        id="b",
        title="Évaluation of models",
        authors=("José Ñandú",),
        year=2020,
        topics=("eval",),
        venue="EMNLP 2020",
        kind="benchmark",
    ),
    Paper(
        id="c",
        title="Prompt tuning",
        authors=("Brian Lester",),
        published="2021-04-18",
        topics=("peft",),
        added="2026-01-02",
        weight={"peft": 10},
    ),
    Paper(id="d", title="Undeclared", topics=("gone",), added="2026-01-01"),
]


def ids(query: Query) -> str:
    return "".join(p.id for p in query.select(PAPERS, TOPICS))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), "abcd"),
        (Query(topics=("ft",)), "ac"),
        (Query(topics=("adapters",)), "ac"),
        (Query(topics=("eval", "peft")), "abc"),
        (Query(topics=("peft",), statuses=("unread",)), "c"),
        (Query(no_topic=True), "d"),
        (Query(years=((2021, 2021),)), "ac"),
        (Query(years=((None, 2020),)), "b"),
        (Query(authors=("nandu",)), "b"),
        (Query(authors=("hu", "lester")), "ac"),
        (Query(venues=("emnlp",)), "b"),
        (Query(kinds=("benchmark",)), "b"),
        (Query(words=("EVALUATION",)), "b"),
        (Query(words=("low-rank", "hu")), "a"),
        (Query(words=("low-rank", "lester")), ""),
    ],
)
def test_filters(query: Query, expected: str) -> None:
    assert ids(query) == expected


@pytest.mark.parametrize(
    ("keys", "topic", "expected"),
    [
        ((), None, "dcab"),
        ((), "peft", "cadb"),
        (("year",), None, "bacd"),
        (("-year", "title"), None, "acbd"),
        (("-added",), None, "cdab"),
    ],
)
def test_orders(keys: tuple[str, ...], topic: str | None, expected: str) -> None:
    assert "".join(p.id for p in sort(PAPERS, keys, topic)) == expected


@given(st.permutations(PAPERS), st.lists(st.sampled_from([*SORTS, "-year", "-title", "weight"]), max_size=3))
def test_an_order_is_total(papers: list[Paper], keys: list[str]) -> None:
    assert sort(papers, keys) == sort(PAPERS, keys)


@pytest.mark.parametrize("text", ["", "..", "20", "2020-2021", "abcd", "2020..21", "²⁰²⁰"])
def test_what_is_no_year(text: str) -> None:
    with pytest.raises(UsageError, match="no year"):
        year_range(text)


def test_a_wrong_key_names_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        sort(PAPERS, ["titel"])
    assert caught.value.hint == "did you mean title?"


def test_a_range_that_ends_before_it_begins() -> None:
    with pytest.raises(UsageError) as caught:
        year_range("2023..2020")
    assert (caught.value.message, caught.value.hint) == ('"2023..2020" ends before it begins', "write 2020..2023")
