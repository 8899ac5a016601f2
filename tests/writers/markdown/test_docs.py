"""The examples of docs/layouts.md are what papercli renders. To write them anew: ``python -m tests.writers.markdown.test_docs``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from papercli.model.block_values import READERS
from papercli.model.fields import FIELDS
from papercli.model.layouts import LAYOUTS
from papercli.model.paper import Paper
from papercli.writers.markdown.readme import Shelf, render

PAGE = Path(__file__).parents[3] / "docs" / "layouts.md"
EXAMPLE = re.compile(r"^```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)

LORA = Paper(
    id="2106.09685",
    title="LoRA: Low-Rank Adaptation of Large Language Models",
    authors=("Edward J. Hu", "Yelong Shen", "Phillip Wallis", "Zeyuan Allen-Zhu"),
    published="2021-06-17",
    arxiv="2106.09685",
    venue="ICLR 2022",
    status="read",
    rating=5,
    added="2026-10-30",
    summary="Freezes the weights, learns two thin matrices per layer.\n\n- no latency\n- a few MB per task\n",
    remark="start here",
    links={"code": "https://github.com/microsoft/LoRA"},
    see=("https://example.org/talk",),
    extra={"Backbone": "GPT-3"},
)
BOOK = Paper(
    id="stone2019adapters",
    title="Adapters",
    authors=("Ada Stone",),
    year=2019,
    kind="book",
    url="https://example.org/adapters",
    added="2026-11-02",
)
SHELF = Shelf((LORA, BOOK), notes={LORA.id: "catalog/notes/2106.09685.md"})


def rendered(example: str) -> str:
    found = render(example, SHELF, {})
    assert not found.problems, found.problems
    return found.text


EXAMPLES = EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.split("\n", 1)[0] for example in EXAMPLES])
def test_example_is_what_is_rendered(example: str) -> None:
    assert rendered(example) == example


def test_every_option_field_and_layout_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    missing = [f"{key}=" for key in READERS if f"`{key}=" not in text and f"`{key}`" not in text]
    missing += [name for name in FIELDS if f"`{name}`" not in text]
    missing += [name for name in LAYOUTS if not re.search(rf"^### (?:.*, )?{name}(?:,|$)", text, re.MULTILINE)]
    assert not missing


if __name__ == "__main__":
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(EXAMPLE.sub(lambda m: f"```markdown\n{rendered(m[1])}```", page), encoding="utf-8")
