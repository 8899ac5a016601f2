"""Git's conflict markers in a document: those that touch only our blocks can be settled, for blocks are rendered again."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field

from papercli.markdown.lines import Kind, Lines
from papercli.markdown.marker_text import MARKER

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


@dataclass(slots=True)
class _Place:
    """How far a document has been read: in one of our blocks or not."""

    lines: Lines = field(default_factory=Lines)
    inside: bool = False

    def frame(self, part: list[str]) -> list[str]:
        """Read on through ``part``; what of it stands outside of blocks, and every marker line."""
        kept = []
        for whole in part:
            line = whole.rstrip("\r\n").removeprefix("\ufeff")
            marker = MARKER.match(line)
            if self.inside:
                if not marker or marker["word"] != "end":
                    continue
                self.inside = False
                self.lines.read(line)
            elif self.lines.read(line) is Kind.TEXT and marker and marker["word"] == "begin":
                self.inside = True
            kept.append(line)
        return kept


def settle(text: str) -> str:
    """Replace each conflict whose two sides differ only inside our blocks by its first side.

    Git joins conflicts that stand close together, so a side may hold an end marker and the next begin marker. Conflicts that
    differ outside of blocks, or in a marker's options, stay as they are, and ``markers.find`` reports them.
    """
    if "<<<<<<<" not in text:
        return text
    lines: list[str] = _LINES.findall(text)
    out: list[str] = []
    place, at = _Place(), 0
    while at < len(lines):
        sides = _sides(lines, at) if lines[at].startswith("<<<<<<<") else None
        if sides is None:
            part = lines[at : at + 1]
            at += 1
            place.frame(part)
        else:
            ours, theirs, after = sides
            one, other = copy.deepcopy(place), copy.deepcopy(place)
            if one.frame(ours) == other.frame(theirs):
                place, part = one, ours
            else:
                part = lines[at:after]
                place.frame(part)
            at = after
        out += part
    return "".join(out)


def _sides(lines: list[str], at: int) -> tuple[list[str], list[str], int] | None:
    """The two sides of the conflict that begins on line ``at`` and the line after it; None if it is not whole."""
    base = middle = None
    for number in range(at + 1, len(lines)):
        mark = lines[number][:8].rstrip()
        if mark == "<<<<<<<":
            return None
        if mark == "|||||||" and middle is None:
            base = number
        elif mark == "=======" and middle is None:
            middle = number
        elif mark == ">>>>>>>":
            if middle is None:
                return None
            return lines[at + 1 : base or middle], lines[middle + 1 : number], number + 1
    return None
