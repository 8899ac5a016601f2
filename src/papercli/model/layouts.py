"""The layouts a README block may name: presets, one row each. How each looks is ``writers.markdown``'s."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SELECTING = ("topic", "exact", "no-topic", "status", "kind", "year", "weight", "limit", "sort")
GROUPING = ("group", "heading", "heading-entry", "unsorted", "no-papers", "anchors")
SHARED = ("title", "authors", "date", "url", "links", "status-words")
"""Options that every placeholder and column of the block takes over."""

_PAPERS = (*SELECTING, *GROUPING, *SHARED, "start", "step")
_LIST = (
    *(*_PAPERS, "marker", "bullet", "body", "sub-bullet", "indent", "break"),
    *("entry", "below", "fold", "spacing", "headings"),
)


@dataclass(frozen=True, slots=True)
class Layout:
    """A way of showing papers: the writer that makes it, the options it knows, and their values unless given."""

    writer: str
    """Key of ``writers.markdown.WRITERS``."""
    keys: tuple[str, ...]
    preset: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)


_ONE_LINE = "**{title:link}**{?, {authors:3}}{?, {venue_year}}{? {links}}"


def _list(
    marker: str, body: str = "line", entry: str = _ONE_LINE, below: tuple[str, ...] = (), **preset: str
) -> Layout:
    return Layout("list", _LIST, {"marker": marker, "body": body, "entry": entry, "below": below, **preset})


LAYOUTS: Mapping[str, Layout] = {
    "table": Layout(
        "table",
        (*_PAPERS, "columns", "align", "empty"),
        {"columns": ("title", "authors", "year", "links", "status"), "authors": "3"},
    ),
    "list": _list("bullet"),
    "numbered": _list("number"),
    "lines": _list("bullet", "lines", "**{title:link}** \\", ("{authors} \\", "{venue_year}{? {links}}")),
    "sublist": _list("bullet", "bullets", "**{title:link}**", ("{authors}", "{venue_year}", "{links}", "{summary}")),
    "details": _list("bullet", "details", "**{title:link}**{? | {notes:text=Reading notes}}", ("{summary}",)),
    "headings": _list(
        "heading", "lines", "{title:link}", ("{?*{authors}*, }{venue_year}", "", "{links}", "", "{summary}")
    ),
    "tasks": _list("checkbox"),
    "recent": _list("bullet", entry="{?{added}: }" + _ONE_LINE, sort="-added,-published", limit="10", group="none"),
    "toc": Layout("toc", ("levels",), {"levels": "2..3"}),
    "stats": Layout("stats", ("topic", "exact", "no-topic", "status", "kind", "year", "weight", "group")),
}
"""Name → layout. A new preset is a row here; a new kind of writer also a line in ``writers.markdown.WRITERS``."""
