"""The tree of a document: its blocks, their lines, and the place of every character."""

from __future__ import annotations

import time
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings, strategies as st

from papercli.markdown import blocks

if TYPE_CHECKING:
    from pathlib import Path

    from papercli.markdown.block import Block


def outline(block: Block, depth: int = 0) -> list[str]:
    """The tree as lines: kind, lines, what tells it apart, text."""
    out = []
    for child in block.children:
        told = [
            str(x)
            for x in (child.level or "", child.marker, child.checked, "head" if child.head else "")
            if x not in ("", None)
        ]
        text = child.rich.text if child.rich else child.raw.strip()
        words = [child.kind, f"{child.line}-{child.line_end}", *told, *([repr(text)] if text else [])]
        out += ["  " * depth + " ".join(words), *outline(child, depth + 1)]
    return out


def tree(text: str) -> list[str]:
    return outline(blocks.read(dedent(text).lstrip("\n")).root)


def test_headings_lists_and_paragraphs() -> None:
    text = """
    # One *two*

    - [x] done [a](u)
      more
    - not
      1. deep

    > said

    last
    line
    """
    assert tree(text) == [
        "heading 1-1 1 'One two'",
        "list 3-6",
        "  item 3-4 - True",
        "    paragraph 3-4 'done a\\nmore'",
        "  item 5-6 -",
        "    paragraph 5-5 'not'",
        "    list 6-6",
        "      item 6-6 1.",
        "        paragraph 6-6 'deep'",
        "quote 8-8",
        "  paragraph 8-8 'said'",
        "paragraph 10-11 'last\\nline'",
    ]


def test_tables() -> None:
    text = """
    | *A* | B |
    |---|:-:|
    | x \\| y | [b](u) |
    one
    """
    assert tree(text) == [
        "table 1-4 |",
        "  row 1-1 head",
        "    cell 1-1 head 'A'",
        "    cell 1-1 head 'B'",
        "  row 3-3",
        "    cell 3-3 'x | y'",
        "    cell 3-3 'b'",
        "  row 4-4",
        "    cell 4-4 'one'",
        "    cell 4-4",
    ]


def test_tables_of_raw_html_even_with_blank_lines_in_them() -> None:
    text = """
    <table>
    <tr><th>A</th>

    <th>B</th></tr>

    <tr><td>x<br>y</td><td><a href="u">b &amp; c</a></td></tr>
    </table>

    after
    """
    assert tree(text) == [
        "table 1-7 html",
        "  row 2-4 head",
        "    cell 2-2 head 'A'",
        "    cell 4-4 head 'B'",
        "  row 6-6",
        "    cell 6-6 'x\\ny'",
        "    cell 6-6 'b & c'",
        "paragraph 9-9 'after'",
    ]


def test_what_is_folded_goes_into_its_block() -> None:
    text = """
    - **T**
      <details>
      <summary>More</summary>

      inside

      </details>

    <h2>After</h2>
    <ul><li>one</li><li>two</li></ul>
    """
    assert tree(text) == [
        "list 1-7",
        "  item 1-7 -",
        "    paragraph 1-1 'T'",
        "    details 2-7 html",
        "      summary 3-3 html 'More'",
        "      paragraph 5-5 'inside'",
        "heading 9-9 2 html 'After'",
        "item 10-10 html",
        "  paragraph 10-10 'one'",
        "item 10-10 html",
        "  paragraph 10-10 'two'",
    ]


def test_comments_code_and_rules() -> None:
    assert tree("<!-- a -->\n\n```\nx\n```\n\n---\n") == ["code 3-5 'x'", "rule 7-7"]


def test_line_endings_and_a_mark_of_byte_order_make_no_difference() -> None:
    text = "# A\n\n- b\n- c\n"
    plain = blocks.read(text)
    for other in ("\ufeff" + text, text.replace("\n", "\r\n"), text.replace("\n", "\r")):
        document = blocks.read(other)
        assert (outline(document.root), document.text) == (outline(plain.root), text)


def test_a_document_of_any_depth_is_read_whole() -> None:
    document = blocks.read("".join(f"{'  ' * n}- {n}\n" for n in range(100)) + "\nafter\n")
    assert document.root.children[-1].rich is not None
    assert sum(block.kind == "item" for block in document.root.walk()) == 100


def test_lines_of_offsets() -> None:
    document = blocks.read("a\n\nb c\n")
    assert [document.line_at(offset) for offset in (0, 1, 2, 3, 6)] == [1, 1, 2, 3, 3]


def places_agree(text: str) -> int:
    """Check that every character of every text stands where it says; the number of characters."""
    document, count = blocks.read(text), 0
    for block in document.root.walk():
        assert 1 <= block.line <= block.line_end <= len(document.starts)
        if block.rich is None:
            continue
        rich = block.rich
        assert len(rich.at) == len(rich.to) == len(rich.text)
        for char, at, to in zip(rich.text, rich.at, rich.to, strict=True):
            written = document.text[at:to]
            assert to > at
            assert written == char or char in " \n" or written[0] in "\\&<" or "\n" in written, (block.kind, block.line)
            count += 1
        for span in rich.spans:
            assert 0 <= span.start <= span.end <= len(rich.text)
            assert 0 <= span.source_start <= span.source_end <= len(document.text)
            if span.target and span.url and "\\" not in span.url and "&" not in span.url:
                written = document.text[slice(*span.target)]
                assert "\\" in written or written in (span.url, span.url.removeprefix("http://"), f"<{span.url}>")
    return count


WORDS = st.sampled_from(
    [
        *(
            "# ",
            "- ",
            "* ",
            "1. ",
            "> ",
            "  ",
            "    ",
            "\t",
            "\n",
            "\n\n",
            "| ",
            " |",
            "|---|---|\n",
            "[x] ",
            "**",
            "*",
            "_",
            "`",
            "~~",
        ),
        *("[a](http://a.b/c)", "[b]", "![i](u)", "<b>", "</b>", "<br>", "<table>", "<tr>", "<td>", "</td>", "</table>"),
        *(
            "<details>",
            "<summary>s</summary>",
            "</details>",
            "<a href='u'>",
            "</a>",
            "<!--",
            "-->",
            "&amp;",
            "\\*",
            "\\|",
        ),
        *(
            "https://x.y/z_(1).",
            "<http://q.r>",
            "[r]: http://u.v\n",
            "word",
            "Ü",
            "中文",
            "🔥",
            '"',
            ": ",
            "---\n",
            "```\n",
            "\r\n",
            "\0",
        ),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=40).map("".join))
def test_any_text_is_read_and_every_place_is_right(text: str) -> None:
    places_agree(text)


def test_real_lists_are_read_with_every_place_right(test_data: Path) -> None:
    files = sorted((test_data / "lists").glob("*.md"))
    assert (
        sum(places_agree(file.read_text(encoding="utf-8")) for file in files if file.stat().st_size < 100_000) > 300_000
    )


@pytest.mark.parametrize(
    "unit",
    [
        "- [a](u)\n",
        "| a | b |\n",
        "<td>",
        "[",
        "*a ",
        "<b>",
        "`",
        "- ",
        "http://a ",
        "&amp;",
        "(",
        "![",
        "<details>\n\n",
    ],
)
def test_time_grows_with_the_size_and_no_more(unit: str) -> None:
    def seconds(n: int) -> float:
        text = ("| a | b |\n|---|---|\n" if unit.startswith("|") else "") + unit * n
        best = 1e9
        for _ in range(3):
            start = time.process_time()
            blocks.read(text)
            best = min(best, time.process_time() - start)
        return best

    small, large = seconds(500), seconds(4000)
    assert large < 40 * small + 0.05, (small, large)
