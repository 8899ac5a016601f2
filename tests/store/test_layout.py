"""Where things lie."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from papercli.errors import InvalidError
from papercli.store import layout
from papercli.store.catalog import Catalog


@pytest.fixture
def at(tmp_path: Path) -> layout.Layout:
    folder = tmp_path / "catalog"
    (folder / "papers" / "2023" / "deep").mkdir(parents=True)
    (folder / "papers" / ".hidden").mkdir()
    (folder / "catalog.yaml").write_text("format: 1\n")
    return layout.Layout(folder)


def test_the_folders_of_papers(at: layout.Layout) -> None:
    (at.papers / "link").symlink_to(at.root)
    assert at.paper_folders() == (at.papers, at.papers / "2023", at.papers / "2023" / "deep")


def test_the_folder_of_a_file(at: layout.Layout) -> None:
    (at.root / "docs" / "deep").mkdir(parents=True)
    (at.root / "link").symlink_to("docs/deep")
    (at.root / "again").symlink_to(at.root)
    places = {"README.md": "", "docs/deep/list.md": "docs/deep", "link/list.md": "docs/deep", "../list.md": ""}
    for way in (at, layout.Layout(at.root / "again" / "catalog")):
        assert {path: way.folder_of(at.root / path) for path in places} == places
        assert {path: way.folder_of(way.root / path) for path in ("docs/x.md", "link/x.md")} == {
            "docs/x.md": "docs",
            "link/x.md": "docs/deep",
        }


def test_the_folders_are_looked_for_once(at: layout.Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(20):
        (at.papers / "2023" / f"p{n}.yaml").write_text("title: T\n")
    scans: list[object] = []
    listdir = os.listdir

    def counted(path: object) -> object:
        scans.append(path)
        return listdir(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "listdir", counted)
    catalog = Catalog(at)
    assert all(catalog.file(f"p{n}") for n in range(20))
    assert catalog.file("no") is None
    assert len(scans) == 3


def test_one_id_in_two_folders(at: layout.Layout) -> None:
    for folder in (at.papers, at.papers / "2023"):
        (folder / "p.yaml").write_text("title: T\n")
    with pytest.raises(InvalidError) as caught:
        Catalog(at).file("p")
    assert (caught.value.code, caught.value.path) == ("double-id", "catalog/papers/2023/p.yaml")


@pytest.mark.parametrize(
    ("target", "there"),
    [
        ("catalog/catalog.yaml", True),
        ("catalog", True),
        ("", True),
        ("nowhere", False),
        ("../outside", False),
        ("a\0b", False),
        ("x" * 300, False),
        ("x/" * 3000, False),
        ("\ud800", False),
    ],
)
def test_whether_a_link_leads_to_a_file(at: layout.Layout, target: str, there: bool) -> None:
    (at.root.parent / "outside").write_text("")
    assert layout.leads_to_file(target, at.root) is there
