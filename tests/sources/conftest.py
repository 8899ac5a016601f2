"""A server that answers as arXiv does, and the settings that lead to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papercli.sources.settings import Settings
from tests.sources.server import ArxivServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIMA = {
    "id": "2305.11206",
    "version": 1,
    "title": "LIMA: Less Is More for Alignment",
    "authors": ["Chunting Zhou", "Pengfei Liu", "Omer Levy"],
    "published": "2023-05-18T17:45:22Z",
    "primary_category": "cs.CL",
    "categories": ["cs.CL", "cs.AI", "cs.LG"],
    "abstract": "  Large language models\nare trained in two stages.\n",
}
LORA = {
    "id": "2106.09685",
    "version": 2,
    "title": "LoRA: Low-Rank Adaptation of\n  Large Language Models",
    "authors": ["Edward J. Hu", "Yelong Shen"],
    "published": "2021-06-17",
    "updated": "2021-10-16",
    "comment": "Draft V2 includes better baselines",
}
PERELMAN = {
    "id": "math/0211159",
    "title": "The entropy formula",
    "authors": ["Grisha Perelman"],
    "published": "2002-11-11",
}


@pytest.fixture
def server() -> Iterator[ArxivServer]:
    with ArxivServer([LIMA, LORA, PERELMAN]) as running:
        yield running


@pytest.fixture
def settings(server: ArxivServer, tmp_path: Path) -> Settings:
    return Settings(cache=tmp_path / "cache", arxiv_url=server.url, timeout=20)


@pytest.fixture
def environ(server: ArxivServer, tmp_path: Path) -> dict[str, str]:
    return {"PAPERCLI_ARXIV_URL": server.url, "PAPERCLI_CACHE": str(tmp_path / "cache"), "PAPERCLI_TIMEOUT": "20"}
