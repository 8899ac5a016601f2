"""One action on many papers: every reference is tried, what fails is reported and stops none of the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from papercli.errors import AmbiguousError, NotFoundError, PapercliError
from papercli.model import arxiv_id, ref as refs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

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


class Resolver:
    """References to ids, reading the whole catalog only where a reference is no id."""

    def __init__(self, catalog: Catalog, confirm: Callable[[Paper], bool] | None) -> None:
        self._catalog = catalog
        self._confirm = confirm
        self._papers: Mapping[str, Paper] | None = None

    def id(self, ref: str) -> str:
        """The id of the paper that ``ref`` means. A piece of a title counts only if a person confirms it.

        Raises ``NotFoundError`` or ``AmbiguousError``.
        """
        if self._catalog.file(ref) is not None:
            return ref
        wanted = arxiv_id.parse(ref)
        if wanted and self._catalog.file(arxiv_id.file_stem(wanted.id)) is not None:
            return arxiv_id.file_stem(wanted.id)
        if self._papers is None:
            self._papers = self._catalog.contents().papers
        papers = self._papers.values()
        try:
            return refs.find(ref, papers, by_title=False).id
        except AmbiguousError:
            raise
        except NotFoundError as error:
            if self._confirm is not None:
                try:
                    paper = refs.find(ref, papers)
                except NotFoundError:
                    raise error from None
                if self._confirm(paper):
                    return paper.id
            raise


def edit_each(context: Context, references: Iterable[str], changes: Callable[[Paper], Sequence[Change]]) -> Batch:
    """Edit every paper that is meant, each by the changes made from what its file says now."""

    def edit(writer: Writer, ref: str, id_: str) -> Done:
        paper, changed = writer.edit(id_, changes(writer.paper(id_)))
        return Done(ref, "changed" if changed else "unchanged", paper, path_of(writer, id_))

    with context.writing() as writer:
        return for_each(writer, references, context.confirm, edit)


def for_each(
    writer: Writer,
    references: Iterable[str],
    confirm: Callable[[Paper], bool] | None,
    do: Callable[[Writer, str, str], Done],
) -> Batch:
    """Do something with every paper that is meant; what fails is collected."""
    batch = Batch()
    resolver = Resolver(writer, confirm)
    for ref in references:
        try:
            batch.done.append(do(writer, ref, resolver.id(ref)))
        except PapercliError as error:
            batch.failed.append(Failed(ref, error))
    return batch


def path_of(catalog: Catalog, id_: str) -> str:
    """The path of a paper's file as messages show it."""
    file = catalog.file(id_)
    return file.shown if file else catalog.at.shown(catalog.at.papers / f"{id_}.yaml")
