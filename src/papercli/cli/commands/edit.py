"""``papercli edit``."""

from __future__ import annotations

from papercli.actions.batch import Batch
from papercli.cli.command import application
from papercli.cli.editor import run_editor
from papercli.cli.options import CatalogDir, Json, LockTimeout, Quiet, Ref
from papercli.cli.session import Session

app = application()


@app.command()
def edit(
    ref: Ref, json: Json = False, quiet: Quiet = False, catalog: CatalogDir = None, lock_timeout: LockTimeout = None
) -> None:
    """Edit a paper's file in $VISUAL or $EDITOR. What you save is checked before it takes the file's place.

    For instance: EDITOR=nano papercli edit 2106.09685
    """
    from papercli.actions.edit import edit as act

    session = Session(json=json, quiet=quiet, catalog=catalog, lock_timeout=lock_timeout)
    session.report(Batch(done=[act(session.context, ref, run_editor)]))
