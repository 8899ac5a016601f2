"""``papercli init``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from papercli.cli.command import application
from papercli.cli.options import Json, LockTimeout, Quiet
from papercli.cli.session import Session, working_folder

app = application()


@app.command()
def init(
    folder: Annotated[
        Path | None, typer.Argument(help="The folder that will hold catalog/; this one by default.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="What the list is called.")] = None,
    readme: Annotated[
        str | None, typer.Option("--readme", metavar="FILE", help="Put a block into this README, or make it.")
    ] = None,
    json: Json = False,
    quiet: Quiet = False,
    lock_timeout: LockTimeout = None,
) -> None:
    """Make a catalog: catalog/catalog.yaml and catalog/papers/.

    For instance: papercli init --title "Papers I read" --readme README.md
    """
    from papercli.actions.init import init as make

    session = Session(json=json, quiet=quiet, lock_timeout=lock_timeout)
    out = session.out
    made = make(
        working_folder() / (folder or ""),
        title=title,
        readme=readme,
        lock_timeout=session.seconds_to_wait,
        waiting=session.say_waiting,
    )
    if json:
        out.document(made=list(made.paths))
        return
    for path in made.paths:
        out.note(f"made {path}")
    out.note("next: papercli add 2305.11206")
