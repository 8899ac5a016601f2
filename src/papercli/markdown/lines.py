"""A line-by-line reading of Markdown's blocks, only as deep as it takes to know which lines are code or raw HTML.

It exists because finding our markers must not cost a parse of a five-megabyte README, and must stop and go on in the middle
of one. The rules are those of CommonMark 0.29 with GitHub's tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    """What a line is."""

    TEXT = "text"
    """Anything whose HTML comments GitHub takes as such, blank lines too."""
    CODE = "code"
    """A fence or what is between fences, or an indented code block."""
    COMMENT = "comment"
    """Goes on with a comment (or declaration) that began on an earlier line."""
    HTML = "html"
    """Goes on with a ``<pre>``, ``<script>``, ``<style>`` or ``<textarea>`` that began on an earlier line."""


@dataclass(slots=True)
class _Quote:
    """A block quote."""


@dataclass(slots=True)
class _Item:
    """A list item; ``width`` is how far its content stands in from where the item's own line began."""

    width: int
    empty: bool


@dataclass(slots=True)
class _Fence:
    mark: str
    """The opening run: a closing one is of the same character and at least as long."""


@dataclass(slots=True)
class _Html:
    end: re.Pattern[str] | None
    """What ends it on the same line; None for blocks that a blank line ends."""
    kind: Kind


@dataclass(slots=True)
class _Table:
    """Rows, as long as nothing else begins; its lines are never lazy."""


@dataclass(slots=True)
class _Paragraph:
    line: str
    """Its last line: a table's header, if a delimiter row follows."""


_FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_BULLET = re.compile(r"[-+*](?= |$)|(\d{1,9})[.)](?= |$)")
_RULE = re.compile(r"(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$")
_HEADING = re.compile(r"#{1,6}(?: |$)")
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_DELIMITERS = re.compile(r"\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$")
_HTML_UNTIL_END = (
    (
        re.compile(r"<(?:script|pre|textarea|style)(?: |>|$)", re.IGNORECASE),
        re.compile(r"</(?:script|pre|textarea|style)>", re.IGNORECASE),
        Kind.HTML,
    ),
    (re.compile(r"<!--"), re.compile(r"-->"), Kind.COMMENT),
    (re.compile(r"<\?"), re.compile(r"\?>"), Kind.COMMENT),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>"), Kind.COMMENT),
    (re.compile(r"<![A-Za-z]"), re.compile(r">"), Kind.COMMENT),
)
_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset"
    "|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav"
    "|noframes|ol|optgroup|option|p|param|section|source|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_HTML_BLOCK = re.compile(rf"</?(?:{_NAMES})(?: |/?>|$)", re.IGNORECASE)
_ATTRIBUTE = r""" +[A-Za-z_:][\w.:-]*(?: *= *(?:[^ "'=<>`]+|'[^']*'|"[^"]*"))?"""
_HTML_TAG = re.compile(rf"(?:<[A-Za-z][A-Za-z0-9-]*(?:{_ATTRIBUTE})* */?>|</[A-Za-z][A-Za-z0-9-]* *>) *$")


@dataclass(slots=True)
class Lines:
    """Reads one document from its first line; ``read`` takes each next line."""

    containers: list[_Quote | _Item] = field(default_factory=list)
    leaf: _Fence | _Html | _Table | _Paragraph | None = None
    html: _Html | None = None
    """The block of raw HTML the last line belongs to; neither backslashes nor backticks mean anything in it."""

    @property
    def block(self) -> object | None:
        """What tells lines of one paragraph or one block of raw HTML from those of the next; None for a line by itself."""
        return self.html or (self.leaf if isinstance(self.leaf, _Paragraph) else None)

    @property
    def open_fence(self) -> str | None:
        """The run that opened the fence we are in."""
        return self.leaf.mark if isinstance(self.leaf, _Fence) else None

    @property
    def open_html(self) -> Kind | None:
        """COMMENT or HTML inside a block of raw HTML that only its own end ends."""
        return self.leaf.kind if isinstance(self.leaf, _Html) and self.leaf.end else None

    def read(self, line: str) -> Kind:
        """Say what the next line is; without its line ending."""
        if "\t" in line:
            line = line.expandtabs(4)
        rest, matched = self._continued(line)
        whole = matched == len(self.containers)
        self.html = None
        if whole and isinstance(self.leaf, _Fence):
            return self._fenced(rest, self.leaf)
        if whole and isinstance(self.leaf, _Html) and (self.leaf.end or rest.strip()):
            self.html = self.leaf
            kind = self.leaf.kind
            if self.leaf.end and self.leaf.end.search(rest):
                self.leaf = None
            return kind
        return self._began(rest, matched)

    def _continued(self, line: str) -> tuple[str, int]:
        """What is left of ``line`` inside the open containers it goes on with, and how many these are."""
        for matched, container in enumerate(self.containers):
            stripped = line.lstrip(" ")
            indent = len(line) - len(stripped)
            if isinstance(container, _Quote):
                if indent > 3 or not stripped.startswith(">"):
                    return line, matched
                line = stripped[2:] if stripped.startswith("> ") else stripped[1:]
            elif indent >= container.width:
                line = line[container.width :]
            elif stripped or container.empty:
                return line, matched
            else:
                line = ""
        return line, len(self.containers)

    def _fenced(self, rest: str, fence: _Fence) -> Kind:
        stripped = rest.strip(" ")
        indent = len(rest) - len(rest.lstrip(" "))
        if indent <= 3 and len(stripped) >= len(fence.mark) and not stripped.strip(fence.mark[0]):
            self.leaf = None
        return Kind.CODE

    def _began(self, rest: str, matched: int) -> Kind:
        """Open what begins on this line, inside the first ``matched`` containers."""
        goes_on = matched == len(self.containers)
        depth = matched
        while True:
            text = rest.lstrip(" ")
            indent = len(rest) - len(text)
            opened = self._container(rest, text, indent, goes_on) if text and indent <= 3 else None
            if opened is None:
                break
            container, rest = opened
            self.containers[depth:] = [container]
            self.leaf, goes_on = None, False
            depth += 1
        return self._leaf(text, indent, depth, goes_on)

    def _container(self, rest: str, text: str, indent: int, goes_on: bool) -> tuple[_Quote | _Item, str] | None:
        """The quote or item that begins here, and what is left of the line in it."""
        if text[0] == ">":
            return _Quote(), text[2:] if text.startswith("> ") else text[1:]
        interrupts = goes_on and isinstance(self.leaf, _Paragraph)
        bullet = _BULLET.match(text)
        if not bullet or _RULE.match(text) or (interrupts and _UNDERLINE.match(text)):
            return None
        after = text[bullet.end() :]
        content = after.lstrip(" ")
        if interrupts and (not content or (bullet[1] and bullet[1].lstrip("0") != "1")):
            return None
        blanks = len(after) - len(content)
        width = indent + bullet.end() + (blanks if content and blanks <= 4 else 1)
        return _Item(width, empty=not content), rest[width:]

    def _leaf(self, text: str, indent: int, depth: int, goes_on: bool) -> Kind:
        """Read the line's own text, inside the first ``depth`` containers."""
        lazy = self.leaf if isinstance(self.leaf, _Paragraph) else None
        if text and indent <= 3 and (kind := self._block(text, lazy if goes_on else None)):
            del self.containers[depth:]
        elif text and lazy:  # its lines may leave out the marks of containers
            lazy.line = text
            kind = Kind.TEXT
        else:
            del self.containers[depth:]
            if not text or indent > 3:
                self.leaf = None
            elif not (goes_on and isinstance(self.leaf, _Table)):
                self.leaf = _Paragraph(text)
            kind = Kind.CODE if text and indent > 3 else Kind.TEXT
        if text and self.containers and isinstance(self.containers[-1], _Item):
            self.containers[-1].empty = False
        return kind

    def _block(self, text: str, paragraph: _Paragraph | None) -> Kind | None:
        """Open or finish the leaf block that ``text`` starts or ends, None if it is a line of text."""
        if fence := _FENCE.match(text):
            self.leaf = _Fence(fence[1] or fence[2])
            return Kind.CODE
        if text[0] == "<" and (html := _html(text, interrupts=paragraph is not None)):
            self.html = html
            self.leaf = None if html.end and html.end.search(text) else html
        elif _HEADING.match(text) or _RULE.match(text) or (paragraph and _UNDERLINE.match(text)):
            self.leaf = None
        elif paragraph and _DELIMITERS.match(text) and _cells(text) == _cells(paragraph.line):
            self.leaf = _Table()
        else:
            return None
        return Kind.TEXT


def _html(text: str, *, interrupts: bool) -> _Html | None:
    for start, end, kind in _HTML_UNTIL_END:
        if start.match(text):
            return _Html(end, kind)
    if _HTML_BLOCK.match(text) or (not interrupts and _HTML_TAG.match(text)):
        return _Html(None, Kind.TEXT)
    return None


def _cells(row: str) -> int:
    bars = len(re.findall(r"(?<!\\)\|", row.strip(" ").removeprefix("|").removesuffix("|")))
    return bars + 1
