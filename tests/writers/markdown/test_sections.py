from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from papercli.model.paper import Paper
from papercli.model.topics import Topic, Topics
from papercli.writers.markdown.readme import Shelf, render
from tests.writers.markdown.samples import PAPERS, TOPICS, block

TREE = Topics(
    (
        Topic(
            slug="a",
            title="A",
            topics=(
                Topic(slug="a1", title="A1", topics=(Topic(slug="deep", title="Deep"),)),
                Topic(slug="a2", title="A2"),
            ),
        ),
        Topic(slug="b", title="B", was=("old-b",)),
        Topic(slug="empty", title="Empty", topics=(Topic(slug="void", title="Void"),)),
    )
)


def paper(id_: str, *topics: str, **fields: object) -> Paper:
    return Paper(id=id_, title=id_.upper(), topics=topics, **fields)  # type: ignore[arg-type]


def outline(marker: str, *papers: Paper, topics: Topics = TREE) -> list[str]:
    """Headings and titles of a block, one a line."""
    text = block(f"layout=list entry={{title}} {marker}", Shelf(papers, topics))
    return [line for line in text.split("\n") if line]


def test_a_paper_stands_once_on_each_branch_at_its_deepest_topic() -> None:
    assert outline("", paper("p", "a", "a1", "old-b"), paper("q", "a"), paper("r", "nowhere")) == [
        *("## A", "- Q", "### A1", "- P", "## B", "- P", "## Unsorted", "- R"),
    ]


def test_a_topic_holds_all_below_it_and_gets_no_heading_of_its_own() -> None:
    papers = (paper("p", "deep"), paper("q", "a"), paper("r", "b"))
    assert outline("topic=a", *papers) == ["- Q", "## A1", "### Deep", "- P"]
    assert outline("topic=a group=none", *papers) == ["- P", "- Q"]
    assert outline("topic=a exact=yes", *papers) == ["- Q"]
    assert outline("topic=deep", *papers) == ["- P"]
    assert outline("topic=old-b,deep", *papers) == ["## B", "- R", "## Deep", "- P"]
    assert outline("topic=a1,a", *papers) == ["## A", "- Q", "### A1", "#### Deep", "- P"]
    assert outline("topic=a,a1,deep exact=yes", *papers) == ["## A", "- Q", "## Deep", "- P"]


def test_one_list_where_there_is_nothing_to_tell_apart() -> None:
    assert outline("", paper("p"), paper("q", "nowhere")) == ["- P", "- Q"]
    assert outline("limit=2", paper("p", "a"), paper("q", "b"), paper("r", "b")) == ["- P", "- Q"]
    assert outline("no-topic=yes", paper("p", "a"), paper("q")) == ["- Q"]
    assert outline("no-topic=yes group=topic", paper("p", "a"), paper("q")) == ["## Unsorted", "- Q"]


def test_topics_without_papers_are_left_out_or_said_to_be_empty() -> None:
    assert outline("status=read", paper("p", "a", status="read"), paper("q", "b")) == ["## A", "- P"]
    assert outline('no-papers="None *yet*."', paper("p", "a1")) == [
        *(
            "## A",
            "### A1",
            "- P",
            "#### Deep",
            "None *yet*.",
            "### A2",
            "None *yet*.",
            "## B",
            "None *yet*.",
            "## Empty",
            "None *yet*.",
        ),
    ]
    assert outline("topic=b no-papers=None", paper("p", "a")) == ["None"]
    assert outline("topic=b group=year no-papers=None", paper("p", "a")) == ["None"]


def test_the_keepers_order_is_weight_then_added_then_id() -> None:
    papers = (
        paper("z", "a", "b", weight={"a": 1, "old-b": 1}),
        paper("y", "a", "b", weight={"a": 2, "b": 2}),
        paper("x", "a", added="2024-01-02"),
        paper("w", "a", added="2024-01-03"),
        paper("v", "a"),
        paper("u", "a"),
    )
    assert outline("topic=a", *papers) == ["- Z", "- Y", "- X", "- W", "- U", "- V"]
    assert outline("topic=b", *papers) == ["- Z", "- Y"]
    assert outline("topic=a weight=1..1", *papers) == ["- Z"]
    assert outline("topic=a weight=2..", *papers) == ["- Y"]


def test_sort_keys_come_before_the_keepers_order() -> None:
    papers = (
        paper("a", year=2020, rating=1),
        paper("b", year=2021, weight=2),
        paper("c", year=2021, weight=1),
        paper("d"),
    )
    assert outline("sort=-year", *papers) == ["- C", "- B", "- A", "- D"]
    assert outline("sort=year,-id", *papers) == ["- A", "- C", "- B", "- D"]
    assert outline("sort=-rating", *papers)[0] == "- A"


def test_groups_by_other_fields() -> None:
    papers = (
        paper("a", year=2020, venue="iclr", status="read", kind="book"),
        paper("b", year=2021, venue="ACL", status="reading"),
        paper("c", venue="Émile", status="unread"),
        paper("d", year=2021, status="skipped", kind="blog"),
    )
    assert outline("group=year", *papers) == ["## 2021", "- B", "- D", "## 2020", "- A", "## Unsorted", "- C"]
    assert outline("group=year sort=year unsorted=Undated", *papers) == [
        "## 2020",
        "- A",
        "## 2021",
        "- B",
        "- D",
        "## Undated",
        "- C",
    ]
    assert outline("group=venue", *papers) == [
        "## ACL",
        "- B",
        "## Émile",
        "- C",
        "## iclr",
        "- A",
        "## Unsorted",
        "- D",
    ]
    assert outline("group=status", *papers) == [
        "## Reading",
        "- B",
        "## Unread",
        "- C",
        "## Read",
        "- A",
        "## Skipped",
        "- D",
    ]
    assert outline("group=kind", *papers) == ["## Paper", "- B", "- C", "## Book", "- A", "## Blog", "- D"]


def test_filters_are_or_within_and_and_between() -> None:
    papers = (
        paper("a", year=2020),
        paper("b", year=2021, kind="book"),
        paper("c", year=2023, status="read"),
        paper("d"),
    )
    assert outline("year=2020..2021,2023", *papers) == ["- A", "- B", "- C"]
    assert outline("kind=paper status=unread", *papers) == ["- A", "- D"]


@settings(max_examples=60, deadline=None)
@given(
    st.permutations(PAPERS),
    st.sampled_from(["", "group=year", "group=venue", "topic=ai", "sort=-rating limit=3", "group=none"]),
)
def test_any_order_of_papers_gives_the_same(papers: list[Paper], marker: str) -> None:
    assert block(marker, Shelf(papers, TOPICS)) == block(marker, Shelf(PAPERS, TOPICS))


def test_introductions_do_not_run_into_lists() -> None:
    topics = Topics(
        (Topic(slug="a", title="A", intro="Read\n- this\n- that"), Topic(slug="b", title="B", intro="Then."))
    )
    papers = (paper("p", "a"), paper("q", "b"))
    assert (
        block("layout=list entry={title}", Shelf(papers, topics))
        == "## A\n\nRead\n- this\n- that\n\n<!-- -->\n\n- P\n\n## B\n\nThen.\n\n- Q"
    )
    assert "<!-- -->" not in block("columns=title", Shelf(papers, topics))


@pytest.mark.parametrize(
    ("marker", "text"),
    [
        (
            "layout=stats",
            "1 of 4 read\n\n- Learning machines: 1 of 3\n  - Networks & friends: 1 of 2\n  - Search: 0 of 1\n"
            "- Theory: 0 of 1\n- Unsorted: 0 of 1",
        ),
        ("layout=stats group=none", "1 of 4 read"),
        ("layout=stats topic=ai", "1 of 3 read\n\n- Networks & friends: 1 of 2\n- Search: 0 of 1"),
        ("layout=stats group=kind status=unread,skipped", "0 of 2 read\n\n- Paper: 0 of 1\n- Book: 0 of 1"),
        ("layout=stats topic=quiet", "0 of 0 read"),
    ],
)
def test_counts(marker: str, text: str) -> None:
    assert block(marker) == text


def test_the_level_of_headings_does_not_depend_on_blocks_above() -> None:
    topics = Topics(
        tuple(Topic(slug=s, title=s, topics=(Topic(slug=f"{s}-below", title=f"{s} below"),)) for s in ("a", "b", "c"))
    )
    papers = tuple(
        Paper(id=f"{s}{n}", title=f"T {s} {n}", topics=(s if n else f"{s}-below",))
        for s in ("a", "b", "c")
        for n in range(2)
    )
    text = "# Top\n\n" + "".join(
        f"## {s}\n\n<!-- papercli:begin topic={s} -->\n<!-- papercli:end -->\n\n" for s in ("a", "b", "c")
    )
    rendered = render(text, Shelf(papers, topics), {})
    assert [line for line in rendered.text.splitlines() if line.startswith("###")] == [
        "### a below",
        "### b below",
        "### c below",
    ]
    assert render(rendered.text, Shelf(papers, topics), {}).text == rendered.text
