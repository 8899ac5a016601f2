"""``papercli search`` where notes can't be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.transcripts import Shell

HOWS = {
    "large": "catalog/notes/p1.md:1:1: is larger than 1,048,576 bytes",
    "odd": "catalog/notes/p1.md:2:10: the byte 0xff is not UTF-8; save the file as UTF-8",
    "link": "catalog/notes/p1.md:1:1: is a symbolic link, which papercli does not follow",
}


@pytest.fixture(params=[2, 60], ids=["from the files", "from the index"])
def shell(tmp_path: Path, request: pytest.FixtureRequest) -> Shell:
    shell = Shell(tmp_path)
    shell.run("papercli init -q")
    for i in range(request.param):
        (tmp_path / f"catalog/papers/p{i}.yaml").write_text(f"title: Masked paper {i}\n")
    (tmp_path / "catalog/notes").mkdir()
    (tmp_path / "catalog/notes/p0.md").write_text("learned")
    return shell


@pytest.mark.parametrize("how", HOWS)
def test_notes_that_cannot_be_read_are_named(shell: Shell, how: str) -> None:
    path = shell.folder / "catalog/notes/p1.md"
    if how == "link":
        path.symlink_to("p0.md")
    else:
        path.write_bytes(b"x" * (1 << 20) + b"x" if how == "large" else "learned\n深い学習 läßt".encode() + b"\xff")
    for _ in range(2):
        ran = shell.run("papercli search learned --ids")
        found = "p0\np1\n" if how == "odd" else "p0\n"
        assert (ran.status, ran.stdout, ran.stderr) == (1, found, f"papercli: {HOWS[how]}\n")
    ran = shell.run("papercli search learned --json")
    assert [each["path"] for each in json.loads(ran.stdout)["findings"]] == ["catalog/notes/p1.md"]
    ran = shell.run("papercli check")
    assert (ran.status, ran.stdout) == (1, HOWS[how].replace(": ", ": error: ", 1) + "\n")
    path.unlink()
    path.write_text("learned")
    ran = shell.run("papercli search learned --ids")
    assert (ran.status, ran.stdout, ran.stderr) == (0, "p0\np1\n", "")
    assert shell.run("papercli check").status == 0


def test_notes_of_no_paper_are_not_searched(shell: Shell) -> None:
    (shell.folder / "catalog/notes/nobody.md").write_bytes(b"\xff")
    assert shell.run("papercli search learned --ids").stderr == ""
