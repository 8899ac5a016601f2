"""What a layout's writer is asked for: the papers, a block's options, and what the page around it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from papercli.model.topics import Topics

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papercli.markdown.document import Heading
    from papercli.model.block import BlockOptions
    from papercli.model.paper import Paper
    from papercli.writers.markdown.standing import Standing


@dataclass(frozen=True)
class Shelf:
    """All that may be shown."""

    papers: Sequence[Paper]
    """In any order."""
    topics: Topics = field(default_factory=Topics)
    notes: Mapping[str, str] = field(default_factory=dict)
    """Paper id → where its notes are, relative to the README."""


@dataclass(frozen=True)
class Request:
    """One block to write."""

    shelf: Shelf
    standing: Standing
    options: BlockOptions
    heading: int
    """Level of the first headings the block makes."""
    anchors: set[str]
    """The explicit anchors of the page so far; a writer adds those it makes."""
    headings: Sequence[Heading] = ()
    """All headings of the page, for writers that ask for them."""
    above: int = 0
    """How many of ``headings`` stand above the block."""


class Write(Protocol):
    """Write what stands in a block, without the blank lines around it and without a line ending at its end; "" for nothing.

    It is a function of the request alone: no clock, no locale, no order of files or sets. Text from papers goes through
    ``markdown.escape``.
    """

    def __call__(self, request: Request, /) -> str:
        """Write the block."""
        ...


@dataclass(frozen=True)
class Writer:
    """An entry of the registry."""

    write: Write
    last: bool = False
    """It asks for the page's headings, so it is called when all other blocks are written; it makes no headings itself."""
