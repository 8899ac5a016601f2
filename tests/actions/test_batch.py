"""Which papers are meant: found out, and asked about, before the lock; looked at again under it."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from papercli.actions import mark, note, remove, rename, set_fields, tag
from papercli.actions.batch import Batch
from papercli.actions.context import Context
from papercli.errors import FullError, NotFoundError, PapercliError
from papercli.model.paper import Paper
from papercli.store import files
from papercli.store.layout import Layout

LORA = "title: Low-Rank Adaptation\nname: LoRA\narxiv: '2106.09685'\n"

ACTIONS: dict[str, Callable[[Context, str], object]] = {
    "mark": lambda context, ref: mark.mark(context, "read", [ref]),
    "tag": lambda context, ref: tag.tag(context, "peft", [ref], new_topic=True),
    "set": lambda context, ref: set_fields.set_fields(context, [ref], ["rating=5"], stdin=str),
    "remove": lambda context, ref: remove.remove(context, [ref]),
    "rename": lambda context, ref: rename.rename(context, ref, "new"),
    "note": note.begin,
}


@pytest.fixture
def at(tmp_path: Path) -> Layout:
    folder = tmp_path / "catalog"
    (folder / "papers").mkdir(parents=True)
    (folder / "catalog.yaml").write_text("format: 1\n")
    (folder / "papers" / "lora.yaml").write_text(LORA)
    return Layout(folder)


def context(at: Layout, confirm: Callable[[Paper], bool] | None) -> Context:
    return Context(at=at, today="2026-11-21", confirm=confirm, lock_timeout=0)


def is_free(folder: Path) -> bool:
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(handle)
    return True


def error_of(act: Callable[[], object]) -> PapercliError | None:
    try:
        done = act()
    except PapercliError as error:
        return error
    return done.failed[0].error if isinstance(done, Batch) and done.failed else None


@pytest.mark.parametrize("name", ACTIONS)
def test_nobody_waits_while_a_person_is_asked(at: Layout, name: str) -> None:
    asked: list[bool] = []

    def confirm(_: Paper) -> bool:
        asked.append(is_free(at.folder))
        return True

    assert error_of(lambda: ACTIONS[name](context(at, confirm), "rank")) is None
    assert asked == [True]


def test_stdin_is_read_before_the_lock(at: Layout) -> None:
    free: list[bool] = []

    def stdin() -> str:
        free.append(is_free(at.folder))
        return "five"

    set_fields.set_fields(context(at, None), ["lora"], ["remark=@-"], stdin=stdin)
    assert free == [True]


@pytest.mark.parametrize("name", ACTIONS)
@pytest.mark.parametrize("after", [None, "title: Another paper\n"])
def test_what_changed_while_a_person_was_asked_is_not_touched(at: Layout, name: str, after: str | None) -> None:
    file = at.papers / "lora.yaml"

    def confirm(_: Paper) -> bool:
        if after is None:
            file.unlink()
        else:
            file.write_text(after)
        return True

    error = error_of(lambda: ACTIONS[name](context(at, confirm), "rank"))
    assert isinstance(error, NotFoundError)
    assert [(p.name, p.read_text()) for p in at.papers.iterdir()] == ([("lora.yaml", after)] if after else [])
    assert at.settings.read_text() == "format: 1\n"


@pytest.mark.parametrize("ref", ["lora", "LoRA", "2106.09685", "low-rank adaptation"])
def test_a_paper_is_meant_by_any_reference(at: Layout, ref: str) -> None:
    assert error_of(lambda: mark.mark(context(at, None), "read", [ref])) is None
    assert "status: read" in (at.papers / "lora.yaml").read_text()


def test_a_full_disk_ends_the_batch_and_says_how_much_is_left(at: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "two"):
        (at.papers / f"{name}.yaml").write_text(f"title: {name}\n")

    def full(path: Path, _: bytes) -> None:
        raise files.failed(path, "write", OSError(errno.ENOSPC, "No space left on device"))

    monkeypatch.setattr(files, "write_bytes", full)
    batch = mark.mark(context(at, None), "read", ["lora", "one", "two"])
    assert [(each.ref, type(each.error)) for each in batch.failed] == [("lora", FullError)]
    assert (batch.done, batch.notes) == ([], ["2 more were not tried"])
