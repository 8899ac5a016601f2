"""The one writer: nothing that is there is replaced, and what waits is written with the next paper or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from papercli.errors import RefusedError, StorageError
from papercli.model.changes import AddItem, Change, Set
from papercli.store import files
from papercli.store.layout import Layout
from papercli.store.writer import writing

TOPIC: list[Change] = [AddItem(("topics",), {"slug": "peft"})]


@pytest.fixture
def at(tmp_path: Path) -> Layout:
    folder = tmp_path / "catalog"
    (folder / "papers").mkdir(parents=True)
    (folder / "notes").mkdir()
    (folder / "catalog.yaml").write_text("format: 1\n")
    (folder / "papers" / "there.yaml").write_text("title: There\n")
    return Layout(folder)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    path = tmp_path / "elsewhere.yaml"
    path.write_text("title: Precious\n")
    return path


def test_a_new_paper_does_not_take_the_place_of_a_link(at: Layout, elsewhere: Path) -> None:
    for name, target in (("good", elsewhere), ("dangling", at.root / "nothing")):
        link = at.papers / f"{name}.yaml"
        link.symlink_to(target)
        with writing(at) as writer, pytest.raises(RefusedError) as caught:
            writer.add(name, {"title": "New"})
        assert caught.value.code == "taken"
        assert link.is_symlink()
    assert elsewhere.read_text() == "title: Precious\n"


def test_nor_of_a_folder(at: Layout) -> None:
    (at.papers / "odd.yaml").mkdir()
    with writing(at) as writer, pytest.raises(RefusedError) as caught:
        writer.add("odd", {"title": "New"})
    assert caught.value.code == "taken"


def test_a_renamed_paper_takes_the_place_of_nothing(at: Layout, elsewhere: Path) -> None:
    (at.papers / "new.yaml").symlink_to(at.root / "nothing")
    (at.notes / "there.md").write_text("mine\n")
    (at.notes / "newer.md").symlink_to(at.root / "nothing")
    for name in ("new", "newer"):
        for dry_run in (True, False):
            with writing(at, dry_run=dry_run) as writer, pytest.raises(RefusedError) as caught:
                writer.rename("there", name)
            assert caught.value.code == "taken"
    assert (at.papers / "there.yaml").read_text() == "title: There\n"
    assert (at.notes / "there.md").read_text() == "mine\n"
    assert (at.notes / "newer.md").is_symlink()


def test_settings_that_wait_are_written_with_the_next_paper(at: Layout) -> None:
    for change in ("edit", "add"):
        at.settings.write_text("format: 1\n")
        with writing(at) as writer:
            assert writer.edit_settings(TOPIC, wait=True).topics.slugs == ("peft",)
            assert writer.settings().topics.slugs == ("peft",)
            assert at.settings.read_text() == "format: 1\n"
            if change == "edit":
                writer.edit("there", [])
            else:
                writer.add("new", {"title": "New"})
            assert at.settings.read_text() == "format: 1\ntopics:\n  - slug: peft\n"
            assert writer.settings().topics.slugs == ("peft",)


def test_settings_that_wait_are_not_written_without_a_paper(at: Layout) -> None:
    with writing(at) as writer:
        writer.edit_settings(TOPIC, wait=True)
        with pytest.raises(RefusedError):
            writer.edit("there", [Set(("year",), "abc")])
        with pytest.raises(RefusedError):
            writer.add("there", {"title": "New"})
    assert at.settings.read_text() == "format: 1\n"


def test_settings_that_wait_go_along_with_those_that_do_not(at: Layout) -> None:
    with writing(at) as writer:
        writer.edit_settings(TOPIC, wait=True)
        writer.edit_settings([AddItem(("topics",), {"slug": "lora"})])
    assert at.settings.read_text() == "format: 1\ntopics:\n  - slug: peft\n  - slug: lora\n"


def test_a_dry_run_sees_what_it_would_have_written(at: Layout) -> None:
    with writing(at, dry_run=True) as writer:
        writer.edit_settings(TOPIC)
        writer.add("new", {"title": "New"})
        assert writer.edit_settings([AddItem(("topics",), {"slug": "lora"})]).topics.slugs == ("peft", "lora")
    assert at.settings.read_text() == "format: 1\n"
    assert not (at.papers / "new.yaml").exists()


def test_a_paper_in_a_new_folder_is_found_at_once(at: Layout) -> None:
    at.settings.write_text('format: 1\npapers_in: "{year}"\n')
    with writing(at) as writer:
        assert writer.file("there")
        writer.add("new", {"title": "New", "year": "2023"})
        file = writer.file("new")
    assert file is not None
    assert file.shown == "catalog/papers/2023/new.yaml"


@pytest.mark.parametrize("key", ["title", "intro", "topics"])
def test_new_keys_of_a_topic_stand_in_the_order_of_the_docs(at: Layout, key: str) -> None:
    at.settings.write_text("format: 1\ntopics:\n  - slug: a\n    was: [b]\n")
    value = [{"slug": "c"}] if key == "topics" else "X"
    with writing(at) as writer:
        writer.edit_settings([Set(("topics", 0, key), value)])  # type: ignore[arg-type]
    keys = [line.strip(" -").split(":")[0] for line in at.settings.read_text().splitlines()[2:5]]
    assert keys == sorted(["slug", "was", key], key=["slug", "title", "intro", "was", "topics"].index)


def test_the_next_writer_sweeps_what_one_that_was_killed_has_left(at: Layout) -> None:
    (at.folder / "catalog.yaml").write_text("format: 1\nreadmes: [docs/list.md]\n")
    folders = [at.folder, at.papers, at.papers / "2024", at.notes, at.derived, at.adopted]
    for folder in folders:
        folder.mkdir(exist_ok=True)
        (folder / ".some.yaml.abcdefgh.tmp").write_text("half")
    (at.root / "docs").mkdir()
    for name in (".list.md.abcdefgh.tmp", ".other.md.abcdefgh.tmp"):
        (at.root / "docs" / name).write_text("half")
    with writing(at, dry_run=True):
        assert (at.papers / ".some.yaml.abcdefgh.tmp").exists()
    with writing(at):
        pass
    left = {p.relative_to(at.root).as_posix() for p in at.root.rglob("*.tmp")}
    assert left == {"docs/.other.md.abcdefgh.tmp"}


def test_a_topic_whose_write_failed_when_it_stood_there_is_not_declared_twice(
    at: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    with writing(at) as writer:
        writer.edit_settings(TOPIC, wait=True)
        sync_folder = files.sync_folder

        def fail(folder: Path) -> None:
            monkeypatch.setattr(files, "sync_folder", sync_folder)
            raise OSError(errno.EIO, "Input/output error")

        monkeypatch.setattr(files, "sync_folder", fail)
        with pytest.raises(StorageError):
            writer.add("one", {"title": "One"})
        writer.add("two", {"title": "Two"})
    assert at.settings.read_text().count("peft") == 1
    assert (at.papers / "two.yaml").exists()
