"""What the raw HTML of a document holds that links and anchors depend on."""

from __future__ import annotations

import re
from html.parser import HTMLParser

# Tags that GitHub shows as text. Left in, they would make the reader take the rest of the document for theirs.
_FILTERED = re.compile(
    r"<(?=/?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)(?:[\s/>]|$))", re.IGNORECASE
)


class _Filtered(HTMLParser):
    """Raw HTML as GitHub lets it through."""

    def feed(self, data: str) -> None:
        """Read on, filtered tags as text."""
        super().feed(_FILTERED.sub("&lt;", data))


class Tags(_Filtered):
    """Anchors and in-page links of raw HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.fragments: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ``id``, ``name`` and ``href``."""
        for name, value in attrs:
            if value and (name == "id" or (name == "name" and tag == "a")):
                self.anchors.add(value)
            elif tag == "a" and name == "href" and value and value.startswith("#"):
                self.fragments.append(value[1:])


class Headings(_Filtered):
    """Headings of the rendered document: level, text, line."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str, int]] = []
        self.level = 0
        self.line = 1
        self._began = 1
        self._text: list[str] = []

    def at(self, line: int, html: str) -> None:
        """Read on in HTML that stands on this line."""
        self.line = line
        self.feed(html)

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Begin a heading; one inside another is part of it."""
        if re.fullmatch("h[1-6]", tag) and not self.level:
            self.level, self._began, self._text = int(tag[1]), self.line, []

    def handle_endtag(self, tag: str) -> None:
        """End the heading that is open."""
        if tag == f"h{self.level}":
            self.found.append((self.level, "".join(self._text).strip(), self._began))
            self.level = 0

    def handle_data(self, data: str) -> None:
        """Collect a heading's text."""
        if self.level:
            self._text.append(data)
