"""The copy of a paper's file that an editor works on."""

from __future__ import annotations

from pathlib import Path

import pytest

from papercli.errors import LockedError
from papercli.store.edit_copy import held
from papercli.store.layout import Layout


@pytest.fixture
def at(tmp_path: Path) -> Layout:
    (tmp_path / "catalog").mkdir()
    return Layout(tmp_path / "catalog")


def left(at: Layout) -> list[str]:
    return sorted(p.name for p in (at.derived / "edit").iterdir())


def test_an_untouched_copy_goes(at: Layout) -> None:
    with held(at, "p") as copy:
        copy.begin(b"title: T\n")
        assert copy.path.read_bytes() == copy.begun_from == b"title: T\n"
    assert left(at) == []


def test_a_changed_copy_stays(at: Layout) -> None:
    with held(at, "p") as copy:
        copy.begin(b"title: T\n")
        copy.path.write_text("title: U\n")
    with held(at, "p") as copy:
        assert copy.is_changed
        assert copy.begun_from == b"title: T\n"
    assert left(at) == ["p.begun", "p.yaml"]


def test_one_edit_at_a_time(at: Layout) -> None:
    with held(at, "p") as copy:
        copy.begin(b"title: T\n")
        with pytest.raises(LockedError) as caught, held(at, "p"):
            pass
        assert caught.value.message == "p is being edited"
        assert copy.path.exists()
        with held(at, "q"):
            pass
    with held(at, "p"):
        pass


def test_a_copy_dropped_while_another_waits_at_the_door(at: Layout) -> None:
    with held(at, "p") as copy:
        copy.begin(b"x\n")
        copy.drop()
        with held(at, "p") as other:  # the file that is locked above has no name any more
            other.begin(b"y\n")
            assert other.begun_from == b"y\n"


def test_the_folder_of_derived_files_may_vanish(at: Layout) -> None:
    import shutil

    with held(at, "p") as copy:
        copy.begin(b"x\n")
        shutil.rmtree(at.derived)
    assert not at.derived.exists()
