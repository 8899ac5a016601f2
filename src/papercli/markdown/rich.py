"""Inline Markdown as a reader sees it, each character with its place in the source, and the spans that cover it."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from papercli.markdown.autolinks import autolinks
from papercli.markdown.inline_tokens import tokens

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from markdown_it.token import Token

    from papercli.markdown.places import Places

STYLES = {"strong": "strong", "em": "emphasis", "s": "strike"}
HTML_STYLES = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em", "cite", "var"), "emphasis"),
    **dict.fromkeys(("s", "del", "strike"), "strike"),
    **dict.fromkeys(("code", "kbd", "tt", "samp"), "code"),
    **dict.fromkeys(("sub", "sup", "a", "u", "mark", "span", "font", "small", "summary", "q"), ""),
}
"""Tags that go round text, and the kind of their span; "" stands for the tag itself, ``link`` for an ``a`` that leads somewhere."""
TAG_ATTRIBUTES = r"(?:\"[^\"]*+\"|'[^']*+'|[^'\"<>]++){0,200}+"
"""Of any length, but a quote that is never closed must not make each tag a walk to the end of the document."""
_TAG = re.compile(rf"<(/?)([A-Za-z][A-Za-z0-9-]*)({TAG_ATTRIBUTES})>")
_TAG_OR_COMMENT = re.compile(rf"<!--.*?(?:-->|\Z)|{_TAG.pattern}", re.DOTALL)
_HTML_TEXT = re.compile(r"\s+|&(?:#?\w+);|[^\s&]+|&")
_ATTRIBUTE = re.compile(r"""([A-Za-z_:][\w.:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")


@dataclass(slots=True)
class Span:
    """Something that covers a piece of a text: emphasis, a link, an image, a tag."""

    kind: str
    """``strong``, ``emphasis``, ``strike``, ``code``, ``link``, ``image``, or the name of an HTML tag (``sup``)."""
    start: int
    """In the text, 0-based, in characters."""
    end: int
    source_start: int
    """Of the whole construct with its delimiters, in the document."""
    source_end: int
    url: str = ""
    """Of a link or image, as written; entities and backslashes decoded."""
    target: tuple[int, int] | None = None
    """Where the URL is written in the document; None for references."""
    alt: str = ""
    """An image's text: it is not part of the text that it stands in."""
    bare: bool = False
    """A link that shows its own address: ``<https://…>`` or an address in running text."""


@dataclass(slots=True)
class Rich:
    """What a reader sees; a line break is one newline."""

    text: str
    at: list[int]
    """Offset in the document where each character begins."""
    to: list[int]
    """Offset in the document after each character: further on where it is written with a backslash or as an entity."""
    spans: list[Span] = field(default_factory=list)
    """In the order of their beginnings, outer ones first."""

    def slice(self, start: int, end: int) -> Rich:
        """The piece from ``start`` to ``end``, with the spans that cover some of it, cut to it."""
        spans = [
            replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)
            for span in self.spans
            if (span.start < end and span.end > start) or (start <= span.start == span.end <= end)
        ]
        return Rich(self.text[start:end], self.at[start:end], self.to[start:end], spans)

    def of_kind(self, *kinds: str) -> list[Span]:
        """The spans of these kinds, in order."""
        return [span for span in self.spans if span.kind in kinds]


def rich(content: str, places: Places, env: MutableMapping[str, Any]) -> Rich:
    """Read a piece of inline Markdown. ``env`` holds the document's link references, as its block parser left them."""
    found = tokens(content, env)
    if not found:
        return Rich("", [], [])
    builder = _Builder(content, places)
    for token in found:
        builder.take(token)
    return builder.done()


def html_rich(content: str, places: Places) -> Rich:
    """Read the text of raw HTML: runs of white space are one blank, ``<br>`` and the like break the line."""
    builder = _Builder(content, places)
    at = 0
    for match in _TAG_OR_COMMENT.finditer(content):
        builder.html_text(at, match.start())
        if not match[0].startswith("<!--"):
            builder.tag(match[0], match.start())
        at = match.end()
    builder.html_text(at, len(content))
    return builder.done()


def attributes(tag: str) -> dict[str, str]:
    """The attributes of an HTML tag, names in lower case, values decoded; the first of a name counts."""
    out: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(tag):
        out.setdefault(match[1].lower(), html.unescape(match[2] or match[3] or match[4] or ""))
    return out


class _Builder:
    """Takes the tokens of one piece of content in order."""

    def __init__(self, content: str, places: Places) -> None:
        self._content = content
        self._places = places
        self._text: list[str] = []
        self._at: list[int] = []
        self._to: list[int] = []
        self._length = 0
        self._spans: list[Span] = []
        self._open: list[Span] = []
        self._tags: dict[str, list[Span]] = defaultdict(list)
        """Those that are open, by name."""
        self._end = 0

    def take(self, token: Token) -> None:
        """Add a token that ``inline_tokens`` made."""
        start, end = token.meta["from"], token.meta["to"]
        kind = token.type
        if kind in ("text", "text_special"):
            self._add(token.content, start, end)
        elif kind in ("softbreak", "hardbreak"):
            self._add("\n", start, end)
        elif kind == "code_inline":
            inner = self._content.find(token.content, start, end)
            self._begin("code", start)
            self._add(token.content, *((inner, inner + len(token.content)) if inner >= 0 else (start, end)))
            self._finish(end)
        elif kind == "image":
            alt = "".join(child.content for child in token.children or ())
            self._mark(Span("image", 0, 0, start, end, token.meta["url"], self._target(token), alt))
        elif kind == "html_inline":
            self.tag(token.content, start)
        elif kind == "link_open":
            bare = token.info == "auto"
            self._begin("link", start, token.meta["url"], self._target(token), bare=bare)
        elif kind.endswith("_open") and kind[:-5] in STYLES:
            self._begin(STYLES[kind[:-5]], start)
        elif kind.endswith("_close"):
            self._finish(end)
        self._end = end

    def _target(self, token: Token) -> tuple[int, int] | None:
        inside = token.meta.get("inside")
        return (self._places[inside[0]], self._places[inside[1] - 1] + 1) if inside and inside[0] < inside[1] else None

    def html_text(self, start: int, end: int) -> None:
        """Add text of raw HTML."""
        for match in _HTML_TEXT.finditer(self._content, start, end):
            piece = match[0]
            if piece.isspace():
                if self._text and not self._text[-1].endswith((" ", "\n")):
                    self._add(" ", *match.span())
            else:
                self._add(html.unescape(piece), *match.span())

    def tag(self, tag: str, start: int) -> None:
        """Take an HTML tag: what it opens or closes, an image, a break."""
        end = start + len(tag)
        match = _TAG.match(tag)
        if not match:
            return
        name = match[2].lower()
        if name in ("br", "p", "div", "li", "tr"):
            if self._length and not (name != "br" and self._text[-1].endswith("\n")):
                self._add("\n", start, end)
        elif name == "img" and not match[1]:
            found = attributes(tag)
            self._mark(Span("image", 0, 0, start, end, found.get("src", ""), None, found.get("alt", "")))
        elif name in HTML_STYLES and not match[1]:
            found = attributes(tag)
            target = None
            if found.get("href") and (at := tag.find(found["href"])) >= 0:
                target = (self._places[start + at], self._places[start + at + len(found["href"])])
            kind = "link" if name == "a" and "href" in found else HTML_STYLES[name] or name
            self._begin(kind, start, found.get("href", ""), target)
            self._tags[name].append(self._open.pop())
        elif self._tags[name]:
            span = self._tags[name].pop()
            span.end, span.source_end = self._length, self._places[end - 1] + 1

    def done(self) -> Rich:
        never = {id(span) for span in (*self._open, *chain.from_iterable(self._tags.values()))}
        spans = [span for span in self._spans if id(span) not in never]  # what is never closed covers nothing
        out = Rich("".join(self._text), self._at, self._to, spans)
        _add_autolinks(out)
        return out

    def _add(self, text: str, start: int, end: int) -> None:
        if not text:
            return
        self._text.append(text)
        places = self._places
        first, last = places[start], places[end - 1] + 1
        if end - start != len(text):
            self._at.extend([first] * len(text))
            self._to.extend([last] * len(text))
        elif last - first == len(text):
            self._at.extend(range(first, last))
            self._to.extend(range(first + 1, last + 1))
        else:
            self._at.extend(places[i] for i in range(start, end))
            self._to.extend(places[i] + 1 for i in range(start, end))
        self._length += len(text)

    def _begin(
        self, kind: str, start: int, url: str = "", target: tuple[int, int] | None = None, *, bare: bool = False
    ) -> None:
        span = Span(kind, self._length, self._length, self._places[start], 0, url, target, bare=bare)
        self._open.append(span)
        self._spans.append(span)

    def _finish(self, end: int) -> None:
        if self._open:
            span = self._open.pop()
            span.end, span.source_end = self._length, self._places[end - 1] + 1 if end else self._places[0]

    def _mark(self, span: Span) -> None:
        span.start = span.end = self._length
        span.source_start, span.source_end = self._places[span.source_start], self._places[span.source_end - 1] + 1
        self._spans.append(span)


def _add_autolinks(out: Rich) -> None:
    """Addresses in running text are links on GitHub."""
    if "http" not in out.text and "www." not in out.text:
        return
    covered = [span for span in out.spans if span.kind in ("link", "code")]
    i = reach = 0
    for start, end, url in autolinks(out.text):
        while i < len(covered) and covered[i].start < end:
            reach = max(reach, covered[i].end)
            i += 1
        if reach > start:
            continue
        if any(out.to[k] != out.at[k + 1] for k in range(start, end - 1)):
            continue  # a tag or image stands within
        place = (out.at[start], out.to[end - 1])
        out.spans.append(Span("link", start, end, *place, url, place, bare=True))
    out.spans.sort(key=lambda span: (span.start, -span.end))
