"""What catalog.yaml may say."""

from __future__ import annotations

import pytest

from papercli.model.settings_schema import settings


def test_the_tree_is_read() -> None:
    found, problems = settings(
        {
            "format": "1",
            "title": "Papers I read",
            "readmes": ["README.md", "docs/list.md"],
            "topics": [
                {
                    "slug": "fine-tuning",
                    "title": "Fine-tuning",
                    "intro": "Mostly.",
                    "topics": [{"slug": "peft", "was": ["parameter-efficient"]}],
                },
                {"slug": "评估llms"},
            ],
            "blocks": {"must-read": {"layout": "table", "columns": ["title:Title", "link:Link"]}},
            "papers_in": "{year}",
        }
    )
    assert problems == []
    assert found is not None
    assert found.topics.slugs == ("fine-tuning", "peft", "评估llms")
    assert found.topics.resolve("parameter-efficient") == "peft"
    assert found.topics.below("fine-tuning") == {"fine-tuning", "peft"}
    assert found.topics.deepest(["fine-tuning", "parameter-efficient", "gone"]) == ("peft",)
    assert found.readmes == ("README.md", "docs/list.md")
    assert found.blocks["must-read"]["columns"] == ("title:Title", "link:Link")


def test_a_newer_format_is_one_clear_problem() -> None:
    found, problems = settings({"format": 2, "topics": "nonsense"})
    assert found is None
    assert [p.message for p in problems] == ["this catalog has format 2, this papercli knows up to 1"]


@pytest.mark.parametrize(
    ("topics", "path", "message"),
    [
        ("peft", ("topics",), "topics: should be a list of topics, each with a slug"),
        (["peft"], ("topics", 0), "topics: each topic is a mapping with a slug"),
        ([["peft"]], ("topics", 0), "topics: each topic is a mapping with a slug"),
        ([{"title": "PEFT"}], ("topics", 0), "this topic has no slug"),
        ([{"slug": "a b"}], ("topics", 0, "slug"), '"a b" is not a slug'),
        (
            [{"slug": "a"}, {"slug": "b", "was": ["a"]}],
            ("topics", 1, "was", 0),
            'the slug "a" stands twice among the topics',
        ),
        ([{"slug": "a", "was": "b"}], ("topics", 0, "was"), "was: should be a list of former slugs: [one, two]"),
        (
            [{"slug": "a", "topics": [{"slug": "a"}]}],
            ("topics", 0, "topics", 0, "slug"),
            'the slug "a" stands twice among the topics',
        ),
        ([{"slug": "a", "titel": "x"}], ("topics", 0, "titel"), 'unknown key "titel"'),
    ],
)
def test_a_wrong_topic_is_named(topics: object, path: tuple[object, ...], message: str) -> None:
    _, problems = settings({"topics": topics})
    assert [(p.path, p.message) for p in problems] == [(path, message)]


@pytest.mark.parametrize("name", ["../README.md", "/etc/passwd", "a/../../b", "C:\\x", "~/x"])
def test_readmes_stay_in_the_repository(name: str) -> None:
    found, _ = settings({"readmes": [name]})
    assert found is None


@pytest.mark.parametrize("folder", ["../{year}", "{month}", "/abs", "a b"])
def test_papers_stay_in_the_catalog(folder: str) -> None:
    found, _ = settings({"papers_in": folder})
    assert found is None


@pytest.mark.parametrize(
    ("topics", "path", "message"),
    [
        ([None, {"slug": "a"}], ("topics", 0), "topics: this item is empty"),
        (
            [{"slug": "a", "topics": [{"slug": "b"}, None]}],
            ("topics", 0, "topics", 1),
            "topics: this item is empty",
        ),
        ([{"slug": "a", "was": ["b", None]}], ("topics", 0, "was", 1), "was: this item is empty"),
    ],
)
def test_an_empty_item_would_shift_the_places_of_the_others(
    topics: object, path: tuple[object, ...], message: str
) -> None:
    found, problems = settings({"topics": topics})
    assert found is None
    assert [(p.path, p.message, p.severity) for p in problems] == [(path, message, "error")]
