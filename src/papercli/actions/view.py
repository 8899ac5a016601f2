"""What one README sees of the catalog: every link into the repository starts at the folder that the README is in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from papercli.model.relative import from_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from papercli.model.paper import Paper
    from papercli.model.topics import Topics
    from papercli.store.catalog import Catalog
    from papercli.writers.markdown.request import Shelf


@dataclass(frozen=True, slots=True)
class View:
    """From where a README looks."""

    folder: str = ""
    """Its own, relative to the one that holds the catalog, with forward slashes; empty at the top."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """Paper id → where its notes are, relative to the README."""

    @classmethod
    def of(cls, catalog: Catalog, readme: Path) -> View:
        """The view from a README, there or not; links on the way to it and to the catalog are followed."""
        folder = catalog.at.folder_of(readme)
        return cls(folder, {id_: from_folder(catalog.at.shown(path), folder) for id_, path in catalog.notes().items()})

    def paper(self, paper: Paper) -> Paper:
        """The paper as it is seen; in its file links into the repository are relative to the folder that holds the catalog."""
        if not self.folder:
            return paper
        return replace(
            paper,
            links={label: from_folder(target, self.folder) for label, target in paper.links.items()},
            see=tuple(from_folder(target, self.folder) for target in paper.see),
        )

    def shelf(self, papers: Iterable[Paper], topics: Topics) -> Shelf:
        """All of these papers as they are seen, for the writer of the README's blocks."""
        from papercli.writers.markdown.request import Shelf

        return Shelf([self.paper(paper) for paper in papers], topics, self.notes)
