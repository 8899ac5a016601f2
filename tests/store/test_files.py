"""Whole files or none, and one writer at a time."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from papercli.errors import InvalidError, LockedError, StorageError
from papercli.store import files


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    files.write_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]


def test_a_new_file_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        files.write_bytes(tmp_path / "a.yaml", b"x")
    finally:
        os.umask(before)
    assert (tmp_path / "a.yaml").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_failing_call_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if call == "write":
        monkeypatch.setattr(os, "fdopen", full)
    elif call == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(StorageError, match="no space left on device") as caught:
        files.write_bytes(path, b"new")
    monkeypatch.undo()
    assert caught.value.exit_status == 6
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]


def test_the_bytes_are_on_disk_before_the_name_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    real_sync, real_replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda fd: (calls.append("fsync"), real_sync(fd))[1])
    monkeypatch.setattr(Path, "replace", lambda self, to: (calls.append("rename"), real_replace(self, to))[1])
    files.write_bytes(tmp_path / "a.yaml", b"x")
    assert calls == ["fsync", "rename", "fsync"]


def test_links_devices_and_large_files_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "large").write_bytes(b"x" * 11)
    for name, code in (("link", "link"), ("fifo", "odd-file"), ("large", "too-large")):
        with pytest.raises(InvalidError) as caught:
            files.read_bytes(tmp_path / name, name, limit=10)
        assert caught.value.code == code
    with pytest.raises(FileNotFoundError):
        files.read_bytes(tmp_path / "nothing", "nothing")


def test_the_lock_is_exclusive_and_says_when_it_waits(tmp_path: Path) -> None:
    held, release = threading.Event(), threading.Event()

    def hold() -> None:
        with files.locked(tmp_path, timeout=1, waiting=lambda: None):
            held.set()
            release.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    with pytest.raises(LockedError) as caught, files.locked(tmp_path, timeout=0, waiting=lambda: None):
        pass
    assert caught.value.exit_status == 6
    said = []

    def waiting() -> None:
        said.append("waiting")
        release.set()

    with files.locked(tmp_path, timeout=30, waiting=waiting):
        pass
    thread.join()
    assert said == ["waiting"]


def test_the_lock_dies_with_its_owner(tmp_path: Path) -> None:
    script = (
        "import os,sys,pathlib\nfrom papercli.store import files\n"
        "with files.locked(pathlib.Path(sys.argv[1]), timeout=1, waiting=lambda: None):\n os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False).returncode == 9
    with files.locked(tmp_path, timeout=0, waiting=lambda: None):
        assert list(tmp_path.iterdir()) == []


def test_a_sweep_takes_away_what_a_killed_writer_left_and_nothing_else(tmp_path: Path) -> None:
    left = [".a.yaml.x1y2z3_4.tmp", f".{'n' * 100}.abcdefgh.tmp"]
    others = [
        ".hidden",
        "a.tmp",
        ".a.tmp",
        ".a.yaml.x1y2z3_4.tmp.bak",
        "x1y2z3_4.tmp",
        ".a.yaml.X1Y2Z3_4.tmp",
        "a.yaml",
    ]
    for name in (*left, *others):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / ".folder.abcdefgh.tmp").mkdir()
    files.sweep(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([*others, ".folder.abcdefgh.tmp"])
    files.sweep(tmp_path / "nothing")


def test_a_sweep_for_one_file_leaves_those_of_others(tmp_path: Path) -> None:
    for name in (".README.md.abcdefgh.tmp", ".OTHER.md.abcdefgh.tmp"):
        (tmp_path / name).write_bytes(b"")
    files.sweep(tmp_path, "README.md")
    assert [p.name for p in tmp_path.iterdir()] == [".OTHER.md.abcdefgh.tmp"]


def test_a_sweep_goes_through_no_link(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / ".a.abcdefgh.tmp").write_bytes(b"")
    (tmp_path / "link").symlink_to(there)
    files.sweep(tmp_path / "link")
    assert len(list(there.iterdir())) == 1


def test_what_is_written_in_place_goes_through_no_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with pytest.raises(StorageError):
        files.write_in_place(tmp_path / "link", b"x")
    assert not (tmp_path / "target").exists()


def test_zeros_at_the_end_of_a_text_go_and_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes(b"a\0b\n\0\0\0")
    files.cut_zeros(path)
    assert path.read_bytes() == b"a\0b\n"
