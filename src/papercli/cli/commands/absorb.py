"""``papercli absorb``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from papercli.cli.command import application
from papercli.cli.options import CatalogDir, Json, LockTimeout, Quiet
from papercli.cli.output import unified
from papercli.cli.session import Session, working_folder
from papercli.errors import StatusError

if TYPE_CHECKING:
    from papercli.actions.absorb.run import Absorbed

app = application()


@app.command()
def absorb(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE…]", help="READMEs; those of catalog.yaml by default.")
    ] = None,
    remove: Annotated[
        bool, typer.Option("--remove", help="Take out papers that a block no longer lists; without, they are reported.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Print what changes in the READMEs, or would.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Show what would change, and write nothing.")
    ] = False,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
    lock_timeout: LockTimeout = None,
) -> None:
    """Take edits that somebody made by hand in a README's blocks into the catalog.

    Entries that were changed, added, moved or taken out become changes of their papers, and the block is rendered anew.
    What cannot be read is named, and its block stays as it is.

    \b
    For instance:
      papercli absorb --dry-run
      papercli absorb README.md --remove
    """
    from papercli.actions.absorb.run import absorb as act

    session = Session(json=json, quiet=quiet, dry_run=dry_run, catalog=catalog, lock_timeout=lock_timeout)
    folder = working_folder()
    result = act(session.context, [folder / file for file in files or ()], remove=remove)
    _report(session, result, diff=diff)
    if result.batch.failed:
        raise StatusError(1)


def _report(session: Session, result: Absorbed, *, diff: bool) -> None:
    out, batch = session.out, result.batch
    if session.json:
        files = [
            {"path": file.shown, "changed": file.changed}
            | ({"diff": unified(file.shown, file.old, file.new)} if diff else {})
            for file in result.files
        ]
        session.print_batch(batch, files=files, notes=[])
        return
    for done in batch.done:
        words = done.detail if done.outcome == "changed" else done.paper.title
        if session.out.on_terminal:
            out.note(f"{done.outcome} {done.paper.id}: {words}")
        else:
            out.rows([(done.outcome, done.paper.id, words)])
    for note in batch.notes:
        out.note(f"papercli: {note}")
    session.warn_failed(batch.failed)
    for file in result.files:
        if file.changed and diff:
            out.text(unified(file.shown, file.old, file.new))
        if file.changed:
            out.note(f"papercli: {file.shown}: {'would be written' if session.dry_run else 'written'}")
    if not batch.done and not batch.failed and not any(file.changed for file in result.files):
        out.note("papercli: nothing to absorb")
    if session.dry_run:
        out.note("papercli: dry run, nothing was written")
