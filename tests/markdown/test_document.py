"""Headings, anchors and dead links of whole documents."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import product
from typing import TYPE_CHECKING

import pytest

from papercli.markdown import document
from papercli.markdown.document import DeadLink, Heading, dead_links, explicit_anchors, headings
from tests.markdown.github import html

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = """\ufeff# Papers `I` **read** [here](http://a.example)

Long
Title
=====

- ## In a list
> ### In *a* quote

<h1 align="center">HTML <b>too</b></h1>

<h2 align="center">

Over *lines*

</h2>

## Papers I read here ##
## ![logo](x.png) :books: Books &amp; C\\#

```
# not this
```
    # nor this

Some <h3>inline</h3> text
#
"""


def test_headings_as_github_counts_them() -> None:
    assert [(h.level, h.text, h.line, h.anchor) for h in headings(DOCUMENT)] == [
        (1, "Papers I read here", 1, "papers-i-read-here"),
        (1, "Long\nTitle", 3, "longtitle"),
        (2, "In a list", 7, "in-a-list"),
        (3, "In a quote", 8, "in-a-quote"),
        (1, "HTML too", 10, "html-too"),
        (2, "Over lines", 12, "over-lines"),
        (2, "Papers I read here", 18, "papers-i-read-here-1"),
        (2, ":books: Books & C#", 19, "books-books--c"),
        (3, "inline", 26, "inline"),
        (1, "", 27, ""),
    ]


def test_line_endings_do_not_matter() -> None:
    assert headings(DOCUMENT.replace("\n", "\r\n")) == headings(DOCUMENT)
    assert headings("# a") == [Heading(1, "a", 1, "a")]
    assert headings("") == []


def test_explicit_anchors() -> None:
    text = (
        '<a id="one"></a>\n## A\n<a name="two">x</a> and <span id=Three>y</span>\n\n<div\n id="four">\n</div>\n\n'
        '`<a id="code">` <img name="not">\n\n    <a id="code2">\n\n<!-- <a id="comment"> -->\n\n| <a id="cell"></a> |\n|---|\n'
    )
    assert explicit_anchors(text) == {"one", "two", "Three", "four", "cell"}


def test_dead_links() -> None:
    text = (
        "# Über & Co\n## 🚀 Start\n"
        "[ok](#über--co) [ok](#%C3%BCber--co) [ok](#Über--Co) [ok](#user-content-über--co) [ok](#-start)\n"
        "[top](#) [top](#top) [top](#readme) [page](x.md#y) [web](http://a.example/#z)\n"
        "[gone](#start) and [gone](#über-co), [gone](#nothing-like-it)\n"
        "\n"
        "| [cell](#über-co) | <a href='#strat'>x</a> |\n|---|---|\n"
        '[ref]\n\n[ref]: #lost\n\n<p>\n<a href="#gone2">x</a>\n</p>\n\n`[no](#code)`\n'
    )
    assert dead_links(text) == [
        DeadLink(5, 8, "start", "-start"),
        DeadLink(5, 27, "%C3%BCber-co", "über--co"),
        DeadLink(5, 45, "nothing-like-it", None),
        DeadLink(7, 10, "%C3%BCber-co", "über--co"),
        DeadLink(7, 31, "strat", "-start"),
        DeadLink(9, 1, "lost", None),
        DeadLink(14, 10, "gone2", None),
    ]


def test_anchors_of_tags_count() -> None:
    assert (
        dead_links('<a id="Peft"></a><a name="user-content-x"></a>\n\n[a](#peft) [b](#x) [c](#user-content-peft)') == []
    )
    assert [link.target for link in dead_links("[a](#a)")] == ["a"]


def test_twice_the_same_on_one_line() -> None:
    assert [(link.line, link.column) for link in dead_links("x [a](#a) [b](#a)\n[c](#a)")] == [(1, 7), (1, 15), (2, 5)]


OPENED = ("[a](", "[a](<", "[r]\n\n[r]: ", "[r]\n\n[r]:<", "<a href=", "<a href = '", '<div>\n<a href="')
GAPS = ("", " ", "\u00a0", " \t ", "\n", "\r\n ", "\r", "\n  \n")
FRAGMENTS = ("#x", "##x", "######", "\\#x", "&#35;x", "&#x23;x", "&num;x")
CLOSED = ("", ")", ">)", ">", ">x</a>", "'>x</a>", '">x</a>')


@pytest.mark.parametrize("before", ["", "> ", "- "])
def test_no_dead_link_is_passed_over_because_a_document_seems_to_hold_none(before: str) -> None:
    dead = 0
    for opened, gap, fragment, closed in product(OPENED, GAPS, FRAGMENTS, CLOSED):
        for margin in ("", before.replace("-", " ")):
            text = before + f"{opened}{gap}{fragment}{closed}".replace("\n", f"\n{margin}") + "\n"
            found = document._Document(text).dead_links()
            assert dead_links(text) == found
            dead += bool(found)
    assert dead > 200


class Rendered(HTMLParser):
    """Headings of a page as GitHub's parser made it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self.level = 0
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6") and not self.level:
            self.level, self.text = int(tag[1]), ""

    def handle_endtag(self, tag: str) -> None:
        if tag == f"h{self.level}":
            self.found.append((self.level, self.text.strip()))
            self.level = 0

    def handle_data(self, data: str) -> None:
        self.text += data


def test_headings_of_real_lists(test_data: Path) -> None:
    lists = sorted((test_data / "lists").glob("*.md"))
    assert len(lists) > 50
    for path in lists:
        text = path.read_text(encoding="utf-8", errors="replace")
        if len(text) > 200_000:
            continue
        assert [(h.level, h.text) for h in headings(text)] == Rendered(html(text.removeprefix("\ufeff"))).found, (
            path.name
        )


def test_deep_lists_do_not_end_the_document() -> None:
    deep = "".join("  " * level + "- a\n" for level in range(40))
    assert [h.text for h in headings(f"{deep}# after\n")] == ["after"]


def test_tags_github_filters_do_not_swallow_the_rest() -> None:
    assert [h.text for h in headings("<div><script></div>\n\n# one")] == ["one"]
    assert [
        h.text for h in headings("<title>\n\n# one\n\n<script>\n</script>\n\n<style>\n\n# two\n</style>\n\n# three")
    ] == ["one", "three"]


@pytest.mark.parametrize(
    ("text", "found"), [("<h1>never closed\n\n# a\n", ["never closed\na"]), ("<h1>a<h2>b</h2></h1>\n", ["ab"])]
)
def test_broken_html_is_survived(text: str, found: list[str]) -> None:
    assert [heading.text for heading in headings(text)] == found
