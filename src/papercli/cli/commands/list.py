"""``papercli list``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from papercli.cli import complete
from papercli.cli.command import application
from papercli.cli.options import CatalogDir, Ids, Json, Quiet
from papercli.cli.session import Session, broken_as_json, paper_as_json
from papercli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papercli.actions.list_papers import Listed
    from papercli.model.paper import Paper

app = application()

COLUMNS: dict[str, Callable[[Paper], str]] = {
    "id": lambda p: p.id,
    "status": lambda p: p.status,
    "year": lambda p: str(p.effective_year or ""),
    "topics": lambda p: ",".join(p.topics),
    "title": lambda p: p.title,
    "authors": lambda p: "; ".join(p.authors),
    "name": lambda p: p.name or "",
    "kind": lambda p: p.kind,
    "venue": lambda p: p.venue or "",
    "published": lambda p: p.published or "",
    "added": lambda p: p.added or "",
    "started": lambda p: p.started or "",
    "finished": lambda p: p.finished or "",
    "rating": lambda p: str(p.rating or ""),
    "arxiv": lambda p: p.arxiv or "",
    "doi": lambda p: p.doi or "",
    "url": lambda p: p.main_url or "",
    "summary": lambda p: p.summary or "",
    "remark": lambda p: p.remark or "",
}
PIPED = ("id", "status", "year", "topics", "title", "authors")
"""The columns of a pipe, fixed for scripts."""
SHOWN = ("id", "status", "year", "title", "authors", "topics")
"""The columns of a terminal."""


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
    from papercli.actions.list_papers import list_papers
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
    wanted = pick(columns) if columns else None
    keys = [key.strip() for key in sort.split(",")] if sort else []
    found = list_papers(session.context, query, sort=keys, limit=limit)
    out = session.out
    if json:
        papers = [paper_as_json(p, found.paths[p.id]) for p in found.papers]
        out.document(papers=papers, **broken_as_json(found.broken))
    elif ids:
        for paper in found.papers:
            out.line(paper.id)
    elif out.on_terminal:
        _table(found, wanted or SHOWN)
    else:
        readers = [column(name) for name in wanted or PIPED]
        out.rows([read(p) for read in readers] for p in found.papers)
    if not found.papers and not json and out.on_terminal:
        out.note("no paper fits")
    session.report_broken(found.broken)


def known(what: str, words: Sequence[str]) -> Sequence[str]:
    """The words, if each is a status (or kind) there is. Raises ``UsageError`` naming the nearest."""
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


def pick(names: str) -> list[str]:
    """Names of columns, each known. Raises ``UsageError``."""
    from papercli.model.text import nearest

    out = [name.strip() for name in names.split(",") if name.strip()]
    for name in out:
        if name not in COLUMNS and not name.startswith("extra."):
            near = nearest(name, COLUMNS, 1)
            hint = f"did you mean {near[0]}?" if near else f"columns are {', '.join(COLUMNS)} and extra.NAME"
            raise UsageError(f'there is no column "{name}"', hint=hint)
    return out


def column(name: str) -> Callable[[Paper], str]:
    """The reader of one column."""
    if name in COLUMNS:
        return COLUMNS[name]
    own = name.removeprefix("extra.")
    return lambda paper: paper.extra.get(own, "")


def _table(found: Listed, names: Sequence[str]) -> None:
    from papercli.cli.table import print_table

    def cell(name: str, paper: Paper) -> str:
        if name == "authors":
            return f"{paper.authors[0]} et al." if len(paper.authors) > 2 else ", ".join(paper.authors)
        return ", ".join(paper.topics) if name == "topics" else column(name)(paper)

    print_table(
        [name.removeprefix("extra.") for name in names], ([cell(name, p) for name in names] for p in found.papers)
    )
