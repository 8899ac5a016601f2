"""Take over a README: its papers into the catalog, its runs of entries into blocks."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from papercli.actions import render_readme
from papercli.actions.adopt import page
from papercli.actions.batch import Batch
from papercli.actions.import_ import run as import_run
from papercli.actions.import_.metadata import Metadata, ask
from papercli.actions.import_.plan import Catalog
from papercli.actions.view import View
from papercli.errors import RefusedError
from papercli.markdown import markers
from papercli.model.changes import Set
from papercli.readers.markdown.reader import entries
from papercli.store import derived, files, readmes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from papercli.actions.context import Context
    from papercli.model.changes import Change, Plain
    from papercli.model.draft import NotesFile, Skipped
    from papercli.readers.markdown.reader import Found
    from papercli.store.writer import Writer

    Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Adopted:
    """What became of a README."""

    shown: str
    old: str
    new: str
    batch: Batch
    """Of the papers."""
    entries: int
    """How many were taken over."""
    blocks: int
    left: Sequence[page.Left]
    """Entries that stay as they are, by line."""
    skipped: Sequence[Skipped]
    """What the reader did not take for an entry."""
    notes: Sequence[NotesFile] = ()
    """The papers whose reading notes the whole file is."""

    @property
    def changed(self) -> bool:
        """Whether the README is another one now."""
        return self.old != self.new


@dataclass(frozen=True, slots=True)
class Known:
    """A README that was read already."""

    text: str
    found: Found

    @classmethod
    def of(cls, text: str) -> Known:
        """Read a text."""
        return cls(text, entries(text))


def adopt(
    context: Context,
    path: Path,
    known: Known | None = None,
    *,
    fetch: bool = True,
    offline: bool = False,
    progress: Progress | None = None,
) -> Adopted:
    """Take over the README at ``path``; ``known`` spares reading it again if that is still its text.

    ``catalog.yaml`` and the papers are written before the README: stopped anywhere, the catalog is whole and the README the
    old one, and the same again completes it. The README as it was is kept in ``.papercli/adopted/``. Raises
    ``InvalidError`` where it can't be read, its markers are wrong, or a paper of the catalog is broken.
    """
    readme = readmes.read(context.at, path)
    render_readme.refuse_wrong_markers(readme.shown, markers.find(readme.text)[1])
    found = known.found if known and known.text == readme.text else entries(readme.text)
    drafts = [entry.draft for entry in found.entries]
    metadata = Metadata()
    if fetch and drafts:
        told = partial(progress, "looking up") if progress else None
        metadata = ask(drafts, context.catalog.contents().papers.values(), context, offline=offline, progress=told)
    with context.writing() as writer:
        if readmes.read(context.at, path).text != readme.text:
            raise RefusedError("was changed while it was read", path=readme.shown, code="changed", hint="run it again")
        contents = writer.contents()
        render_readme.refuse_broken(contents)
        adoption = page.adopt(
            page.Inputs(
                found=found,
                text=readme.text,
                catalog=Catalog(topics=contents.settings.topics, papers=contents.papers, ids=contents.paths.keys()),
                blocks=contents.settings.blocks,
                view=View.of(writer, readme.path),
                today=context.today,
                records=metadata.records,
            )
        )
        batch = _write(writer, adoption, readme, progress)
    metadata.tell(batch, readme.shown, adoption.plan.notes)
    return _adopted(readme.shown, readme.text, adoption, batch, found)


def preview(shown: str, known: Known, today: str) -> Adopted:
    """What ``adopt`` would make of a README where there is no catalog yet; asks no source and writes nothing."""
    text, found = known.text, known.found
    render_readme.refuse_wrong_markers(shown, markers.find(text)[1])
    adoption = page.adopt(page.Inputs(found=found, text=text, today=today))
    return _adopted(shown, text, adoption, Batch(), found)


def _adopted(shown: str, text: str, adoption: page.Adoption, batch: Batch, found: Found) -> Adopted:
    return Adopted(
        shown,
        text,
        adoption.text,
        batch,
        len(adoption.adopted),
        adoption.blocks,
        adoption.left,
        found.skipped,
        found.notes,
    )


def _write(writer: Writer, adoption: page.Adoption, readme: readmes.Readme, progress: Progress | None) -> Batch:
    """Write what was worked out: named blocks, topics, papers, the README when all of them are there, and that there is one."""
    name = posixpath.join(writer.at.folder_of(readme.path), readme.path.name)
    if not adoption.blocks:
        if markers.find(readme.text)[0]:  # a run that was stopped after it wrote the README
            _name(writer, name)
        return Batch()
    styles: list[Change] = [
        Set(("blocks", block), options)
        for block, options in adoption.named.items()
        if block not in writer.settings().blocks
    ]
    if styles:
        writer.edit_settings(styles, wait=True)  # with the topics, or with the first paper: one write
    batch = import_run.carry_out(adoption.plan, writer, readme.shown, progress)
    if batch.failed:
        raise batch.failed[0].error  # without this paper the README would lose an entry
    if styles:
        writer.edit_settings([])  # all papers may have been there
    if adoption.text != readme.text and not writer.dry_run:
        derived.folder(writer.at)
        kept = writer.at.adopted / f"{derived.digest(readme.text)[:12]}-{readme.path.name}"
        files.make_folder(kept.parent)
        files.write_bytes(kept, readme.text.encode())
        render_readme.write(writer.at, [(readme, adoption.text, adoption.rendered)])
    _name(writer, name)
    return batch


def _name(writer: Writer, name: str) -> None:
    """Name this README in ``catalog.yaml``. Not before it has blocks: one without is an error there."""
    settings = writer.settings()
    if name not in settings.readme_names:
        there: list[Plain] = [*(settings.readmes or ())]
        writer.edit_settings([Set(("readmes",), [*there, name])])
