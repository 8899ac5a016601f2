"""Entries that say a field elsewhere than most do: shown once, and nothing that they did not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papercli.actions.adopt.places import settle
from tests.actions.adopt import promises
from tests.actions.adopt.lists import WORKS, Work
from tests.actions.adopt.promises import adopted
from tests.actions.adopt.rows import samples

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line and not line.startswith("<!-- papercli:")]


def badge(w: Work) -> str:
    return f"![](https://img.shields.io/badge/of-{w.year}-green)"


def journal(w: Work) -> str:
    return f"- **{w.title}**. *Journal of {w.first.split()[-1]} Studies*, {w.year}. [[paper]]({w.abs})"


COMMON: dict[str, Callable[[Work], str]] = {
    "links on lines of their own": lambda w: (
        f"- **{w.title}**\n  - {w.people}\n  - [[Paper]]({w.abs})"
        + w.with_code("\n  - [[Code]]({})")
        + f"\n  - [[Slides]](https://example.org/{w.arxiv})"
    ),
    "two pictures": lambda w: f"- {badge(w)} [{w.title}]({w.abs}) ![](figures/{w.arxiv}.png)",
    "a picture alone below": lambda w: f"**[{w.title}]({w.abs})**\n\n*{w.people}*\n\n{badge(w)}\n",
    "a journal with its year": journal,
}


@pytest.mark.parametrize("name", COMMON)
def test_all_alike(tmp_path: Path, name: str) -> None:
    text = "# L\n\n" + "\n".join(map(COMMON[name], WORKS)) + "\n"
    there = adopted(tmp_path / "repo", text)
    assert there.result.left == []
    assert lines(there.new) == lines(text)
    assert promises.again(there) == ""


UNLIKE: dict[str, tuple[Callable[[Work], str], Callable[[Work], str]]] = {
    "venue in the link": (
        lambda w: f"- [{w.title}]({w.abs}), {w.venue}",
        lambda w: f"- [{w.title}, {w.venue}]({w.abs})",
    ),
    "year in the venue": (
        lambda w: f"- **{w.title}**, *{w.people}*, **{w.venue[:-5]}**, {w.year}. [[paper]]({w.abs})",
        lambda w: f"- **{w.title}**, *{w.people}*, Neural Computation, {w.year}. [[paper]]({w.abs})",
    ),
    "titles linked in some": (
        lambda w: f"- {w.title}\n  - Where to read it: [{w.arxiv}]({w.abs})",
        lambda w: f"- [{w.title}]({w.abs})\n  - Told by {w.first}",
    ),
}


@pytest.mark.parametrize("name", UNLIKE)
@pytest.mark.parametrize("odd", [(1,), (0, 4), (3, 4, 5)])
def test_nothing_is_added(tmp_path: Path, name: str, odd: tuple[int, ...]) -> None:
    most, few = UNLIKE[name]
    text = "# L\n\n" + "\n".join((few if n in odd else most)(w) for n, w in enumerate(WORKS)) + "\n"
    there = adopted(tmp_path / "repo", text)
    assert promises.lost(there.new, text) == []
    assert promises.lost(text, there.new) == []
    assert promises.lost_urls(there) == []
    assert promises.moved(there) == []
    assert promises.again(there) == ""


def test_pictures_in_two_columns(tmp_path: Path) -> None:
    rows = [f'| {badge(w)} [{w.title}]({w.abs}) | <img src="figures/{w.arxiv}.png"> | {w.venue} |' for w in WORKS]
    text = "\n".join(["# L\n", "| Title | Picture | Venue |", "| --- | --- | --- |", *rows, ""])
    there = adopted(tmp_path / "repo", text)
    assert lines(there.new) == lines(text)


def test_a_cell_without_a_heading_is_kept_in_the_catalog(tmp_path: Path) -> None:
    rows = [f"| [{w.title}]({w.abs}) | {w.venue} | seen {w.month} |" for w in WORKS]
    there = adopted(tmp_path / "repo", "\n".join(["# L\n", "| Title | Venue |", "| --- | --- |", *rows, ""]))
    assert [paper.extra for paper in there.papers] == [
        {"3": f"seen {w.month}"} for w in sorted(WORKS, key=lambda w: w.arxiv)
    ]


def test_a_bare_address_among_links_is_words() -> None:
    entries = [f"- {w.title}. [[Paper]({w.abs})]" for w in WORKS[:3]]
    found = samples("# L\n\n" + "\n".join([*entries, f"- {WORKS[3].title}. ({WORKS[3].abs}"]) + "\n")
    settle(found)
    assert [sample.head.fields for sample in found] == [("title", "links")] * 3 + [("title", "remark")]
