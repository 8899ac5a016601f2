"""``papercli init``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from papercli.cli.command import application
from papercli.cli.options import Json, Quiet
from papercli.cli.output import Output
from papercli.cli.session import working_folder

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
) -> None:
    """Make a catalog: catalog/catalog.yaml and catalog/papers/.

    For instance: papercli init --title "Papers I read" --readme README.md
    """
    from papercli.actions.init import init as make

    out = Output(json=json, quiet=quiet)
    made = make(working_folder() / (folder or ""), os.environ, title=title, readme=readme)
    if json:
        out.document(made=list(made.paths))
        return
    for path in made.paths:
        out.note(f"made {path}")
    out.note("next: papercli add 2305.11206")
