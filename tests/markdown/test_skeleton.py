"""What the skeleton of a document tells is what all of its tokens would."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings, strategies as st

from papercli.markdown import skeleton
from papercli.markdown.document import _Document

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from pathlib import Path

    from markdown_it.token import Token

LINES = (
    *(
        "",
        "text",
        "# heading [x](#y)",
        "===",
        "***",
        "- item",
        "- <h3>x",
        "> quote",
        "1. one",
        "    code",
        "\u00a0",
        "```",
        "<!--",
        "-->",
    ),
    *(
        "| a | b |",
        "|---|---|",
        "---|---",
        "a | b",
        "a",
        "| `a | [x](#y)` |",
        "| a \\| [x](#y) | b | [z](#z) |",
        "| [r] | [r] |",
        "|",
        "||",
    ),
    *(
        "| <h2> | in a row | </h2> |",
        "| <a name='y'></a> |",
        "<h1>",
        "</h1>",
        "<h2>a</h2>",
        "<h2>a | b</h2>",
        "a <h3>",
        "</h3>",
        "<H3>A",
    ),
    *(
        "[x](#x)",
        "[r]",
        "[r]: #r",
        "[r]:",
        "#r",
        "[r]: &num;r",
        "<a id='y'>",
        "<a href='#z'>z</a>",
        "<div>",
        "</div>",
        "&#35;",
    ),
)
MARGINS = ("", "", "> ", "- ", "  ", "    ")


def plain(text: str, env: MutableMapping[str, Any]) -> list[Token]:
    """All tokens of a document's blocks, as markdown-it gives them."""
    parser = skeleton.github()
    parser.core.ruler.disable(["inline", "text_join"])
    return parser.parse(text, env)


def told(text: str) -> tuple[object, ...]:
    document = _Document(text)
    return document.headings(), document.explicit_anchors(), document.dead_links()


def compare(text: str) -> tuple[object, ...]:
    found = told(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(skeleton, "tokens", plain)
        assert found == told(text), text
    return found


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(MARGINS), st.sampled_from(LINES)).map("".join), max_size=12),
    st.sampled_from(("\n", "\r\n", "\r")),
)
def test_any_lines(lines: list[str], eol: str) -> None:
    compare(eol.join(lines))


@pytest.mark.parametrize(
    "text",
    [
        "| a |\n|---|\n| b | [in no column](#x) |\n",
        "| a |\n|---|\n| b [x](#x) |\n",
        "| a |\n|---|\n| <a name='y'></a> |\n\n[x](#y)\n",
        "| a | b | c |\n|---|---|---|\n| <h2> | of three cells | </h2> |\n",
        "- | a |\n  |---|\n| b | [no row](#x) |\n# h",
        "> | a |\n> |---|\n| b | [no row](#x) |\n",
        "- a\n  <h2>\n- of two items\n  </h2>\n",
        "<h2>\nof\n\nseveral blocks\n\n</h2>\n",
    ],
)
def test_what_is_cut_or_spread(text: str) -> None:
    compare(text)


def test_real_lists(test_data: Path) -> None:
    told = [
        compare(path.read_text(encoding="utf-8", errors="replace"))
        for path in sorted((test_data / "lists").glob("*.md"))
    ]
    assert len(told) > 50
    assert all(map(any, zip(*told, strict=True)))


def test_of_a_long_table_only_the_rows_that_matter_are_kept() -> None:
    rows = "".join(f"| [Paper {n}](https://arxiv.org/abs/{n}) | x |\n" for n in range(500))
    text = f"# List\n\n| a | b |\n|---|---|\n{rows}| [c](#c) | x |\n{rows}\n## c\n"
    found = skeleton.tokens(text, {})
    assert [token.content for token in found if token.type == "inline"] == ["List", "[c](#c)", "c"]
    assert len(found) < 20


def test_of_a_long_list_only_the_items_that_matter_are_kept() -> None:
    items = "".join(f"- [Paper {n}](https://arxiv.org/abs/{n})\n  - x\n" for n in range(500))
    found = skeleton.tokens(f"# List\n\n{items}- [c](#c)\n{items}", {})
    assert [token.content for token in found if token.type == "inline"] == ["List", "[c](#c)"]
    assert len(found) < 20
