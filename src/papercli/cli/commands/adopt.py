"""``papercli adopt``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from papercli.cli.command import application
from papercli.cli.options import CatalogDir, Json, LockTimeout, NoFetch, Offline, Quiet
from papercli.cli.output import unified
from papercli.cli.progress import progress_bars
from papercli.cli.session import Session, today, working_folder
from papercli.errors import InvalidError

if TYPE_CHECKING:
    from papercli.actions.adopt.run import Adopted
    from papercli.actions.context import Context

app = application()


@app.command()
def adopt(
    file: Annotated[Path, typer.Argument(metavar="[FILE]", help="The hand-kept list.")] = Path("README.md"),
    no_fetch: NoFetch = False,
    offline: Offline = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Show what would change in the list, and write nothing.")
    ] = False,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
    lock_timeout: LockTimeout = None,
) -> None:
    """Take over a hand-kept list: its entries become papers, and blocks that show them as they were.

    Same papers, same order, same style; headings and prose stay as they are, to the byte. What a block cannot show
    faithfully stays in the list and is named. Where there is no catalog one is made.

    \b
    For instance:
      papercli adopt README.md --dry-run
      papercli adopt README.md
    """
    session = Session(json=json, quiet=quiet, dry_run=dry_run, catalog=catalog, lock_timeout=lock_timeout)
    path = working_folder() / file
    with progress_bars(shown=session.shows_progress) as progress:
        from papercli.actions.adopt import run

        context, known = _there(session), None
        if context is None:
            from papercli.actions.import_ import document

            known = run.Known.of(document.read(path, str(file)).text)
            # Neither a list that can't be read nor one without entries is a reason to make a catalog.
            if dry_run or not known.found.entries:
                _report(session, run.preview(str(file), known, today()))
                return
            context = _made(session, path)
        result = run.adopt(context, path, known, fetch=not no_fetch, offline=offline, progress=progress)
    _report(session, result)


def _there(session: Session) -> Context | None:
    """The catalog's surroundings; None where there is no catalog and none was asked for by name."""
    try:
        return session.context
    except InvalidError as error:
        if error.code != "no-catalog" or session.catalog is not None:
            raise
    return None


def _made(session: Session, path: Path) -> Context:
    from papercli.actions.init import init

    made = init(_home(path))
    session.out.note(f"papercli: made {', '.join(made.paths)}")
    return session.context


def _home(path: Path) -> Path:
    """Where the catalog goes: the top of the repository, else beside the list."""
    folder = Path(os.path.realpath(path)).parent
    return next((up for up in (folder, *folder.parents) if (up / ".git").exists()), folder)


def _report(session: Session, result: Adopted) -> None:
    out = session.out
    diff = unified(result.shown, result.old, result.new) if session.dry_run else None
    for entry in result.left:
        out.note(f"papercli: {result.shown}:{entry.line}: stays as it is: {entry.reason}")
    for skipped in result.skipped:
        out.note(f"papercli: {result.shown}:{skipped.line}: skipped: {skipped.reason}")
    if session.json:
        session.report(
            result.batch,
            path=result.shown,
            changed=result.changed,
            entries=result.entries,
            blocks=result.blocks,
            left=[{"line": left.line, "reason": left.reason} for left in result.left],
            skipped=[{"line": skipped.line, "reason": skipped.reason} for skipped in result.skipped],
            **({} if diff is None else {"diff": diff}),
        )
        return
    if diff:
        out.text(diff)
    for note in result.batch.notes:
        out.note(f"papercli: {note}")
    for kept in result.notes:
        about = kept.arxiv or kept.doi or kept.url or kept.title
        out.note(
            f"papercli: {result.shown}:{kept.line}: notes on {about}: papercli import {result.shown} keeps them as such"
        )
    if not result.changed:
        out.note(f"{result.shown}: nothing to adopt")
        return
    verb = "would be adopted" if session.dry_run else "adopted"
    left = len(result.left)
    stay = f", {left} {'stays as it is' if left == 1 else 'stay as they are'}" if left else ""
    entries = f"{result.entries} {'entry' if result.entries == 1 else 'entries'}"
    blocks = f"{result.blocks} {'block' if result.blocks == 1 else 'blocks'}"
    out.note(f"{result.shown}: {entries} {verb} in {blocks}{stay}")
