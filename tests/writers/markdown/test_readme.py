from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings, strategies as st

from papercli.errors import InvalidError
from papercli.markdown import markers
from papercli.markdown.document import dead_links, headings
from papercli.model.layouts import LAYOUTS
from papercli.writers.markdown.readme import Rendered, Shelf, init, render
from tests.writers.markdown.samples import NOTES, PAPERS, SHELF, TOPICS, block, page, problems

if TYPE_CHECKING:
    import random

MARKERS = (
    *(f"layout={name}" for name in LAYOUTS),
    *(
        "topic=ai",
        "topic=nets layout=list",
        "group=year layout=list anchors=yes",
        'no-papers="None." anchors=yes',
        "status=read limit=1",
    ),
    *(
        "group=venue layout=headings",
        'layout=numbered entry="{title}" below="{summary}"',
        "topic=quiet",
        "layout=toc levels=1..6",
        "layout=list headings=bullets indent=4 start=3 marker=number",
        "layout=lines break=spaces topic=ai",
        "align=right heading-entry={title}:",
    ),
)
PIECES = (
    *(
        "",
        "\ufeff",
        "text  ",
        "# One",
        "## Two",
        "## Two",
        "### 🚀 Start",
        "- item",
        "| a |",
        "```",
        "~~~",
        "    code",
        "<details>",
    ),
    *('<a id="ai"></a>', "<!-- papercli: no marker", "\ttab", "> quote", "setext\n---", "[x]: y", "** a **", "last\\"),
)


def rendered(text: str) -> Rendered:
    return render(text, SHELF, {})


@st.composite
def pages(draw: st.DrawFn) -> str:
    """READMEs with some blocks among other things, with one line ending or several."""
    ending = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    lines = []
    for _ in range(draw(st.integers(1, 3))):
        lines += draw(st.lists(st.sampled_from(PIECES), max_size=3))
        lines += ["", f"<!-- papercli:begin {draw(st.sampled_from(MARKERS))} -->"]
        lines += draw(st.sampled_from([[], ["", ""], ["old", "", "# H"]]))
        lines += ["<!-- papercli:end -->"]
    lines += draw(st.lists(st.sampled_from(PIECES), max_size=3))
    text = "".join(line.replace("\n", ending) + draw(st.sampled_from([ending, ending, "\n"])) for line in lines)
    return text.rstrip("\r\n") if draw(st.booleans()) else text


def outside(text: str) -> list[str]:
    """The pieces of a page around its blocks' content."""
    found, _ = markers.find(text)
    edges = [0, *(edge for block in found for edge in (block.begin, block.end)), len(text)]
    return [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]


@settings(max_examples=120, deadline=None)
@given(pages())
def test_rendering_again_changes_nothing_and_nothing_outside_changes(text: str) -> None:
    first = rendered(text)
    if first.problems:
        assert first.text == text
        return
    assert outside(first.text) == outside(text)
    again = rendered(first.text)
    assert again.text == first.text
    assert not again.problems
    assert [block.new for block in again.blocks] == [block.old for block in again.blocks]


@settings(max_examples=40, deadline=None)
@given(pages(), st.randoms())
def test_the_order_of_papers_does_not_matter(text: str, dice: random.Random) -> None:
    papers = list(PAPERS)
    dice.shuffle(papers)
    assert render(text, Shelf(papers, TOPICS, NOTES), {}) == rendered(text)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(["## Two", "### 🚀 Start", "# Two", "## C++ & C#", "<h2>Raw</h2>", "## `code`"]), max_size=5
    ),
    st.sampled_from(MARKERS),
)
def test_contents_have_no_dead_links(lines: list[str], marker: str) -> None:
    body = "\n\n".join(lines)
    text = f"# Top\n\n<!-- papercli:begin layout=toc levels=1..6 -->\n<!-- papercli:end -->\n\n{body}\n\n" + page(
        marker
    )
    found = rendered(text)
    assert not found.problems
    assert dead_links(found.text) == []
    listed = found.blocks[0].new.count("](#")
    assert listed >= len(headings(found.text)) - 1


def test_contents_count_headings_before_and_after_and_of_blocks() -> None:
    text = (
        "## Theory\n\n"
        + page("layout=toc levels=2").replace("## Afterword", "## Theory")
        + "\n"
        + page("heading=2 layout=list")
    )
    found = rendered(text)
    assert found.blocks[0].new.strip().split("\n") == [
        "- [Theory](#theory)",
        "- [Theory](#theory-1)",
        "- [Learning machines](#learning-machines)",
        "- [Theory](#theory-2)",
        "- [Unsorted](#unsorted)",
        "- [Afterword](#afterword)",
    ]


def test_contents_leave_out_the_heading_they_stand_under() -> None:
    text = (
        "# Top\n\n## Contents\n\n<!-- papercli:begin layout=toc -->\n<!-- papercli:end -->\n\n## A\n\n### B\n\n## C\n"
    )
    assert rendered(text).blocks[0].new == "\n- [A](#a)\n  - [B](#b)\n- [C](#c)\n\n"
    after = rendered(
        page("layout=list") + "\n## Contents\n\n<!-- papercli:begin layout=toc levels=2 -->\n<!-- papercli:end -->\n"
    )
    assert after.blocks[1].new.count("Learning machines") == 1
    assert "Contents" not in after.blocks[1].new
    nested = text.replace("## A\n\n### B", "### A\n\n### B")
    assert rendered(nested).blocks[0].new == "\n- [Contents](#contents)\n  - [A](#a)\n  - [B](#b)\n- [C](#c)\n\n"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_blocks_take_the_line_ending_of_their_marker(ending: str) -> None:
    other = "\n" if ending != "\n" else "\r\n"
    text = f"\ufeffa{other}<!-- papercli:begin layout=list topic=nets -->{ending}old{other}<!-- papercli:end -->  {other}no newline  "
    found = rendered(text)
    new = found.blocks[0].new
    assert new.startswith(ending)
    assert new.endswith(ending * 2)
    assert not set(new.replace(ending, "")) & set("\r\n")
    assert found.blocks[0].old == f"old{other}"
    assert found.text == text.replace(f"old{other}", new)


def test_a_block_without_papers_is_one_blank_line() -> None:
    assert rendered(page("topic=quiet")).blocks[0].new == "\n"


def test_problems_stop_the_rendering_and_have_their_places() -> None:
    assert problems("layuot=list topic=nest") == (
        (3, 21, 'unknown option "layuot"; did you mean layout?'),
        (3, 33, 'topic: the catalog has no topic "nest"; did you mean nets?'),
    )
    assert problems("block=b", {"b": {"limit": "x", "topic": "none-such"}}) == (
        (3, 21, 'limit: "x" is no whole number from 1 to 999999'),
        (3, 21, 'topic: the catalog has no topic "none-such"'),
    )


def test_wrong_markers_stop_the_rendering() -> None:
    text = "<!-- papercli:begin -->\n\n<!-- papercli:begin -->\n<!-- papercli:end -->\n"
    found = rendered(text)
    assert found.text == text
    assert found.problems


def test_headings_go_one_below_the_heading_above() -> None:
    text = "# Top\n\n### Deep\n\n" + page("topic=ai layout=list").removeprefix("# Papers\n\n")
    assert "\n#### Networks & friends\n" in rendered(text).text
    assert "\n## Networks & friends\n" in rendered(page("topic=ai layout=list heading=2")).text
    assert "\n## Networks & friends\n" in rendered(page("topic=ai layout=list").removeprefix("# Papers\n\n")).text
    two = page("layout=list") + page("topic=ai layout=list").removeprefix("# Papers\n\n")
    assert rendered(two).blocks[1].new.startswith("\n### Networks"), "the headings of other blocks do not count"


def test_an_anchor_stands_once_on_a_page() -> None:
    text = '<a id="nets"></a>\n\n' + page("anchors=yes") + page("anchors=yes layout=list topic=ai,theory")
    new = rendered(text).text
    assert [new.count(f'<a id="{slug}"></a>') for slug in ("nets", "ai", "search", "theory")] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "<!-- papercli:begin -->\n\n<!-- papercli:end -->\n"),
        ("# T\n", "# T\n\n<!-- papercli:begin -->\n\n<!-- papercli:end -->\n"),
        ("# T", "# T\n\n<!-- papercli:begin -->\n\n<!-- papercli:end -->\n"),
        ("\ufeff# T\r\n\r\nx", "\ufeff# T\r\n\r\nx\r\n\r\n<!-- papercli:begin -->\r\n\r\n<!-- papercli:end -->\r\n"),
    ],
)
def test_init_puts_markers_at_the_end(text: str, expected: str) -> None:
    assert init(text) == expected
    assert len(markers.find(expected)[0]) == 1
    assert init(expected) == expected


def test_init_writes_options() -> None:
    text = init("", {"layout": "list", "entry": "{title} {year}"})
    assert text.startswith('<!-- papercli:begin layout=list entry="{title} {year}" -->\n')


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("```\nopen", {}),
        ("<!-- open", {}),
        ("", {"entry": "a--b"}),
        ("", {"entry": 'a"b'}),
        ("<!-- papercli:end -->\n", {}),
    ],
)
def test_init_refuses_where_markers_would_be_no_markers(text: str, options: dict[str, str]) -> None:
    with pytest.raises(InvalidError):
        init(text, options)


def test_no_line_ends_with_a_blank() -> None:
    for name in LAYOUTS:
        assert not [line for line in block(f"layout={name}").split("\n") if line != line.rstrip()]
