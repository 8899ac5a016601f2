"""A paper after changes that are not written yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from papercli.errors import RefusedError
from papercli.model import schema
from papercli.model.changes import apply

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from papercli.model.changes import Change, Plain
    from papercli.model.paper import Paper


def plain(paper: Paper) -> dict[str, Plain]:
    """A paper as the plain values of a file."""
    values = paper.as_json()
    values["year"] = paper.year
    values["kind"] = None if paper.kind == "paper" else paper.kind
    values["status"] = None if paper.status == "unread" else paper.status
    return {key: cast("Plain", _text(values[key])) for key in schema.ORDER if values.get(key) not in (None, [], {})}


def changed(paper: Paper, changes: Iterable[Change]) -> Paper | None:
    """The paper after ``changes``; None where they make no paper."""
    try:
        return from_values(paper.id, apply(changes, plain(paper)))
    except RefusedError:
        return None


def from_values(id_: str, values: Mapping[str, Plain]) -> Paper | None:
    """The paper of a file with these values; None where that is no paper."""
    return schema.paper(id_, values)[0]


def _text(value: object) -> object:
    if isinstance(value, float):
        return f"{value:g}" if abs(value) < 1e6 and value == float(f"{value:g}") else repr(value)
    if isinstance(value, int):
        return str(value)
    return {key: _text(each) for key, each in value.items()} if isinstance(value, dict) else value
