"""``papercli edit``, ``note`` and the editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.transcripts import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path)
    shell.run("papercli init -q")
    shell.run("papercli add -q --title 'Two things' --author 'B. Two' --year 2021")
    return shell


def paper(shell: Shell) -> Path:
    return shell.folder / "catalog" / "papers" / "two2021two.yaml"


def editor(shell: Shell, command: str) -> None:
    script = shell.folder / "an editor.sh"
    script.write_text(f"#!/bin/sh\n{command}\n")
    script.chmod(0o755)
    shell.environ["EDITOR"] = f"'{script}'"


def test_a_good_edit_takes_the_place_of_the_file(shell: Shell) -> None:
    editor(shell, 'printf "rating: 5   # mine\\n" >> "$1"')
    before = paper(shell).read_text()
    ran = shell.run("papercli edit two2021two")
    assert (ran.status, ran.stdout) == (0, "changed\ttwo2021two\tTwo things\t\n")
    assert paper(shell).read_text() == before + "rating: 5   # mine\n"
    assert not list((shell.folder / "catalog/.papercli/edit").iterdir())
    assert (shell.folder / "catalog/.papercli/.gitignore").read_text() == "*\n"


def test_a_bad_edit_is_kept_aside(shell: Shell) -> None:
    editor(shell, 'printf "rating: 9\\n" >> "$1"')
    before = paper(shell).read_bytes()
    ran = shell.run("papercli edit two2021two")
    assert (ran.status, paper(shell).read_bytes()) == (4, before)
    kept = shell.folder / "catalog/.papercli/edit/two2021two.yaml"
    assert "rating: 9" in kept.read_text()
    assert "catalog/.papercli/edit/two2021two.yaml" in ran.stderr


def test_someone_elses_change_in_the_meantime_is_not_lost(shell: Shell) -> None:
    editor(shell, f'echo "rating: 5" >> "$1"; echo "venue: ICML" >> "{paper(shell)}"')
    for _ in range(2):
        ran = shell.run("papercli edit two2021two")
        assert ran.status == 4
        assert "catalog/.papercli/edit/two2021two.yaml" in ran.stderr
        assert paper(shell).read_text().count("venue: ICML") == 1
        assert "rating" not in paper(shell).read_text()
    (shell.folder / "catalog/.papercli/edit/two2021two.yaml").unlink()
    editor(shell, 'echo "rating: 5" >> "$1"')
    assert shell.run("papercli edit two2021two").status == 0


@pytest.mark.parametrize(("command", "status"), [("exit 3", 2), ("true", 0)])
def test_an_editor_that_gives_up_changes_nothing(shell: Shell, command: str, status: int) -> None:
    editor(shell, command)
    before = paper(shell).read_bytes()
    ran = shell.run("papercli edit two2021two")
    assert (ran.status, paper(shell).read_bytes()) == (status, before)


def test_no_such_editor(shell: Shell) -> None:
    shell.environ["EDITOR"] = "no-such-editor-at-all"
    ran = shell.run("papercli edit two2021two")
    assert ran.status == 2
    assert "no-such-editor-at-all" in ran.stderr


def test_a_broken_file_can_be_mended(shell: Shell) -> None:
    paper(shell).write_text("title: [\n")
    editor(shell, 'echo "title: Mended" > "$1"')
    assert shell.run("papercli edit two2021two").status == 0
    assert paper(shell).read_text() == "title: Mended\n"


def test_notes_begin_from_a_template_and_stay_only_if_something_is_written(shell: Shell) -> None:
    notes = shell.folder / "catalog" / "notes" / "two2021two.md"
    editor(shell, "true")
    ran = shell.run("papercli note two2021two")
    assert (ran.status, ran.stdout, notes.exists()) == (0, "", False)
    editor(shell, 'echo "It is good." >> "$1"')
    assert shell.run("papercli note two2021two").stdout == "catalog/notes/two2021two.md\n"
    assert notes.read_text().startswith("# Two things\n")
    assert notes.read_text().endswith("It is good.\n")
    assert shell.run("papercli remove two2021two").status == 4
    assert shell.run("papercli rename two2021two other").status == 0
    assert (shell.folder / "catalog/notes/other.md").exists()
    assert shell.run("papercli remove other --with-notes").status == 0
    assert not list((shell.folder / "catalog/notes").iterdir())


def test_text_kept_from_a_refused_edit_is_gone_on_with(shell: Shell) -> None:
    editor(shell, 'printf "rating: 9\\nvenue: ICML\\n" >> "$1"')
    assert shell.run("papercli edit two2021two").status == 4
    editor(shell, 'sed -i "s/rating: 9/rating: 3/" "$1"')
    ran = shell.run("papercli edit two2021two")
    assert (ran.status, ran.stdout.split("\t")[3]) == (0, "with the text kept from an earlier edit\n")
    assert paper(shell).read_text().endswith("rating: 3\nvenue: ICML\n")


def test_what_the_editor_prints_is_no_data(shell: Shell) -> None:
    import json

    shell.environ["EDITOR"] = "cat"
    ran = shell.run("papercli edit two2021two --json; true")
    assert json.loads(ran.stdout)["done"][0]["outcome"] == "unchanged"
    assert ran.stderr.startswith("title: Two things")


def test_without_a_terminal_an_editor_must_be_named(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    ran = shell.run("papercli edit two2021two")
    assert (ran.status, ran.stderr.splitlines()[0]) == (2, "papercli: there is no terminal for an editor")


def kept(shell: Shell) -> list[str]:
    folder = shell.folder / "catalog/.papercli/edit"
    return sorted(p.name for p in folder.iterdir()) if folder.is_dir() else []


@pytest.mark.parametrize("command", ["no-such-editor", "false", "sh -c 'exit 3'"])
def test_an_editor_that_gives_up_leaves_nothing_that_blocks(shell: Shell, command: str) -> None:
    shell.environ["EDITOR"] = command
    assert shell.run("papercli edit two2021two").status == 2
    assert kept(shell) == []
    assert shell.run("papercli set two2021two year=2022 -q").status == 0
    editor(shell, 'echo "rating: 5" >> "$1"')
    ran = shell.run("papercli edit two2021two")
    assert (ran.status, ran.stdout) == (0, "changed\ttwo2021two\tTwo things\t\n")
    assert paper(shell).read_text().count("2022") == 1


def test_what_was_typed_before_the_editor_gave_up_is_gone_on_with(shell: Shell) -> None:
    editor(shell, 'echo "rating: 5" >> "$1"; exit 1')
    before = paper(shell).read_bytes()
    assert shell.run("papercli edit two2021two").status == 2
    assert paper(shell).read_bytes() == before
    shell.environ["EDITOR"] = "true"
    ran = shell.run("papercli edit two2021two")
    assert (ran.status, ran.stdout.split("\t")[3]) == (0, "with the text kept from an earlier edit\n")
    assert paper(shell).read_text().endswith("rating: 5\n")


def test_two_edits_of_one_paper_at_once(shell: Shell) -> None:
    editor(shell, 'echo "venue: ICML" >> "$1"; EDITOR=true papercli edit two2021two; echo "[$?]"')
    ran = shell.run("papercli edit two2021two; true")
    assert "papercli: two2021two is being edited" in ran.stderr
    assert "[6]" in ran.stderr
    assert paper(shell).read_text().endswith("venue: ICML\n")
    assert kept(shell) == []


def test_an_editor_that_removes_its_file(shell: Shell) -> None:
    shell.environ["EDITOR"] = "rm"
    before = paper(shell).read_bytes()
    ran = shell.run("papercli edit two2021two")
    assert (ran.status, ran.stderr) == (2, "papercli: the editor left no file: nothing was changed\n")
    assert (paper(shell).read_bytes(), kept(shell)) == (before, [])
    ran = shell.run("papercli note two2021two")
    assert (ran.status, ran.stderr) == (2, "papercli: the editor left no file catalog/notes/two2021two.md\n")


def test_notes_that_were_not_kept_are_a_document_too(shell: Shell) -> None:
    import json

    shell.environ["EDITOR"] = "true"
    ran = shell.run("papercli note two2021two --json")
    assert json.loads(ran.stdout) == {"version": 1, "id": "two2021two", "notes": None}


def test_notes_that_are_a_link_are_refused(shell: Shell) -> None:
    (shell.folder / "catalog/notes").mkdir()
    link = shell.folder / "catalog/notes/two2021two.md"
    link.symlink_to(shell.folder / "nowhere.md")
    assert shell.run("papercli note two2021two --path").status == 4
    assert link.is_symlink()


@pytest.mark.parametrize("command", ["no-such-editor", "false"])
def test_an_editor_that_gives_up_leaves_no_template(shell: Shell, command: str) -> None:
    shell.environ["EDITOR"] = command
    ran = shell.run("papercli note two2021two")
    assert (ran.status, command in ran.stderr) == (2, True)
    assert not (shell.folder / "catalog/notes/two2021two.md").exists()
    assert shell.run("papercli remove two2021two").status == 0
