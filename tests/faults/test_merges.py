"""Clones that go their own ways, merged by Git itself: what papercli keeps apart does not conflict, and what conflicts is named."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.failures import assert_failure
from tests.faults import sample
from tests.transcripts import Shell


def git(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *args], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def clones(source: Path, tmp_path: Path) -> tuple[Shell, Shell]:
    """Two clones of one repository; the first one's branch is what the second merges."""
    first = sample.copy(source, tmp_path / "first")
    for args in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "begin"]):
        assert git(first, "-c", "user.name=A", "-c", "user.email=a@example.org", *args).returncode == 0
    assert git(tmp_path, "clone", "-q", "first", "second").returncode == 0
    for name in ("first", "second"):
        git(tmp_path / name, "config", "user.name", name)
        git(tmp_path / name, "config", "user.email", f"{name}@example.org")
    return Shell(first), Shell(tmp_path / "second")


def merged(clones: tuple[Shell, Shell], ours: list[str], theirs: list[str]) -> list[str]:
    """Run commands in each clone, commit, and merge the first into the second; the paths in conflict."""
    for shell, commands in zip(clones, (ours, theirs), strict=True):
        for command in commands:
            ran = shell.run(f"papercli {command}")
            assert ran.status == 0, f"{command}: {ran.stderr}"
        git(shell.folder, "add", "-A")
        assert git(shell.folder, "commit", "-qm", "work").returncode == 0
    second = clones[1].folder
    git(second, "pull", "-q", "--no-rebase", "--no-edit")
    return git(second, "diff", "--name-only", "--diff-filter=U").stdout.split()


ONE = [
    "add 1706.03762 --offline --topic peft",
    "add --title Alpha --author 'Ann Able' --year 2020 --topic decoding",
    "mark read 2301.00001",
    "tag decoding 2301.00003",
    "set 2301.00010 rating=4",
    "rename 2301.00009 nine",
    "remove 2301.00020",
]
OTHER = [
    "add 1810.04805 --offline --topic peft",
    "add --title Beta --author 'Ben Best' --year 2020 --topic decoding",
    "mark reading 2301.00002",
    "tag decoding 2301.00005",
    "set 2301.00011 rating=2",
    "rename 2301.00015 fifteen",
    "remove 2301.00021",
]


def test_work_on_different_papers_never_conflicts_in_the_catalog(clones: tuple[Shell, Shell]) -> None:
    assert merged(clones, ONE, OTHER) == []
    second = clones[1]
    papers = {paper["id"]: paper for paper in json.loads(second.run("papercli list --json").stdout)["papers"]}
    assert len(papers) == 30 + 4 - 2
    assert {"1706.03762", "1810.04805", "able2020alpha", "best2020beta", "nine", "fifteen"} <= papers.keys()
    assert (papers["2301.00001"]["status"], papers["2301.00002"]["status"]) == ("read", "reading")
    ran = second.run("papercli check")
    assert "error: this block is out of date" in ran.stdout
    assert {line.split(": ")[1] for line in ran.stdout.splitlines() if "out of date" not in line} == {"warning"}


def test_a_readme_in_conflict_is_rendered_anew(clones: tuple[Shell, Shell]) -> None:
    one, other = ([*commands, "render-readme"] for commands in (ONE, OTHER))
    conflicts = merged(clones, one, other)
    assert conflicts
    assert set(conflicts) <= {"README.md", "docs/reading.md"}
    second = clones[1]
    readme = second.folder / "README.md"
    assert "<<<<<<<" in readme.read_text() + (second.folder / "docs/reading.md").read_text()
    assert second.run("papercli render-readme").status == 0
    assert second.run("papercli render-readme --check").status == 0
    text = readme.read_text()
    assert not [mark for mark in ("<<<<<<<", "=======", ">>>>>>>") if mark in text]
    assert text.startswith("# Papers I read\n\nKept by hand since 2019.   \n")
    assert text.endswith("\nno newline at the end")
    assert "Alpha" in text
    assert "Beta" in text


def test_a_conflict_in_the_words_around_a_block_is_refused_and_stays(clones: tuple[Shell, Shell]) -> None:
    for shell, word in zip(clones, ("2018", "2020"), strict=True):
        path = shell.folder / "README.md"
        path.write_text(path.read_text().replace("2019", word))
    assert merged(clones, [], []) == ["README.md"]
    second = clones[1]
    before = sample.snapshot(second.folder)
    line = (second.folder / "README.md").read_text().splitlines().index("<<<<<<< HEAD") + 1
    for command in ("render-readme", "absorb", "adopt README.md --no-fetch"):
        ran = second.run(f"papercli {command}")
        assert_failure(ran.status, ran.stdout, ran.stderr, statuses={4}, lines=5)
        assert f"README.md:{line}:1: " in ran.stderr or "a conflict of Git's is left here" in ran.stderr
    assert sample.snapshot(second.folder) == before


def test_a_paper_in_conflict_is_named_and_every_other_works(clones: tuple[Shell, Shell]) -> None:
    assert merged(clones, ["mark read 2301.00003"], ["mark reading 2301.00003"]) == ["catalog/papers/2301.00003.yaml"]
    second = clones[1]
    path = second.folder / "catalog/papers/2301.00003.yaml"
    broken = path.read_bytes()
    place = f"{path.relative_to(second.folder)}:{broken.decode().splitlines().index('<<<<<<< HEAD') + 1}:1: "
    for command, count in (("list --ids", 29), ("stats", None), ("topics", None), ("check", None)):
        ran = second.run(f"papercli {command}")
        assert ran.status == 1
        assert (ran.stderr or ran.stdout).count(place) == 1
        assert count in (None, len(ran.stdout.split()))
    for command in (
        "show 2301.00003",
        "mark read 2301.00003",
        "tag decoding 2301.00003",
        "render-readme",
        "render-readme --check",
    ):
        ran = second.run(f"papercli {command}")
        assert_failure(ran.status, ran.stdout, ran.stderr, statuses={4})
        assert place in ran.stderr
    for command in (
        "show 2301.00001",
        "mark read 2301.00001",
        "set 2301.00002 rating=3",
        "tag decoding 2301.00005",
        "add 1706.03762 --offline",
        "rename 2301.00009 nine",
        "remove 2301.00020",
        "topics add retrieval",
    ):
        ran = second.run(f"papercli {command}")
        assert ran.status == 0, ran.stderr
    assert path.read_bytes() == broken
    text = path.read_text()
    path.write_text(text[: text.index("<<<<<<<")] + text[text.index("=======\n") + 8 :].replace(">>>>>>> ", "# "))
    assert second.run("papercli render-readme").status == 0


def test_topics_declared_on_both_sides_conflict_in_the_tree_alone(clones: tuple[Shell, Shell]) -> None:
    """Both stand at its end, and only a person can say in which order."""
    adds = [
        [f"add --title {name} --author 'Ann Able' --topic {name.lower()} --new-topic"] for name in ("Alpha", "Beta")
    ]
    assert merged(clones, *adds) == ["catalog/catalog.yaml"]
    second = clones[1]
    ran = second.run("papercli list")
    assert_failure(ran.status, ran.stdout, ran.stderr, statuses={4})
    assert "catalog/catalog.yaml:" in ran.stderr
    settings = second.folder / "catalog/catalog.yaml"
    lines = settings.read_text().splitlines(keepends=True)
    settings.write_text("".join(line for line in lines if not line.startswith(("<<<", "===", ">>>"))))
    assert "alpha" in second.run("papercli topics").stdout
    assert "beta" in second.run("papercli topics").stdout
