"""The draft: what a reader of somebody's list or file says about one entry, before it is a paper of the catalog."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(slots=True, kw_only=True)
class Draft:
    """One entry as it is written. What the text does not say is None or empty, never guessed."""

    line: int
    """Where the entry begins, 1-based."""
    line_end: int
    """Its last line, inclusive."""
    section: tuple[str, ...] = ()
    """The headings above it, outermost first, as a reader sees them."""
    title: str | None = None
    """Plain text as a reader reads it, on one line; LaTeX stays."""
    name: str | None = None
    kind: str = "paper"
    """One of ``paper.KINDS``."""
    authors: tuple[str, ...] = ()
    """In order, each as written; ``et al.`` is the last where the list says that there are more."""
    venue: str | None = None
    year: int | None = None
    date: str | None = None
    """ISO 8601 of any precision finer than a year: ``2021-06`` or ``2021-06-17``."""
    arxiv: str | None = None
    """Canonical arXiv id without version."""
    version: int | None = None
    doi: str | None = None
    """Bare; never arXiv's own."""
    url: str | None = None
    """Where the entry's title or main link leads, byte for byte as written; arXiv's too."""
    status: str | None = None
    """One of ``paper.STATUSES``; None where the list has no mark for it."""
    started: str | None = None
    finished: str | None = None
    rating: int | None = None
    """1 to 5."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Label as written to URL, in order, without the main one; a second link of one label gets `` 2`` and so on."""
    see: tuple[str, ...] = ()
    """URLs without a label of their own (``[1](u), [2](u)``)."""
    summary: str | None = None
    """Markdown of what is told about the paper, in the list's own words."""
    remark: str | None = None
    """Inline Markdown beside the entry that is none of the other fields."""
    extra: Mapping[str, str] = field(default_factory=dict)
    """Further columns or ``key: value`` lines, by their heading."""

    def as_json(self) -> dict[str, Any]:
        """The shape of ``import --dry-run --json``: every key always there, absent values null, [] or {}."""
        out = {f.name: getattr(self, f.name) for f in fields(self)}
        return {
            key: list(value) if isinstance(value, tuple) else dict(value) if hasattr(value, "items") else value
            for key, value in out.items()
        }


@dataclass(frozen=True, slots=True)
class NotesFile:
    """The whole file is one paper's reading notes."""

    line: int
    """Where its title stands, 1-based."""
    title: str
    arxiv: str | None = None
    doi: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that looks like an entry or holds a paper's link, and was not taken."""

    line: int
    """1-based."""
    reason: str
    """One sentence."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one text, in the order of the text."""

    drafts: Sequence[Draft] = ()
    notes: Sequence[NotesFile] = ()
    skipped: Sequence[Skipped] = ()
