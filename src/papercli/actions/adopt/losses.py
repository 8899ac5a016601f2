"""What blocks would lose of their entries: shown by a style alone for a trial, or by the whole page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from papercli.actions.adopt import as_planned
from papercli.actions.adopt.compare import added, is_address, lost
from papercli.actions.adopt.items import items, region
from papercli.markdown import marker_text
from papercli.markdown.blocks import cells_of
from papercli.writers.markdown import readme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.actions.adopt.assemble import Shown
    from papercli.actions.adopt.runs import Run
    from papercli.actions.adopt.style import Options
    from papercli.actions.adopt.styles import Styles
    from papercli.actions.import_.plan import Planned


@dataclass(slots=True)
class Losses:
    """Compares entries with what a block shows of them."""

    lines: Sequence[str]
    styles: Styles
    bad: dict[int, str] = field(default_factory=dict)
    """Entries of which something would be lost, by line, with what."""
    again: bool = False
    """Styles are to be worked out anew: a table keeps a column as it is."""
    _tried: dict[tuple[int, int], Options] = field(default_factory=dict)
    """Entries by line and the identity of the style that they were shown by alone; the style is kept alive so."""

    def forget(self) -> None:
        """Begin anew with other styles."""
        self._tried.clear()

    def try_styles(self, runs: Sequence[Run]) -> None:
        """Compare each entry with what its style shows of it alone."""
        often = Counter(paper.id for paper in self.styles.papers.values())
        for run in runs:
            options = self.styles.of[run.entries[0].draft.line]
            new = [entry for entry in run.entries if (entry.draft.line, id(options)) not in self._tried]
            if not new:
                continue
            self._tried |= {(entry.draft.line, id(options)): options for entry in new}
            if "{title" not in f"{options}":
                self.bad.update((entry.draft.line, "the list gives no title for it") for entry in run.entries)
                continue
            papers = [self.styles.papers.get(entry.draft.line) for entry in run.entries]
            ids = list(dict.fromkeys(paper.id for paper in papers if paper))
            found = items(self.styles.trial(run, options) or "", run)
            if len(found) != len(ids):
                continue
            by_id = dict(zip(ids, found, strict=True))
            for entry, paper in zip(run.entries, papers, strict=True):
                if paper:
                    old, twice = region(self.lines, entry), often[paper.id] > 1
                    self._compare(run, entry.draft.line, old, by_id[paper.id], twice=twice)

    def compare(
        self, shown: Sequence[Shown], blocks: Sequence[readme.RenderedBlock], papers: Sequence[Planned]
    ) -> None:
        """Compare each entry with what its block on the page shows of it."""
        elsewhere = Counter(id_ for each in shown for id_ in set(each.ids))
        for each, block in zip(shown, blocks, strict=True):
            found = items(re.sub(r"\r\n?", "\n", block.new), each.run, indent=each.run.indent)
            ids = list(dict.fromkeys(id_ for i, id_ in enumerate(each.ids) if i not in each.doubles))
            if len(found) != len(ids):
                there = _squeezed(block.new)
                alone = self._one_by_one(each, ids, papers)
                found = [item if _squeezed(item) in there else "" for item in alone]
            by_id = dict(zip(ids, found, strict=True))
            for entry, id_ in zip(each.run.entries, each.ids, strict=True):
                if id_ in by_id:  # else a row that stands in another table under this heading
                    twice = each.ids.count(id_) + elsewhere[id_] > 2
                    self._compare(each.run, entry.draft.line, region(self.lines, entry), by_id[id_], twice=twice)

    def keep(self, shown: Sequence[Shown], blocks: Sequence[readme.RenderedBlock], papers: Sequence[Planned]) -> None:
        """Leave entries whose papers stand in ``blocks``, which are there already, and would look otherwise there."""
        changed = [planned.existing for planned in papers if planned.existing and planned.changes]
        for block in blocks if changed else ():
            gone = "\n".join(Counter(block.old.splitlines()) - Counter(block.new.splitlines()))
            seen = {p.id for p in changed if any(key and key in gone for key in (p.arxiv, p.url, p.doi, p.title))}
            for each in shown:
                for entry, id_ in zip(each.run.entries, each.ids, strict=True):
                    if id_ in seen:
                        self.bad[entry.draft.line] = "a block that shows its paper already would change"

    def _compare(self, run: Run, line: int, old: str, new: str, *, twice: bool) -> None:
        missing = lost(old, new) if run.table is None else self._lost_of_row(run, old, new, twice=twice)
        if missing:
            self.bad[line] = f"its block would lose {', '.join(missing[:5])}"
        elif run.table is None and not twice and (more := added(old, new)):
            self.bad[line] = f"its block would add {', '.join(more[:5])}"

    def _lost_of_row(self, run: Run, old: str, new: str, *, twice: bool) -> list[str]:
        """What is lost of a row. What a column loses it will keep as it is, on the next try.

        A row whose paper is listed ``twice`` may show other words than it had, but no fewer addresses.
        """
        assert run.table is not None  # noqa: S101 - the caller has looked
        missing = []
        before, after = cells_of(old), cells_of(new)
        columns = cast("list[str]", self.styles.of[run.entries[0].draft.line]["columns"])
        for i, column in enumerate(columns):
            gone = lost(before[i] if i < len(before) else "", after[i] if i < len(after) else "")
            if twice:
                gone = [word for word in gone if is_address(word)]
            line = run.table.line
            if gone and twice and "{links:only=" in column and line not in self.styles.numbered:
                self.styles.numbered.add(line)
                self.again = True
            elif gone and not twice and "{title" not in column and i not in self.styles.whole.get(line, ()):
                self.styles.whole.setdefault(line, set()).add(i)
                self.again = True
            else:
                missing += gone
        return missing

    def _one_by_one(self, each: Shown, ids: Sequence[str], planned: Sequence[Planned]) -> list[str]:
        """What a run's style shows of each of its papers alone."""
        by_id = {each.id: as_planned.paper(each) for each in planned}
        papers = [replace(self.styles.view.paper(by_id[id_]), topics=(), weight=float(n)) for n, id_ in enumerate(ids)]
        markers = (
            marker_text.begin({"block": "trial", "no-topic": "yes", "weight": f"{n}..{n}"}) for n in range(len(papers))
        )
        text = "".join(f"{marker}\n\n{marker_text.END}\n\n" for marker in markers)
        rendered = readme.render(text, readme.Shelf(papers), {"trial": each.options})
        return [block.new for block in rendered.blocks]


def _squeezed(item: str) -> str:
    """With one blank for several, and without the number that it begins with."""
    return re.sub(r"^[0-9]+[.)] ", "", " ".join(item.split()))
