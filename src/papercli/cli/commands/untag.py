"""``papercli untag``."""

from __future__ import annotations

from papercli.cli.answers.untag import answer
from papercli.cli.command import application
from papercli.cli.options import CatalogDir, DryRun, Ids, Json, LockTimeout, Quiet, Refs, Topic

app = application()


@app.command()
def untag(
    topic: Topic,
    refs: Refs,
    dry_run: DryRun = False,
    ids: Ids = False,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
    lock_timeout: LockTimeout = None,
) -> None:
    """Take papers out of a topic; they stay under those below it.

    For instance: papercli untag peft 2305.14314
    """
    answer(**locals())
