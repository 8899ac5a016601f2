"""The shorter way to commands is no other way: where it reads a command line, Typer reads the same."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given, strategies as st

from papercli.cli import app, group, shortcut
from papercli.cli.shortcut_table import COMMANDS
from papercli.errors import UsageError
from tests.transcripts import UPDATE

SHORT = ("list", "search", "show", "add", "mark", "tag", "untag", "export")
TABLE = Path(shortcut.__file__).with_name("shortcut_table.py")
HEAD = '''"""The parameters of the commands that ``shortcut`` knows: kind, default, spellings.

Made from what Typer is told by ``tests/cli/test_shortcut.py``; PAPERCLI_UPDATE_TRANSCRIPTS=1 writes it anew.
"""

from __future__ import annotations

from typing import Any

COMMANDS: dict[str, dict[str, tuple[str, Any, str]]] = {
'''


def kind(parameter: Any) -> str:
    if getattr(parameter, "is_flag", False):
        return "flag"
    if parameter.multiple or parameter.nargs == -1:
        return "many"
    return {"path": "path", "int range": "number", "float": "seconds", "str": "one"}[parameter.type.name]


def table() -> str:
    """The text of the table as it should be."""
    lines = [HEAD]
    for name in SHORT:
        lines.append(f'    "{name}": {{\n')
        for each in group.load(name).params:
            if each.name == "help":
                continue
            spellings = (
                [*each.opts, *([f"${each.envvar}"] if each.envvar else [])] if each.param_type_name == "option" else []
            )
            default = "..." if each.required else repr(False if kind(each) == "flag" else None)
            lines.append(f'        "{each.name}": ("{kind(each)}", {default}, "{" ".join(spellings)}"),\n')
        lines.append("    },\n")
    return "".join([*lines, "}\n"])


def test_the_table_says_what_typer_is_told() -> None:
    if UPDATE:
        TABLE.write_text(table(), encoding="utf-8")
    assert TABLE.read_text(encoding="utf-8") == table(), "PAPERCLI_UPDATE_TRANSCRIPTS=1 writes it anew"


def plain(values: dict[str, Any]) -> dict[str, Any]:
    """Values with no difference between nothing and an empty list."""
    return {
        name: (list(value) if isinstance(value, tuple) else value) or None if value != 0 or value is False else 0
        for name, value in values.items()
    }


def by_typer(args: list[str]) -> dict[str, Any] | None:
    """The values that Typer reads; None where it reads none."""
    module = importlib.import_module(f"papercli.cli.commands.{args[0]}")
    with mock.patch.object(module, "answer") as answer:
        try:
            app.invoke(args)
        except UsageError:
            return None
    return answer.call_args.kwargs if answer.called else None


spellings = [
    each
    for parameters in COMMANDS.values()
    for _, _, all_ in parameters.values()
    for each in all_.split()
    if each[0] == "-"
]
word = st.one_of(
    st.sampled_from(spellings),
    st.sampled_from(spellings),
    st.sampled_from(
        [
            "a",
            "peft",
            "3",
            "",
            "-",
            "--",
            "-x",
            "--help",
            "-l5",
            "-qt",
            "--limit=2",
            "--topic=a b",
            "--ids=1",
            "-t=a",
            "٣",
            "1e3",
            "--lock-timeout=.5",
            "--lock-timeout=-1",
            "2.5",
        ]
    ),
)


@pytest.mark.parametrize("environ", [{}, {"PAPERCLI_CATALOG": "else where"}, {"PAPERCLI_CATALOG": ""}], ids=str)
@given(command=st.sampled_from(SHORT), words=st.lists(word, max_size=5))
def test_where_it_reads_a_command_line_typer_reads_the_same(
    environ: dict[str, str], command: str, words: list[str]
) -> None:
    with mock.patch.dict("os.environ", environ):
        found = shortcut.read(command, words, environ)
        if found is not None:
            expected = by_typer([command, *words])
            assert expected is not None
            assert plain(found) == plain(expected)


@pytest.mark.parametrize(
    "args",
    [
        "list",
        "list peft -t a -t b --unread",
        "search two words --limit 20",
        "show x --json",
        "list --sort=-year",
        "add 2305.11206 -t peft",
        "mark read a b",
        "tag peft a --lock-timeout 2.5",
    ],
)
def test_everyday_command_lines_take_the_shorter_way(args: str) -> None:
    assert shortcut.find(args.split(), {}) is not None


@pytest.mark.parametrize(
    "args", ["list --help", "list --nonsense", "show", "show a b", "set x year=2021", "mark read", "list --limit x", ""]
)
def test_others_do_not(args: str) -> None:
    assert shortcut.find(args.split(), {}) is None
