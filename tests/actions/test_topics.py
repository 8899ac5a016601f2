"""Counting by topic."""

from __future__ import annotations

from hypothesis import given, settings, strategies as st

from papercli.actions.topics import counted
from papercli.model.paper import Paper
from papercli.model.settings import Settings
from papercli.model.topics import Topic, Topics
from papercli.store.catalog import Contents

TREE = Topics(
    (
        Topic(slug="a", title="A", topics=(Topic(slug="a1", title="A1", was=("old",)), Topic(slug="a2", title="A2"))),
        Topic(slug="b", title="B"),
    )
)
PAPERS = st.lists(
    st.builds(
        lambda topics, status: Paper(id="x", title="T", topics=tuple(topics), status=status),
        st.lists(st.sampled_from(["a", "a1", "a2", "b", "old", "gone"]), max_size=3),
        st.sampled_from(["read", "unread"]),
    ),
    max_size=8,
)


@settings(max_examples=200, deadline=None)
@given(PAPERS)
def test_every_topic_counts_the_papers_at_it_and_below(papers: list[Paper]) -> None:
    by_id = {str(n): paper for n, paper in enumerate(papers)}
    tree = counted(Contents(Settings(topics=TREE), by_id, {}, ()))
    for count in tree.topics:
        slug = count.place.topic.slug
        here = [p for p in papers if slug in TREE.deepest(p.topics)]
        below = [p for p in papers if TREE.below(slug) & set(TREE.deepest(p.topics))]
        assert (count.own, count.total) == (len(here), len(below))
        assert count.read == sum(p.status == "read" for p in below)
    lone = [p for p in papers if not TREE.deepest(p.topics)]
    assert (tree.unsorted, tree.unsorted_read) == (len(lone), sum(p.status == "read" for p in lone))


def test_the_tree_is_walked_once_for_all_papers() -> None:
    asked = 0

    class Counted(Topics):
        def below(self, slug: str) -> frozenset[str]:
            nonlocal asked
            asked += 1
            return super().below(slug)

    papers = {str(n): Paper(id=str(n), title="T", topics=("a1", "b")) for n in range(100)}
    tree = counted(Contents(Settings(topics=Counted(TREE.roots)), papers, {}, ()))
    assert [count.total for count in tree.topics] == [100, 100, 0, 100]
    assert asked <= len(TREE)
