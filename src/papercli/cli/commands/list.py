"""``papercli list``."""

from __future__ import annotations

from typing import Annotated

import typer

from papercli.cli.answers.list import answer
from papercli.cli.command import application
from papercli.cli.options import (
    AuthorFilter,
    CatalogDir,
    Columns,
    Ids,
    Json,
    KindFilter,
    Limit,
    NoTopic,
    Quiet,
    Read,
    Reading,
    Sort,
    StatusFilter,
    TopicFilter,
    Unread,
    VenueFilter,
    YearFilter,
)

app = application()


@app.command(name="list")
def list_(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]", help="Words of title, authors, venue, name or id; all must be there."),
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
