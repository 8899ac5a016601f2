"""Hostile files and folders: each is refused in a line, at once and in little memory, and hides nothing else."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.failures import assert_failure
from tests.hostile import odd_files
from tests.hostile.papers import REFUSED, TAKEN
from tests.hostile.process import Ran, Runner
from tests.hostile.tree import snapshot

SECONDS, MEGABYTES = 1.0, 200.0
SLOW = 30_000
"""Bytes from which a file is for the long run, bombs aside."""

Snapshot = dict[str, tuple[object, ...]]


def outside(root: Path, found: Snapshot) -> Snapshot:
    """What of a snapshot stands beside the repository."""
    return {path: kept for path, kept in found.items() if not path.startswith(f"{root}/")}


thorough = pytest.mark.parametrize(
    "whole", [pytest.param(False, id="some"), pytest.param(True, id="all", marks=pytest.mark.slow)]
)
"""Whether all commands are tried."""


@pytest.fixture(scope="module")
def model(papercli: Runner, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with two papers and a rendered README."""
    root = tmp_path_factory.mktemp("model") / "repository"
    for path, text in {
        "catalog/catalog.yaml": "format: 1\ntitle: Papers\n",
        "catalog/papers/good.yaml": "title: Good\nauthors: [A. One]\n",
        "catalog/papers/other.yaml": "title: Other\n",
        "README.md": "# Papers\n\n<!-- papercli:begin -->\n<!-- papercli:end -->\n",
    }.items():
        odd_files.put(path, text)(root)
    assert papercli(root, ["render-readme"]).status == 0
    return root


@pytest.fixture
def root(model: Path, tmp_path: Path) -> Path:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/README.md").write_text("<!-- papercli:begin -->\n<!-- papercli:end -->\n")
    return Path(shutil.copytree(model, tmp_path / "repository"))


def good(ran: Ran) -> Ran:
    """``ran``, if it kept its limits and said what it had to say in a few clear lines."""
    assert 0 <= ran.status < 7, (ran.args, ran.status, ran.stderr)
    assert ran.seconds < SECONDS, (ran.args, ran.seconds)
    assert ran.megabytes < MEGABYTES, (ran.args, ran.megabytes)
    assert "Traceback" not in ran.stderr
    messages = ran.stderr.splitlines() + (ran.stdout.splitlines() if ran.args[0] == "check" else [])
    assert all(len(line) < 2200 for line in messages if '"version"' not in line)
    return ran


def one_line(ran: Ran, status: int, *about: str, most: int = 1) -> None:
    assert_failure(ran.status, ran.stdout, ran.stderr, statuses={status}, lines=most + 1)  # a hint
    assert good(ran).status == status, (ran.args, ran.stdout, ran.stderr)
    assert 1 <= len(ran.complaints) <= most, ran.stderr
    assert all(word in ran.complaints[0] for word in about), ran.complaints


def cases(table: dict[str, str | bytes]) -> list[object]:
    def is_slow(name: str) -> bool:
        return len(table[name]) > SLOW and "bomb" not in name and "deep" not in name

    return [
        pytest.param(data, id=name, marks=[pytest.mark.slow] if is_slow(name) else []) for name, data in table.items()
    ]


def made(table: dict[str, odd_files.Make]) -> Callable[..., object]:
    return pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in table.items()])


def do(make: odd_files.Make, root: Path) -> Snapshot:
    try:
        make(root)
    except PermissionError:
        pytest.skip("only root makes devices")
    return snapshot(root.parent)


@thorough
@pytest.mark.parametrize("data", cases(REFUSED))
def test_a_bad_file_is_one_line_and_hides_no_other(
    papercli: Runner, root: Path, data: str | bytes, whole: bool
) -> None:
    before = do(odd_files.put(odd_files.PAPER, data), root)
    listed = papercli(root, ["list", "--ids"])
    one_line(listed, 1, "catalog/papers/x.yaml:")
    assert listed.stdout.split() == ["good", "other"]
    if whole:
        checked = good(papercli(root, ["check"]))
        assert (checked.status, checked.stderr) == (1, "")
        assert checked.stdout.startswith("catalog/papers/x.yaml:")
        for command in (["render-readme", "--check"], ["render-readme"], ["show", "x"], ["mark", "read", "x"]):
            one_line(papercli(root, command), 4, "catalog/papers/x.yaml:", most=3)
        assert snapshot(root.parent) == before
        assert good(papercli(root, ["mark", "read", "good"])).status == 0
    else:
        assert snapshot(root.parent) == before


@pytest.mark.slow
@pytest.mark.parametrize("data", TAKEN.values(), ids=TAKEN)
def test_an_odd_paper_costs_little(papercli: Runner, root: Path, data: str | bytes) -> None:
    before = do(odd_files.put(odd_files.PAPER, data), root)
    for command in (["list"], ["list", "--json"], ["check"], ["show", "x"], ["stats"], ["render-readme", "--check"]):
        assert good(papercli(root, command)).status in (0, 1)
    assert snapshot(root.parent) == before
    assert good(papercli(root, ["mark", "read", "good"])).status == 0


@thorough
@made(odd_files.BAD_PAPERS)
def test_an_odd_file_is_one_line_and_hides_no_other(
    papercli: Runner, root: Path, make: odd_files.Make, whole: bool
) -> None:
    before = do(make, root)
    listed = papercli(root, ["list", "--ids"])
    one_line(listed, 1, "catalog/papers/")
    assert listed.stdout.split() == ["good", "other"]
    if whole:
        assert good(papercli(root, ["check"])).status == 1
        one_line(papercli(root, ["render-readme", "--check"]), 4, "catalog/papers/")
    assert snapshot(root.parent) == before
    assert good(papercli(root, ["mark", "read", "good"])).status == 0
    assert outside(root, snapshot(root.parent)) == outside(root, before)


@thorough
@made(odd_files.HARMLESS)
def test_the_papers_are_as_they_were(papercli: Runner, root: Path, make: odd_files.Make, whole: bool) -> None:
    before = do(make, root)
    listed = good(papercli(root, ["list", "--ids"]))
    assert (listed.status, listed.stderr) == (0, "")
    assert {"good", "other"} <= set(listed.stdout.split())
    assert "good" in good(papercli(root, ["search", "good", "--ids"])).stdout.split()
    if whole:
        assert good(papercli(root, ["check"])).status in (0, 1)
        assert good(papercli(root, ["render-readme", "--check"])).status in (0, 1)
    assert snapshot(root.parent) == before
    assert good(papercli(root, ["mark", "read", "good"])).status == 0
    assert good(papercli(root, ["render-readme"])).status in (0, 4)
    if whole:
        assert good(papercli(root, ["note", "good", "--path"])).status in (0, 4, 6)
        assert good(papercli(root, ["render-readme", "--force"])).status == 0
    assert outside(root, snapshot(root.parent)) == outside(root, before)


@thorough
@made(odd_files.BAD_READMES)
def test_a_bad_readme_is_one_line(papercli: Runner, root: Path, make: odd_files.Make, whole: bool) -> None:
    before = do(make, root)
    for command in (["--init"], ["--check"], [], ["--force"]) if whole else (["--init"],):
        one_line(papercli(root, ["render-readme", *command]), 4)
    assert good(papercli(root, ["list", "--ids"])).stdout.split() == ["good", "other"]
    if whole:
        assert good(papercli(root, ["check"])).status == 1
    assert snapshot(root.parent) == before


@pytest.mark.slow
@pytest.mark.parametrize("end", odd_files.SLOW_READMES.values(), ids=odd_files.SLOW_READMES)
def test_a_readme_that_is_hard_to_read(papercli: Runner, root: Path, end: str) -> None:
    readme = root / "README.md"
    readme.write_text(readme.read_text() + "\n" + end)
    before = snapshot(root.parent)
    assert good(papercli(root, ["check"])).status in (0, 1)
    assert good(papercli(root, ["render-readme", "--check"])).status == 0
    assert snapshot(root.parent) == before


@thorough
@made(odd_files.NO_CATALOG)
def test_a_catalog_that_is_none_is_one_line(papercli: Runner, root: Path, make: odd_files.Make, whole: bool) -> None:
    before = do(make, root)
    commands = [["add", "--title", "New"]]
    if whole:
        commands += [["list"], ["mark", "read", "good"], ["render-readme", "--check"], ["note", "good", "--path"]]
    for command in commands:
        one_line(papercli(root, command), 4, "catalog", most=3)
    if whole:
        assert good(papercli(root, ["check"])).status in (1, 4)
    assert snapshot(root.parent) == before


def test_a_folder_that_is_a_repository_runs_nothing(papercli: Runner, root: Path) -> None:
    """Git finds a "bare" repository in a folder that a pull request brings, and would fetch what it lacks with its program."""
    for args in ([], ["--bare", "docs"]):
        subprocess.run(["git", "init", "-q", *args], cwd=root, check=True)
    (root / "docs/config").write_text(
        "[core]\n\trepositoryformatversion = 1\n\tbare = false\n\tworktree = .\n\tfsmonitor = touch evil\n"
        '[extensions]\n\tpartialclone = origin\n[remote "origin"]\n\turl = .\n\tpromisor = true\n'
        f'\tuploadpack = "touch {root}/evil; git-upload-pack"\n'
    )
    (root / "docs/HEAD").write_text("ref: refs/heads/x\n")
    (root / "docs/refs/heads/x").write_text("12345678" * 5 + "\n")
    (root / "docs/README.md").write_text("<!-- papercli:begin -->\nby hand\n<!-- papercli:end -->\n")
    for command in (["docs/README.md"], ["--check", "docs/README.md"], ["--force", "docs/README.md"]):
        assert good(papercli(root, ["render-readme", *command])).status in (0, 1, 4)
    assert not list(root.rglob("evil*"))
