"""``papercli show``."""

from __future__ import annotations

from papercli.cli.answers.show import answer
from papercli.cli.command import application
from papercli.cli.options import CatalogDir, Json, Quiet, Ref

app = application()


@app.command()
def show(ref: Ref, json: Json = False, quiet: Quiet = False, catalog: CatalogDir = None) -> None:
    """Show everything about one paper.

    REF may also be a piece of the title that only one paper has.

    For instance: papercli show 2106.09685
    """
    answer(**locals())
