"""``papercli topics``: what a person's ``catalog.yaml`` says is never changed in the wrong place, nor lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.transcripts import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path)
    assert shell.run("papercli init -q").status == 0
    return shell


def settings(shell: Shell, text: str | None = None) -> str:
    path = shell.folder / "catalog" / "catalog.yaml"
    if text is not None:
        path.write_text(text)
    return path.read_text()


def paper(shell: Shell, id_: str, text: str | None = None) -> str:
    path = shell.folder / "catalog" / "papers" / f"{id_}.yaml"
    if text is not None:
        path.write_text(text)
    return path.read_text()


@pytest.mark.parametrize(
    "command", ["remove b", "rename b d", "move c --before a", "merge b c", "add d", "add d --under b"]
)
def test_an_empty_item_is_named_and_nothing_else_is_changed(shell: Shell, command: str) -> None:
    text = settings(shell, "topics:\n  -\n  - slug: a\n    intro: precious\n  - slug: b\n  - slug: c\n")
    ran = shell.run(f"papercli topics {command}")
    assert (ran.status, settings(shell)) == (4, text)
    assert ran.stderr.startswith("papercli: catalog/catalog.yaml:2:4: topics: this item is empty\n")
    assert "catalog/catalog.yaml:2:4: error: topics: this item is empty" in shell.run("papercli check").stdout


@pytest.mark.parametrize("options", ["--catalog other", "--json", "--quiet", "-q"])
def test_options_before_the_subcommand_are_refused(shell: Shell, options: str) -> None:
    shell.run("papercli init other -q")
    ran = shell.run(f"papercli topics {options} add x")
    assert ran.status == 2
    assert "stands before add" in ran.stderr
    assert "x" not in settings(shell).replace("text", "")
    assert "slug" not in (shell.folder / "other" / "catalog" / "catalog.yaml").read_text()


def test_the_catalog_of_the_environment_counts(shell: Shell) -> None:
    shell.run("papercli init other -q")
    shell.environ["PAPERCLI_CATALOG"] = "other"
    assert shell.run("papercli topics add x").status == 0
    assert "slug: x" in (shell.folder / "other" / "catalog" / "catalog.yaml").read_text()
    assert "slug" not in settings(shell)
    assert shell.run("papercli topics --catalog other").stdout.startswith("x\t0")


def test_keys_that_nobody_knows_are_not_merged_away(shell: Shell) -> None:
    text = settings(shell, "topics:\n  - slug: a\n    colour: red\n  - slug: b\n")
    ran = shell.run("papercli topics merge a b")
    assert (ran.status, settings(shell)) == (4, text)
    assert ran.stderr.startswith("papercli: catalog/catalog.yaml:2:5: colour would go with this topic\n")
    assert shell.run("papercli topics merge b a").status == 0
    assert "colour: red" in settings(shell)


@pytest.mark.parametrize(
    ("topics", "status"),
    [
        ("  - slug: a # mine\n  - slug: b\n", 4),
        ("  - slug: a\n    # mine\n    title: A\n  - slug: b\n", 4),
        ("  - {slug: a,\n     # mine\n     title: A}\n  - slug: b\n", 4),
        ("  - slug: a\n    title: 'A #1'\n    intro: |\n      # Much\n  - slug: b\n", 0),
        ("  - slug: a\n    topics:\n      # mine\n      - slug: c # mine too\n  - slug: b\n", 0),
        ("  # above\n  - slug: a\n  # above\n  - slug: b # mine\n", 0),
    ],
)
def test_comments_are_not_merged_away(shell: Shell, topics: str, status: int) -> None:
    text = settings(shell, f"topics:\n{topics}")
    ran = shell.run("papercli topics merge a b")
    assert ran.status == status
    assert settings(shell).count("mine") == text.count("mine")
    if status:
        assert settings(shell) == text
        assert "a comment would go with this topic" in ran.stderr


def test_a_title_that_goes_is_named(shell: Shell) -> None:
    settings(shell, "topics:\n  - slug: a\n    title: Adapters\n  - slug: b\n  - slug: c\n")
    assert shell.run("papercli topics merge c b").stderr == "merged b\n"
    ran = shell.run("papercli topics merge a b")
    assert ran.stderr == 'merged b\npapercli: the title "Adapters" goes; b keeps its own, "b"\n'
    settings(shell, "topics:\n  - slug: a\n    title: Adapters\n  - slug: b\n")
    document = json.loads(shell.run("papercli topics merge a b --json").stdout)
    assert document["notes"] == ['the title "Adapters" goes; b keeps its own, "b"']


def test_a_topic_that_goes_takes_its_weights_along(shell: Shell) -> None:
    settings(shell, "topics:\n  - slug: a\n    was: [old]\n  - slug: b\n")
    paper(shell, "both", "title: T\ntopics: [a, b]\nweight: {a: 1, b: 2}\n")
    paper(shell, "former", "title: U\ntopics: [old]\nweight: {old: 1}\n")
    paper(shell, "weight", "title: V\nweight: {a: 3}\n")
    ran = shell.run("papercli topics remove a --untag --json")
    assert json.loads(ran.stdout)["papers"] == ["both", "former", "weight"]
    assert paper(shell, "both") == "title: T\ntopics: [b]\nweight: {b: 2}\n"
    assert (paper(shell, "former"), paper(shell, "weight")) == ("title: U\n", "title: V\n")
    assert shell.run("papercli check").status == 0


@pytest.mark.parametrize("old", ["peft", "PEFT", "former"])
def test_a_slug_that_a_topic_has_already(shell: Shell, old: str) -> None:
    text = settings(shell, "topics:\n  - slug: peft\n    title: PEFT\n    was: [former]\n")
    ran = shell.run(f"papercli topics rename {old} peft --json")
    assert (ran.status, settings(shell)) == (0, text)
    if old != "former":  # that may be the rest of a renaming that was stopped
        assert json.loads(ran.stdout)["outcome"] == "unchanged"


def test_a_new_title_for_a_slug_that_stays(shell: Shell) -> None:
    settings(shell, "topics:\n  - slug: peft\n    was: [former]\n")
    assert shell.run("papercli topics rename peft peft --title PEFT").status == 0
    assert settings(shell) == "topics:\n  - slug: peft\n    title: PEFT\n    was: [former]\n"


def test_subtopics_stand_behind_the_slug(shell: Shell) -> None:
    settings(shell, "topics:\n  - slug: peft\n")
    assert shell.run("papercli topics add lora --under peft").status == 0
    assert settings(shell) == "topics:\n  - slug: peft\n    topics:\n      - slug: lora\n"


def test_list_knows_weights_under_a_former_slug(shell: Shell) -> None:
    settings(shell, "topics:\n  - slug: peft\n    was: [old]\n")
    paper(shell, "a", "title: A\ntopics: [peft]\nweight: {peft: 2}\n")
    paper(shell, "b", "title: B\ntopics: [peft]\nweight: {old: 1}\n")
    assert shell.run("papercli list --topic peft --ids").stdout == "b\na\n"
    papers = json.loads(shell.run("papercli list --topic peft --json").stdout)["papers"]
    assert [each["weight"] for each in papers] == [{"old": 1}, {"peft": 2}]


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("tag foo nosuch --new-topic", 3),
        ("set nosuch topics+=foo --new-topic", 3),
        ("set one year=abc topics+=foo --new-topic", 4),
        ("add --title X --year abc -t foo --new-topic", 2),
        ("add 2404.99998 --offline -t foo --new-topic", 3),
    ],
)
def test_a_command_that_changes_no_paper_declares_no_topic(shell: Shell, command: str, status: int) -> None:
    paper(shell, "one", "title: One\n")
    before = settings(shell)
    assert shell.run(f"papercli {command}").status == status
    assert settings(shell) == before


def test_one_that_succeeds_declares_it_once(shell: Shell) -> None:
    paper(shell, "one", "title: One\n")
    paper(shell, "two", "title: Two\ntopics: [foo]\n")
    assert shell.run("papercli tag foo nosuch two one --new-topic").status == 1
    assert settings(shell).endswith("topics:\n  - slug: foo\n")
    assert shell.run("papercli tag bar two --new-topic --dry-run").status == 0
    assert "bar" not in settings(shell)
    paper(shell, "three", "title: Three\ntopics: [own]\n")
    assert shell.run("papercli add --title Three -t own --new-topic").stdout.startswith("present")
    assert "slug: own" in settings(shell)
