"""The plan of an import: which paper every entry of a list becomes, where it stands, what is written, and what is not taken.

Pure: drafts, records and the catalog's papers in, a plan out. ``run`` carries it out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from papercli.actions.import_ import fields, present, sections
from papercli.actions.import_.gather import Gatherer, Note
from papercli.errors import PapercliError, RefusedError
from papercli.model import paper_id, schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set as AbstractSet

    from papercli.actions.import_.gather import Work
    from papercli.model.changes import Change, Plain
    from papercli.model.draft import Draft
    from papercli.model.paper import Paper
    from papercli.model.topics import Topics
    from papercli.sources.lookup import Found

STEP = 10
"""Between the weights of neighbours, so that others find room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """What a plan needs to know of the catalog."""

    topics: Topics
    papers: Mapping[str, Paper] = field(default_factory=dict)
    """The good ones by id."""
    ids: AbstractSet[str] = frozenset()
    """Of all papers' files, broken ones too."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What becomes of one draft."""

    draft: Draft
    id: str | None
    """None where it is not taken; ``error`` says why."""
    topics: tuple[str, ...]
    """That of its section, if any, or those given for all."""
    weight: int
    """Its place in the list: grows from entry to entry, over all sections."""
    error: PapercliError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One paper: a new one, or one that the catalog has."""

    id: str
    entries: tuple[int, ...]
    """Its entries by their place in ``Plan.entries``, the first one first."""
    values: Mapping[str, Plain]
    """A new paper's file; of one that is there, what the list says about it."""
    source: str = ""
    """Where a record was found; empty where the list is all there is."""
    existing: Paper | None = None
    why: str = ""
    """By what it is the one that is there: ``arXiv id`` …"""
    changes: tuple[Change, ...] = ()
    """To one that is there."""
    refused: tuple[str, ...] = ()
    """Fields that the list has otherwise than one that is there; they stay as they are."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is to be done: the topics first, then the papers in the order of the list."""

    entries: tuple[Entry, ...]
    """One a draft, in their order."""
    papers: tuple[Planned, ...]
    topics: tuple[Change, ...]
    """Of ``catalog.yaml``: the topics to declare."""
    notes: tuple[Note, ...]
    """By line."""


def plan(
    drafts: Sequence[Draft],
    catalog: Catalog,
    *,
    today: str,
    records: Mapping[str, Found] | None = None,
    topics: Sequence[str] | None = None,
    title: str | None = None,
    folder: str = "",
) -> Plan:
    """Plan the import of ``drafts``.

    ``records`` are what sources say, by arXiv id. ``topics`` (declared slugs) are given for all papers; None makes topics
    of the sections, below the document's ``title``. ``folder`` is the list's own within the repository.
    """
    tree = sections.topic_tree((d.section for d in drafts) if topics is None else (), catalog.topics, title)
    gatherer = Gatherer(catalog.papers.values(), records or {}, folder)
    first = _after(catalog.papers.values())
    entries = []
    for i, draft in enumerate(drafts):
        slug = tree.slugs[draft.section] if topics is None else None
        slugs = ((slug,) if slug else ()) if topics is None else tuple(topics)
        weight = first + STEP * (i + 1)
        entries.append(Entry(draft, None, slugs, weight, gatherer.take(i, draft, slugs, weight)))
    papers = []
    ids = set(catalog.ids)
    for work in gatherer.works():
        try:
            planned = _present(work, catalog.topics) if work.existing else _new(work, catalog, ids, today)
        except RefusedError as error:
            for i in work.entries:
                entries[i] = replace(entries[i], error=error)
            continue
        ids.add(planned.id)
        papers.append(planned)
        for i in work.entries:
            entries[i] = replace(entries[i], id=planned.id)
    notes = tuple(sorted(gatherer.notes, key=lambda note: note.line))
    return Plan(tuple(entries), tuple(papers), tuple(tree.changes), notes)


def _new(work: Work, catalog: Catalog, ids: AbstractSet[str], today: str) -> Planned:
    """A paper that the catalog lacks. Raises ``RefusedError`` where a broken file stands in its place."""
    places = work.places
    weight: Plain = {slug: str(place) for slug, place in places.items()}
    if len(set(places.values())) < 2:
        weight = str(next(iter(places.values()), work.weight))
    values = fields.ordered(work.values | {"topics": list(places), "weight": weight, "added": today})
    paper, problems = schema.paper("new", values)
    if paper is None:
        raise RefusedError("; ".join(problem.message for problem in problems), code=problems[0].code)
    name = paper.title if work.title else re.sub(r"^https?://(?:www\.)?", "", paper.title)
    by = (name, paper.authors, paper.effective_year, paper.arxiv)
    wanted = paper_id.for_paper(*by, ())
    if wanted in catalog.ids and (paper.arxiv or wanted not in catalog.papers):
        message = f"the file of {wanted} is there, but broken or another paper's"
        raise RefusedError(message, code="taken", hint="papercli check says more")
    id_ = paper_id.for_paper(*by, ids)
    return Planned(id=id_, entries=tuple(work.entries), values=values, source=work.source)


def _present(work: Work, topics: Topics) -> Planned:
    assert work.existing is not None  # noqa: S101 - the caller has looked
    if work.title is None:
        del work.values["title"]
    changes, refused = present.changes_to(work.existing, work.values, work.places, topics, stand_in=work.stand_in)
    return Planned(
        id=work.existing.id, entries=tuple(work.entries), values=work.values, source=work.source,
        existing=work.existing, why=work.why, changes=tuple(changes), refused=tuple(refused),
    )  # fmt: skip


def _after(papers: Iterable[Paper]) -> int:
    """The greatest weight in the catalog, rounded up to whole steps."""
    greatest = 0.0
    for paper in papers:
        weight = paper.weight
        numbers = () if weight is None else (weight,) if isinstance(weight, (int, float)) else tuple(weight.values())
        greatest = max(greatest, *numbers) if numbers else greatest
    return -int(-greatest // STEP) * STEP
