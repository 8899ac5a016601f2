"""The keeper's Markdown stays inside the cell, item or fold it is put into."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings, strategies as st

from papercli.markdown.escape import block, cell
from papercli.markdown.markers import find
from tests.markdown.github import html, read

PIECES = [
    *(
        "```",
        "~~~",
        "\n",
        "\n",
        "\n\n",
        "`",
        "``",
        "a",
        "- ",
        "  ",
        "    ",
        "> ",
        "1. ",
        "# h",
        "x y",
        "\t",
        "|",
        "\\",
        "---",
    ),
    *(
        "<!--",
        "-->",
        "<details>",
        "</details>",
        "<summary>",
        "</summary>",
        "<b>",
        "</b>",
        "<pre>",
        "</pre>",
        "<div",
        "<div>",
    ),
    *(
        "</div>",
        "<table>",
        "<td>",
        "</table>",
        "<",
        "</li>",
        "</ul>",
        "<p>",
        "</p>",
        "<?",
        "?>",
        "<!X",
        "<![CDATA[",
        "<script>",
    ),
    *(
        "<a href='x'>",
        '<a href="',
        "<http://x.example>",
        "| a |\n|---|\n",
        "<img src=x>",
        "<!-- papercli:end -->",
        "é中",
    ),
]
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=10).map("".join)
VOID = {"br", "hr", "img", "input"}
LOOSE = {"li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot"}  # a browser ends these by itself


class Around(HTMLParser):
    """The elements that are open where the word AFTER stands."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[str] | None = None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            if self.open[-1:] == ["p"]:
                self.open.pop()  # as a browser would
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "AFTER" in data:
            self.found = [tag for tag in self.open if tag not in LOOSE and not tag.startswith("http:")]


PLACES = {
    "fold": ("<details>\n<summary>S</summary>\n\n", "", "\n\n</details>\n\nAFTER\n"),
    "item": ("- T\n\n", "  ", "\n\nAFTER\n"),
    "fold-in-an-item": (
        "10. T\n\n    <details>\n    <summary>S</summary>\n\n",
        "    ",
        "\n\n    </details>\n\nAFTER\n",
    ),
    "page": ("", "", "\n\nAFTER\n"),
}


@pytest.mark.parametrize("place", PLACES)
@given(markdown=MARKDOWN)
@settings(max_examples=250, deadline=None)
@example(markdown="```\nunclosed")
@example(markdown="<!-- unclosed")
@example(markdown="<details>\n<summary>x</summary>\n\ny")
@example(markdown="</details></details>")
@example(markdown="<pre>\nx")
@example(markdown='<div class="')
@example(markdown="- `<details>\n- b`")
@example(markdown="</details>\n```\nx\n```")
@example(markdown="a <!-- b -- <details> -->")
def test_what_follows_stands_outside(place: str, markdown: str) -> None:
    before, indent, after = PLACES[place]
    page = html(before + block(markdown, indent) + after)
    assert Around(page).found == ["p"], page


@given(MARKDOWN, st.sampled_from(["", "  ", "     "]))
@settings(max_examples=300, deadline=None)
def test_the_form_of_a_block(markdown: str, indent: str) -> None:
    placed = block(markdown, indent)
    for line in placed.split("\n"):
        assert not line or (line.startswith(indent) and line.strip())
    assert not find(placed)[1]
    assert "papercli:end" not in placed


@pytest.mark.parametrize(
    ("markdown", "placed"),
    [
        ("", ""),
        ("one\ntwo\n", "  one\n  two"),
        ("\n\none\n\n\ntwo\n\n", "  one\n\n\n  two"),
        ("a \t\nb", "  a\n  b"),
        ("hard  \nbreak  ", "  hard  \n  break"),
        ("a\r\n\r\nb", "  a\n\n  b"),
        ("- a\n\tb", "  - a\n      b".replace("      b", "      b")),
        ("```py\n\tx = 1  \n```", "  ```py\n  \tx = 1  \n  ```"),
        ("```\nx", "  ```\n  x\n  ```"),
        ("~~~~\n```\nx", "  ~~~~\n  ```\n  x\n  ~~~~"),
        ("<details>\nx", "  <details>\n  x\n\n  </details>"),
        ("<b>a <i>b", "  <b>a <i>b\n\n  </i></b>"),
        ("a</details>b", "  a&lt;/details>b"),
        ("`</details>`", "  `</details>`"),
        ("a <!-- b\nc", "  a &lt;!-- b\n  c"),
        ("<!-- a comment -->", "  <!-- a comment -->"),
        ("<!-- papercli:end -->", "  <!-- papercli :end -->"),
        ("```\n<!--papercli:begin x=1-->\n```", "  ```\n  <!--papercli :begin x=1-->\n  ```"),
        ("1 < 2 & <https://a.example>", "  1 < 2 & <https://a.example>"),
        ("<p>a\n<ul><li>b</ul>", "  <p>a\n  <ul><li>b</ul>"),
        ("a\x1b[31m\x00b", "  a[31mb"),
        ("```mermaid\ngraph TD\n  A --> B\n```", "  ```mermaid\n  graph TD\n    A --> B\n  ```"),
    ],
)
def test_blocks(markdown: str, placed: str) -> None:
    assert block(markdown, "  ") == placed


@given(MARKDOWN)
@settings(max_examples=400, deadline=None)
@example("`a|b`")
@example("a\\")
@example("a \\\\| b")
@example("[x](u|v)|<http://a.example|b>")
def test_a_cell_is_one_cell_for_good(markdown: str) -> None:
    once = cell(markdown)
    assert cell(once) == once
    assert "\n" not in once
    page = html(f"| h | i |\n|---|---|\n| {once} | LAST |\n\nEND\n")
    assert "<td>LAST</td>" in page
    assert page.endswith("<p>END</p>\n")


@pytest.mark.parametrize(
    ("markdown", "once"),
    [
        ("a | b", r"a \| b"),
        (r"a \| b", r"a \| b"),
        (r"a \\| b", r"a \\\| b"),
        ("`a|b` | c", r"`a\|b` \| c"),
        ("[x](http://a.example/b|c) | d", r"[x](http://a.example/b%7Cc) \| d"),
        ("<http://a.example/b|c>", "<http://a.example/b%7Cc>"),
        ("**bold** and *it*", "**bold** and *it*"),
        ("a\nb", "a b"),
        ("a  \nb", "a<br>b"),
        ("a\\\nb", "a<br>b"),
        ("a<br>\nb", "a<br> b"),
        ("a\n\nb", "a<br><br>b"),
        ("- a\n\n- b", "• a<br>• b"),
        ("- a\n- b\n  c", "• a<br>• b c"),
        ("Why:\n\n1. a\n2. b", "Why:<br><br>1. a<br>2. b"),
        ("# Title\n\ntext", "**Title**<br><br>text"),
        ("Title\n=====\ntext", "Title<br>text"),
        ("> a\n> b", "a b"),
        ("```py\nx = 1 | 2\n\ny\n```", r"`x = 1 \| 2`<br>`y`"),
        ("| a | b |\n|---|---|\n| c | d |", r"a \| b<br>c \| d"),
        ("<!-- x\ny -->\na", "a"),
        ("ends \\", "ends \\\\"),
        ("  one  ", "one"),
        ("- one", "- one"),
        ("<!-- papercli:end -->", "<!-- papercli :end -->"),
        ("\n\n", ""),
    ],
)
def test_cells(markdown: str, once: str) -> None:
    assert cell(markdown) == once


def test_bars_in_cells_read_back() -> None:
    page = read("| h | i |\n|---|---|\n| " + cell("`a|b` [c|d](http://x.example/e|f) g|h") + " | z |\n")
    assert page.text.split("\n")[9:11] == ["a|b c|d g|h", "z"]
