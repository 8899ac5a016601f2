"""A style read backwards: from what stands in an entry to changes of its paper."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from papercli.actions.absorb.backwards import Place
from papercli.actions.absorb.edit import Edit, Reader
from papercli.actions.absorb.shown import Painter
from papercli.actions.view import View
from papercli.model.block import resolve
from papercli.model.changes import Change, Remove, Set
from papercli.model.paper import Paper
from papercli.model.paper_changes import changed
from papercli.model.topics import Topics

PAPER = Paper(
    id="2106.09685",
    title="LoRA: Low-Rank Adaptation",
    authors=("Edward J. Hu", "Yelong Shen", "Phillip Wallis"),
    published="2021-06-17",
    arxiv="2106.09685",
    venue="ICLR",
    name="LoRA",
    links={"code": "https://github.com/microsoft/LoRA", "video": "https://example.org/v"},
    remark="worth a look",
    summary="Two thin matrices.\n",
    extra={"Backbone": "GPT-3"},
    see=("https://example.org/1",),
)


def reader(**options: Any) -> Reader:
    painter = Painter(resolve({}, {}) if not options else resolve({"block": "b"}, {"b": options}), Topics(), View())
    return Reader(painter, today="2026-11-21", folder="")


def read(text: str, paper: Paper = PAPER, **options: Any) -> Edit | None:
    return reader(**options).find(paper, text, Place())


def item(paper: Paper = PAPER, **options: Any) -> str:
    return reader(**options).painter.text(paper)


ENTRY = "[{date:%Y/%m}] **{title}**{?. *{authors:2;more= et al.}*}{?. {venue}}{? ({remark})}{? {links:[[x](u)]}}"
LINE = {"layout": "list", "entry": ENTRY}


def test_an_entry_is_shown_so() -> None:
    assert item(**LINE) == (
        "- [2021/06] **LoRA: Low-Rank Adaptation**. *Edward J. Hu, Yelong Shen et al.*. ICLR (worth a look) "
        "[[paper](https://arxiv.org/abs/2106.09685)] [[code](https://github.com/microsoft/LoRA)] [[video](https://example.org/v)]"
    )


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("LoRA: Low-Rank", "LoRA: Low Rank", [Set(("title",), "LoRA: Low Rank Adaptation")]),
        ("ICLR", "ICLR 2022", [Set(("venue",), "ICLR 2022")]),
        (". ICLR", "", [Remove(("venue",))]),
        ("2021/06", "2021/07", [Set(("published",), "2021-07")]),
        ("Edward J. Hu", "Edward Hu", [Set(("authors",), ["Edward Hu", "Yelong Shen", "Phillip Wallis"])]),
        (" (worth a look)", "", [Remove(("remark",))]),
        ("worth a look", "worth two looks", [Set(("remark",), "worth two looks")]),
        (" [[video](https://example.org/v)]", "", [Remove(("links", "video"))]),
        ("[[video](https://example.org/v)]", "[[talk](https://example.org/v)]", [
            Set(("links",), {"code": "https://github.com/microsoft/LoRA", "talk": "https://example.org/v"})
        ]),
        ("example.org/v)]", "example.org/w)]", [Set(("links", "video"), "https://example.org/w")]),
        ("example.org/v)]", "example.org/v)] [[data](data/x.csv)]", [Set(("links", "data"), "data/x.csv")]),
        ("abs/2106.09685", "abs/2106.09686", [Set(("arxiv",), "2106.09686"), Remove(("version",)), Remove(("url",))]),
        (" [[code]", " [[slides](https://s.org)] [[code]", [
            Set(("links",), {
                "slides": "https://s.org", "code": "https://github.com/microsoft/LoRA", "video": "https://example.org/v"
            })
        ]),
    ],
)  # fmt: skip
def test_one_place_of_a_line_is_one_change(old: str, new: str, changes: list[Change]) -> None:
    text = item(**LINE)
    assert text.count(old) == 1
    found = read(text.replace(old, new), **LINE)
    assert found is not None
    after = changed(PAPER, found.changes)
    assert after == changed(PAPER, changes)
    assert found.exact


def test_several_places_are_several_changes() -> None:
    text = item(**LINE).replace("Adaptation", "Adaption").replace("ICLR", "ICML").replace("look", "try")
    found = read(text, **LINE)
    assert found is not None
    assert changed(PAPER, found.changes) == replace(
        PAPER, title="LoRA: Low-Rank Adaption", venue="ICML", remark="worth a try"
    )


def test_what_the_style_has_a_place_for_may_be_filled_in() -> None:
    bare = replace(PAPER, venue=None, remark=None, links={}, authors=())
    text = item(bare, **LINE)
    assert text == "- [2021/06] **LoRA: Low-Rank Adaptation** [[paper](https://arxiv.org/abs/2106.09685)]"
    new = text.replace("** [", "**. *A. Author and B. Author* (why not) [")
    found = read(new, bare, layout="list", entry=ENTRY.replace("more=", "last= and ;more="))
    assert found is not None
    assert changed(bare, found.changes) == replace(bare, authors=("A. Author", "B. Author"), remark="why not")


TABLE = {
    "layout": "table",
    "columns": ["{n}:#", "title", "authors", "{status:Yes/No}:Read", "{extra.Backbone}:Backbone", "{summary}:What"],
    "authors": "1",
}


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("No", "Yes", [Set(("status",), "read"), Set(("finished",), "2026-11-21")]),
        ("| 1 |", "| 77 |", []),
        ("GPT-3", "GPT-2", [Set(("extra", "Backbone"), "GPT-2")]),
        ("GPT-3", "", [Remove(("extra", "Backbone"))]),
        ("Edward J. Hu et al.", "E. Hu et al.", [Set(("authors",), ["E. Hu", "Yelong Shen", "Phillip Wallis"])]),
        ("matrices", "matrices \\| layers", [Set(("summary",), "Two thin matrices | layers.")]),
        ("https://arxiv.org/abs/2106.09685", "https://example.org/lora", [Set(("url",), "https://example.org/lora")]),
    ],
)
def test_a_cell_is_one_change(old: str, new: str, changes: list[Change]) -> None:
    text = item(**TABLE)
    assert text.count(old) == 1, text
    found = read(text.replace(old, new), **TABLE)
    assert found is not None
    assert changed(PAPER, found.changes) == changed(PAPER, changes)


LINES = {
    "layout": "lines",
    "entry": "**{title}** \\",
    "below": ["*{authors}* \\", "{?{venue}. }{links}", "", "{summary}"],
}


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        (
            "Two thin matrices.",
            "Two thin matrices.\n\n  Trained alone.",
            [Set(("summary",), "Two thin matrices.\n\nTrained alone.\n")],
        ),
        ("\n\n  Two thin matrices.", "", [Remove(("summary",))]),
        ("ICLR. ", "", [Remove(("venue",))]),
        ("Wallis*", "Wallis, Z. Allen-Zhu*", [Set(("authors",), [*PAPER.authors, "Z. Allen-Zhu"])]),
    ],
)
def test_a_line_below_is_one_change(old: str, new: str, changes: list[Change]) -> None:
    text = item(**LINES)
    assert text.count(old) == 1, text
    found = read(text.replace(old, new), **LINES)
    assert found is not None
    assert changed(PAPER, found.changes) == changed(PAPER, changes)


def test_a_field_that_stands_only_where_another_is_missing() -> None:
    options = {"layout": "list", "entry": "{title}{? {venue}|| {year}}"}
    paper = replace(PAPER, published=None, year=2021)
    assert item(paper, **options) == "- LoRA: Low-Rank Adaptation ICLR"
    found = read("- LoRA: Low-Rank Adaption ICLR", paper, **options)
    assert found == Edit((Set(("title",), "LoRA: Low-Rank Adaption"),), exact=True)


def test_a_box_is_a_status() -> None:
    found = read(item(layout="tasks").replace("[ ]", "[x]"), layout="tasks")
    assert found == Edit((Set(("status",), "read"), Set(("finished",), "2026-11-21")), exact=True)
    read_paper = replace(PAPER, status="read", finished="2021-01-01")
    found = read(item(read_paper, layout="tasks").replace("[x]", "[ ]"), read_paper, layout="tasks")
    assert found is not None
    assert changed(read_paper, found.changes) == PAPER


def test_other_marks_around_the_same_words_are_no_change() -> None:
    assert read(item(**LINE).replace("**LoRA: Low-Rank Adaptation**", "__LoRA: Low-Rank Adaptation__"), **LINE) == Edit(
        (), exact=False
    )


def test_an_empty_field_between_two_blanks_is_seen_as_empty() -> None:
    """Else what follows is taken for it, and its own words go to another field."""
    style = {"layout": "list", "entry": "**[{remark}]** {title} · {extra.Note:markdown} {links:[[x](u)]}"}
    paper = Paper(id="moss", title="Moss", remark="Meta VLM", url="https://example.org/1")
    found = reader(**style).find(paper, "- **[Meta]** Moss · VLM [[paper](https://example.org/1)]", Place(), new=True)
    assert found == Edit((Set(("remark",), "Meta"), Set(("extra", "Note"), "VLM")), exact=True)


def test_a_link_that_leads_nowhere_is_a_text_of_its_own() -> None:
    style = {"layout": "list", "entry": "{title} {links:[[x](u)]}{? [{extra.Note:markdown}]}"}
    paper = Paper(id="moss", title="Moss", url="https://example.org/1")
    found = reader(**style).find(paper, "- Moss [[paper](https://example.org/1)] [[code](-)]", Place(), new=True)
    assert found == Edit((Set(("extra", "Note"), "[code](-)"),), exact=True)


def test_what_no_field_shows_is_not_read() -> None:
    assert read(item(**LINE) + "\n\n  A paragraph of its own.", **LINE) is None
    assert read("- something else altogether", **LINE) is None


words = st.text(st.sampled_from("ab |*_[]()\\`<>&!#.,:é漢-1\n"), max_size=14)


@settings(max_examples=150)
@given(words, st.integers(0, 60), st.integers(0, 30), st.sampled_from([LINE, TABLE, LINES]))
def test_anything_at_all_in_any_place_is_shown_again_or_not_read(
    text: str, at: int, length: int, options: dict[str, Any]
) -> None:
    there = item(**options)
    edited = there[:at] + text + there[at + length :]
    made = reader(**options)
    found = made.find(PAPER, edited, Place())
    if found is not None and found.exact:
        after = changed(PAPER, found.changes)
        assert after is not None
        shown = replace(after, finished=None)
        assert made.painter.normal(made.painter.text(shown)) == made.painter.normal(edited)
