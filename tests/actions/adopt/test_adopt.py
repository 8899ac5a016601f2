"""Lists of all styles adopted into catalogs on disk: what stays, what is written, and what edits of the catalog do afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from papercli.actions import render_readme
from papercli.actions.adopt import run as adopt_run
from papercli.actions.adopt.page import Left, _Trial
from papercli.actions.context import Context
from papercli.actions.set_fields import set_fields
from papercli.errors import InvalidError, StorageError
from papercli.markdown import markers
from papercli.readers.markdown.reader import entries
from papercli.store import files
from papercli.store.layout import Layout
from tests.actions.adopt import promises
from tests.actions.adopt.lists import CHANGED, SAME, TITLED, WORKS
from tests.actions.adopt.promises import There, adopted, place, tree

LISTS = SAME | CHANGED
Adopt = Callable[[str], There]


@pytest.fixture(scope="module")
def adopt(tmp_path_factory: pytest.TempPathFactory) -> Adopt:
    """Each list adopted once, for tests that write nothing."""
    folder = tmp_path_factory.mktemp("lists")
    there: dict[str, There] = {}

    def get(name: str) -> There:
        if name not in there:
            there[name] = adopted(folder / str(len(there)), LISTS[name])
        return there[name]

    return get


@pytest.mark.parametrize("name", LISTS)
def test_every_entry_is_adopted(adopt: Adopt, name: str) -> None:
    there = adopt(name)
    found = entries(LISTS[name]).entries
    assert len(found) == there.result.entries > 1
    assert (list(there.result.left), list(there.result.skipped)) == ([], [])
    assert {paper.title for paper in there.papers} == {entry.draft.title for entry in found}
    assert there.result.blocks == len(markers.find(there.new)[0])


@pytest.mark.parametrize("name", LISTS)
def test_nothing_is_lost_and_nothing_else_changes(adopt: Adopt, name: str) -> None:
    there = adopt(name)
    assert there.path.read_bytes() == there.new.encode()
    assert promises.lost_urls(there) == []
    assert promises.changed_outside(there) == ""
    assert promises.moved(there) == []


@pytest.mark.parametrize("name", SAME)
def test_lines_come_back(adopt: Adopt, name: str) -> None:
    def lines(text: str) -> list[str]:
        found = text.removeprefix("\ufeff").split("\n")
        return [line for line in found if line.strip() and not line.lstrip().startswith("<!-- papercli:")]

    there = adopt(name)
    assert lines(there.new) == lines(there.old)
    assert there.new.startswith("\ufeff") == there.old.startswith("\ufeff")
    assert there.new.endswith("\n") == there.old.endswith("\n")
    assert there.new.count("\r\n") == (there.new.count("\n") if "\r" in there.old else 0)


@pytest.mark.parametrize("name", LISTS)
def test_it_renders_clean_at_once(adopt: Adopt, name: str) -> None:
    assert not promises.stale(adopt(name))


@pytest.mark.parametrize("name", LISTS)
def test_a_second_adopt_changes_nothing(adopt: Adopt, name: str) -> None:
    assert promises.again(adopt(name)) == ""


@pytest.mark.parametrize("name", LISTS)
def test_a_new_title_changes_the_title_alone(adopt: Adopt, name: str) -> None:
    there = adopt(name)
    assert promises.retitled(there, there.papers) == []
    for paper in there.papers:
        new = there.rendered({paper.id: promises.replace(paper, title="Zebras and quaggas")})
        assert new == there.new.replace(paper.title, "Zebras and quaggas")


@pytest.mark.parametrize("name", LISTS)
def test_a_removed_link_takes_itself_alone(adopt: Adopt, name: str) -> None:
    there = adopt(name)
    assert [
        wrong for paper in there.papers for label in paper.links if (wrong := promises.unlinked(there, paper, label))
    ] == []


@pytest.mark.parametrize("name", ["date, bold title, links", "table with a status", "CRLF", "folded"])
def test_an_edit_by_command(tmp_path: Path, name: str) -> None:
    there = adopted(tmp_path / "repo", LISTS[name])
    before = there.path.read_bytes()
    set_fields(there.context, [WORKS[4].arxiv], ["title=Zebras & quaggas"], stdin=str)
    render_readme.render_readme(there.context)
    assert there.path.read_bytes() == before.replace(WORKS[4].title.encode(), b"Zebras & quaggas")
    set_fields(there.context, [WORKS[4].arxiv], [f"title={WORKS[4].title}"], stdin=str)
    render_readme.render_readme(there.context)
    assert there.path.read_bytes() == before


def test_what_is_written(tmp_path: Path) -> None:
    there = adopted(tmp_path / "repo", SAME["date, bold title, links"])
    files_there = tree(there.context)
    assert files_there["papers/2106.09685.yaml"].decode() == (
        f'title: "{WORKS[0].title}"\nauthors:\n  - Edward J. Hu\n  - et al.\npublished: 2021-06\narxiv: "2106.09685"\n'
        "topics: [fine-tuning]\nadded: 2026-11-21\nweight: 10\nlinks:\n  code: https://github.com/microsoft/LoRA\n"
    )
    assert files_there["catalog.yaml"].decode() == (
        "format: 1\ntitle: Papers\ntopics:\n  - slug: fine-tuning\n    title: Fine-tuning\n"
        "  - slug: other-things\n    title: Other things\nblocks:\n  list:\n    layout: list\n    marker: bullet\n"
        '    entry: "[{date:%Y/%m;precise}] **{title}**. *{authors:all;more= et al}.* {links:[[x]](u)}"\n    spacing: tight\n'
    )
    assert [block.options for block in markers.find(there.new)[0]] == [
        {"block": "list", "topic": "fine-tuning", "exact": "yes"},
        {"block": "list", "topic": "other-things", "exact": "yes"},
    ]
    (kept,) = (there.context.at.folder / ".papercli" / "adopted").iterdir()
    assert kept.read_bytes() == there.old.encode()
    assert kept.name.endswith("-README.md")


@pytest.mark.parametrize("name", ["date, bold title, links", "people first", "table with a status", "linked titles"])
def test_what_sources_say_changes_no_line(tmp_path: Path, adopt: Adopt, name: str) -> None:
    """It fills in only what the list does not show."""
    context, path = place(tmp_path / "repo", LISTS[name])
    context = Context(at=context.at, today=context.today, environ={"PAPERCLI_CACHE": str(tmp_path / "cache")})
    there = There(context, path, adopt_run.adopt(context, path, offline=True))
    assert _without_markers(there.new) == _without_markers(adopt(name).new)
    lima = context.catalog.contents().papers[WORKS[2].arxiv]
    if WORKS[2].first in there.old:
        assert lima.authors[0] == WORKS[2].first
        assert len(lima.authors) == 2
    else:
        assert len(lima.authors) == 15
        assert lima.published == "2023-05-18"


def test_a_dry_run_writes_nothing_and_says_the_same(tmp_path: Path) -> None:
    context, path = place(tmp_path / "repo", TITLED)
    before = tree(context)
    dry = Context(at=context.at, today=context.today, dry_run=True)
    would = adopt_run.adopt(dry, path, fetch=False)
    assert (tree(context), path.read_bytes()) == (before, TITLED.encode())
    preview = adopt_run.preview("README.md", adopt_run.Known.of(TITLED), context.today)
    done = adopt_run.adopt(context, path, fetch=False)
    assert would.new == preview.new == done.new == path.read_bytes().decode() != TITLED
    assert would.entries == preview.entries == done.entries == 6


def test_doubles_under_one_heading_are_shown_once(tmp_path: Path) -> None:
    e = [f"- [{w.title}]({w.abs})" for w in WORKS]
    there = adopted(tmp_path / "run", "\n".join(["# L\n\n## A\n", *e[:3], e[0], "\n## B\n", e[3], ""]))
    assert there.result.left == []
    assert there.new.count(e[0]) == 1
    assert promises.lost_urls(there) == []
    assert promises.again(there) == ""

    apart = "\n".join(["# L\n\n## A\n", *e[:3], "\nAlso:\n", e[3], e[1], e[4], ""])
    there = adopted(tmp_path / "apart", apart)
    assert [(left.line, left.reason) for left in there.result.left] == [
        (12, "it is listed above under the same heading")
    ]
    assert there.result.entries == 5
    assert there.new.count(e[1]) == 2
    assert promises.changed_outside(there) == ""
    assert not promises.stale(there)
    assert promises.again(there) == ""


ENTRIES = [f"- [{w.title}]({w.abs})" for w in WORKS]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (", ".join(e[2:] for e in ENTRIES[:3]) + ".", "several stand in one paragraph"),
        ("\n".join(f"> {e}" for e in ENTRIES[:3]), "quote"),
        (f"{ENTRIES[0]}\n  ```python\n  print(1)\n  ```", "code"),
        (
            "<table><tr><td>Title</td><td>Link</td></tr>"
            f'<tr><td>{WORKS[0].title}</td><td><a href="{WORKS[0].abs}">link</a></td></tr></table>',
            "HTML",
        ),
    ],
    ids=["paragraph", "quote", "code", "HTML table"],
)
def test_what_cannot_be_shown_stays_to_the_byte_and_is_named(tmp_path: Path, raw: str, reason: str) -> None:
    text = "\n".join(["# L\n\n## A\n", raw, "\n## B\n", *ENTRIES[3:], ""])
    there = adopted(tmp_path / "repo", text)
    assert there.result.entries == 3
    assert there.result.left
    assert all(reason in left.reason for left in there.result.left)
    assert {left.line for left in there.result.left} <= set(range(5, 5 + raw.count("\n") + 1))
    assert f"## A\n\n{raw}\n\n## B" in there.new
    assert len(there.papers) == 3
    assert promises.again(there) == ""


def test_an_entry_unlike_the_others_keeps_its_words(tmp_path: Path) -> None:
    odd = "- Please read *this* before anything else!"
    entry = f"- [{WORKS[2].title}]({WORKS[2].abs}) is the one that {WORKS[2].first} is known for"
    text = "\n".join(["# L\n\n## A\n", *ENTRIES[:2], odd, entry, *ENTRIES[3:], ""])
    there = adopted(tmp_path / "repo", text)
    assert odd in there.new.split("\n")
    assert entry in there.new.split("\n")
    assert promises.changed_outside(there) == ""


def test_a_block_that_is_there_stays(tmp_path: Path) -> None:
    begin, end = "<!-- papercli:begin layout=toc -->", "<!-- papercli:end -->"
    text = TITLED.replace("## Fine-tuning", f"{begin}\n{end}\n\n## Fine-tuning", 1)
    there = adopted(tmp_path / "repo", text)
    assert f"{begin}\n\n- [Fine-tuning](#fine-tuning)\n" in there.new
    assert (there.result.entries, there.result.blocks, len(markers.find(there.new)[0])) == (6, 2, 3)
    assert promises.changed_outside(there) == ""
    assert not promises.stale(there)
    assert promises.again(there) == ""


def test_broken_markers_are_refused(tmp_path: Path) -> None:
    context, path = place(tmp_path / "repo", f"{TITLED}\n<!-- papercli:end -->\n")
    before = tree(context), path.read_bytes()
    with pytest.raises(InvalidError):
        adopt_run.adopt(context, path, fetch=False)
    assert (tree(context), path.read_bytes()) == before


def test_what_is_no_list_stays(tmp_path: Path) -> None:
    context, path = place(tmp_path / "repo", "# Hello\n\nNothing to see here.\n")
    before = tree(context)
    done = adopt_run.adopt(context, path, fetch=False)
    assert (done.changed, done.entries, done.blocks, done.batch.done) == (False, 0, 0, [])
    assert tree(context) == before


def _with_papers(folder: Path, text: str, papers: dict[str, str]) -> tuple[Context, Path]:
    """A repository whose catalog has the topic of the list's first section, and some papers."""
    context, path = place(folder, text)
    topics = "topics:\n  - slug: fine-tuning\n    title: Fine-tuning\n"
    context.at.settings.write_text(f"format: 1\ntitle: Papers\n{topics}blocks:\n  list: {{layout: table}}\n")
    for id_, paper in papers.items():
        (context.at.papers / f"{id_}.yaml").write_text(paper)
    return context, path


def test_a_catalog_with_papers_keeps_them(tmp_path: Path) -> None:
    """Papers that are there keep their lines, and the list shows its own entries only."""
    mine = [f"title: {WORKS[3].title}", f'arxiv: "{WORKS[3].arxiv}"', "status: read # at last", "summary: Mine."]
    other = "title: Something else\nurl: https://example.org/x\ntopics: [fine-tuning]\nweight: 5\n"
    context, path = _with_papers(tmp_path / "repo", TITLED, {WORKS[3].arxiv: "\n".join(mine) + "\n", "other": other})
    there = There(context, path, adopt_run.adopt(context, path, fetch=False))
    written = tree(context)
    assert written["papers/other.yaml"].decode() == other
    lines = written[f"papers/{WORKS[3].arxiv}.yaml"].decode().split("\n")
    assert [line for line in lines if line in mine] == mine
    assert "topics: [other-things]" in lines
    assert "blocks:\n  list: {layout: table}\n  list-2:\n" in written["catalog.yaml"].decode()
    assert {block.options["block"] for block in markers.find(there.new)[0]} == {"list-2"}
    assert "Something else" not in there.new
    assert there.result.left == []
    assert [e.draft.title for e in entries(there.new).entries] == [w.title for w in WORKS]
    assert promises.lost_urls(there) == []
    assert promises.changed_outside(there) == ""
    assert not promises.stale(there)
    assert promises.again(there) == ""


@pytest.mark.parametrize("weight", ["weight: 10\n", ""])
@pytest.mark.parametrize("name", ["linked titles", "table with a status"])
def test_a_paper_that_stands_under_the_topic_already(tmp_path: Path, name: str, weight: str) -> None:
    mine = f'title: "{WORKS[2].title}"\narxiv: "{WORKS[2].arxiv}"\ntopics: [fine-tuning]\n{weight}'
    context, path = _with_papers(tmp_path / "repo", SAME[name], {WORKS[2].arxiv: mine})
    there = There(context, path, adopt_run.adopt(context, path, fetch=False))
    assert promises.lost_urls(there) == []
    assert promises.changed_outside(there) == ""
    assert promises.moved(there) == []
    assert not promises.stale(there)
    assert promises.again(there) == ""


def test_what_a_block_does_not_show_after_all_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the reason may be: a page is believed only when every entry stands in it."""
    monkeypatch.setattr(_Trial, "_under_topics", lambda *_: False)
    text = f"# L\n\n{ENTRIES[0]}\n{ENTRIES[1]}\n\n## Fine-tuning\n\n{ENTRIES[0]}\n{ENTRIES[3]}\n"
    there = adopted(tmp_path / "repo", text)
    ((line, reason),) = ((left.line, left.reason) for left in there.result.left)
    assert (line, reason.startswith("its block would lose lora")) == (3, True)
    assert [line for line in _without_markers(there.new) if line] == [line for line in text.split("\n") if line]


@pytest.mark.parametrize(
    ("below", "papers"),
    [
        ("", {WORKS[0].arxiv: f'title: "{WORKS[0].title}"\narxiv: "{WORKS[0].arxiv}"\ntopics: [fine-tuning]\n'}),
        (f"\n## Fine-tuning\n\n{ENTRIES[0]}\n{ENTRIES[3]}\n", {}),
    ],
    ids=["in the catalog", "in the list"],
)
def test_below_no_topic_a_paper_that_has_one_stays(tmp_path: Path, below: str, papers: dict[str, str]) -> None:
    """A block of papers without a topic would not show it, so its entry would be gone."""
    text = f"# L\n\n{ENTRIES[0]}\n{ENTRIES[1]}\n{ENTRIES[2]}\n{below}"
    context, path = _with_papers(tmp_path / "repo", text, papers)
    there = There(context, path, adopt_run.adopt(context, path, fetch=False))
    reason = f"no heading above it names a topic, and {WORKS[0].arxiv} is under fine-tuning: put it under a heading of its own"
    assert there.result.left == [Left(3, reason)]
    assert [line for line in _without_markers(there.new) if line] == [line for line in text.split("\n") if line]
    assert not promises.stale(there)
    assert promises.again(there) == ""


def test_a_list_whose_papers_are_all_there(tmp_path: Path) -> None:
    papers = {w.arxiv: f'title: "{w.title}"\narxiv: "{w.arxiv}"\ntopics: [fine-tuning]\n' for w in reversed(WORKS[:3])}
    context, path = _with_papers(tmp_path / "repo", TITLED, papers)
    there = There(context, path, adopt_run.adopt(context, path, fetch=False))
    assert promises.lost_urls(there) == []
    assert promises.moved(there) == []
    assert not promises.stale(there)


@pytest.mark.parametrize("link", [False, True])
def test_a_list_in_a_subfolder(tmp_path: Path, link: bool) -> None:
    """Its relative links lead where they led, and the catalog has them relative to its own folder, however it is reached."""
    text = "# L\n\n## A\n\n" + "\n".join(
        f"{entry} [[slides](slides/{n}.pdf)] [[notes](../notes/{n}.md)]" for n, entry in enumerate(ENTRIES)
    )
    (tmp_path / "link").symlink_to("repo")
    context, path = place(tmp_path / "repo", text, "docs/reading/list.md")
    if link:
        context = replace(context, at=Layout(tmp_path / "link" / "catalog"))
    there = There(context, path, adopt_run.adopt(context, path, fetch=False))
    contents = there.context.catalog.contents()
    assert contents.papers[WORKS[1].arxiv].links == {
        "slides": "docs/reading/slides/1.pdf",
        "notes": "docs/notes/1.md",
    }
    assert contents.settings.readme_names == ("docs/reading/list.md",)
    assert promises.lost_urls(there) == []
    assert all(line in there.new.split("\n") for line in text.split("\n"))
    assert not promises.stale(there)
    assert promises.again(there) == ""


@pytest.mark.parametrize("name", ["date, bold title, links", "table with a status", "one in two sections"])
def test_stopped_anywhere_it_is_completed_by_the_same_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    whole = adopted(tmp_path / "whole", LISTS[name])
    wanted, papers = _without_markers(whole.new), list(tree(whole.context))
    write = files.Writes.add
    left = 0

    def failing(self: files.Writes, path: Path, data: bytes) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise StorageError("the disk is full", path=str(path))
        write(self, path, data)

    stops = 0
    while True:
        context, path = place(tmp_path / str(stops), LISTS[name])
        with monkeypatch.context() as patch:
            patch.setattr(files.Writes, "add", failing)
            left = stops
            try:
                adopt_run.adopt(context, path, fetch=False)
            except StorageError:
                stopped = True
            else:
                stopped = False
        if not stopped:
            break
        if path.read_bytes().decode() != whole.new:  # the README is written last of all but what is derived
            assert path.read_bytes().decode() == LISTS[name]
        assert context.catalog.contents().broken == []
        again = adopt_run.adopt(context, path, fetch=False)
        if again.changed:
            assert (again.entries, again.left) == (whole.result.entries, [])
        assert _without_markers(path.read_text()) == wanted, f"stopped at write {stops}"
        assert list(tree(context)) == papers
        assert render_readme.render_readme(context, [path], check=True).stale == []
        stops += 1
    assert stops > len(whole.papers) + 2


def _without_markers(text: str) -> list[str]:
    """The lines but those of markers: a list that was stopped has papers at other weights."""
    return [line for line in text.split("\n") if not line.startswith("<!-- papercli:")]


@pytest.mark.parametrize(
    "end",
    [
        " — a must",
        " (still open)",
        " [first read this]",
        " (see [here](https://example.org/h) too)",
        ", **NeurIPS 2023 Oral**",
        " 🔥",
        "\n  - first thought about it",
        " really good (and short)",
        ", *worth it*!",
        "\n  - first thought\n  - second thought",
    ],
)
def test_what_few_entries_say_comes_back(tmp_path: Path, end: str) -> None:
    text = "# L\n\n" + "\n".join(f"{entry}{end if n in (1, 4) else ''}" for n, entry in enumerate(ENTRIES)) + "\n"
    there = adopted(tmp_path / "repo", text)
    assert there.result.left == []
    assert [line for line in _without_markers(there.new) if line] == [line for line in text.split("\n") if line]


@pytest.mark.parametrize("mark", ["🔥", "⭐️", ":fire:", "🆕 🔥"])
@pytest.mark.parametrize("entry", ["- {mark}[{0.title}]({0.abs})", "- {mark}**{0.title}** [[paper]]({0.abs})"])
def test_marks_before_few_entries_come_back(tmp_path: Path, mark: str, entry: str) -> None:
    lines = [entry.format(work, mark=f"{mark} " if n in (1, 4) else "") for n, work in enumerate(WORKS)]
    there = adopted(tmp_path / "repo", "\n".join(["# L\n", *lines, ""]))
    assert there.result.left == []
    assert [line for line in _without_markers(there.new) if line] == ["# L", *lines]


@pytest.mark.parametrize(
    "entry",
    [
        "- **{0.title}**. *{0.people}*. [[paper]]({0.abs})",
        "- **{0.title}** *{0.people}* [[paper]]({0.abs})",
        "- **{0.title}** ({0.people}). [[paper]]({0.abs})",
        "- **{0.title}**, {0.people}: [[paper]]({0.abs})",
    ],
)
def test_an_entry_without_a_field_of_the_others(tmp_path: Path, entry: str) -> None:
    lines = [entry.format(work) for work in WORKS]
    for part in (f". *{WORKS[2].people}*.", f" *{WORKS[2].people}*", f" ({WORKS[2].people})", f", {WORKS[2].people}"):
        lines[2] = lines[2].replace(part, "." if part.endswith(".") else "", 1)
    there = adopted(tmp_path / "repo", "\n".join(["# L\n", *lines, ""]))
    assert [line for line in _without_markers(there.new) if line] == ["# L", *lines]


def test_a_year_alone_in_one_entry_adds_none_to_the_others(tmp_path: Path) -> None:
    lines = [
        f'- "{w.title}" ({w.year if n == 2 else w.venue.replace(" ", ", ")}). [[paper]]({w.abs})'
        for n, w in enumerate(WORKS)
    ]
    there = adopted(tmp_path / "repo", "\n".join(["# L\n", *lines, ""]))
    assert [line for line in _without_markers(there.new) if line] == ["# L", *lines]


def test_a_quote_behind_a_list_is_no_part_of_it(tmp_path: Path) -> None:
    quoted = f"> {ENTRIES[2]}"
    there = adopted(tmp_path / "repo", "\n".join(["# L\n", *ENTRIES[:2], "", quoted, ""]))
    assert quoted in there.new.split("\n")
    assert "\\>" not in there.new


def test_a_block_within_an_entry_stays(tmp_path: Path) -> None:
    block = "  <!-- papercli:begin layout=stats -->\n  <!-- papercli:end -->\n"
    there = adopted(tmp_path / "repo", f"# L\n\n{ENTRIES[0]}\n{block}\n  more words\n{ENTRIES[1]}\n")
    assert "<!-- papercli:begin layout=stats -->" in there.new
    assert promises.lost_urls(there) == []


def test_broken_markers_are_named_with_their_place(tmp_path: Path) -> None:
    context, path = place(tmp_path / "repo", "# L\n\n" + ENTRIES[0] + "\n\n<!-- papercli:end -->\n")
    with pytest.raises(InvalidError) as caught:
        adopt_run.adopt(context, path, fetch=False)
    assert (caught.value.path, caught.value.line) == ("README.md", 5)


def test_two_titles_with_one_link_stay_what_they_became(tmp_path: Path) -> None:
    url = "https://arxiv.org/abs/2501.04183"
    others = [f"- [{w.title}]({w.abs}) {w.people}" for w in WORKS]
    alike = [
        f"- [Automatic Large-Scale Analysis of Grass]({url}) Ada Stone, Bo Li",
        f"- [Decompiling for Grass Analysis]({url}) Cy Wu et al.",
    ]
    there = adopted(tmp_path / "repo", "\n".join(["# L\n\n## A\n", *others[:3], *alike, *others[3:], ""]))
    assert there.result.left == []
    assert promises.again(there) == ""


def test_a_place_beyond_a_million(tmp_path: Path) -> None:
    context, path = place(tmp_path / "repo", TITLED)
    adopt_run.adopt(context, path, fetch=False)
    last = tmp_path / "repo/more.md"
    text = "# More\n\n## Later\n\n- [Of Ways in Fog](https://example.org/fog)\n- [Of Ways in Rain](https://example.org/rain)\n"
    last.write_text(text)
    adopt_run.adopt(context, last, fetch=False)
    for id_, weight in (("of-ways-in-fog", "1000010"), ("of-ways-in-rain", "1000020.5")):
        file = context.at.papers / f"{id_}.yaml"
        file.write_text(re.sub(r"weight: .*", f"weight: {weight}", file.read_text()))
    last.write_text(text)
    result = adopt_run.adopt(context, last, fetch=False)
    assert result.left == []
    assert "weight=1000010..1000020.5" in last.read_text()
