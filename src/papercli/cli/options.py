"""The options and arguments that several commands share, each declared once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from papercli.cli import complete

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but data and errors.")]
Ids = Annotated[bool, typer.Option("--ids", help="Print ids only, one a line.")]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Say what would happen, write nothing.")]
CatalogDir = Annotated[
    Path | None,
    typer.Option(
        "--catalog",
        metavar="DIR",
        envvar="PAPERCLI_CATALOG",
        show_envvar=False,
        help="The catalog's folder. [env: PAPERCLI_CATALOG]",
    ),
]
NoFetch = Annotated[bool, typer.Option("--no-fetch", help="Ask no source: take what the list says and nothing else.")]
Offline = Annotated[bool, typer.Option("--offline", help="Ask no network: use the records shipped with papercli.")]
TopicFilter = Annotated[
    list[str] | None,
    typer.Option("--topic", "-t", help="Under this topic or below it.", autocompletion=complete.topics),
]
NoTopic = Annotated[bool, typer.Option("--no-topic", help="Without any topic.")]
Unread = Annotated[bool, typer.Option("--unread", help="Not read yet.")]
Reading = Annotated[bool, typer.Option("--reading", help="Being read.")]
Read = Annotated[bool, typer.Option("--read", help="Read.")]
StatusFilter = Annotated[
    list[str] | None,
    typer.Option("--status", help="unread, reading, read or skipped.", autocompletion=complete.statuses),
]
KindFilter = Annotated[list[str] | None, typer.Option("--kind", help="paper, book, blog, dataset …")]
YearFilter = Annotated[
    list[str] | None, typer.Option("--year", metavar="RANGE", help="2021, 2020..2023, 2020.. or ..2023.")
]
AuthorFilter = Annotated[list[str] | None, typer.Option("--author", "-a", help="A piece of an author's name.")]
VenueFilter = Annotated[list[str] | None, typer.Option("--venue", help="A piece of the venue.")]
Sort = Annotated[
    str | None,
    typer.Option("--sort", metavar="FIELDS", help="year, title, added … with - before one to turn it round."),
]
Limit = Annotated[int | None, typer.Option("--limit", "-l", min=0, help="At most so many.")]
Columns = Annotated[
    str | None, typer.Option("--columns", metavar="NAMES", help="Columns by name: id,year,title or extra.NAME.")
]
LockTimeout = Annotated[
    float | None,
    typer.Option(
        "--lock-timeout",
        metavar="SECONDS",
        help="Wait so long for another papercli that is writing; 30 by default. [env: PAPERCLI_LOCK_TIMEOUT]",
    ),
]
NewTopic = Annotated[bool, typer.Option("--new-topic", help="Declare topics that are not there yet.")]
Ref = Annotated[
    str, typer.Argument(metavar="REF", help="Id, arXiv id, DOI, URL or short name.", autocompletion=complete.ids)
]
Refs = Annotated[
    list[str],
    typer.Argument(
        metavar="REF…",
        help='Ids, arXiv ids, DOIs, URLs or short names; "-" reads them from stdin.',
        autocompletion=complete.ids,
    ),
]
SomeRefs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[REF…]",
        help='These only: ids, arXiv ids, DOIs, URLs or short names; "-" reads them from stdin.',
        autocompletion=complete.ids,
    ),
]
Topic = Annotated[
    str, typer.Argument(metavar="TOPIC", help="Slug or title of a topic.", autocompletion=complete.topics)
]
