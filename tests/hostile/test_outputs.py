"""No text commands a terminal, a CI job's log or a reader of JSON: every command, every way of output, every place of a text.

The commands and their options are those of the program: a new one without a line in ``BASES`` fails, a new option is tried by itself.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from papercli.cli import encode
from papercli.cli.group import COMMANDS, load
from papercli.model import hidden
from papercli.model.layouts import LAYOUTS
from papercli.writers.formats import FORMATS
from tests.hostile import judges
from tests.hostile.process import Ran, Runner
from tests.hostile.repository import in_disorder, in_order, readable
from tests.hostile.strings import STRINGS, strings

BASES: dict[str, list[str]] = {
    "init": ["elsewhere"],
    "add": ["--title", "T"],
    "list": [],
    "search": ["paper"],
    "show": ["h0"],
    "mark": ["read", "h0"],
    "tag": ["t", "h0"],
    "untag": ["t", "h0"],
    "topics": [],
    "topics add": ["u"],
    "topics rename": ["t", "u"],
    "topics move": ["t", "--top"],
    "topics merge": ["t", "u"],
    "topics remove": ["t"],
    "set": ["h0", "rating=3"],
    "edit": ["h0"],
    "note": ["h0"],
    "remove": ["h1"],
    "rename": ["h0", "new"],
    "render-readme": [],
    "import": ["LIST.md", "--offline"],
    "adopt": ["LIST.md", "--offline"],
    "absorb": [],
    "export": ["h0", "--format=json"],
    "check": [],
    "stats": [],
}
"""The arguments of every command: an ordinary call in ``repository``'s folders. Positional arguments come first."""

MORE: dict[str, list[list[str]]] = {
    "export": [[f"--format={name}"] for name in FORMATS]
    + [["--format=markdown", f"--layout={name}"] for name in LAYOUTS],
    "list": [["--columns", "title"], ["--columns", "id,title,authors,name,venue,remark,summary,topics,extra.Column"]],
    "set": [
        ["h0", "title=X"],
        ["h0", "nosuch=X"],
        ["h0", "extra.X=X"],
        ["h0", "links.X=X"],
        ["h0", "topics+=X"],
        ["h0", "year=X"],
    ],
    "import": [["LIST.md", "--no-fetch", "--dry-run"], ["LIST.md", "--no-fetch"]],
    "adopt": [["LIST.md", "--no-fetch", "--dry-run"], ["LIST.md", "--no-fetch"]],
    "render-readme": [["--check", "--diff"], ["--dry-run", "--diff"], ["--stdout"], ["LIST.md"]],
    "add": [
        [
            "--title",
            "X",
            "--author",
            "X",
            "--venue",
            "X",
            "--name",
            "X",
            "--topic",
            "X",
            "--new-topic",
            "--link",
            "X=https://a.b",
        ]
    ],
}
"""Further calls; ``X`` stands for a text where one is put in."""

SELDOM = frozenset((
    *("topics add", "topics rename", "topics move", "topics merge", "topics remove", "tag", "untag"),
    *("remove", "rename", "edit", "init", "mark", "note"),
))  # fmt: skip
"""Commands that print what others print, too: for the long run."""
_NAMES = [pytest.param(name, marks=[pytest.mark.slow] if name in SELDOM else []) for name in BASES]
thorough = pytest.mark.parametrize(
    "whole", [pytest.param(False, id="some"), pytest.param(True, id="all", marks=pytest.mark.slow)]
)
SAMPLE = (
    "::error file=a::\x1b]0;x\x07\x9b31mred\x1b[2J \u202egnp.exe\u202c [/b] [link=file:///x]y[/link] ##[add-mask]e",
    "\u200d\u3000::add-mask::a\r::error::b\n:\ufe0f:warning::c\x85::d\u2028::e\u2029\x1b\b\b\b\x7f\U000e0041\u206a",
    "<!-- papercli:end --> | `x` <script>alert(1)</script> \t{title} \\",
)
"""Everything at once, for every day."""
VARIABLES = (
    *("PAPERCLI_TODAY", "PAPERCLI_CATALOG", "PAPERCLI_LOCK_TIMEOUT", "PAPERCLI_TIMEOUT", "PAPERCLI_ARXIV_URL"),
    *("EDITOR", "VISUAL"),
)
_ENVIRON = {"EDITOR": "true", "PAPERCLI_TIMEOUT": "2"}


@pytest.fixture(scope="module", params=[in_order, in_disorder], ids=["in order", "in disorder"])
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile")
    request.param(root, SAMPLE)
    return root


def commands() -> Iterator[tuple[str, Any]]:
    """Every command and subcommand by its words."""
    for name in COMMANDS:
        command = load(name)
        yield name, command
        for below, each in getattr(command, "commands", {}).items():
            yield f"{name} {below}", each


def calls(name: str, command: Any, *, whole: bool) -> Iterator[list[str]]:
    """Ordinary calls, and for the ``whole`` those with each flag of the command."""
    yield BASES[name]
    yield from MORE.get(name, [])
    for parameter in command.params if whole else ():
        if getattr(parameter, "is_flag", False) and parameter.name != "json":
            yield [*BASES[name], parameter.opts[0]]


def calls_with(name: str, command: Any, text: str) -> Iterator[list[str]]:
    """Calls in which ``text`` stands for an argument, or for the value of an option."""
    base, place = BASES[name], 0
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            yield (
                [*base[:place], "--", text, *base[place + 1 :]]
                if text.startswith("-")
                else [*base[:place], text, *base[place + 1 :]]
            )
            place += 1
        elif not parameter.is_flag:
            yield [*base, f"{parameter.opts[0]}={text}"]
    for more in MORE.get(name, []):
        yield [word if word == "X=https://a.b" else word.replace("X", text) for word in more]


def test_every_command_is_tried() -> None:
    assert {name for name, _ in commands()} == set(BASES), (
        "give the new command a line in BASES, and what it prints is judged"
    )


BYTES = frozenset(("--stdout", "--format=markdown"))
"""Options with which stdout is a file, byte for byte, with the keeper's own Markdown in it."""
FILES = BYTES | {"--format=ris", "--format=csv"}
"""Options with which stdout is a file, not words for a log: what is in it stays as it is."""


def harmless(ran: Ran, *, log: bool = False, json: bool = False, colour: bool = False) -> None:
    assert 0 <= ran.status < 7, (ran.args, ran.status, ran.stderr)
    for stream in (ran.out, ran.err):
        if BYTES.isdisjoint(ran.args) or stream is not ran.out:
            assert judges.terminal(stream, colour=colour) == [], ran.args
        assert b"Traceback" not in stream
        if log and FILES.isdisjoint(ran.args):
            assert judges.log(stream) == [], ran.args
    if json and ran.out:
        judges.document(ran.out)


@thorough
@pytest.mark.parametrize("name", _NAMES)
def test_what_files_hold_commands_nothing(
    papercli: Runner, model: Path, tmp_path: Path, name: str, whole: bool
) -> None:
    command = dict(commands())[name]
    root = Path(shutil.copytree(model, tmp_path / "root"))
    for args in calls(name, command, whole=whole):
        words = [*name.split(), *args]
        harmless(papercli(root, words, environ=_ENVIRON | {"GITHUB_ACTIONS": "true"}), log=True)
        if whole and "--stdout" not in words:
            harmless(papercli(root, words, environ=_ENVIRON))
            harmless(papercli(root, [*words, "--json"], environ=_ENVIRON), json=True)


@thorough
@pytest.mark.parametrize("name", _NAMES)
def test_what_files_hold_commands_no_terminal(papercli: Runner, tmp_path: Path, name: str, whole: bool) -> None:
    command = dict(commands())[name]
    in_disorder(tmp_path, SAMPLE)
    for args in calls(name, command, whole=whole):
        ran = papercli.on_terminal(tmp_path, [*name.split(), *args], typed=b"n\n", environ=_ENVIRON)
        assert 0 <= ran.status < 7, ran.out
        assert judges.terminal(ran.out, colour=True) == [], ran.args


def with_text(papercli: Runner, root: Path, name: str, text: str, *, whole: bool) -> None:
    command = dict(commands())[name]
    for args in calls_with(name, command, text):
        words = [*name.split(), *args]
        harmless(papercli(root, words, environ=_ENVIRON | {"GITHUB_ACTIONS": "true"}), log=True)
        if whole and "--" not in words:
            harmless(papercli(root, [*words, "--json"], environ=_ENVIRON), json=True)


@pytest.mark.parametrize("name", _NAMES)
def test_what_is_typed_commands_nothing(papercli: Runner, tmp_path: Path, name: str) -> None:
    in_order(tmp_path, SAMPLE)
    with_text(papercli, tmp_path, name, SAMPLE[1], whole=False)


@pytest.mark.slow
@pytest.mark.parametrize("name", BASES)
def test_no_text_at_all_that_is_typed_commands_anything(papercli: Runner, tmp_path: Path, name: str) -> None:
    in_order(tmp_path, SAMPLE)
    typed = [text for text in STRINGS.values() if "\0" not in text and not any("\ud800" <= c <= "\udfff" for c in text)]
    for text in (*SAMPLE, *typed[list(BASES).index(name) % 8 :: 8]):  # each text through several commands
        with_text(papercli, tmp_path, name, text, whole=True)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [in_order, in_disorder])
def test_no_text_at_all_in_files_commands_anything(papercli: Runner, tmp_path: Path, kind: Any) -> None:
    texts = list(readable(STRINGS).values())
    for start in range(0, len(texts), 40):
        root = tmp_path / str(start)
        kind(root, texts[start : start + 40])
        for name, command in commands():
            if name in ("list", "stats", "topics", "check", "render-readme", "adopt", "import", "absorb"):
                for args in calls(name, command, whole=True):
                    words = [*name.split(), *args]
                    harmless(papercli(root, words, environ=_ENVIRON | {"GITHUB_ACTIONS": "true"}), log=True)
                    if "--stdout" not in words:
                        harmless(papercli(root, [*words, "--json"], environ=_ENVIRON), json=True)
        for number in range(40):
            harmless(papercli(root, ["show", f"h{number}"], environ={"GITHUB_ACTIONS": "true"}), log=True)


@pytest.mark.parametrize(
    "name",
    [
        "PAPERCLI_TODAY",
        "PAPERCLI_CATALOG",
        "PAPERCLI_LOCK_TIMEOUT",
        "PAPERCLI_TIMEOUT",
        "PAPERCLI_ARXIV_URL",
        "EDITOR",
        "VISUAL",
    ],
)
def test_what_the_environment_says_commands_nothing(papercli: Runner, tmp_path: Path, name: str) -> None:
    in_order(tmp_path, SAMPLE)
    for args in (["mark", "read", "h0"], ["edit", "h0"], ["add", "1706.03762"]):
        harmless(papercli(tmp_path, args, environ={name: SAMPLE[1], "GITHUB_ACTIONS": "true"}), log=True)


def test_where_one_is_commands_nothing(papercli: Runner, tmp_path: Path) -> None:
    for text in SAMPLE[:2]:
        root = tmp_path / text.replace("/", "")
        root.mkdir()
        for args in (
            ["list"],
            ["init"],
            ["init"],
            ["check"],
            ["render-readme"],
            ["add", "--title", "T"],
            ["list", "--catalog", "x"],
        ):
            harmless(papercli(root, args, environ={"GITHUB_ACTIONS": "true"}), log=True)


def test_every_text_through_every_encoder(request: pytest.FixtureRequest) -> None:
    import json
    import os

    given = os.environ.get("PAPERCLI_TEST_DATA")
    for text in strings(Path(given) if given else None).values():
        shown = encode.line(text)
        assert judges.terminal(shown.encode()) == []
        assert "\n" not in shown
        assert judges.terminal(encode.lines(text).encode()) == []
        for each in (encode.log(shown), encode.log(encode.lines(text))):
            assert judges.log(each.encode()) == []
        document = hidden.in_json(json.dumps({"text": text}, ensure_ascii=False))
        assert judges.terminal(document.encode()) == []
        assert judges.log(document.encode()) == []
        assert json.loads(document) == {
            "text": text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
        }
