"""``papercli search``."""

from __future__ import annotations

from typing import Annotated

import typer

from papercli.cli.answers.search import answer
from papercli.cli.command import application
from papercli.cli.options import CatalogDir, Columns, Ids, Json, Limit, Quiet

app = application()


@app.command()
def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="Whole words, as they stand; a paper must hold all of them.")
    ],
    limit: Limit = None,
    columns: Columns = None,
    ids: Ids = False,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
) -> None:
    """Search titles, names, authors, summaries, notes and all else that papers say; the best come first.

    Case and accents don't count. Words with a hyphen or blanks are looked for in one piece.

    For instance: papercli search low-rank adaptation --limit 20
    """
    answer(**locals())
