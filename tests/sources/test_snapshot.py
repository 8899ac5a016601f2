from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from papercli.errors import NotFoundError
from papercli.model import arxiv_id
from papercli.model.arxiv_id import ArxivId
from papercli.model.record import Record
from papercli.sources import snapshot
from papercli.sources.settings import Settings

DATA = Path(str(files("papercli.sources").joinpath("data/snapshot.jsonl")))
HEAD, *ROWS = map(json.loads, DATA.read_text("utf-8").splitlines())
SETTINGS = Settings(cache=Path("unused"))


def test_searching_bytes_finds_what_parsing_every_line_finds() -> None:
    answers = snapshot.fetch([ArxivId(row["id"]) for row in ROWS], SETTINGS, lambda _: None)
    assert answers.failed == {}
    expected = {
        row["id"]: Record(arxiv=row["id"], source="snapshot", **{k: v for k, v in row.items() if k != "id"})
        for row in ROWS
    }
    assert answers.found == expected


def test_it_is_in_order_and_canonical() -> None:
    ids = [row["id"] for row in ROWS]
    assert ids == sorted(set(ids))
    assert len(ids) == HEAD["papers"] > 2400
    assert all(arxiv_id.parse(id_) == ArxivId(id_) for id_ in ids)


def test_a_paper_of_the_list() -> None:
    record = snapshot.fetch([ArxivId("2305.11206", 1)], SETTINGS, lambda _: None).found["2305.11206"]
    assert record.title == "LIMA: Less Is More for Alignment"
    assert (record.authors[0], record.authors[-1], len(record.authors)) == ("Chunting Zhou", "Omer Levy", 15)
    assert (record.published, record.abstract, record.source) == ("2023-05-18", None, "snapshot")


def test_what_is_not_known_is_not_made_up() -> None:
    record = snapshot.fetch([ArxivId("1311.2524")], SETTINGS, lambda _: None).found["1311.2524"]
    assert (record.published, record.primary_category, record.version) == (None, None, None)


def test_a_paper_that_is_not_there() -> None:
    error = snapshot.fetch([ArxivId("0704.0001")], SETTINGS, lambda _: None).failed["0704.0001"]
    assert isinstance(error, NotFoundError)
    assert (error.code, error.exit_status) == ("not-in-snapshot", 3)


def test_it_says_of_when_it_is() -> None:
    assert snapshot.title() == f"the shipped snapshot of {HEAD['made']}"


def test_its_records_are_those_given(test_data: Path) -> None:
    user, known = (
        {row["id"]: row for row in map(json.loads, (test_data / "arxiv" / name).read_text("utf-8").splitlines())}
        for name in ("user_papers.jsonl", "well_known.jsonl")
    )
    shipped = {row["id"]: row for row in ROWS}
    assert shipped.keys() == user.keys() | known.keys()
    for id_, row in shipped.items():
        first, second = user.get(id_, {}), known.get(id_, {})
        for field in ("title", "authors", "published", "primary_category", "comment", "doi"):
            given = first.get(field) or second.get(field)
            assert row.get(field) == (given[:10] if given and field == "published" else given or None), (id_, field)


def test_making_it_again_gives_the_same_bytes(test_data: Path, tmp_path: Path) -> None:
    script = Path(__file__).parents[2] / "tools/make_snapshot.py"
    if not script.exists():
        pytest.skip("the tools are in a checkout only")
    copy = tmp_path / "tools/make_snapshot.py"
    copy.parent.mkdir()
    copy.write_bytes(script.read_bytes())
    (tmp_path / "src/papercli/sources").mkdir(parents=True)
    inputs = [test_data / "arxiv" / name for name in ("user_papers.jsonl", "well_known.jsonl")]
    subprocess.run([sys.executable, copy, HEAD["made"], *inputs], check=True)
    assert (tmp_path / "src/papercli/sources/data/snapshot.jsonl").read_bytes() == DATA.read_bytes()
