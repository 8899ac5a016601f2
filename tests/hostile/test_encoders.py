"""Every way out has an encoder: a new one that has none fails here."""

from __future__ import annotations

import ast
import json
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import papercli
import papercli.writers
from papercli.markdown import escape
from papercli.model.layouts import LAYOUTS
from papercli.writers.formats import FORMATS
from papercli.writers.markdown import WRITERS
from tests.hostile import judges
from tests.hostile.repository import quoted, write
from tests.hostile.strings import STRINGS
from tests.writers.markdown.test_escaping import MARKDOWN_MARKERS, MARKERS, differences, fit, stands

SOURCE = Path(papercli.__file__).parent
MAY_PRINT = {
    "cli/output.py": "every line goes through cli.encode",
    "cli/table.py": "every cell goes through cli.encode",
    "cli/progress.py": "shows words of papercli's own",
    "cli/app.py": "the version, and the help of no command",
    "cli/main.py": "flushes",
}
"""The modules that may know stdout, stderr or rich's console, and why each is no way round the encoders."""
JUDGED = {
    "markdown": "tests of every layout, here and in tests/writers/markdown",
    "formats": "tests/writers/test_formats.py: every text in every place of every format",
    "names": "by the formats",
    "works": "by the formats",
    "writer": "writes nothing",
}
"""What ``papercli.writers`` holds, and what judges hostile text in it."""
PRINTING = {"print", "echo", "secho", "Console", "pprint"}


def printing(tree: ast.AST) -> list[str]:
    """The names that print, wherever a module uses them; asking whether stdout is a terminal is no printing."""
    asked = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in ("isatty", "buffer")
        and isinstance(node.value, ast.Attribute)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            found += [name] if name in PRINTING else []
        elif isinstance(node, ast.Attribute) and node.attr in ("stdout", "stderr") and id(node) not in asked:
            found += [node.attr] if isinstance(node.value, ast.Name) and node.value.id == "sys" else []
    return found


def test_nothing_prints_but_through_the_encoders() -> None:
    prints = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if re.search("std(?:out|err)|print|echo|Console", text := path.read_text(encoding="utf-8"))
        and printing(ast.parse(text))
    }
    assert prints == set(MAY_PRINT), "print through Output, or say here why this is no way round the encoders"


def test_every_writer_is_judged() -> None:
    formats = {writer.__name__.rpartition(".")[2] for writer in FORMATS.values()}  # type: ignore[attr-defined]
    writers = {module.name for module in pkgutil.iter_modules(papercli.writers.__path__)} - formats
    assert writers == set(JUDGED), (
        "put the strings of tests/hostile/strings.py through the new writer, and name the test"
    )


def test_every_layout_is_judged() -> None:
    judged = {name for name in LAYOUTS if any(f"layout={name}" in marker for marker in MARKERS)}
    assert judged | {"toc"} == set(LAYOUTS)  # contents are headings again: test_topics_are_headings_and_contents_alike
    assert {LAYOUTS[name].writer for name in judged | {"toc"}} == set(WRITERS)


@pytest.mark.parametrize(
    "marker", [pytest.param(m, marks=[pytest.mark.slow] if i % 7 else []) for i, m in enumerate(MARKERS)]
)
def test_every_text_reads_back_from_the_page(marker: str) -> None:
    texts = [text for text in STRINGS.values() if escape.clean(f"{text},") == f"{escape.clean(text)},"]  # of an author
    if (
        "[{venue}]" in marker or "[[x]]" in marker
    ):  # cmark-gfm takes even an escaped ^ behind a bracket for a footnote's
        texts = [text for text in texts if not escape.clean(text).startswith("^")]
    assert differences(marker, fit(marker, texts)) == []


@pytest.mark.slow
def test_every_text_of_a_keeper_stays_in_its_place() -> None:
    wrong = []
    for text in STRINGS.values():
        if "<!-->" in text:  # a whole comment to GitHub and to browsers, an open one to Python's parser of HTML
            continue
        for marker in MARKDOWN_MARKERS:
            try:
                stands(marker, text)
            except (AssertionError, StopIteration) as error:
                wrong.append((marker, text, str(error)[:200]))
    assert not wrong, wrong


ARGUMENTS = {
    "bash": {"COMP_WORDS": "papercli tag ", "COMP_CWORD": "2"},
    "zsh": {"_TYPER_COMPLETE_ARGS": "papercli tag "},
    "fish": {"_TYPER_COMPLETE_ARGS": "papercli tag ", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    "powershell": {"_TYPER_COMPLETE_ARGS": "papercli tag "},
}
EVIL = "\\$(touch evil) `touch evil` '; touch evil; '\" [/b] \x1b[31m\n:::x"


@pytest.mark.parametrize("shell", ARGUMENTS)
def test_what_a_shell_is_offered_runs_nothing(tmp_path: Path, shell: str) -> None:
    topic = f"  - {{slug: a, title: {quoted(EVIL)}}}\n"
    write(tmp_path / "catalog/catalog.yaml", f"format: 1\ntopics:\n{topic}")
    for name in ("good", "$(touch evil)", "`touch evil`", "a;touch evil", "x\ny", "\x1b[31m", "a b"):
        write(tmp_path / f"catalog/papers/{name}.yaml", "title: T\n")
    for line in ("papercli tag ", "papercli show "):
        more = {name: value.replace("papercli tag ", line) for name, value in ARGUMENTS[shell].items()}
        environ = os.environ | {"_PAPERCLI_COMPLETE": f"complete_{shell}"} | more
        program = Path(sys.executable).parent / "papercli"
        ran = subprocess.run([program], cwd=tmp_path, env=environ, capture_output=True, check=False)
        assert ran.stderr == b""
        assert judges.terminal(ran.stdout) == []
        offered = ran.stdout.decode()
        assert ("a" if "tag" in line else "good") in offered
        assert not set(offered) & set("\\$`;&|<>[]\x1b")
        if shell == "zsh":  # evaluated, and once more by the function that it calls
            script = f'_arguments() {{ eval "x=( ${{2#*:*:}} )"; }}; {offered}'
            subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, check=False)
    assert not (tmp_path / "evil").exists()


def test_json_keeps_every_character() -> None:
    from papercli.model import hidden

    for text in STRINGS.values():
        assert json.loads(hidden.in_json(json.dumps([text], ensure_ascii=True))) == json.loads(json.dumps([text]))
