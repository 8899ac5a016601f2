"""The console blocks of README.md and docs/ show what really appears on a terminal.

Each page runs from top to bottom in one new Git repository. ``$ `` begins a command, ``> `` goes on with one that a backslash or a
here-document left open, the rest is what it prints. Blocks marked ``console no-run``, and those that install papercli with
pip, are for people only. PAPERCLI_UPDATE_TRANSCRIPTS=1 writes the output in the pages anew.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, name
from tests.docs.terminal import Terminal
from tests.transcripts import UPDATE

BLOCK = re.compile(r"^```console(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def runs(block: re.Match[str]) -> bool:
    """Whether a block is run."""
    return block["info"].strip() != "no-run" and "pip install" not in block["body"]


def commands(body: str) -> list[str]:
    """The commands of a block, each with the lines that go on with it."""
    out: list[str] = []
    is_open = False
    for line in body.splitlines():
        if is_open and (line.startswith("> ") or line == ">"):
            out[-1] += f"\n{line[2:]}"
            is_open = goes_on(out[-1])
        elif line.startswith("$ "):
            out.append(line[2:])
            is_open = goes_on(line)
    return out


def goes_on(command: str) -> bool:
    """Whether a shell would wait for another line."""
    here = re.search(r"<<'?(\w+)'?", command)
    return command.endswith("\\") or (here is not None and not re.search(rf"^{here[1]}$", command, re.MULTILINE))


def run_block(block: re.Match[str], terminal: Terminal) -> str:
    """The block as it should be."""
    if not runs(block):
        return block[0]
    assert block["body"].startswith("$ "), f"a console block begins with $ and a command, not with {block['body']!r}"
    lines = ""
    for command in commands(block["body"]):
        first, *more = command.split("\n")
        lines += f"$ {first}\n" + "".join(f"> {line}".rstrip(" ") + "\n" for line in more) + terminal.shows(command)
    assert "```" not in lines, "the output would end the block"
    return f"```console{block['info']}\n{lines}```"


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A terminal in a new Git repository."""
    for args in (
        ["init", "-q", "-b", "main"],
        ["config", "user.name", "Ada"],
        ["config", "user.email", "ada@example.org"],
    ):
        subprocess.run(["git", *args], cwd=tmp_path, check=True)
    return Terminal(tmp_path)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_console_blocks_show_what_is_printed(page: Path, terminal: Terminal) -> None:
    written = page.read_text(encoding="utf-8")
    now = BLOCK.sub(lambda block: run_block(block, terminal), written)
    if UPDATE:
        page.write_text(now, encoding="utf-8")
    hint = f"{name(page)} shows something else than papercli prints (PAPERCLI_UPDATE_TRANSCRIPTS=1 writes it anew)"
    assert now == written, hint


def test_a_wrong_output_is_found(terminal: Terminal) -> None:
    page = "```console\n$ papercli list\nnothing of that kind\n```"
    (found,) = BLOCK.finditer(page)
    assert run_block(found, terminal) == "```console\n$ papercli list\n" + terminal.shows("papercli list") + "```"
    assert run_block(found, terminal) != page


def test_commands_over_several_lines(terminal: Terminal) -> None:
    page = "```console\n$ cat > a.txt <<'END'\n> one\n> END\n$ echo b \\\n> && cat a.txt\nb\none\n```"
    (found,) = BLOCK.finditer(page)
    assert run_block(found, terminal) == page


def test_bash_and_this_process_show_the_same(terminal: Terminal) -> None:
    (terminal.folder / "catalog").mkdir()
    (terminal.folder / "catalog" / "catalog.yaml").write_text("format: 1\n")
    papers = terminal.folder / "catalog" / "papers"
    papers.mkdir()
    (papers / "one.yaml").write_text("title: One\nauthors: [A. Author]\nstatus: read\n")
    (papers / "two.yaml").write_text("year: 20\n")
    assert terminal.shows("papercli list") == terminal.shows("exec papercli list")


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_console_block_escapes(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert len(BLOCK.findall(text)) == len(re.findall(r"^ *[`~]{3,} *console", text, re.MULTILINE))
