"""A finding: one thing that is wrong in a file, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What ``check`` reports. Sorts by path, line, column.

    An *error* makes the file unusable or the output wrong; a *warning* keeps working.
    """

    path: str
    """Relative to the folder that holds ``catalog/``, with forward slashes."""
    line: int
    """1-based."""
    column: int
    """1-based, in characters."""
    severity: Severity
    code: str
    """Stable and machine-readable: ``unknown-key``, ``duplicate-key`` …"""
    message: str
    """One sentence without the place."""
    hint: str | None = None
    """What to do next."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"
