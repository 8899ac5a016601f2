"""Words that are no field: part of the style where most entries have them, remarks or the text of their column else."""

from __future__ import annotations

import pytest

from papercli.actions.adopt.residue import keep_cells, keep_words
from papercli.actions.adopt.samples import Slot
from tests.actions.adopt.lists import WORKS
from tests.actions.adopt.rows import samples, written


def kept(*ends: str, starts: tuple[str, ...] = ("",) * 6) -> list[str]:
    """The first lines of items that are a linked title between these starts and ends; the title as ``#``."""
    items = [f"- {a}[{w.title}]({w.abs}){b}" for w, a, b in zip(WORKS, starts, ends, strict=True)]
    found = samples("\n".join(["# L\n", *items, ""]))
    keep_words(found)
    return [written(sample.head.tokens).replace("<title [<title>]>", "#") for sample in found]


def test_words_of_most_entries_are_style() -> None:
    paper, none = "Paper: ", ("",) * 6
    assert kept(*none, starts=(paper,) * 5 + ("",)) == [f"{paper}#"] * 5 + ["#"]
    assert kept(*none, starts=(paper,) * 5 + ("Title: ",)) == [f"{paper}#"] * 5 + ["<remark>: #"]
    assert kept(*none, starts=(paper,) * 4 + ("Title: ",) * 2) == [f"{paper}#"] * 4 + ["<remark>: #"] * 2


@pytest.mark.parametrize(
    ("end", "tokens"),
    [
        (" — a must", " — <remark>"),
        (" (still open)", " (<remark>)"),
        (" [first read this]", " [<remark>]"),
        (": read it twice", ": <remark>"),
    ],
)
def test_words_of_few_are_remarks(end: str, tokens: str) -> None:
    assert kept(end, "", "", "", "", "") == [f"#{tokens}", *["#"] * 5]


def test_punctuation_is_style() -> None:
    assert kept(".", ".", ".", "", "!", "") == ["#.", "#.", "#.", "#", "#!", "#"]


def test_remarks_in_different_places_are_told_apart() -> None:
    text = "# L\n\n" + "\n".join(
        f"- first thought {n} here: **{w.title}**. [paper]({w.abs}) - second thought {n * 7} there"
        for n, w in enumerate(WORKS)
    )
    found = samples(text + "\n")
    keep_words(found)
    fields = {tuple(t.field for t in sample.head.tokens if isinstance(t, Slot)) for sample in found}
    assert len(fields) == 1
    (only,) = fields
    assert len(set(only)) == len(only)
    assert "remark" in only


def rows(*cells: str) -> list[list[str]]:
    text = "# L\n\n| Title | Link | What | Size |\n|---|---|---|---|\n" + "\n".join(
        f"| {w.title} | [link]({w.abs}) | {cell} |" for w, cell in zip(WORKS, cells, strict=True)
    )
    found = samples(text + "\n")
    keep_cells(found, ["Title", "Link", "What", "Size"], ())
    return [[written(cell) for cell in sample.cells] for sample in found]


def test_words_in_cells_belong_to_their_column() -> None:
    found = rows(*[f"tells of thing {n} | {n} MB" for n in range(6)])
    assert {tuple(row[:2]) for row in found} == {("<title>", "<links>")}
    assert all(row[2].startswith("<") and row[3].startswith("<") for row in found)
    assert len({(row[2], row[3]) for row in found}) == 1


def test_columns_kept_whole() -> None:
    text = "# L\n\n| Title | Link |\n|---|---|\n" + "\n".join(f"| *{w.title}*! | [link]({w.abs}) |" for w in WORKS)
    found = samples(text + "\n")
    keep_cells(found, ["Title", "Link"], {1})
    assert {written(sample.cells[1]) for sample in found} == {"<extra.Link>"}
    (slot,) = found[0].cells[1]
    assert isinstance(slot, Slot)
    assert slot.raw == f"[link]({WORKS[0].abs})"
    assert {written(sample.cells[0]) for sample in found} == {"*<title>*!"}
