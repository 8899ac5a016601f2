"""The error tree: every failure papercli expects, each with its exit status and a stable code.

    PapercliError                 carries: message, hint, path, line, column, ref
    ├── UsageError            2   the command line asks for something that makes no sense
    ├── NotFoundError         3   no such paper, here or at the source
    │   └── AmbiguousError    3   more than one paper fits
    ├── InvalidError          4   catalog or markers are wrong; carries every finding
    │   └── RefusedError      4   an edit that would lose or break something
    ├── SourceError           5   a source did not give an answer
    │   ├── UnreachableError  5   no connection, time-out, refused
    │   ├── RateLimitedError  5   429 or 503; asks for patience
    │   └── MalformedError    5   an answer that is no answer (HTML, cut XML, wrong id)
    └── StorageError          6   a file could not be read or written
        ├── FullError         6   nor could any other: the disk is full or read-only
        └── LockedError       6   another papercli holds the catalog

Errors carry data and one sentence; they never print, log or exit. ``cli.main`` turns them into text and exit status.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.model.finding import Finding


class PapercliError(Exception):
    """A failure papercli expects. ``path``, ``line`` and ``column`` (1-based) say where, ``ref`` names the paper asked for."""

    exit_status = 70
    code = "error"

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        hint: str | None = None,
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
        ref: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or type(self).code
        self.hint = hint
        self.path = path
        self.line = line
        self.column = column
        self.ref = ref

    @property
    def where(self) -> str:
        """``path:line:col``, as much of it as is known; empty when nothing is."""
        parts = [self.path, self.line, self.column] if self.path else []
        return ":".join(str(part) for part in parts if part is not None)

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class UsageError(PapercliError):
    """The command line asks for something that makes no sense."""

    exit_status = 2
    code = "usage"


class NotFoundError(PapercliError):
    """No such paper, in the catalog or at the source."""

    exit_status = 3
    code = "not-found"


class AmbiguousError(NotFoundError):
    """More than one paper fits; ``candidates`` are their ids."""

    code = "ambiguous"

    def __init__(self, message: str, *, candidates: Sequence[str], ref: str, hint: str | None = None) -> None:
        super().__init__(message, ref=ref, hint=hint)
        self.candidates = tuple(candidates)


class InvalidError(PapercliError):
    """The catalog or a README's markers are wrong; ``findings`` lists every place, the first one is the message's."""

    exit_status = 4
    code = "invalid"

    def __init__(self, message: str, *, findings: Sequence[Finding] = (), **place: object) -> None:
        super().__init__(message, **place)  # type: ignore[arg-type]
        self.findings = tuple(findings)

    @classmethod
    def of(cls, findings: Sequence[Finding], *, hint: str | None = None) -> InvalidError:
        """Make the error that reports ``findings`` (at least one)."""
        first = findings[0]
        return cls(
            first.message,
            findings=findings,
            code=first.code,
            hint=hint or first.hint,
            path=first.path,
            line=first.line,
            column=first.column,
        )


class RefusedError(InvalidError):
    """An edit that would lose or break something; nothing was written."""

    code = "refused"


class SourceError(PapercliError):
    """A source did not give an answer."""

    exit_status = 5
    code = "source"


class UnreachableError(SourceError):
    """No connection, a refused one, or none in time."""

    code = "unreachable"


class RateLimitedError(SourceError):
    """The source asks for patience (429 or 503); ``retry_after`` is in seconds, None where it did not say."""

    code = "rate-limited"

    def __init__(self, message: str, *, retry_after: float | None = None, **place: object) -> None:
        super().__init__(message, **place)  # type: ignore[arg-type]
        self.retry_after = retry_after


class MalformedError(SourceError):
    """An answer that is no answer: HTML instead of Atom, cut XML, another paper than the one asked for."""

    code = "malformed"


class StorageError(PapercliError):
    """A file could not be read or written."""

    exit_status = 6
    code = "storage"


class FullError(StorageError):
    """The disk takes no more: what is left of a batch need not be tried."""


class LockedError(StorageError):
    """Another papercli holds the catalog."""

    code = "locked"


class StatusError(Exception):
    """The command ends with this exit status, and has said why. No failure of its own."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status
