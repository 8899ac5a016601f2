"""Real lists adopted, each in a repository of its own: every promise, and how much of them is adopted."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from papercli.actions.adopt.compare import same_lines
from papercli.readers.markdown.reader import entries
from tests.actions.adopt import promises
from tests.actions.adopt.promises import There, adopted

SMALL, SOME = 12_000, 8
"""Bytes of a list in a default run, and how many of them."""
SAMPLE = 50
"""Papers of a list that get a new title, and links that are removed."""


@dataclass
class Score:
    """What became of some lists."""

    shares: dict[str, float] = field(default_factory=dict)
    """Of the entries that are adopted, by list."""
    lines: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    """Promises that are not kept. Names and counts alone: these are other people's lists."""

    def add(self, name: str, there: There) -> None:
        left = len(there.result.left)
        if there.result.entries + left:
            self.shares[name] = there.result.entries / (there.result.entries + left)
        if not there.result.blocks:
            if there.result.changed:
                self.broken.append(f"{name}: changed without a block")
            return
        self._count_lines(there)
        kept = {
            "lost addresses": len(promises.lost_urls(there)),
            "changed outside of blocks": promises.changed_outside(there) != "",
            "stale": promises.stale(there),
            "moved": len(promises.moved(there)),
            "changed by a second adopt": promises.again(there) != "",
        }
        self.broken += [f"{name}: {what}: {int(count)}" for what, count in kept.items() if count]
        random = Random(name)
        papers = random.sample(list(there.papers), min(SAMPLE, len(there.papers)))
        self.titles.update(of=len(papers), wrong=min(len(papers), len(promises.retitled(there, papers))))
        links = [(paper, label) for paper in there.papers for label in paper.links]
        links = random.sample(links, min(SAMPLE // 10, len(links)))
        wrong = sum(promises.unlinked(there, paper, label) != "" for paper, label in links)
        self.links.update(of=len(links), wrong=wrong)

    def _count_lines(self, there: There) -> None:
        left = {each.line for each in there.result.left}
        old = there.old.replace("\r\n", "\n").split("\n")
        drafts = [e.draft for e in entries(there.old).entries if e.draft.line not in left]
        region = "\n".join("\n".join(old[draft.line - 1 : draft.line_end]) for draft in drafts)
        new = "\n".join(line for line in there.new.replace("\r\n", "\n").split("\n"))
        self.lines.update(of=sum(1 for line in region.split("\n") if line.strip()), same=same_lines(region, new))


def lists(test_data: Path) -> list[Path]:
    found = [path for path in (test_data / "lists").glob("*.md") if path.name != "README.md"]
    return sorted(found, key=lambda path: hashlib.sha256(path.name.encode()).digest())


def score(paths: list[Path], folder: Path) -> Score:
    total = Score()
    for path in paths:
        total.add(path.stem, adopted(folder / path.stem, path.read_bytes().decode()))
    return total


def check(total: Score) -> None:
    assert total.broken == []
    assert sum(total.shares.values()) / len(total.shares) >= 0.9, total.shares
    assert total.lines["same"] / total.lines["of"] >= 0.6, total.lines
    assert total.titles["wrong"] <= 0.01 * total.titles["of"], total.titles
    assert total.links["wrong"] <= 0.05 * total.links["of"], total.links


def test_some_small_lists(test_data: Path, tmp_path: Path) -> None:
    small = [path for path in lists(test_data) if path.stat().st_size < SMALL]
    total = score(small[:SOME], tmp_path)
    assert total.titles["of"] > SOME
    check(total)


@pytest.mark.slow
def test_all_lists(test_data: Path, tmp_path: Path) -> None:
    total = score(lists(test_data), tmp_path)
    assert len(total.shares) > 50
    check(total)
