"""Every command in surroundings that nobody planned for: it does its work or says in a line or two why it cannot."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.failures import complaint
from tests.faults import sample
from tests.faults.commands import WRITING, Command
from tests.faults.judge import seen
from tests.faults.power import Disk
from tests.faults.started import Starter

READING = [
    Command(line)
    for line in ("list", "list --json", "show 2301.00003", "check", "stats", "topics", "render-readme --check")
]
SOME = ("mark", "render-readme", "list --json")

Change = Callable[[Path], dict[str, object]]


def full_stdout(folder: Path) -> dict[str, object]:
    return {"out": "/dev/full"}


def no_streams(folder: Path) -> dict[str, object]:
    return {"closed": [0, 1]}


def no_stdin(folder: Path) -> dict[str, object]:
    return {"closed": [0]}


def bare_environment(folder: Path) -> dict[str, object]:
    return {
        "environ": {"LC_ALL": "C", "LANG": "C", "TZ": "Nowhere/Land"},
        "unset": ["HOME", "PATH", "USER", "TERM", "PAPERCLI_CACHE"],
    }


def old_files(folder: Path) -> dict[str, object]:
    return dated(folder, 0)


def files_from_2038(folder: Path) -> dict[str, object]:
    return dated(folder, 1 << 31)


def files_from_tomorrow(folder: Path) -> dict[str, object]:
    import time

    return dated(folder, int(time.time()) + 86_400)


def dated(folder: Path, seconds: int) -> dict[str, object]:
    """Give every file and folder the time of a clock that was wrong."""
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (seconds, seconds))
    return {}


def names_that_are_no_text(folder: Path) -> dict[str, object]:
    for name in (b"catalog/papers/\xff\xfe.yaml", b"catalog/notes/\xff.md", b"catalog/papers/\xe9", b"\xff"):
        path = folder / os.fsdecode(name)
        if path.parent.exists():
            path.write_text("title: T\n")
    return {}


SURROUNDINGS: list[Change] = [
    full_stdout, no_streams, no_stdin, bare_environment, old_files, files_from_2038, files_from_tomorrow, names_that_are_no_text,
]  # fmt: skip


@pytest.mark.parametrize("change", SURROUNDINGS, ids=lambda change: change.__name__)
@pytest.mark.parametrize("everything", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["some", "all"])
def test_odd_surroundings(
    everything: bool,
    change: Change,
    source: Path,
    starter: Starter,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    commands = [*WRITING, *READING]
    wrong, n = [], 0
    for command in commands if everything else [c for c in commands if c.line.startswith(SOME)]:
        folder = sample.copy(source, tmp_path / f"d{n}")
        command.prepare(folder)
        more = change(folder)
        environ = {**command.environ, **more.pop("environ", {})}  # type: ignore[dict-item]
        ended = starter.run(folder, command.args, environ=environ, **more)
        if ended.hung or ended.status != 0:
            silent = command.args[0] in ("check", "list", "stats", "topics")  # what is wrong stands on stdout
            problem = complaint(ended.status, ended.stdout, ended.stderr, json="--json" in command.args, silent=silent)
            wrong += [f"{command}: {problem}"] if problem or ended.hung else []
        elif "Traceback" in ended.stdout + ended.stderr or "Exception ignored" in ended.stderr:
            wrong.append(f"{command}: {ended.stderr}")
        n += 1
        shutil.rmtree(folder)
    assert wrong == []
    record_property("runs in odd surroundings", n)


@pytest.mark.usefixtures("needs_power")
@pytest.mark.parametrize("everything", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["some", "all"])
def test_a_disk_that_is_read_only(everything: bool, source: Path, starter: Starter, tmp_path: Path) -> None:
    disk = Disk.of(source, tmp_path)
    disk.fresh()
    commands = [c for c in [*WRITING, *READING] if everything or c.line.startswith(SOME)]
    wrong = []
    with disk.mounted(read_only=True) as folder:
        before = seen(folder)
        for command in commands:
            ended = starter.run(folder, command.args, environ={**command.environ, "EDITOR": "true"})
            if command in WRITING and command.args[0] not in ("init", "render-readme", "absorb"):
                problem = complaint(ended.status, ended.stdout, ended.stderr, statuses={6})
            else:
                problem = "" if ended.status in (0, 1, 4) else f"exit {ended.status}: {ended.stderr}"
            wrong += [f"{command}: {problem}"] if problem else []
        assert seen(folder) == before
    assert wrong == []
