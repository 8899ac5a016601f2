"""Every link in README.md and docs/ leads somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from papercli.markdown.document import dead_links, explicit_anchors, headings
from tests.docs.pages import DOCS, PAGES, ROOT, name, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def targets(text: str) -> Iterator[str]:
    """Where the links and images of a page lead, those to other sites left out."""
    for token in MarkdownIt().enable("table").parse(text):
        for child in token.children or ():
            target = str(child.attrGet("href") or child.attrGet("src") or "")
            if target and not re.match("[a-z]+:", target):
                yield unquote(target)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_within_the_page(page: Path) -> None:
    assert not dead_links(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_to_files(page: Path) -> None:
    for target in targets(page.read_text(encoding="utf-8")):
        path, _, anchor = target.partition("#")
        if not path:
            continue
        file = (page.parent / path).resolve()
        assert file.is_relative_to(ROOT), target
        assert file.exists(), target
        if anchor:
            text = file.read_text(encoding="utf-8")
            assert anchor in {heading.anchor for heading in headings(text)} | explicit_anchors(text), target


def test_the_index_has_every_page() -> None:
    listed = set(targets(read("README.md")))
    assert {page.name for page in DOCS.glob("*.md")} - {"README.md"} <= listed
