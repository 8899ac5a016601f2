"""What a person wrote in a field's place means for the paper: the changes that would show it, likeliest first."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from papercli.actions.absorb.asked import plain_text, put
from papercli.actions.absorb.meaning_of_dates import YEAR, of_date, of_year
from papercli.actions.absorb.meaning_of_links import of_address, of_links, of_see
from papercli.actions.absorb.meaning_of_people import of_people, of_person
from papercli.model import arxiv_id, doi as dois
from papercli.model.changes import Remove, Set
from papercli.model.paper import KINDS
from papercli.model.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from papercli.actions.absorb.asked import Asked, Reading
    from papercli.model.paper import Paper


def changes(asked: Asked, paper: Paper) -> Reading:
    """Ways to change ``paper`` so that it shows what is asked for; none of them is tried here."""
    kind, name = asked.holder.field.kind, asked.holder.name
    if name in _OWN:
        yield from _OWN[name](asked, paper)
    elif kind in _KINDS:
        yield from _KINDS[kind](asked, paper)
    elif kind in ("text", "number"):
        yield from _text(asked, paper)


def _values(asked: Asked) -> Iterator[str]:
    """What the text may be: its Markdown as it is, or what that shows."""
    raw = asked.raw.strip()
    if "markdown" in asked.options:
        yield raw
    else:
        yield plain_text(raw)
        if raw != plain_text(raw):
            yield raw


def _text(asked: Asked, _paper: Paper) -> Reading:
    prefix, dot, rest = asked.holder.name.partition(".")
    path = (prefix, rest) if dot else (prefix,)
    for value in _values(asked):
        if value or path != ("title",):
            yield put(path, value)


def _venue_year(asked: Asked, paper: Paper) -> Reading:
    for value in _values(asked):
        yield put(("venue",), value)
        if found := YEAR.search(value):
            venue = squeeze(value[: found.start()] + value[found.end() :])
            for year in of_year(replace(asked, raw=found[0]), paper):
                yield [*put(("venue",), venue), *year]


def _kind(asked: Asked, _paper: Paper) -> Reading:
    word = plain_text(asked.raw).lower()
    if word in KINDS:
        yield [Set(("kind",), word)] if word != "paper" else [Remove(("kind",))]


def _arxiv(asked: Asked, _paper: Paper) -> Reading:
    if found := arxiv_id.parse(asked.raw):
        yield [Set(("arxiv",), found.id)]


def _doi(asked: Asked, _paper: Paper) -> Reading:
    number = dois.parse(plain_text(asked.raw))
    yield put(("doi",), number or "")


def _status(asked: Asked, paper: Paper) -> Reading:
    raw = asked.raw.strip()
    words = {s: w for s, w in asked.options.items() if s != "empty"} or {
        s: s for s in ("unread", "reading", "read", "skipped")
    }
    for status in ("unread", "read", "reading", "skipped"):
        if status != paper.status and words.get(status, "").strip().lower() == raw.lower():
            yield [Set(("status",), status)]


def _rating(asked: Asked, _paper: Paper) -> Reading:
    raw, star = asked.raw.strip(), asked.options.get("stars", "")
    count = raw.count(star) if star else 0
    if count:
        yield [Set(("rating",), str(count))]
    elif re.fullmatch("[1-5]", raw):
        yield [Set(("rating",), raw)]
    elif not raw:
        yield [Remove(("rating",))]


def _markdown(asked: Asked, paper: Paper) -> Reading:
    field = asked.holder.name
    raw = "\n".join(asked.raw.strip().split("\n"))
    there = str(getattr(paper, field) or "")
    if field == "summary" and there and "\n\n" in there.strip() and "\n\n" not in raw and raw:
        yield [Set((field,), raw + there[len(there.split("\n\n")[0]) :])]  # the style shows its first paragraph
    if not raw:
        yield [Remove((field,))]
    else:
        yield [Set((field,), f"{raw}\n" if "\n" in raw and field == "summary" else raw)]


_KINDS: Mapping[str, Callable[[Asked, Paper], Reading]] = {
    "people": of_people,
    "person": of_person,
    "date": of_date,
    "status": _status,
    "rating": _rating,
    "address": of_address,
    "link": of_address,
    "links": of_links,
    "see": of_see,
    "summary": _markdown,
    "remark": _markdown,
}
_OWN: Mapping[str, Callable[[Asked, Paper], Reading]] = {
    "year": of_year,
    "venue_year": _venue_year,
    "kind": _kind,
    "arxiv": _arxiv,
    "doi": _doi,
}
