"""What a person says about papers that are to be added."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papercli.model import doi

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papercli.model.changes import Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the person says about the papers; it overrides what a source says."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    year: str | None = None
    published: str | None = None
    doi: str | None = None
    url: str | None = None
    venue: str | None = None
    kind: str | None = None
    name: str | None = None
    topics: tuple[str, ...] = ()
    """Slugs, or titles of topics."""
    status: str | None = None
    links: Mapping[str, str] = field(default_factory=dict)

    def mapping(self) -> dict[str, Plain]:
        """The fields given, as a paper's file has them."""
        out: dict[str, Plain] = {
            "title": self.title,
            "authors": list(self.authors),
            "published": self.published,
            "year": self.year,
            "doi": (self.doi and doi.parse(self.doi)) or self.doi,
            "url": self.url,
            "venue": self.venue,
            "kind": None if self.kind == "paper" else self.kind,
            "name": self.name,
            "status": None if self.status == "unread" else self.status,
            "links": dict(self.links),
        }
        return {key: value for key, value in out.items() if value}
