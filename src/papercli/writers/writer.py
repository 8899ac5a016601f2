"""The contract of a writer: what it is given, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from papercli.model.paper import Paper
    from papercli.writers.markdown.request import Shelf


@dataclass(frozen=True, slots=True)
class Around:
    """What a writer may want to know besides the papers."""

    paths: Mapping[str, str]
    """Id → the paper's file as messages show it."""
    shelf: Callable[[Iterable[Paper]], Shelf]
    """Papers as they are seen from where the text goes: with topics, notes, and links relative to it."""
    options: Mapping[str, str] = field(default_factory=dict)
    """Options of a README block; only the writer of blocks is given any."""
    blocks: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """The catalog's named blocks."""


class Writer(Protocol):
    """A module with these names, and one line in ``papercli.writers.formats.FORMATS``."""

    ENDINGS: tuple[str, ...]
    """Of files in this format, the usual one first: ``.bib``."""

    def render(self, papers: Iterable[Paper], around: Around) -> Iterator[str]:
        """The text, piece by piece; each paper is asked for when its turn comes, so that they need not all be in memory.

        It depends on what it is given alone: no clock, no locale. Text from papers is encoded for where it goes, so that it reads
        back as the same text and is never taken for part of the format; what nobody can see (``model.clean``) is left out or escaped.
        """
