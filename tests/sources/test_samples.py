"""arXiv's Atom in both of its layouts, served over loopback: what the folder of captured answers tests at length, in brief for everyone.

The samples are made by hand: the bibliographic facts of papers in the shipped snapshot, in the layouts of
https://info.arxiv.org/help/api/user-manual.html.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from papercli.errors import MalformedError, NotFoundError
from papercli.model.arxiv_id import ArxivId
from papercli.sources import arxiv, snapshot
from tests.sources.server import ArxivServer, Trick

if TYPE_CHECKING:
    from papercli.sources.settings import Settings
    from papercli.sources.source import Answers

SAMPLES = Path(__file__).parent / "samples"
LORA, ATTENTION, LIMA, NONE = (ArxivId(id_) for id_ in ("2106.09685", "1706.03762", "2305.11206", "1706.00001"))


def answers(name: str, server: ArxivServer, settings: Settings, *ids: ArxivId, cut: int | None = None) -> Answers:
    server.always = Trick(body=(SAMPLES / name).read_bytes()[:cut])
    return arxiv.fetch(ids, settings, lambda _: None)


def test_two_papers_are_told_apart_by_id(server: ArxivServer, settings: Settings) -> None:
    found = answers("two_papers.xml", server, settings, ATTENTION, LORA).found
    assert found[LORA.id].model_dump() == {
        "arxiv": "2106.09685",
        "version": 2,
        "title": "LoRA: Low-Rank Adaptation of Large Language Models",
        "authors": ("Edward J. Hu", "Weizhu Chen"),
        "published": "2021-06-17",
        "updated": "2021-10-16",
        "doi": None,
        "journal_ref": None,
        "comment": "Sample & test",
        "primary_category": "cs.CL",
        "categories": ("cs.CL", "cs.AI"),
        "abstract": "(left out here)",
        "source": "arxiv",
    }
    record = found[ATTENTION.id]
    assert (record.version, record.published, record.doi) == (7, "2017-06-12", "10.1000/sample")
    assert (record.journal_ref, record.comment) == ("Sample 1 (2017) 1-15", "15 pages, 5 figures")
    assert record.categories == ("cs.CL", "cs.LG")
    assert len(server.requests) == 1


def test_the_layout_of_before(server: ArxivServer, settings: Settings) -> None:
    record = answers("older_layout.xml", server, settings, LIMA).found[LIMA.id]
    assert (record.version, record.title) == (1, "LIMA: Less Is More for Alignment")
    assert (record.published, record.categories) == ("2023-05-18", ("cs.CL",))


@pytest.mark.parametrize("id_", [LORA, ATTENTION, LIMA])
def test_the_samples_say_what_the_snapshot_says(id_: ArxivId, server: ArxivServer, settings: Settings) -> None:
    name = "older_layout.xml" if id_ == LIMA else "two_papers.xml"
    sample = answers(name, server, settings, id_).found[id_.id]
    shipped = snapshot.fetch([id_], settings, lambda _: None).found[id_.id]
    assert (sample.title, sample.published, sample.primary_category) == (
        shipped.title,
        shipped.published,
        shipped.primary_category,
    )
    assert (sample.authors[0], sample.authors[-1]) == (shipped.authors[0], shipped.authors[-1])


def test_a_paper_that_is_not_there(server: ArxivServer, settings: Settings) -> None:
    assert isinstance(answers("no_paper.xml", server, settings, NONE).failed[NONE.id], NotFoundError)


@pytest.mark.parametrize("cut", [0, 40, 900, -2])
def test_an_answer_cut_short_is_none(server: ArxivServer, settings: Settings, cut: int) -> None:
    found = answers("two_papers.xml", server, settings, LORA, cut=cut)
    assert (found.found, type(found.failed[LORA.id])) == ({}, MalformedError)


def test_a_number_of_results_of_any_length() -> None:
    from papercli.sources import atom

    text = (SAMPLES / "no_paper.xml").read_bytes()
    assert (
        atom.read(text.replace(b">0</opensearch:total", b">" + b"9" * 5000 + b"</opensearch:total")).total
        == 999_999_999
    )
