"""Code spans in a line, blanked out."""

from __future__ import annotations

import pytest

from papercli.markdown.code_span import masked


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("a `b` c", "a     c"),
        ("``a ` b`` c", "          c"),
        ("`a `` b", "`a `` b"),
        ("`a`` b` c", "        c"),
        ("\\`<!-- a -->\\`", "\\`<!-- a -->\\`"),
        ("\\\\`a`", "\\\\   "),
        ("\\``a`", "\\`   "),
    ],
)
def test_only_code_is_blanked_out(line: str, shown: str) -> None:
    assert masked(line) == shown
