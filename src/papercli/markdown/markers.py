"""The blocks of a document that are ours: what stands between markers, found without parsing it.

    <!-- papercli:begin key=value key="several words" -->
    …
    <!-- papercli:end -->

Each marker stands alone on its line, outside of code, quotes and other comments. Within a list item both of a block are
indented alike, and so is what is rendered between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from papercli.markdown.code_span import masked
from papercli.markdown.lines import Kind, Lines
from papercli.markdown.marker_text import MARKER, parse_options

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Block:
    """A block, from its begin marker to its end marker."""

    line: int
    """Of the begin marker, 1-based."""
    options: Mapping[str, str]
    """In the order of the marker."""
    begin: int
    """Offset in characters of the content: the line after the begin marker. A byte order mark counts."""
    end: int
    """Offset where the content ends: the line of the end marker starts here."""
    columns: Mapping[str, int]
    """Where each option's key stands on the marker's line, 1-based; a byte order mark does not count."""
    end_line: int
    """Of the end marker, 1-based."""
    indent: int = 0
    """How far a block within a list item stands in, in blanks; 0 at the margin."""


class MarkerProblem(NamedTuple):
    """Why a document cannot be rendered into; nothing may be written to it."""

    line: int
    """1-based."""
    column: int
    """1-based, in characters; a byte order mark does not count."""
    message: str


_NAME = "papercli:"
_LINE = re.compile(r"[^\r\n]*")
# A comment that was perhaps meant as a marker: any case, blanks and signs, and words near to ours.
_ALMOST = re.compile(
    r"(?<!\\)<!--\s*(?P<name>p[\w-]{4,12})"
    r"(?:[:=.]\s*(?P<word>\w*)|\s+(?P<bare>begin|end|start|stop)\b(?=[ \t]*(?:-->|$|\w+=)))",
    re.IGNORECASE,
)
# Anything at all to find, or to complain of. A misspelt name needs no other word of ours.
_SOMETHING = re.compile(r"papercli|<!--\s*p[\w-]{4,12}[:=.]|<{7}|>{7}", re.IGNORECASE)
_CONFLICT = re.compile(r"(?:<{7}|>{7})(?: |$)")


def find(text: str) -> tuple[list[Block], list[MarkerProblem]]:
    """The blocks of ``text`` in order, and everything that is wrong with its markers, by line.

    Where there is any problem the blocks are not to be relied on. Conflict markers of Git inside a block are no problem, the
    block will be rendered again; outside they are. ``conflicts.settle`` resolves those that touch only blocks.
    """
    if not _SOMETHING.search(text):
        return [], []
    search = _Search(text)
    search.run()
    return search.blocks, sorted(search.problems)


@dataclass(frozen=True, slots=True)
class _Begin:
    """A begin marker whose end is being looked for."""

    line: int
    column: int
    after: int
    options: Mapping[str, str]
    columns: Mapping[str, int]
    indent: int


class _Search:
    """One pass over the lines of a document that jumps over the content of blocks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.problems: list[MarkerProblem] = []
        self._lines = Lines()

    def run(self) -> None:
        at, number = (1 if self.text.startswith("\ufeff") else 0), 1
        while at < len(self.text):
            line = _LINE.match(self.text, at).group()  # type: ignore[union-attr]
            after = _past_newline(self.text, at + len(line))
            begin = self._outside(line, number, after)
            at, number = after, number + 1
            if begin:
                at, number = self._block(begin, at, number)

    def _outside(self, line: str, number: int, after: int) -> _Begin | None:
        """Read a line that is in no block; the begin marker if it is one."""
        kind = self._lines.read(line)
        if kind is not Kind.TEXT:
            return None
        if line[:1] in "<>" and _CONFLICT.match(line):
            self._problem(number, 1, "a conflict is left here, outside of any block: resolve it first")
            return None
        if "<!--" not in line:
            return None
        marker = MARKER.match(line)
        if marker and marker["word"] == "begin":
            return self._begin(marker, number, after)
        if marker:
            self._problem(number, marker.start("comment") + 1, "this end marker has no begin marker before it")
        else:
            self._suspect(line, number)
        return None

    def _begin(self, marker: re.Match[str], number: int, after: int) -> _Begin:
        options, places, problems = parse_options(marker["options"])
        start = marker.start("options") + 1
        for place, message in problems:
            self._problem(number, start + place, message)
        columns = {key: start + place for key, place in places.items()}
        indent = len(marker["indent"]) if self._lines.containers else 0
        return _Begin(number, marker.start("comment") + 1, after, options, columns, indent)

    def _block(self, begin: _Begin, at: int, number: int) -> tuple[int, int]:
        """Find the end marker and go on behind it; where there is none, go on inside."""
        counted = at
        for start, marker in self._markers(at):
            if not begin.indent and len(marker["indent"]) > 3:
                continue  # code
            number += _newlines(self.text, counted, start)
            counted = start
            if marker["word"] == "begin":
                self._problem(
                    number,
                    marker.start("comment") + 1,
                    f"a block begins inside the one that begins on line {begin.line}",
                )
                return start, number  # read the line again: its block may be whole
            if marker["options"].strip():
                self._problem(number, marker.start("options") + 2, "an end marker takes no options")
            if begin.indent and len(marker["indent"]) != begin.indent:
                message = f"indent this end marker as the begin marker on line {begin.line}, by {begin.indent} blanks"
                self._problem(number, marker.start("comment") + 1, message)
            block = Block(begin.line, begin.options, begin.after, start, begin.columns, number, begin.indent)
            self.blocks.append(block)
            self._lines.read(marker.group())
            return _past_newline(self.text, start + marker.end()), number + 1
        self._problem(begin.line, begin.column, "this begin marker has no end marker after it")
        return at, number

    def _markers(self, at: int) -> Iterator[tuple[int, re.Match[str]]]:
        """The marker lines from ``at`` on, whatever they stand in: each line's offset, and the match in its text."""
        while (found := self.text.find(_NAME, at)) >= 0:
            start = max(self.text.rfind("\n", 0, found), self.text.rfind("\r", 0, found)) + 1
            line = _LINE.match(self.text, start).group()  # type: ignore[union-attr]
            marker = MARKER.match(line)
            if marker:
                yield start, marker
            at = start + len(line)

    def _suspect(self, line: str, number: int) -> None:
        """Report a comment that was probably meant as a marker; prose may show one in a code span."""
        bare = masked(line)
        for almost in _ALMOST.finditer(bare):
            name, word = almost["name"].lower(), (almost["word"] or almost["bare"] or "").lower()
            if name != "papercli" and (word not in _WORDS or _likeness(name) < 0.8):
                continue
            self._problem(number, almost.start() + 1, _advice(bare, almost))

    def _problem(self, line: int, column: int, message: str) -> None:
        self.problems.append(MarkerProblem(line, column, message))


_WORDS = ("begin", "end", "start", "stop")
_MISSPELT = "this looks like a marker but is none: write <!-- papercli:begin key=value --> or <!-- papercli:end -->"


def _likeness(name: str) -> float:
    import difflib

    return difflib.SequenceMatcher(None, name, "papercli").ratio()


def _advice(line: str, almost: re.Match[str]) -> str:
    if not re.fullmatch(r"<!--[ \t]*papercli:(?:begin|end)", almost[0]):
        return _MISSPELT
    if "-->" not in line[almost.end() :]:
        return "a marker ends with --> on its own line"
    return "a marker stands alone on its line"


def _past_newline(text: str, at: int) -> int:
    return at + 2 if text.startswith("\r\n", at) else min(at + 1, len(text))


def _newlines(text: str, start: int, end: int) -> int:
    """How many lines end between two offsets; a lone CR ends one as well."""
    count = text.count("\n", start, end)
    if text.find("\r", start, end) >= 0:
        count += len(re.findall(r"\r(?!\n)", text[start:end]))
    return count
