"""The tree of topics."""

from __future__ import annotations

from hypothesis import given, strategies as st

from papercli.model.paper import Paper
from papercli.model.topics import Topic, Topics

TREE = Topics(
    (
        Topic(slug="a", title="A", topics=(Topic(slug="a1", title="A1", was=("old",)), Topic(slug="a2", title="A2"))),
        Topic(slug="b", title="B", topics=(Topic(slug="b1", title="B1", topics=(Topic(slug="b11", title="B11"),)),)),
    )
)


@given(st.lists(st.sampled_from([*TREE.slugs, "old", "gone"])))
def test_a_paper_stands_at_its_deepest_topics_in_the_order_of_the_tree(slugs: list[str]) -> None:
    at = TREE.deepest(slugs)
    named = {TREE.resolve(slug) for slug in slugs} - {None}
    assert at == tuple(s for s in TREE.slugs if s in named and not (TREE.below(s) - {s}) & named)
    assert TREE.with_parents(at) == {s for s in TREE.slugs if TREE.below(s) & set(at)}


def test_weights_under_former_slugs_are_todays() -> None:
    paper = Paper(id="x", title="T", weight={"old": 3, "b": 1})
    assert paper.with_weights_of_today(TREE.former).weights == {"a1": 3, "b": 1}
    both = Paper(id="x", title="T", weight={"a1": 2, "old": 3})
    assert both.with_weights_of_today(TREE.former).weights["a1"] == 2
    for weight in (None, 5, {"b": 1}):
        same = Paper(id="x", title="T", weight=weight)  # type: ignore[arg-type]
        assert same.with_weights_of_today(TREE.former) is same
