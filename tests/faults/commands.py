"""Every command that writes, with what it is given here: the faults are injected into each of them."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults import sample

READS_ONLY = {"list", "show", "search", "check", "stats", "open", "export"}
"""Commands that write nothing into a catalog."""


def _as_it_is(folder: Path) -> None:
    """Leave the catalog as the sample is."""


def _no_catalog(folder: Path) -> None:
    """Only hand-written files, as before ``init``."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        elif path.name != "LIST.md":
            path.unlink()
    (folder / "README.md").write_text("# Mine\n\nBy hand.\n")


def _stale(folder: Path) -> None:
    """The title of a paper that stands in both READMEs was edited by hand."""
    path = folder / "catalog/papers/2301.00019.yaml"
    path.write_bytes(path.read_bytes().replace(b"Decoding Paper 19", b"Sampling Paper 19"))


@dataclass(frozen=True, slots=True)
class Command:
    """One command line."""

    line: str
    again: frozenset[int] = frozenset({0})
    """The statuses with which it may end when it is run again after it was done."""
    prepare: Callable[[Path], None] = _as_it_is
    environ: dict[str, str] = field(default_factory=dict)
    lines: int = 3
    """Of its words on stderr when it fails, at most."""
    grows: str = ""
    """A file that an editor writes in place: any beginning of it may stand there."""
    passing: frozenset[str] = frozenset()
    """What ``check`` may find besides when it was stopped half-way."""
    free: str = "(?!)"
    """A pattern of lines in which a second run may end otherwise than one that was not stopped."""

    @property
    def args(self) -> list[str]:
        return shlex.split(self.line)

    def __str__(self) -> str:
        return self.line.split(" --")[0]


def _editor(text: str) -> dict[str, str]:
    """An editor that writes one line at the end of the file, unless it is there."""
    script = f"import sys; p = sys.argv[1]; t = open(p).read(); {text!r} in t or open(p, 'a').write({text!r})"
    return {"VISUAL": "", "EDITOR": shlex.join([sys.executable, "-c", script])}


_GONE = frozenset({0, 1, 3})
_TAKEN = frozenset({0, 4})

ANY_WEIGHTS = r"weight:.*\n| weight=[\d.]+"
"""A second run finds other weights around its papers than the first did; any that give the order will do."""

WRITING = [
    Command("init --title 'New list' --readme README.md", again=_TAKEN, prepare=_no_catalog),
    Command("add 1706.03762 --offline --topic peft"),
    Command("add 1706.03762 2106.09685 1810.04805 --offline --topic brand-new --new-topic --status read", lines=4),
    Command(
        "add --title 'By Hand' --author 'Ann Other' --year 2020 --url https://example.org/by-hand --topic decoding"
    ),
    Command("mark read 2301.00001 2301.00002 2301.00004"),
    Command("tag decoding 2301.00003 2301.00006 2301.00017"),
    Command("untag decoding 2301.00001 2301.00002"),
    Command("topics add retrieval --title Retrieval --under fine-tuning", again=_TAKEN),
    Command("topics rename peft thin-tuning"),
    Command("topics move adapters --before decoding"),
    Command("topics merge adapters peft"),
    Command("topics remove decoding --untag", again=_GONE | {2, 4}),
    Command("set 2301.00006 2301.00008 name=Six rating=5 links.code=https://example.org/six extra.Backbone=GPT"),
    Command("edit 2301.00010", environ=_editor("\nremark: edited\n")),
    Command("note 2301.00009", environ=_editor("\nA thought.\n"), grows="catalog/notes/2301.00009.md"),
    Command("remove 2301.00003 2301.00012 2301.00020 --with-notes", again=_GONE),
    Command("rename 2301.00004 four", again=_GONE, passing=frozenset({"lone-notes"})),
    Command("render-readme", prepare=_stale),
    Command("import LIST.md --no-fetch", free=ANY_WEIGHTS),
    Command("adopt LIST.md --no-fetch", free=ANY_WEIGHTS),
    Command("absorb README.md", prepare=sample.edit_by_hand, free=ANY_WEIGHTS),
]
