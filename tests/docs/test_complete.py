"""What can be typed, set or written in a file stands in the documentation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from papercli import errors
from papercli.cli import group, listing
from papercli.cli.app import app
from papercli.model import query, schema, settings_schema
from papercli.model.paper import KINDS, STATUSES
from papercli.store import yaml_read
from tests.docs.pages import ROOT, mentions, read, section

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMANDS = read("commands.md")
FORMAT = read("file-format.md")


def commands() -> Iterator[tuple[str, Any]]:
    """Every command and subcommand, as it is typed."""
    for each in group.COMMANDS:
        command = group.load(each)
        yield each, command
        for below, subcommand in getattr(command, "commands", {}).items():
            yield f"{each} {below}", subcommand


ALL = dict(commands())


@pytest.mark.parametrize("typed", ALL)
def test_every_command_and_option(typed: str) -> None:
    command = ALL[typed]
    found = section(COMMANDS, f"papercli {typed}")
    assert found, f"docs/commands.md has no section for papercli {typed}"
    options = [o for p in command.params for o in (*p.opts, *p.secondary_opts) if o.startswith("-")]
    missing = [o for o in options if not mentions(found, o)]
    assert not missing, f"docs/commands.md says nothing of {', '.join(missing)} at papercli {typed}"


def test_every_option_of_the_program_itself() -> None:
    import typer

    options = [option for parameter in typer.main.get_command(app).params for option in parameter.opts]
    assert len(options) == 3
    assert not [option for option in options if not mentions(COMMANDS, option)]


def test_no_section_for_a_command_that_is_none() -> None:
    assert set(re.findall(r"^#+ papercli (.+)$", COMMANDS, re.MULTILINE)) == set(ALL)


def test_every_column_and_sort_key() -> None:
    found = section(COMMANDS, "papercli list")
    missing = [each for each in (*listing.COLUMNS, *query.SORTS, "weight") if f"`{each}`" not in found]
    assert not missing


def test_every_environment_variable() -> None:
    used = {
        each
        for file in (ROOT / "src").rglob("*.py")
        for each in re.findall(
            r"\b(?:PAPERCLI_[A-Z_]+|GITHUB_ACTIONS|VISUAL|EDITOR)\b", file.read_text(encoding="utf-8")
        )
    }
    found = section(COMMANDS, "Environment")
    assert not [each for each in sorted(used - {"PAPERCLI_UPDATE_TRANSCRIPTS"}) if f"`{each}`" not in found]


def test_every_exit_status() -> None:
    def tree(kind: type[errors.PapercliError]) -> Iterator[type[errors.PapercliError]]:
        yield kind
        for below in kind.__subclasses__():
            yield from tree(below)

    found = section(COMMANDS, "Exit status")
    assert not [kind for kind in tree(errors.PapercliError) if f"| {kind.exit_status} |" not in found]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("A paper's file", schema.ORDER),
        ("catalog.yaml", settings_schema.ORDER),
        ("Topics", settings_schema.TOPIC_ORDER),
    ],
)
def test_every_field(title: str, names: tuple[str, ...]) -> None:
    rows = re.findall(r"^\| `(\w+)` \|", section(FORMAT, title), re.MULTILINE)
    assert rows == list(names), "one row a field, in the order of the schema"


def test_every_status_and_kind() -> None:
    found = section(FORMAT, "A paper's file")
    assert not [word for word in (*STATUSES, *KINDS) if f"`{word}`" not in found]


def test_the_hooks_run_commands_that_are_there() -> None:
    hooks = "hooks:\n" + (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    listed = yaml_read.parse(hooks, ".pre-commit-hooks.yaml").root["hooks"]
    assert isinstance(listed, list)
    found = {hook["id"]: hook["entry"].split() for hook in listed if isinstance(hook, dict)}
    assert set(found) == {"papercli-check", "papercli-render"}
    assert all(words[0] == "papercli" and words[1] in group.COMMANDS for words in found.values())
    assert all(f"id: {id_}" in read("ci.md") for id_ in found)


def test_the_examples_of_settings_are_good() -> None:
    examples = re.findall(r"^```yaml\n(format:.*?)^```$", FORMAT, re.MULTILINE | re.DOTALL)
    assert examples
    for example in examples:
        settings, problems = settings_schema.settings(yaml_read.parse(example, "catalog.yaml").root)
        assert settings is not None
        assert not problems


def test_the_examples_of_fields_are_good() -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| `([^|]+)` \|", section(FORMAT, "A paper's file"), re.MULTILINE)
    for field, value in rows:
        schema.FIELDS[field](yaml_read.parse(f"{field}: {value}\n", "x.yaml").root[field])
    assert len(rows) >= len(schema.FIELDS) - 2
