"""The plan as a whole: nothing is lost, everything is valid, and the same list again finds what it made."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from papercli.actions.import_.plan import Catalog, Plan, plan
from papercli.model import arxiv_id, paper_id, schema, settings_schema
from papercli.model.changes import Set, apply
from papercli.model.draft import Draft
from papercli.model.paper import Paper
from papercli.model.record import Record
from papercli.model.topics import Topic, Topics
from papercli.sources.lookup import Found
from tests.actions.import_.samples import draft, drafts

TODAY = "2026-11-21"
LORA = "LoRA: Low-Rank Adaptation of Large Language Models"
LIMA = "LIMA: Less Is More for Alignment"


def planned(listed: list[Draft], *papers: Paper, topics: Topics | None = None, **more: Any) -> Plan:
    by_id = {paper.id: paper for paper in papers}
    catalog = Catalog(topics=topics or Topics(), papers=by_id, ids=by_id.keys() | more.pop("ids", set()))
    return plan(listed, catalog, today=TODAY, **more)


def record(
    arxiv: str, title: str, *authors: str, published: str = "2021-06-17", doi: str | None = None
) -> dict[str, Found]:
    found = Record(arxiv=arxiv, title=title, authors=authors, published=published, doi=doi, source="arxiv")
    return {arxiv: Found(found, "arxiv")}


def paper(id_: str, values: Any) -> Paper:
    found, problems = schema.paper(id_, values)
    assert found, problems
    return found


def carried_out(result: Plan, topics: Topics, papers: dict[str, Paper], files: dict[str, Any]) -> Topics:
    """Do what the plan says to the catalog in memory; returns its topics."""
    if result.topics:
        mapping = apply(result.topics, {"format": "1", "topics": [_plain(topic) for topic in topics.roots]})
        read, problems = settings_schema.settings(mapping)
        assert read, problems
        topics = read.topics
    for each in result.papers:
        if each.existing is None:
            assert each.id not in papers
            files[each.id] = dict(each.values)
        else:
            files[each.id] = apply(each.changes, files[each.id])
        papers[each.id] = paper(each.id, files[each.id])
    return topics


def _plain(topic: Topic) -> Any:
    return {"slug": topic.slug, "title": topic.title, "topics": [_plain(t) for t in topic.topics]}


def links_of(listed: Draft) -> list[str]:
    return [*([listed.url] if listed.url else []), *listed.links.values(), *listed.see]


def leads_somewhere(link: str) -> bool:
    try:
        return bool(schema.target(link.replace("\0", "")))
    except schema.WrongError:
        return False


@given(drafts())
@settings(max_examples=150)
def test_no_link_of_any_draft_is_lost(listed: list[Draft]) -> None:
    result = planned(listed)
    by_id = {each.id: paper(each.id, each.values) for each in result.papers}
    for entry in result.entries:
        if entry.id is None:
            assert entry.error
            assert not any(leads_somewhere(link) for link in links_of(entry.draft))
            continue
        there = by_id[entry.id]
        assert paper_id.is_valid(there.id)
        kept = {there.url, *there.links.values(), *there.see, *there.extra.values()}
        for link in links_of(entry.draft):
            if link.replace("\0", "").strip():
                of = arxiv_id.parse(link)
                by_its_id = of is not None and of.id == there.arxiv and "arxiv.org/" in link
                by_its_doi = link == f"https://doi.org/{there.doi}"
                assert link.replace("\0", "") in kept or by_its_id or by_its_doi


@given(drafts(), drafts())
@settings(max_examples=150)
def test_the_same_list_again_changes_nothing(earlier: list[Draft], listed: list[Draft]) -> None:
    topics, papers, files = Topics(), dict[str, Paper](), dict[str, Any]()
    for each in (earlier, listed):
        first = planned(each, *papers.values(), topics=topics)
        topics = carried_out(first, topics, papers, files)
    again = planned(listed, *papers.values(), topics=topics)
    assert [
        (each.id, each.existing is None, each.changes) for each in again.papers if each.changes or not each.existing
    ] == []
    assert again.topics == ()
    assert [(e.id, e.topics) for e in again.entries] == [(e.id, e.topics) for e in first.entries]


@given(drafts())
@settings(max_examples=100)
def test_papers_of_a_topic_stand_in_the_order_of_the_list(listed: list[Draft]) -> None:
    result = planned(listed)
    weights = {each.id: paper(each.id, each.values) for each in result.papers}
    for slug in {slug for entry in result.entries for slug in entry.topics}:
        ids = list(dict.fromkeys(e.id for e in result.entries if e.id and slug in e.topics))
        places = [weights[id_].weight_in(slug) for id_ in ids]
        assert places == sorted(set(places))


def test_what_the_list_says_is_taken_over() -> None:
    result = planned(
        [
            draft(
                title="A title",
                section=("Base",),
                name="T",
                kind="blog",
                authors=("A. Author",),
                venue="ICLR 2022",
                year=2022,
                url="https://example.org/t",
                status="read",
                started="2026-11-01",
                finished="2026-11-03",
                rating=5,
                links={"code": "https://example.org/code"},
                see=("https://example.org/see",),
                summary="One.\nTwo.",
                remark="beside  it",
                extra={"Backbone": "GPT-3"},
            )
        ]
    )
    assert result.papers[0].values == {
        "title": "A title",
        "authors": ["A. Author"],
        "year": "2022",
        "url": "https://example.org/t",
        "venue": "ICLR 2022",
        "kind": "blog",
        "name": "T",
        "topics": ["base"],
        "status": "read",
        "started": "2026-11-01",
        "finished": "2026-11-03",
        "rating": "5",
        "added": TODAY,
        "weight": "10",
        "summary": "One.\nTwo.\n",
        "remark": "beside it",
        "links": {"code": "https://example.org/code"},
        "see": ["https://example.org/see"],
        "extra": {"Backbone": "GPT-3"},
    }
    assert result.papers[0].id == "author2022title"
    assert result.notes == ()


def test_a_record_fills_what_the_list_does_not_say() -> None:
    records = record("2106.09685", LORA, "Edward J. Hu", "Yelong Shen", doi="10.1145/lora")
    (only,) = planned([draft(title="LoRA", arxiv="2106.09685", year=2021, venue="ICLR")], records=records).papers
    assert only.values == {
        "title": "LoRA",
        "authors": ["Edward J. Hu", "Yelong Shen"],
        "published": "2021-06-17",
        "arxiv": "2106.09685",
        "doi": "10.1145/lora",
        "venue": "ICLR",
        "added": TODAY,
        "weight": "10",
    }
    assert only.source == "arxiv"


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ((), ["Edward J. Hu", "Yelong Shen"]),
        (("Hu",), ["Edward J. Hu", "Yelong Shen"]),
        (("E. Hu", "Y. Shen"), ["E. Hu", "Y. Shen"]),
        (("Yelong Shen",), ["Yelong Shen"]),
    ],
)
def test_authors_cut_short_give_way_to_all(listed: tuple[str, ...], expected: list[str]) -> None:
    records = record("2106.09685", LORA, "Edward J. Hu", "Yelong Shen")
    (only,) = planned([draft(title=LORA, arxiv="2106.09685", authors=listed)], records=records).papers
    assert only.values["authors"] == expected


@pytest.mark.parametrize(
    ("date", "published"),
    [(None, "2021-06-17"), ("2021-06", "2021-06-17"), ("2021-10", "2021-10"), ("2021-06-17", "2021-06-17")],
)
def test_the_lists_own_date_stands(date: str | None, published: str) -> None:
    records = record("2106.09685", LORA, "Edward J. Hu")
    (only,) = planned([draft(title=LORA, arxiv="2106.09685", date=date)], records=records).papers
    assert only.values["published"] == published


def test_a_year_of_publication_that_differs_is_kept() -> None:
    records = record("2106.09685", LORA, "Edward J. Hu")
    (only,) = planned([draft(title=LORA, arxiv="2106.09685", year=2022)], records=records).papers
    assert (only.values["published"], only.values["year"]) == ("2021-06-17", "2022")


def test_a_paper_without_a_title_gets_the_sources_or_is_called_by_its_link() -> None:
    listed = [
        draft(1, arxiv="2106.09685"),
        draft(2, arxiv="2305.11206"),
        draft(3, url="https://example.org/x"),
        draft(4, name="GAN"),
    ]
    result = planned(listed, records=record("2106.09685", LORA))
    assert [each.values["title"] for each in result.papers] == [
        LORA,
        "arXiv:2305.11206",
        "https://example.org/x",
        "GAN",
    ]
    assert [each.id for each in result.papers] == ["2106.09685", "2305.11206", "example-org-x", "gan"]
    assert [note.line for note in result.notes] == [2, 3, 4]


def test_a_stand_in_for_a_title_gives_way_later() -> None:
    listed = [draft(1, arxiv="2106.09685")]
    there = paper("2106.09685", planned(listed).papers[0].values)
    (only,) = planned(listed, there, records=record("2106.09685", LORA)).papers
    assert Set(("title",), LORA) in only.changes
    renamed = paper("2106.09685", {"title": "My own title", "arxiv": "2106.09685"})
    (only,) = planned(listed, renamed, records=record("2106.09685", LORA)).papers
    assert not any(isinstance(change, Set) and change.path == ("title",) for change in only.changes)


def test_an_entry_with_nothing_to_call_it_by_is_not_taken() -> None:
    result = planned([draft(7, venue="ICLR")])
    assert result.papers == ()
    assert result.entries[0].id is None
    assert result.entries[0].error
    assert result.entries[0].error.code == "no-title"


def test_doubles_become_one_paper_under_both_topics() -> None:
    listed = [
        draft(1, title=LORA, arxiv="2106.09685", section=("A",), links={"code": "https://one.org"}, summary="First."),
        draft(2, title=LIMA, arxiv="2305.11206", section=("A",)),
        draft(
            3,
            title=LORA,
            arxiv="2106.09685",
            section=("B",),
            links={"code": "https://two.org"},
            summary="Second.",
            status="read",
        ),
    ]
    result = planned(listed)
    lora, lima = result.papers
    assert (lora.entries, lima.entries) == ((0, 2), (1,))
    assert [entry.id for entry in result.entries] == ["2106.09685", "2305.11206", "2106.09685"]
    assert lora.values["topics"] == ["a", "b"]
    assert lora.values["weight"] == {"a": "10", "b": "30"}
    assert lora.values["links"] == {"code": "https://one.org", "code 2": "https://two.org"}
    assert lora.values["summary"] == "First.\n\nSecond.\n"
    assert lora.values["status"] == "read"
    assert lima.values["weight"] == "20"


def test_what_doubles_say_differently_is_reported() -> None:
    result = planned(
        [draft(1, title=LORA, arxiv="2106.09685", rating=5), draft(8, title=LORA, arxiv="2106.09685", rating=3)]
    )
    assert result.papers[0].values["rating"] == "5"
    assert [(note.line, note.message) for note in result.notes] == [
        (8, "the same work as in line 1, but for its rating 3")
    ]


def test_a_wrong_link_is_reported_and_merges_nothing() -> None:
    cows = "Grazing behaviour of dairy cows in alpine summer pastures"
    listed = [
        draft(1, title=cows, arxiv="2106.09685", url="https://arxiv.org/pdf/2106.09685v1", version=1),
        draft(2, title=LORA, arxiv="2106.09685", url="https://arxiv.org/abs/2106.09685"),
    ]
    wrong, right = planned(listed, records=record("2106.09685", LORA, "Edward J. Hu")).papers
    assert wrong.values == {"title": cows, "url": "https://arxiv.org/pdf/2106.09685v1", "added": TODAY, "weight": "10"}
    assert (right.id, right.values["authors"]) == ("2106.09685", ["Edward J. Hu"])
    (note,) = planned(listed, records=record("2106.09685", LORA)).notes
    assert note.line == 1
    assert all(words in note.message for words in (cows, "2106.09685", LORA))


def test_without_a_source_the_catalog_and_then_the_list_itself_say_what_an_id_is() -> None:
    cows = "Grazing behaviour of dairy cows in alpine summer pastures"
    bees = "Waggle dances of honey bees under artificial light"
    link = "https://arxiv.org/abs/2106.09685"
    lora, *others = planned(
        [draft(n, title=t, arxiv="2106.09685", url=link) for n, t in enumerate((LORA, cows, bees), 1)]
    ).papers
    assert lora.values["arxiv"] == "2106.09685"
    assert [each.values.get("url") for each in others] == [link, None]
    assert others[1].values["links"] == {"link": link}
    there = paper("lora", {"title": LORA, "arxiv": "2106.09685"})
    (only,) = planned([draft(title=cows, arxiv="2106.09685", url=link)], there).papers
    assert (only.existing, only.values["url"]) == (None, link)


def test_one_link_under_two_titles_is_two_papers() -> None:
    link = "https://example.org/datasets"
    one, two = planned([draft(1, title="MNIST", url=link), draft(2, title="CIFAR", url=link)]).papers
    assert one.values["url"] == link
    assert two.values["links"] == {"link": link}


def test_a_paper_that_is_there_gets_topics_and_what_it_lacks() -> None:
    there = paper(
        "lora",
        {
            "title": LORA,
            "arxiv": "2106.09685",
            "venue": "ICLR",
            "rating": "5",
            "links": {"code": "https://one.org"},
            "topics": ["old"],
        },
    )
    topics = Topics((Topic(slug="old", title="Old"),))
    listed = draft(
        title=LORA, arxiv="2106.09685", section=("New",), venue="NeurIPS", rating=5, status="read", remark="good",
        links={"code": "https://two.org", "the code": "https://one.org"},
    )  # fmt: skip
    (only,) = planned([listed], there, topics=topics, records=record("2106.09685", LORA, "Edward J. Hu")).papers
    after = paper(
        "lora",
        apply(
            only.changes,
            {
                "title": LORA,
                "arxiv": "2106.09685",
                "venue": "ICLR",
                "rating": "5",
                "links": {"code": "https://one.org"},
                "topics": ["old"],
            },
        ),
    )
    assert (after.venue, after.rating, after.status, after.remark) == ("ICLR", 5, "read", "good")
    assert (after.authors, after.published) == (("Edward J. Hu",), "2021-06-17")
    assert after.links == {"code": "https://one.org", "code 2": "https://two.org"}
    assert (after.topics, after.weight) == (("old", "new"), {"new": 10})
    assert (only.why, only.refused) == ("arXiv id", ("venue",))


def test_topics_given_stand_for_all_sections() -> None:
    topics = Topics((Topic(slug="a", title="A"), Topic(slug="b", title="B")))
    result = planned([draft(1, title=LORA, section=("X",))], topics=topics)
    assert result.papers[0].values["topics"] == ["x"]
    result = plan([draft(1, title=LORA, section=("X",))], Catalog(topics=topics), today=TODAY, topics=("a", "b"))
    assert result.topics == ()
    assert (result.papers[0].values["topics"], result.papers[0].values["weight"]) == (["a", "b"], "10")


def test_new_papers_come_after_all_that_are_there() -> None:
    there = paper("one", {"title": "One", "weight": {"a": "95"}})
    result = planned([draft(1, title=LORA, section=("A",))], there)
    assert result.papers[0].values["weight"] == "110"


def test_an_id_whose_file_is_broken_is_not_taken() -> None:
    result = planned(
        [draft(1, title=LORA, arxiv="2106.09685"), draft(2, title="Other words")], ids={"2106.09685", "other-words"}
    )
    assert result.papers == ()
    assert [entry.error.code for entry in result.entries if entry.error] == ["taken", "taken"]


def test_two_works_of_one_title_get_an_id_each() -> None:
    result = planned(
        [draft(1, title="Same", authors=("A. One",)), draft(2, title="Same", authors=("A. One", "B. Two"))]
    )
    assert [each.id for each in result.papers] == ["onesame", "onesame-2"]


def test_relative_links_go_from_the_top_of_the_repository() -> None:
    result = planned(
        [draft(title="T", url="../pdf/t.pdf", links={"notes": "t.md", "web": "https://example.org/a", "here": "#a"})],
        folder="docs",
    )
    assert result.papers[0].values["links"] == {
        "link": "pdf/t.pdf",
        "notes": "docs/t.md",
        "web": "https://example.org/a",
        "here": "#a",
    }


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"rating": 7}, {"rating": "7"}),
        ({"date": "2021-13"}, {"published": "2021-13"}),
        ({"status": "someday"}, {"status": "someday"}),
        ({"links": {"mail": "mailto:me@example.org"}}, {"mail": "mailto:me@example.org"}),
        ({"url": "javascript:alert(1)"}, {"link": "javascript:alert(1)"}),
        ({"year": 20233, "extra": {"year": "other"}}, {"year": "20233", "year 2": "other"}),
    ],
)
def test_what_no_field_takes_goes_to_extra_with_a_word(fields: dict[str, Any], kept: dict[str, str]) -> None:
    result = planned([draft(3, title="T", **fields)])
    assert result.papers[0].values["extra"] == kept
    assert [note.line for note in result.notes] == [3]


def test_a_third_entry_says_that_two_are_one() -> None:
    listed = [draft(1, title=LIMA), draft(2, arxiv="2305.11206"), draft(3, title=LIMA, arxiv="2305.11206")]
    (only,) = planned(listed, records=record("2106.09685", LORA)).papers
    assert (only.id, only.entries, only.values["title"]) == ("2305.11206", (0, 1, 2), LIMA)


def test_doubles_complete_each_other() -> None:
    listed = [
        draft(1, title=LORA, authors=("Hu",), url="https://example.org/lora", date="2021-06"),
        draft(2, title=LORA, authors=("Edward Hu", "Yelong Shen"), url="https://example.org/lora", date="2021-06-17"),
        draft(3, title=LORA, authors=("Edward Hu",), arxiv="2106.09685", url="https://example.org/lora"),
    ]
    result = planned(listed, records=record("2106.09685", LORA, "Edward Hu", "Yelong Shen"))
    (only,) = result.papers
    assert only.values["authors"] == ["Edward Hu", "Yelong Shen"]
    assert (only.values["published"], only.values["arxiv"], only.source) == ("2021-06-17", "2106.09685", "arxiv")
    assert result.notes == ()


def test_the_first_link_says_which_version_is_meant() -> None:
    plain, second = draft(1, title=LORA, arxiv="2106.09685"), draft(2, title=LORA, arxiv="2106.09685", version=2)
    assert "version" not in planned([plain, second]).papers[0].values
    assert planned([second, plain]).papers[0].values["version"] == "2"


def test_one_link_under_two_labels_is_added_once() -> None:
    there = paper("lora", {"title": LORA, "arxiv": "2106.09685", "url": "https://one.org"})
    link = "https://two.org"
    (only,) = planned(
        [draft(title=LORA, arxiv="2106.09685", url=link, links={"page": link, "home": "https://one.org"})], there
    ).papers
    assert only.changes == (Set(("links", "link"), link),)


def test_a_title_alone_is_another_paper_where_the_list_names_the_first_one_too() -> None:
    there = paper("2305.11206", {"title": LIMA, "arxiv": "2305.11206"})
    listed = [draft(1, arxiv="2305.11206"), draft(2, title=LIMA)]
    first, second = planned(listed, there).papers
    assert (first.id, first.why, second.existing) == ("2305.11206", "arXiv id", None)
    own = paper(second.id, second.values)
    assert [each.id for each in planned(listed, there, own).papers] == [first.id, second.id]
    assert planned([draft(title=LIMA)], there).papers[0].existing == there


def test_a_stand_in_is_no_title_to_compare() -> None:
    there = paper("gan", {"title": "GAN!"})
    assert planned([draft(name="GAN", url="https://example.org/gan")], there).papers[0].existing is None
    assert planned([draft(name="GAN!", url="https://example.org/gan")], there).papers[0].existing == there


def test_a_doi_of_two_arxiv_papers_makes_them_no_one_paper() -> None:
    there = paper("lima", {"title": LIMA, "doi": "10.1145/abc.1"})
    listed = [draft(1, title=LIMA, arxiv="2305.11206"), draft(2, arxiv="2106.09685", doi="10.1145/abc.1")]
    first, second = planned(listed, there).papers
    assert (first.existing, first.changes[0]) == (there, Set(("arxiv",), "2305.11206"))
    assert (second.existing, second.values["links"]) == (None, {"doi": "https://doi.org/10.1145/abc.1"})
