"""What an action needs to know of the world: the catalog, the day, the environment, how long to wait."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papercli.store.catalog import Catalog

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager

    from papercli.model.paper import Paper
    from papercli.store.layout import Layout
    from papercli.store.writer import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The surroundings of one command; tests make their own."""

    at: Layout
    today: str
    """The local date, ISO 8601."""
    environ: Mapping[str, str] = field(default_factory=dict)
    dry_run: bool = False
    """Do everything but write."""
    lock_timeout: float = 30
    """Seconds to wait for another writer."""
    waiting: Callable[[], None] = lambda: None
    """Called once when the wait for another writer takes more than a second."""
    confirm: Callable[[Paper], bool] | None = None
    """Asks a person whether this paper is meant; None where nobody can be asked."""

    @property
    def catalog(self) -> Catalog:
        """The catalog for reading."""
        return Catalog(self.at)

    def writing(self) -> AbstractContextManager[Writer]:
        """Hold the catalog's lock and hand out its writer."""
        from papercli.store.writer import writing  # what edits YAML takes time to load, and few commands write

        return writing(self.at, dry_run=self.dry_run, timeout=self.lock_timeout, waiting=self.waiting)
