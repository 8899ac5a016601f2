"""Everything that is printed: data on stdout, words for the person on stderr, in one mode decided once."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from papercli.cli import encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papercli.errors import PapercliError

VERSION = 1
"""Of every JSON document."""


@dataclass(frozen=True, slots=True)
class Output:
    """Where words go. ``json`` and ``ids`` decide the form of data, ``quiet`` leaves out what is neither data nor error."""

    json: bool = False
    quiet: bool = False
    ids: bool = False

    @property
    def on_terminal(self) -> bool:
        """Whether a person reads stdout."""
        return sys.stdout.isatty()

    def document(self, **content: Any) -> None:
        """Print one JSON document."""
        indent = 2 if self.on_terminal else None
        text = json.dumps({"version": VERSION, **content}, ensure_ascii=False, indent=indent)
        sys.stdout.write(f"{encode.json(text)}\n")

    def line(self, text: str) -> None:
        """Print one line of data."""
        sys.stdout.write(encode.line(text) + "\n")

    def text(self, text: str) -> None:
        """Print text of several lines, as it is but for what a terminal may obey."""
        sys.stdout.write(encode.lines(text))

    def rows(self, rows: Iterable[Sequence[str]]) -> None:
        """Print tab-separated rows."""
        for row in rows:
            sys.stdout.write("\t".join(encode.line(cell) for cell in row) + "\n")

    def note(self, text: str) -> None:
        """Tell the person something, unless ``quiet``."""
        if not self.quiet:
            sys.stderr.write(encode.line(text) + "\n")

    def warn(self, text: str) -> None:
        """Tell the person what went wrong without ending the command."""
        sys.stderr.write(encode.line(text) + "\n")

    def error(self, error: PapercliError) -> None:
        """Report why the command ended."""
        if self.json:
            text = json.dumps({"version": VERSION, "error": error_as_json(error)}, ensure_ascii=False)
            sys.stderr.write(f"{encode.json(text)}\n")
            return
        for text in error_lines(error):
            self.warn(text)


def error_as_json(error: PapercliError) -> dict[str, Any]:
    """The fields of an error; its place, reference, candidates and findings only where it has them."""
    out: dict[str, Any] = {"code": error.code, "message": error.message, "hint": error.hint}
    more: dict[str, Any] = {"ref": error.ref, "path": error.path, "line": error.line, "column": error.column}
    more["candidates"] = list(getattr(error, "candidates", ()))
    findings = getattr(error, "findings", ())
    more["findings"] = [finding_as_json(f) for f in findings] if len(findings) > 1 else None
    return out | {key: value for key, value in more.items() if value}


def error_lines(error: PapercliError, ref: str = "") -> list[str]:
    """An error as lines for a person: every place where it has several, and what to do.

    ``ref`` is what was asked for, where a message that does not name it would leave that open.
    """
    findings = getattr(error, "findings", ())
    out = [f"papercli: {error}" if ref in str(error) else f"papercli: {ref}: {error}"]
    out += [f"papercli: {finding}" for finding in findings[1:20]]
    if len(findings) > 20:
        out.append(f"papercli: … and {len(findings) - 20} more: papercli check")
    if error.hint:
        out.append(f"  hint: {error.hint}")
    return out


def finding_as_json(finding: Any) -> dict[str, Any]:
    """One finding as every JSON document has it."""
    names = ("path", "line", "column", "severity", "code", "message", "hint")
    return {name: getattr(finding, name) for name in names}
