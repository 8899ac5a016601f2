"""Takes an entry apart: its lines or cells into literal text and slots, by the pieces that the reader found in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.actions.adopt.link_slots import link_slots
from papercli.actions.adopt.samples import PICTURE, Line, LinkForm, Sample, Slot
from papercli.markdown.blocks import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.actions.adopt.samples import Token
    from papercli.markdown.blocks import Document
    from papercli.readers.markdown.entry import Entry

_MARKER = re.compile(r"[ \t]*(?:(?P<bullet>[-+*])|(?P<number>\d{1,9})[.)])(?P<gap>[ \t]+)(?:\[[ xX]\][ \t]+)?")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")
_FOLD = re.compile(r"[ \t]*</?details[^>]*>[ \t]*", re.IGNORECASE)
_SUMMARY = re.compile(r"<summary[^>]*>(.*?)</summary>", re.IGNORECASE | re.DOTALL)
_BADGE = re.compile(r"\[!\[[^\]]*\]\([^)\s]*\)\]\([^)\s]*\)|!\[[^\]]*\]\([^)\s]*\)|<img\s[^>]*>", re.IGNORECASE)


def take_apart(entry: Entry, document: Document) -> Sample:
    """Take the lines of an entry apart."""
    text = document.text
    if entry.marker == "row":
        row = [link_slots(_tokens(text, s, e, entry)) for s, e in _cells(entry, document)]
        return Sample(entry, Line([]), cells=[_stripped_ends(cell) for cell in row])
    lines = _lines(_tokens(text, *document.span_of(entry.draft.line, entry.draft.line_end), entry))
    fold = None
    kept: list[Line] = []
    for line in lines:
        only = line.tokens[0] if len(line.tokens) == 1 and isinstance(line.tokens[0], str) else None
        if only is not None and (_FOLD.fullmatch(only) or _SUMMARY.search(only)):
            found = _SUMMARY.search(only)
            fold = found[1] if found else fold or ""
            continue
        kept.append(line)
    head = kept[0] if kept else Line([])
    margin = head.indent
    if entry.marker == "heading":
        head.tokens = _without(head.tokens, _HEADING)
    for line in kept:
        line.indent -= margin
        line.tokens = link_slots(line.tokens)
    return Sample(entry, head, kept[1:], fold)


def _tokens(text: str, start: int, end: int, entry: Entry) -> list[Token]:
    """The text from ``start`` to ``end``: a slot for every piece and every picture, the rest as it is."""
    slots = _with_pictures(text, start, end, entry)
    tokens: list[Token] = []
    at = start
    for first, last, slot in slots:
        if first < at:
            continue
        between = text[at:first]
        before = tokens[-1] if tokens else None
        if (
            isinstance(before, Slot)
            and before.field == slot.field
            and slot.field in ("remark", PICTURE)
            and not between.strip().removeprefix("<br>")
        ):
            before.raw += between + slot.raw
            before.links += slot.links
        else:
            if between:
                tokens.append(between)
            tokens.append(slot)
        at = last
    if at < end:
        tokens.append(text[at:end])
    return tokens


def _with_pictures(text: str, start: int, end: int, entry: Entry) -> list[tuple[int, int, Slot]]:
    """The pieces in order; a picture takes the place of the pieces in it."""
    draft = entry.draft
    pictures = [(m.start(), m.end()) for m in _BADGE.finditer(text, start, end)]
    found: list[tuple[int, int, Slot]] = []
    within: dict[tuple[int, int], list[str]] = {}
    for piece in entry.pieces:
        if piece.end <= start or piece.start >= end:
            continue
        picture = next((p for p in pictures if p[0] <= piece.start and piece.end <= p[1]), None)
        if picture:
            within.setdefault(picture, []).append(piece.field)
            continue
        name = "remark" if piece.field == "ignored" else piece.field
        found.append((piece.start, piece.end, Slot(name, text[piece.start : piece.end], draft)))
    for first, last in pictures:
        if any(a <= first and last <= b for a, b, _ in found):
            continue  # part of a remark or summary
        labels = [name.removeprefix("links.") for name in within.get((first, last), ()) if name.startswith("links.")]
        links = tuple(LinkForm(label, label, "", "", "") for label in labels)
        found.append((first, last, Slot(PICTURE, text[first:last], draft, links=links)))
    return sorted(found, key=lambda each: each[:2])


def _cells(entry: Entry, document: Document) -> list[tuple[int, int]]:
    start, end = document.span_of(entry.draft.line, entry.draft.line)
    return [(start + a, start + b) for a, b in cells(document.text[start:end])]


def _lines(tokens: Sequence[Token]) -> list[Line]:
    """Cut tokens at the line breaks of the literal text; a slot may go over several lines."""
    rows: list[list[Token]] = [[]]
    for token in tokens:
        if isinstance(token, Slot):
            rows[-1].append(token)
            continue
        first, *rest = token.split("\n")
        if first:
            rows[-1].append(first)
        rows += ([part] if part else [] for part in rest)
    out: list[Line] = []
    gap = 0
    for row in rows:
        if not row or (len(row) == 1 and isinstance(row[0], str) and not row[0].strip(" \t>")):
            gap += 1
            continue
        line = _line(row)
        line.gap, gap = gap, 0
        out.append(line)
    return out


def _line(row: list[Token]) -> Line:
    line = Line(row)
    if isinstance(row[0], str):
        marker = _MARKER.match(row[0])
        if marker:
            line.bullet = marker["bullet"] or "1"
            line.indent = len(marker[0]) - len(marker[0].lstrip())
            rest = row[0][marker.end() :]
        else:
            rest = row[0].lstrip(" \t")
            line.indent = len(row[0]) - len(rest)
        row[0] = rest
        if not rest:
            row.pop(0)
    if row and isinstance(row[-1], str):
        found = re.search(r"(?: {2,}|\\|[ \t]*<br ?/?>)[ \t]*$", row[-1])
        if found:
            line.ending = "  " if not found[0].strip() else found[0].strip()
            row[-1] = row[-1][: found.start()]
        row[-1] = row[-1].rstrip()
        if not row[-1]:
            row.pop()
    return line


def _without(tokens: list[Token], pattern: re.Pattern[str]) -> list[Token]:
    if tokens and isinstance(tokens[0], str):
        rest = tokens[0][found.end() :] if (found := pattern.match(tokens[0])) else tokens[0]
        return [rest, *tokens[1:]] if rest else tokens[1:]
    return tokens


def _stripped_ends(tokens: list[Token]) -> list[Token]:
    out = list(tokens)
    if out and isinstance(out[0], str):
        out[0] = out[0].lstrip()
    if out and isinstance(out[-1], str):
        out[-1] = out[-1].rstrip()
    return [token for token in out if token != ""]
