"""``papercli export``: which papers, in which order, where to, and what is refused."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest

from papercli.writers.formats import FORMATS
from tests.store.index.answers import from_files, from_index
from tests.transcripts import Ran, Shell
from tests.writers.reading import READERS

SETTINGS = """\
topics:
  - slug: ft
    title: Fine-tuning
    topics:
      - slug: peft
        was: [adapters]
  - slug: eval
blocks:
  short: {layout: list, entry: "{title}{?, {notes}}"}
"""
PAPERS = {
    "hu2021": "title: LoRA\nauthors: [Edward J. Hu]\nyear: 2021\ntopics: [peft]\nstatus: read\nadded: 2026-01-03\nweight: 2\n",
    "zhou2023": "title: Less is more\nauthors: [Chunting Zhou]\nyear: 2023\ntopics: [ft]\nadded: 2026-01-01\n",
    "ada": "title: An adapter\nauthors: [Ada One, Bo Two]\ntopics: [adapters]\nadded: 2026-01-02\nkind: software\n",
    "lin2004": "title: Scores\nauthors: [Chin-Yew Lin]\nyear: 2004\nvenue: ACL\ntopics: [eval]\nweight: 1\ndoi: 10.1000/x\n",
}
DATA = [name for name in FORMATS if name != "markdown"]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path)
    shell.run("papercli init -q")
    (tmp_path / "catalog/catalog.yaml").write_text(SETTINGS)
    for id_, text in PAPERS.items():
        (tmp_path / f"catalog/papers/{id_}.yaml").write_text(text)
    return shell


def ids(ran: Ran) -> list[str]:
    """The ids in a CSV, in order."""
    return [row["id"] for row in csv.DictReader(io.StringIO(ran.stdout, newline=""))]


@pytest.mark.parametrize(
    "filters",
    [
        *(
            "",
            "--topic peft",
            "-t ft --sort=-year",
            "--topic adapters --topic eval",
            "--no-topic",
            "--read",
            "--unread --limit 1",
        ),
        *(
            "--status read --status unread",
            "--kind software",
            "--year 2010..",
            "--author hu",
            "--venue acl",
            "--sort title",
            "-l 0",
        ),
    ],
)
@pytest.mark.parametrize("answered", [from_files, from_index])
def test_the_papers_and_their_order_are_those_of_list(shell: Shell, filters: str, answered: object) -> None:
    with answered():  # type: ignore[operator]
        listed = shell.run(f"papercli list --ids {filters}").stdout.split()
        assert ids(shell.run(f"papercli export --format csv {filters}")) == listed
        for name in DATA:
            assert list(READERS[name](shell.run(f"papercli export --format {name} {filters}").stdout)) == listed
        found = READERS["markdown"](
            shell.run(f"papercli export --format markdown --columns id,title,authors,year,doi,url {filters}").stdout
        )
        assert set(found) == set(listed)


def test_json_is_what_list_says(shell: Shell) -> None:
    exported = shell.run("papercli export --format json").stdout
    assert json.loads(exported) == json.loads(shell.run("papercli list --json").stdout)
    assert shell.run("papercli export --json").stdout == exported


def test_references_select_and_filters_too(shell: Shell) -> None:
    assert ids(shell.run("papercli export -f csv zhou2023 10.1000/X hu2021 lora")) == ["lin2004", "hu2021", "zhou2023"]
    assert ids(shell.run("papercli export -f csv zhou2023 hu2021 --read")) == ["hu2021"]
    assert ids(shell.run("papercli export -f csv less")) == ["zhou2023"]
    assert ids(shell.papercli(["export", "-f", "csv", "-"], stdin=b"ada\tx\nhu2021\n")) == ["hu2021", "ada"]
    nothing = shell.papercli(["export", "-f", "csv", "-"], stdin=b"")
    assert (nothing.status, nothing.stdout) == (2, "")


def test_a_reference_that_means_nothing(shell: Shell) -> None:
    ran = shell.run("papercli export -f csv nosuch hu2021 --output out.csv")
    assert ran.status == 1
    assert ran.stderr.startswith('out.csv: 1 paper written\npapercli: no paper "nosuch"')
    assert (shell.folder / "out.csv").read_text().count("hu2021") == 1
    for refs, status in (("nosuch", 3), ("nosuch neither", 1)):
        ran = shell.run(f"papercli export -f csv {refs} --output out2.csv")
        assert (ran.status, ran.stdout) == (status, "")
        assert not (shell.folder / "out2.csv").exists()


@pytest.mark.parametrize("answered", [from_files, from_index])
@pytest.mark.parametrize("name", FORMATS)
def test_one_broken_paper_hides_no_other(shell: Shell, name: str, answered: object) -> None:
    (shell.folder / "catalog/papers/bad.yaml").write_text("title: [\n")
    with answered():  # type: ignore[operator]
        ran = shell.run(f"papercli export --format {name} --output out")
    assert ran.status == 1
    assert [line.split(":")[1:3] for line in ran.stderr.splitlines()[1:]] == [[" catalog/papers/bad.yaml", "2"]]
    assert all(
        text.split("\n")[0][7:] in (shell.folder / "out").read_text() for text in PAPERS.values() if name != "bibtex"
    )


def test_a_broken_paper_that_is_not_asked_for_is_no_matter(shell: Shell) -> None:
    (shell.folder / "catalog/papers/bad.yaml").write_text("title: [\n")
    assert shell.run("papercli export hu2021 --format ris").status == 0
    assert shell.run("papercli export bad --format ris").status == 4


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        *(("r.bib", "@"), ("R.BIB", "@"), ("r.csl.json", "[\n"), ("r.json", '{"version"'), ("r.ris", "TY  - "), ("r.csv", "id,")),
        *(("r.md", "## "), ("a.json.bib", "@")),
    ],
)  # fmt: skip
def test_the_name_of_the_output_says_the_format(shell: Shell, name: str, begins: str) -> None:
    ran = shell.run(f"papercli export --output {name}")
    assert (ran.status, ran.stdout, ran.stderr) == (0, "", f"{name}: 4 papers written\n")
    assert (shell.folder / name).read_text().startswith(begins)
    shell.run(f"papercli export --output {name} --format ris --quiet")
    assert (shell.folder / name).read_text().startswith("TY  - ")


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ("", "which format?"),
        ("--output refs", "which format?"),
        ("--format bibtxt", 'no format "bibtxt"'),
        ("--format ris --layout list", "--layout is for --format markdown"),
        ("--format ris --json", "--json prints one JSON document"),
        ("--format markdown --columns titel", "did you mean title"),
        ("--format markdown --layout tabel", "did you mean table"),
        ("--format markdown --block long", 'no block "long"'),
        ("--format markdown --columns '<!--'", "cannot stand in a marker"),
        ("--format csv --sort nothing", "cannot sort"),
        ("--format csv --kind nothing", "no kind"),
        ("--format csv --topic nothing", "no topic"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_writes_nothing(shell: Shell, args: str, says: str) -> None:
    ran = shell.run(f"papercli export {args}")
    assert ran.status in (2, 3)
    assert says in ran.stderr
    assert ran.stdout == ""
    if "--output" not in args:
        (shell.folder / "out.bib").write_text("mine\n")
        assert shell.run(f"papercli export {args or '--format x'} --output out.bib").status in (
            0 if "--json" in args else 2,
            2,
            3,
        )
        assert "--json" in args or (shell.folder / "out.bib").read_text() == "mine\n"


def test_an_earlier_export_is_replaced_whole(shell: Shell) -> None:
    path = shell.folder / "out.bib"
    path.write_text("@misc{old,\n" * 1000)
    path.chmod(0o640)
    shell.run("papercli export --output out.bib")
    assert path.read_text() == shell.run("papercli export --format bibtex").stdout
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(each.name for each in shell.folder.iterdir()) == ["catalog", "out.bib"]


def test_the_output_is_relative_to_where_one_is(shell: Shell) -> None:
    (shell.folder / "sub").mkdir()
    ran = Shell(shell.folder / "sub").run("papercli export --output ../out.bib")
    assert ran.stderr == "../out.bib: 4 papers written\n"
    assert (shell.folder / "out.bib").exists()
    ran = shell.run("papercli export --output nosuch/out.bib")
    assert (ran.status, ran.stderr.count("\n")) == (6, 1)


@pytest.mark.parametrize(
    "output", ["README.md", "catalog/notes/hu2021.md", "catalog/x.csv", "other.md", "link.bib", "pipe.bib", "."]
)
def test_what_would_be_lost_is_refused(shell: Shell, output: str) -> None:
    (shell.folder / "README.md").write_text("# Mine\n")
    (shell.folder / "other.md").write_text("# Mine\n\n<!-- papercli:begin -->\n<!-- papercli:end -->\n")
    (shell.folder / "catalog/notes").mkdir()
    (shell.folder / "catalog/notes/hu2021.md").write_text("mine\n")
    (shell.folder / "kept").write_text("mine\n")
    (shell.folder / "link.bib").symlink_to("kept")
    os.mkfifo(shell.folder / "pipe.bib")
    before = {
        path: path.read_bytes() for path in shell.folder.rglob("*") if path.is_file() and ".papercli" not in path.parts
    }
    ran = shell.run(f"papercli export --format ris --output {output}")
    assert (ran.status, ran.stdout) == (4, "")
    assert ran.stderr.startswith(f"papercli: {output}: is ")
    assert "hint: " in ran.stderr
    assert before == {
        path: path.read_bytes() for path in shell.folder.rglob("*") if path.is_file() and ".papercli" not in path.parts
    }


def test_markdown_is_a_block_without_markers(shell: Shell) -> None:
    (shell.folder / "README.md").write_text("<!-- papercli:begin layout=list topic=ft -->\n<!-- papercli:end -->\n")
    shell.run("papercli render-readme -q --force")
    between = (shell.folder / "README.md").read_text().split("-->")[1].split("<!--")[0]
    assert shell.run("papercli export --format markdown --layout list --topic ft").stdout == between.strip("\n") + "\n"


def test_markdown_takes_a_named_block_and_links_from_where_it_goes(shell: Shell) -> None:
    (shell.folder / "catalog/notes").mkdir()
    (shell.folder / "catalog/notes/hu2021.md").write_text("Notes.\n")
    (shell.folder / "docs").mkdir()
    assert "- LoRA, [notes](catalog/notes/hu2021.md)\n" in shell.run("papercli export -f markdown --block short").stdout
    shell.run("papercli export --block short -o docs/list.md")
    assert "- LoRA, [notes](../catalog/notes/hu2021.md)\n" in (shell.folder / "docs/list.md").read_text()


def test_json_reports_what_was_written(shell: Shell) -> None:
    ran = shell.run("papercli export --output out.bib --json")
    assert json.loads(ran.stdout) == {"version": 1, "format": "bibtex", "output": "out.bib", "papers": 4}


def test_no_papers_is_an_export_without_any(shell: Shell) -> None:
    for name in FORMATS:
        ran = shell.run(f"papercli export --format {name} --author nobody")
        assert ran.status == 0
        assert READERS[name](ran.stdout) == {}
