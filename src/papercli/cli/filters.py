"""The filters of the command line, which several commands share: what they say as one query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypedDict, Unpack

    from papercli.model.query import Query

    class Filters(TypedDict):
        """The options by the names that commands give them."""

        topic: Sequence[str] | None
        no_topic: bool
        unread: bool
        reading: bool
        read: bool
        status: Sequence[str] | None
        kind: Sequence[str] | None
        year: Sequence[str] | None
        author: Sequence[str] | None
        venue: Sequence[str] | None


def query_of(words: Sequence[str] = (), **filters: Unpack[Filters]) -> Query:
    """The query that ``words`` and the filters ask. Raises ``UsageError``."""
    from papercli.model.query import Query, year_range

    flags = (("unread", filters["unread"]), ("reading", filters["reading"]), ("read", filters["read"]))
    return Query(
        words=tuple(word for text in words for word in text.split()),
        topics=tuple(filters["topic"] or ()),
        no_topic=filters["no_topic"],
        statuses=(*_known("status", filters["status"]), *(name for name, on in flags if on)),
        kinds=_known("kind", filters["kind"]),
        years=tuple(year_range(text) for text in filters["year"] or ()),
        authors=tuple(filters["author"] or ()),
        venues=tuple(filters["venue"] or ()),
    )


def sort_keys(sort: str | None) -> list[str]:
    """The keys of ``--sort``; none where it is not given."""
    return [key.strip() for key in sort.split(",")] if sort else []


def _known(what: str, words: Sequence[str] | None) -> tuple[str, ...]:
    """The words, if each is a status (or kind) there is. Raises ``UsageError`` naming the nearest."""
    if not words:
        return ()
    from papercli.model.paper import KINDS, STATUSES
    from papercli.model.text import nearest

    all_ = STATUSES if what == "status" else KINDS
    for word in words:
        if word not in all_:
            near = nearest(word, all_, 1)
            raise UsageError(
                f'there is no {what} "{word}"', hint=f"did you mean {near[0]}?" if near else f"one of {', '.join(all_)}"
            )
    return tuple(words)
