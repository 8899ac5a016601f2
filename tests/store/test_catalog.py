"""Reading a catalog while others write to it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from papercli.store import files
from papercli.store.catalog import Catalog
from papercli.store.layout import Layout
from papercli.store.yaml_limits import MAX_BYTES


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    folder = tmp_path / "catalog"
    (folder / "papers").mkdir(parents=True)
    (folder / "catalog.yaml").write_text("format: 1\n")
    for name in "abc":
        (folder / "papers" / f"{name}.yaml").write_text(f"title: {name}\n")
    return Catalog(Layout(folder))


def test_a_paper_that_is_renamed_while_all_are_read_is_there(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    read_bytes = files.read_bytes

    def meanwhile(path: Path, shown: str, limit: int = MAX_BYTES) -> bytes:
        if path.name == "a.yaml" and (catalog.at.papers / "c.yaml").exists():
            (catalog.at.papers / "c.yaml").rename(catalog.at.papers / "new.yaml")
        return read_bytes(path, shown, limit)

    monkeypatch.setattr(files, "read_bytes", meanwhile)
    found = catalog.contents()
    assert (sorted(found.papers), list(found.findings)) == (["a", "b", "new"], [])


def test_a_paper_that_is_renamed_while_the_folder_is_listed_is_there(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir, papers = os.scandir, catalog.at.papers

    class Meanwhile:
        """A listing that has passed the new name's place when the old one goes."""

        def __init__(self, folder: Path) -> None:
            self._entries = [each for each in scandir(folder) if each.name != "c.yaml"]
            if (papers / "c.yaml").exists():
                (papers / "c.yaml").rename(papers / "new.yaml")
                os.utime(papers, ns=(0, 1))

        def __enter__(self) -> Iterator[os.DirEntry[str]]:
            return iter(self._entries)

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(os, "scandir", Meanwhile)
    assert sorted(catalog.contents().papers) == ["a", "b", "new"]


def test_a_file_that_is_never_there_when_it_is_read_is_named(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    read_bytes = files.read_bytes

    def gone(path: Path, shown: str, limit: int = MAX_BYTES) -> bytes:
        if path.name == "b.yaml":
            raise FileNotFoundError(path)
        return read_bytes(path, shown, limit)

    monkeypatch.setattr(files, "read_bytes", gone)
    found = catalog.contents()
    assert (sorted(found.papers), [finding.code for finding in found.findings]) == (["a", "c"], ["gone"])
