from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.hostile.process import Runner, runner


@pytest.fixture(scope="session")
def papercli() -> Iterator[Runner]:
    """Runs papercli in a process of its own."""
    with runner() as running:
        yield running
