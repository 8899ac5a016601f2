"""``papercli remove``."""

from __future__ import annotations

from typing import Annotated

import typer

from papercli.cli.command import application
from papercli.cli.options import CatalogDir, DryRun, Ids, Json, LockTimeout, Quiet, Refs
from papercli.cli.session import Session, references

app = application()


@app.command()
def remove(
    refs: Refs,
    with_notes: Annotated[bool, typer.Option("--with-notes", help="Remove their notes too.")] = False,
    dry_run: DryRun = False,
    ids: Ids = False,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
    lock_timeout: LockTimeout = None,
) -> None:
    """Remove papers from the catalog. A paper with notes stays, unless --with-notes.

    For instance: papercli remove 2106.09685
    """
    from papercli.actions.remove import remove as act

    session = Session(json=json, quiet=quiet, ids=ids, dry_run=dry_run, catalog=catalog, lock_timeout=lock_timeout)
    session.report(act(session.context, references(refs), with_notes=with_notes))
