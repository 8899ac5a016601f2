"""Odd surroundings: closed pipes, read-only folders, gone directories, parallel writers, completion, a bug."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from papercli.cli.group import COMMANDS
from tests.transcripts import Shell

PAPERCLI = [sys.executable, "-m", "papercli"]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path)
    shell.run("papercli init -q")
    for n in range(3):
        shell.run(f"papercli add -q --title 'Paper {n}' --author 'A. One' --year 202{n} --topic some --new-topic")
    return shell


def process(shell: Shell, *args: str, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PAPERCLI, *args], cwd=shell.folder, capture_output=True, text=True, check=False, **more)  # type: ignore[call-overload,no-any-return]


def test_a_closed_pipe_is_no_error(shell: Shell) -> None:
    (shell.folder / "catalog/papers/one2020paper.yaml").write_text("title: T\nsummary: " + "x" * 200_000 + "\n")
    ran = shell.run("papercli list --json | head -c 10; exit ${PIPESTATUS[0]}")
    assert ran.stderr == ""
    assert ran.status in (0, 1, 141)


def test_a_directory_that_is_gone(tmp_path: Path) -> None:
    ran = subprocess.run(
        ["bash", "-c", f'mkdir gone && cd gone && rmdir ../gone && "{sys.executable}" -m papercli list'],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (4, "")
    assert ran.stderr.startswith("papercli: the working directory is gone")


def test_the_c_locale_and_no_home(shell: Shell) -> None:
    (shell.folder / "catalog/papers/zh.yaml").write_text("title: 清华\n", encoding="utf-8")
    ran = process(shell, "list", env={"PATH": os.environ["PATH"], "LC_ALL": "C"})
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(ran.stdout.splitlines()) == 4


def test_a_folder_that_cannot_be_written(shell: Shell) -> None:
    papers = shell.folder / "catalog/papers"
    before = {p: p.read_bytes() for p in papers.iterdir()}
    command = [*PAPERCLI, "mark", "read", "one2020paper"]
    if os.geteuid() == 0:  # root writes where modes forbid it, unless it gives that up
        if not shutil.which("setpriv"):
            pytest.skip("root can write anywhere, and setpriv is not there to stop it")
        command = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override", *command]
    papers.chmod(0o555)
    ran = subprocess.run(command, cwd=shell.folder, capture_output=True, text=True, check=False)
    papers.chmod(0o755)
    assert (ran.returncode, ran.stderr.count("Traceback")) == (6, 0)
    assert ran.stderr.startswith("papercli: cannot write")
    assert "permission denied" in ran.stderr
    assert {p: p.read_bytes() for p in papers.iterdir()} == before


def test_parallel_writers_lose_nothing(shell: Shell) -> None:
    adds = [
        subprocess.Popen(
            [*PAPERCLI, "add", "-q", "--title", f"Parallel {n}", "--author", f"P. Author{n}", "--year", "2024"],
            cwd=shell.folder,
        )
        for n in range(6)
    ]
    tags = [
        subprocess.Popen([*PAPERCLI, "set", "-q", "one2020paper", f"extra.Tag{n}=x"], cwd=shell.folder)
        for n in range(6)
    ]
    assert [p.wait() for p in adds + tags] == [0] * 12
    papers = json.loads(process(shell, "list", "--json").stdout)["papers"]
    assert len(papers) == 9
    (tagged,) = [p for p in papers if p["id"] == "one2020paper"]
    assert sorted(tagged["extra"]) == [f"Tag{n}" for n in range(6)]


def test_the_catalog_is_found_from_below_or_by_name(shell: Shell, tmp_path_factory: pytest.TempPathFactory) -> None:
    below = shell.folder / "a" / "b"
    below.mkdir(parents=True)
    assert process(Shell(below), "list", "--ids").stdout.count("\n") == 3
    elsewhere = Shell(tmp_path_factory.mktemp("elsewhere"))
    for given in (shell.folder, shell.folder / "catalog"):
        assert process(elsewhere, "list", "--ids", "--catalog", str(given)).stdout.count("\n") == 3
        assert (
            process(elsewhere, "list", "--ids", env={**os.environ, "PAPERCLI_CATALOG": str(given)}).stdout.count("\n")
            == 3
        )


def complete(shell: Shell, line: str) -> list[str]:
    words = line.split(" ")
    environ = {
        **os.environ,
        "_PAPERCLI_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    scripts = Path(sys.executable).parent / "papercli"
    ran = subprocess.run([scripts], cwd=shell.folder, env=environ, capture_output=True, text=True, check=False)
    return ran.stdout.split()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("papercli ma", ["mark"]),
        ("papercli mark re", ["reading", "read"]),
        ("papercli mark read one202", ["one2020paper", "one2021paper", "one2022paper"]),
        ("papercli tag so", ["some"]),
        ("papercli list --topic so", ["some"]),
        ("papercli set one2020", ["one2020paper"]),
    ],
)
def test_the_shell_completes(shell: Shell, line: str, expected: list[str]) -> None:
    assert complete(shell, line) == expected


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(shell: Shell, name: str) -> None:
    ran = shell.papercli([name, "--help"])
    assert ran.status == 0
    assert f"papercli {name}" in ran.stdout.split("Options:")[0].split("\n", 1)[1]
    assert "--json" in ran.stdout


def test_a_bug_is_one_line_and_a_report(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("surprise")

    monkeypatch.setattr("papercli.actions.stats.stats", broken)
    ran = shell.run("papercli stats")
    assert (ran.status, ran.stdout) == (70, "")
    first, hint = ran.stderr.splitlines()
    assert first == "papercli: this is a bug in papercli: KeyError: 'surprise'"
    report = Path(hint.rsplit(" ", 1)[1])
    assert "Traceback" in report.read_text()
    report.unlink()


def test_an_interrupt_says_nothing(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("papercli.actions.stats.stats", interrupted)
    ran = shell.run("papercli stats")
    assert (ran.status, ran.stdout, ran.stderr) == (130, "", "")


@pytest.mark.parametrize("command", ["list", "--version", "topics", "stats"])
def test_reading_loads_nothing_heavy(shell: Shell, command: str) -> None:
    script = (
        "import sys\nfrom papercli.cli.main import run\nrun(sys.argv[1:])\nprint(*sorted(sys.modules), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, command], cwd=shell.folder, capture_output=True, text=True, check=True
    )
    loaded = {name.split(".")[0] for name in ran.stderr.split()}
    heavy = {
        "pydantic",
        "requests",
        "arxiv",
        "lxml",
        "ruamel",
        "markdown_it",
        "rich",
        "pylatexenc",
        "sqlite3",
        "anyascii",
        "platformdirs",
        "filelock",
    }
    assert loaded & heavy == set()


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
@pytest.mark.parametrize("command", ["list", "--version", "add 2305.11206 --offline -q", "render-readme --check"])
def test_closed_streams_are_no_bug(shell: Shell, command: str, closed: str) -> None:
    (shell.folder / "README.md").write_text("<!-- papercli:begin -->\n<!-- papercli:end -->\n")
    shell.run("papercli render-readme -q")
    ran = shell.run(f"papercli {command} {closed}; true")
    assert "Traceback" not in ran.stderr
    assert "bug" not in ran.stderr
    assert shell.run(f"papercli {command} {closed}").status == 0


def test_a_reader_that_stops_early_is_told_by_the_status(shell: Shell) -> None:
    ran = shell.run("papercli list | true; exit ${PIPESTATUS[0]}")
    assert (ran.status, ran.stderr) in ((141, ""), (0, ""))


def test_an_id_that_stands_twice_is_not_edited(shell: Shell) -> None:
    twin = shell.folder / "catalog/papers/sub/one2020paper.yaml"
    twin.parent.mkdir()
    twin.write_text("title: Other\n")
    before = (shell.folder / "catalog/papers/one2020paper.yaml").read_bytes()
    for command in ("mark read", "remove", "set", "tag some"):
        more = "rating=3" if command == "set" else ""
        ran = shell.run(f"papercli {command} one2020paper {more}")
        assert ran.status == 4
        assert "the id one2020paper stands twice" in ran.stderr
    assert (twin.read_text(), (shell.folder / "catalog/papers/one2020paper.yaml").read_bytes()) == (
        "title: Other\n",
        before,
    )


def test_a_field_without_value_keeps_its_line(shell: Shell) -> None:
    path = shell.folder / "catalog/papers/one2020paper.yaml"
    for line in ("status: unread  # in May", "status:   # later"):
        path.write_text(f"title: T\n{line}\n")
        ran = shell.run("papercli mark unread one2020paper")
        assert (ran.status, ran.stdout.split("\t")[0], path.read_text()) == (0, "unchanged", f"title: T\n{line}\n")
    path.write_text("title: T\nsummary: # todo\n")
    assert shell.run("papercli set one2020paper summary=").status == 0
    assert path.read_text() == "title: T\nsummary: # todo\n"


def test_stdin_from_another_system(shell: Shell) -> None:
    assert (
        shell.papercli(["mark", "read", "-", "--ids"], stdin=b"\xef\xbb\xbfone2020paper\r\n").stdout == "one2020paper\n"
    )
    shell.papercli(["set", "one2020paper", "summary=@-"], stdin=b"a\r\nb\r\n")
    assert "summary: |\n  a\n  b\n" in (shell.folder / "catalog/papers/one2020paper.yaml").read_text()


def test_json_commands_no_terminal(shell: Shell) -> None:
    (shell.folder / "catalog/papers/zz.yaml").write_text('title: "a\\x9b31m \\u202e \\U000e0041 清"\n')
    ran = shell.run("papercli show zz --json")
    assert "a\\u009b31m \\u202e \\udb40\\udc41 清" in ran.stdout
    assert json.loads(ran.stdout)["paper"]["title"] == "a\x9b31m \u202e \U000e0041 清"


@pytest.mark.parametrize("module", ["typer", "papercli.cli.main", "papercli.cli.answers.list"])
def test_ctrl_c_while_the_program_loads(shell: Shell, tmp_path: Path, module: str) -> None:
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(
        "import sys\nclass Finder:\n    def find_spec(self, name, *_):\n"
        f"        if name == {module!r} and sys.argv[0] != '-c':\n            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Finder())\n"
    )
    words = ("topics",) if module == "typer" else ("list",)
    ran = process(shell, *words, env=os.environ | {"PYTHONPATH": str(tmp_path / "hook")})
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")


def test_the_program_begins_where_ctrl_c_is_caught() -> None:
    import tomllib

    root = Path(__file__).parents[2]
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["scripts"] == {"papercli": "papercli.__main__:main"}


def test_an_argument_that_is_not_utf8(shell: Shell) -> None:
    for words in ("list", "add --title", "show", "nosuch"):
        ran = subprocess.run(
            [*PAPERCLI, *words.split(), b"caf\xe9"], cwd=shell.folder, capture_output=True, check=False
        )
        assert (ran.returncode, ran.stdout) == (2, b"")
        assert ran.stderr.decode().splitlines()[0] == 'papercli: "caf\\udce9" is not UTF-8'


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (OSError(13, "Permission denied", "/x/y"), "cannot read or write /x/y: permission denied"),
        (OSError(28, "No space left on device", "/x/y"), "cannot write /x/y: no space left on device"),
        (OSError(28, "No space left on device"), "cannot write: no space left on device"),
        (OSError(5, "Input/output error"), "cannot read or write: input/output error"),
    ],
)
def test_a_system_call_that_nobody_expected(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, error: OSError, message: str
) -> None:
    from papercli.cli import main

    def fail(_: object) -> int:
        raise error

    monkeypatch.setattr(main, "_invoke", fail)
    monkeypatch.setattr(main, "_without_stdout", lambda status: status)
    ran = shell.papercli(["list"])
    assert (ran.status, ran.stderr) == (6, f"papercli: {message}\n")
