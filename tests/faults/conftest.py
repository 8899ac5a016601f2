"""One starter and one sample catalog for all tests of a process, and the figures of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

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


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Add up what the tests have counted with ``record_property``."""
    total: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                total.update({name: n for name, n in report.user_properties if isinstance(n, int)})
    for name, n in sorted(total.items()):
        terminalreporter.write_line(f"{n:,} {name}")
