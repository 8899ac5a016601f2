"""Absorb edits of READMEs: read them under the lock, write papers first and the READMEs last."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from papercli.actions import render_readme
from papercli.actions.absorb.page import Source
from papercli.actions.absorb.plan import plan
from papercli.actions.batch import Batch, Done, Failed, path_of
from papercli.actions.view import View
from papercli.errors import RefusedError
from papercli.markdown import conflicts
from papercli.model.changes import Set, spelled
from papercli.store import derived, readmes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from papercli.actions.absorb.ledger import Ledger
    from papercli.actions.absorb.plan import Plan
    from papercli.actions.context import Context
    from papercli.model.changes import Change, Plain
    from papercli.store.catalog import Contents
    from papercli.store.readmes import Readme
    from papercli.store.writer import Writer


@dataclass(slots=True)
class Absorbed:
    """What became of the edits."""

    batch: Batch
    """Papers that were changed, added, removed; and what could not be read, by place."""
    files: list[render_readme.RenderedFile] = field(default_factory=list)
    """The READMEs before and after."""


def absorb(context: Context, paths: Sequence[Path] = (), *, remove: bool = False) -> Absorbed:
    """Read what was edited in the blocks of ``paths``, or of the READMEs that ``catalog.yaml`` names, back into the catalog.

    With ``remove`` papers that a block no longer lists go. A block with anything that cannot be read stays as it is,
    and that is among the failed. Raises ``InvalidError`` where papers or markers are wrong.
    """
    with context.writing() as writer:
        contents = writer.contents()
        render_readme.refuse_broken(contents)
        found = [readmes.read(writer.at, path) for path in paths or render_readme.targets(writer.at, contents)]
        for readme in found:
            if conflicts.settle(readme.text) != readme.text:
                raise RefusedError(
                    "a conflict of Git's is left here", path=readme.shown, code="conflict", hint="resolve it first"
                )
        made = plan(
            [_source(writer, contents, readme) for readme in found],
            contents.papers,
            contents.paths.keys(),
            contents.settings.topics,
            contents.settings.blocks,
            today=context.today,
            remove=remove,
            with_notes=writer.notes().keys(),
        )
        return _carried_out(made, found, writer)


def _source(writer: Writer, contents: Contents, readme: Readme) -> Source:
    view = View.of(writer, readme.path)
    ours = set(derived.rendered(writer.at).get(readme.shown, ()))
    return Source(
        readme.shown,
        readme.text,
        view,
        view.shelf(contents.papers.values(), contents.settings.topics),
        lambda block: derived.digest(block) in ours,
    )


def _carried_out(made: Plan, found: Sequence[Readme], writer: Writer) -> Absorbed:
    ledger = made.ledger
    batch = Batch(notes=ledger.notes)
    styles: list[Change] = [
        Set(("blocks", name, key), cast("Plain", value))
        for name, options in made.named.items()
        for key, value in options.items()
    ]
    if styles:
        writer.edit_settings(styles)
    for name in made.named:
        batch.notes.append(f'block "{name}" has a place for more now: {writer.at.shown(writer.at.settings)}')
    with writer.together():
        for id_, values in ledger.added.items():
            paper = writer.add(id_, values)
            batch.done.append(Done(ledger.refs[id_], "added", paper, path_of(writer, id_)))
        for id_, changes in ledger.changes.items():
            paper, changed = writer.edit(id_, changes)
            if changed:
                batch.done.append(Done(ledger.refs[id_], "changed", paper, path_of(writer, id_), _detail(changes)))
    for id_ in ledger.removed:
        path = path_of(writer, id_)
        writer.remove(id_, with_notes=False)
        batch.done.append(Done(ledger.refs[id_], "removed", ledger.before[id_], path))
    out = Absorbed(batch)
    for page, readme in zip(made.pages, found, strict=True):
        out.files.append(render_readme.RenderedFile(readme.shown, readme.text, page.text, ()))
    if not writer.dry_run:
        new = [(readme, page.text, page.blocks) for page, readme in zip(made.pages, found, strict=True)]
        render_readme.write(writer.at, new)
    batch.failed = _failed(ledger)
    return out


def _failed(ledger: Ledger) -> list[Failed]:
    out = []
    for each in sorted(ledger.problems, key=lambda p: (p.shown, p.line)):
        error = RefusedError(each.message, path=each.shown, line=each.line, code="unread", hint=each.hint)
        out.append(Failed(f"{each.shown}:{each.line}", error))
    return out


def _detail(changes: Sequence[Change]) -> str:
    """The fields that were changed."""
    names = [spelled(change.path) for change in changes if not hasattr(change, "source")]
    return ", ".join(dict.fromkeys(names))
