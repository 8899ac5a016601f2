"""Add papers: by reference, looked up at the sources, or by hand."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from papercli.actions import mark, topic_names
from papercli.actions.batch import Batch, Done, Outcome, path_of
from papercli.actions.tag import tagging
from papercli.errors import PapercliError, RefusedError, UsageError
from papercli.model import arxiv_id, doi, paper_id, schema, url
from papercli.model.changes import apply
from papercli.model.paper import Paper
from papercli.model.ref import urls
from papercli.model.text import author_key, same_title
from papercli.model.works import Works

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from papercli.actions.context import Context
    from papercli.actions.given import Given
    from papercli.model.arxiv_id import ArxivId
    from papercli.model.changes import Plain
    from papercli.sources.lookup import Found, Lookup
    from papercli.store.writer import Writer


def add(
    context: Context,
    references: Sequence[str],
    given: Given,
    *,
    new_topic: bool = False,
    offline: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Batch:
    """Add the paper of every reference, or with no reference the one that ``given`` describes.

    A paper that is there is reported and only put under the topics given. The network is asked before the lock is
    taken; under it everything is checked again.
    """
    if not references:
        return _add_by_hand(context, given, new_topic=new_topic)
    if len(references) > 1 and (given.title or given.url or given.doi or given.name):
        raise UsageError("a title, name, DOI or URL can be given for one paper only", hint="add the papers one by one")
    wanted, failed = _sort_out(references, given)
    catalog = context.catalog
    topics = catalog.settings().topics
    if not new_topic:
        topic_names.resolve(given.topics, topics, declarable=True)
    ids = [id_ for _, id_ in wanted if id_ and not catalog.has(arxiv_id.file_stem(id_.id))]
    known = {paper.arxiv for paper in catalog.may_be_same([_bare(id_) for id_ in ids])} if ids else set()
    ids = [id_ for id_ in ids if id_.id not in known]
    answer = _lookup(ids, context, offline=offline, progress=progress) if ids else None
    batch = Batch(notes=list(answer.notes) if answer else [])
    with context.writing() as writer:
        adder = _Adder(context, writer, given, wanted, answer, new_topic=new_topic)
        for n, (ref, id_) in enumerate(wanted, 1):
            try:
                if ref in failed:
                    raise failed[ref]
                batch.done.append(adder.one(ref, id_))
            except PapercliError as error:
                if batch.fail(ref, error, len(wanted) - n):
                    break
        batch.notes += adder.notes
    return batch


def _sort_out(
    references: Sequence[str], given: Given
) -> tuple[list[tuple[str, ArxivId | None]], dict[str, PapercliError]]:
    """Say of every reference which arXiv id it means, None for a URL or DOI added by hand, and which can't be added."""
    wanted: list[tuple[str, ArxivId | None]] = []
    failed: dict[str, PapercliError] = {}
    for ref in dict.fromkeys(text.strip().strip("<>").rstrip(".,;") for text in references):
        found = arxiv_id.parse(ref) or arxiv_id.from_file_stem(ref)
        wanted.append((ref, found))
        if found is None and not (given.title and (url.is_web(ref) or doi.parse(ref))):
            failed[ref] = not_addable(ref)
    return wanted, failed


def not_addable(ref: str) -> UsageError:
    """The error for a reference that no source can look up."""
    if arxiv_id.looks_like(ref):
        return UsageError(
            f'"{ref}" is not an arXiv id',
            ref=ref,
            code="malformed-id",
            hint="ids look like 2305.11206, 1412.6980 or hep-th/9901001",
        )
    if url.is_web(ref) or doi.parse(ref):
        what = "web page" if url.is_web(ref) and not doi.parse(ref) else "DOI"
        hint = f"give its title: papercli add {ref} --title … --author …"
        return UsageError(
            f'"{ref}" is a {what}, which cannot be looked up yet', ref=ref, code="unsupported-ref", hint=hint
        )
    hint = "give an arXiv id or link; --title adds a paper by hand"
    return UsageError(f'"{ref}" is no arXiv id, DOI or URL', ref=ref, code="malformed-ref", hint=hint)


def _lookup(
    ids: Sequence[ArxivId], context: Context, *, offline: bool, progress: Callable[[int, int], None] | None
) -> Lookup:
    from papercli.sources.lookup import lookup

    return lookup(ids, offline=offline, environ=context.environ, progress=progress)


def _add_by_hand(context: Context, given: Given, *, new_topic: bool) -> Batch:
    if not given.title:
        raise UsageError("nothing to add", hint="papercli add 2305.11206, or papercli add --title … for one by hand")
    with context.writing() as writer:
        return Batch(done=[_Adder(context, writer, given, [("", None)], None, new_topic=new_topic).one("", None)])


class _Adder:
    """Adds papers one by one under the lock, knowing what is there."""

    def __init__(
        self,
        context: Context,
        writer: Writer,
        given: Given,
        wanted: Sequence[tuple[str, ArxivId | None]],
        answer: Lookup | None,
        *,
        new_topic: bool,
    ) -> None:
        self.notes: list[str] = []
        """Sentences for the person."""
        self._today = context.today
        self._writer = writer
        self._given = given
        self._answer = answer
        self._slugs = topic_names.resolve_or_declare(given.topics, writer, new=new_topic)
        self._topics = writer.settings().topics
        self._ids = _Taken(writer)
        self._works = Works(writer.may_be_same([paper for each in wanted for paper in self._sought(*each)]))

    def _sought(self, ref: str, arxiv: ArxivId | None) -> Iterator[Paper]:
        """All that ``one`` compares with the papers that are there."""
        if arxiv:
            yield _bare(arxiv)
        with contextlib.suppress(UsageError):
            yield _draft(self._mapping(ref, arxiv))

    def one(self, ref: str, arxiv: ArxivId | None) -> Done:
        """Add one paper, or report it as there."""
        answer = self._answer
        if arxiv:
            there = self._works.same(_bare(arxiv))
            if there:
                return self._present(ref, self._given.mapping(), *there)
            stem = arxiv_id.file_stem(arxiv.id)
            if stem in self._ids:
                path = path_of(self._writer, stem)
                raise RefusedError(
                    f"{path} is there, but broken or another paper",
                    ref=ref,
                    code="taken",
                    hint="papercli check says more",
                )
            if answer and arxiv.id in answer.failed:
                error = answer.failed[arxiv.id]
                if not self._given.title:
                    error.hint = error.hint or "run it again later, or add it by hand with --title and --author"
                    raise error
                self.notes.append(f"{error.message}; added as given")
        mapping = self._mapping(ref, arxiv)
        draft = _draft(mapping)
        there = self._works.same(draft)
        if there:
            return self._present(ref, _named(ref) | self._given.mapping(), *there)
        id_ = paper_id.for_paper(draft.title, draft.authors, draft.effective_year, draft.arxiv, self._ids)
        paper = self._writer.add(id_, mapping)
        self._works.add(paper)
        self._ids.add(id_)
        found = self._found(arxiv)
        return Done(ref or id_, "added", paper, path_of(self._writer, id_), found.source if found else "by hand")

    def _present(self, ref: str, said: Mapping[str, Plain], paper: Paper, why: str) -> Done:
        """Report a paper that is there, put under the topics given; ``said`` is what the person says about it."""
        changed = False
        if self._slugs:
            paper, changed = self._writer.edit(paper.id, tagging(paper, self._slugs, self._topics))
        detail = f"same {why}"
        draft = _draft({"title": ref or paper.title, **said})
        otherwise = [name for name in said if not _says(paper, draft, name)]
        if otherwise:
            detail += f"; not applied: {', '.join(otherwise)} (papercli set {paper.id} …)"
        outcome: Outcome = "changed" if changed else "present"
        return Done(ref or paper.id, outcome, paper, path_of(self._writer, paper.id), detail)

    def _found(self, arxiv: ArxivId | None) -> Found | None:
        return self._answer.found.get(arxiv.id) if self._answer and arxiv else None

    def _mapping(self, ref: str, arxiv: ArxivId | None) -> dict[str, Plain]:
        mapping: dict[str, Plain] = {}
        if arxiv is not None:
            mapping = {"arxiv": arxiv.id, "version": str(arxiv.version) if arxiv.version else None}
            found = self._found(arxiv)
            if found is not None:
                mapping |= {
                    "title": found.record.title,
                    "authors": list(found.record.authors),
                    "published": found.record.published,
                    "doi": found.record.doi,
                }
        else:
            mapping |= _named(ref)
        mapping |= self._given.mapping() | {"topics": list(self._slugs), "added": self._today}
        if self._given.status:
            new = Paper(id="", title="", status="unread")
            mapping = apply(mark.changes(new, self._given.status, None, self._today), mapping)
        return {key: mapping[key] for key in schema.ORDER if mapping.get(key)}


class _Taken:
    """The ids that a new paper can't have: those of all papers' files, readable or not, and of those added meanwhile."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._added: set[str] = set()

    def add(self, id_: str) -> None:
        """A paper with this id has been added; after a dry run there is no file of it."""
        self._added.add(id_)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._added or self._writer.has(str(id_))


def _bare(arxiv: ArxivId) -> Paper:
    """A paper of which nothing is known but the id."""
    return Paper(id="", title=arxiv.id, arxiv=arxiv.id)


def _named(ref: str) -> dict[str, Plain]:
    """The field that a reference to no arXiv paper gives."""
    number = doi.parse(ref)
    return {"doi": number} if number else {"url": ref} if url.is_web(ref) else {}


def _says(paper: Paper, draft: Paper, name: str) -> bool:
    """Whether the paper says of a field what the draft says, in whatever spelling; of links, some will do."""
    match name:
        case "title":
            return same_title(draft.title, paper.title)
        case "authors":
            return [*map(author_key, draft.authors)] == [*map(author_key, paper.authors)]
        case "url":
            return url.normal(draft.url or "") in map(url.normal, urls(paper))
        case "links":
            return draft.links.items() <= paper.links.items()
        case _:
            return bool(getattr(paper, name) == getattr(draft, name))


def _draft(mapping: Mapping[str, Plain]) -> Paper:
    """The paper that would be added, to compare it with those that are there. Raises ``UsageError`` for a bad value given."""
    paper, problems = schema.paper("draft", mapping)
    if paper is None:
        raise UsageError("; ".join(p.message for p in problems), code=problems[0].code)
    return paper
