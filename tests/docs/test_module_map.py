"""The module map of docs/architecture.md is made of the first sentences of the modules' docstrings.

PAPERCLI_UPDATE_TRANSCRIPTS=1 writes it anew.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.docs.pages import DOCS, ROOT
from tests.transcripts import UPDATE

PAGE = DOCS / "architecture.md"
PACKAGE = ROOT / "src" / "papercli"
MAP = re.compile(r"(?<=<!-- module map -->\n)(.*?)(?=<!-- end of module map -->)", re.DOTALL)
FLOORS = ("cli", "actions", "store", "sources", "readers", "writers", "markdown", "model")


def first_sentence(file: Path) -> str:
    """The first sentence of a module's docstring, as Markdown."""
    doc = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    assert doc, f"{file} does not say what it is for"
    paragraph = " ".join(doc.split("\n\n")[0].split())
    sentence = re.match(r".*?[.?!](?=\s|$)|.*", paragraph)
    assert sentence
    return sentence[0].replace("``", "`").replace("|", "\\|")


def row(file: Path) -> str:
    """One module in the map."""
    return f"- [`{file.relative_to(PACKAGE).as_posix()}`](../{file.relative_to(ROOT).as_posix()}): {first_sentence(file)}\n"


def module_map() -> str:
    """All modules, floor by floor, top down."""
    out = "\n"
    for floor in FLOORS:
        out += f"### {floor}\n\n{first_sentence(PACKAGE / floor / '__init__.py')}\n\n"
        files = sorted(PACKAGE.joinpath(floor).rglob("*.py"))
        rows = [row(file) for file in files if file != PACKAGE / floor / "__init__.py"]
        out += "".join([*rows, "\n"]) if rows else ""
    out += "### Beside the floors\n\n"
    return out + "".join(row(file) for file in sorted(PACKAGE.glob("*.py"))) + "\n"


def test_the_map_is_what_the_modules_say() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert MAP.search(page), "the markers of the map are gone"
    now = MAP.sub(lambda _: module_map(), page)
    if UPDATE:
        PAGE.write_text(now, encoding="utf-8")
    assert now == page, (
        "docs/architecture.md: the module map is out of date (PAPERCLI_UPDATE_TRANSCRIPTS=1 writes it anew)"
    )


def test_every_floor_is_in_the_map() -> None:
    assert set(FLOORS) == {file.parent.name for file in PACKAGE.glob("*/__init__.py")}
