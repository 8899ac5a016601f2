"""The README with the markers of empty blocks in the place of its runs of entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papercli.markdown import marker_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.actions.adopt.runs import Run
    from papercli.actions.adopt.style import Options
    from papercli.model.draft import Draft

_BLANK = " \t\r\n\ufeff"


@dataclass(slots=True)
class Shown:
    """A run with what shows it."""

    run: Run
    drafts: Sequence[Draft]
    options: Options
    marker: str = ""
    at: tuple[int, int] = (0, 0)
    """The lines of its markers."""
    weights: list[float] = field(default_factory=list)
    """Of its papers in its topic, without the doubles."""
    ids: Sequence[str] = ()
    doubles: set[int] = field(default_factory=set)
    """Its entries, by their place in it, whose papers stand elsewhere under the same heading."""


def assembled(written: Sequence[str], shown: Sequence[Shown]) -> str:
    """The page with empty blocks in the place of the runs; every other byte is as it was.

    ``written`` are the lines with their endings; each of ``shown`` learns where its markers stand.
    """
    out: list[str] = []
    at, line, counted = 0, 1, 0
    for each in shown:
        first, last = each.run.line - 1, each.run.line_end
        eol = _ending(written[first]) or _ending(written[max(0, first - 1)]) or "\n"
        out += written[at:first]
        end = f"{marker_text.END}{_ending(written[last - 1])}"
        if each.run.indent:  # blank lines would set the items around it apart
            margin = " " * each.run.indent
            block = f"{margin}{each.marker}{eol}{margin}{end}"
        else:
            if first > 0 and written[first - 1].strip(_BLANK):
                out.append(eol)
            begin = "\ufeff" * written[first].startswith("\ufeff") + each.marker
            block = f"{begin}{eol}{eol}{end}"
        line += sum(map(_lines_in, out[counted:]))
        counted = len(out)
        each.at = (line, line + _lines_in(block.rstrip("\r\n")))
        out.append(block)
        if not each.run.indent and last < len(written) and written[last].strip(_BLANK):
            out.append(eol)
        at = last
    return "".join([*out, *written[at:]])


def _lines_in(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _ending(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]
