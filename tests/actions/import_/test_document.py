"""Reading the file that is to be imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from papercli.actions.import_ import document
from papercli.errors import InvalidError, StorageError


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    data = "\ufeff# Ünïcode\r\n".encode()
    (tmp_path / "list.md").write_bytes(data)
    (tmp_path / "link.md").symlink_to("list.md")
    for name in ("list.md", "link.md"):
        found = document.read(tmp_path / name, name)
        assert (found.shown, found.data, found.text) == (name, data, data.decode())


def test_what_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StorageError, match="no such file"):
        document.read(tmp_path / "nothing.md", "nothing.md")
    with pytest.raises(StorageError, match="folder"):
        document.read(tmp_path, "here")
    (tmp_path / "long.md").write_bytes(b"x" * 20)
    monkeypatch.setattr(document, "MAX_BYTES", 10)
    with pytest.raises(InvalidError, match="larger than 10 bytes"):
        document.read(tmp_path / "long.md", "long.md")
    with pytest.raises(InvalidError, match="larger than 10 bytes"):
        document.decode(b"x" * 11, "-")


def test_the_first_byte_that_is_not_utf8_is_named() -> None:
    with pytest.raises(InvalidError) as caught:
        document.decode("äöü\nÄ ".encode() + b"\xe9 more\n", "list.md")
    assert caught.value.where == "list.md:2:3"
    assert "0xe9" in caught.value.message
