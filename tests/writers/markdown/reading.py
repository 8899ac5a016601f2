"""A page as GitHub's own parser makes it, read back: each piece of text with the tags it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options

VOID = frozenset(("br", "hr", "img", "input", "col", "link", "meta", "base"))


@dataclass
class Page(HTMLParser):
    """What a reader sees."""

    tags: list[str] = field(default_factory=list)
    """Every start tag in order."""
    links: list[str] = field(default_factory=list)
    text: str = ""
    paths: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """Each piece of text and the tags around it."""
    rows: list[int] = field(default_factory=list)
    """Cells of each table row."""
    cells: list[str] = field(default_factory=list)
    """Text of each cell."""

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")
        if tag == "tr":
            self.rows.append(0)
        if tag in ("td", "th"):
            self.rows[-1] += 1
            self.cells.append("")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.text += data
        self.paths.append((data, tuple(self._open)))
        if self.cells and {"td", "th"} & set(self._open):
            self.cells[-1] += data

    def path_of(self, text: str) -> tuple[str, ...]:
        """The tags around the first piece of text that holds ``text``."""
        return next(path for data, path in self.paths if text in data)


def read(markdown: str) -> Page:
    """Let GitHub's parser make a page, with raw HTML kept."""
    html = cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES)
    page = Page()
    page.feed(html.replace("<!-->", ""))  # an empty comment to browsers, an open one to this parser
    page.close()
    return page
