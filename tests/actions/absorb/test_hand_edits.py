"""Random edits by hand come back as exactly that change of the catalog."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.actions.absorb.hand_edits import KINDS, Editor
from tests.actions.absorb.samples import LISTS, Adopted, adopted, wrong

REAL_LISTS, REAL_EDITS = 10, int(os.environ.get("PAPERCLI_HAND_EDITS", "2"))
"""How many real lists, and how many edits of each kind in each of them."""
LARGEST = 40_000
"""Bytes of a real list in a default run."""

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
        assert wrong(there, edit, there.planned(edit.text, remove=kind == "removed")) == "", edit.text


NO_OCCASION = {("status", name) for name in LISTS if name not in ("table", "boxes")} | {("link", "table")}
"""Kinds of edits that a list gives no occasion for."""


def test_edits_of_real_lists(test_data: Path, tmp_path: Path) -> None:
    good: Counter[str] = Counter()
    made: Counter[str] = Counter()
    misses = []
    lists = sorted((test_data / "lists").glob("*.md"), key=lambda p: hashlib.sha256(p.name.encode()).digest())
    used = 0
    for path in lists:
        if path.name == "README.md" or path.stat().st_size > LARGEST or used == REAL_LISTS:
            continue
        there = adopted(tmp_path / path.stem, path.read_bytes().decode())
        if len(there.contents.papers) < 10:
            continue
        used += 1
        editor = Editor(there.text, there.contents.papers, Random(path.name))
        for kind in KINDS:
            for _ in range(REAL_EDITS):
                edit = editor.edit(kind)
                if edit is None:
                    break
                made[kind] += 1
                complaint = wrong(there, edit, there.planned(edit.text, remove=kind == "removed"))
                good[kind] += not complaint
                if complaint:
                    misses.append(f"{path.name}:{edit.line} {kind}")
    shares = {kind: good[kind] / made[kind] for kind in KINDS if made[kind]}
    assert made.total() > REAL_LISTS * REAL_EDITS * 3
    assert all(share >= 0.9 for share in shares.values()), (shares, misses)
