"""The contract of a source: what it is asked, what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papercli.errors import PapercliError
    from papercli.model.arxiv_id import ArxivId
    from papercli.model.record import Record
    from papercli.sources.settings import Settings


@dataclass(slots=True)
class Answers:
    """What a source said about the papers it was asked for. Every one of them is in one of the two, by its canonical id."""

    found: dict[str, Record] = field(default_factory=dict)
    failed: dict[str, PapercliError] = field(default_factory=dict)
    """``NotFoundError``: the source knows that there is no such paper. ``SourceError``: it gave no answer, the next may."""


class Source(Protocol):
    """A module with these names, and one line in ``papercli.sources.SOURCES``.

    A source never raises for one paper or for a network that is down: that goes into ``Answers.failed``.
    """

    NAME: str
    """As in ``Record.source`` and on the screen."""
    ONLINE: bool
    """Whether it needs a network; ``--offline`` leaves these out."""

    def fetch(self, ids: Sequence[ArxivId], settings: Settings, progress: Callable[[int], None]) -> Answers:
        """Ask for papers, each only once; ``progress`` is told how many of them are dealt with so far."""

    def title(self) -> str:
        """As in the sentence "2 papers come from …"."""
