"""What the index holds changes only together with its number: an index made before is read by no program that would make another."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from papercli.model.brief import brief
from papercli.store import parsing
from papercli.store.index import VERSION, briefs, search, whole, works
from papercli.store.layout import Layout, PaperFile
from tests.transcripts import UPDATE

HELD = Path(__file__).with_name("held.json")
"""The number, and the hash of all that the index holds of the files below under that number."""
FILES = {
    "2106.09685": """\
title: "LoRA: Low-Rank {A}daptation of $d$-dimensional Mod\\u00e8ls"
authors: [Edward J. Hu, "van der Maaten, L.", "The {OpenAI} Team"]
published: 2021-06-17
arxiv: "2106.09685"
version: 2
doi: 10.1000/XYZ123
venue: ICLR 2022
name: LoRA
topics: [peft, lora]
status: read
started: 2026-11-01
finished: 2026-11-03
rating: 5
added: 2026-10-30
weight: {peft: 120, lora: 30.5}
summary: |
  Freezes the weights, learns two thin matrices.

  Ünïcode, 深度学习, ﬁne.
remark: one line
links: {code: https://github.com/Microsoft/LoRA, Project Page: https://Example.org/a/}
see: [https://example.org/b]
extra: {Backbone: GPT-3, "1": x}
""",
    "hep-th_9901001": "title: Old\narxiv: hep-th/9901001\nyear: 1999\nweight: -3\nkind: paper\nstatus: skipped\n",
    "petroni2019language": "title: 1e3\nname: no\nurl: http://www.Example.org:80/x/?b=2&a=1#top\nkind: blog\nauthors: []\nvenue: ~\n",
    "typed": "title: 'no'\nrating: 3\nyear: 2021\nname: 2106.09680\n",
    "odd": "title: T\ncolour: red\nreaders: {ann: read}\n",
    "broken": "title: [\n",
    "wrong": "title: T\nrating: 9\nstatus: done\npublished: 2021-13\n",
    "empty": "",
}
"""Every field, and every way to be odd or wrong that is told apart."""
BROKEN = {"broken", "wrong", "empty"}


def held(folder: Path) -> list[object]:
    """All that the index holds of the files."""
    at = Layout(folder / "catalog")
    at.notes.mkdir(parents=True)
    at.notes_of("2106.09685").write_text("# Nötes\n\nmermaid\n", encoding="utf-8")
    out: list[object] = [part.SCHEMA for part in (briefs, whole, search, works)]
    for id_, text in FILES.items():
        shown = f"catalog/papers/{id_}.yaml"
        paper, wrong = parsing.paper_of(PaperFile(at.papers / f"{id_}.yaml", id_, shown), text.encode())
        out.append([str(finding) for finding in wrong])
        assert (paper is None) == (id_ in BROKEN)
        if paper:
            out += [brief(paper, shown), whole.row(paper, at), search.row(paper, at)]
            out += [value.hex() for value in works.row(paper, at)]
    return out


def test_what_the_index_holds_changes_with_its_number(tmp_path: Path) -> None:
    digest = hashlib.sha256(json.dumps(held(tmp_path), default=str).encode()).hexdigest()
    kept = json.loads(HELD.read_text(encoding="utf-8")) if HELD.exists() else {}
    if UPDATE and kept.get("version") != VERSION:
        HELD.write_text(f"{json.dumps({'version': VERSION, 'digest': digest})}\n", encoding="utf-8")
        kept = json.loads(HELD.read_text(encoding="utf-8"))
    assert kept == {"version": VERSION, "digest": digest}, (
        "the index holds something else than before: add one to VERSION in papercli/store/index/__init__.py, "
        "then PAPERCLI_UPDATE_TRANSCRIPTS=1 notes it"
    )
