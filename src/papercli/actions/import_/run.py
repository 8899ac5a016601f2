"""Import a hand-kept list: read it, ask the sources, and write topics and papers under one lock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.actions import topic_names
from papercli.actions.batch import Batch, Done, Failed, path_of
from papercli.actions.import_ import sections
from papercli.actions.import_.metadata import Metadata, ask
from papercli.actions.import_.plan import Catalog, plan as make_plan
from papercli.errors import PapercliError, StorageError
from papercli.model.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papercli.actions.context import Context
    from papercli.actions.import_.document import Document
    from papercli.actions.import_.plan import Plan, Planned
    from papercli.model.draft import NotesFile, Reading, Skipped
    from papercli.store.writer import Writer

    Progress = Callable[[str, int, int], None]
    """Gets what is being done, how much of it is done, and the whole number."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a list."""

    batch: Batch
    skipped: Sequence[Skipped]
    """What the reader did not take."""


def import_list(
    context: Context,
    document: Document,
    reading: Reading,
    *,
    topics: Sequence[str] = (),
    new_topic: bool = False,
    fetch: bool = True,
    offline: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """Take what was read from a document into the catalog.

    ``topics`` (slugs or titles) are for all papers instead of the sections; ``new_topic`` declares those that are not
    there. Without ``fetch`` no source is asked; ``offline`` asks those that need no network. Stopped anywhere, the
    catalog is whole, and the same import again completes it.
    """
    catalog = context.catalog
    if topics and not new_topic:
        topic_names.resolve(topics, catalog.settings().topics, declarable=True)
    drafts = [*reading.drafts, *(_draft(notes) for notes in reading.notes)]
    metadata = Metadata()
    if fetch:
        told = (lambda done, of: progress("looking up", done, of)) if progress else None
        metadata = ask(drafts, catalog.contents().papers.values(), context, offline=offline, progress=told)
    title = sections.document_title(document.text, (draft.section for draft in reading.drafts))
    with context.writing() as writer:
        contents = writer.contents()
        slugs = topic_names.resolve_or_declare(topics, writer, new=new_topic) if topics else None
        planned = make_plan(
            drafts,
            Catalog(topics=writer.settings().topics, papers=contents.papers, ids=contents.paths.keys()),
            today=context.today,
            records=metadata.records,
            topics=slugs,
            title=title,
            folder=context.at.folder_of(document.path) if document.path else "",
        )
        batch = carry_out(planned, writer, document.shown, progress)
        _file_notes(writer, reading.notes, planned, document, batch)
    metadata.tell(batch, document.shown, planned.notes)
    return Imported(batch, reading.skipped)


def carry_out(plan: Plan, writer: Writer, shown: str, progress: Progress | None = None) -> Batch:
    """Write a plan: topics, then paper by paper; ``shown`` is the list's name. One paper that fails stops no other.

    Raises ``StorageError`` where the disk refuses: the papers before stay, the same again goes on.
    """
    batch = Batch()
    if plan.topics:
        writer.edit_settings(plan.topics)
    with writer.together():
        for n, planned in enumerate(plan.papers):
            if progress:
                progress("writing", n, len(plan.papers))
            ref = f"{shown}:{plan.entries[planned.entries[0]].draft.line}"
            try:
                batch.done.append(_write(planned, plan, writer, ref))
            except StorageError:
                raise
            except PapercliError as error:
                batch.failed.append(Failed(ref, error))
    if progress:
        progress("writing", len(plan.papers), len(plan.papers))
    batch.failed += [Failed(f"{shown}:{e.draft.line}", e.error) for e in plan.entries if e.error]
    return batch


def _write(planned: Planned, plan: Plan, writer: Writer, ref: str) -> Done:
    more = [str(plan.entries[i].draft.line) for i in planned.entries[1:]]
    also = [f"also line {', '.join(more)}"] if more else []
    if planned.existing is None:
        paper = writer.add(planned.id, planned.values)
        detail = "; ".join([planned.source or "from the list", *also])
        return Done(ref, "added", paper, path_of(writer, planned.id), detail)
    paper, changed = planned.existing, False
    if planned.changes:
        paper, changed = writer.edit(planned.id, planned.changes)
    refused = [f"not applied: {', '.join(planned.refused)}"] if planned.refused else []
    detail = "; ".join([f"same {planned.why}", *refused, *also])
    return Done(ref, "changed" if changed else "present", paper, path_of(writer, planned.id), detail)


def _draft(notes: NotesFile) -> Draft:
    """The paper that a file of notes is about."""
    line = notes.line
    return Draft(line=line, line_end=line, title=notes.title, arxiv=notes.arxiv, doi=notes.doi, url=notes.url)


def _file_notes(writer: Writer, notes: Sequence[NotesFile], plan: Plan, document: Document, batch: Batch) -> None:
    """File the document as the notes of the paper it is about."""
    for entry in plan.entries[len(plan.entries) - len(notes) :]:
        if entry.id is None or writer.file(entry.id) is None:
            continue
        try:
            written = writer.add_notes(entry.id, document.data)
        except StorageError:
            raise
        except PapercliError as error:
            batch.failed.append(Failed(f"{document.shown}:{entry.draft.line}", error))
        else:
            where = writer.at.shown(writer.at.notes_of(entry.id))
            batch.notes.append(f"{document.shown}: {'filed as' if written else 'stands already in'} {where}")
