"""``papercli list``."""

from __future__ import annotations

from typing import Annotated

import typer

from papercli.cli import complete
from papercli.cli.answers.list import answer
from papercli.cli.command import application
from papercli.cli.options import CatalogDir, Columns, Ids, Json, Limit, Quiet

app = application()


@app.command(name="list")
def list_(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]", help="Words of title, authors, venue, name or id; all must be there."),
    ] = None,
    topic: Annotated[
        list[str] | None,
        typer.Option("--topic", "-t", help="Under this topic or below it.", autocompletion=complete.topics),
    ] = None,
    no_topic: Annotated[bool, typer.Option("--no-topic", help="Without any topic.")] = False,
    unread: Annotated[bool, typer.Option("--unread", help="Not read yet.")] = False,
    reading: Annotated[bool, typer.Option("--reading", help="Being read.")] = False,
    read: Annotated[bool, typer.Option("--read", help="Read.")] = False,
    status: Annotated[
        list[str] | None,
        typer.Option("--status", help="unread, reading, read or skipped.", autocompletion=complete.statuses),
    ] = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", help="paper, book, blog, dataset …")] = None,
    year: Annotated[
        list[str] | None, typer.Option("--year", metavar="RANGE", help="2021, 2020..2023, 2020.. or ..2023.")
    ] = None,
    author: Annotated[list[str] | None, typer.Option("--author", "-a", help="A piece of an author's name.")] = None,
    venue: Annotated[list[str] | None, typer.Option("--venue", help="A piece of the venue.")] = None,
    sort: Annotated[
        str | None,
        typer.Option("--sort", metavar="FIELDS", help="year, title, added … with - before one to turn it round."),
    ] = None,
    limit: Limit = None,
    columns: Columns = None,
    ids: Ids = False,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
) -> None:
    """List papers. The same option twice means either, different options mean both.

    On a terminal this is a table; in a pipe tab-separated: id, status, year, topics, title, authors.

    For instance: papercli list --topic peft --unread --sort=-year
    """
    answer(**locals())
