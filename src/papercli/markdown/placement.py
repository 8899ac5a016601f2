"""The keeper's own Markdown put where ours surrounds it: into a table cell, into a list item or a fold."""

from __future__ import annotations

import re

from papercli.markdown.code_span import SPAN, span
from papercli.markdown.html_balance import balanced
from papercli.markdown.lines import Kind, Lines

_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]+")
_NEWLINE = re.compile(r"\r\n?|\n|\u2028|\u2029|\x85")
_MARKER = re.compile(r"(<!--\s*papercli)(?=:)", re.IGNORECASE)
_BARS = re.compile(
    SPAN.pattern + r"|\\[^|]|(?P<url>\]\(<?[^\s<>]*|<https?://[^\s<>]*>)|\\?\|", re.IGNORECASE | re.DOTALL
)
_BAR_IN_CODE = re.compile(r"(?<!\\)((?:\\\\)*)\|")


def cell(markdown: str) -> str:
    """Inline Markdown as the content of one table cell; what spans lines is flattened: paragraphs, lists, code, headings.

    Tags left open are closed, end tags of nothing (of the table, perhaps) become text. Bars are escaped wherever they stand, also in
    code, where a table wants that too. A cell of a cell is the same cell.
    """
    text = _tidy(markdown).strip(" \t\n")
    if "\n" in text:
        text = _flattened(text)
    if "<" in text:
        text = _closed(_evened(text))
    return _evened(_BARS.sub(_barred, text))


def _evened(text: str) -> str:
    """``text`` without a backslash at its end that would escape what comes after it."""
    backslashes = len(text) - len(text.rstrip("\\"))
    return text + "\\" if backslashes % 2 else text


def block(markdown: str, indent: str) -> str:
    """Markdown of any kind, every line behind ``indent``, such that what follows it still stands outside of it.

    Open fences and tags are closed, stray end tags and open comments become text, marker lines of ours ordinary comments.
    Lines end with LF, the last one with nothing; blank lines and the ends of lines bear no blanks but those of a hard break.
    """
    lines = balanced("\n".join(_column(_tidy(markdown).split("\n"))).strip("\n")).split("\n")
    return "\n".join(indent + line if line else "" for line in lines)


def _closed(text: str) -> str:
    """One line with its tags balanced; behind a letter, since nothing in a cell begins a block."""
    return balanced(f"x{text}").replace("\n", "")[1:]


def _tidy(markdown: str) -> str:
    """Lines ended by LF, without control characters, our own marker lines made ordinary comments."""
    return _MARKER.sub(r"\1 ", _UNWANTED.sub("", _NEWLINE.sub("\n", markdown)))


def _column(lines: list[str]) -> list[str]:
    """Lines that mean the same wherever they are indented to: no tabs before text, blanks at the end only where they break."""
    reader, out = Lines(), []
    for number, line in enumerate(lines):
        fenced = reader.open_fence
        kind, kept = reader.read(line), line.rstrip(" \t")
        if kept and not reader.containers and (fenced or (kind is Kind.CODE and line[0] not in " \t")):
            out.append(line)
            continue
        text = kept.lstrip(" \t")
        out.append(kept[: len(kept) - len(text)].expandtabs(4) + text)
        if text and line.endswith("  ") and number + 1 < len(lines) and lines[number + 1].strip():
            out[-1] += "  "
    return out


def _barred(found: re.Match[str]) -> str:
    text = found[0]
    if text.startswith("`"):
        return _BAR_IN_CODE.sub(r"\1\\|", text)
    if found["url"]:
        return re.sub(r"\\?\|", "%7C", text)
    return r"\|" if text.endswith("|") else text


_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-+*]|(\d{1,9}[.)]))[ \t]+")
_IGNORED = re.compile(r" {0,3}(?:(?:[-*_] *){3,}|=+|-+|<!--.*-->|\|?(?: *:?-+:? *\|)+ *(?::?-+:?)?) *$")
_QUOTE = re.compile(r"^(?: {0,3}> ?)++")


def _flattened(text: str) -> str:
    """Lines to one line: paragraphs, items and lines of code become pieces with ``<br>`` between them."""
    reader = Lines()
    pieces: list[str] = []
    joins = False
    for line in text.split("\n"):
        kind = reader.read(line)
        broken = line.endswith(("\\", "  "))
        stripped = _QUOTE.sub("", line, count=1).strip(" \t") if kind is Kind.TEXT else line.strip(" \t")
        if kind is Kind.COMMENT or (kind is Kind.TEXT and reader.open_html is Kind.COMMENT):
            continue
        if kind is Kind.CODE:
            joins = False
            if stripped.strip("`~") and not re.match(r"(?:`{3,}|~{3,})", stripped):
                pieces.append(span(stripped))
        elif not stripped or _IGNORED.match(stripped):
            joins = False
            if pieces and pieces[-1] and not stripped:
                pieces.append("")
        else:
            joins = _add(pieces, stripped.removesuffix("\\").rstrip() if broken else stripped, joins) and not broken
    return "<br>".join(pieces).removesuffix("<br>").strip()


def _add(pieces: list[str], line: str, joins: bool) -> bool:
    """Put a line of text on the pieces, or on the last one; whether the next line may go on with it."""
    heading, item = _HEADING.match(line), _ITEM.match(line)
    if heading:
        pieces.append(f"**{heading[1]}**" if heading[1] and "*" not in heading[1] else heading[1])
        return False
    if item:
        if len(pieces) > 1 and not pieces[-1] and pieces[-2].startswith("• "):
            pieces.pop()
        pieces.append(f"{item[1] or '•'} {line[item.end() :]}")
    elif line.startswith("|") and line.endswith("|") and len(line) > 1:
        pieces.append(line[1:-1].strip())
        return False
    elif joins:
        pieces[-1] += f" {line}"
    else:
        pieces.append(line)
    return True
