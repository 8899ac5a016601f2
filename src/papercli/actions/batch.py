"""One action on many papers: every reference is tried, what fails is reported and stops none of the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from papercli.errors import AmbiguousError, FullError, NotFoundError, PapercliError
from papercli.model import arxiv_id
from papercli.model.ref import Referable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from papercli.actions.context import Context
    from papercli.model.changes import Change
    from papercli.model.paper import Paper
    from papercli.store.catalog import Catalog
    from papercli.store.writer import Writer

Outcome = Literal["added", "present", "changed", "unchanged", "removed", "renamed"]


@dataclass(frozen=True, slots=True)
class Done:
    """One reference that went well."""

    ref: str
    outcome: Outcome
    paper: Paper
    path: str
    """The paper's file as messages show it."""
    detail: str = ""
    """What a person wants to know besides: the source of a new paper, why one is there already."""


@dataclass(frozen=True, slots=True)
class Failed:
    """One reference that did not."""

    ref: str
    error: PapercliError


@dataclass(slots=True)
class Batch:
    """What became of every reference, in the order given."""

    done: list[Done] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Sentences for the person that belong to no single paper."""

    def fail(self, ref: str, error: PapercliError, left: int) -> bool:
        """Note that a reference failed; True where the ``left`` ones after it need not be tried."""
        self.failed.append(Failed(ref, error))
        if isinstance(error, FullError) and left:
            self.notes.append(f"{left} more {'was' if left == 1 else 'were'} not tried")
            return True
        return False


class Resolver:
    """References to ids, reading the whole catalog only where a reference is no id. It may ask a person: never use it under the lock."""

    def __init__(self, catalog: Catalog, confirm: Callable[[Paper], bool] | None, *, by_title: bool = False) -> None:
        self._catalog = catalog
        self._confirm = confirm
        self._by_title = by_title
        self._papers: Referable | None = None

    def id(self, ref: str) -> str:
        """The id of the paper that ``ref`` means. A piece of a title counts with ``by_title``, or if a person confirms it.

        Raises ``NotFoundError`` or ``AmbiguousError``.
        """
        if self._catalog.file(ref) is not None:
            return ref
        wanted = arxiv_id.parse(ref)
        if wanted and self._catalog.file(arxiv_id.file_stem(wanted.id)) is not None:
            return arxiv_id.file_stem(wanted.id)
        if self._papers is None:
            self._papers = Referable(self._catalog.contents().papers.values())
        try:
            return self._papers.find(ref, by_title=self._by_title).id
        except AmbiguousError:
            raise
        except NotFoundError as error:
            if self._confirm is not None:
                try:
                    paper = self._papers.find(ref)
                except NotFoundError:
                    raise error from None
                if self._confirm(paper):
                    return paper.id
            raise


Meant = list[tuple[str, "str | PapercliError"]]
"""References, each with the id of the paper that it means, or with why it means none."""


def meant_by(context: Context, references: Iterable[str]) -> Meant:
    """Find the papers that are meant. Not under the lock: it may read the whole catalog and wait for a person."""
    resolver = Resolver(context.catalog, context.confirm)
    out: Meant = []
    for ref in references:
        try:
            out.append((ref, resolver.id(ref)))
        except PapercliError as error:
            out.append((ref, error))
    return out


def edit_each(context: Context, references: Iterable[str], changes: Callable[[Paper], Sequence[Change]]) -> Batch:
    """Edit every paper that is meant, each by the changes made from what its file says now."""

    def edit(writer: Writer, ref: str, id_: str) -> Done:
        paper, changed = writer.edit(id_, changes(writer.paper(id_)))
        return Done(ref, "changed" if changed else "unchanged", paper, path_of(writer, id_))

    meant = meant_by(context, references)
    with context.writing() as writer:
        return for_each(writer, meant, edit)


def for_each(writer: Writer, meant: Meant, do: Callable[[Writer, str, str], Done]) -> Batch:
    """Do something with every paper that is meant, and still is under the lock; what fails is collected."""
    batch = Batch()
    for n, (ref, found) in enumerate(meant, 1):
        try:
            if isinstance(found, PapercliError):
                raise found
            batch.done.append(do(writer, ref, still_meant(writer, ref, found)))
        except PapercliError as error:
            if batch.fail(ref, error, len(meant) - n):
                break
    return batch


def still_meant(writer: Writer, ref: str, id_: str) -> str:
    """``id_``, if under the lock ``ref`` still means it. Raises ``NotFoundError`` where someone has changed that in the meantime."""
    wanted = arxiv_id.parse(ref)
    if writer.file(id_) is None:
        raise NotFoundError(f'no paper "{id_}" in the catalog', ref=ref)
    if id_ != ref and not (wanted and id_ == arxiv_id.file_stem(wanted.id)):
        Referable([writer.paper(id_)]).find(ref)
    return id_


def path_of(catalog: Catalog, id_: str) -> str:
    """The path of a paper's file as messages show it."""
    file = catalog.file(id_)
    return file.shown if file else catalog.at.shown(catalog.at.papers / f"{id_}.yaml")
