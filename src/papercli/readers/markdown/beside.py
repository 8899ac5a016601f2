"""What stands beside an entry's title: links, people, venue, date, marks, and the rest as a remark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.readers.markdown import signs
from papercli.readers.markdown.atoms import Atom
from papercli.readers.markdown.lines import is_badge
from papercli.readers.markdown.parts import TINY, stripped, take_parts, take_remark
from papercli.readers.markdown.recognise import dates, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from papercli.readers.markdown.gathering import Gathering
    from papercli.readers.markdown.lines import Line, Link

_QUOTES = " \"“”「」『』«»《》'`"
_PUNCTUATION = " \t\n.,;:|()[]{}/*\\-–—·•'\""
_GROUP = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)|\[([^\[\]]*)\]|（([^（）]*)）|【([^【】]*)】|\{([^{}]*)\}")


def read_line(gathering: Gathering, line: Line, taken: Sequence[tuple[int, int]], *, first: bool) -> None:
    """Read all of a line but the stretches that are taken."""
    links = {id(link.atom): link for link in line.links}
    prose: tuple[int, int] | None = None
    for run in _runs(line, taken, links):
        if isinstance(run, Atom):
            link = links.get(id(run))
            if prose is not None and (link is None or link.role is None) and run.kind == "link":
                prose = prose[0], run.end
                continue
            if prose is not None:
                take_remark(gathering, line, *prose)
                prose = None
            if run.kind == "image":
                _image(gathering, link, run)
            elif link is not None:
                gathering.link(link)
            continue
        if prose is not None and not line.rich.text[prose[1] : run[0][0]].strip(_QUOTES):
            prose = prose[0], run[-1][1]
            continue
        if prose is not None:
            take_remark(gathering, line, *prose)
            prose = None
        begins = _read(gathering, line, run, first=first)
        if begins is not None:
            prose = begins, run[-1][1]
    if prose is not None:
        take_remark(gathering, line, *prose)


def _runs(
    line: Line, taken: Sequence[tuple[int, int]], links: Mapping[int, Link]
) -> Iterator[Atom | list[tuple[int, int]]]:
    """Links and images one by one, and between them the runs of text that is not taken, atom by atom."""
    run: list[tuple[int, int]] = []
    gaps = sorted(taken)
    i = 0
    for atom in line.atoms:
        while i < len(gaps) and gaps[i][1] <= atom.start:
            i += 1
        hit = i < len(gaps) and gaps[i][0] < atom.end
        if atom.kind == "image" or (id(atom) in links and not hit):
            if run:
                yield run
            run = []
            yield atom
            continue
        start = atom.start
        while i < len(gaps) and gaps[i][0] < atom.end:
            a, b = gaps[i]
            if a > start:
                run.append((start, a))
            if run:
                yield run
            run = []
            start = max(start, b)
            if b > atom.end:
                break
            i += 1
        if start < atom.end:
            run.append((start, atom.end))
    if run:
        yield run


def _image(gathering: Gathering, link: Link | None, atom: Atom) -> None:
    span = atom.span
    if link is not None:
        gathering.link(link)
    elif span is not None and is_badge(span.url):
        gathering.say("ignored", span.source_start, span.source_end)
    elif span is not None:
        gathering.remark(span.source_start, span.source_end)


def _read(gathering: Gathering, line: Line, run: Sequence[tuple[int, int]], *, first: bool) -> int | None:
    """Read a run of text; where in it a sentence begins, which goes on over the links behind it."""
    if not any(line.rich.text[start:end].strip(_PUNCTUATION) for start, end in run):
        return None
    segments = [segment for start, end in run for segment in _segments(line.rich.text, start, end)]
    begins = None
    for outer, start, end in segments:
        clear = _clear(line.rich.text, start, end)
        if clear:
            begins = None
        elif clear is not None:
            begins = outer if begins is None else begins
            if signs.size(line.rich.text[start:end]) >= 4 and outer == start:
                break
    else:
        begins = None
    for k, (outer, start, end) in enumerate(segments):
        if begins is not None and outer >= begins:
            break
        if _take_dated(gathering, line, segments[k : k + 2]):
            continue
        if not take_parts(gathering, line, start, end, first=first):
            take_remark(gathering, line, start, end)
    return begins


def _take_dated(gathering: Gathering, line: Line, pair: Sequence[tuple[int, int, int]]) -> bool:
    """``Doe & Roe (2020)``: the year says that these are people; it is read by itself."""
    if len(pair) < 2 or gathering.authors:
        return False
    text = line.rich.text
    start, end = stripped(text, *pair[0][1:])
    year = text[pair[1][1] : pair[1][2]]
    if start >= end or not year.strip()[:4].isdigit() or not dates.date(year) or signs.authors(text[start:end]) is None:
        return False
    dated = signs.authors(f"{text[start:end]} ({year})")
    if dated is None or dated.confidence < 0.8:
        return False
    return gathering.people(dated, line.rich.at[start], line.rich.to[end - 1])


def _segments(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Text and bracketed groups in order: where each begins with its bracket, and its own start and end."""
    at = start
    for group in _GROUP.finditer(text, start, end):
        if at < group.start():
            yield at, at, group.start()
        inner = next(n for n in range(1, 6) if group[n] is not None)
        yield group.start(), group.start(inner), group.end(inner)
        at = group.end()
    if at < end:
        yield at, at, end


def _clear(text: str, start: int, end: int) -> bool | None:
    """Whether a segment says fields; None where it says nothing."""
    start, end = stripped(text, start, end)
    piece = text[start:end]
    if not piece or TINY.fullmatch(piece) or not any(map(str.isalnum, piece)):
        return None
    return bool(words.status(piece) or words.rating(piece) or signs.says_fields(words.strip_emoji(piece)))
