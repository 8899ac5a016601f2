"""``papercli mark``."""

from __future__ import annotations

from typing import Annotated

import typer

from papercli.cli import complete
from papercli.cli.answers.mark import answer
from papercli.cli.command import application
from papercli.cli.options import CatalogDir, DryRun, Ids, Json, LockTimeout, Quiet, Refs

app = application()


@app.command()
def mark(
    status: Annotated[
        str,
        typer.Argument(metavar="STATUS", help="unread, reading, read or skipped.", autocompletion=complete.statuses),
    ],
    refs: Refs,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="When reading began or ended; today by default.")
    ] = None,
    dry_run: DryRun = False,
    ids: Ids = False,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
    lock_timeout: LockTimeout = None,
) -> None:
    """Mark papers as unread, reading, read or skipped.

    "reading" notes when it began, "read" when it ended.

    For instance: papercli mark read 2106.09685 --date 2026-11-03
    """
    answer(**locals())
