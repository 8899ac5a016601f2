"""The paper: what the catalog holds about one work. Validation of what a file says is ``model.schema``'s."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Self

from papercli.model import arxiv_id
from papercli.model.weight import weight_in, weights_of_today

if TYPE_CHECKING:
    from collections.abc import Mapping

STATUSES = ("unread", "reading", "read", "skipped")
KINDS = ("paper", "book", "blog", "dataset", "software", "benchmark", "course", "talk", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper as its file says it. Absent text is None, absent lists are empty; nothing is derived here but by properties.

    Dates are ISO 8601 text of any precision: ``2021``, ``2021-06`` or ``2021-06-17``; text of that form sorts by time.
    """

    id: str
    """The stem of its file: ``[a-z0-9][a-z0-9._-]{0,79}``."""
    title: str
    authors: tuple[str, ...] = ()
    """In the order of the paper, each as ``Edward J. Hu``."""
    published: str | None = None
    """Date of the first version."""
    year: int | None = None
    """As the keeper wrote it; see ``effective_year``."""
    arxiv: str | None = None
    """Canonical arXiv id without version."""
    version: int | None = None
    """Only where a version was asked for."""
    doi: str | None = None
    """A publication's DOI, bare (``10.1000/xyz123``); never arXiv's own."""
    url: str | None = None
    """The work's own page, where no arXiv id or DOI gives one."""
    venue: str | None = None
    kind: str = "paper"
    """One of ``KINDS``."""
    name: str | None = None
    """Short name: ``LoRA``."""
    topics: tuple[str, ...] = ()
    """Slugs as the file has them: perhaps former ones, perhaps undeclared. ``Topics.resolve`` knows."""
    status: str = "unread"
    """One of ``STATUSES``."""
    started: str | None = None
    finished: str | None = None
    rating: int | None = None
    """1 to 5."""
    added: str | None = None
    weight: float | Mapping[str, float] | None = None
    """Place in the list as its keeper ordered it, small first; one number, or one per topic slug."""
    summary: str | None = None
    """Markdown, the keeper's own words."""
    remark: str | None = None
    """One line beside the entry, Markdown inline."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Label to URL, in the keeper's order."""
    see: tuple[str, ...] = ()
    """URLs of further reading, unlabelled."""
    extra: Mapping[str, str] = field(default_factory=dict)
    """The keeper's own columns: any name, any text."""

    @property
    def effective_year(self) -> int | None:
        """The keeper's year, else that of ``published``, else that of the arXiv id (wrong only around New Year)."""
        if self.year is not None:
            return self.year
        if self.published:
            return int(self.published[:4])
        return arxiv_id.year(self.arxiv) if self.arxiv else None

    @property
    def main_url(self) -> str | None:
        """Where a reader goes for the work: its ``url``, else arXiv's abstract page, else the DOI's, else its first link."""
        if self.url:
            return self.url
        if self.arxiv:
            return f"https://arxiv.org/abs/{self.arxiv}{f'v{self.version}' if self.version else ''}"
        if self.doi:
            from papercli.model import doi

            return doi.address(self.doi)
        return next(iter(self.links.values()), None)

    @property
    def weights(self) -> Mapping[str, float]:
        """Its places by topic slug, as the file has them: perhaps former ones; empty where there is one number, or none."""
        return {} if self.weight is None or isinstance(self.weight, (int, float)) else self.weight

    def with_weights_of_today(self, former: Mapping[str, str]) -> Self:
        """The paper with weights kept under a topic's former slug (``former``: slug → slug of today) as today's; today's own goes first."""
        if former.keys().isdisjoint(self.weights):
            return self
        return replace(self, weight=weights_of_today(self.weights, former))

    def weight_in(self, topic: str | None) -> float | None:
        """The paper's place within ``topic``, or in the whole list where its file has one number."""
        return weight_in(self.weight, topic)

    def as_json(self) -> dict[str, Any]:
        """The shape of a paper in every ``--json``: the YAML's names and ``id``, all keys always there, absent values null, [] or {}.

        ``year`` is the effective year. ``path`` is added by who knows the folder.
        """
        out: dict[str, Any] = {}
        for name in self.__slots__:
            value = getattr(self, name)
            if isinstance(value, tuple):
                value = list(value)
            elif hasattr(value, "items"):
                value = dict(value)
            out[name] = value
        out["year"] = self.effective_year
        return out
