from __future__ import annotations

import posixpath

import pytest
from hypothesis import given, strategies as st

from papercli.model.relative import from_folder, from_top

STAY = ("https://example.org/a", "mailto:me@example.org", "//example.org", "/top.md", "#here", "?plain=1", "")


@pytest.mark.parametrize(
    ("in_docs", "in_top"),
    [
        ("a.pdf", "docs/a.pdf"),
        ("../pdf/a.pdf", "pdf/a.pdf"),
        ("../notes.md#part", "notes.md#part"),
        ("sub/", "docs/sub/"),
        ("..", "."),
        ("../", "./"),
        (".", "docs"),
        ("../docs.md", "docs.md"),
        ("../../../issues", "../../issues"),
        *((link, link) for link in STAY),
    ],
)
def test_links_from_a_folder_and_from_the_top(in_docs: str, in_top: str) -> None:
    assert from_top(in_docs, "docs") == in_top
    assert from_folder(in_top, "docs") == in_docs
    assert from_top(in_docs, "") == from_folder(in_docs, "") == in_docs


def test_a_longer_way_becomes_the_shortest() -> None:
    assert from_top("./a/../b.pdf", "docs/deep") == "docs/deep/b.pdf"
    assert from_folder("docs/x/../b.pdf", "docs/deep") == "../b.pdf"


_STEPS = st.lists(st.sampled_from(["a", "b", "..", "."]), max_size=6)


@given(_STEPS, st.lists(st.sampled_from(["a", "b"]), max_size=3))
def test_there_and_back_leads_to_the_same_place(steps: list[str], folder: list[str]) -> None:
    target, here = "/".join([*steps, "file"]), "/".join(folder)
    back = from_folder(from_top(target, here), here)
    assert posixpath.normpath(posixpath.join(here, back)) == posixpath.normpath(posixpath.join(here, target))
