"""Runs of entries: what divides them, what keeps them from becoming a block."""

from __future__ import annotations

import pytest

from papercli.actions.adopt.runs import Run, obstacles, runs, split
from papercli.readers.markdown.reader import entries
from tests.actions.adopt.lists import WORKS

E = [f"- [{w.title}]({w.abs})" for w in WORKS]
ROWS = [f"| [{w.title}]({w.abs}) | {w.year} |" for w in WORKS]
HEAD = "| Paper | Year |\n| --- | --- |"


def found(text: str, left: tuple[int, ...] = ()) -> list[Run]:
    there = entries(text)
    return runs(there.entries, there.document.root, there.document.text.split("\n"), left)


def lines(text: str, left: tuple[int, ...] = ()) -> list[tuple[int, int]]:
    return [(run.line, run.line_end) for run in found(text, left)]


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        (["# L", "", *E[:3]], [(3, 5)]),
        (["# L", "", E[0], "", E[1], "", E[2]], [(3, 7)]),
        (["# L", "", E[0], E[1], "", "## A", "", E[2]], [(3, 4), (8, 8)]),
        (["# L", "", E[0], "", "Some words.", "", E[1]], [(3, 3), (7, 7)]),
        (["# L", "", E[0], E[1], "", "---", "", E[2]], [(3, 4), (8, 8)]),
        (["# L", "", E[0], E[1].replace("- ", "* ", 1), E[2]], [(3, 3), (4, 4), (5, 5)]),
        (["# L", "", E[0], "", f"1. {E[1][2:]}", f"2. {E[2][2:]}"], [(3, 3), (5, 6)]),
        (["# L", "", "- A", f"  {E[0]}", f"  {E[1]}", "- B", f"  {E[2]}"], [(4, 5), (7, 7)]),
        (["# L", "", HEAD, *ROWS[:3]], [(3, 7)]),
        (["# L", "", HEAD, ROWS[0], "", HEAD, ROWS[1]], [(3, 5), (7, 9)]),
        (["# L", "", E[0], "", HEAD, ROWS[1]], [(3, 3), (5, 7)]),
        (["# L", "", E[0], "  more words", E[1], "  and more"], [(3, 6)]),
    ],
    ids=[
        "tight",
        "loose",
        "heading",
        "prose",
        "rule",
        "bullets",
        "numbers",
        "nested",
        "table",
        "two tables",
        "list and table",
        "further lines",
    ],
)
def test_where_runs_begin_and_end(parts: list[str], wanted: list[tuple[int, int]]) -> None:
    assert lines("\n".join(parts) + "\n") == wanted


def test_what_a_run_knows() -> None:
    (loose,) = found("\n".join(["# L", "", "## A", "", E[0], "", E[1], ""]))
    assert (loose.loose, loose.indent, loose.section[-1], loose.table) == (True, 0, "A", None)
    first, second = found("\n".join(["# L", "", "- A", f"  {E[0]}", f"  {E[1]}", "- B", f"  {E[2]}", ""]))
    assert (first.loose, first.indent, first.section[-1]) == (False, 2, "A")
    assert second.section[-1] == "B"
    (rows,) = found("\n".join(["# L", "", HEAD, *ROWS[:2], ""]))
    assert rows.table is not None
    assert len(rows.entries) == 2


def test_entries_that_are_left_divide_a_run() -> None:
    text = "\n".join(["# L", "", *E[:5], ""])
    assert lines(text, (5,)) == [(3, 4), (6, 7)]
    assert lines(text, (3, 7)) == [(4, 6)]


def test_a_table_with_a_row_left_is_no_run() -> None:
    text = "\n".join(["# L", "", HEAD, *ROWS[:3], "", E[4], ""])
    assert lines(text, (6,)) == [(9, 9)]


def test_split_by_style() -> None:
    (run,) = found("\n".join(["# L", "", *E[:5], ""]))
    parts = split(run, lambda entry: entry.draft.line in (5, 6))
    assert [(part.line, part.line_end, len(part.entries)) for part in parts] == [(3, 4, 2), (5, 6, 2), (7, 7, 1)]
    assert [part.line for part in split(run, lambda _: 1)] == [3]
    (rows,) = found("\n".join(["# L", "", HEAD, *ROWS[:3], ""]))
    assert split(rows, lambda entry: entry.draft.line) == [rows]


@pytest.mark.parametrize(
    ("parts", "reason", "where"),
    [
        ([E[0], E[1]], "", []),
        ([HEAD, ROWS[0]], "", []),
        ([f"> {E[0]}", f"> {E[1]}"], "it stands in a quote, or is indented by tabs", [3, 4]),
        ([f"{E[0][2:]}, {E[1][2:]}, {E[2][2:]}."], "several stand in one paragraph", [3, 3, 3]),
        ([E[0], "  ```", "  code", "  ```", E[1]], "it holds code", [3]),
        (
            [
                "<table><tr><td>Title</td><td>Link</td></tr>",
                f'<tr><td>{WORKS[0].title}</td><td><a href="{WORKS[0].abs}">link</a></td></tr></table>',
            ],
            "a table of HTML cannot be rendered",
            [4],
        ),
    ],
    ids=["list", "table", "quote", "paragraph", "code", "HTML"],
)
def test_obstacles(parts: list[str], reason: str, where: list[int]) -> None:
    text = "\n".join(["# L", "", *parts, ""])
    (run,) = found(text)
    assert obstacles(run, text.split("\n")) == dict.fromkeys(where, reason)
