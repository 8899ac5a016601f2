"""``papercli import`` on the command line, beside its transcript."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from papercli.cli.commands.import_ import draft_as_json
from papercli.model.draft import Draft
from tests.transcripts import Shell

LIST = "# Things\n\n## PEFT\n\n- [x] [LoRA: Low-Rank Adaptation of Large Language Models](https://arxiv.org/abs/2106.09685v2)\n"
PAPER_KEYS = """
    line line_end section title name kind arxiv doi url authors venue year date status started finished rating links see summary
    remark extra
"""


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    (tmp_path / "list.md").write_text(LIST)
    return Shell(tmp_path)


def test_the_document_of_a_dry_run() -> None:
    assert set(draft_as_json(Draft(line=1, line_end=1))) == set(PAPER_KEYS.split())
    assert draft_as_json(Draft(line=1, line_end=1, arxiv="2106.09685", version=2))["version"] == 2


def test_a_dry_run_needs_no_catalog(shell: Shell) -> None:
    ran = shell.run("papercli import list.md --dry-run --json")
    document = json.loads(ran.stdout)
    assert (ran.status, list(document)) == (0, ["version", "papers", "notes", "skipped"])
    (paper,) = document["papers"]
    assert (paper["line"], paper["arxiv"], paper["section"]) == (5, "2106.09685", ["Things", "PEFT"])
    assert [p.name for p in shell.folder.iterdir()] == ["list.md"]
    assert shell.run("papercli import list.md --dry-run --ids -q").text() == "2106.09685\n"


def test_the_document_of_an_import(shell: Shell) -> None:
    shell.run("papercli init -q")
    document = json.loads(shell.run("papercli import list.md --no-fetch --json").stdout)
    assert list(document) == ["version", "done", "failed", "skipped", "notes"]
    assert [(done["ref"], done["outcome"], done["paper"]["id"]) for done in document["done"]] == [
        ("list.md:5", "added", "2106.09685")
    ]
    assert (document["failed"], document["skipped"], document["notes"]) == ([], [], [])


def test_a_list_below_the_catalogs_folder(shell: Shell) -> None:
    shell.run("papercli init -q")
    (shell.folder / "docs").mkdir()
    (shell.folder / "docs" / "list.md").write_text(
        "- [A paper about something](pdf/a.pdf) [[code](https://example.org/c)]\n"
    )
    document = json.loads(shell.run("papercli import docs/list.md --no-fetch --json").stdout)
    assert document["done"][0]["paper"]["links"] == {"link": "docs/pdf/a.pdf", "code": "https://example.org/c"}


def test_quiet_prints_errors_alone(shell: Shell) -> None:
    shell.run("papercli init -q")
    assert shell.run("papercli import list.md --offline -q").text() == ""
    assert shell.papercli(["import", "-", "-q"], b"nothing here\n").text() == "! papercli: -: no papers found\n[1]\n"
