"""Many papercli at once, some of them killed: nothing that was said to be done is lost, and readers never see half."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from papercli.store import files
from tests.failures import assert_failure, complaint
from tests.faults import sample
from tests.faults.started import Ended, Starter
from tests.transcripts import Shell

Record = Callable[[str, object], None]


class Crowd:
    """Command lines that all begin at the same moment, in processes of their own."""

    def __init__(self, folder: Path, starter: Starter | None) -> None:
        self._folder = folder
        self._starter = starter

    def run(self, lines: list[list[str]], *, kill: float = 0, seed: int = 1) -> list[Ended]:
        """Run them; a share of ``kill`` is killed at some moment, one of them at once. Without a starter each is a Python of its own."""
        chance = random.Random(seed)
        doomed = {i: chance.uniform(0, 0.02 * len(lines)) for i in range(len(lines)) if chance.random() < kill}
        doomed |= dict.fromkeys(list(doomed)[:1], 0.0)
        if self._starter:
            running = [self._starter.start(self._folder, line, stopped=True) for line in lines]
            numbers = [each.number for each in running]
        else:
            run = [self._begin(line) for line in lines]
            numbers = [each.pid for each in run]
            for number in numbers:
                os.waitid(os.P_PID, number, os.WSTOPPED)
        for number in numbers:
            os.kill(number, signal.SIGCONT)
        begun = time.monotonic()
        for i, moment in sorted(doomed.items(), key=lambda each: each[1]):
            time.sleep(max(0, begun + moment - time.monotonic()))
            with suppress(ProcessLookupError):
                os.kill(numbers[i], signal.SIGKILL)
        if self._starter:
            return [each.end(timeout=120) for each in running]
        return [Ended(*_end(each)) for each in run]

    def _begin(self, line: list[str]) -> subprocess.Popen[str]:
        script = "import os, signal; os.kill(os.getpid(), signal.SIGSTOP); from papercli.__main__ import main; main()"
        return subprocess.Popen(
            [sys.executable, "-c", script, *line],
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


def _end(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def sound(ended: list[Ended], statuses: set[int]) -> list[str]:
    """What is wrong with the ends of a crowd; those who waited may say so."""
    out = []
    for each in ended:
        said = "".join(line for line in each.stderr.splitlines(keepends=True) if "waiting for another" not in line)
        if each.hung:
            out.append("hangs")
        elif each.status not in (0, -9) and (wrong := complaint(each.status, each.stdout, said, statuses=statuses)):
            out.append(wrong)
    return out


def papers(folder: Path) -> dict[str, dict[str, object]]:
    ran = Shell(folder).papercli(["list", "--json"])
    assert (ran.status, ran.stderr) == (0, "")
    return {paper["id"]: paper for paper in json.loads(ran.stdout)["papers"]}


def adding(n: int) -> list[str]:
    return [
        "add",
        "--title",
        f"Parallel {n}",
        "--author",
        f"P. Author{n}",
        "--year",
        "2024",
        "--topic",
        f"t{n % 3}",
        "--new-topic",
    ]


@contextmanager
def reading(folder: Path, starter: Starter, *lines: str) -> Iterator[list[Ended]]:
    """Read again and again, in another process, until the block ends; gives what the readers said."""
    import threading

    done, out = threading.Event(), []
    with Starter() as own:
        thread = threading.Thread(target=lambda: out.extend(_read(folder, own, lines, done)))
        thread.start()
        try:
            yield out
        finally:
            done.set()
            thread.join()


def _read(folder: Path, starter: Starter, lines: tuple[str, ...], done: object) -> Iterator[Ended]:
    while not done.is_set():  # type: ignore[attr-defined]
        for line in lines:
            yield starter.run(folder, line.split())


@pytest.mark.parametrize(
    ("count", "rounds", "kill", "own"),
    [
        pytest.param(12, 1, 0, False, id="some"),
        pytest.param(12, 1, 0.3, False, id="some, a third killed"),
        pytest.param(50, 1, 0, True, marks=pytest.mark.slow, id="50, each a Python of its own"),
        pytest.param(50, 20, 0, False, marks=pytest.mark.slow, id="1,000"),
        pytest.param(50, 20, 0.3, False, marks=pytest.mark.slow, id="1,000, a third killed"),
    ],
)
def test_papers_added_at_once_are_all_there(
    count: int,
    rounds: int,
    kill: float,
    own: bool,
    source: Path,
    starter: Starter,
    tmp_path: Path,
    record_property: Record,
) -> None:
    killed = 0
    for n in range(rounds):
        folder = sample.copy(source, tmp_path / f"d{n}")
        crowd = Crowd(folder, None if own else starter)
        ended = crowd.run([adding(i) for i in range(count)], kill=kill, seed=n)
        assert sound(ended, set()) == []
        there = {paper["title"] for paper in papers(folder).values()}
        missing = [i for i, each in enumerate(ended) if each.status == 0 and f"Parallel {i}" not in there]
        assert missing == []
        killed += sum(each.status == -9 for each in ended)
        assert len(there) >= 30 + count - killed
        assert Shell(folder).papercli(adding(0)).status == 0
        assert not list(folder.rglob(".*.tmp"))
    assert bool(killed) == bool(kill)
    record_property("concurrent adds" + (", some killed" if kill else ""), count * rounds)
    record_property("adds killed", killed)


@pytest.mark.parametrize(
    ("count", "own"), [pytest.param(8, False, id="some"), pytest.param(50, True, marks=pytest.mark.slow, id="50")]
)
def test_edits_of_one_paper_at_once_are_all_there(
    count: int, own: bool, source: Path, starter: Starter, tmp_path: Path, record_property: Record
) -> None:
    folder = sample.copy(source, tmp_path / "d")
    with reading(folder, starter, "list --json", "show 2301.00006 --json", "render-readme --check -q") as read:
        lines = [["set", "2301.00006", f"extra.Tag{i}=x"] for i in range(count)]
        assert sound(Crowd(folder, None if own else starter).run(lines), set()) == []
    assert sorted(papers(folder)["2301.00006"]["extra"]) == sorted(f"Tag{i}" for i in range(count))  # type: ignore[call-overload]
    assert_readers(read)
    record_property("concurrent edits of one paper", count)
    record_property("reads meanwhile", len(read))


@pytest.mark.parametrize(
    ("count", "own"), [pytest.param(6, False, id="some"), pytest.param(50, True, marks=pytest.mark.slow, id="50")]
)
def test_one_paper_added_many_times_at_once_is_there_once(
    count: int, own: bool, source: Path, starter: Starter, tmp_path: Path
) -> None:
    folder = sample.copy(source, tmp_path / "d")
    crowd = Crowd(folder, None if own else starter)
    ended = crowd.run([["add", "1706.03762", "--offline", "--json"]] * count)
    outcomes = [json.loads(each.stdout)["done"][0]["outcome"] for each in ended]
    assert sorted(outcomes) == ["added", *["present"] * (count - 1)]
    assert len(papers(folder)) == 31


def assert_readers(read: list[Ended]) -> None:
    """No reader has met anything but a whole catalog; a README may be stale (1)."""
    assert read
    wrong = [f"{each.status}: {each.stdout[:80]} {each.stderr}" for each in read if each.status not in (0, 1)]
    wrong += [each.stderr for each in read if each.stderr.strip() and "out of date" not in each.stderr]
    assert wrong == []
    counts = {
        len(json.loads(each.stdout)["papers"]) for each in read if each.stdout.startswith('{"version": 1, "papers"')
    }
    assert counts == {30}


MOVING = [
    "rename 2301.00009 nine",
    "rename nine 2301.00009",
    "topics rename peft thin",
    "topics rename thin peft",
    "render-readme -q",
]


@pytest.mark.parametrize("rounds", [pytest.param(2, id="some"), pytest.param(40, marks=pytest.mark.slow, id="many")])
def test_readers_see_every_paper_while_names_change(
    rounds: int, source: Path, starter: Starter, tmp_path: Path, record_property: Record
) -> None:
    folder = sample.copy(source, tmp_path / "d")
    with reading(folder, starter, "list --json") as read:
        for line in MOVING * rounds:
            assert starter.run(folder, line.split()).status == 0
    assert_readers(read)
    record_property("reads meanwhile", len(read))


def test_waiting_is_said_and_ends_with_status_6(source: Path, starter: Starter, tmp_path: Path) -> None:
    folder = sample.copy(source, tmp_path / "d")
    before = sample.snapshot(folder)
    with files.locked(folder / "catalog", timeout=1, waiting=lambda: None):
        at_once = starter.run(folder, ["mark", "read", "2301.00001", "--lock-timeout", "0"])
        later = starter.run(folder, ["mark", "read", "2301.00001", "--lock-timeout", "1.2"])
        whole = starter.run(folder, ["mark", "read", "2301.00001", "--json"], environ={"PAPERCLI_LOCK_TIMEOUT": "0"})
        read = starter.run(folder, ["list", "--ids"])
    for ended in (at_once, later, whole):
        assert_failure(ended.status, ended.stdout, ended.stderr, json=ended is whole, statuses={6})
    assert "waiting for" not in at_once.stderr
    assert later.stderr.startswith("papercli: waiting for another papercli to finish writing …\n")
    assert json.loads(whole.stderr)["error"]["code"] == "locked"
    assert len(read.stdout.split()) == 30
    assert sample.snapshot(folder) == before
