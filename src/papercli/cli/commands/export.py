"""``papercli export``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from papercli.cli import complete
from papercli.cli.answers.export import answer
from papercli.cli.command import application
from papercli.cli.options import (
    AuthorFilter,
    CatalogDir,
    Json,
    KindFilter,
    Limit,
    NoTopic,
    Quiet,
    Read,
    Reading,
    SomeRefs,
    Sort,
    StatusFilter,
    TopicFilter,
    Unread,
    VenueFilter,
    YearFilter,
)

app = application()


@app.command()
def export(
    refs: SomeRefs = None,
    into: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="bibtex, csl-json, ris, csv, json or markdown; unless given by the name of the output.",
            autocompletion=complete.formats,
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write this file; stdout otherwise.")
    ] = None,
    topic: TopicFilter = None,
    no_topic: NoTopic = False,
    unread: Unread = False,
    reading: Reading = False,
    read: Read = False,
    status: StatusFilter = None,
    kind: KindFilter = None,
    year: YearFilter = None,
    author: AuthorFilter = None,
    venue: VenueFilter = None,
    sort: Sort = None,
    limit: Limit = None,
    layout: Annotated[
        str | None, typer.Option("--layout", metavar="NAME", help="Markdown: the layout, as of a README block.")
    ] = None,
    columns: Annotated[
        str | None, typer.Option("--columns", metavar="FIELDS", help="Markdown: the columns of a table.")
    ] = None,
    block: Annotated[
        str | None, typer.Option("--block", metavar="NAME", help="Markdown: options of a block of catalog.yaml.")
    ] = None,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
) -> None:
    """Export papers for other programs: all, those named, or those that fit, in the order of papercli list.

    \b
    For instance:
      papercli export --output references.bib
      papercli export --topic peft --read --format csl-json
    """
    answer(**locals())
