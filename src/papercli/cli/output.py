"""Everything that is printed: data on stdout, words for the person on stderr, in one mode decided once."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from papercli.cli import encode
from papercli.model import hidden

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papercli.errors import PapercliError
    from papercli.model.finding import Finding

VERSION = 1
"""Of every JSON document."""
_LONGEST = 2_000
"""Characters of a message; what is beyond is no help to anyone."""
_MOST_OF_A_FILE = 3
_MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class Output:
    """Where words go. ``json`` and ``ids`` decide the form of data, ``quiet`` leaves out what is neither data nor error."""

    json: bool = False
    quiet: bool = False
    ids: bool = False
    in_log: bool = field(default_factory=lambda: os.environ.get("GITHUB_ACTIONS") == "true")
    """Whether a runner of GitHub Actions reads along, and would obey lines of ours that look like its commands."""

    @property
    def on_terminal(self) -> bool:
        """Whether a person reads stdout."""
        return sys.stdout.isatty()

    def document(self, **content: Any) -> None:
        """Print one JSON document."""
        indent = 2 if self.on_terminal else None
        text = json.dumps({"version": VERSION, **content}, ensure_ascii=False, indent=indent)
        sys.stdout.write(f"{hidden.in_json(text)}\n")

    def line(self, text: str) -> None:
        """Print one line of data."""
        sys.stdout.write(self._inert(encode.line(text)) + "\n")

    def text(self, text: str) -> None:
        """Print text of several lines, as it is but for what a terminal or a log may obey."""
        sys.stdout.write(self._inert(encode.lines(text)))

    def finding(self, finding: Finding) -> None:
        """Print what is wrong in a line of data."""
        hint = f" ({finding.hint})" if finding.hint else ""
        at = f"{finding.path}:{finding.line}:{finding.column}"
        self.line(_cut(f"{at}: {finding.severity}: {finding.message}{hint}"))

    def annotate(self, findings: Sequence[Finding]) -> None:
        """Have GitHub Actions show findings beside the lines of a pull request; nothing elsewhere."""
        if self.in_log:
            from papercli.cli.annotations import as_workflow_commands

            sys.stdout.write(as_workflow_commands(findings))

    def file(self, pieces: Iterable[str]) -> None:
        """Print a file, byte for byte, piece by piece; on a terminal without what that may obey."""
        if self.on_terminal:
            self.text("".join(pieces))
            return
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece.encode())

    def rows(self, rows: Iterable[Sequence[str]]) -> None:
        """Print tab-separated rows."""
        for row in rows:
            text = "\t".join(row)
            bare = text.replace("\t", "")
            if not (bare.isascii() and bare.isprintable() and len(text) - len(bare) == len(row) - 1):
                text = "\t".join(encode.line(cell) for cell in row)
            sys.stdout.write(f"{self._inert(text)}\n")

    def note(self, text: str) -> None:
        """Tell the person something, unless ``quiet``."""
        if not self.quiet:
            self.warn(text)

    def warn(self, text: str) -> None:
        """Tell the person what went wrong without ending the command."""
        sys.stderr.write(self._inert(encode.line(_cut(text))) + "\n")

    def error(self, error: PapercliError) -> None:
        """Report why the command ended."""
        if self.json:
            text = json.dumps({"version": VERSION, "error": error_as_json(error)}, ensure_ascii=False)
            sys.stderr.write(f"{hidden.in_json(text)}\n")
            return
        for text in error_lines(error):
            self.warn(text)

    def _inert(self, text: str) -> str:
        return encode.log(text) if self.in_log else text


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def error_as_json(error: PapercliError) -> dict[str, Any]:
    """The fields of an error; its place, reference, candidates and findings only where it has them."""
    out: dict[str, Any] = {"code": error.code, "message": error.message, "hint": error.hint}
    more: dict[str, Any] = {"ref": error.ref, "path": error.path, "line": error.line, "column": error.column}
    more["candidates"] = list(getattr(error, "candidates", ()))
    findings = getattr(error, "findings", ())
    more["findings"] = [finding_as_json(f) for f in findings] if len(findings) > 1 else None
    return out | {key: value for key, value in more.items() if value}


def error_lines(error: PapercliError, ref: str = "") -> list[str]:
    """An error as lines for a person: its places where it has several, and what to do.

    ``ref`` is what was asked for, where a message that does not name it would leave that open.
    """
    findings = getattr(error, "findings", ())
    out = finding_lines(findings) if len(findings) > 1 else [f"papercli: {error}"]
    if ref not in str(error):
        out[0] = f"papercli: {ref}: {out[0].removeprefix('papercli: ')}"
    if error.hint:
        out.append(f"  hint: {error.hint}")
    return out


def finding_lines(findings: Iterable[Finding], most: int = _MOST_OF_A_FILE) -> list[str]:
    """Findings as lines for a person: of a file that has more than ``most``, only the first one and their number."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.path, []).append(finding)
    out: list[str] = []
    for first, *more in list(by_file.values())[:_MOST_FILES]:
        if len(more) < most:
            out += [f"papercli: {finding}" for finding in (first, *more)]
        else:
            out.append(f"papercli: {first} (and {len(more)} more: papercli check)")
    if len(by_file) > _MOST_FILES:
        out.append(f"papercli: … and {len(by_file) - _MOST_FILES} more files: papercli check")
    return out


def finding_as_json(finding: Any) -> dict[str, Any]:
    """One finding as every JSON document has it."""
    names = ("path", "line", "column", "severity", "code", "message", "hint")
    return {name: getattr(finding, name) for name in names}


def unified(shown: str, old: str, new: str) -> str:
    """What changes in a file, as a unified diff."""
    import difflib

    before, after = (text.splitlines(keepends=True) for text in (old, new))
    lines = difflib.unified_diff(before, after, f"a/{shown}", f"b/{shown}")
    return "".join(each if each.endswith("\n") else f"{each}\n\\ No newline at end of file\n" for each in lines)
