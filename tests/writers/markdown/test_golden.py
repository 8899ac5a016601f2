"""Each layout of the registry as a whole page. To write them anew: ``python -m tests.writers.markdown.test_golden``."""

from __future__ import annotations

from pathlib import Path

import pytest

from papercli.model.layouts import LAYOUTS
from papercli.writers.markdown import WRITERS
from papercli.writers.markdown.readme import render
from tests.writers.markdown.samples import SHELF, page

GOLDEN = Path(__file__).parent / "golden"


def whole(layout: str) -> str:
    rendered = render(page(f"layout={layout}"), SHELF, {})
    assert not rendered.problems
    return rendered.text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout_is_as_recorded(layout: str) -> None:
    assert whole(layout) == (GOLDEN / f"{layout}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout_has_a_writer(layout: str) -> None:
    assert LAYOUTS[layout].writer in WRITERS


def test_every_writer_has_a_layout() -> None:
    assert {layout.writer for layout in LAYOUTS.values()} == set(WRITERS)


if __name__ == "__main__":
    for name in LAYOUTS:
        (GOLDEN / f"{name}.md").write_text(whole(name), encoding="utf-8")
