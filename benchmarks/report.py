"""Figures to the page ``docs/performance.md``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.peers import JOBS, PEERS

HEAD = """\
# Performance

Made by `python -m benchmarks` ([benchmarks/](../benchmarks/)): {machine}, warm file cache. Every figure is the median of runs in turn
with what it is compared with, so that what slows the machine down slows both. × is the ratio to `python -c pass`, Python's own start
and end; what takes no longer than a few of these is over before a finger leaves the key.

## papercli

"""
BESIDE = """
## Beside other programs

The same papers in each program's own library, made untimed; its caches and papercli's index are warm. How many times as long as
papercli each takes, with its own seconds in brackets. “–”: one of the two has no such command, or pip could not install it. Output goes
into a pipe.

"""
FOOT = """
Adding a paper is `papercli add --title …` beside adding a BibTeX file of one entry; topics and status are keywords or tags elsewhere.
The libraries are the records shipped with papercli, repeated under made-up ids.
"""


def page(kept: Mapping[str, Any]) -> str:
    """The whole page."""
    keys = [key.split("/") for key in kept if "/" in key]
    sizes = sorted({int(key[0]) for key in keys if len(key) == 2})
    names = list(dict.fromkeys(key[1] for key in keys if len(key) == 2))
    rows = []
    for name in names:
        row = [
            f"`{name}`"
            if name.startswith(
                ("--", "list --", "search", "show", "mark", "tag", "render", "check", "add", "export", "import")
            )
            else name
        ]
        beside = [" × `git status`" if size >= 100_000 and "list --" in name else " ×" for size in sizes]
        row += [_cell(kept.get(f"{size}/{name}"), unit) for size, unit in zip(sizes, beside, strict=True)]
        rows.append(row)
    out = HEAD.format(machine=kept["machine"]) + _table(["", *(f"{size:,} papers" for size in sizes)], rows)
    peaks = [
        (size, kept.get(f"{size}/list --topic peft --unread"), kept.get(f"{size}/list, index from nothing"))
        for size in sizes
    ]
    memory = [[f"{size:,}", f"{a['peak']:.0f} MB", f"{b['peak']:.0f} MB"] for size, a, b in peaks if a and b]
    out += "\nPeak memory:\n\n" + _table(["papers", "`list`", "making the index"], memory)
    beside = sorted({int(key[0]) for key in keys if len(key) == 3})
    out += BESIDE if beside else ""
    for size in beside:
        rows = [[job, *(_beside(kept.get(f"{size}/{peer.name}/{job}")) for peer in PEERS)] for job in JOBS]
        out += f"### {size:,} papers\n\n" + _table(["", *(peer.name for peer in PEERS)], rows) + "\n"
    return out.rstrip("\n") + "\n" + (FOOT if beside else "")


def _cell(figure: Mapping[str, float] | None, unit: str) -> str:
    return f"{figure['seconds'] * 1000:,.0f} ms · {figure['ratio']:.1f}{unit}" if figure else ""


def _beside(figure: Mapping[str, float] | None) -> str:
    return f"{figure['ratio']:.1f} × ({figure['seconds']:.2f} s)" if figure else "–"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n".replace("|  |", "| |") for line in lines)
