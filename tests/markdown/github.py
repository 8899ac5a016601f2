"""GitHub's own Markdown parser as the oracle, and what a reader sees of its output."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options

CONTEXTS = {
    "paragraph": ("", ""),
    "after-a-line": ("Before it\n", ""),
    "mid-paragraph": ("Before ", " after"),
    "bullet": ("- ", ""),
    "number": ("1. ", ""),
    "nested": ("- 1. ", ""),
    "quote": ("> ", ""),
    "heading": ("## ", ""),
    "cell": ("| a | b |\n|---|---|\n| ", " | c |"),
    "link": ("[", "](u)"),
    "bold": ("**", "**"),
    "italic": ("*", "*"),
    "bold-link": ("**[", "](u)**"),
    "before-a-link": ("x", "[c](u)"),
    "cjk": ("中", "文"),
    "cell-bold-link": ("| a |\n|---|\n| **[", "](u)** |"),
    "semicolon": ("", "; next"),
    "colon": (":", ": next"),
}
"""Name to what stands before and after a text."""

_OWN = {"paragraph": [], "bullet": ["ul", "li"]}
_BLOCK = {"p", "ul", "ol", "li", "h2", "blockquote", "table", "thead", "tbody", "tr", "th", "td"}


def html(markdown: str) -> str:
    """The page GitHub's parser makes, raw HTML kept, footnotes on."""
    return cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES)


@dataclass
class Page(HTMLParser):
    """Tags in order, and text."""

    tags: list[str] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def read(markdown: str) -> Page:
    """What a reader of the page sees."""
    page = Page()
    page.feed(html(markdown))
    page.close()
    return page


def shown(markdown: str, context: str) -> tuple[list[str], str]:
    """The tags and the text of inline Markdown in one of ``CONTEXTS``."""
    before, after = CONTEXTS[context]
    page = read(f"{before}{markdown}{after}\n")
    return page.tags, page.text


def expected(context: str, text: str) -> tuple[list[str], str]:
    """What ``shown`` answers if ``text`` is only itself: the tags and the text around a harmless word."""
    tags, around = shown("QQQ", context)
    return tags, around.replace("QQQ", text)
