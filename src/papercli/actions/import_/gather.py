"""Drafts gathered into works: wrong links found out, records filled in, entries of the same work put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.actions.import_ import fields
from papercli.actions.import_.identity import Known
from papercli.actions.import_.merge import merge
from papercli.actions.import_.wrong_links import is_another
from papercli.errors import PapercliError, RefusedError
from papercli.model import arxiv_id, schema, url

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papercli.actions.import_.fields import Values
    from papercli.model.draft import Draft
    from papercli.model.paper import Paper
    from papercli.sources.lookup import Found


@dataclass(frozen=True, slots=True)
class Note:
    """Something in the list that a person should look at."""

    line: int
    """1-based."""
    message: str


@dataclass(slots=True)
class Work:
    """One work, as far as the list has been read."""

    values: Values
    """Of its file, with a title."""
    entries: list[int]
    """Its entries by their place in the list."""
    places: dict[str, int]
    """Topic → the paper's place there."""
    weight: int
    """The place of its first entry."""
    line: int
    """Where that stands, 1-based."""
    title: str | None
    """None while it has only a stand-in."""
    stand_in: str
    """What it is called where no title is known."""
    source: str = ""
    """Of the record; empty where the list is all there is."""
    existing: Paper | None = None
    """The catalog's paper that it is."""
    why: str = ""
    """By what it is that one."""


class Gatherer:
    """Takes drafts one by one; knows the papers of the catalog and the records of sources."""

    def __init__(self, papers: Iterable[Paper], records: Mapping[str, Found], folder: str) -> None:
        papers = list(papers)
        self.notes: list[Note] = []
        self._records = records
        self._folder = folder
        self._in_catalog = Known(papers)
        self._by_arxiv = {paper.arxiv: paper for paper in papers if paper.arxiv}
        self._here = Known()
        self._with_id: dict[str, Work] = {}
        self._works: list[Work] = []

    def take(self, index: int, draft: Draft, topics: Sequence[str], weight: int) -> PapercliError | None:
        """Take one draft in, as a work of its own or as part of one that is there; or say why not."""
        values, complaints = fields.of_draft(draft, self._folder)
        for complaint in complaints:
            self._note(draft.line, complaint)
        self._check_link(draft, values)
        arxiv = fields.text_in(values, "arxiv")
        found = self._records.get(arxiv) if arxiv else None
        stand_in = _stand_in(values)
        if found:
            fields.complete(values, found.record)
        title = fields.text_in(values, "title")
        if not stand_in:
            return RefusedError("this entry has neither a title nor a link", code="no-title")
        values.setdefault("title", stand_in)
        places = dict.fromkeys(topics, weight)
        source = found.source if found else ""
        self._add(Work(values, [index], places, weight, draft.line, title, stand_in, source))
        return None

    def works(self) -> list[Work]:
        """All works, each with the paper of the catalog that it is; two that are one paper there are one."""
        out: list[Work] = []
        by_id: dict[str, Work] = {}
        self._put_together()
        for work in self._works:
            found = self._in_catalog.same(work.values, work.title, by_id)
            claimed = by_id.get(found[0].id) if found else None
            ids = {each.values["arxiv"] for each in (claimed, work) if each and "arxiv" in each.values}
            if claimed and len(ids) > 1:
                found = claimed = None  # that is another arXiv paper by now
            self._give_way(self._in_catalog, work, found[0].id if found else None)
            if claimed:
                self._join(claimed, work)
                continue
            if found:
                work.existing, work.why = found
                by_id[found[0].id] = work
            elif work.title is None:
                self._note(work.line, f"no title, neither in the list nor from a source; called {work.stand_in}")
            out.append(work)
        return out

    def _put_together(self) -> None:
        """Join works that have become the same since: of three entries the third may say that the first two are one."""
        before = -1
        while before != len(self._works):
            before, works = len(self._works), self._works
            self._works, self._here = [], Known()
            for work in works:
                self._add(work)

    def _add(self, work: Work) -> None:
        found = self._here.same(work.values, work.title)
        number = int(found[0].id) if found else len(self._works)
        self._give_way(self._here, work, str(number))
        if found:
            work = self._join(self._works[number], work)
        else:
            self._works.append(work)
        self._here.add(_paper(str(number), work.values))
        if arxiv := fields.text_in(work.values, "arxiv"):
            self._with_id[arxiv] = work

    def _join(self, first: Work, second: Work) -> Work:
        """Make one work of two; what they say differently is noted."""
        if second.title is None:
            del second.values["title"]
        elif first.title is None:
            first.title = first.values["title"] = second.title
        for said in merge(first.values, second.values):
            self._note(second.line, f"the same work as in line {first.line}, but for its {said}")
        first.entries += second.entries
        for topic, place in second.places.items():
            first.places.setdefault(topic, place)
        first.source = first.source or second.source
        return first

    def _give_way(self, known: Known, work: Work, id_: str | None) -> None:
        for what, paper in known.give_way(work.values, id_):
            whose = f"of line {self._works[int(paper.id)].line}" if known is self._here else f"of {paper.id}"
            word = "DOI" if what == "doi" else "link"
            self._note(work.line, f"has the {word} {whose} under another title; kept as a paper of its own")

    def _check_link(self, draft: Draft, values: Values) -> None:
        """Take the arXiv id away from a paper that is clearly another one than the id's; its link stays a link."""
        arxiv = fields.text_in(values, "arxiv")
        title = fields.text_in(values, "title")
        if arxiv is None or title is None:
            return
        authors = fields.list_in(values, "authors")
        known, known_authors, whose = self._titles_of(arxiv)
        if known and is_another(title, authors, known, known_authors, official=arxiv in self._records):
            del values["arxiv"]
            values.pop("version", None)
            links = [draft.url] if draft.url and fields.is_arxiv_page(draft.url, arxiv) else []
            if not links and not any(_leads_to(target, arxiv) for target in fields.targets(values)):
                links = [arxiv_id.abs_url(arxiv, draft.version)]
            for target in links:
                if "url" in values:
                    fields.put(values, "links", "link", target)
                else:
                    values["url"] = target
            self._note(draft.line, f'wrong link: "{title}" leads to {arxiv}, which is "{known[0]}"{whose}')

    def _titles_of(self, arxiv: str) -> tuple[list[str], tuple[str, ...], str]:
        """What the paper of this id is called: by a source, in the catalog, or where the list has it first; and whose word that is."""
        if arxiv in self._records:
            record = self._records[arxiv].record
            return [record.title], record.authors, ""
        paper = self._by_arxiv.get(arxiv)
        if paper and not (
            paper.title == f"arXiv:{arxiv}" or url.is_web(paper.title)
        ):  # which only stands in for a title
            return [name for name in (paper.title, paper.name) if name], paper.authors, " in the catalog"
        work = self._with_id.get(arxiv)
        if work and work.title:
            return [work.title], tuple(fields.list_in(work.values, "authors")), f" in line {work.line}"
        return [], (), ""

    def _note(self, line: int, message: str) -> None:
        self.notes.append(Note(line, message))


def _stand_in(values: Values) -> str:
    """What a paper is called where no title is known: its short name, its arXiv id, or its first link as written."""
    doi, arxiv = fields.text_in(values, "doi"), fields.text_in(values, "arxiv")
    names = [fields.text_in(values, "name"), arxiv and f"arXiv:{arxiv}", *fields.targets(values), doi and f"doi:{doi}"]
    return next((name for name in (*names, fields.text_in(values, "title")) if name), "")


def _leads_to(target: str, arxiv: str) -> bool:
    found = arxiv_id.parse(target)
    return found is not None and found.id == arxiv


def _paper(id_: str, values: Values) -> Paper:
    """The paper that these values, all checked before, describe."""
    paper, problems = schema.paper(id_, values)
    assert paper is not None, problems  # noqa: S101 - fields.of_draft lets nothing else through
    return paper
