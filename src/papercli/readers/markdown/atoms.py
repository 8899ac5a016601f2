"""The atoms of a line: its links, styled and quoted words, images, and the plain text between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papercli.markdown.rich import Rich, Span

STYLED = ("strong", "emphasis", "code", "strike")
_QUOTED = re.compile(
    r"“(?P<a>[^“”]{2,400})”|(?<![\w\"])\"(?P<b>[^\"\s](?:[^\"]{0,400}[^\"\s])?)\"(?![\w\"])|「(?P<c>[^「」]{2,300})」|『(?P<d>[^『』]{2,300})』"
    r"|《(?P<e>[^《》]{2,300})》|«(?P<f>[^«»]{2,300})»|(?<!\w)''(?P<g>[^']{2,300})''|(?<!\w)``(?P<h>[^`']{2,300})''|“(?P<i>[^“”\"]{2,400})\""
)
_QUOTES = "\"“「『《«'`"
_SWAPPED = re.compile(r"\((?P<text>[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)\[$")


@dataclass(slots=True)
class Atom:
    """A piece of a line of one kind."""

    kind: str
    """``text``, ``link``, ``image``, ``quoted``, or one of ``STYLED``."""
    start: int
    """In the line's text, without quotes."""
    end: int
    span: Span | None = None
    """Of a link, image or style."""
    styles: tuple[str, ...] = ()
    """The styles that cover a link."""
    swapped: bool = False
    """A link written the wrong way round: ``(text)[address]``."""


def atoms(rich: Rich) -> list[Atom]:
    """The atoms of a line in order; together they cover all its text but quotes and the brackets of swapped links."""
    text = rich.text
    marked = _marked(rich) if rich.spans else []
    if any(mark in text for mark in _QUOTES):
        marked = _with_quotes(text, marked)
    out: list[Atom] = []
    at = 0
    for atom in marked:
        first = atom.start - (atom.kind == "quoted")
        if first > at:
            out.append(Atom("text", at, first))
        at = max(at, atom.end + (atom.kind == "quoted"))
        if atom.kind == "link" and atom.span and atom.span.bare and (after := _swapped(text, atom, out)):
            at = after
        else:
            out.append(atom)
    if at < len(text):
        out.append(Atom("text", at, len(text)))
    return out


def _marked(rich: Rich) -> list[Atom]:
    """Links, images and styled text; a style that covers a link and more is cut at the link."""
    out: list[Atom] = []
    links: list[Atom] = []
    styles: list[Span] = []
    for span in rich.spans:
        if span.kind == "image":
            out.append(Atom("image", span.start, span.end, span))
        elif span.start >= span.end:
            continue
        elif span.kind == "link" and not (links and span.start < links[-1].end):
            links.append(Atom("link", span.start, span.end, span))
        elif span.kind in STYLED and not (styles and span.start < styles[-1].end):
            styles.append(span)
    ends = [link.end for link in links]
    for span in styles:
        at = span.start
        for i in range(bisect_right(ends, span.start), len(links)):
            link = links[i]
            if link.start >= span.end:
                break
            if link.start <= span.start and link.end >= span.end:
                if span.end - span.start > 0.7 * (link.end - link.start):
                    link.styles = (span.kind,)
                at = span.end
                continue
            link.styles = (span.kind,)
            if rich.text[at : link.start].strip():
                out.append(Atom(span.kind, at, link.start, span))
            at = max(at, link.end)
        if rich.text[at : span.end].strip():
            out.append(Atom(span.kind, at, span.end, span))
    out += links
    out.sort(key=lambda atom: (atom.start, atom.end))
    return out


def _with_quotes(text: str, marked: list[Atom]) -> list[Atom]:
    """The atoms, and quoted text as atoms of its own, where no link or style begins or ends within."""
    out: list[Atom] = []
    rest = iter(marked)
    atom = next(rest, None)
    for found in _QUOTED.finditer(text):
        start, end = found.span(found.lastgroup or 0)
        while atom is not None and atom.end <= found.start() and (atom.start < found.start() or atom.kind == "image"):
            out.append(atom)
            atom = next(rest, None)
        if atom is not None and atom.start < found.start():
            continue
        within: list[Atom] = []
        while atom is not None and atom.start < found.end():
            within.append(atom)
            atom = next(rest, None)
        if all(start <= other.start and other.end <= end and other.kind not in ("link", "image") for other in within):
            out.append(Atom("quoted", start, end))
        else:
            out += within
    while atom is not None:
        out.append(atom)
        atom = next(rest, None)
    return out


def _swapped(text: str, link: Atom, out: list[Atom]) -> int | None:
    """Make ``(text)[address]`` one link; where in the text it ends."""
    if not out or out[-1].kind != "text" or link.span is None or link.start == 0 or text[link.start - 1] != "[":
        return None
    found = _SWAPPED.search(text, out[-1].start, link.start)
    if found is None:
        return None
    span, after = link.span, link.end
    if span.url.endswith("]") and span.target:  # GitHub takes the bracket for a part of the address
        span = replace(span, url=span.url[:-1], target=(span.target[0], span.target[1] - 1))
    elif text.startswith("]", link.end):
        after += 1
    else:
        return None
    out[-1].end = found.start()
    if out[-1].start >= out[-1].end:
        out.pop()
    out.append(Atom("link", found.start("text"), found.end("text"), span, swapped=True))
    return after
