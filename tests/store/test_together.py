"""Papers written together: as quick as one, and each old or new."""

from __future__ import annotations

import os
from pathlib import Path
from unittest import mock

import pytest

from papercli.errors import StorageError
from papercli.model.changes import Set
from papercli.store import files, writer as writer_module
from papercli.store.layout import Layout
from papercli.store.writer import Writer, writing


@pytest.fixture
def at(tmp_path: Path) -> Layout:
    layout = Layout(tmp_path / "catalog")
    layout.papers.mkdir(parents=True)
    layout.settings.write_text("format: 1\n")
    return layout


def titles(at: Layout) -> list[str]:
    return sorted(path.stem for path in at.papers.iterdir())


def add(writer: Writer, *ids: str) -> None:
    for id_ in ids:
        writer.add(id_, {"title": id_})


def test_the_disk_is_waited_for_after_all_are_written(at: Layout) -> None:
    order = []
    opened, synced, replaced = os.open, os.fsync, Path.replace
    with (
        mock.patch.object(os, "open", side_effect=lambda *a, **k: [order.append("open"), opened(*a, **k)][1]),
        mock.patch.object(os, "fsync", side_effect=lambda h: [order.append("sync"), synced(h)][1]),
        mock.patch.object(
            Path, "replace", autospec=True, side_effect=lambda a, b: [order.append("new"), replaced(a, b)]
        ),
        writing(at) as writer,
        writer.together(),
    ):
        order.clear()
        add(writer, "a", "b", "c")
        assert order == ["open"] * 3
        assert titles(at) == [] or all(name.startswith(".") for name in titles(at))
    assert order[3:-2] == ["sync"] * 3 + ["new"] * 3
    assert titles(at) == ["a", "b", "c"]


def test_what_was_written_is_read_and_edited(at: Layout) -> None:
    with writing(at) as writer, writer.together():
        add(writer, "a")
        assert writer.file("a") is not None
        assert writer.edit("a", [Set(("venue",), "ICML")])[0].venue == "ICML"
        assert writer.edit("a", [Set(("name",), "A")])[0].venue == "ICML"
        assert writer.paper("a").name == "A"
        add(writer, "b")
        assert list(writer.contents().papers) == ["a", "b"]


def test_other_writes_come_after(at: Layout) -> None:
    with writing(at) as writer, writer.together():
        add(writer, "a")
        writer.edit_settings([Set(("title",), "T")])
        assert titles(at) == ["a"]
        add(writer, "b")
        writer.remove("a", with_notes=False)
        assert titles(at) == ["b"]


def test_many_are_written_some_at_a_time(at: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_module, "_TOGETHER", 2)
    with writing(at) as writer, writer.together():
        add(writer, "a", "b", "c")
        assert {"a", "b"} <= set(titles(at))
        assert "c" not in titles(at)
    assert titles(at) == ["a", "b", "c"]


@pytest.mark.parametrize("call", ["fsync", "fchmod"])
def test_a_disk_that_refuses_leaves_nothing_half(at: Layout, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    count = iter(range(100))

    def refuse(*given: object) -> None:
        if next(count) == 1:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(StorageError, match="no space left"), writing(at) as writer, writer.together():
        add(writer, "a", "b", "c")
    assert titles(at) == ([] if call == "fsync" else ["a"])


def test_an_interruption_leaves_nothing_half(at: Layout) -> None:
    with (
        mock.patch.object(files.Writes, "finish", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
        writing(at) as writer,
        writer.together(),
    ):
        add(writer, "a", "b")
    assert titles(at) == []


def test_the_last_of_two_writes_of_a_file_counts(tmp_path: Path) -> None:
    writes = files.Writes()
    writes.add(tmp_path / "a", b"1")
    writes.add(tmp_path / "a", b"2")
    writes.finish()
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"2")]
