"""The README as it will be: runs of entries in blocks, tried until every block says all that its entries said."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, cast

from papercli.actions.adopt import runs as find_runs
from papercli.actions.adopt.as_listed import as_listed
from papercli.actions.adopt.compare import is_address, lost, same_lines
from papercli.actions.adopt.prepare import prepared, titled, with_one_title
from papercli.actions.adopt.residue import keep_cells, keep_words
from papercli.actions.adopt.samples import take_apart
from papercli.actions.adopt.style import list_style, table_style
from papercli.actions.import_.plan import Catalog, Plan, plan
from papercli.errors import InvalidError
from papercli.markdown import marker_text, markers
from papercli.markdown.blocks import cells
from papercli.model import schema, settings_schema
from papercli.model.changes import apply
from papercli.model.topics import Topics
from papercli.writers.markdown import readme

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from papercli.actions.adopt.runs import Run
    from papercli.actions.adopt.samples import Sample
    from papercli.actions.adopt.style import Options
    from papercli.actions.import_.plan import Planned
    from papercli.model.changes import Change, Plain
    from papercli.model.draft import Draft
    from papercli.model.paper import Paper
    from papercli.model.topics import Topic
    from papercli.readers.markdown.entry import Entry
    from papercli.readers.markdown.reader import Found
    from papercli.sources.lookup import Found as SourceFound
    from papercli.writers.markdown.request import Shelf

ROUNDS = 6
"""How often entries may be left out and the rest tried again."""


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
    lines: int = 0
    """Of the adopted entries, blank ones not counted."""
    same: int = 0
    """How many of them stand in the new README but for white space."""


def adopt(
    found: Found,
    text: str,
    catalog: Catalog,
    blocks: Mapping[str, Mapping[str, object]],
    shelf: Shelf,
    seen: Callable[[Paper], Paper],
    *,
    today: str,
    title: str | None,
    records: Mapping[str, SourceFound] | None = None,
    folder: str = "",
) -> Adoption:
    """Work out the catalog and the README of a list. Pure.

    ``found`` is what was read in ``text``, which has its own line endings. ``blocks`` are the named ones of
    ``catalog.yaml``, ``shelf`` what its README sees, ``seen`` makes a paper what the README sees of it.
    """
    trial = _Trial(
        found,
        text,
        catalog,
        blocks,
        shelf,
        seen,
        partial(plan, today=today, title=title, records=records, folder=folder),
        records or {},
    )
    adoption = trial.settled()
    while trial.retry():  # what stays has perhaps a style of its own
        adoption = trial.settled()
    return adoption


@dataclass(slots=True)
class _Shown:
    """A run with what shows it."""

    run: Run
    drafts: Sequence[Draft]
    options: Options
    marker: str = ""
    weights: Sequence[float] = ()
    ids: Sequence[str] = ()
    doubles: Collection[int] = ()
    """Its entries, by their place in it, whose papers stand elsewhere under the same heading."""


class _Trial:
    """Tries a page; what a block would lose is ``bad`` and left out of the next try."""

    def __init__(
        self,
        found: Found,
        text: str,
        catalog: Catalog,
        blocks: Mapping[str, Mapping[str, object]],
        shelf: Shelf,
        seen: Callable[[Paper], Paper],
        planned: Callable[..., Plan],
        records: Mapping[str, SourceFound],
    ) -> None:
        self.document = found.document
        self.lines = found.document.text.split("\n")
        self.written = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
        self.taken = [(b.line, b.end_line) for b in markers.find(found.document.text)[0]]
        """First and last line of the blocks that are there."""
        self.entries = [
            titled(e) for e in found.entries if not any(first <= e.draft.line <= last for first, last in self.taken)
        ]
        self.catalog = catalog
        self.blocks = blocks
        self.shelf = shelf
        self.seen = seen
        self.plan = planned
        self.records = records
        self.left: dict[int, str] = {}
        self.bad: dict[int, str] = {}
        self.lossy: set[int] = set()
        """The entries that were bad at any time, by line."""
        self.retried: set[int] = set()
        self.again = False
        """Styles are to be worked out anew."""
        self.drafts: dict[int, Draft] = {}
        self.whole: dict[int, set[int]] = {}
        """By the line of a table: the columns whose cells are kept as they are."""
        self.styles: dict[int, Options] = {}
        """By the line of the entry, as the drafts."""

    def settled(self) -> Adoption:
        """Try until no entry is bad."""
        for _ in range(ROUNDS):
            adoption = self.run()
            if self.again:
                self.styles, self.again = {}, False
            elif not self.bad:
                break
            else:
                self.left |= self.bad
                self.lossy |= self.bad.keys()
        return adoption

    def retry(self) -> bool:
        """Work out styles for the entries that are left, from these alone; False where all of them have been tried so."""
        lines = self.lossy - self.retried
        if not lines:
            return False
        self.retried |= lines
        for line in lines:
            self.left.pop(line, None)
        chosen = [entry for entry in self.entries if entry.draft.line in lines]
        self._work_out([run for run in self._found(chosen) if run.table is None])
        return True

    def run(self) -> Adoption:
        """One try."""
        self.bad = {}
        shown = self._shown()
        planned = self.plan(with_one_title([d for each in shown for d in each.drafts], self.records), self.catalog)
        planned = as_listed(planned, [each.options for each in shown for _ in each.drafts])
        papers = {**self.catalog.papers, **{p.id: _paper(p) for p in planned.papers}}
        named = self._mark(shown, planned, papers)
        if self._twice(shown):
            return self.run()
        shelf = replace(
            self.shelf,
            papers=[self.seen(paper) for paper in papers.values()],
            topics=_topics(self.catalog.topics, planned.topics),
        )
        rendered = readme.render(self._assembled(shown), shelf, named)
        if rendered.problems:
            line, column, message = rendered.problems[0]
            raise InvalidError(message, line=line, column=column, code="markers")
        entries = [entry for each in shown for entry in each.run.entries]
        left = [Left(line, reason) for line, reason in sorted(self.left.items())]
        adoption = Adoption(
            rendered.text, planned, named, entries, left, len(shown), [block.new for block in rendered.blocks]
        )
        self._compare(shown, rendered, adoption)
        return adoption

    def _runs(self) -> list[Run]:
        """The runs that can be blocks; the entries of others are left."""
        out = []
        for run in self._found(self.entries):
            reason = find_runs.obstacle(run, self.lines)
            if reason:
                self.left.update({entry.draft.line: reason for entry in run.entries})
            else:
                out += find_runs.split(run, lambda entry: id(self.styles.get(entry.draft.line)))
        return out

    def _found(self, entries: Sequence[Entry]) -> list[Run]:
        return find_runs.runs(entries, self.document.root, self.lines, self.left)

    def _shown(self) -> list[_Shown]:
        """The runs with their drafts and styles, which are worked out on the first try from all entries."""
        found = self._runs()
        if not self.styles:
            self._work_out(found)
        out = []
        for run in found:
            drafts = [self.drafts[entry.draft.line] for entry in run.entries]
            out.append(_Shown(run, drafts, self.styles[run.entries[0].draft.line]))
        return out

    def _work_out(self, found: Sequence[Run]) -> None:
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
                keep_cells(samples, _cells(self.lines[table.line - 1]), self.whole.get(table.line, ()))
            drafts = prepared(samples)
            self.drafts.update((draft.line, draft) for draft in drafts)
            loose = sum(run.loose for run, _ in pool) * 2 > len(pool)
            common = self._options(pool[0][0], samples, loose=loose)
            for run, some in pool:
                own = self._options(run, some, loose=run.loose)
                better = own != common and self._fit(run, own) > max(2 + (fit := self._fit(run, common)), 1.15 * fit)
                self.styles.update((entry.draft.line, own if better else common) for entry in run.entries)

    def _options(self, run: Run, samples: Sequence[Sample], *, loose: bool) -> Options:
        if run.table is not None:
            header, delimiters = self.lines[run.table.line - 1], self.lines[run.table.line]
            return table_style(samples, _cells(header), [_align(cell) for cell in _cells(delimiters)])
        options = list_style(samples, loose=loose)
        if run.entries[0].marker == "heading":
            options["heading"] = str(run.entries[0].block.level)
        return options

    def _fit(self, run: Run, options: Options) -> int:
        """How many lines of a run's entries a style brings back, by rendering them for a trial."""
        planned = self.plan([self.drafts[e.draft.line] for e in run.entries], Catalog(topics=Topics()), topics=[])
        papers = [self.seen(_paper(p)) for p in planned.papers]
        marker = marker_text.begin({"block": "trial"})
        text = f"{marker}\n\n{marker_text.END}\n"
        rendered = readme.render(text, readme.Shelf(papers), {"trial": options | {"group": "none"}})
        if rendered.problems:
            return -1
        old = "\n".join(_region(self.lines, entry) for entry in run.entries)
        return same_lines(old, rendered.blocks[0].new)

    def _mark(self, shown: Sequence[_Shown], planned: Plan, papers: Mapping[str, Paper]) -> dict[str, Options]:
        """Give every run its marker, and every style a name; runs of one style share it."""
        named: dict[str, Options] = {name: cast("Options", dict(options)) for name, options in self.blocks.items()}
        names = {json.dumps(options, sort_keys=True): name for name, options in named.items()}
        at = 0
        slugs: list[str | None] = []
        for each in shown:
            mine = planned.entries[at : at + len(each.drafts)]
            at += len(each.drafts)
            slug = mine[0].topics[0] if mine[0].topics else None
            each.ids = [e.id or "" for e in mine]
            weights = [papers[e.id].weight_in(slug) if e.id else None for e in mine]
            own = [w for w in weights if w is not None and mine[0].weight <= w <= mine[-1].weight]
            here = own or [w for w in weights if w is not None]  # a list that was stopped half-way has older weights
            each.doubles = {i for i, w in enumerate(weights) if w is None or not min(here) <= w <= max(here)}
            each.weights = here
            slugs.append(slug)
        for each, slug in zip(shown, slugs, strict=True):
            key = json.dumps(each.options, sort_keys=True)
            if key not in names:
                names[key] = _free(str(each.options["layout"]), named)
                named[names[key]] = each.options
            options = {"block": names[key]}
            options |= {"topic": slug, "exact": "yes"} if slug else {"no-topic": "yes"}
            if slugs.count(slug) > 1 or not slug or self.catalog.papers:
                options["weight"] = f"{min(each.weights):g}..{max(each.weights):g}"
            each.marker = marker_text.begin(options)
        return named

    def _twice(self, shown: Sequence[_Shown]) -> bool:
        """Leave entries that stand twice under one heading, in two runs: a paper has one place in a topic."""
        found = False
        for each in shown:
            if each.run.table is None:
                for i in each.doubles:
                    self.left[each.run.entries[i].draft.line] = "it is listed above under the same heading"
                    found = True
        return found

    def _assembled(self, shown: Sequence[_Shown]) -> str:
        """The page with empty blocks in the place of the runs; every other byte is as it was."""
        out: list[str] = []
        at = 0
        for each in shown:
            first, last = each.run.line - 1, each.run.line_end
            eol = _line_ending(self.written[first]) or _line_ending(self.written[max(0, first - 1)]) or "\n"
            out += self.written[at:first]
            end = f"{marker_text.END}{_line_ending(self.written[last - 1])}"
            if each.run.indent:  # blank lines would set the items around it apart
                margin = " " * each.run.indent
                out.append(f"{margin}{each.marker}{eol}{margin}{end}")
                at = last
                continue
            if first > 0 and self.lines[first - 1].strip():
                out.append(eol)
            begin = "\ufeff" * self.written[first].startswith("\ufeff") + each.marker
            out.append(f"{begin}{eol}{eol}{end}")
            if last < len(self.lines) and self.lines[last].strip():
                out.append(eol)
            at = last
        return "".join([*out, *self.written[at:]])

    def _compare(self, shown: Sequence[_Shown], rendered: readme.Rendered, adoption: Adoption) -> None:
        """See what each entry would lose, and how many of its lines come back as they were."""
        elsewhere = Counter(id_ for each in shown for id_ in set(each.ids))
        for each, block in zip(shown, self._new(shown, rendered), strict=True):
            items = _items(re.sub(r"\r\n?", "\n", block.new), each.run)
            ids = [id_ for i, id_ in enumerate(each.ids) if i not in each.doubles]
            if len(items) != len(set(ids)):
                items = self._one_by_one(each, adoption)
            by_id = dict(zip(dict.fromkeys(ids), items, strict=True))
            for entry, id_ in zip(each.run.entries, each.ids, strict=True):
                if id_ not in by_id:
                    continue  # a row that stands in another table under this heading
                old = _region(self.lines, entry)
                missing = self._lost(each.run, old, by_id[id_])
                if each.run.table is not None and each.ids.count(id_) + elsewhere[id_] > 1:
                    missing = [word for word in missing if is_address(word)]  # a double is shown as it is elsewhere
                if missing:
                    self.bad[entry.draft.line] = f"its block would lose {', '.join(missing[:5])}"
                adoption.lines += sum(1 for line in old.split("\n") if line.strip())
                adoption.same += same_lines(old, by_id[id_])

    def _new(self, shown: Sequence[_Shown], rendered: readme.Rendered) -> list[readme.RenderedBlock]:
        """The blocks of the runs, without those that were there."""
        order = sorted([(first, False) for first, _ in self.taken] + [(each.run.line, True) for each in shown])
        return [block for block, (_, new) in zip(rendered.blocks, order, strict=True) if new]

    def _lost(self, run: Run, old: str, new: str) -> list[str]:
        """What is lost of an entry. What a column of a table loses it will keep as it is, on the next try."""
        if run.table is None:
            return lost(old, new)
        missing = []
        before, after = _cells(old), _cells(new)
        for i in range(len(_cells(self.lines[run.table.line - 1]))):
            gone = lost(before[i] if i < len(before) else "", after[i] if i < len(after) else "")
            if gone and "{title" not in str(cast("list[str]", self.styles[run.entries[0].draft.line]["columns"])[i]):
                known = self.whole.setdefault(run.table.line, set())
                if i not in known:
                    known.add(i)
                    self.again = True
                    continue
            missing += gone
        return missing

    def _one_by_one(self, each: _Shown, adoption: Adoption) -> list[str]:
        """What a run's style shows of each of its papers alone."""
        by_id = {planned.id: _paper(planned) for planned in adoption.plan.papers}
        ids = dict.fromkeys(id_ for i, id_ in enumerate(each.ids) if i not in each.doubles)
        papers = [replace(self.seen(by_id[id_]), topics=(), weight=float(n)) for n, id_ in enumerate(ids)]
        markers = (
            marker_text.begin({"block": "trial", "no-topic": "yes", "weight": f"{n}..{n}"}) for n in range(len(papers))
        )
        text = "".join(f"{marker}\n\n{marker_text.END}\n\n" for marker in markers)
        rendered = readme.render(text, readme.Shelf(papers), {"trial": each.options})
        return [block.new for block in rendered.blocks]


_STARTS = {
    "bullet": re.compile(r"[-+*] "),
    "checkbox": re.compile(r"[-+*] "),
    "number": re.compile(r"[0-9]+[.)] "),
    "heading": re.compile(r"#{1,6} "),
    "row": re.compile(r"\|"),
}


def _items(block: str, run: Run) -> list[str]:
    """What a block shows of each paper: its item, row or paragraphs."""
    lines = [line[run.indent :] for line in block.strip("\n").split("\n")]
    if run.table is not None:
        return lines[2:]
    marker = run.entries[0].marker
    if marker == "none":
        return [paragraph for paragraph in re.split(r"\n{2,}", "\n".join(lines)) if paragraph]
    out: list[list[str]] = []
    for line in lines:
        if _STARTS[marker].match(line) or not out:
            out.append([])
        out[-1].append(line)
    return ["\n".join(item) for item in out]


def _region(lines: Sequence[str], entry: Entry) -> str:
    return "\n".join(lines[entry.draft.line - 1 : entry.draft.line_end])


def _cells(row: str) -> list[str]:
    return [row[start:end].strip() for start, end in cells(row)]


def _align(delimiter: str) -> str:
    left, right = delimiter.startswith(":"), delimiter.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else "none"


def _line_ending(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def _free(base: str, taken: Collection[str]) -> str:
    n, name = 1, base
    while name in taken:
        n += 1
        name = f"{base}-{n}"
    return name


def _paper(planned: Planned) -> Paper:
    if planned.existing is not None:
        return _changed(planned.existing, planned.changes)
    paper, problems = schema.paper(planned.id, planned.values)
    assert paper is not None, problems  # noqa: S101 - the plan has checked it
    return paper


def _changed(paper: Paper, changes: Sequence[Change]) -> Paper:
    """The paper after its changes, which are small and have been checked."""
    mapping = cast("Mapping[str, Plain]", {key: _text(value) for key, value in paper.as_json().items() if value})
    found, problems = schema.paper(paper.id, {k: v for k, v in apply(changes, mapping).items() if k in schema.ORDER})
    assert found is not None, problems  # noqa: S101 - as above
    return replace(found, year=paper.year or found.year)


def _text(value: object) -> object:
    if isinstance(value, (int, float)):
        return f"{value:g}"
    return {key: _text(each) for key, each in value.items()} if isinstance(value, dict) else value


def _topics(topics: Topics, changes: Sequence[Change]) -> Topics:
    """The topics that ``catalog.yaml`` will have."""
    mapping: dict[str, Plain] = {"format": "1", "topics": [_plain(topic) for topic in topics.roots]}
    found, problems = settings_schema.settings(apply(changes, mapping))
    assert found is not None, problems  # noqa: S101 - the plan declares only what the schema takes
    return found.topics


def _plain(topic: Topic) -> Plain:
    out: dict[str, Plain] = {"slug": topic.slug, "title": topic.title, "was": list(topic.was)}
    return out | {"topics": [_plain(below) for below in topic.topics]}
