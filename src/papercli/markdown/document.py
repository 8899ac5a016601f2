"""What a whole document offers to links and what its in-page links ask for, as GitHub renders it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from papercli.markdown import skeleton
from papercli.markdown.anchors import Anchors
from papercli.markdown.html_tags import Headings, Tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, MutableMapping
    from typing import Any

    from markdown_it import MarkdownIt
    from markdown_it.token import Token


_MOST_OPEN = 300
"""Brackets that a paragraph may leave open; in one that leaves more no link is looked for."""
_ANCHORING = re.compile(r"\b(?:id|name)\s*=", re.IGNORECASE)
_IN_PAGE = re.compile(rf"[(:][^\S\r\n]*(?:(?:\r\n?|\n)[\s>]*)?(?:<\s*)?{skeleton.HASH}|=[\s>]*[\"']?{skeleton.HASH}")
"""Stands wherever an in-page link does, in Markdown or in HTML, and in few other places."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, in Markdown or in HTML, wherever it stands."""

    level: int
    text: str
    """As a reader sees it; images are no text."""
    line: int
    """1-based."""
    anchor: str
    """Numbered as its place among all headings of the document demands."""


@dataclass(frozen=True, slots=True)
class DeadLink:
    """An in-page link to nothing."""

    line: int
    """1-based."""
    column: int
    """1-based, in characters, of the ``#``; of the line's text where the link is written elsewhere."""
    target: str
    """As written, without the ``#``."""
    nearest: str | None
    """The anchor that was probably meant."""


def headings(text: str) -> list[Heading]:
    """All headings of a document in order, also those in lists, quotes and raw HTML, with their final anchors."""
    return _Document(text).headings()


def explicit_anchors(text: str) -> set[str]:
    """Every ``id`` of a tag and ``name`` of an ``<a>`` in the raw HTML of a document, as written."""
    return _Document(text).explicit_anchors()


def dead_links(text: str) -> list[DeadLink]:
    """The in-page links of a document that lead nowhere, in order.

    GitHub's script follows a fragment in any case of letters, percent-encoded or not, with or without ``user-content-``;
    ``#``, ``#top`` and ``#readme`` always lead somewhere.
    """
    return _Document(text).dead_links() if _IN_PAGE.search(text) else []  # most long lists hold no such link


@cache
def _parser() -> MarkdownIt:
    """For what is in blocks: most of a long list need not be read so closely."""
    return skeleton.github()


class _Document:
    def __init__(self, text: str) -> None:
        self._text = text.removeprefix("\ufeff")
        self._env: MutableMapping[str, Any] = {}
        self._tokens = skeleton.tokens(self._text, self._env)
        self._inline = _parser()

    @cached_property
    def _lines(self) -> list[str]:
        return re.split(r"\r\n|\n|\r", self._text)

    def headings(self) -> list[Heading]:
        reader, anchors = Headings(), Anchors()
        for token, line in self._placed():
            if token.type == "heading_open":
                reader.at(line, f"<{token.tag}>")
            elif token.type == "heading_close":
                reader.at(reader.line, f"</{token.tag}>")
            elif token.type == "html_block":
                reader.at(line, token.content)
            elif token.type == "inline" and (reader.level or re.search("<h[1-6]", token.content, re.IGNORECASE)):
                reader.at(line, self._inline.renderInline(token.content, self._env))
        return [Heading(level, shown, line, anchors.add(shown)) for level, shown, line in reader.found]

    def explicit_anchors(self) -> set[str]:
        reader = Tags()
        for token, _line in self._placed():
            if token.type == "html_block":
                reader.feed(token.content)
            elif token.type == "inline" and "<" in token.content and _ANCHORING.search(token.content):
                for child in self._children(token):
                    if child.type == "html_inline":
                        reader.feed(child.content)
        return reader.anchors

    def dead_links(self) -> list[DeadLink]:
        known = {anchor.lower() for anchor in self.explicit_anchors()} | {h.anchor.lower() for h in self.headings()}
        known |= {anchor.removeprefix("user-content-") for anchor in known}
        nearest = _Nearest(known)
        found = []
        for line, column, target in self._fragments():
            plain = unquote(target).lower().removeprefix("user-content-")
            if plain not in known and plain not in ("", "top", "readme"):
                found.append(DeadLink(line, column, target, nearest.to(plain)))
        return found

    def _placed(self) -> Iterator[tuple[Token, int]]:
        """Every token of a block with its line, 1-based; what has none stands where the last one stood."""
        line = 1
        for token in self._tokens:
            if token.map:
                line = token.map[0] + 1
            yield token, line

    def _children(self, token: Token) -> list[Token]:
        if _left_open(token.content) > _MOST_OPEN:
            return []
        return self._inline.parseInline(token.content, self._env)[0].children or []

    def _fragments(self) -> Iterator[tuple[int, int, str]]:
        """Line, column and target of every in-page link."""
        referred = any(ref["href"].startswith("#") for ref in self._env.get("references", {}).values())
        for token, line in self._placed():
            if token.type == "html_block":
                yield from self._find(_hrefs(token.content), line, token)
            elif token.type == "inline" and ("#" in token.content or (referred and "[" in token.content)):
                yield from self._find(self._targets(token), line, token)

    def _targets(self, token: Token) -> Iterator[str]:
        for child in self._children(token):
            href = str(child.attrGet("href") or "") if child.type == "link_open" else ""
            if href.startswith("#"):
                yield href[1:]
            elif child.type == "html_inline":
                yield from _hrefs(child.content)

    def _find(self, targets: Iterable[str], line: int, token: Token) -> Iterator[tuple[int, int, str]]:
        """Where each of a token's targets is written, searched for in the source from the last one on."""
        number, column = line - 1, 0
        last = token.map[1] if token.map else line
        for target in targets:
            for row in range(number, min(last, len(self._lines))):
                start = column if row == number else 0
                hits = [
                    at
                    for at in (self._lines[row].find(f"#{form}", start) for form in {target, unquote(target)})
                    if at >= 0
                ]
                if hits:
                    number, column = row, min(hits) + 1
                    yield row + 1, min(hits) + 1, target
                    break
            else:
                text = self._lines[line - 1]
                yield line, len(text) - len(text.lstrip()) + 1, target


def _left_open(text: str) -> int:
    """How many brackets are opened and not closed; for each the parser reads all that follows, images and all."""
    depth = 0
    for bracket in re.findall(r"[\[\]]", text) if text.count("[") > _MOST_OPEN else ():
        depth = depth + 1 if bracket == "[" else max(depth - 1, 0)
    return depth


def _hrefs(html: str) -> list[str]:
    if "#" not in html:
        return []
    reader = Tags()
    reader.feed(html)
    return reader.fragments


class _Nearest:
    """The likeliest of the known anchors for one that is not known."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted(known)
        self._bare = {_letters(anchor): anchor for anchor in reversed(self._known)}
        self._answers: dict[str, str | None] = {}

    def to(self, target: str) -> str | None:
        if target not in self._answers:
            self._answers[target] = self._bare.get(_letters(target)) or self._close(target)
        return self._answers[target]

    def _close(self, target: str) -> str | None:
        import difflib

        return next(iter(difflib.get_close_matches(target, self._known, n=1, cutoff=0.6)), None)


def _letters(anchor: str) -> str:
    return "".join(char for char in anchor if char.isalnum())
