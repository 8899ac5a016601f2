"""A hostile server: nothing is written on failure, every wait ends, and what was said is one clear line."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.failures import assert_failure
from tests.hostile import judges
from tests.hostile.network import FAILURES, ID, RECORD, SUCCESSES, Way
from tests.hostile.process import Ran, Runner
from tests.hostile.repository import write
from tests.hostile.tree import snapshot
from tests.sources.server import ArxivServer, Trick

SECONDS = 1.0
"""Of the deadline, where an answer can't be had."""
NO_WAY_OUT = dict.fromkeys(
    ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), "http://127.0.0.1:9"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path / "repository/catalog/catalog.yaml", "format: 1\n")
    write(tmp_path / "repository/catalog/papers/good.yaml", "title: Good\n")
    return tmp_path / "repository"


def played(papercli: Runner, root: Path, way: Way, *args: str) -> tuple[Ran, float, ArxivServer]:
    with ArxivServer([RECORD]) as server:
        server.always = way.always
        server.next(*(trick if isinstance(trick, Trick) else trick() for trick in way.first))
        environ = NO_WAY_OUT | {
            "PAPERCLI_ARXIV_URL": server.url,
            "PAPERCLI_CACHE": str(root.parent / "cache"),
            "PAPERCLI_TIMEOUT": str(SECONDS if way.waits else 10),
            "GITHUB_ACTIONS": "true",
        }
        start = time.monotonic()
        ran = papercli(root, ["add", ID, *args], environ=environ)
        return ran, time.monotonic() - start, server


@pytest.mark.parametrize("way", FAILURES.values(), ids=FAILURES)
def test_nothing_is_written_on_failure(papercli: Runner, root: Path, way: Way) -> None:
    before = snapshot(root)
    ran, seconds, server = played(papercli, root, way)
    assert (ran.status, ran.out) == (way.status, b""), ran.stderr
    assert_failure(ran.status, ran.stdout, ran.stderr, statuses={way.status}, lines=2)
    assert len(ran.complaints) == 1
    assert way.says in ran.stderr
    assert judges.terminal(ran.err) == judges.log(ran.err) == []
    assert snapshot(root) == before
    assert not list((root.parent / "cache").rglob(f"*{ID}*"))
    assert 1 <= len(server.requests) <= way.requests
    assert seconds < (SECONDS if way.waits else 6) + 3
    assert ran.megabytes < 250


@pytest.mark.parametrize("way", SUCCESSES.values(), ids=SUCCESSES)
def test_what_can_be_understood_is_added(papercli: Runner, root: Path, way: Way) -> None:
    ran, _, server = played(papercli, root, way)
    assert (ran.status, ran.err) == (0, b"")
    assert judges.terminal(ran.out) == judges.log(ran.out) == []
    assert (root / f"catalog/papers/{ID}.yaml").is_file()
    assert len(server.requests) <= way.requests
    for args in (["list"], ["check"], ["show", ID]):
        again = papercli(root, args, environ={"GITHUB_ACTIONS": "true"})
        assert (again.status, judges.terminal(again.out), judges.log(again.out)) == (0, [], [])


def test_retry_after_is_obeyed(papercli: Runner, root: Path) -> None:
    way = Way(Trick(), (Trick(status=429, body=b"", headers={"Retry-After": "1"}),))
    ran, _, server = played(papercli, root, way)
    assert ran.status == 0
    first, second = server.requests
    assert second.at - first.at >= 0.95


def test_a_batch_keeps_what_came(papercli: Runner, root: Path) -> None:
    ran, _, _ = played(papercli, root, Way(Trick()), "2706.99999", "1706.03762v99999")
    assert ran.status == 1
    assert (root / f"catalog/papers/{ID}.yaml").is_file()
    assert not (root / "catalog/papers/2706.99999.yaml").exists()


def test_json_of_a_failure(papercli: Runner, root: Path) -> None:
    ran, _, _ = played(papercli, root, FAILURES["another paper with commands"], "--json")
    assert (ran.status, ran.out) == (5, b"")
    assert judges.terminal(ran.err) == judges.log(ran.err) == []


def test_the_program_itself(root: Path) -> None:
    before = snapshot(root)
    with ArxivServer() as server:
        server.always = FAILURES["a byte now and then"].always
        environ = os.environ | NO_WAY_OUT | {"PAPERCLI_ARXIV_URL": server.url, "PAPERCLI_TIMEOUT": "1"}
        command = [sys.executable, "-m", "papercli", "add", ID]
        ran = subprocess.run(command, cwd=root, env=environ, capture_output=True, text=True, check=False, timeout=20)
    assert (ran.returncode, ran.stdout) == (5, "")
    assert "did not answer within 1 s" in ran.stderr
    assert snapshot(root) == before
