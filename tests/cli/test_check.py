"""``papercli check``, and how one odd file leaves all others alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.transcripts import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path)
    shell.run("papercli init -q")
    (tmp_path / "catalog/papers/good.yaml").write_text("title: Good\nlinks: {here: catalog/catalog.yaml}\n")
    return shell


def odd(shell: Shell, text: str) -> None:
    (shell.folder / "catalog/papers/odd.yaml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        f"title: T\nweight: {'9' * 5000}\n",
        f"title: T\nweight: {{peft: {'9' * 5000}}}\n",
        f"title: T\nyear: {'9' * 5000}\n",
        f"title: T\nrating: -{'9' * 5000}\n",
        f"title: T\nweight: {'9' * 5000}.5\n",
        f"title: T\nweight: '{'9' * 5000}'\n",
    ],
)
def test_a_number_of_thousands_of_digits_is_a_finding(shell: Shell, text: str) -> None:
    odd(shell, text)
    ran = shell.run("papercli check")
    assert (ran.status, ran.stdout.count("error:")) == (1, 1)
    assert ran.stdout.startswith("catalog/papers/odd.yaml:2:")
    assert len(ran.stdout) < 300
    ran = shell.run("papercli list --ids")
    assert (ran.status, ran.stdout) == (1, "good\n")


@pytest.mark.parametrize("target", ["a%00b", "x" * 300, "no/where.md", "x/%2e%2e/%2e%2e/outside"])
@pytest.mark.parametrize("field", ["links: {code: %s}", "see: [%s]", "see: [https://one.org, ~, '%s']"])
def test_a_link_that_leads_nowhere_is_a_finding(shell: Shell, target: str, field: str) -> None:
    field = field.replace("%s", target)
    odd(shell, f"title: T\n{field}\n")
    column = field.index(target) + 1 - field.count("'") // 2
    ran = shell.run("papercli check")
    assert ran.status == 1
    assert ran.stdout == (
        f'catalog/papers/odd.yaml:2:{column}: warning: there is no file "{target}" in the repository\n'
    )


def test_links_of_see_that_lead_somewhere(shell: Shell) -> None:
    odd(shell, "title: T\nsee: [catalog/catalog.yaml#top, https://one.org, 'catalog/papers/odd%2Eyaml']\n")
    assert shell.run("papercli check").status == 0


def test_the_place_of_a_topic_behind_an_empty_item(shell: Shell) -> None:
    odd(shell, "title: T\ntopics:\n  -\n  - gone\n")
    assert shell.run("papercli check").stdout.startswith("catalog/papers/odd.yaml:4:5: warning: there is no topic")


def test_a_broken_file_is_named_by_every_way_to_ask_for_it(shell: Shell) -> None:
    (shell.folder / "catalog/papers/2106.09685.yaml").write_text("title: T\nyear: abc\n")
    for ref in ("2106.09685", "arXiv:2106.09685v2", "https://arxiv.org/abs/2106.09685"):
        for command in ("show", "mark read"):
            ran = shell.run(f"papercli {command} {ref}")
            assert (ran.status, ran.stdout) == (4, "")
            assert "catalog/papers/2106.09685.yaml:2:7: year:" in ran.stderr
    assert shell.run("papercli show goo").stdout.startswith("id\tgood\n")
    assert shell.run("papercli show nothing").status == 3


def test_a_readme_that_cannot_be_read_is_a_finding(shell: Shell) -> None:
    name = "x" * 300 + ".md"
    settings = shell.folder / "catalog/catalog.yaml"
    settings.write_text(f"readmes: [{name}]\n")
    ran = shell.run("papercli check")
    assert (ran.status, ran.stdout.count("\n")) == (1, 1)
    assert ran.stdout.startswith(f"{name}:1:1: error: cannot read")


def test_a_range_of_years_that_ends_before_it_begins(shell: Shell) -> None:
    assert shell.run("papercli list --year 2023..2020").status == 2
