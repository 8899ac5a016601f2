"""``papercli note``."""

from __future__ import annotations

from typing import Annotated

import typer

from papercli.cli.command import application
from papercli.cli.editor import run_editor
from papercli.cli.options import CatalogDir, Json, LockTimeout, Quiet, Ref
from papercli.cli.session import Session

app = application()


@app.command()
def note(
    ref: Ref,
    print_path: Annotated[bool, typer.Option("--path", help="Print where the notes are, open no editor.")] = False,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
    lock_timeout: LockTimeout = None,
) -> None:
    """Edit your reading notes of a paper: free Markdown, begun from a template.

    For instance: papercli note 2106.09685
    """
    from papercli.actions.note import begin, discard_untouched

    session = Session(json=json, quiet=quiet, catalog=catalog, lock_timeout=lock_timeout)
    notes = begin(session.context, ref)
    kept = True
    if not print_path:
        try:
            run_editor(notes.path)
        finally:  # an editor that is missing or gives up leaves no bare template either
            kept = not discard_untouched(notes)
    if json:
        session.out.document(id=notes.id, notes=notes.shown if kept else None)
    elif kept:
        session.out.line(notes.shown)
    else:
        session.out.note("the template was left as it is: no notes were kept")
