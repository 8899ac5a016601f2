"""The answer of ``papercli list``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.cli.session import Session
from papercli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def answer(
    *,
    words: Sequence[str] | None,
    topic: Sequence[str] | None,
    no_topic: bool,
    unread: bool,
    reading: bool,
    read: bool,
    status: Sequence[str] | None,
    kind: Sequence[str] | None,
    year: Sequence[str] | None,
    author: Sequence[str] | None,
    venue: Sequence[str] | None,
    sort: str | None,
    limit: int | None,
    columns: str | None,
    ids: bool,
    json: bool,
    quiet: bool,
    catalog: Path | None,
) -> None:
    """List papers, as the command's options say."""
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
