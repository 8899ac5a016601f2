"""Edits of a README on disk: what is written, what stays, what is reported."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from papercli.actions.absorb.run import Absorbed, absorb
from papercli.actions.adopt import run as adopt_run
from papercli.actions.context import Context
from papercli.actions.init import init
from papercli.actions.render_readme import render_readme
from papercli.errors import InvalidError, RefusedError
from papercli.model.changes import Set
from papercli.model.paper import Paper
from papercli.store import layout

LIST = """# Papers

Kept by hand.

## Fine-tuning

- [x] [LoRA: Low-Rank Adaptation of Large Language Models](https://arxiv.org/abs/2106.09685) [[code](https://github.com/microsoft/LoRA)]
- [ ] [QLoRA: Efficient Finetuning of Quantized LLMs](https://arxiv.org/abs/2305.14314)

## Others

- [ ] [LIMA: Less Is More for Alignment](https://arxiv.org/abs/2305.11206)
- [ ] [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
- [ ] [Prefix-Tuning: Optimizing Continuous Prompts for Generation](https://arxiv.org/abs/2101.00190)
"""
LORA = "- [x] [LoRA: Low-Rank Adaptation of Large Language Models](https://arxiv.org/abs/2106.09685) [[code](https://github.com/microsoft/LoRA)]\n"
QLORA = "- [ ] [QLoRA: Efficient Finetuning of Quantized LLMs](https://arxiv.org/abs/2305.14314)\n"
LIMA = "- [ ] [LIMA: Less Is More for Alignment](https://arxiv.org/abs/2305.11206)\n"
ATTENTION = "- [ ] [Attention Is All You Need](https://arxiv.org/abs/1706.03762)\n"
PREFIX = "- [ ] [Prefix-Tuning: Optimizing Continuous Prompts for Generation](https://arxiv.org/abs/2101.00190)\n"
NEW = "- [ ] [Training Compute-Optimal Large Language Models](https://arxiv.org/abs/2203.15556)\n"


def adopted(folder: Path, text: str = LIST) -> Context:
    folder.mkdir(exist_ok=True)
    (folder / "README.md").write_bytes(text.encode())
    context = Context(at=init(folder).at, today="2026-11-21")
    adopt_run.adopt(context, folder / "README.md", fetch=False)
    return replace(context, today="2026-11-30")


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return adopted(tmp_path / "repo")


def readme(context: Context) -> Path:
    return context.at.root / "README.md"


def edit(context: Context, old: str, new: str) -> str:
    """Edit the README by hand, in one place."""
    text = readme(context).read_bytes().decode()
    assert text.count(old) == 1, text
    readme(context).write_bytes(text.replace(old, new).encode())
    return text.replace(old, new)


def files(context: Context) -> dict[str, bytes]:
    folder = context.at.folder
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".papercli" not in path.parts
    }


def touched(context: Context, before: dict[str, bytes]) -> set[str]:
    after = files(context)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def outcomes(result: Absorbed) -> list[tuple[str, str, str]]:
    return [(done.outcome, done.paper.id, done.detail) for done in result.batch.done]


def complaints(result: Absorbed) -> list[str]:
    return [str(failed.error) for failed in result.batch.failed]


def is_clean(context: Context) -> bool:
    return not render_readme(context, check=True).stale


def test_a_title_put_right_changes_the_bytes_of_that_title(context: Context) -> None:
    before = files(context)
    text = edit(context, "Finetuning of", "Fine-Tuning of")
    assert outcomes(absorb(context)) == [("changed", "2305.14314", "title")]
    assert touched(context, before) == {"papers/2305.14314.yaml"}
    assert files(context)["papers/2305.14314.yaml"] == before["papers/2305.14314.yaml"].replace(
        b"Finetuning", b"Fine-Tuning"
    )
    assert readme(context).read_text() == text
    assert is_clean(context)


def test_absorbed_once_there_is_nothing_left(context: Context) -> None:
    edit(context, "- [ ] [LIMA", "- [x] [LIMA")
    assert outcomes(absorb(context)) == [("changed", "2305.11206", "status, finished")]
    assert b"finished: 2026-11-30" in files(context)["papers/2305.11206.yaml"]
    before = files(context)
    again = absorb(context)
    assert (outcomes(again), complaints(again), touched(context, before)) == ([], [], set())


def test_a_dry_run_writes_nothing(context: Context) -> None:
    before = files(context)
    text = edit(context, LIMA, NEW + LIMA.replace("[ ]", "[x]"))
    result = absorb(replace(context, dry_run=True))
    assert [done.outcome for done in result.batch.done] == ["added", "changed"]
    assert (touched(context, before), readme(context).read_text()) == (set(), text)


@pytest.mark.parametrize("after", [LIMA, ATTENTION, PREFIX])
def test_a_new_entry_stands_where_it_was_put_and_touches_no_other_paper(context: Context, after: str) -> None:
    before = files(context)
    text = edit(context, after, after + NEW)
    assert outcomes(absorb(context)) == [("added", "2203.15556", "")]
    assert touched(context, before) == {"papers/2203.15556.yaml"}
    assert context.catalog.paper("2203.15556").topics == ("others",)
    assert readme(context).read_text() == text
    assert is_clean(context)


def test_what_is_written_otherwise_is_rendered_in_the_block_s_style(context: Context) -> None:
    edit(
        context,
        QLORA,
        QLORA
        + "* [ ]  [Training Compute-Optimal Large Language Models](https://arxiv.org/pdf/2203.15556v1.pdf) [pdf](https://example.org/x.pdf)\n",
    )
    assert outcomes(absorb(context)) == [("added", "2203.15556", "")]
    assert (
        NEW.rstrip().replace("2203.15556)", "2203.15556v1) [[pdf](https://example.org/x.pdf)]")
        in readme(context).read_text()
    )
    assert is_clean(context)


def test_the_paper_of_another_section_gets_this_topic_too(context: Context) -> None:
    edit(context, QLORA, LIMA + QLORA)
    assert outcomes(absorb(context)) == [("changed", "2305.11206", "topics, weight")]
    paper = context.catalog.paper("2305.11206")
    assert paper.topics == ("others", "fine-tuning")
    assert is_clean(context)


def test_an_entry_moved_up_gets_another_weight(context: Context) -> None:
    before = files(context)
    text = edit(context, LIMA + ATTENTION + PREFIX, PREFIX + LIMA + ATTENTION)
    assert outcomes(absorb(context)) == [("changed", "2101.00190", "weight")]
    assert (touched(context, before), readme(context).read_text()) == ({"papers/2101.00190.yaml"}, text)
    assert is_clean(context)


def test_an_entry_moved_to_another_section_changes_its_topic(context: Context) -> None:
    edit(context, LIMA, "")
    text = edit(context, QLORA, LIMA + QLORA)
    assert outcomes(absorb(context)) == [("changed", "2305.11206", "topics, weight")]
    assert context.catalog.paper("2305.11206").topics == ("fine-tuning",)
    assert readme(context).read_text() == text
    assert is_clean(context)


def test_one_taken_out_is_reported_and_goes_only_if_asked(context: Context) -> None:
    before = files(context)
    text = edit(context, ATTENTION, "")
    assert complaints(absorb(context)) == ["README.md:18: no longer lists 1706.03762"]
    assert (touched(context, before), readme(context).read_text()) == (set(), text)
    result = absorb(context, remove=True)
    assert (outcomes(result), complaints(result)) == ([("removed", "1706.03762", "")], [])
    assert touched(context, before) == {"papers/1706.03762.yaml"}
    assert is_clean(context)


def test_one_with_notes_stays(context: Context) -> None:
    context.at.notes.mkdir()
    context.at.notes_of("1706.03762").write_text("Mine.\n")
    edit(context, ATTENTION, "")
    assert complaints(absorb(context, remove=True)) == ["README.md:18: no longer lists 1706.03762, which has notes"]
    assert context.catalog.file("1706.03762") is not None


def test_one_that_stands_elsewhere_too_leaves_the_topic_only(context: Context) -> None:
    edit(context, QLORA, LIMA + QLORA)
    absorb(context)
    text = readme(context).read_text().replace(LIMA, "", 1)
    readme(context).write_text(text)
    assert outcomes(absorb(context, remove=True)) == [("changed", "2305.11206", "topics, weight.fine-tuning")]
    assert context.catalog.paper("2305.11206").topics == ("others",)
    assert is_clean(context)


def test_what_cannot_be_read_is_named_and_keeps_its_block(context: Context) -> None:
    before = files(context)
    edit(context, LIMA, LIMA + "\nSome prose about it.\n\n")
    text = edit(context, "Low-Rank", "Low Rank")
    result = absorb(context)
    assert outcomes(result) == [("changed", "2106.09685", "title")]
    assert complaints(result) == ["README.md:18: cannot read what was changed about 2305.11206"]
    assert touched(context, before) == {"papers/2106.09685.yaml"}
    assert readme(context).read_text() == text


def test_two_edits_that_contradict_each_other(context: Context) -> None:
    edit(context, QLORA, LIMA + QLORA)
    absorb(context)
    text = readme(context).read_text()
    first, _, rest = text.partition("LIMA: Less")
    readme(context).write_text(first + "LIMA: Little" + rest.replace("LIMA: Less", "LIMA: Least"))
    result = absorb(context)
    assert outcomes(result) == [("changed", "2305.11206", "title")]
    assert [line.partition(": ")[2] for line in complaints(result)] == [
        "2305.11206 is changed otherwise elsewhere: title"
    ]


def test_a_link_where_the_style_shows_none_gives_the_style_a_place(tmp_path: Path) -> None:
    context = adopted(
        tmp_path / "repo", "# List\n\n- [One thing](https://example.org/1)\n- [Another](https://example.org/2)\n"
    )
    text = edit(context, "org/2)\n", "org/2) · [code](https://example.org/c)\n")
    result = absorb(context)
    assert outcomes(result) == [("changed", "another", "links.code")]
    assert result.batch.notes == ['block "list" has a place for more now: catalog/catalog.yaml']
    assert context.catalog.paper("another").links == {"code": "https://example.org/c"}
    assert readme(context).read_text() == text
    assert is_clean(context)


def test_a_paper_put_at_the_end_of_a_block_with_a_range_widens_the_range(tmp_path: Path) -> None:
    context = adopted(
        tmp_path / "repo",
        "- [One thing](https://example.org/1)\n- [Another](https://example.org/2)\n\nWords.\n\n- [Third](https://example.org/3)\n",
    )
    assert "weight=10..20 " in readme(context).read_text()
    before = files(context)
    edit(context, "org/2)\n", "org/2)\n- [Fourth](https://example.org/4)\n")
    assert outcomes(absorb(context)) == [("added", "fourth", "")]
    assert touched(context, before) == {"papers/fourth.yaml"}
    assert "weight=10..25 " in readme(context).read_text()
    assert is_clean(context)


def test_line_ends_and_what_is_outside_stay(tmp_path: Path) -> None:
    context = adopted(tmp_path / "repo", LIST.replace("\n", "\r\n"))
    text = edit(context, LIMA.replace("\n", "\r\n"), (NEW + LIMA).replace("\n", "\r\n"))
    assert outcomes(absorb(context)) == [("added", "2203.15556", "")]
    assert readme(context).read_bytes().decode() == text


def test_a_block_that_is_only_out_of_date_is_no_edit(context: Context) -> None:
    path = context.at.papers / "2305.11206.yaml"
    path.write_text(path.read_text().replace("Less Is More", "Less Is Much"))
    assert outcomes(absorb(context)) == []
    assert "Much" in path.read_text()
    assert "Less Is Much" in readme(context).read_text()


def test_an_emptied_block_is_an_edit_and_a_new_one_is_not(context: Context) -> None:
    edit(context, LORA + QLORA, "")
    assert len(complaints(absorb(context))) == 2
    (context.at.derived / "rendered.json").unlink()
    assert complaints(absorb(context)) == []
    assert is_clean(context)


def test_a_broken_paper_or_marker_or_conflict_refuses(context: Context) -> None:
    text = readme(context).read_text()
    readme(context).write_text(text.replace("papercli:end", "papercli:ende", 1))
    with pytest.raises(InvalidError):
        absorb(context)
    mine, theirs = LIMA.replace("Less", "Fewer"), LIMA.replace("Less", "Little")
    readme(context).write_text(text.replace(LIMA, f"<<<<<<< a\n{mine}=======\n{theirs}>>>>>>> b\n"))
    with pytest.raises(RefusedError, match="conflict"):
        absorb(context)
    readme(context).write_text(text)
    (context.at.papers / "broken.yaml").write_text("title: [")
    with pytest.raises(InvalidError):
        absorb(context)


TABLE = """# Papers

| Title | Authors | Read | Link | Notes |
|---|---|---|---|---|
| LoRA: Low-Rank Adaptation | Edward J. Hu, Yelong Shen | Yes | [pdf](https://arxiv.org/pdf/2106.09685.pdf) | thin matrices |
| QLoRA: Efficient Finetuning of Quantized LLMs | Tim Dettmers, Artidoro Pagnoni | No | [pdf](https://arxiv.org/pdf/2305.14314.pdf) | |
| Prefix-Tuning: Continuous Prompts | Xiang Lisa Li, Percy Liang | No | [pdf](https://arxiv.org/pdf/2101.00190.pdf) | soft prompts |
"""


def test_a_status_may_be_written_in_any_case(tmp_path: Path) -> None:
    context = adopted(tmp_path / "repo", TABLE)
    edit(context, "Artidoro Pagnoni | No", "Artidoro Pagnoni | yes")
    edit(context, "| Prefix", "|Adapters|Neil Houlsby|no|[pdf](https://arxiv.org/abs/1902.00751)|first|\n| Prefix")
    assert outcomes(absorb(context)) == [
        ("added", "1902.00751", ""),
        ("changed", "2305.14314", "status, finished"),
    ]
    paper = context.catalog.paper("1902.00751")
    assert (paper.title, paper.authors, paper.status, paper.remark) == (
        "Adapters",
        ("Neil Houlsby",),
        "unread",
        "first",
    )
    assert "| Adapters | Neil Houlsby | No |" in readme(context).read_text()
    assert is_clean(context)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("Yes | [pdf]", "Yes [pdf]", "README.md:7: cannot read what was changed about 2106.09685"),
        (
            "| Title | Authors",
            "| Paper | Authors",
            "README.md:5: the block's line «| Title | Authors | Read | Link | Notes |» is gone or changed",
        ),
    ],
)
def test_a_broken_row_and_a_head_are_reported_and_nothing_else_changes(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    context = adopted(tmp_path / "repo", TABLE)
    before = files(context)
    text = edit(context, old, new)
    result = absorb(context)
    assert (outcomes(result), complaints(result)) == ([], [complaint])
    assert (touched(context, before), readme(context).read_text()) == (set(), text)


def test_a_remark_of_a_new_entry_gives_the_style_a_place(context: Context) -> None:
    text = edit(context, LIMA, LIMA + NEW.rstrip() + " great!\n")
    assert outcomes(absorb(context)) == [("added", "2203.15556", "")]
    assert context.catalog.paper("2203.15556").remark == "great!"
    assert readme(context).read_text() == text
    assert is_clean(context)


def test_where_there_is_no_place_the_words_without_one_are_named(tmp_path: Path) -> None:
    context = rendered(tmp_path / "repo", 'list entry="[{title}]({url})"')
    edit(context, "\n<!-- papercli:end", "- [A Study of Moss](https://example.org/2) of all kinds\n\n<!-- papercli:end")
    assert complaints(absorb(context)) == [
        "README.md:6: cannot read this entry: the block has no place for «of all kinds»"
    ]


def test_a_new_entry_that_its_block_would_leave_out_is_not_taken(tmp_path: Path) -> None:
    context = rendered(tmp_path / "repo", "tasks status=unread")
    before = files(context)
    text = (
        readme(context)
        .read_text()
        .replace("\n<!-- papercli:end", "- [x] **[A Study of Moss](https://example.org/2)**\n\n<!-- papercli:end")
    )
    readme(context).write_text(text)
    result = absorb(context)
    assert (outcomes(result), complaints(result)) == (
        [],
        ["README.md:6: would not be shown by this block any more: its options leave it out"],
    )
    assert (touched(context, before), readme(context).read_text()) == (set(), text)


def test_an_entry_of_a_paper_that_its_block_leaves_out_is_not_taken(tmp_path: Path) -> None:
    context = rendered(tmp_path / "repo", 'list limit=1 sort=title entry="[{title}]({url})"')
    (context.at.papers / "moss.yaml").write_text("title: The Moss\nurl: https://example.org/2\n")
    text = edit(context, "\n<!-- papercli:end", "- [The Moss](https://example.org/2)\n\n<!-- papercli:end")
    before = files(context)
    result = absorb(context)
    assert (outcomes(result), complaints(result)) == (
        [],
        ["README.md:6: would not be shown by this block any more: its options leave it out"],
    )
    assert (touched(context, before), readme(context).read_text()) == (set(), text)


def test_a_style_grows_again_when_an_entry_beside_is_not_taken(tmp_path: Path) -> None:
    options = {"layout": "tasks", "status": "unread", "group": "none", "entry": "[{title}]({url})"}
    context = rendered(tmp_path / "repo", 'tasks status=unread entry="[{title}]({url})"')
    with context.writing() as writer:
        writer.edit_settings([Set(("blocks", "soon"), options)])
    text = edit(context, 'layout=tasks status=unread entry="[{title}]({url})" group=none', "block=soon")
    readme(context).write_text(
        text.replace("/1)\n", "/1) good\n- [x] [A Study of Moss](https://example.org/2) better\n")
    )
    result = absorb(context)
    assert (outcomes(result), complaints(result)) == (
        [("changed", "doe2020stones", "remark")],
        ["README.md:6: would not be shown by this block any more: its options leave it out"],
    )
    assert result.batch.notes == ['block "soon" has a place for more now: catalog/catalog.yaml']


def test_one_that_is_ticked_leaves_a_block_of_unread_ones(tmp_path: Path) -> None:
    context = rendered(tmp_path / "repo", "tasks status=unread")
    edit(context, "- [ ] ", "- [x] ")
    result = absorb(context)
    assert (outcomes(result), complaints(result)) == ([("changed", "doe2020stones", "status, finished")], [])
    assert result.batch.notes == [
        "README.md:5: doe2020stones is listed here no longer: the block's options leave it out"
    ]
    assert "Stones" not in readme(context).read_text()
    assert is_clean(context)


def test_one_that_may_only_be_garbled_is_not_removed(context: Context) -> None:
    before = files(context)
    text = edit(context, ATTENTION, "- [ ] Attent\n")
    result = absorb(context, remove=True)
    assert outcomes(result) == []
    assert complaints(result) == [
        "README.md:18: no longer lists 1706.03762, which stays while there is something else here to mend",
        "README.md:19: no entry can be read here",
    ]
    assert (touched(context, before), readme(context).read_text()) == (set(), text)


def rendered(folder: Path, layout: str, after: str = "") -> Context:
    """A catalog with one paper, shown by a block that papercli wrote itself."""
    folder.mkdir()
    context = Context(at=init(folder).at, today="2026-11-30")
    (context.at.papers / "doe2020stones.yaml").write_text(
        "title: One Thing about Stones\nauthors: [Jane Doe]\nyear: 2020\nurl: https://example.org/1\n"
    )
    readme(context).write_text(
        f"# L\n\n<!-- papercli:begin layout={layout} group=none -->\n<!-- papercli:end -->\n{after}"
    )
    render_readme(context)
    return context


def another(context: Context) -> Paper:
    """Add an entry by hand behind the last one, written like it, and absorb it."""
    text = readme(context).read_text()
    first, last = text.index("-->\n") + 4, text.index("\n<!-- papercli:end")
    new = text[first:last].replace("One Thing about Stones", "Another Thing on Moss")
    new = new.replace("Jane Doe", "John Roe").replace("org/1", "org/2").replace("2020", "2021")
    readme(context).write_text(text[:last] + new + text[last:])
    result = absorb(context)
    assert complaints(result) == []
    assert is_clean(context)
    return next(done.paper for done in result.batch.done if done.outcome == "added")


@pytest.mark.parametrize("layout", ["list", "lines", "sublist", "headings", "numbered", "tasks"])
def test_a_new_entry_says_what_it_shows_and_nothing_twice(tmp_path: Path, layout: str) -> None:
    paper = another(rendered(tmp_path / "repo", layout))
    assert (paper.title, paper.url) == ("Another Thing on Moss", "https://example.org/2")
    assert (paper.authors, paper.year) == (("John Roe",), 2021)
    assert (paper.summary, paper.remark, paper.extra) == (None, None, {})


@pytest.mark.parametrize("layout", ["list", "lines", 'headings entry="[{title}]({url})" below="{authors}, {year}"'])
def test_what_stands_below_a_block_is_no_part_of_its_last_entry(tmp_path: Path, layout: str) -> None:
    after = "\n[[code](https://example.org/code)]\n\nSee [our site](https://example.org/site).\n\n- [ ] mow the lawn\n"
    context = rendered(tmp_path / "repo", layout, after)
    paper = another(context)
    assert (paper.summary, paper.remark, paper.extra, paper.links, paper.status) == (None, None, {}, {}, "unread")
    assert readme(context).read_text().endswith(f"papercli:end -->\n{after}")


def test_links_of_a_readme_in_a_folder(tmp_path: Path) -> None:
    root = tmp_path / "repo"
    (root / "docs").mkdir(parents=True)
    path = root / "docs" / "list.md"
    path.write_text(
        "# List\n\n- [One](https://example.org/1) [[slides](../files/1.pdf)]\n- [Two](https://example.org/2)\n"
    )
    context = Context(at=init(root).at, today="2026-11-21")
    adopt_run.adopt(context, path, fetch=False)
    path.write_text(path.read_text().replace("org/2)", "org/2) [[slides](../files/2.pdf)]"))
    assert outcomes(absorb(context, [path])) == [("changed", "two", "links.slides")]
    assert context.catalog.paper("two").links == {"slides": "files/2.pdf"}


lines = st.sampled_from(
    [
        "",
        "text",
        "- [ ] a",
        "- [x] [b](https://e.org/b)",
        "| a | b |",
        "## H",
        "1. one",
        "  - deeper",
        "```",
        "<!-- x -->",
        LIMA.rstrip(),
    ]
)


@pytest.fixture(scope="module")
def any_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return adopted(tmp_path_factory.mktemp("adopted") / "repo").at.root


@settings(max_examples=40)
@given(st.data())
def test_whatever_is_done_to_a_block_nothing_of_it_is_lost(
    tmp_path_factory: pytest.TempPathFactory, any_list: Path, data: st.DataObject
) -> None:
    context = Context(
        at=layout.find(shutil.copytree(any_list, tmp_path_factory.mktemp("any") / "repo")), today="2026-11-30"
    )
    text = readme(context).read_text().split("\n")
    inside = [i for i, line in enumerate(text) if line.startswith("- [")]
    random = Random(data.draw(st.integers(0, 999)))
    for _ in range(data.draw(st.integers(1, 4))):
        at = random.choice(inside)
        how = data.draw(st.sampled_from(["insert", "replace", "remove", "append"]))
        new = data.draw(lines)
        text[at] = {"insert": f"{new}\n{text[at]}", "replace": new, "remove": "", "append": f"{text[at]} {new}"}[how]
    edited = "\n".join(text)
    readme(context).write_text(edited)
    result = absorb(context, remove=True)
    after = readme(context).read_text()
    if result.batch.failed:
        return
    assert is_clean(context)
    kept = after.replace("\\", "")
    for word in ("text", "H", "one", "deeper", "e.org/b"):
        assert edited.count(word) <= kept.count(word) + LIST.count(word), after
