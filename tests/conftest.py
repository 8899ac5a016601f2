"""Shared by all tests: no network, a fixed time zone, locale and terminal, and the folder of real data."""

from __future__ import annotations

import os
import socket
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# The same examples in every run; HYPOTHESIS_PROFILE=random looks for new ones.
settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.register_profile("random", deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Fix what the world around a test could change, and let no test reach further than loopback."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOOPBACK:  # type: ignore[index]
            raise AssertionError(f"a test tried to reach {address!r}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)
    for name in list(os.environ):
        if name.startswith(("PAPERCLI_", "GITHUB_", "GIT_")) and name != "PAPERCLI_TEST_DATA":
            monkeypatch.delenv(name)
    for name, value in {
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "PAPERCLI_TODAY": "2026-11-21",
        "PAPERCLI_ARXIV_URL": "http://127.0.0.1:9/api/query",
        "PAPERCLI_CACHE": str(tmp_path_factory.mktemp("cache")),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="session")
def test_data() -> Path:
    """The folder of real lists and records; tests that need it skip where it is not given, and fail where it is wrong."""
    given = os.environ.get("PAPERCLI_TEST_DATA")
    if not given:
        pytest.skip("PAPERCLI_TEST_DATA is not set: this test needs the folder of real records")
    folder = Path(given)
    assert (folder / "arxiv").is_dir(), f"PAPERCLI_TEST_DATA={given} has no folder arxiv/"
    return folder


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """After a long run, add up what its tests have counted with ``record_property``."""
    if terminalreporter.config.option.markexpr != "slow":
        return
    total: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                total.update({name: n for name, n in report.user_properties if isinstance(n, int)})
    for name, n in sorted(total.items()):
        terminalreporter.write_line(f"{n:,} {name}")
