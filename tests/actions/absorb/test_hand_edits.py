"""Random edits by hand come back as exactly that change of the catalog."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from tests.actions.absorb.hand_edits import KINDS, Editor
from tests.actions.absorb.samples import LISTS, RIGHT, Adopted, adopted, judged

REAL_LISTS = 10
LARGEST = 40_000
"""Bytes of a real list."""
WITH_STATUS = 2
"""How many of the lists at least say what was read."""

Adopt = Callable[[str], Adopted]


@pytest.fixture(scope="module")
def adopt(tmp_path_factory: pytest.TempPathFactory) -> Adopt:
    folder = tmp_path_factory.mktemp("lists")
    there: dict[str, Adopted] = {}

    def get(name: str) -> Adopted:
        if name not in there:
            there[name] = adopted(folder / name, LISTS[name])
        return there[name]

    return get


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", LISTS)
def test_an_edit_is_exactly_its_change(adopt: Adopt, name: str, kind: str) -> None:
    there = adopt(name)
    editor = Editor(there.text, there.contents.papers, Random(f"{name} {kind}"))
    assert len(editor.listed) == len(there.contents.papers)
    edits = [edit for _ in range(6) if (edit := editor.edit(kind))]
    assert edits or (kind, name) in NO_OCCASION
    for edit in edits:
        assert judged(there, edit, there.planned(edit.text, remove=kind == "removed")) == RIGHT, edit.text


NO_OCCASION = {("status", name) for name in LISTS if name not in ("table", "boxes")} | {("link", "table")}
"""Kinds of edits that a list gives no occasion for."""


def test_edits_of_real_lists(test_data: Path, tmp_path: Path) -> None:
    found, misses = measured(test_data, tmp_path, 2)
    assert all(each["right"] >= 0.9 * each.total() for each in found.values()), misses


@pytest.mark.slow
def test_a_hundred_edits_of_each_kind_of_ten_real_lists(
    test_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found, misses = measured(test_data, tmp_path, 100)
    with capsys.disabled():
        sys.stdout.write("\n".join(["", *(f"{kind}: {dict(each)}" for kind, each in found.items()), *misses, ""]))
    assert all(each["right"] >= 0.99 * each.total() for each in found.values())
    assert all(each["wrong"] <= 0.01 * each.total() for each in found.values())


def measured(test_data: Path, folder: Path, edits: int) -> tuple[dict[str, Counter[str]], list[str]]:
    """What becomes of so many edits of each kind in each of the real lists: kind → outcomes; and those that were not read."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    misses = []
    for name, there in real_lists(test_data / "lists", folder):
        editor = Editor(there.text, there.contents.papers, Random(name))
        for kind in KINDS:
            for _ in range(edits):
                edit = editor.edit(kind)
                if edit is None:
                    break
                verdict = judged(there, edit, there.planned(edit.text, remove=kind == "removed"))
                found[kind][verdict.outcome] += 1
                if verdict != RIGHT:
                    misses.append(f"{name}:{edit.line} {kind} {verdict.outcome}: {verdict.why[:200]}")
    assert all(found[kind].total() >= REAL_LISTS * edits for kind in KINDS if kind != "status")
    assert found["status"].total() >= WITH_STATUS * edits
    return found, misses


def real_lists(lists: Path, folder: Path) -> Iterator[tuple[str, Adopted]]:
    """Adopted lists in an arbitrary order that is always the same. Every fourth list is left for measuring what was not seen."""
    hashes = {path: hashlib.sha256(path.name.encode()).digest() for path in lists.glob("*.md")}
    seen, with_status = 0, 0
    for path, digest in sorted(hashes.items(), key=lambda each: each[1]):
        if path.name == "README.md" or path.stat().st_size > LARGEST or digest[-1] % 4 == 0:
            continue
        there = adopted(folder / path.stem, path.read_bytes().decode())
        papers = there.contents.papers.values()
        status = any(paper.status != "unread" for paper in papers)
        left = REAL_LISTS - seen - max(0, WITH_STATUS - with_status)
        if len(papers) >= 10 and (left if not status else seen < REAL_LISTS):
            seen += 1
            with_status += status
            yield path.name, there
