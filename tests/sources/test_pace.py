from __future__ import annotations

import json
import subprocess
import sys
import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from papercli.errors import RateLimitedError
from papercli.sources.deadline import Deadline
from papercli.sources.pace import Pace, is_loopback

if TYPE_CHECKING:
    from pathlib import Path

ARXIV = "https://export.arxiv.org/api/query"
STATE = "pace/arxiv.org.json"
ASKS = """
import json, sys
from pathlib import Path
from papercli.sources.deadline import Deadline
from papercli.sources.pace import Pace
pace = Pace(Path(sys.argv[1]), 0.2)
for _ in range(2):
    with pace.turn(sys.argv[2], "arXiv", Deadline(20)):
        print(json.loads(Path(sys.argv[1], "pace/arxiv.org.json").read_text())["last"])
"""


def test_arxiv_gets_three_seconds_and_this_machine_none(tmp_path: Path) -> None:
    pace = Pace(tmp_path)
    assert [pace.interval(url) for url in (ARXIV, "http://arxiv.org/", "https://mirror.example.org/")] == [3, 3, 3]
    assert [pace.interval(url) for url in ("http://127.0.0.1:1/", "http://[::1]:1/", "http://localhost/")] == [0, 0, 0]
    assert Pace(tmp_path, 0.5).interval(ARXIV) == 0.5


def test_loopback() -> None:
    assert is_loopback("127.9.9.9")
    assert not is_loopback("127.0.0.1.example.org")


def test_processes_take_turns(tmp_path: Path) -> None:
    urls = [ARXIV, "https://arxiv.org/abs/x", ARXIV]
    running = [
        subprocess.Popen([sys.executable, "-c", ASKS, tmp_path, url], stdout=subprocess.PIPE, text=True) for url in urls
    ]
    times = sorted(float(line) for process in running for line in process.communicate(timeout=60)[0].split())
    assert [process.returncode for process in running] == [0, 0, 0]
    assert len(times) == 6
    assert min(b - a for a, b in pairwise(times)) >= 0.19


def test_within_a_process_the_pace_needs_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    pace = Pace(tmp_path / "file" / "no folder", 0.2)
    times = []
    for _ in range(2):
        with pace.turn(ARXIV, "arXiv", Deadline(20)):
            times.append(pace._seen["arxiv.org"]["last"])
    assert times[1] - times[0] >= 0.19


def test_a_turn_is_kept_until_the_answer_is_there(tmp_path: Path) -> None:
    with (
        Pace(tmp_path, 0.01).turn(ARXIV, "arXiv", Deadline(20)),
        pytest.raises(RateLimitedError, match="another papercli is asking arXiv"),
        Pace(tmp_path, 0.01).turn(ARXIV, "arXiv", Deadline(0.1)),
    ):
        pass


def test_a_wait_longer_than_the_deadline_is_refused_at_once(tmp_path: Path) -> None:
    with Pace(tmp_path).turn(ARXIV, "arXiv", Deadline(20)):
        pass
    with (
        pytest.raises(RateLimitedError, match=r"for another [123] s") as caught,
        Pace(tmp_path).turn(ARXIV, "arXiv", Deadline(0.5)),
    ):
        pass
    assert 0 < (caught.value.retry_after or 0) <= 3


def test_a_hold_is_for_that_host_only_and_an_hour_at_most(tmp_path: Path) -> None:
    Pace(tmp_path, 0).hold(ARXIV, 1e9)
    with pytest.raises(RateLimitedError) as caught, Pace(tmp_path, 0).turn("https://arxiv.org/", "arXiv", Deadline(20)):
        pass
    assert caught.value.retry_after == pytest.approx(3600, abs=5)
    with Pace(tmp_path, 0).turn("http://127.0.0.1:80/", "it", Deadline(1)):
        pass


@pytest.mark.parametrize(
    "state",
    [
        b"",
        b"\xff",
        b"[]",
        b"{",
        b'{"last": "x"}',
        b'{"last": 9e99, "not_before": 9e99}',
        b'{"last": null}',
        b"1" * 5000,
    ],
)
def test_a_state_that_makes_no_sense_is_no_state(tmp_path: Path, state: bytes) -> None:
    (tmp_path / "pace").mkdir()
    (tmp_path / STATE).write_bytes(state)
    begun = time.time()
    with Pace(tmp_path).turn(ARXIV, "arXiv", Deadline(1)):
        pass
    assert begun <= json.loads((tmp_path / STATE).read_text())["last"] <= time.time()


def test_a_clock_set_back_does_not_stop_anybody(tmp_path: Path) -> None:
    (tmp_path / "pace").mkdir()
    (tmp_path / STATE).write_text(json.dumps({"last": time.time() + 10_000}))
    with Pace(tmp_path).turn(ARXIV, "arXiv", Deadline(1)):
        pass
    assert json.loads((tmp_path / STATE).read_text())["last"] <= time.time()
