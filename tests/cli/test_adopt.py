"""``papercli adopt`` where there is no catalog yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.transcripts import Shell

ENTRY = "- [LoRA: Low-Rank Adaptation of Large Language Models](https://arxiv.org/abs/2106.09685)\n"


@pytest.mark.parametrize(("text", "made"), [("# Things\n\nTo come.\n", []), (f"# Things\n\n{ENTRY}", ["catalog"])])
def test_a_catalog_is_made_for_a_list_with_entries(tmp_path: Path, text: str, made: list[str]) -> None:
    (tmp_path / "list.md").write_text(text)
    ran = Shell(tmp_path).run("papercli adopt list.md --no-fetch")
    assert ran.status == 0
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "list.md") == made
    assert ((tmp_path / "list.md").read_text() != text) is bool(made)
