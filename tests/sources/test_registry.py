"""What every source promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papercli.errors import NotFoundError, SourceError
from papercli.model.arxiv_id import ArxivId
from papercli.sources import SOURCES
from papercli.sources.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from papercli.sources.source import Source

ALL = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.NAME)
KNOWN, UNKNOWN = ArxivId("2305.11206"), ArxivId("1706.00001")


def test_names_are_unique() -> None:
    assert len({source.NAME for source in SOURCES}) == len(SOURCES)
    assert len({source.title() for source in SOURCES}) == len(SOURCES)
    assert "cache" not in {source.NAME for source in SOURCES}


@ALL
def test_every_paper_has_its_answer(source: Source, settings: Settings) -> None:
    done: list[int] = []
    answers = source.fetch([UNKNOWN, KNOWN], settings, done.append)
    assert list(answers.found) == [KNOWN.id]
    record = answers.found[KNOWN.id]
    assert (record.arxiv, record.source, record.title) == (KNOWN.id, source.NAME, "LIMA: Less Is More for Alignment")
    assert list(answers.failed) == [UNKNOWN.id]
    assert isinstance(answers.failed[UNKNOWN.id], NotFoundError)
    assert done == sorted(done)
    assert done[-1] == 2


@ALL
def test_nothing_to_ask_is_no_question(source: Source, settings: Settings, server: object) -> None:
    answers = source.fetch([], settings, lambda _: None)
    assert not answers.found
    assert not answers.failed
    assert not server.requests  # type: ignore[attr-defined]


@ALL
def test_a_network_that_is_down_is_an_answer(source: Source, tmp_path: Path) -> None:
    down = Settings(cache=tmp_path, arxiv_url="http://127.0.0.1:9/", timeout=5)
    answers = source.fetch([KNOWN], down, lambda _: None)
    assert isinstance(answers.failed.get(KNOWN.id), SourceError) == source.ONLINE
