"""One starter and one sample catalog for all tests of a process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults import sample
from tests.faults.commands import Command
from tests.faults.judge import Judge
from tests.faults.power import _can_cut, needs_power  # noqa: F401 - fixtures
from tests.faults.started import Starter


@pytest.fixture(scope="session")
def _world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What must be fixed before the starter begins, since it keeps its environment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PAPERCLI_TODAY", "2026-11-21")
        patch.setenv("PAPERCLI_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("PAPERCLI_ARXIV_URL", "http://127.0.0.1:9/api/query")
        patch.setenv("NO_COLOR", "1")
        yield


@pytest.fixture(scope="session")
def source(_world: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample catalog, to be copied."""
    return sample.make(tmp_path_factory.mktemp("sample") / "d")


@pytest.fixture(scope="session")
def starter(_world: None) -> Iterator[Starter]:
    """Starts papercli as it is."""
    with Starter() as made:
        yield made


@pytest.fixture
def judge_of(starter: Starter, source: Path, tmp_path: Path) -> Callable[[Command], Judge]:
    """Makes the judge of one command, its runs in a folder of the test's own."""
    return lambda command: Judge.of(command, starter, source, tmp_path)
