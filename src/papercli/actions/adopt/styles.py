"""The styles of all runs of a README, and their drafts made ready for these."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from papercli.actions.adopt import as_planned, numbers, places
from papercli.actions.adopt.compare import same_lines
from papercli.actions.adopt.items import alignment, region
from papercli.actions.adopt.prepare import prepared, reconciled
from papercli.actions.adopt.residue import keep_cells, keep_words
from papercli.actions.adopt.runs import main_link
from papercli.actions.adopt.style import list_style, table_style
from papercli.actions.adopt.take_apart import take_apart
from papercli.actions.import_.plan import Catalog, plan
from papercli.markdown import marker_text
from papercli.markdown.blocks import cells_of
from papercli.model.topics import Topics
from papercli.writers.markdown import readme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.actions.adopt.runs import Run
    from papercli.actions.adopt.samples import Sample
    from papercli.actions.adopt.style import Options
    from papercli.actions.view import View
    from papercli.markdown.blocks import Document
    from papercli.model.draft import Draft
    from papercli.model.paper import Paper


_WELL = 0.95
"""The share of a run's lines from which on a style is good enough for it."""


@dataclass(slots=True)
class Styles:
    """What has been worked out; ``whole`` and ``numbered`` say how tables are to be read when it is done again."""

    document: Document
    lines: Sequence[str]
    view: View
    today: str
    of: dict[int, Options] = field(default_factory=dict)
    """The style of every entry, by its line."""
    drafts: dict[int, Draft] = field(default_factory=dict)
    """The draft of every entry, by its line."""
    papers: dict[int, Paper] = field(default_factory=dict)
    """The paper of every entry, by its line, as a trial shows it."""
    whole: dict[int, set[int]] = field(default_factory=dict)
    """By the line of a table: the columns whose cells are kept as they are."""
    _trials: dict[tuple[int, int, int], tuple[Options, str | None]] = field(default_factory=dict)
    """What ``trial`` has shown: by the first line of a run, how many entries it has, and a style, which is kept alive so."""
    numbered: set[int] = field(default_factory=set)
    """Tables, by line, whose columns show the second links of a label too: those of papers listed twice."""

    def work_out(self, found: Sequence[Run], *, apart: bool = False) -> None:
        """Styles and drafts of all entries: runs alike share a style where it fits a run about as well as its own.

        ``apart``: runs that lead to their papers in different places are not alike.
        """
        self._trials.clear()
        pools: dict[object, list[tuple[Run, list[Sample]]]] = {}
        for run in found:
            samples = [take_apart(entry, self.document) for entry in run.entries]
            header = self.lines[run.table.line - 1] if run.table else ""
            where = main_link(run.entries[0]) if apart else ""
            kind = (run.entries[0].marker, run.entries[0].block.level, " ".join(header.split()), where)
            pools.setdefault(kind, []).append((run, samples))
        for pool in pools.values():
            samples = [sample for _, some in pool for sample in some]
            table = pool[0][0].table
            if table is None:
                places.settle(samples)
                keep_words(samples)
            else:
                headings = cells_of(self.lines[table.line - 1])
                places.settle(samples, headings)
                keep_cells(samples, headings, self.whole.get(table.line, ()))
            drafts = prepared(samples)
            self.drafts.update((draft.line, draft) for draft in drafts)
            loose = sum(run.loose for run, _ in pool) * 2 > len(pool)
            common = self._options(pool[0][0], samples, loose=loose)
            self._plan_papers(drafts)
            for run, some in pool:
                style = common if len(pool) == 1 else self._chosen(run, some, common)
                self.of.update((entry.draft.line, style) for entry in run.entries)

    def _chosen(self, run: Run, samples: Sequence[Sample], common: Options) -> Options:
        """The style for a run: that of all, unless one of its own brings back so many more lines that it is worth having."""
        old = "\n".join(region(self.lines, entry) for entry in run.entries)
        fit = self._fit(run, common, old)
        if fit >= _WELL * sum(1 for line in old.split("\n") if line.strip()):
            return common
        own = self._options(run, samples, loose=run.loose)
        mine = self._fit(run, own, old) if own != common else fit
        return own if mine > max(2 + fit, 1.15 * fit) or mine > 2 * fit else common

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

    def plan_papers(self, drafts: Sequence[Draft]) -> None:
        """Make the papers of drafts, of what the list says alone."""
        self._trials.clear()
        self._plan_papers(drafts)

    def _plan_papers(self, drafts: Sequence[Draft]) -> None:
        planned = plan(
            reconciled(drafts, {}), Catalog(topics=Topics()), today=self.today, topics=[], folder=self.view.folder
        )
        by_id = {p.id: self.view.paper(as_planned.paper(p)) for p in planned.papers}
        self.papers.update((entry.draft.line, by_id[entry.id]) for entry in planned.entries if entry.id)

    def trial(self, run: Run, options: Options) -> str | None:
        """What a style shows of a run's entries; None where it is no style at all."""
        key = (run.line, len(run.entries), id(options))
        if key not in self._trials:
            self._trials[key] = options, self._rendered(run, options)
        return self._trials[key][1]

    def _rendered(self, run: Run, options: Options) -> str | None:
        by_id = {paper.id: paper for e in run.entries if (paper := self.papers.get(e.draft.line))}
        shown = [replace(paper, weight=float(n)) for n, paper in enumerate(by_id.values())]
        marker = marker_text.begin({"block": "trial", **numbers.start(run, self.document.text)})
        rendered = readme.render(
            f"{marker}\n\n{marker_text.END}\n", readme.Shelf(shown), {"trial": options | {"group": "none"}}
        )
        return None if rendered.problems else rendered.blocks[0].new

    def _fit(self, run: Run, options: Options, old: str) -> int:
        """How many lines of a run's entries a style brings back; ``old`` are all of these."""
        shown = self.trial(run, options)
        return -1 if shown is None else same_lines(old, shown)
