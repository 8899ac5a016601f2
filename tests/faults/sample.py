"""A catalog of 30 papers with everything that an edit must keep: comments, CRLF, a BOM, odd quoting, hand-written READMEs."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.transcripts import Shell

SETTINGS = """\
# Our reading list. Ask before you rename a topic.
format: 1
title: Papers I read
readmes: [README.md, docs/reading.md]   # both are rendered
topics:
  - slug: fine-tuning
    title: Fine-tuning
    intro: Mostly instruction tuning.
    topics:
      - slug: peft          # the group's favourite
        title: PEFT (Parameter Efficient Fine-Tuning)
        was: [parameter-efficient]
      - slug: adapters
        title: Adapters
  - slug: decoding
    title: Decoding
  - slug: empty
    title: Empty
blocks:
  must-read: {layout: table, columns: [title:Title, "status:Read Status"], status-words: Yes/No}
"""

README = """\
# Papers I read

Kept by hand since 2019.   \nThe next lines are papercli's.

<!-- papercli:begin topic=fine-tuning layout=table columns="title,authors,year,status" -->
<!-- papercli:end -->

And *these* are mine again:

<!-- papercli:begin topic=decoding layout=list -->
<!-- papercli:end -->

no newline at the end"""

LIST = """\
# Good papers

Some words by hand.

## Agents

- [Acting by Reasoning Slowly](https://arxiv.org/abs/2401.00101) - A. Alpha, B. Beta. 2024
- [Tools for Everyone](https://arxiv.org/abs/2401.00102) - C. Gamma. 2024
- [Adapters Paper](https://arxiv.org/abs/2301.00003) - D. Delta. 2023

## Memory

- [Remembering Less](https://arxiv.org/abs/2401.00103) - E. Epsilon. 2024

The end.
"""


def make(folder: Path) -> Path:
    """Make the catalog in ``folder``, rendered and up to date, and return the folder."""
    papers = folder / "catalog/papers"
    (papers / "2022").mkdir(parents=True)
    (folder / "catalog/notes").mkdir()
    (folder / "docs").mkdir()
    (folder / "catalog/catalog.yaml").write_text(SETTINGS)
    (folder / "README.md").write_text(README)
    (folder / "docs/reading.md").write_text(
        "# All\r\n\r\n<!-- papercli:begin -->\r\n<!-- papercli:end -->\r\n", newline=""
    )
    (folder / "LIST.md").write_text(LIST)
    for n in range(1, 31):
        path, text = _paper(n)
        (papers / path).write_bytes(text.encode())
    for n in (3, 4, 12):
        (folder / f"catalog/notes/2301.{n:05}.md").write_text(f"# Notes on {n}\n\nmine\n")
    ran = Shell(folder, {"PAPERCLI_TODAY": "2026-11-21"}).papercli(["render-readme"])
    assert ran.status == 0, ran.stderr
    return folder


def _paper(n: int) -> tuple[str, str]:
    """Where the n-th paper stands below ``papers/``, and its text: six ways of writing one."""
    topic = ("peft", "decoding", "parameter-efficient", "adapters", "fine-tuning", "peft")[n % 6]
    kind = "Decoding" if topic == "decoding" else "Tuning"
    head = f'arxiv: "2301.{n:05}"\npublished: 2023-01-{n % 28 + 1:02}\nadded: 2026-10-{n % 28 + 1:02}\n'
    text = f"title: {kind} Paper {n}\nauthors:\n  - Ada A. Author{n}\n  - Bob Béta\n{head}topics: [{topic}]\nstatus: unread\n"
    match n % 6:
        case 0:
            text = f"# {n} by hand\n{text}weight: {{{topic}: {n}}}   # first\nmine: kept   # an unknown key\n"
        case 1:
            text = text.replace("\n", "\r\n")
        case 2:
            text = "\ufeff" + text.replace(f"[{topic}]", f"\n  # see below\n  - '{topic}'\n  - decoding")
        case 3:
            text += f"summary: |\n  Line one.\n\n  Line {n}.\nlinks:\n  code: https://example.org/{n}\n"
        case 4:
            text = text.rstrip("\n")
    return f"{'2022/' if n % 10 == 7 else ''}2301.{n:05}.yaml", text


def edit_by_hand(folder: Path) -> None:
    """Edit a block of README.md as somebody with a pull request would: a title, an entry more."""
    path = folder / "README.md"
    text = path.read_text()
    line = next(line for line in text.splitlines() if "Decoding Paper 13" in line)
    more = line.replace("Decoding Paper 13", "Guessing Ahead").replace("2301.00013", "2401.00777")
    path.write_text(text.replace(line, f"{line.replace('Decoding', 'Guided Decoding')}\n{more}"))


def copy(source: Path, target: Path) -> Path:
    """Copy a tree quickly, its modes and links as they are; times are new."""
    shutil.copytree(source, target, symlinks=True, copy_function=shutil.copyfile)
    return target


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file and link below ``folder`` by its relative path."""
    out = {}
    for base, folders, files in os.walk(folder):
        for name in [*files, *(each for each in folders if Path(base, each).is_symlink())]:
            path = Path(base, name)
            out[path.relative_to(folder).as_posix()] = (
                f"-> {path.readlink()}".encode() if path.is_symlink() else path.read_bytes()
            )
    return out
