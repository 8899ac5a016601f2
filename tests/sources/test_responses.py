"""Every Atom response captured from arXiv, served over loopback, against a table made with another parser and by eye."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from papercli.errors import MalformedError, NotFoundError
from papercli.model.arxiv_id import ArxivId
from papercli.sources import arxiv
from tests.sources.server import ArxivServer, Trick

if TYPE_CHECKING:
    from papercli.sources.settings import Settings

EXPECTED: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("expected_responses.json").read_text("utf-8"))
"""By file: the status, and ``error`` or ``papers``: id, version, title, number of authors, first, last, day of the first version."""
UNKNOWN = ArxivId("1706.00001")


def test_the_table_has_every_captured_feed(test_data: Path) -> None:
    manifest = json.loads((test_data / "arxiv/responses/manifest.json").read_text("utf-8"))
    assert {entry["path"] for entry in manifest if entry["kind"] == "atom"} == EXPECTED.keys()


@pytest.mark.parametrize("path", EXPECTED)
def test_a_captured_response(path: str, test_data: Path, server: ArxivServer, settings: Settings) -> None:
    expected = EXPECTED[path]
    papers = expected.get("papers", [])
    server.always = Trick(status=expected["status"], body=(test_data / "arxiv/responses" / path).read_bytes())
    ids = [ArxivId(id_) for id_, *_ in papers] or [UNKNOWN]
    answers = arxiv.fetch(list(reversed(ids)), settings, lambda _: None)
    assert len(server.requests) == 1
    if "error" in expected:
        assert isinstance(answers.failed[UNKNOWN.id], MalformedError)
        assert expected["error"] in answers.failed[UNKNOWN.id].message
    elif not papers:
        assert isinstance(answers.failed[UNKNOWN.id], NotFoundError)
    records = answers.found.values()
    got = [[r.arxiv, r.version, r.title, len(r.authors), r.authors[0], r.authors[-1], r.published] for r in records]
    assert sorted(got, key=str) == sorted(papers, key=str)
    for record in records:
        assert record.categories[0] == record.primary_category
        assert not any(c[0].isdigit() or "," in c for c in record.categories)
        assert record.abstract == " ".join((record.abstract or "").split())


def test_one_that_is_missing_among_two(test_data: Path, server: ArxivServer, settings: Settings) -> None:
    path = "arxiv/responses/arxiv.py/id_0808.05394_1707.08567_s0_m100_42e5aa0ec3af.xml"
    server.next(Trick(body=(test_data / path).read_bytes()))
    answers = arxiv.fetch([UNKNOWN, ArxivId("1707.08567")], settings, lambda _: None)
    assert list(answers.found) == ["1707.08567"]
    assert isinstance(answers.failed[UNKNOWN.id], NotFoundError)
    assert len(server.requests) == 1


def test_details_of_a_captured_entry(test_data: Path, server: ArxivServer, settings: Settings) -> None:
    path = "arxiv/responses/arxiv.py/id_astro-ph_0601001_s0_m100_3150dca9dc76.xml"
    server.next(Trick(body=(test_data / path).read_bytes()))
    record = arxiv.fetch([ArxivId("astro-ph/0601001")], settings, lambda _: None).found["astro-ph/0601001"]
    assert record.journal_ref == "ActaAstron.56:1-50,2006"
    assert record.comment is not None
    assert record.comment.startswith("62 pages including 16 figures and 9 tables.")
    assert record.abstract is not None
    assert record.abstract.startswith("We derive the frequencies of hot Jupiters (HJs)")
    assert record.authors == ("Andrew Gould", "Susan Dorsher", "B. Scott Gaudi", "Andrzej Udalski")
    assert (record.doi, record.updated) == (None, "2006-01-02")
