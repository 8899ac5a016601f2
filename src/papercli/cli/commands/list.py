"""``papercli list``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from papercli.cli import complete
from papercli.cli.command import application
from papercli.cli.options import CatalogDir, Ids, Json, Quiet
from papercli.cli.session import Session
from papercli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    limit: Annotated[int | None, typer.Option("--limit", "-l", min=0, help="At most so many.")] = None,
    columns: Annotated[
        str | None, typer.Option("--columns", metavar="NAMES", help="Columns by name: id,year,title or extra.NAME.")
    ] = None,
    ids: Ids = False,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
) -> None:
    """List papers. The same option twice means either, different options mean both.

    On a terminal this is a table; in a pipe tab-separated: id, status, year, topics, title, authors.

    For instance: papercli list --topic peft --unread --sort=-year
    """
    from papercli.actions.list_papers import list_briefs, list_papers
    from papercli.cli.listing import needs_papers, pick, print_listed
    from papercli.model.query import Query, year_range

    session = Session(json=json, quiet=quiet, ids=ids, catalog=catalog)
    flags = [name for name, on in (("unread", unread), ("reading", reading), ("read", read)) if on]
    query = Query(
        words=tuple(word for text in words or () for word in text.split()),
        topics=tuple(topic or ()),
        no_topic=no_topic,
        statuses=tuple(known("status", status or ())) + tuple(flags),
        kinds=tuple(known("kind", kind or ())),
        years=tuple(year_range(text) for text in year or ()),
        authors=tuple(author or ()),
        venues=tuple(venue or ()),
    )
    wanted = pick(columns) if columns else []
    keys = [key.strip() for key in sort.split(",")] if sort else []
    ask = list_papers if json or needs_papers(wanted) else list_briefs
    print_listed(session, ask(session.context, query, sort=keys, limit=limit), wanted)


def known(what: str, words: Sequence[str]) -> Sequence[str]:
    """The words, if each is a status (or kind) there is. Raises ``UsageError`` naming the nearest."""
    if not words:
        return words
    from papercli.model.paper import KINDS, STATUSES
    from papercli.model.text import nearest

    all_ = STATUSES if what == "status" else KINDS
    for word in words:
        if word not in all_:
            near = nearest(word, all_, 1)
            raise UsageError(
                f'there is no {what} "{word}"', hint=f"did you mean {near[0]}?" if near else f"one of {', '.join(all_)}"
            )
    return words
