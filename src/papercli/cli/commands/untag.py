"""``papercli untag``."""

from __future__ import annotations

from papercli.cli.command import application
from papercli.cli.options import CatalogDir, DryRun, Ids, Json, LockTimeout, Quiet, Refs, Topic
from papercli.cli.session import Session, references

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
    from papercli.actions.tag import untag as act

    session = Session(json=json, quiet=quiet, ids=ids, dry_run=dry_run, catalog=catalog, lock_timeout=lock_timeout)
    session.report(act(session.context, topic, references(refs)))
