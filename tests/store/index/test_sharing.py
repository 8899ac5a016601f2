"""What may be the same work as a paper to be added is found without reading the others."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

import pytest

from papercli.actions.add import add
from papercli.actions.context import Context
from papercli.actions.given import Given
from papercli.model.paper import Paper
from papercli.store import catalog
from papercli.store.index import sharing, stamps, works
from tests.store.index.answers import make

MANY = 120


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Context:
    """Papers whose files count as old enough to trust their stamps."""
    monkeypatch.setattr(stamps, "_YOUNG", -(10**18))
    context = make(tmp_path)
    for i in range(MANY):
        write(context, f"paper{i}", f"title: Paper {i}\nurl: https://example.org/{i}\n")
    add(context, [], Given(title="The first one added"))
    return context


def write(context: Context, id_: str, text: str) -> None:
    (context.at.papers / f"{id_}.yaml").write_text(text, encoding="utf-8")


def draft(title: str = "Another", url: str | None = None) -> Paper:
    return Paper(id="", title=title, url=url)


def ids(context: Context, wanted: Paper) -> list[str]:
    """Whose files are read."""
    with mock.patch.object(catalog, "read_paper", side_effect=catalog.read_paper) as reading:
        context.catalog.may_be_same([wanted])
    return [call.args[0].id for call in reading.call_args_list]


def test_only_papers_that_share_something_are_read(library: Context) -> None:
    assert set(ids(library, draft("paper 7!", "http://example.org/9/"))) == {"paper7", "paper9", "the-first-one-added"}


def test_what_changed_since_is_read_and_the_index_stays_as_it_is(library: Context) -> None:
    before = (library.at.derived / works.NAME).stat().st_ino
    write(library, "paper3", "title: Fog\n")
    (library.at.papers / "paper4.yaml").unlink()
    result = add(library, [], Given(title="Fog"))
    assert [done.outcome for done in result.done] == ["present"]
    assert [done.outcome for done in add(library, [], Given(title="Paper 4")).done] == ["added"]
    assert (library.at.derived / works.NAME).stat().st_ino == before


def test_many_changes_are_written_into_the_index(library: Context) -> None:
    before = (library.at.derived / works.NAME).stat().st_ino
    for i in range(sharing.FEW + 1):
        write(library, f"paper{i}", f"title: Otherwise {i}\n")
    assert ids(library, draft("Otherwise 11")) == ["paper11"]
    assert (library.at.derived / works.NAME).stat().st_ino != before
    assert ids(library, draft("Paper 11")) == []


def test_papers_in_folders_are_found_too(library: Context) -> None:
    (library.at.papers / "2024").mkdir()
    (library.at.papers / "2024/new.yaml").write_text("title: New\n", encoding="utf-8")
    assert "new" in ids(library, draft("New"))
    with library.writing() as writer:
        assert [paper.id for paper in writer.may_be_same([draft("Paper 5")]) if paper.title == "Paper 5"] == ["paper5"]


def test_an_id_that_stands_twice_is_read_from_the_files(library: Context) -> None:
    (library.at.papers / "2024").mkdir()
    (library.at.papers / "2024/paper5.yaml").write_text("title: Twice\n", encoding="utf-8")
    assert len(library.catalog.may_be_same([draft("Paper 5")])) == MANY + 1
