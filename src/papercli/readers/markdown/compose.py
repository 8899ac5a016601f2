"""From a candidate to an entry: its title, and what everything beside and below it says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from papercli.readers.markdown import signs
from papercli.readers.markdown.below import below_lines, read_below, read_own
from papercli.readers.markdown.beside import read_line
from papercli.readers.markdown.entry import Entry
from papercli.readers.markdown.gathering import Gathering
from papercli.readers.markdown.manner import cut
from papercli.readers.markdown.title_ends import trim

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papercli.markdown.block import Block
    from papercli.readers.markdown.candidate import Candidate
    from papercli.readers.markdown.lines import Line
    from papercli.readers.markdown.manner import Manner
    from papercli.readers.markdown.titles import Guess
    from papercli.readers.markdown.trail import Trail


_IN_BRACKETS = re.compile(r"[ ]?\((?P<said>[^()\n]{2,80})\)")
"""Where and when, behind a title in running text."""


def prepare(candidate: Candidate, trail: Trail) -> None:
    """Take apart what stands below a candidate, and put a line that says ``Title: …`` first; once, before it is composed."""
    if candidate.mention is not None or not candidate.lines:
        return
    candidate.below = [
        part for block in candidate.below for part in (block.children if block.kind in ("list", "quote") else (block,))
    ]
    named = _named_below(candidate, trail)
    if named is not None:
        block, line = named
        candidate.below = [other for other in candidate.below if other is not block]
        candidate.lines.insert(0, line)


def compose(candidate: Candidate, trail: Trail, votes: Mapping[str, float], usual: Manner | None = None) -> Entry:
    """Read all of an entry. ``votes`` is the share of each way of writing titles in its list.

    With ``usual``, how its list sets people beside titles, what only may be people there is taken as such.
    """
    gathering = Gathering(trail, lone=usual is not None)
    line = candidate.lines[0] if candidate.lines else None
    if candidate.mention is not None:
        _mention(gathering, candidate)
    elif line is not None:
        taken = _title(gathering, line, votes, usual)
        if line.key is not None and line.key[1] and taken and taken[0][0] >= line.key[2]:
            taken.append((0, line.key[2]))
        if candidate.block.checked is not None:
            gathering.status = "read" if candidate.block.checked else "unread"
        for link in candidate.others:
            behind = _IN_BRACKETS.match(line.rich.text, link.atom.end)
            taken.append((link.atom.start, behind.end() if behind else link.atom.end))
        read_line(gathering, line, taken, first=True)
        for other in candidate.lines[1:]:
            read_own(gathering, other)
        read_below(gathering, candidate.below)
        if not gathering.links and gathering.title_link is None:
            _link_below(gathering, candidate)
    draft, pieces = gathering.draft(candidate.line, candidate.line_end, candidate.section)
    return Entry(draft, candidate.marker, candidate.block, pieces)


def _named_below(candidate: Candidate, trail: Trail) -> tuple[Block, Line] | None:
    """The line below an entry that says ``Title: …``."""
    for block, line in below_lines(candidate.below, trail):
        if line.key is None or not line.guesses or line.kind not in ("title", "titled"):
            continue
        best = line.best()
        if "title" in line.key[1] or (
            "paper" in line.key[1] and best is not None and best.score >= 0.7 and best.start <= line.key[2] + 2
        ):
            return block, line
    return None


def _link_below(gathering: Gathering, candidate: Candidate) -> None:
    """Where an entry has no link beside it, the first to a paper in what stands below is its own."""
    for block in candidate.below:
        for inner in block.walk():
            for line in gathering.lines(inner) if inner.kind == "paragraph" else ():
                for link in line.links:
                    if link.paper and (link.role == "main" or link.bare):
                        gathering.found_below = link
                        return


def _mention(gathering: Gathering, candidate: Candidate) -> None:
    link = candidate.mention
    assert link is not None  # noqa: S101 - the caller looked
    gathering.title_link = link
    line = candidate.lines[0]
    start, end = trim(line.rich.text, link.atom.start, link.atom.end, plain=False)
    gathering.title = " ".join(line.rich.text[start:end].split())
    _place_link(gathering, line, start, end)
    if link.span.target:
        gathering.say("url", *link.span.target)
    if behind := _IN_BRACKETS.match(line.rich.text, link.atom.end):
        first, end = behind.span("said")
        gathering.field(behind["said"], line.rich.at[first], line.rich.to[end - 1], expected=True)


def _place_link(gathering: Gathering, line: Line, start: int, end: int, field: str = "title") -> None:
    if start < end:
        gathering.say(field, line.rich.at[start], line.rich.to[end - 1])


def _title(gathering: Gathering, line: Line, votes: Mapping[str, float], usual: Manner | None) -> list[tuple[int, int]]:
    """Find the title in an entry's line; which stretches of the line are taken then."""
    best = line.best(votes)
    if best is None or best.score < 0.15:
        return []
    text = line.rich.text
    if usual is not None and best.how in ("text", "after") and (found := cut(text, *best.reach, usual)):
        best = replace(best, start=found[0], end=found[1])
    taken = [(best.start, best.end)]
    gathering.title = " ".join(text[best.start : best.end].split())
    _place_link(gathering, line, best.start, best.end)
    gathering.title_start = line.rich.at[best.start]
    if best.how == "link":
        link = next((link for link in line.links if link.atom is best.atom), None)
        if link is not None:
            gathering.title_link = link
            if link.span.target:
                gathering.say("url", *link.span.target)
    if best.atom.kind == "strike" or any(
        s.kind == "strike" and s.start <= best.start and s.end >= best.end for s in line.rich.spans
    ):
        gathering.status = "skipped"
    _alias_before(gathering, line, best, taken)
    _goes_on(gathering, line, best, taken)
    return taken


def _alias_before(gathering: Gathering, line: Line, best: Guess, taken: list[tuple[int, int]]) -> None:
    """A short name before the title: ``**LoRA** Low-Rank …``, ``[LoRA](address) Low-Rank …``."""
    text = line.rich.text
    for guess in line.guesses:
        if guess.start >= best.start or guess.atom is best.atom or guess.how not in ("strong", "link", "code", "text"):
            continue
        if guess.how == "text" and (
            best.how not in ("quoted", "strong", "emphasis")
            or text[guess.end : best.start].strip(' "“*') not in (":", "：")
        ):
            continue
        if signs.size(text[guess.start : guess.end]) > 4:
            continue
        between = text[guess.atom.end : best.start]
        if guess.how == "link":
            link = next((link for link in line.links if link.atom is guess.atom), None)
            if link is None or gathering.title_link is not None:
                continue
            gathering.title_link = link
            if link.span.target:
                gathering.say("url", *link.span.target)
        if best.how == "after" and between.strip() in (":", "：") and guess.how in ("strong", "link"):
            gathering.title = f"{' '.join(text[guess.start : guess.end].split())}: {gathering.title}"
            _place_link(gathering, line, guess.start, guess.end)
        else:
            gathering.name = " ".join(text[guess.start : guess.end].split())
            _place_link(gathering, line, guess.start, guess.end, "name")
        taken.append((guess.start, guess.end))
        return


_COLON = re.compile(r"\s*[\])]?\s*[:：]\s*")


def _goes_on(gathering: Gathering, line: Line, best: Guess, taken: list[tuple[int, int]]) -> None:
    """A title of which only the beginning is the link: ``[QLoRA](address): Efficient Finetuning …``."""
    link = gathering.title_link
    if best.how != "link" or link is None or not link.paper:
        return
    after = next((g for g in line.guesses if g.how == "after" and g.start > best.end), None)
    text = line.rich.text
    if (
        after is None
        or not text[after.atom.start : after.start].strip(")] ").startswith((":", "："))
        or after.score < 0.25
    ):
        return
    start, end = after.start, after.end
    if signs.size(text[text.rfind(":", 0, start) + 1 : start]) or signs.size(text[start:end]) > 20:
        return
    capital = [w for w in text[start:end].split() if len(w) > 3]
    if not capital or sum(w[0].isupper() for w in capital) < 0.6 * len(capital):
        return
    gathering.title = f"{gathering.title}: {' '.join(text[start:end].split())}"
    _place_link(gathering, line, start, end)
    taken.append((start, end))
