"""What people wrote by hand stays: every command that edits changes the lines of its own fields and no other byte."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from papercli.store.yaml_read import parse
from tests.faults.by_hand import files as by_hand
from tests.store.test_yaml_edit_generated import differing
from tests.transcripts import Shell

SETTINGS = """\
format: 1
topics:
  - slug: mine
  - slug: other
"""
EDITS = [
    ("mark reading {ids}", ("status", "started", "finished")),
    ("mark read {ids} --date 2026-02-03", ("status", "started", "finished")),
    ("tag mine {ids}", ("topics",)),
    ("topics rename mine ours", ("topics", "weight")),
    ("topics merge ours other", ("topics", "weight")),
    ("untag other {ids}", ("topics", "weight")),
    ("set {ids} rating=4", ("rating",)),
    ("set {ids} links.code=https://example.org/code", ("links",)),
    ("set {ids} extra.Mine=yes", ("extra",)),
    ("set {ids} authors+='Eve Last'", ("authors",)),
    ("set {ids} authors-='Eve Last'", ("authors",)),
    ("set {ids} summary=", ("summary",)),
    ("set {ids} 'remark=one: two # three'", ("remark",)),
]
"""Commands, and the fields that they may change; each finds what those before it have left."""


@pytest.mark.parametrize("count", [7, pytest.param(200, marks=pytest.mark.slow)])
def test_commands_change_their_own_lines_alone(
    count: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    papers = tmp_path / "catalog/papers"
    papers.mkdir(parents=True)
    (tmp_path / "catalog/catalog.yaml").write_text(SETTINGS)
    files = [papers / f"p{n:03}.yaml" for n in range(count)]
    for path, data in zip(files, by_hand(count), strict=True):
        path.write_bytes(data)
    shell = Shell(tmp_path)
    ids = " ".join(path.stem for path in files)
    for line, fields in EDITS:
        before = [path.read_bytes() for path in files]
        ran = shell.run(f"papercli {line.format(ids=ids)}")
        assert (ran.status, ran.stderr) == (0, "") or line.startswith("topics"), f"{line}: {ran.stderr}"
        after = [(path.read_bytes(), path.stat().st_mtime_ns) for path in files]
        for path, old, (new, _) in zip(files, before, after, strict=True):
            assert not wrong(old, new, fields), f"{line}: {path.name}: {wrong(old, new, fields)}"
        if not line.startswith("topics"):
            again = shell.run(f"papercli {line.format(ids=ids)}")
            assert again.status == 0
            assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in files] == after, (
                f"{line}: not twice the same"
            )
    record_property("edits of files written by hand", count * len(EDITS))


def wrong(old: bytes, new: bytes, fields: tuple[str, ...]) -> str:
    """What differs between two texts besides the lines of fields; empty where nothing does."""
    before, after = parse(old, "paper.yaml"), parse(new, "paper.yaml")
    other = differing(before, after, *fields)
    # A text below | that ends without a line break has to say so in its header, once something stands below it.
    if other and not re.fullmatch(r"-(\w+: *[|>])( .*)?\n\+\1-( .*)?", "\n".join(other)):
        return "\n".join(other)
    if old.startswith(b"\xef\xbb\xbf") != new.startswith(b"\xef\xbb\xbf"):
        return "the byte order mark"
    return "line ends" if b"\r\n" in old and b"\n" in new.replace(b"\r\n", b"") else ""
