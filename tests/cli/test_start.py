"""What commands load: answering a question takes no more than it needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from papercli.writers.formats import FORMATS
from tests.store.index.answers import make

HEAVY = {
    "pydantic",
    "requests",
    "arxiv",
    "ruamel",
    "markdown_it",
    "rich",
    "jinja2",
    "httpx",
    "importlib.metadata",
    "tempfile",
}
UNNEEDED = {"typer", "yaml_rs", "papercli.store.yaml_quick", "papercli.model.schema"}
"""What reads papers' files, and command lines that are not plain; an index that is in step answers without."""

PROBE = """
import sys
from papercli.cli.main import run
status = run(sys.argv[1:])
print(*sorted(sys.modules), file=sys.stderr)
sys.exit(status)
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    context = make(tmp_path)
    for i in range(60):
        text = f"title: Paper {i}\ntopics: [peft]\nstatus: {'read' if i % 2 else 'unread'}\n"
        (context.at.papers / f"paper{i}.yaml").write_text(text, encoding="utf-8")
        os.utime(context.at.papers / f"paper{i}.yaml", (1, 1))
    return tmp_path


def loaded(library: Path, *args: str) -> set[str]:
    """The modules that a command has loaded when it ends."""
    done = subprocess.run([sys.executable, "-c", PROBE, *args], cwd=library, capture_output=True, text=True, check=True)
    assert done.stdout, "it printed nothing"
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "args",
    [
        ("--version",),
        ("--help",),
        ("list", "--help"),
        ("list", "--topic", "peft", "--unread"),
        ("list", "--json"),
        ("list", "paper", "--sort=-title", "--columns", "id,url"),
        ("search", "paper", "7"),
        ("show", "paper7"),
        *(("export", "--format", name) for name in FORMATS if name != "markdown"),
        ("export", "--format", "csv", "paper7", "paper8"),
        ("show", "paper7", "--json"),
        ("stats",),
        ("topics",),
    ],
    ids=" ".join,
)
def test_reading_commands_load_nothing_heavy(library: Path, args: tuple[str, ...]) -> None:
    for _ in range(2):  # with an index to be made, and with one that is there
        assert not loaded(library, *args) & HEAVY


@pytest.mark.parametrize(
    "args",
    [("list", "--topic", "peft", "--unread"), ("search", "paper", "--limit", "40"), ("export", "--format", "bibtex")],
    ids=" ".join,
)
def test_an_answer_from_the_index_takes_neither_yaml_nor_typer(library: Path, args: tuple[str, ...]) -> None:
    # The files are as young as this test: they would be read again.
    probe = f"import papercli.store.index.stamps as stamps; stamps._YOUNG = -10**18\n{PROBE}"
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", probe, *args], cwd=library, capture_output=True, text=True, check=True
        )
    assert not set(done.stderr.splitlines()[-1].split()) & UNNEEDED
    assert done.stdout.count("\n") >= 30


@pytest.mark.parametrize("name", ["pydantic", "requests", "arxiv", "markdown_it", "rich"])
def test_marking_loads_only_what_edits_yaml(library: Path, name: str) -> None:
    assert name not in loaded(library, "mark", "read", "paper8")
