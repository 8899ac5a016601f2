"""What a rendered block shows of each of its papers, and what stands in the rows of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.actions.adopt.runs import Run
    from papercli.readers.markdown.entry import Entry

_STARTS = {
    "bullet": re.compile(r"[-+*] "),
    "checkbox": re.compile(r"[-+*] "),
    "number": re.compile(r"[0-9]+[.)] "),
    "heading": re.compile(r"#{1,6} "),
    "row": re.compile(r"\|"),
}


def items(block: str, run: Run, *, indent: int = 0) -> list[str]:
    """What a block shows of each paper: its item, row or paragraphs; ``indent`` is how far the block stands in."""
    lines = [line[indent:] for line in block.strip("\n").split("\n")]
    if run.table is not None:
        return lines[2:]
    marker = run.entries[0].marker
    if marker == "none":
        return [paragraph for paragraph in re.split(r"\n{2,}", "\n".join(lines)) if paragraph]
    out: list[list[str]] = []
    for line in lines:
        if _STARTS[marker].match(line) or not out:
            out.append([])
        out[-1].append(line)
    return ["\n".join(item) for item in out]


def region(lines: Sequence[str], entry: Entry) -> str:
    """The lines of an entry."""
    return "\n".join(lines[entry.draft.line - 1 : entry.draft.line_end])


def alignment(delimiter: str) -> str:
    """The word for how a column is aligned, by its cell of the row of dashes."""
    left, right = delimiter.startswith(":"), delimiter.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else "none"
