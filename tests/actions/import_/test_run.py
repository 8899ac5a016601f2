"""Imports into a catalog on disk: what is written, asked for, reported, and what a second run does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from papercli.actions.context import Context
from papercli.actions.import_ import document
from papercli.actions.import_.metadata import Metadata, ask
from papercli.actions.import_.run import Imported, import_list
from papercli.actions.init import init
from papercli.errors import StorageError, UsageError
from papercli.model.draft import Draft, NotesFile, Reading, Skipped
from papercli.model.paper import Paper
from papercli.store import files
from tests.actions.import_.samples import draft
from tests.sources.server import ArxivServer

LORA = "LoRA: Low-Rank Adaptation of Large Language Models"
COWS = "Grazing behaviour of dairy cows in alpine summer pastures"
RECORDS = [
    {"id": "2106.09685", "title": LORA, "authors": ["Edward J. Hu"], "published": "2021-06-17"},
    {"id": "2305.11206", "title": "LIMA", "authors": ["Chunting Zhou"], "published": "2023-05-18"},
]
LIST = [
    draft(3, title=LORA, arxiv="2106.09685", section=("My list", "PEFT"), status="read"),
    draft(4, title=COWS, arxiv="2305.11206", section=("My list", "Milk"), url="https://arxiv.org/abs/2305.11206"),
    draft(5, title="By hand", url="https://example.org/x", section=("My list", "Milk", "Cheese")),
    draft(6, title="Nowhere to be found at all", arxiv="2404.99998", section=("My list",)),
]


@pytest.fixture
def context(tmp_path: Path) -> Context:
    at = init(tmp_path / "repo").at
    environ = {"PAPERCLI_CACHE": str(tmp_path / "cache"), "PAPERCLI_ARXIV_URL": "http://127.0.0.1:9/api/query"}
    return Context(at=at, today="2026-11-21", environ=environ)


def run(context: Context, drafts: list[Draft] | Reading, text: str = "# My list\n", **more: Any) -> Imported:
    reading = drafts if isinstance(drafts, Reading) else Reading(drafts=drafts)
    return import_list(context, document.decode(text.encode(), "list.md"), reading, **more)


def tree(context: Context) -> dict[str, bytes]:
    folder = context.at.folder
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def outcomes(imported: Imported) -> list[tuple[str, str, str]]:
    return [(done.ref, done.outcome, done.paper.id) for done in imported.batch.done]


def test_topics_and_papers_are_written(context: Context) -> None:
    imported = run(context, LIST, fetch=False)
    assert outcomes(imported) == [
        ("list.md:3", "added", "2106.09685"),
        ("list.md:4", "added", "2305.11206"),
        ("list.md:5", "added", "by-hand"),
        ("list.md:6", "added", "2404.99998"),
    ]
    assert (imported.batch.failed, imported.batch.notes) == ([], [])
    assert tree(context)["papers/2106.09685.yaml"].decode() == (
        f'title: "{LORA}"\narxiv: "2106.09685"\ntopics: [peft]\nstatus: read\nadded: 2026-11-21\nweight: 10\n'
    )
    assert tree(context)["catalog.yaml"].decode() == (
        "format: 1\ntitle: Papers\ntopics:\n  - slug: peft\n    title: PEFT\n"
        "  - slug: milk\n    title: Milk\n    topics:\n      - slug: cheese\n        title: Cheese\n"
    )


def test_all_ids_are_one_request_and_a_second_run_changes_nothing(context: Context) -> None:
    with ArxivServer(RECORDS) as server:
        context = Context(
            at=context.at, today=context.today, environ={**context.environ, "PAPERCLI_ARXIV_URL": server.url}
        )
        first = run(context, LIST)
        assert [sorted(request.ids) for request in server.requests] == [["2106.09685", "2305.11206", "2404.99998"]]
        before = tree(context)
        again = run(context, LIST)
    assert [(done.outcome, done.paper.id) for done in first.batch.done] == [
        ("added", "2106.09685"),
        ("added", "grazing-behaviour-of-dairy-cows-in-alpine-summer-pastures"),
        ("added", "by-hand"),
        ("added", "2404.99998"),
    ]
    wrong, nowhere = first.batch.notes
    assert wrong.startswith(f'list.md:4: wrong link: "{COWS}" leads to 2305.11206')
    assert nowhere == "list.md:6: arXiv has no paper 2404.99998"
    assert b"Edward J. Hu" in before["papers/2106.09685.yaml"]
    assert b"Chunting Zhou" not in b"".join(before.values())
    assert {done.outcome for done in again.batch.done} == {"present"}
    assert tree(context) == before


def test_without_a_source_nothing_is_asked(context: Context) -> None:
    with ArxivServer(RECORDS) as server:
        context = Context(
            at=context.at, today=context.today, environ={**context.environ, "PAPERCLI_ARXIV_URL": server.url}
        )
        run(context, LIST, fetch=False)
        offline = run(context, LIST, offline=True)
        assert server.requests == []
    assert offline.batch.done[0].paper.authors[0] == "Edward J. Hu"
    assert "1 paper stays as the list has it: not in the shipped snapshot" in offline.batch.notes


def test_a_later_run_with_a_network_fills_the_gaps(context: Context) -> None:
    run(context, LIST[:1], fetch=False)
    unreachable = run(context, [draft(9, title="Some other paper", arxiv="2404.99998")])
    assert any("1 paper stays as the list has it" in note for note in unreachable.batch.notes)
    with ArxivServer(RECORDS) as server:
        context = Context(
            at=context.at, today=context.today, environ={**context.environ, "PAPERCLI_ARXIV_URL": server.url}
        )
        assert outcomes(run(context, LIST[:1])) == [("list.md:3", "changed", "2106.09685")]
    assert tree(context)["papers/2106.09685.yaml"].decode() == (
        f'title: "{LORA}"\nauthors:\n  - Edward J. Hu\npublished: 2021-06-17\narxiv: "2106.09685"\ntopics: [peft]\n'
        "status: read\nadded: 2026-11-21\nweight: 10\n"
    )


def test_stopped_anywhere_the_same_again_completes_it(
    context: Context, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = Context(at=init(tmp_path / "other").at, today=context.today, environ=context.environ)
    run(other, LIST, fetch=False)
    write: Callable[..., None] = files.Writes.add
    for writes in range(5):
        done = []

        def failing(self: object, path: Path, data: bytes, done: list[Path] = done, writes: int = writes) -> None:
            if len(done) == writes:
                raise StorageError("the disk is full")
            done.append(path)
            write(self, path, data)

        monkeypatch.setattr(files.Writes, "add", failing)
        with pytest.raises(StorageError):
            run(
                context,
                [draft(n, title=f"Title {writes} {n}", section=("My list", f"S{writes}")) for n in range(1, 6)],
                fetch=False,
            )
        assert context.catalog.contents().broken == []
        monkeypatch.setattr(files.Writes, "add", write)
    run(context, LIST[:2], fetch=False)
    run(context, LIST, fetch=False)
    assert {
        name: data.split(b"weight")[0]
        for name, data in tree(context).items()
        if name in tree(other) and "papers" in name
    } == {name: data.split(b"weight")[0] for name, data in tree(other).items() if "papers" in name}


def test_topics_given_take_the_place_of_the_sections(context: Context) -> None:
    with pytest.raises(UsageError, match="no topic"):
        run(context, LIST, topics=("Reading",), fetch=False)
    assert set(tree(context)) == {"catalog.yaml"}
    imported = run(context, LIST, topics=("Reading",), new_topic=True, fetch=False)
    assert {done.paper.topics for done in imported.batch.done} == {("reading",)}
    assert context.catalog.settings().topics.slugs == ("reading",)


def test_one_that_fails_stops_no_other(context: Context) -> None:
    (context.at.papers / "2106.09685.yaml").write_text("title: [\n")
    imported = run(context, [*LIST, draft(7, venue="ICLR")], fetch=False)
    assert [failed.ref for failed in imported.batch.failed] == ["list.md:3", "list.md:7"]
    assert len(imported.batch.done) == 3
    assert (context.at.papers / "2106.09685.yaml").read_text() == "title: [\n"


def test_what_was_skipped_is_handed_on(context: Context) -> None:
    skipped = [Skipped(9, "is prose")]
    assert run(context, Reading(skipped=skipped)).skipped == skipped


def test_a_file_of_notes_becomes_the_papers_notes_byte_for_byte(context: Context) -> None:
    text = "\ufeff# LoRA\r\n\r\nhttps://arxiv.org/abs/2106.09685\r\n\tlow rank  "
    reading = Reading(notes=[NotesFile(1, "LoRA", arxiv="2106.09685")])
    imported = run(context, reading, text, fetch=False)
    assert outcomes(imported) == [("list.md:1", "added", "2106.09685")]
    assert tree(context)["notes/2106.09685.md"] == text.encode()
    again = run(context, reading, text, fetch=False)
    assert (outcomes(again), again.batch.failed) == ([("list.md:1", "present", "2106.09685")], [])
    other = run(context, reading, "# LoRA\n\nother words\n", fetch=False)
    assert [failed.error.code for failed in other.batch.failed] == ["has-notes"]
    assert tree(context)["notes/2106.09685.md"] == text.encode()


def test_progress_is_told(context: Context) -> None:
    told: list[tuple[str, int, int]] = []
    run(context, LIST, offline=True, progress=lambda words, done, of: told.append((words, done, of)))
    assert told[0] == ("looking up", 0, 3)
    assert [each[1:] for each in told if each[0] == "writing"] == [(n, 4) for n in range(5)]


def test_papers_that_lack_nothing_are_not_asked_for(context: Context) -> None:
    asked = ask(LIST, [Paper(id="x", title=LORA, arxiv="2106.09685", authors=("A",))], context, offline=True)
    assert asked.records.keys() == {"2106.09685", "2305.11206"}
    whole = Paper(id="x", title=LORA, arxiv="2106.09685", authors=("A",), published="2021")
    assert ask(LIST, [whole], context, offline=True).records.keys() == {"2305.11206"}
    assert ask(LIST[2:3], [], context, offline=True) == Metadata()
