"""Write papers in the format of another program, into a file or for stdout."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from papercli.actions import list_papers as listing
from papercli.errors import PapercliError, RefusedError
from papercli.store import files, layout
from papercli.store.catalog import Contents
from papercli.writers.formats import FORMATS
from papercli.writers.writer import Around

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papercli.actions.batch import Failed
    from papercli.actions.context import Context
    from papercli.actions.list_papers import Listed
    from papercli.model.finding import Finding
    from papercli.model.paper import Paper
    from papercli.model.query import Query
    from papercli.model.settings import Settings
    from papercli.store.catalog import Catalog
    from papercli.store.index.index import Index
    from papercli.writers.markdown.request import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be exported, and how."""

    format: str
    """Key of ``writers.formats.FORMATS``."""
    query: Query
    """``topics`` may be names as people type them."""
    refs: Sequence[str] = ()
    """These papers only; all where there are none."""
    sort: Sequence[str] = ()
    limit: int | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    """Of a README block, for Markdown."""
    output: Path | None = None
    """Where the text goes, so that links are relative to it; None: into the folder that holds the catalog."""


@dataclass(frozen=True, slots=True)
class Exported:
    """The text, and what is not in it."""

    pieces: Sequence[str]
    count: int
    """Papers in it."""
    broken: Sequence[Finding] = ()
    failed: Sequence[Failed] = ()
    """References that mean no paper, or a broken one."""


def export(context: Context, wanted: Wanted) -> Exported:
    """Make the text of the papers that ``wanted`` lets through, in the order in which ``list_papers`` gives them.

    Where there can be an index papers are taken from it one by one. Where the only reference fails its error is raised.
    """
    from papercli.store.index import index, whole

    def question(asked: Index) -> Exported:
        found = listing.briefs_in(asked, wanted.query, wanted.sort, wanted.limit)
        return _exported(context, wanted, found, asked.papers(found.papers), asked.settings())

    if wanted.refs:
        contents, failed = _meant(context.catalog, wanted.refs)
    else:
        exported = index.ask(context.catalog, question, whole)
        if exported is not None:
            return exported
        contents, failed = context.catalog.contents_from_files(), []
    listed = listing.papers_in(contents, wanted.query, wanted.sort, wanted.limit)
    return replace(_exported(context, wanted, listed, listed.papers, contents.settings), failed=failed)


def _meant(catalog: Catalog, refs: Sequence[str]) -> tuple[Contents, list[Failed]]:
    """The papers that are meant, as if there were no others; a piece of a title will do."""
    from papercli.actions.batch import Failed, Resolver, path_of

    resolver = Resolver(catalog, None, by_title=True)
    papers: dict[str, Paper] = {}
    paths: dict[str, str] = {}
    failed: list[Failed] = []
    for ref in refs:
        try:
            paper = catalog.paper(resolver.id(ref))
        except PapercliError as error:
            failed.append(Failed(ref, error))
        else:
            papers[paper.id], paths[paper.id] = paper, path_of(catalog, paper.id)
    if failed and len(refs) == 1:
        raise failed[0].error
    return Contents(catalog.settings(), papers, paths, ()), failed


def _exported(
    context: Context, wanted: Wanted, listed: Listed[Any], papers: Iterable[Paper], settings: Settings
) -> Exported:
    topics = settings.topics

    def shelf(papers: Iterable[Paper]) -> Shelf:
        from papercli.actions.view import View

        return View.of(context.catalog, wanted.output or context.at.root / "README.md").shelf(papers, topics)

    options = dict(wanted.options)
    if wanted.query.topics:
        from papercli.actions import topic_names  # takes time to load

        options["topic"] = ",".join(topic_names.resolve(wanted.query.topics, topics))
    if wanted.sort:
        options["sort"] = ",".join(wanted.sort)
    around = Around(listed.paths, shelf, options, settings.blocks)
    return Exported(list(FORMATS[wanted.format].render(papers, around)), len(listed.papers), listed.broken)


def write(context: Context, path: Path, exported: Exported) -> None:
    """Write the text into a file, whole or not at all.

    Raises ``StorageError``, and ``RefusedError`` where something other than an earlier export would be lost: a file of the catalog,
    a README, a link or a device.
    """
    shown = context.at.shown(path)
    if os.path.lexists(path) and not layout.is_regular(path):
        raise RefusedError("is no regular file", path=shown, hint="leave --output out, and send stdout there")
    there = Path(os.path.realpath(path))
    readmes = [context.at.root / name for name in context.catalog.settings().readme_names]
    if there.is_relative_to(os.path.realpath(context.at.folder)):
        raise RefusedError("is in the catalog's own folder", path=shown, hint="write it somewhere else")
    if there in map(Path, map(os.path.realpath, readmes)) or _has_markers(there, shown):
        hint = "papercli render-readme writes its blocks; write the export somewhere else"
        raise RefusedError("is a README that papercli renders", path=shown, hint=hint)
    files.write_bytes(path, b"".join(piece.encode() for piece in exported.pieces))


def _has_markers(path: Path, shown: str) -> bool:
    try:
        return b"<!-- papercli:" in files.read_bytes(path, shown, 1 << 30)
    except FileNotFoundError:
        return False
