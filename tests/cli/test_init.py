"""``papercli init``: all of it or nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.transcripts import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    (tmp_path / "repo").mkdir()
    return Shell(tmp_path / "repo")


def made(shell: Shell) -> list[str]:
    return sorted(p.relative_to(shell.folder).as_posix() for p in shell.folder.rglob("*") if p.is_file())


@pytest.mark.parametrize(
    "options",
    [
        "--readme ../x.md",
        "--readme docs/../../x.md",
        "--readme /nowhere/x.md",
        "--readme ''",
        "--title '  '",
        "--title ''",
    ],
)
def test_what_a_catalog_cannot_say_is_a_usage_error(shell: Shell, options: str) -> None:
    ran = shell.run(f"papercli init {options}")
    assert (ran.status, made(shell)) == (2, [])
    assert not (shell.folder / "catalog").exists()
    assert shell.run("papercli init -q").status == 0


def test_an_absolute_path_inside_is_a_relative_one(shell: Shell) -> None:
    path = shell.folder / "docs" / "LIST.md"
    assert shell.papercli(["init", "--readme", str(path)]).status == 0
    assert made(shell) == [
        "catalog/.papercli/.gitignore",
        "catalog/.papercli/rendered.json",
        "catalog/catalog.yaml",
        "docs/LIST.md",
    ]
    assert "readmes: [docs/LIST.md]\n" in (shell.folder / "catalog/catalog.yaml").read_text()
    assert shell.run("papercli render-readme --check").status == 0


@pytest.mark.parametrize(
    "content", [b"caf\xe9\n", b"<!-- papercli:begin -->\n", b"<!-- papercli:begin -->\nmine\n<!-- papercli:end -->\n"]
)
def test_a_readme_that_can_get_no_block(shell: Shell, content: bytes) -> None:
    (shell.folder / "README.md").write_bytes(content)
    assert shell.run("papercli init --readme README.md").status == 4
    assert made(shell) == ["README.md"]
    assert (shell.folder / "README.md").read_bytes() == content


def test_a_folder_is_no_readme(shell: Shell) -> None:
    ran = shell.run("papercli init --readme .")
    assert (ran.status, made(shell)) == (4, [])


def test_a_catalog_that_is_a_link(shell: Shell) -> None:
    (shell.folder.parent / "elsewhere").mkdir()
    (shell.folder / "catalog").symlink_to("../elsewhere")
    assert shell.run("papercli init").status == 4
    assert not list((shell.folder.parent / "elsewhere").iterdir())


def test_of_many_at_once_one_makes_it(shell: Shell) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "papercli", "init", "--title", f"Title {n}"],
            cwd=shell.folder,
            stderr=subprocess.PIPE,
            text=True,
        )
        for n in range(6)
    ]
    done = [(p.communicate()[1], p.returncode) for p in started]
    statuses = [status for _, status in done]
    assert sorted(statuses) == [0, 4, 4, 4, 4, 4]
    title = (shell.folder / "catalog/catalog.yaml").read_text()
    assert title == f"format: 1\ntitle: Title {statuses.index(0)}\n"
