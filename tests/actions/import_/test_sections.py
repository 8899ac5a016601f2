"""Headings to topics: existing ones are found, new ones declared in the order of the list."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from papercli.actions.import_.sections import Section, Tree, document_title, topic_tree
from papercli.model import settings_schema
from papercli.model.changes import apply
from papercli.model.text import is_slug
from papercli.model.topics import Topic, Topics
from tests.actions.import_ import samples


def tree(*sections: Section, topics: Topics | None = None, title: str | None = None) -> Tree:
    return topic_tree(sections, topics or Topics(), title)


def declared(found: Tree, topics: Topics | None = None) -> Topics:
    """The catalog's topics after the changes, read by the schema, which refuses doubled and bad slugs."""
    mapping = apply(found.changes, {"topics": [_plain(topic) for topic in (topics or Topics()).roots]})
    read, problems = settings_schema.settings(mapping)
    assert read, problems
    return read.topics


def _plain(topic: Topic) -> Any:
    return {
        "slug": topic.slug,
        "title": topic.title,
        "was": list(topic.was),
        "topics": [_plain(t) for t in topic.topics],
    }


def outline(topics: Topics) -> list[str]:
    return [f"{'  ' * place.depth}{place.topic.slug}: {place.topic.title}" for place in topics]


def test_nested_sections_become_nested_topics_in_the_order_of_the_list() -> None:
    found = tree(("Papers", "1. PEFT 🔥"), ("Papers", "评估LLMs (3)"), (), ("Resources",), ("Papers",))
    assert outline(declared(found)) == [
        "papers: Papers",
        "  peft: 1. PEFT 🔥",
        "  评估llms: 评估LLMs (3)",
        "resources: Resources",
    ]
    assert found.slugs[("Papers", "1. PEFT 🔥")] == "peft"
    assert found.slugs[()] is None


def test_one_heading_below_two_others_is_two_topics() -> None:
    found = tree(("NLP", "Surveys"), ("CV", "Surveys"), ("CV", "More", "Surveys"), ("CV", "more", "surveys"))
    assert list(found.slugs.values()) == ["surveys", "cv-surveys", "more-surveys", "more-surveys"]


def test_numbers_tell_apart_what_nothing_else_does() -> None:
    assert list(tree(("C++",), ("C#",), ("C",)).slugs.values()) == ["c", "c-2", "c-3"]
    taken = Topics(
        (
            Topic(slug="surveys", title="x"),
            Topic(slug="cv-surveys", title="y", was=("cv-surveys-2",)),
            Topic(slug="cv", title="CV"),
        )
    )
    assert tree(("CV", "Surveys"), topics=taken).slugs[("CV", "Surveys")] == "cv-surveys-3"


CATALOG = Topics(
    (
        Topic(
            slug="fine-tuning",
            title="Fine-tuning",
            topics=(
                Topic(slug="peft", title="Parameter-Efficient Methods", was=("adapters",)),
                Topic(slug="ft-surveys", title="Surveys"),
            ),
        ),
        Topic(slug="agents", title="Agents", topics=(Topic(slug="agent-surveys", title="Surveys"),)),
    )
)


@pytest.mark.parametrize(
    ("section", "slug"),
    [
        (("Fine-tuning",), "fine-tuning"),
        (("2. fine-tuning (5)",), "fine-tuning"),
        (("Fine-tuning", "PEFT"), "peft"),
        (("Fine-tuning", "Adapters"), "peft"),
        (("Fine-tuning", "Parameter-efficient methods"), "peft"),
        (("PEFT",), "peft"),  # the only one
        (("Parameter-efficient methods",), "peft"),
        (("Agents", "Surveys"), "agent-surveys"),
        (("Surveys",), "surveys"),  # one of two: neither
        (("Agents", "PEFT"), "agents-peft"),  # it stands elsewhere
    ],
)
def test_topics_of_the_catalog_are_used(section: Section, slug: str) -> None:
    found = tree(section, topics=CATALOG)
    assert found.slugs[section] == slug
    assert declared(found, CATALOG).resolve(slug) == slug


def test_a_title_in_several_places_of_the_list_says_too_little() -> None:
    topics = Topics(
        (Topic(slug="a", title="A", topics=(Topic(slug="reviews", title="Surveys"),)), Topic(slug="b", title="B"))
    )
    assert tree(("Surveys",), topics=topics).slugs == {("Surveys",): "reviews"}
    both = tree(("Surveys",), ("B", "Surveys"), topics=topics)
    assert list(both.slugs.values()) == ["surveys", "b-surveys"]


def test_new_topics_go_below_those_that_are_there() -> None:
    found = tree(("Agents", "Tools", "Web"), topics=CATALOG)
    place = declared(found, CATALOG).get("web")
    assert place
    assert place.parents == ("agents", "tools")
    assert len(found.changes) == 1


@pytest.mark.parametrize(
    ("text", "sections", "title"),
    [
        ("# My list\n\n## A\n\n## B\n", [("My list", "A"), ("My list", "B")], "My list"),
        ("# My list 📚\n", [("My list 📚",)], "My list 📚"),
        ("<h1>My list</h1>\n\n## A\n", [("My list", "A")], "My list"),
        ("# A\n\n# B\n", [("A",), ("B",)], None),
        ("# My list\n", [(), ("My list",)], None),
        ("## Only\n", [("Only",)], None),  # no title: the one section of a list
        ("", [], None),
    ],
)
def test_the_documents_own_title_is_no_topic(text: str, sections: list[Section], title: str | None) -> None:
    assert document_title(text, sections) == title


def test_below_a_title_the_sections_are_topics() -> None:
    found = tree(("My list", "A"), ("My list",), title="My list")
    assert list(found.slugs.values()) == ["a", None]


@given(st.lists(samples.sections, max_size=8), st.lists(samples.sections, max_size=8))
@settings(max_examples=200)
def test_any_headings_make_valid_unique_slugs_and_are_found_again(
    earlier: list[Section], sections: list[Section]
) -> None:
    topics = declared(tree(*earlier))
    found = tree(*sections, topics=topics)
    after = declared(found, topics)
    for slug in filter(None, found.slugs.values()):
        assert is_slug(slug)
        assert after.resolve(slug) == slug
    again = tree(*sections, topics=after)
    assert again.slugs == found.slugs
    assert again.changes == []
