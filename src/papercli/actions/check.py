"""Look at the whole catalog and the READMEs: everything that is wrong, by place. Nothing is written or run."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from papercli.errors import InvalidError, PapercliError, StorageError
from papercli.model.changes import value_at
from papercli.model.finding import Finding
from papercli.model.text import nearest
from papercli.model.url import is_web
from papercli.model.works import doubles
from papercli.store import files, notes, yaml_read
from papercli.store.layout import is_regular, leads_to_file
from papercli.store.parsing import findings_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as DiskPath

    from papercli.actions.context import Context
    from papercli.model.changes import Path
    from papercli.store.catalog import Catalog, Contents
    from papercli.store.yaml_read import Document


_SUGGESTIONS = 100
"""For so many unknown topics near ones are looked for; each is compared with every topic there is."""


def check(context: Context) -> list[Finding]:
    """Every finding, in the order of path, line, column.

    Settings, papers (schema, ids, topics, dates, doubles), notes without a paper, READMEs (markers, stale blocks, size, dead
    in-page links). Raises only what keeps it from looking: no catalog, an unreadable folder.
    """
    catalog = context.catalog
    settings, findings = catalog.checked_settings()
    if settings is None:
        return sorted(findings)
    contents, places = catalog.contents(), _Places(catalog)
    findings += contents.findings
    findings += _topics(places, contents)
    findings += _blocks(catalog, contents)
    findings += _links(places, contents, catalog.at.root)
    findings += _dates(places, contents)
    findings += _doubles(places, contents)
    findings += _notes(catalog, contents)
    findings += _readmes(catalog, contents)
    return sorted(set(findings))


class _Places:
    """Where fields stand in papers' files. The last file is kept as it was read: a bad one may have thousands of findings."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._last: tuple[str, Document | None] = ("", None)

    def of(self, id_: str, path: Path, item: str | None = None) -> tuple[int, int]:
        """Line and column of a field in a paper's file, or of ``item`` in the list there."""
        if self._last[0] != id_:
            self._last = (id_, self._read(id_))
        document = self._last[1]
        if document is None:
            return 1, 1
        items = value_at(document.root, path) if item is not None else None
        if isinstance(items, list) and item in items:  # looked for, since empty items are not among the paper's
            path = (*path, items.index(item))
        return document.place(path)

    def _read(self, id_: str) -> Document | None:
        try:
            file = self._catalog.file(id_)
            return yaml_read.parse(files.read_bytes(file.path, file.shown), file.shown) if file else None
        except (PapercliError, FileNotFoundError):
            return None


def _topics(places: _Places, contents: Contents) -> Iterator[Finding]:
    topics, unknown = contents.settings.topics, 0
    for paper in contents.papers.values():
        named: list[tuple[Path, str]] = [(("topics",), slug) for slug in paper.topics]
        named += [(("weight", slug), slug) for slug in paper.weights]
        for path, slug in named:
            if topics.resolve(slug) is None:
                shown = contents.paths[paper.id]
                line, column = places.of(paper.id, path, slug)
                unknown += 1
                near = nearest(slug, topics.slugs, 1) if unknown <= _SUGGESTIONS else []
                hint = f"did you mean {near[0]}?" if near else f"papercli topics add {slug}"
                yield Finding(shown, line, column, "warning", "unknown-topic", f'there is no topic "{slug}"', hint)


def _blocks(catalog: Catalog, contents: Contents) -> Iterator[Finding]:
    """The named blocks, whether a README uses them or not."""
    from papercli.model.block import examine

    shown = catalog.at.shown(catalog.at.settings)
    document = None
    for name in contents.settings.blocks:
        _, problems = examine({"block": name}, contents.settings.blocks)
        for problem in problems:
            document = document or yaml_read.parse(files.read_bytes(catalog.at.settings, shown), shown)
            line, column = document.place(("blocks", name, problem.key))
            yield Finding(shown, line, column, "error", "bad-block", f"blocks.{name}: {problem.message}")


def _links(places: _Places, contents: Contents, root: DiskPath) -> Iterator[Finding]:
    """Links into the repository that lead nowhere; the repository's own files only are looked at."""
    for paper in contents.papers.values():
        targets: list[tuple[Path, str]] = [(("links", label), target) for label, target in paper.links.items()]
        targets += [(("see",), target) for target in paper.see]
        for field, target in targets:
            if not is_web(target) and not leads_to_file(unquote(target.split("#")[0]), root):
                shown = contents.paths[paper.id]
                line, column = places.of(paper.id, field, target)
                yield Finding(
                    shown, line, column, "warning", "no-file", f'there is no file "{target}" in the repository'
                )


def _dates(places: _Places, contents: Contents) -> Iterator[Finding]:
    for paper in contents.papers.values():
        begun, ended = paper.started, paper.finished
        if begun and ended and ended < begun[: len(ended)]:
            shown = contents.paths[paper.id]
            line, column = places.of(paper.id, ("finished",))
            yield Finding(shown, line, column, "warning", "dates", f"finished {ended}, before it was started ({begun})")


def _doubles(places: _Places, contents: Contents) -> Iterator[Finding]:
    fields: dict[str, Path] = {
        "arXiv id": ("arxiv",),
        "DOI": ("doi",),
        "URL": ("url",),
        "title and authors": ("title",),
    }
    for later, earlier, why in doubles(contents.papers.values()):
        shown = contents.paths[later.id]
        line, column = places.of(later.id, fields[why])
        message = f"is the same work as {contents.paths[earlier.id]} (same {why})"
        yield Finding(shown, line, column, "warning", "double", message, f"papercli remove {later.id} or {earlier.id}")


def _notes(catalog: Catalog, contents: Contents) -> Iterator[Finding]:
    for path in catalog.at.notes.glob("[!.]*.md"):
        if path.stem in contents.paths:
            _, wrong = notes.read(catalog.at, path.stem)
            yield from [wrong] if wrong else []
        elif is_regular(path):
            message = f"there is no paper {path.stem} for these notes"
            yield Finding(catalog.at.shown(path), 1, 1, "warning", "lone-notes", message)


def _readmes(catalog: Catalog, contents: Contents) -> Iterator[Finding]:
    from papercli.actions.render_readme import inspect, targets
    from papercli.markdown.document import dead_links

    if contents.broken:
        return  # rendering would leave those papers out; they are findings already
    for path in targets(catalog.at, contents):
        shown = catalog.at.shown(path)
        try:
            (file,) = inspect(catalog, contents, [path])
        except InvalidError as error:
            # A README that nobody named need not be there, nor be rendered into.
            if contents.settings.readmes is not None or error.code not in ("no-readme", "no-markers"):
                yield from findings_of(error)
            continue
        except StorageError as error:
            yield Finding(shown, 1, 1, "error", "unreadable", error.message, error.hint)
            continue
        for line in file.stale:
            yield Finding(shown, line, 1, "error", "stale", "this block is out of date", "papercli render-readme")
        yield from file.warnings
        for dead in dead_links(file.new):
            meant = f"did you mean {dead.nearest}?" if dead.nearest else None
            yield Finding(
                shown,
                dead.line,
                dead.column,
                "error",
                "dead-link",
                f'there is no heading or anchor "{dead.target}" here',
                meant,
            )
