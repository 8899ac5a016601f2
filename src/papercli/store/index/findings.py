"""Findings, as the files of the index keep them: beside each paper's file what is wrong with it, or with its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from papercli.model.finding import Finding

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_COLUMNS = 'path, line, "column", severity, code, message, hint'
TABLE = """
CREATE TABLE findings (file TEXT, path TEXT, line INTEGER, "column" INTEGER, severity TEXT, code TEXT, message TEXT, hint TEXT)
"""


def plain(finding: Finding) -> tuple[Any, ...]:
    """A finding as ``put`` takes it, which goes from process to process, too."""
    return (
        finding.path,
        finding.line,
        finding.column,
        finding.severity,
        finding.code,
        finding.message,
        finding.hint,
    )


def put(db: sqlite3.Connection, file: str | None, findings: Iterable[Iterable[Any]]) -> None:
    """Keep what is wrong with a file, or with what lies beside the papers' files."""
    db.executemany("INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [(file, *each) for each in findings])


def drop(db: sqlite3.Connection, file: str | None) -> None:
    """Forget what was put with this file."""
    db.execute("DELETE FROM findings WHERE file IS ?", (file,))


def all_(db: sqlite3.Connection, *, errors_only: bool = False) -> list[Finding]:
    """All that is wrong, in order."""
    where = "WHERE severity = 'error'" if errors_only else ""
    return sorted(Finding(*each) for each in db.execute(f"SELECT {_COLUMNS} FROM findings {where}"))  # noqa: S608
