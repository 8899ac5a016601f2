from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from papercli.errors import MalformedError, NotFoundError, RateLimitedError, UnreachableError, UsageError
from papercli.model.arxiv_id import ArxivId
from papercli.sources.lookup import Lookup, lookup
from tests.sources.server import ArxivServer, Trick

LIMA, LORA, UNKNOWN = ArxivId("2305.11206"), ArxivId("2106.09685"), ArxivId("1706.00001")
DOWN = Trick(status=503, body=b"", headers={"Retry-After": "3600"})


def ask(environ: dict[str, str], *ids: ArxivId, offline: bool = False, refresh: bool = False) -> Lookup:
    return lookup(ids or [LIMA], offline=offline, environ=environ, refresh=refresh)


def grow_old(environ: dict[str, str]) -> None:
    for path in Path(environ["PAPERCLI_CACHE"], "arxiv").iterdir():
        path.write_text(
            json.dumps(json.loads(path.read_text("utf-8")) | {"fetched": time.time() - 90 * 86400}), "utf-8"
        )


def test_arxiv_is_asked_first_and_only_once(server: ArxivServer, environ: dict[str, str]) -> None:
    first, second = ask(environ), ask(environ)
    assert (first.found["2305.11206"].source, second.found["2305.11206"].source) == ("arxiv", "cache")
    assert first.found["2305.11206"].record == second.found["2305.11206"].record
    assert len(server.requests) == 1
    assert first.notes == second.notes == []


def test_a_refresh_asks_again_and_has_no_other_source(server: ArxivServer, environ: dict[str, str]) -> None:
    ask(environ)
    server.records["2305.11206"]["title"] = "LIMA 2"
    assert ask(environ, refresh=True).found["2305.11206"].record.title == "LIMA 2"
    assert ask(environ).found["2305.11206"].record.title == "LIMA 2"
    server.always = DOWN
    result = ask(environ, refresh=True)
    assert not result.found
    assert isinstance(result.failed["2305.11206"], RateLimitedError)


def test_refresh_and_offline_make_no_sense(environ: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        ask(environ, offline=True, refresh=True)


def test_one_asked_for_twice_is_one(server: ArxivServer, environ: dict[str, str]) -> None:
    result = ask(environ, LORA, LIMA, ArxivId("2106.09685", 1), LORA)
    assert list(result.found) == ["2106.09685", "2305.11206"]
    assert server.requests[0].ids == ["2106.09685", "2305.11206"]


def test_a_malformed_id_never_reaches_the_wire(server: ArxivServer, environ: dict[str, str]) -> None:
    result = ask(environ, LIMA, ArxivId("2305.1"), ArxivId("x&y=z"), ArxivId("math.GT/0309136"))
    assert server.requests[0].ids == ["2305.11206"]
    assert result.failed.keys() == {"2305.1", "x&y=z", "math.GT/0309136"}
    assert {type(error) for error in result.failed.values()} == {UsageError}


def test_without_arxiv_the_snapshot_answers_and_says_so(environ: dict[str, str]) -> None:
    environ["PAPERCLI_ARXIV_URL"] = "http://127.0.0.1:9/"
    result = ask(environ, LIMA, LORA, UNKNOWN)
    assert {found.source for found in result.found.values()} == {"snapshot"}
    assert isinstance(result.failed["1706.00001"], UnreachableError)
    assert result.notes == [
        "arXiv could not be reached (connection refused); 2 papers come from the shipped snapshot of 2026-11"
    ]


@pytest.mark.parametrize(
    ("trick", "error", "note"),
    [
        (
            DOWN,
            RateLimitedError,
            "arXiv answered with status 503, asks to wait 3600 s; 1 paper comes from the shipped snapshot of 2026-11",
        ),
        (
            Trick(body=b"<html/>"),
            MalformedError,
            "arXiv sent a web page instead of a feed; 1 paper comes from the shipped snapshot of 2026-11",
        ),
    ],
)
def test_an_arxiv_that_gives_no_answer_is_as_good_as_none(
    server: ArxivServer, environ: dict[str, str], trick: Trick, error: type[Exception], note: str
) -> None:
    server.always = trick
    result = ask(environ, LIMA, UNKNOWN)
    assert result.found["2305.11206"].source == "snapshot"
    assert type(result.failed["1706.00001"]) is error
    assert result.notes == [note]


def test_what_arxiv_does_not_know_the_snapshot_is_not_asked(server: ArxivServer, environ: dict[str, str]) -> None:
    del server.records["2305.11206"]
    result = ask(environ)
    assert not result.found
    assert isinstance(result.failed["2305.11206"], NotFoundError)


def test_an_older_answer_is_better_than_the_snapshot(server: ArxivServer, environ: dict[str, str]) -> None:
    ask(environ, LIMA)
    grow_old(environ)
    server.always = DOWN
    result = ask(environ, LIMA, LORA)
    assert {id_: found.source for id_, found in result.found.items()} == {
        "2305.11206": "cache",
        "2106.09685": "snapshot",
    }
    assert result.found["2305.11206"].record.abstract
    why = "arXiv answered with status 503, asks to wait 3600 s"
    assert result.notes == [
        f"{why}; 1 paper comes from earlier answers",
        f"{why}; 1 paper comes from the shipped snapshot of 2026-11",
    ]


def test_old_answers_are_asked_for_again(server: ArxivServer, environ: dict[str, str]) -> None:
    ask(environ)
    grow_old(environ)
    assert ask(environ).found["2305.11206"].source == "arxiv"
    assert ask(environ).found["2305.11206"].source == "cache"
    assert len(server.requests) == 2


def test_offline_nobody_is_asked(server: ArxivServer, environ: dict[str, str]) -> None:
    ask(environ, LIMA)
    grow_old(environ)
    result = ask(environ, LIMA, LORA, UNKNOWN, offline=True)
    assert len(server.requests) == 1
    assert {id_: found.source for id_, found in result.found.items()} == {
        "2305.11206": "cache",
        "2106.09685": "snapshot",
    }
    error = result.failed["1706.00001"]
    assert isinstance(error, NotFoundError)
    assert error.code == "not-in-snapshot"
    assert result.notes == ["1 paper comes from the shipped snapshot of 2026-11"]


def test_a_version_is_kept_as_asked(environ: dict[str, str]) -> None:
    result = ask(environ, ArxivId("2106.09685", 1))
    assert result.found["2106.09685"].record.version == 1
    assert ask(environ, LORA).found["2106.09685"].record.version == 2


def test_a_cache_that_can_not_be_written_fails_nothing(environ: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    environ["PAPERCLI_CACHE"] = str(tmp_path / "file")
    assert ask(environ).found["2305.11206"].source == "arxiv"
    assert ask(environ).found["2305.11206"].source == "arxiv"


def test_progress_counts_what_the_cache_had(environ: dict[str, str]) -> None:
    ask(environ, LIMA)
    steps: list[tuple[int, int]] = []
    lookup([LIMA, LORA, UNKNOWN], offline=False, environ=environ, progress=lambda *step: steps.append(step))
    assert steps == [(3, 3)]


def test_nothing_to_look_up(server: ArxivServer, environ: dict[str, str]) -> None:
    assert lookup([], offline=False, environ=environ) == Lookup()
    assert not server.requests


def test_the_deadline_of_the_environment_counts(server: ArxivServer, environ: dict[str, str]) -> None:
    server.always = Trick(silent=True)
    error = ask(environ | {"PAPERCLI_TIMEOUT": "0.3"}, UNKNOWN).failed["1706.00001"]
    assert str(error) == "arXiv did not answer within 0.3 s"


def test_a_bad_environment_is_said_at_once(environ: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        ask(environ | {"PAPERCLI_ARXIV_URL": "file:///etc/passwd"})


def test_a_program_ends_while_a_server_keeps_silent(server: ArxivServer, environ: dict[str, str]) -> None:
    """And prints nothing: no warning of a socket left open, no thread that is waited for."""
    server.always = Trick(body=b"x" * 100_000, drip=0.05)
    code = """
import os
from papercli.model.arxiv_id import ArxivId
from papercli.sources.lookup import lookup
print(lookup([ArxivId("1706.00001")], offline=False, environ=os.environ).failed["1706.00001"])
"""
    surroundings = os.environ | environ | {"PAPERCLI_TIMEOUT": "0.5"}
    ended = subprocess.run(
        [sys.executable, "-X", "dev", "-c", code], env=surroundings, capture_output=True, text=True, timeout=60
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "arXiv did not answer within 0.5 s\n", "")


def test_a_snapshot_lookup_loads_no_network(environ: dict[str, str]) -> None:
    code = """
import os, sys
from papercli.model.arxiv_id import ArxivId
from papercli.sources.lookup import lookup
assert lookup([ArxivId("2305.11206")], offline=True, environ=os.environ).found
print(*sys.modules)
"""
    run = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | environ, capture_output=True, text=True, check=True
    )
    assert not {"requests", "arxiv", "urllib3", "filelock", "lxml"} & set(run.stdout.split())
