"""Five ways in which people really show their papers, each from options alone, to the byte."""

from __future__ import annotations

from papercli.model.paper import Paper
from tests.writers.markdown.samples import block_of

FIRST = Paper(
    id="2301.00001",
    title="Small Is Enough",
    authors=("Nina Roth", "Omar Haddad"),
    published="2023-01-09",
    arxiv="2301.00001",
    venue="arxiv",
    status="read",
    summary="- **Idea**: fewer data\n- **Result**: same score\n\n  on three tests\n",
    remark="How little one can do with.",
    links={"project": "https://example.org/small"},
    see=("https://example.org/1", "https://example.org/2"),
)
SECOND = Paper(
    id="1806.00002",
    title="Generative Pairs (GP)",
    authors=("Li Wei",),
    published="2018-06-02",
    arxiv="1806.00002",
    summary="Two nets | one game.",
)
THIRD = Paper(id="blog", title="A page without a date", links={"blog": "https://example.org/blog"})


def test_folded_summaries() -> None:
    options = {
        "layout": "details",
        "entry": "**{title:link;pdf.pdf}**{? | [Reading Notes]({notes})}",
    }
    expected = """\
- **[Small Is Enough](https://arxiv.org/pdf/2301.00001.pdf)** | [Reading Notes](notes/small%20one.md)
  <details>
  <summary>Summary</summary>

  - **Idea**: fewer data
  - **Result**: same score

    on three tests

  </details>

- **[Generative Pairs (GP)](https://arxiv.org/pdf/1806.00002.pdf)**
  <details>
  <summary>Summary</summary>

  Two nets | one game.

  </details>

- **[A page without a date](https://example.org/blog)**"""
    assert block_of(options, FIRST, SECOND, THIRD, notes={FIRST.id: "notes/small one.md"}) == expected


def test_numbered_items_with_authors_below() -> None:
    options = {
        "layout": "numbered",
        "entry": "{title:code}{? {venue}}{? {year}}",
        "below": ["{authors}{? {links}}", "", "{remark}"],
        "links": "[[x](u)];as=paper>pdf",
    }
    expected = """\
1. `Small Is Enough` arxiv 2023
   Nina Roth, Omar Haddad [[pdf](https://arxiv.org/abs/2301.00001)] [[project](https://example.org/small)]

   How little one can do with.

2. `Generative Pairs (GP)` 2018
   Li Wei [[pdf](https://arxiv.org/abs/1806.00002)]

3. `A page without a date`
   [[blog](https://example.org/blog)]"""
    assert block_of(options, FIRST, SECOND, THIRD) == expected


def test_numbered_items_stand_in_as_far_as_their_number_is_wide() -> None:
    papers = [Paper(id=f"p{i}", title=f"Paper {i}", authors=("Li Wei",), remark="Below.") for i in range(1, 102)]
    options = {"layout": "numbered", "entry": "{title}", "below": ["{authors}", "", "{remark}"]}
    lines = block_of(options, *papers).split("\n")
    for number, width in ((1, 3), (10, 4), (100, 5)):
        at = lines.index(f"{number}. Paper {number}")
        assert lines[at + 1 : at + 5] == [" " * width + "Li Wei", "", " " * width + "Below.", ""]


def test_numbered_links_with_a_description() -> None:
    options = {"layout": "numbered", "entry": "{title:link}{? - {remark}}", "url": "pdf.pdf", "spacing": "loose"}
    expected = """\
1. [Small Is Enough](https://arxiv.org/pdf/2301.00001.pdf) - How little one can do with.

2. [A page without a date](https://example.org/blog)"""
    assert block_of(options, FIRST, THIRD) == expected


def test_table_with_read_status_and_references() -> None:
    options = {
        "layout": "table",
        "columns": ["title:Title", "link:Link", "status:Read Status", "see:References"],
        "status-words": "Yes/No",
    }
    expected = """\
| Title | Link | Read Status | References |
| --- | --- | --- | --- |
| Small Is Enough | [link](https://arxiv.org/abs/2301.00001) | Yes | [1](https://example.org/1), [2](https://example.org/2) |
| Generative Pairs (GP) | [link](https://arxiv.org/abs/1806.00002) | No |  |"""
    assert block_of(options, FIRST, SECOND) == expected


def test_table_with_dates_and_descriptions() -> None:
    options = {
        "columns": ["title:Variant", "link:Paper", "date:Year", "{summary:first}:Description"],
        "date": "%e %b %Y",
        "empty": "-",
    }
    expected = """\
| Variant | Paper | Year | Description |
| --- | --- | --- | --- |
| Generative Pairs (GP) | [link](https://arxiv.org/abs/1806.00002) | 2 Jun 2018 | Two nets \\| one game. |
| A page without a date | [link](https://example.org/blog) | - | - |"""
    assert block_of(options, SECOND, THIRD) == expected
