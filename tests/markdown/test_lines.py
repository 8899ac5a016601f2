"""Which lines are code or inside raw HTML: GitHub's parser and markdown-it are the judges."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings, strategies as st
from markdown_it import MarkdownIt

from papercli.markdown.lines import Kind, Lines
from tests.markdown.github import html

PIECES = [
    *("- ", "* ", "+ ", "-", "1. ", "1.", "2. ", "10) ", "> ", ">", "  ", "   ", "    ", "\t", "-     ", "", "", ""),
    *(
        "```",
        "```py",
        "``` x`",
        "~~~",
        "~~~~",
        "`",
        "# h",
        "---",
        "===",
        "***",
        "| a | b |",
        "|---|---|",
        "text",
        "[a]: b",
    ),
    *(
        "<!--",
        "-->",
        "foo <!--",
        "<pre>",
        "</pre>",
        "<script>",
        "<style x>",
        "<div>",
        "</div>",
        "<b>",
        "<a href=x>",
        "<p",
        "<i",
    ),
]
MARK = re.compile(r" *<!-- m:(\d+) -->")


LONE_TAGS = {"<b>", "<a href=x>", "<i"}
"""After a list's paragraph GitHub lets these begin a block of HTML, markdown-it does not."""


@st.composite
def documents(draw: st.DrawFn, without: frozenset[str] | set[str] = frozenset()) -> str:
    """Documents of few lines, full of beginnings, with numbered comments on lines of their own."""
    lines: list[str] = []
    for number in range(draw(st.integers(1, 9))):
        if draw(st.integers(0, 2)) == 0:
            lines.append(" " * draw(st.sampled_from([0, 0, 0, 1, 2, 3])) + f"<!-- m:{number} -->")
        else:
            lines.append(
                "".join(
                    draw(st.lists(st.sampled_from([piece for piece in PIECES if piece not in without]), max_size=3))
                )
            )
    return "\n".join(lines)


def kinds(document: str) -> list[Kind]:
    reader = Lines()
    return [reader.read(line) for line in document.split("\n")]


@given(documents())
@settings(max_examples=600, deadline=None)
@example("- ```\n  <!-- m:0 -->\n<!-- m:1 -->")
@example("> ```\n<!-- m:0 -->")
@example("- | a |\n  |---|\ntext\n  ```\n<!-- m:0 -->")
@example("-\n\n  ```\n<!-- m:0 -->")
@example("10) a\n\n    ```\n  <!-- m:0 -->\n    <!-- m:1 -->")
def test_code_is_what_github_takes_for_code(document: str) -> None:
    page = html(document)
    for line, kind in zip(document.split("\n"), kinds(document), strict=True):
        if mark := MARK.fullmatch(line):
            assert (kind is Kind.CODE) == (f"&lt;!-- m:{mark[1]} --&gt;" in page), (line, page)


@given(documents(LONE_TAGS))
@settings(max_examples=600, deadline=None)
@example("<!--\n<!-- m:0 -->\n<!-- m:1 -->")
@example("<pre>\n\n<!-- m:0 -->\n</pre>\n<!-- m:1 -->")
@example("text\n<b>\n<!-- m:0 -->")
@example("<div>\n<!-- m:0 -->")
def test_comments_in_other_comments_are_told_from_those_that_stand_alone(document: str) -> None:
    blocks = [t for t in MarkdownIt("commonmark").enable("table").parse(document) if t.type == "html_block" and t.map]
    for number, (line, kind) in enumerate(zip(document.split("\n"), kinds(document), strict=True)):
        if not MARK.fullmatch(line) or kind is Kind.CODE:
            continue
        block = next(t for t in blocks if t.map[0] <= number < t.map[1])
        starts = block.map[0] == number
        first = block.content.lstrip()
        if starts or not re.match(r"<!--|<(?:pre|script|style)[ >]", first):
            assert kind is Kind.TEXT, document
        else:
            assert kind is (Kind.COMMENT if first.startswith("<!--") else Kind.HTML), document


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a\n```\nb\n```\nc", "TEXT CODE CODE CODE TEXT"),
        ("a\n    b", "TEXT TEXT"),
        ("\n    b\n\n    c", "TEXT CODE TEXT CODE"),
        ("- a\n\n      b\n    c", "TEXT TEXT CODE TEXT"),
        ("<!-- a\n\nb -->\nc", "TEXT COMMENT COMMENT TEXT"),
        ("<style>\n</style>\nc", "TEXT HTML TEXT"),
        ("~~~\n```\n~~~~\nc", "CODE CODE CODE TEXT"),
        ("\t- a", "CODE"),
        ("-      a", "CODE"),
        ("-    a\n\n  ```", "TEXT TEXT CODE"),
        ("> a\n    b", "TEXT TEXT"),
        ("> |a|\n> |---|\n    b", "TEXT TEXT CODE"),
        ("> |a|b|\n> |---|\n    c", "TEXT TEXT TEXT"),
        ("a\n2. ```\nb", "TEXT TEXT TEXT"),
        ("a\n1. ```\nb", "TEXT CODE TEXT"),
        ("```\n    ```\nb", "CODE CODE CODE"),
        ("-\tb\n\n\tc\n\n\t\tc", "TEXT TEXT TEXT TEXT CODE"),
    ],
)
def test_lines_one_by_one(text: str, wanted: str) -> None:
    assert " ".join(kind.name for kind in kinds(text)) == wanted
