from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from papercli.model.arxiv_id import ArxivId
from papercli.model.record import Record
from papercli.sources.cache import FRESH, Cache

if TYPE_CHECKING:
    from pathlib import Path

HEP = ArxivId("hep-th/9901001")
RECORD = Record(arxiv=HEP.id, version=2, title="Strings 評価", authors=("A. B.",), source="arxiv")


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.get(HEP) is None
    cache.put(HEP, RECORD)
    assert Cache(tmp_path).get(HEP) == RECORD
    assert [path.name for path in (tmp_path / "arxiv").iterdir()] == ["hep-th_9901001.json"]


def test_a_version_is_kept_apart(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(ArxivId(HEP.id, 2), RECORD)
    assert cache.get(HEP) is None
    assert cache.get(ArxivId(HEP.id, 1)) is None
    assert cache.get(ArxivId(HEP.id, 2)) == RECORD


def age(folder: Path, seconds: float) -> None:
    path = folder / "arxiv/hep-th_9901001.json"
    entry = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(entry | {"fetched": time.time() - seconds}), "utf-8")


def test_old_answers_count_only_where_they_may(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(HEP, RECORD)
    age(tmp_path, FRESH - 100)
    assert cache.get(HEP) == RECORD
    age(tmp_path, FRESH + 100)
    assert cache.get(HEP) is None
    assert cache.get(HEP, oldest=None) == RECORD
    age(tmp_path, -1e6)
    assert cache.get(HEP) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b"[]",
        b"null",
        b"7",
        b"{}",
        b'{"format": 1, "fetched": 9999999999, "record": {}}',
        b'{"format": 1, "fetched": "x", "record": {}}',
        b"[" * 100_000,
        b" " * (5 << 20),
    ],
)
def test_a_spoilt_entry_is_none(tmp_path: Path, content: bytes) -> None:
    cache = Cache(tmp_path)
    cache.put(HEP, RECORD)
    (tmp_path / "arxiv/hep-th_9901001.json").write_bytes(content)
    assert cache.get(HEP, oldest=None) is None
    cache.put(HEP, RECORD)
    assert cache.get(HEP) == RECORD


@pytest.mark.parametrize(
    "change",
    [{"format": 2}, {"record": {"arxiv": "2305.11206", "title": "x", "source": "arxiv"}}, {"record": {"title": ""}}],
)
def test_an_entry_of_another_format_or_paper_is_none(tmp_path: Path, change: dict[str, object]) -> None:
    cache = Cache(tmp_path)
    cache.put(HEP, RECORD)
    path = tmp_path / "arxiv/hep-th_9901001.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | change), "utf-8")
    assert cache.get(HEP) is None


def test_a_folder_that_can_not_be_written_is_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        cache = Cache(folder)
        cache.put(HEP, RECORD)
        assert cache.get(HEP) is None


def test_nothing_is_left_where_the_entry_can_not_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "arxiv/hep-th_9901001.json/full").mkdir(parents=True)
    cache = Cache(tmp_path)
    cache.put(HEP, RECORD)
    assert cache.get(HEP) is None
    assert [path.name for path in (tmp_path / "arxiv").iterdir()] == ["hep-th_9901001.json"]
