"""An entry as a sample of its list's style: lines of literal text and slots, where a slot stands for a field's value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.model.draft import Draft
    from papercli.readers.markdown.entry import Entry

PICTURE = "extra.Badge"
"""The field of pictures: Markdown, with the links around them."""
_MARKER = re.compile(r"[ \t]*(?:(?P<bullet>[-+*])|(?P<number>\d{1,9})[.)])(?P<gap>[ \t]+)(?:\[[ xX]\][ \t]+)?")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")
_FOLD = re.compile(r"[ \t]*</?details[^>]*>[ \t]*", re.IGNORECASE)
_SUMMARY = re.compile(r"<summary[^>]*>(.*?)</summary>", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class Slot:
    """Where a field's value stands."""

    field: str
    """As ``readers.markdown.entry.Piece`` names it; ``links`` for a group of links."""
    raw: str
    """As the list writes it."""
    draft: Draft
    inner: tuple[Token, ...] = ()
    """Of a link: what its text is made of. Its address is ``url``."""
    url: str = ""
    links: tuple[LinkForm, ...] = ()
    """Of a group of links: each of them."""


Token = str | Slot


@dataclass(frozen=True, slots=True)
class LinkForm:
    """One link of a group, as written."""

    label: str | None
    """None for the link to the paper itself."""
    text: str
    """The label as it is shown."""
    pattern: str
    """``[[x](u)]``: ``x`` for the label, ``u`` for the address."""
    url: str
    before: str
    """What stands between it and the one before."""


@dataclass(slots=True)
class Line:
    """One line of an entry without its marker and indent."""

    tokens: list[Token]
    bullet: str = ""
    """``-``, ``*``, ``+`` or ``1`` where the line is an item of its own."""
    indent: int = 0
    gap: int = 0
    """Blank lines before it."""
    ending: str = ""
    """The hard break at its end: ``\\``, two blanks or ``<br>``."""

    @property
    def fields(self) -> tuple[str, ...]:
        """Of its slots, in order."""
        return tuple(token.field for token in self.tokens if isinstance(token, Slot))


@dataclass(slots=True)
class Sample:
    """An entry taken apart."""

    entry: Entry
    head: Line
    below: list[Line] = field(default_factory=list)
    fold: str | None = None
    """What is always seen of a folded body; None where nothing is folded."""
    cells: list[list[Token]] = field(default_factory=list)
    """Of a row."""


def take_apart(entry: Entry, text: str, starts: Sequence[int]) -> Sample:
    """Take the lines of an entry apart. ``text`` and ``starts`` are those of the document."""
    if entry.marker == "row":
        cells = [_link_slots(_tokens(text, s, e, entry)) for s, e in _cells(entry, text, starts)]
        return Sample(entry, Line([]), cells=[_stripped_ends(cell) for cell in cells])
    start = starts[entry.draft.line - 1]
    end = starts[entry.draft.line_end] - 1 if entry.draft.line_end < len(starts) else len(text)
    lines = _lines(_tokens(text, start, end, entry))
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
        line.tokens = _link_slots(line.tokens)
    return Sample(entry, head, kept[1:], fold)


_BADGE = re.compile(r"\[!\[[^\]]*\]\([^)\s]*\)\]\([^)\s]*\)|!\[[^\]]*\]\([^)\s]*\)|<img\s[^>]*>", re.IGNORECASE)


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


def _cells(entry: Entry, text: str, starts: Sequence[int]) -> list[tuple[int, int]]:
    from papercli.markdown.blocks import cells

    line = entry.draft.line - 1
    start = starts[line]
    end = starts[line + 1] - 1 if line + 1 < len(starts) else len(text)
    return [(start + a, start + b) for a, b in cells(text[start:end])]


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


def _link_slots(tokens: list[Token]) -> list[Token]:
    """Join the links of a group into one slot, and a linked title with its address."""
    return _grouped(_linked(tokens))


def _linked(tokens: Sequence[Token]) -> list[Token]:
    """``[`` title ``](`` url ``)`` as one slot of the title, whose text and address are in it."""
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        after = tokens[i + 1] if i + 1 < len(tokens) else ""
        before = out[-1] if out else ""
        if (
            isinstance(token, Slot)
            and token.field == "url"
            and isinstance(before, str)
            and isinstance(after, str)
            and re.search(r"\]\(\s*<?$", before)
            and (closing := re.match(r">?(?:\s+\"[^\"]*\")?\s*\)", after))
        ):
            opened = _opening(out)
            if opened is not None:
                k, column = opened
                opener = str(out[k])
                inner: list[Token] = [opener[column + 1 :], *out[k + 1 :]] if k < len(out) - 1 else []
                inner[-1] = re.sub(r"\]\(\s*<?$", "", str(inner[-1]))
                inner = [t for t in inner if t != ""]
                main = next((t for t in inner if isinstance(t, Slot)), None)
                if main is not None:
                    raw = "".join(t if isinstance(t, str) else t.raw for t in inner)
                    slot = Slot(
                        next(
                            (f for f in ("title", "name") if any(isinstance(t, Slot) and t.field == f for t in inner)),
                            "label",
                        ),
                        f"[{raw}]({token.raw})",
                        main.draft,
                        tuple(inner),
                        token.raw,
                    )
                    out[k:] = [opener[:column]] if column else []
                    out.append(slot)
                    rest = after[closing.end() :]
                    i += 2
                    if rest:
                        out.append(rest)
                    continue
        out.append(token)
        i += 1
    return out


def _opening(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The token and column of the bracket that the ``](`` at the end closes."""
    depth = 0
    for k in range(len(tokens) - 1, -1, -1):
        token = tokens[k]
        if not isinstance(token, str):
            continue
        for column in range(len(token) - 1, -1, -1):
            if token[column] == "]":
                depth += 1
            elif token[column] == "[":
                depth -= 1
                if depth == 0:
                    return k, column
    return None


PLAIN_LABEL = re.compile(r"[\w /+()&.-]+")
"""A label that can be part of a field's name."""
_BETWEEN = re.compile(r"(?:[\s\[\](),|/·•;:.&+*`【】{}\\-]|<br ?/?>|</?kbd>|&nbsp;)*")
_WRAPS = (
    ("\\[", "\\]"),
    ("[", "]"),
    ("(", ")"),
    ("【", "】"),
    ("**", "**"),
    ("`", "`"),
    ("<kbd>", "</kbd>"),
    ("*", "*"),
)
_LINK = re.compile(
    r"(?P<open>\[+(?:\*\*|`|\\\[)?)(?P<text>.*?)(?P<close>(?:\*\*|`|\\\])?\]+)\((?P<url>.*)\)", re.DOTALL
)


def _grouped(tokens: Sequence[Token]) -> list[Token]:
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if not _is_link(token):
            out.append(token)
            i += 1
            continue
        j = i
        while j + 2 < len(tokens) and _is_link(tokens[j + 2]) and _BETWEEN.fullmatch(str(tokens[j + 1])):
            j += 2
        while j + 1 < len(tokens) and _is_link(tokens[j + 1]):
            j += 1
        before = out.pop() if out and isinstance(out[-1], str) else ""
        after = tokens[j + 1] if j + 1 < len(tokens) and isinstance(tokens[j + 1], str) else ""
        slot, left, right = _group([before, *tokens[i : j + 1], after])
        if left:
            out.append(left)
        out.append(slot)
        if right:
            out.append(right)
        i = j + 1 + bool(after)
    groups = [token for token in out if isinstance(token, Slot) and token.field == "links"]
    if len(groups) > 1:  # links in places of their own: each is a field
        for slot in groups:
            if len(slot.links) == 1:
                label = slot.links[0].label
                if label is None or PLAIN_LABEL.fullmatch(label):
                    slot.field = "link" if label is None else f"links.{label}"
    return out


def _is_link(token: Token) -> bool:
    if not isinstance(token, Slot) or token.inner:
        return False
    return (token.field == "link" or token.field.startswith("links.")) and _LINK.fullmatch(token.raw) is not None


def _group(tokens: Sequence[Token]) -> tuple[Slot, str, str]:
    """The slot of a group, with what is left of the text before and after it."""
    literals: list[str] = [str(tokens[0])]
    links: list[Slot] = []
    for token in tokens[1:]:
        if isinstance(token, Slot):
            if len(links) == len(literals):
                literals.append("")
            links.append(token)
        elif len(literals) <= len(links):
            literals.append(token)
        else:
            literals[-1] += token
    if len(literals) == len(links):
        literals.append("")
    forms: list[LinkForm] = []
    for k, link in enumerate(links):
        before, after, wrap = literals[k], literals[k + 1], "x"
        found = True
        while found:
            found = False
            for opener, closer in _WRAPS:
                if before.endswith(opener) and after.startswith(closer):
                    before, after = before[: -len(opener)], after[len(closer) :]
                    wrap, found = f"{opener}{wrap}{closer}", True
                    break
        literals[k], literals[k + 1] = before, after
        forms.append(_form(link, wrap, "" if k == 0 else before))
    raw = "".join(token if isinstance(token, str) else token.raw for token in tokens[1:-1])
    return Slot("links", raw, links[0].draft, links=tuple(forms)), literals[0], literals[-1]


def _form(link: Slot, wrap: str, before: str) -> LinkForm:
    label = link.field.removeprefix("links.") if link.field != "link" else None
    match = _LINK.fullmatch(link.raw)
    if not match:
        return LinkForm(label, link.raw, wrap, link.raw, before)
    inner = f"{match['open']}x{match['close']}(u)"
    return LinkForm(label, match["text"], wrap.replace("x", inner, 1), match["url"], before)
