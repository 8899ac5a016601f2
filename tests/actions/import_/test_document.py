"""Reading the file that is to be imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from papercli.actions.import_ import document
from papercli.errors import InvalidError, StorageError
from papercli.store.layout import Layout


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


@pytest.mark.parametrize(
    ("target", "rebased"),
    [
        ("a.pdf", "docs/a.pdf"),
        ("./a.pdf", "docs/a.pdf"),
        ("../pdf/a.pdf", "pdf/a.pdf"),
        ("sub/", "docs/sub/"),
        ("https://example.org/a", "https://example.org/a"),
        ("mailto:me@example.org", "mailto:me@example.org"),
        ("//example.org", "//example.org"),
        ("/top.md", "/top.md"),
        ("#here", "#here"),
        ("", ""),
    ],
)
def test_relative_links_from_the_top(target: str, rebased: str) -> None:
    assert document.rebased(target, "docs") == rebased
    assert document.rebased(target, "") == target


def test_where_a_list_stands(tmp_path: Path) -> None:
    at = Layout(tmp_path / "repo" / "catalog")
    for path, folder in (("repo/README.md", ""), ("repo/docs/deep/list.md", "docs/deep"), ("elsewhere/list.md", "")):
        assert document.Document("x", b"", "", tmp_path / path).folder_in(at) == folder
    assert document.Document("-", b"", "").folder_in(at) == ""
