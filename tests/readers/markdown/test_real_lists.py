"""The figures reached on real hand-kept lists, against what a careful reader reads in them."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest

from papercli.readers.markdown.reader import read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from papercli.model.draft import Reading

ID = re.compile(
    r"arxiv\.org/(?:abs|pdf|html)/((?:\d{4}\.\d{4,5})|(?:[a-z-]+(?:\.[A-Za-z]{2})?/\d{7}))(?:v\d+)?", re.IGNORECASE
)


def folded(text: str | None) -> str:
    return "".join(c for c in (text or "").casefold() if c.isalnum())


def plain(arxiv: str) -> str:
    return re.sub(r"^([a-z-]+)\.[a-z]{2}/", r"\1/", arxiv.lower())


@pytest.fixture(scope="module")
def readings(test_data: Path) -> Mapping[Path, Reading]:
    files = sorted(path for path in (test_data / "lists").glob("*.md") if path.name != "README.md")
    return {path: read(path.read_text(encoding="utf-8", errors="replace")) for path in files}


def test_ids_titles_and_sections(readings: Mapping[Path, Reading]) -> None:
    total: Counter[str] = Counter()
    shares = []
    for path, reading in readings.items():
        found = defaultdict(list)
        for draft in reading.drafts:
            found[draft.arxiv].append((folded(draft.title), folded(draft.name), folded("".join(draft.section[-1:]))))
        for note in reading.notes:
            found[note.arxiv].append((folded(note.title), "", ""))
        linked = {plain(match[1]) for match in ID.finditer(path.read_text(encoding="utf-8", errors="replace"))}
        total["ids"] += len(linked)
        total["ids found"] += len(linked & set(found))
        truth = path.parent / "truth" / f"{path.stem}.jsonl"
        rows = [json.loads(row) for row in truth.read_text(encoding="utf-8").splitlines()] if truth.exists() else []
        right = 0
        for row in rows:
            fair = {folded(title) for title in (row["title"], *(row.get("also_ok") or ()))}
            here = found.get(plain(row["arxiv_id"]), [])
            right += any(title in fair or (row.get("title_kind") and name in fair) for title, name, _ in here)
            total["rows found"] += bool(here)
            if row.get("section") and here:
                over = {folded(row["section"][-1]), *(folded(name) for name in (row.get("bullet_path") or ())[-1:])}
                total["sections"] += 1
                total["sections right"] += any(section in over for _, _, section in here)
        total["rows"] += len(rows)
        total["titles"] += right
        shares += [right / len(rows)] if rows else []
    assert total["ids found"] / total["ids"] >= 0.998
    assert total["rows found"] / total["rows"] >= 0.998
    assert total["titles"] / total["rows"] >= 0.996
    assert sum(shares) / len(shares) >= 0.98
    assert total["sections right"] / total["sections"] >= 0.999


def test_the_entries_of_the_first_users(readings: Mapping[Path, Reading], test_data: Path) -> None:
    with (test_data / "lists" / "truth" / "seed_entries.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    known = {(row["file"], int(row["line"]), row["url"]) for row in rows}
    for row in rows:
        if row["must"] == "yes":
            drafts = readings[test_data / "lists" / row["file"]].drafts
            assert any(
                d.line == int(row["line"]) and row["url"] in (d.url, *d.links.values(), *d.see) for d in drafts
            ), row
    for path, reading in readings.items():
        if path.name.startswith("seed_"):
            for draft in reading.drafts:
                urls = (draft.url, *draft.links.values(), *draft.see)
                assert any((path.name, draft.line, url) in known for url in urls), draft


def test_the_note_of_the_first_users_is_a_note(readings: Mapping[Path, Reading]) -> None:
    notes = {path.name: reading.notes for path, reading in readings.items() if reading.notes}
    assert set(notes) == {"seed_note.md"}
    assert [(note.title, note.arxiv) for note in notes["seed_note.md"]] == [
        ("LIMA: Less Is More for Alignment", "2305.11206")
    ]
