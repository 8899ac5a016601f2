"""Sources: from a reference to a record. Each is one module, listed here in the order in which they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.sources import arxiv, snapshot

if TYPE_CHECKING:
    from papercli.sources.source import Source

SOURCES: tuple[Source, ...] = (arxiv, snapshot)
"""The first that knows a paper, or knows that there is none, has the word; one that can't be reached is passed over."""
