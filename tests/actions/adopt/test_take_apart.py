"""Entries taken apart: titles that are links, groups of links, pictures, further lines and how they end, folds, cells."""

from __future__ import annotations

import pytest

from papercli.actions.adopt.samples import Line, LinkForm, Slot
from tests.actions.adopt.rows import samples, written

TITLE, URL, CODE = "Attention Is All You Need", "https://arxiv.org/abs/1706.03762", "https://github.com/a/b"
OTHERS = (
    "- [QLoRA: Efficient Finetuning of Quantized LLMs](https://arxiv.org/abs/2305.14314)\n"
    "- [LIMA: Less Is More for Alignment](https://arxiv.org/abs/2305.11206)\n"
)


def first(entry: str) -> tuple[Line, list[Line]]:
    """The first line and the others of an item before two plain ones."""
    sample = samples(f"# L\n\n- {entry}\n{OTHERS}")[0]
    return sample.head, sample.below


def links(line: Line) -> tuple[LinkForm, ...]:
    return next(token.links for token in line.tokens if isinstance(token, Slot) and token.links)


@pytest.mark.parametrize(
    ("entry", "tokens"),
    [
        (f"[{TITLE}]({URL})", "<title [<title>]>"),
        (f"**[{TITLE}]({URL})**.", "**<title [<title>]>**."),
        (f"[**{TITLE}**]({URL}), 2017", "<title [**<title>**]>, <year>"),
        (f"[*{TITLE}*](<{URL}>)", "<title [*<title>*]>"),
        (f'[{TITLE}]({URL} "hover")', "<title [<title>]>"),
        (f"`{TITLE}` [paper]({URL})", "`<title>` <links>"),
        (f"[paper]({URL}) {TITLE}. [code]({CODE})", "<link> <title>. <links.code>"),
        (f"{TITLE} ([paper]({URL}) \\| [code]({CODE}))", "<title> (<links>)"),
        (f"[{TITLE}]({URL}) [![Stars](https://img.shields.io/x.svg)]({CODE})", "<title [<title>]> <extra.Badge>"),
        (f"[{TITLE}]({URL}) ![](https://img.shields.io/y.svg)", "<title [<title>]> <extra.Badge>"),
    ],
)
def test_the_first_line(entry: str, tokens: str) -> None:
    assert written(first(entry)[0].tokens) == tokens


def test_a_linked_title_keeps_its_text_and_address() -> None:
    (slot,) = first(f"[**{TITLE}**]({URL})")[0].tokens
    assert isinstance(slot, Slot)
    assert (slot.field, slot.raw, slot.url) == ("title", f"[**{TITLE}**]({URL})", URL)
    assert [t if isinstance(t, str) else t.raw for t in slot.inner] == ["**", TITLE, "**"]


@pytest.mark.parametrize(
    ("group", "pattern", "between"),
    [
        ("[{}]({}) [{}]({})", "[x](u)", " "),
        ("[[{}]({})] [[{}]({})]", "[[x](u)]", " "),
        ("[[{}]]({}), [[{}]]({})", "[[x]](u)", ", "),
        ("[[{}]({})][[{}]({})]", "[[x](u)]", ""),
        ("([{}]({})) ([{}]({}))", "([x](u))", " "),
        ("[`{}`]({}) · [`{}`]({})", "[`x`](u)", " · "),
        ("`[{}]({})` `[{}]({})`", None, ""),  # code is no link
        ("**[{}]({})** / **[{}]({})**", "**[x](u)**", " / "),
        ("[**{}**]({}) [**{}**]({})", "[**x**](u)", " "),
        ("\\[[{}]({})\\] \\[[{}]({})\\]", "\\[[x](u)\\]", " "),
        ("[\\[{}\\]]({}) [\\[{}\\]]({})", "[\\[x\\]](u)", " "),
        ("<kbd>[{}]({})</kbd> <kbd>[{}]({})</kbd>", "<kbd>[x](u)</kbd>", " "),
        ("([{}]({}), [{}]({}))", "[x](u)", ", "),
        ("【[{}]({})】【[{}]({})】", "【[x](u)】", ""),
    ],
)
def test_a_group_of_links(group: str, pattern: str | None, between: str) -> None:
    head, _ = first(f"**{TITLE}** {group.format('paper', URL, 'code', CODE)}")
    if pattern is None:
        assert "<links>" not in written(head.tokens)
        return
    assert links(head) == (
        LinkForm(None, "paper", pattern, URL, ""),
        LinkForm("code", "code", pattern, CODE, between),
    )


def test_links_apart_are_fields_of_their_own() -> None:
    head, _ = first(f"[paper]({URL}) {TITLE} [code]({CODE})")
    assert [token.field for token in head.tokens if isinstance(token, Slot)] == ["link", "title", "links.code"]


def test_a_picture_takes_its_link_with_it() -> None:
    head, _ = first(f"[{TITLE}]({URL}) [![Stars](https://img.shields.io/x.svg)]({CODE})")
    slot = head.tokens[-1]
    assert isinstance(slot, Slot)
    assert slot.raw == f"[![Stars](https://img.shields.io/x.svg)]({CODE})"
    assert [form.label for form in slot.links] == ["Stars"]


@pytest.mark.parametrize(
    ("ending", "kept"),
    [("\\", "\\"), (" \\", "\\"), ("  ", "  "), ("     ", "  "), ("<br>", "<br>"), (" <br/>", "<br/>"), ("", "")],
)
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_how_lines_end(ending: str, kept: str, eol: str) -> None:
    text = f"# L\n\n- **{TITLE}**{ending}\n  [paper]({URL})\n{OTHERS}".replace("\n", eol)
    sample = samples(text)[0]
    assert (written(sample.head.tokens), sample.head.ending) == ("**<title>**", kept)
    assert [(written(line.tokens), line.indent, line.ending) for line in sample.below] == [("<links>", 2, "")]


def test_further_lines() -> None:
    _, below = first(f"{TITLE}\n  * [paper]({URL})\n\n  1) [code]({CODE})")
    assert [(line.bullet, line.indent, line.gap, line.fields) for line in below] == [
        ("*", 2, 0, ("links",)),
        ("1", 2, 1, ("links",)),
    ]


def test_a_task_and_a_number_are_no_text() -> None:
    text = (
        f"# L\n\n1. [ ] [{TITLE}]({URL})\n2. [x] [LIMA: Less Is More for Alignment](https://arxiv.org/abs/2305.11206)\n"
    )
    assert [written(sample.head.tokens) for sample in samples(text)] == ["<title [<title>]>"] * 2


@pytest.mark.parametrize("summary", ["<details><summary>More</summary>", "<details>\n  <summary>More</summary>"])
def test_a_fold(summary: str) -> None:
    sample = samples(f"# L\n\n- [{TITLE}]({URL})\n  {summary}\n\n  Some words here.\n\n  </details>\n{OTHERS}")[0]
    assert sample.fold == "More"
    assert [written(line.tokens) for line in sample.below] == ["<summary>"]
    assert samples(f"# L\n\n{OTHERS}")[0].fold is None


def test_a_heading() -> None:
    other = "## [LIMA: Less Is More for Alignment](https://arxiv.org/abs/2305.11206)\n\nMore.\n"
    sample = samples(f"# L\n\n## [{TITLE}]({URL})\n\nSome *words* about it.\n\n{other}")[0]
    assert written(sample.head.tokens) == "<title [<title>]>"
    assert [(written(line.tokens), line.gap) for line in sample.below] == [("<summary>", 1)]


def test_a_row() -> None:
    text = (
        "# L\n\n| Title | Links | Year |\n|---|---|---|\n"
        f"| **{TITLE}** | [paper]({URL}), [code]({CODE}) | 2017 |\n"
        "| LIMA: Less Is More for Alignment | [paper](https://arxiv.org/abs/2305.11206) | |\n"
    )
    one, other = samples(text)
    assert [written(cell) for cell in one.cells] == ["**<title>**", "<links>", "<year>"]
    assert [written(cell) for cell in other.cells] == ["<title>", "<links>", ""]
