"""README blocks: what stands between the markers, by layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.writers.markdown import listing, stats, table, toc
from papercli.writers.markdown.request import Writer

if TYPE_CHECKING:
    from collections.abc import Mapping

WRITERS: Mapping[str, Writer] = {
    "list": Writer(listing.write),
    "table": Writer(table.write),
    "toc": Writer(toc.write, last=True),
    "stats": Writer(stats.write),
}
"""What ``model.layouts.LAYOUTS`` names as writers. A new one is a module here, a line here, and a row there."""
