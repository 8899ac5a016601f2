"""``papercli rename``."""

from __future__ import annotations

from typing import Annotated

import typer

from papercli.actions.batch import Batch
from papercli.cli.command import application
from papercli.cli.options import CatalogDir, DryRun, Ids, Json, LockTimeout, Quiet, Ref
from papercli.cli.session import Session

app = application()


@app.command()
def rename(
    ref: Ref,
    new: Annotated[str, typer.Argument(metavar="NEW", help='The new id: a to z, digits, ".", "_" and "-".')],
    dry_run: DryRun = False,
    ids: Ids = False,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
    lock_timeout: LockTimeout = None,
) -> None:
    """Give a paper another id: its file and its notes are renamed.

    For instance: papercli rename petroni2019language lama
    """
    from papercli.actions.rename import rename as act

    session = Session(json=json, quiet=quiet, ids=ids, dry_run=dry_run, catalog=catalog, lock_timeout=lock_timeout)
    session.report(Batch(done=[act(session.context, ref, new)]))
