"""What ``catalog.yaml`` says: the format, the title, the topics, the READMEs and the named blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papercli.model.topics import Topics

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = 1
"""The newest format of the catalog's files that this program knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The catalog's own settings."""

    format: int = FORMAT
    title: str | None = None
    readmes: tuple[str, ...] | None = None
    """Relative to the folder that holds ``catalog/``, with forward slashes; None where the keeper named none."""
    topics: Topics = field(default_factory=Topics)
    blocks: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Named options for README blocks: option → text, or a list or mapping of text."""
    papers_in: str = ""
    """Folder below ``papers/`` for new files; ``{year}`` stands for the paper's year. Empty: flat."""

    @property
    def readme_names(self) -> tuple[str, ...]:
        """The READMEs to render and check."""
        return ("README.md",) if self.readmes is None else self.readmes
