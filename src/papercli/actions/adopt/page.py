"""The README as it will be: runs of entries in blocks, tried until every block says all that its entries said."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papercli.actions.adopt import as_planned, runs as find_runs
from papercli.actions.adopt.as_listed import as_listed
from papercli.actions.adopt.assemble import Shown, assembled
from papercli.actions.adopt.in_order import in_order
from papercli.actions.adopt.losses import Losses
from papercli.actions.adopt.marks import give_places, mark
from papercli.actions.adopt.prepare import reconciled, titled
from papercli.actions.adopt.styles import Styles
from papercli.actions.import_.plan import Catalog, Plan, plan
from papercli.actions.import_.sections import document_title
from papercli.actions.view import View
from papercli.errors import InvalidError
from papercli.markdown import markers
from papercli.model.topics import Topics
from papercli.writers.markdown import readme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papercli.actions.adopt.runs import Run
    from papercli.actions.adopt.style import Options
    from papercli.model.paper import Paper
    from papercli.readers.markdown.entry import Entry
    from papercli.readers.markdown.reader import Found
    from papercli.sources.lookup import Found as SourceFound


RETRIES = 20
"""How often entries that their blocks would not show as they were get styles of their own; hardly any list takes five."""
_TWICE = "it is listed above under the same heading"


@dataclass(slots=True)
class Left:
    """An entry that stays as it is."""

    line: int
    reason: str


@dataclass(slots=True)
class Adoption:
    """A README taken over."""

    text: str
    """The README with its blocks rendered."""
    plan: Plan
    named: Mapping[str, Options]
    """The blocks for ``catalog.yaml``."""
    adopted: Sequence[Entry]
    left: Sequence[Left]
    blocks: int
    rendered: Sequence[str]
    """What stands in each of its blocks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """A list, and what is there already."""

    found: Found
    text: str
    """What ``found`` was read in, with its own line endings."""
    catalog: Catalog = field(default_factory=lambda: Catalog(topics=Topics()))
    blocks: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """The named ones of ``catalog.yaml``."""
    view: View = field(default_factory=View)
    today: str
    records: Mapping[str, SourceFound] = field(default_factory=dict)
    """What sources say, by arXiv id."""


def adopt(given: Inputs) -> Adoption:
    """Work out the catalog and the README of a list. Pure."""
    return _Trial(given).adoption()


class _Trial:
    """Tries a page; what a block would lose is ``bad`` and left out of the next try."""

    def __init__(self, given: Inputs) -> None:
        found = given.found
        self.given = given
        self.title = document_title(given.text, (entry.draft.section for entry in found.entries))
        self.document = found.document
        self.lines = found.document.text.split("\n")
        self.written = re.split(r"(?<=\n)|(?<=\r)(?!\n)", given.text)
        there = markers.find(found.document.text)[0]
        self.taken = [(block.line, block.end_line) for block in there]
        """First and last line of the blocks that are there."""
        self.topics_there = {block.options.get("topic") for block in there}
        self.entries = [
            titled(e) for e in found.entries if not any(first <= e.draft.line <= last for first, last in self.taken)
        ]
        self.left = {
            entry.draft.line: "a block stands within it"
            for entry in self.entries
            if any(entry.draft.line <= first <= entry.draft.line_end for first, _ in self.taken)
        }
        self.lossy: set[int] = set()
        """The entries that were bad at any time, by line."""
        self.retried: set[tuple[bool, frozenset[int]]] = set()
        """What has been tried again together, and how."""
        self.styles = Styles(self.document, self.lines, given.view, given.today)
        self.losses = Losses(self.lines, self.styles)

    def adoption(self) -> Adoption:
        """Try until no block loses anything: entries by themselves first, then the whole page."""
        lost: Counter[int] = Counter()
        while True:
            self._settle_styles()
            while self._retry():  # what stays has perhaps a style of its own
                self._settle_styles()
            adoption = self.run()
            bad = set(self.losses.bad)
            if not self._lossy():
                return adoption
            lost.update(bad)
            self.lossy -= {line for line in bad if lost[line] > 3}  # what merged papers lose no style brings back

    def _settle_styles(self) -> None:
        """Leave what no style shows as it is."""
        while True:
            runs = self._styled_runs()
            if self._leave_doubles(runs):  # what the others say is no longer part of their papers
                self.styles.plan_papers([self.styles.drafts[e.draft.line] for run in self._runs() for e in run.entries])
                continue
            self.losses.try_styles(runs)
            if not self._lossy():
                return

    def _leave_doubles(self, runs: Sequence[Run]) -> bool:
        """Leave entries of an arXiv paper that another run of their section has: what ``_twice`` would find later."""
        firsts: dict[tuple[tuple[str, ...], str], Run] = {}
        found = False
        for run in runs:
            for entry in run.entries:
                arxiv = self.styles.papers[entry.draft.line].arxiv if entry.draft.line in self.styles.papers else None
                if arxiv and firsts.setdefault((run.section, arxiv), run) is not run and run.table is None:
                    self.left[entry.draft.line] = _TWICE
                    found = True
        return found

    def _lossy(self) -> bool:
        """Whether anything was lost: a table will keep a column as it is, or the entries are left."""
        bad, again = self.losses.bad, self.losses.again
        self.losses.bad, self.losses.again = {}, False
        if again:
            self.styles.of.clear()
            self.losses.forget()
        else:
            self.left |= bad
            self.lossy |= bad.keys()
        return again or bool(bad)

    def _retry(self) -> bool:
        """Work out styles for the entries that are left, from these alone; False where all of them have been tried so.

        Whoever adopts the README again tries the same, and finds nothing more.
        """
        lines = frozenset(self.lossy & self.left.keys())
        apart = next((apart for apart in (True, False) if (apart, lines) not in self.retried), None)
        if not lines or apart is None or len(self.retried) >= RETRIES:
            return False
        self.retried.add((apart, lines))
        for line in lines:
            self.left.pop(line, None)
        chosen = [entry for entry in self.entries if entry.draft.line in lines or entry.marker == "row"]
        runs = [run for run in self._found(chosen) if any(entry.draft.line in lines for entry in run.entries)]
        if apart:
            runs = [part for run in runs for part in find_runs.split(run, find_runs.main_link)]
        for run in runs:
            if run.table is not None:
                self.styles.whole.pop(run.table.line, None)
        self.styles.work_out(runs, apart=apart)
        return True

    def run(self) -> Adoption:
        """One try."""
        shown = self._shown()
        given = self.given
        planned = plan(
            reconciled([draft for each in shown for draft in each.drafts], given.records),
            given.catalog,
            today=given.today,
            title=self.title,
            records=given.records,
            folder=given.view.folder,
        )
        planned = as_listed(planned, [each.options for each in shown for _ in each.drafts])
        planned = in_order(planned, [len(each.drafts) for each in shown])
        papers = {**given.catalog.papers, **{p.id: as_planned.paper(p) for p in planned.papers}}
        slugs = give_places(shown, planned.entries, papers, self._is_there)
        named = mark(shown, slugs, given.blocks, self.document.text, alone=not given.catalog.papers)
        if self._twice(shown) or self._under_topics(shown, slugs, papers):
            return self.run()
        shelf = given.view.shelf(papers.values(), as_planned.topics_after(given.catalog.topics, planned.topics))
        rendered = readme.render(assembled(self.written, shown), shelf, named)
        if rendered.problems:
            return self._without(shown, rendered.problems)
        entries = [entry for each in shown for entry in each.run.entries]
        reasons = dict.fromkeys((e.draft.line for e in self.entries), "another row of its table cannot be shown")
        for entry in entries:
            reasons.pop(entry.draft.line, None)
        left = [Left(line, reason) for line, reason in sorted((reasons | self.left).items())]
        adoption = Adoption(
            rendered.text, planned, named, entries, left, len(shown), [block.new for block in rendered.blocks]
        )
        blocks = self._new(shown, rendered)
        self.losses.compare(shown, blocks, planned.papers)
        new = {block.line for block in blocks}
        self.losses.keep(shown, [block for block in rendered.blocks if block.line not in new], planned.papers)
        return adoption

    def _without(self, shown: Sequence[Shown], problems: Sequence[markers.MarkerProblem]) -> Adoption:
        """Try again without the runs whose markers would not be seen as such: within raw HTML or an odd list."""
        line, column, message = problems[0]
        wrong = [each for each in shown if any(each.at[0] - 1 <= at <= each.at[1] + 1 for at, _, _ in problems)]
        if not wrong:
            raise InvalidError(message, line=line, column=column, code="markers")
        for each in wrong:
            self.left.update({entry.draft.line: "markers cannot stand around it" for entry in each.run.entries})
        return self.run()

    def _runs(self) -> list[Run]:
        """The runs that can be blocks; the entries of others are left."""
        while True:
            found = self._found(self.entries)
            wrong = {line: reason for run in found for line, reason in find_runs.obstacles(run, self.lines).items()}
            if not wrong:
                break
            self.left |= wrong
        return [part for run in found for part in find_runs.split(run, self._style_of)]

    def _style_of(self, entry: Entry) -> int:
        return id(self.styles.of.get(entry.draft.line))

    def _found(self, entries: Sequence[Entry]) -> list[Run]:
        return find_runs.runs(entries, self.document.root, self.lines, self.left)

    def _styled_runs(self) -> list[Run]:
        """The runs; their styles are worked out on the first try from all entries."""
        found = self._runs()
        if not self.styles.of:
            self.styles.work_out(found)
        return found

    def _shown(self) -> list[Shown]:
        """The runs with their drafts and styles."""
        out = []
        for run in self._styled_runs():
            drafts = [self.styles.drafts[entry.draft.line] for entry in run.entries]
            out.append(Shown(run, drafts, self.styles.of[run.entries[0].draft.line]))
        return out

    def _is_there(self, id_: str | None, slug: str | None) -> bool:
        """Whether a block of this README has the paper under the same topic already."""
        paper = self.given.catalog.papers.get(id_ or "")
        return paper is not None and slug in self.topics_there and (slug in paper.topics or not (slug or paper.topics))

    def _twice(self, shown: Sequence[Shown]) -> bool:
        """Leave entries that stand twice under one heading, in two runs: a paper has one place in a topic."""
        found = False
        for each in shown:
            if each.run.table is None:
                for i in each.doubles:
                    self.left[each.run.entries[i].draft.line] = _TWICE
                    found = True
        return found

    def _under_topics(self, shown: Sequence[Shown], slugs: Sequence[str | None], papers: Mapping[str, Paper]) -> bool:
        """Leave entries below no topic whose papers have some: a block of papers without a topic shows none of these."""
        found = False
        for each, slug in zip(shown, slugs, strict=True):
            for entry, id_ in zip(each.run.entries, each.ids, strict=True):
                if slug is None and id_ and (topics := papers[id_].topics):
                    self.left[entry.draft.line] = (
                        f"no heading above it names a topic, and {id_} is under {', '.join(topics)}: "
                        "put it under a heading of its own"
                    )
                    found = True
        return found

    def _new(self, shown: Sequence[Shown], rendered: readme.Rendered) -> list[readme.RenderedBlock]:
        """The blocks of the runs, without those that were there."""
        order = sorted([(first, False) for first, _ in self.taken] + [(each.run.line, True) for each in shown])
        return [block for block, (_, new) in zip(rendered.blocks, order, strict=True) if new]
