"""A small shelf that has a bit of everything, and short ways to render a block of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.model.paper import Paper
from papercli.model.topics import Topic, Topics
from papercli.writers.markdown.readme import Shelf, render

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TOPICS = Topics(
    (
        Topic(
            slug="ai",
            title="Learning machines",
            topics=(
                Topic(
                    slug="nets",
                    title="Networks & friends",
                    intro="From perceptrons on.\n\n- oldest first",
                    was=("neural",),
                ),
                Topic(slug="search", title="Search"),
            ),
        ),
        Topic(slug="theory", title="Theory"),
        Topic(slug="quiet", title="Nothing here"),
    )
)

PAPERS = (
    Paper(
        id="2401.00001",
        title="Wide | Deep: nets in 2 parts",
        authors=("Ada B. Stone", "Jan van der Berg", "李明", "Zoe Quick"),
        published="2024-01-05",
        arxiv="2401.00001",
        venue="ICLR 2024",
        name="WideDeep",
        topics=("nets", "ai"),
        status="read",
        finished="2024-02-01",
        rating=4,
        added="2024-01-20",
        weight={"neural": 20},
        summary="Two halves, *one* loss.\n\n- left half\n- right half\n\n```python\nx = 1 | 2\n```\n",
        remark="start **here**",
        links={"code": "https://example.org/wide", "slides": "https://example.org/s (1).pdf"},
        see=("https://example.org/a", "https://example.org/b"),
        extra={"Backbone": "ResNet_50"},
    ),
    Paper(
        id="stone1958",
        title="On <perceptrons>",
        authors=("Ada B. Stone",),
        year=1958,
        doi="10.1000/perc(1)",
        topics=("neural",),
        added="2024-01-01",
        weight={"nets": 10},
        summary="One layer.",
    ),
    Paper(
        id="2310.11111",
        title="注意（重要）",
        authors=("李明", "王芳"),
        published="2023-10",
        arxiv="2310.11111",
        version=2,
        topics=("search", "theory"),
        status="reading",
        started="2024-03-01",
        added="2024-02-29",
    ),
    Paper(
        id="quick-book",
        title="1. How to count",
        authors=("Zoe Quick", "Sam Low Jr."),
        published="2021",
        kind="book",
        venue="Low Press",
        url="https://example.org/book",
        topics=("undeclared",),
        status="skipped",
        rating=2,
    ),
)
NOTES = {"2401.00001": "catalog/notes/2401.00001.md"}
SHELF = Shelf(PAPERS, TOPICS, NOTES)


def page(marker: str) -> str:
    """A README with one block."""
    return f"# Papers\n\n<!-- papercli:begin {marker} -->\n<!-- papercli:end -->\n\n## Afterword\n"


def block(marker: str, shelf: Shelf = SHELF, named: Mapping[str, Mapping[str, object]] | None = None) -> str:
    """What a marker's block holds, without the blank lines around it."""
    rendered = render(page(marker), shelf, named or {})
    assert not rendered.problems, rendered.problems
    assert rendered.blocks[0].new.startswith("\n")
    return rendered.blocks[0].new.strip("\n")


def block_of(options: Mapping[str, object], *papers: Paper, notes: Mapping[str, str] | None = None) -> str:
    """A block of these papers in this order, with options as ``catalog.yaml`` would name them."""
    ordered = [paper_with(paper, i) for i, paper in enumerate(papers)]
    return block("block=mine", Shelf(ordered, Topics(), notes or {}), {"mine": options})


def paper_with(paper: Paper, weight: int) -> Paper:
    """The same paper with a place in the list."""
    from dataclasses import replace

    return replace(paper, weight=weight)


def problems(marker: str, named: Mapping[str, Mapping[str, object]] | None = None) -> Sequence[tuple[int, int, str]]:
    """What is wrong with a marker."""
    text = page(marker)
    rendered = render(text, SHELF, named or {})
    assert rendered.text == text
    assert not rendered.blocks
    return rendered.problems
