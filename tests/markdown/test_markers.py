"""Blocks are found where they are, and every way to get markers wrong is reported where it is."""

from __future__ import annotations

import time
import timeit

import pytest
from hypothesis import given, settings, strategies as st

from papercli.markdown.marker_text import END, begin
from papercli.markdown.markers import Block, find
from tests.markdown.github import html

B, E = "<!-- papercli:begin -->", "<!-- papercli:end -->"
MISSPELT = "this looks like a marker but is none: write <!-- papercli:begin key=value --> or <!-- papercli:end -->"
ALONE = "a marker stands alone on its line"
NO_END = "this begin marker has no end marker after it"
NO_BEGIN = "this end marker has no begin marker before it"
CONFLICT = "a conflict is left here, outside of any block: resolve it first"


def contents(text: str) -> list[str]:
    blocks, problems = find(text)
    assert problems == []
    return [text[block.begin : block.end] for block in blocks]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        ("# no markers\n", []),
        (f"{B}\nx\n{E}\n", ["x\n"]),
        (f"{B}\n{E}", [""]),
        (f"\ufeff{B}\r\nx\r\n{E}\r\nafter", ["x\r\n"]),
        (f"{B}\rx\r{E}", ["x\r"]),
        (f"   {B}  \nx\n {E}\t", ["x\n"]),
        (f"{B}\na\n{E}\ntext\n{B}\nb\n{E}", ["a\n", "b\n"]),
        (f"{B}\n```\n{E}\n{B}\nb\n{E}", ["```\n", "b\n"]),
        (f"```\n{B}\n```\n{B}\nb\n{E}", ["b\n"]),
        (f"```\n{B}\nx\n{E}\n```\n", []),
        (f"~~~\n```\n{B}\n~~~\n", []),
        (f"    {B}\n    {E}", []),
        (f"\t{B}\n", []),
        (f"- a\n\n  ```\n  {B}\n  {E}\n  ```\n{B}\nb\n{E}", ["b\n"]),
        (f"- ```\n{B}\nb\n{E}", ["b\n"]),
        (f"> ```\n> {B}\n\n{B}\nb\n{E}", ["b\n"]),
        (f"<!-- how to:\n{B}\n{B}\nb\n{E}", ["b\n"]),
        (f"<pre>\n{B}\n</pre>\n", []),
        (f"<details>\n<summary>s</summary>\n\n{B}\nb\n{E}\n\n</details>", ["b\n"]),
        (f"<div>\n{B}\nb\n{E}\n</div>", ["b\n"]),
        (f"text\n{B}\nb\n{E}\ntext", ["b\n"]),
        (f"- a\n\n{B}\nb\n{E}", ["b\n"]),
        (f"write `{B}` and ``{E}`` around it", []),
        (f"write \\{B}", []),
        ("<!-- papercli renders the list below; see papercli.example -->", []),
        ("<!-- papers: begin -->\n<!-- prettier-ignore-start -->\n<!-- page:end -->", []),
        (f"{B}\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n{E}", ["<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n"]),
        ("Heading\n=======\n<<<<<<<x\n>>>>>>>>> deep", []),
        ("```\n<<<<<<< HEAD\n```", []),
        (
            f"{B}\n<!-- papercli: end -->\n<!-- papercli:start -->\n{E}",
            ["<!-- papercli: end -->\n<!-- papercli:start -->\n"],
        ),
        (f"{B}\nx {E} y\n{E}", [f"x {E} y\n"]),
        ("<!--papercli:begin-->\n<!--\tpapercli:end  -->", [""]),
    ],
)
def test_found(text: str, wanted: list[str]) -> None:
    assert contents(text) == wanted


def test_everything_about_a_block() -> None:
    text = '\ufeffx\n <!-- papercli:begin topic=peft\tcolumns="a, b" -->\nrow\n<!-- papercli:end -->\n'
    assert find(text) == (
        [Block(2, {"topic": "peft", "columns": "a, b"}, 54, 58, {"topic": 22, "columns": 33}, 4)],
        [],
    )
    first = f"\ufeff<!-- papercli:begin a=1 -->\n{E}"
    assert find(first)[0][0].columns == {"a": 21}


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (f"x\n {B}\ny\n", [(2, 2, NO_END)]),
        (f"x\n{E}\n", [(2, 1, NO_BEGIN)]),
        (f"{B}\n{E}\n{E}", [(3, 1, NO_BEGIN)]),
        (f"{B}\na\n  {B}\n{E}\n", [(3, 3, "a block begins inside the one that begins on line 1")]),
        (f"{B}\n{B}\n{E}\n{E}", [(2, 1, "a block begins inside the one that begins on line 1"), (4, 1, NO_BEGIN)]),
        (f"<!--\n{B}\n\n{E}\n", [(4, 1, NO_BEGIN)]),
        (f"{B}\na\n{B}\n{E}\n{E}", [(3, 1, "a block begins inside the one that begins on line 1"), (5, 1, NO_BEGIN)]),
        (f"{E}\n{B}", [(1, 1, NO_BEGIN), (2, 1, NO_END)]),
        ("<!-- papercli: begin -->", [(1, 1, MISSPELT)]),
        ("a\r\n  <!-- papercli:start -->", [(2, 3, MISSPELT)]),
        ("<!-- papercli:stop -->", [(1, 1, MISSPELT)]),
        ("<!-- papercli:begins -->", [(1, 1, MISSPELT)]),
        ("<!-- papercli:BEGIN -->", [(1, 1, MISSPELT)]),
        ("<!-- PaperCLI:end -->", [(1, 1, MISSPELT)]),
        ("<!-- papercli begin topic=x -->", [(1, 1, MISSPELT)]),
        ("<!-- papercli=begin -->", [(1, 1, MISSPELT)]),
        ("<!-- paper-cli:begin -->", [(1, 1, MISSPELT)]),
        ("<!-- papercil:end -->", [(1, 1, MISSPELT)]),
        ("<!-- papercli: -->", [(1, 1, MISSPELT)]),
        (f"{B}\n<!-- papercli: end -->", [(1, 1, NO_END), (2, 1, MISSPELT)]),
        (f"text {B}", [(1, 6, ALONE)]),
        (f"{B} text\n{E}", [(1, 1, ALONE), (2, 1, NO_BEGIN)]),
        (f"{B}{E}", [(1, 1, ALONE), (1, 24, ALONE)]),
        (f"> {B}\n> {E}", [(1, 3, ALONE), (2, 3, ALONE)]),
        (f"- {B}", [(1, 3, ALONE)]),
        (f"- a\n\n    {B}", [(3, 5, NO_END)]),
        ("<!-- papercli:begin\ntopic=x -->", [(1, 1, "a marker ends with --> on its own line")]),
        (
            f"<!-- papercli:begin topic -->\n{E}",
            [(1, 21, 'topic is no option: write key=value or key="several words"')],
        ),
        (f"<!-- papercli:begin a=1 b=2 a=3 -->\n{E}", [(1, 29, "a is given twice")]),
        (f'<!-- papercli:begin a="1 -->\n{E}', [(1, 21, "the quote after a= is not closed")]),
        (f"<!-- papercli:begin a=x--y -->\n{E}", [(1, 24, "-- cannot stand in a marker: it ends an HTML comment")]),
        (f"{B}\n<!-- papercli:end topic=x -->", [(2, 19, "an end marker takes no options")]),
        (f"<<<<<<< HEAD\n=======\n>>>>>>> x\n{B}\n{E}", [(1, 1, CONFLICT), (3, 1, CONFLICT)]),
        ("a\n>>>>>>> x", [(2, 1, CONFLICT)]),
        (f"- a\n  {B}\n  b\n{E}", [(4, 1, "indent this end marker as the begin marker on line 2, by 2 blanks")]),
    ],
)
def test_problems(text: str, problems: list[tuple[int, int, str]]) -> None:
    assert [(p.line, p.column, p.message) for p in find(text)[1]] == problems


PROSE = [
    "text",
    "",
    "- item",
    "# h",
    "```\ncode\n```",
    "> quote",
    "| a |\n|---|\n| b |",
    "    code",
    "<b>",
    "<!-- note -->",
    "1. x",
]
CONTENT = st.lists(st.sampled_from([*PROSE, "```", "<pre>", "<!--", "<<<<<<< x", "<!-- papercli:x -->"]), max_size=4)
KEYS = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
VALUES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp"), exclude_characters='"-'), max_size=8
)


@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from(PROSE), max_size=4), st.dictionaries(KEYS, VALUES, max_size=3), CONTENT),
        max_size=4,
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "\ufeff"]),
    st.booleans(),
)
@settings(max_examples=300, deadline=None)
def test_what_is_rendered_is_found(
    parts: list[tuple[list[str], dict[str, str], list[str]]], newline: str, bom: str, ends: bool
) -> None:
    lines: list[str] = []
    wanted = []
    for prose, options, content in parts:
        lines += "\n".join(prose).split("\n")
        wanted.append((len(lines) + 1, options, newline.join([*"\n".join(content).split("\n"), ""])))
        lines += [begin(options), *"\n".join(content).split("\n"), END]
        wanted[-1] = (*wanted[-1], len(lines))
    text = bom + newline.join(lines) + (newline if ends else "")
    blocks, problems = find(text)
    assert problems == []
    assert [(b.line, b.options, text[b.begin : b.end], b.end_line) for b in blocks] == wanted


@given(
    st.lists(
        st.sampled_from([B, E, f" {B}", f"    {B}", f"> {B}", "```", "- ", "  a", "", "<!--", "-->", "x"]), max_size=10
    )
)
@settings(max_examples=400, deadline=None)
def test_a_block_begins_only_where_github_sees_a_comment(lines: list[str]) -> None:
    """Where nothing is wrong, no begin marker is code to GitHub."""
    blocks, problems = find("\n".join(lines))
    for block in reversed(blocks) if not problems else ():
        lines[block.line - 1] = lines[block.line - 1].replace("papercli:begin", f"HERE {block.line}")
        del lines[block.line : block.end_line - 1]
    page = html("\n".join(lines))
    for block in blocks if not problems else ():
        assert f"<!-- HERE {block.line} -->" in page


def readme(rows: int) -> str:
    row = (
        "| [A title of usual length, as papers have it](https://arxiv.org/abs/2106.09685) | `x` | "
        + "author, " * 50
        + "|\n"
    )
    prose = "prose\n" * 200
    return f"# Papers\n\n{prose}\n{B}\n\n| a | b | c |\n|---|---|---|\n{row * rows}\n{E}\n\n{prose}"


def test_work_does_not_grow_with_the_content_of_a_block(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines outside are read one by one, those inside not at all."""
    from papercli.markdown import markers

    count = 0

    class Counting(markers.Lines):
        def read(self, line: str) -> markers.Kind:
            nonlocal count
            count += 1
            return super().read(line)

    monkeypatch.setattr(markers, "Lines", Counting)
    counts = []
    for rows in (10, 10_000):
        count = 0
        assert len(contents(readme(rows))) == 1
        counts.append(count)
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    "piece",
    [
        f"{B}\nx\n{E}\n",
        f"{B}\n",
        f"{E}\n",
        "<!-- papercli:\n",
        "`<!-- papercli: ",
        "> ",
        "- a\n",
        "<!--\n",
        "papercli:\n",
        "<pre>\n",
    ],
)
def test_work_grows_with_the_length(piece: str) -> None:
    def work(times: int) -> float:
        text = f"{B}\n{E}\n" + piece * times
        return min(timeit.repeat(lambda: find(text), timer=time.process_time, number=1, repeat=3))

    assert work(4_000) < 80 * max(work(250), 1e-3)  # 16 if linear, 256 if not


@pytest.mark.parametrize(
    ("text", "indent"),
    [
        (f"- a\n  {B}\n  b\n  {E}\n", 2),
        (f"1. a\n\n   {B}\n   b\n   {E}\n2. b", 3),
        (f"- a\n    - c\n        {B}\n        b\n        {E}\n", 8),
        (f"- a\n    {B}\n    b\n    {E}\n- c\n", 4),
        (f"- a\n\n{B}\nb\n{E}\n", 0),
    ],
)
def test_blocks_within_items_know_how_far_they_stand_in(text: str, indent: int) -> None:
    blocks, problems = find(text)
    assert problems == []
    assert [(block.indent, text[block.begin : block.end]) for block in blocks] == [(indent, " " * indent + "b\n")]
