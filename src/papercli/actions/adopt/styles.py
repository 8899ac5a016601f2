"""The styles of all runs of a README, and their drafts made ready for these."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papercli.actions.adopt import as_planned
from papercli.actions.adopt.compare import same_lines
from papercli.actions.adopt.items import alignment, cells_of, region
from papercli.actions.adopt.prepare import prepared
from papercli.actions.adopt.residue import keep_cells, keep_words
from papercli.actions.adopt.samples import take_apart
from papercli.actions.adopt.style import list_style, table_style
from papercli.actions.import_.plan import Catalog
from papercli.markdown import marker_text
from papercli.model.topics import Topics
from papercli.writers.markdown import readme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papercli.actions.adopt.runs import Run
    from papercli.actions.adopt.samples import Sample
    from papercli.actions.adopt.style import Options
    from papercli.actions.import_.plan import Plan
    from papercli.markdown.blocks import Document
    from papercli.model.draft import Draft
    from papercli.model.paper import Paper


@dataclass(slots=True)
class Styles:
    """What has been worked out; ``whole`` and ``numbered`` say how tables are to be read when it is done again."""

    document: Document
    lines: Sequence[str]
    plan: Callable[..., Plan]
    seen: Callable[[Paper], Paper]
    of: dict[int, Options] = field(default_factory=dict)
    """The style of every entry, by its line."""
    drafts: dict[int, Draft] = field(default_factory=dict)
    """The draft of every entry, by its line."""
    whole: dict[int, set[int]] = field(default_factory=dict)
    """By the line of a table: the columns whose cells are kept as they are."""
    numbered: set[int] = field(default_factory=set)
    """Tables, by line, whose columns show the second links of a label too: those of papers listed twice."""

    def work_out(self, found: Sequence[Run]) -> None:
        """Styles and drafts of all entries: runs alike share a style where it fits a run about as well as its own."""
        pools: dict[object, list[tuple[Run, list[Sample]]]] = {}
        for run in found:
            samples = [take_apart(entry, self.document.text, self.document.starts) for entry in run.entries]
            header = self.lines[run.table.line - 1] if run.table else ""
            kind = (run.entries[0].marker, run.entries[0].block.level, " ".join(header.split()))
            pools.setdefault(kind, []).append((run, samples))
        for pool in pools.values():
            samples = [sample for _, some in pool for sample in some]
            table = pool[0][0].table
            if table is None:
                keep_words(samples)
            else:
                keep_cells(samples, cells_of(self.lines[table.line - 1]), self.whole.get(table.line, ()))
            drafts = prepared(samples)
            self.drafts.update((draft.line, draft) for draft in drafts)
            loose = sum(run.loose for run, _ in pool) * 2 > len(pool)
            common = self._options(pool[0][0], samples, loose=loose)
            for run, some in pool:
                own = self._options(run, some, loose=run.loose)
                better = own != common and _better(self._fit(run, own), self._fit(run, common))
                self.of.update((entry.draft.line, own if better else common) for entry in run.entries)

    def _options(self, run: Run, samples: Sequence[Sample], *, loose: bool) -> Options:
        if run.table is not None:
            header, delimiters = self.lines[run.table.line - 1], self.lines[run.table.line]
            return table_style(
                samples,
                cells_of(header),
                [alignment(cell) for cell in cells_of(delimiters)],
                numbered=run.table.line in self.numbered,
            )
        options = list_style(samples, loose=loose)
        if run.entries[0].marker == "heading":
            options["heading"] = str(run.entries[0].block.level)
        return options

    def _fit(self, run: Run, options: Options) -> int:
        """How many lines of a run's entries a style brings back, by rendering them for a trial."""
        planned = self.plan([self.drafts[e.draft.line] for e in run.entries], Catalog(topics=Topics()), topics=[])
        papers = [self.seen(as_planned.paper(p)) for p in planned.papers]
        marker = marker_text.begin({"block": "trial"})
        text = f"{marker}\n\n{marker_text.END}\n"
        rendered = readme.render(text, readme.Shelf(papers), {"trial": options | {"group": "none"}})
        if rendered.problems:
            return -1
        old = "\n".join(region(self.lines, entry) for entry in run.entries)
        return same_lines(old, rendered.blocks[0].new)


def _better(own: int, common: int) -> bool:
    """Whether a style of its own brings back so many more lines of a run that it is worth having."""
    return own > max(2 + common, 1.15 * common) or own > 2 * common
