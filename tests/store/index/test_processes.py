"""The index with several processes: ours, which share the reading, and others, which ask and write at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from papercli.store.index import reading
from papercli.store.layout import PaperFile
from tests.store.index.answers import from_files, from_index, make

FILES = [PaperFile(Path(f"{i}.yaml"), str(i), f"{i}.yaml") for i in range(1000)]


def test_two_processes_read_every_file_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("papercli.store.index.both_cores.may_fork", lambda: True)
    here = os.getpid()

    def one(file: PaperFile) -> tuple[str, bool]:
        time.sleep(0.001)  # long enough for the second process to come up before all is done
        return file.id, os.getpid() == here

    answers = list(reading.read(FILES, one))
    assert sorted(id_ for id_, _ in answers) == sorted(file.id for file in FILES)
    assert {by_us for _, by_us in answers} == {True, False}


def test_what_a_second_process_leaves_undone_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("papercli.store.index.both_cores.may_fork", lambda: True)
    here = os.getpid()

    def one(file: PaperFile) -> tuple[str]:
        if os.getpid() != here:
            os._exit(9)
        return (file.id,)

    assert sorted(id_ for (id_,) in reading.read(FILES, one)) == sorted(file.id for file in FILES)


def test_an_error_is_raised_whichever_process_meets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("papercli.store.index.both_cores.may_fork", lambda: True)

    def one(file: PaperFile) -> tuple[str]:
        raise OSError(5, "Input/output error", file.shown)

    with pytest.raises(OSError, match="Input/output"):
        list(reading.read(FILES, one))


def test_many_ask_while_one_writes(tmp_path: Path) -> None:
    context = make(tmp_path)
    for i in range(80):
        text = f"title: Paper {i}\nstatus: {'read' if i % 2 else 'unread'}\n"
        (context.at.papers / f"p{i:02d}.yaml").write_text(text, encoding="utf-8")
    papercli = [sys.executable, "-m", "papercli"]
    ids = [f"p{i:02d}" for i in range(0, 80, 2)]
    asking = [
        subprocess.Popen([*papercli, *words, "--ids"], cwd=tmp_path, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
        for words in (["list"], ["search", "paper"], ["list", "--json"])
    ]
    for i in range(0, len(ids), 10):
        subprocess.run([*papercli, "mark", "read", *ids[i : i + 10], "-q"], cwd=tmp_path, check=True)
    for each in asking:
        said = each.communicate()[0]
        assert each.returncode == 0
        assert all(f"p{i:02d}" in said for i in range(80)), "a paper was missing while another was written"
    with from_index():
        found = context.catalog.contents()
    with from_files():
        assert found == context.catalog.contents()
    assert {paper.status for paper in found.papers.values()} == {"read"}
    assert not list(context.at.derived.glob("*.tmp"))
