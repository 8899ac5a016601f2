"""Show one paper whole, with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.actions.batch import Resolver, path_of
from papercli.store import layout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papercli.actions.context import Context
    from papercli.model.paper import Paper


@dataclass(frozen=True, slots=True)
class Shown:
    """One paper with what stands around it."""

    paper: Paper
    path: str
    notes: str | None
    """Its notes' file, where there is one."""
    titles: Mapping[str, str]
    """Title of each of its topics by the slug its file has; undeclared ones are absent."""


def show(context: Context, ref: str) -> Shown:
    """Everything about one paper; where ``ref`` is its id, no other paper is read. A piece of its title will do.

    Raises ``NotFoundError``, ``AmbiguousError``, or ``InvalidError`` where its file is broken.
    """
    catalog = context.catalog
    topics = catalog.settings().topics
    paper = catalog.paper(Resolver(catalog, None, by_title=True).id(ref))
    path = path_of(catalog, paper.id)
    notes = catalog.at.notes_of(paper.id)
    titles = {slug: place.topic.title for slug in paper.topics if (place := topics.get(slug))}
    return Shown(paper, path, catalog.at.shown(notes) if layout.is_regular(notes) else None, titles)
