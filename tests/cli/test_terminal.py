"""What a person sees on a terminal: a real pty, read back through a terminal in memory."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import unicodedata
from pathlib import Path

import pyte
import pytest

from tests.transcripts import Shell

COLUMNS, LINES = 100, 40
HOSTILE = "\x1b]52;c;cm0=\x07\x1b[31mred\x9b31m [/b] [red]x[/red] :boom: \u202egnp.exe\rEvil"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path)
    shell.run("papercli init -q")
    shell.run("papercli add -q --title 'Two things' --author 'B. Two' --year 2021 --topic second --new-topic")
    shell.run(
        "papercli add -q --title 清华唐杰教授：从千亿模型到ChatGPT的一点思考 --kind blog --url https://example.org/zh"
    )
    return shell


def on_terminal(shell: Shell, *args: str, typed: bytes = b"") -> tuple[bytes, int]:
    """Run papercli on a pty; returns every byte the terminal got, and the exit status."""
    master, slave = pty.openpty()
    environ = os.environ | {"COLUMNS": str(COLUMNS), "LINES": str(LINES), "TERM": "xterm-256color"}
    environ.pop("NO_COLOR", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "papercli", *args],
        cwd=shell.folder,
        env=environ,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        close_fds=True,
    )
    os.close(slave)
    if typed:
        os.write(master, typed)
    got = b""
    while True:
        ready, _, _ = select.select([master], [], [], 30)
        if not ready:
            process.kill()
            raise AssertionError("the command waits for something")
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        got += part
    os.close(master)
    return got, process.wait()


def screen(data: bytes) -> list[str]:
    terminal = pyte.Screen(COLUMNS, LINES)
    pyte.ByteStream(terminal).feed(data)
    return [line.rstrip() for line in terminal.display]


def cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def test_the_list_is_an_aligned_table(shell: Shell) -> None:
    data, status = on_terminal(shell, "list")
    lines = screen(data)
    assert status == 0
    assert lines[0].split() == ["id", "status", "year", "title", "authors", "topics"]
    assert "清华唐杰教授" in "".join(lines).replace(" ", "")
    assert any(line.startswith("two2021two") and line.endswith("second") for line in lines)


def test_colour_is_left_out_where_it_is_not_wanted(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.run("papercli mark read -q two2021two")
    coloured, _ = on_terminal(shell, "list")
    assert b"\x1b[32m" in coloured
    monkeypatch.setenv("TERM", "dumb")


@pytest.mark.parametrize(
    "command",
    [
        ("list",),
        ("show", "hostile"),
        ("stats",),
        ("topics",),
        ("check",),
        ("show", HOSTILE),
        ("mark", "read", "hostile"),
    ],
)
def test_no_text_commands_the_terminal(shell: Shell, command: tuple[str, ...]) -> None:
    import json

    text = json.dumps(HOSTILE)
    (shell.folder / "catalog/papers/hostile.yaml").write_text(
        f"title: {text}\nauthors: [{text}]\nvenue: {text}\nname: {text}\nremark: {text}\nsummary: {text}\n"
        f"topics: [{text}]\nextra:\n  {text}: {text}\nother: {text}\n"
    )
    data, status = on_terminal(shell, *command)
    assert status in (0, 1, 3)
    for bad in (b"\x1b]", b"\x1b[31m", b"\x9b", b"\xc2\x9b", "\u202e".encode(), b"\x07", b"rEvil".replace(b"r", b"\r")):
        assert bad not in data
    assert b"Traceback" not in data


def test_a_piece_of_a_title_is_confirmed_before_writing(shell: Shell) -> None:
    path = shell.folder / "catalog/papers/two2021two.yaml"
    before = path.read_bytes()
    data, status = on_terminal(shell, "mark", "read", "things", typed=b"n\n")
    assert status == 3
    assert b"Do you mean two2021two, Two things?" in data
    assert path.read_bytes() == before
    _, status = on_terminal(shell, "mark", "read", "things", typed=b"y\n")
    assert status == 0
    assert b"status: read" in path.read_bytes()


def test_a_progress_bar_while_many_are_looked_up(shell: Shell) -> None:
    refs = ["1706.03762", "2106.09685", "2305.11206", "1810.04805", "1409.0473", "2203.02155"]
    data, status = on_terminal(shell, "add", "--offline", *refs)
    assert status == 0, data
    assert b"looking up" in data
    assert len(list((shell.folder / "catalog/papers").iterdir())) == 8


def test_no_progress_bar_for_a_few(shell: Shell) -> None:
    data, status = on_terminal(shell, "add", "--offline", "1706.03762", "2106.09685")
    assert (status, data.count(b"\x1b")) == (0, 0), data
