"""Raw HTML in a piece of Markdown, balanced so that what it opens cannot swallow the page around it, nor close what is not its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from papercli.markdown.code_span import SPAN
from papercli.markdown.lines import Kind, Lines

_BLANK = r"(?:[ \t]|\n(?![ \t]*\n))"
_ATTRIBUTE = rf"""{_BLANK}+[A-Za-z_:][\w.:-]*(?:{_BLANK}*={_BLANK}*(?:[^\s"'=<>`]+|'[^'\n]*'|"[^"\n]*"))?"""
_TAGS = (
    rf"<(?P<open>[A-Za-z][A-Za-z0-9-]*)(?:{_ATTRIBUTE})*{_BLANK}*/?>|</(?P<close>[A-Za-z][A-Za-z0-9-]*){_BLANK}*>"
    r"|(?P<broken><(?=[A-Za-z/!?]))"
)
# A browser ends a comment at the first -->, Markdown allows no -- in one. Declarations and their like are of no use here.
_IN_HTML = re.compile(rf"<!--(?:-?>|.*?-->)|{_TAGS}", re.DOTALL)
_IN_TEXT = re.compile(
    SPAN.pattern
    + r"|\\[<`\\]|<[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*>|<[^\s<>@]+@[^\s<>]+>"
    + rf"|<!--(?!-?>)(?:(?!--).)*-->|{_TAGS}",
    re.DOTALL,
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
# Their end tags may be left out; the next one of their kind or the end of the parent ends them.
_LOOSE = frozenset(
    ["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup", "rt", "rp"]
)
_RAW = re.compile(r"<(?=(?:script|pre|textarea|style)(?:[ >]|$)|[!?])", re.IGNORECASE)


def balanced(text: str) -> str:
    """``text`` (lines ended by LF) with stray end tags and unended comments shown as text, open fences and tags closed."""
    while True:
        text, reader, parts = _ended(text)
        opened, strays = _tags(parts)
        if not strays:
            break
        for at in reversed(strays):  # what was a line of HTML may now be a fence: read everything again
            text = f"{text[:at]}&lt;{text[at + 1 :]}"
    if reader.open_fence and not reader.containers:
        text += f"\n{reader.open_fence}"
    closing = "".join(f"</{name}>" for name in reversed(opened) if name not in _LOOSE)
    return f"{text}\n\n{closing}" if closing else text


@dataclass(slots=True)
class _Part:
    """Lines read as one: a block of raw HTML, or a paragraph. Code is blanked out."""

    raw: bool
    text: str
    block: object | None


def _ended(text: str) -> tuple[str, Lines, list[_Part]]:
    """Disarm what begins a block of raw HTML that nothing ends; each time at least one opening goes for good."""
    while True:
        reader = Lines()
        parts: list[_Part] = []
        lines = text.split("\n")
        opened = 0
        for number, line in enumerate(lines):
            before = reader.open_html
            kind = reader.read(line)
            if reader.open_html and not (before and kind is before):
                opened = number
            seen = (" " * len(line) if kind is Kind.CODE else line) + "\n"
            if parts and reader.block and reader.block is parts[-1].block:
                parts[-1].text += seen
            else:
                parts.append(_Part(reader.html is not None, seen, reader.block))
        if not reader.open_html:
            return text, reader, parts
        lines[opened:] = [_RAW.sub("&lt;", line) for line in lines[opened:]]
        text = "\n".join(lines)


def _tags(parts: list[_Part]) -> tuple[list[str], list[int]]:
    """The tags that stay open, and where an end tag has no beginning or what begins like a tag is none."""
    opened: list[str] = []
    strays: list[int] = []
    start = 0
    for part in parts:
        for token in (_IN_HTML if part.raw else _IN_TEXT).finditer(part.text):
            name = (token["open"] or token["close"] or "").lower()
            if token["open"] and name not in _VOID:
                opened.append(name)
            elif token["close"] and name in opened:
                del opened[len(opened) - 1 - opened[::-1].index(name)]
            elif token["close"] or token["broken"]:
                strays.append(start + token.start())
        start += len(part.text)
    return opened, strays
