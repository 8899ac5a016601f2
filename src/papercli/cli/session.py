"""One run of a command: its surroundings, its output, and how a batch of papers is reported."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from papercli.actions.context import Context
from papercli.cli.output import Output, error_as_json, error_lines, finding_as_json, finding_lines
from papercli.errors import InvalidError, StatusError, UsageError
from papercli.store import layout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypedDict

    from papercli.actions.batch import Batch, Done, Failed
    from papercli.model.finding import Finding
    from papercli.model.paper import Paper

    class Writing(TypedDict):
        """What every command that writes is told of its session, by the names of the options."""

        json: bool
        quiet: bool
        ids: bool
        dry_run: bool
        catalog: Path | None
        lock_timeout: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What every command has at hand."""

    json: bool = False
    quiet: bool = False
    ids: bool = False
    dry_run: bool = False
    catalog: Path | None = None
    lock_timeout: float | None = None

    @property
    def out(self) -> Output:
        """The one way to print."""
        return Output(json=self.json, quiet=self.quiet, ids=self.ids)

    @property
    def context(self) -> Context:
        """The surroundings, with the catalog found. Raises ``InvalidError`` where there is none."""
        return Context(
            at=layout.find(working_folder(), self.catalog),
            today=today(),
            environ=os.environ,
            dry_run=self.dry_run,
            lock_timeout=self.seconds_to_wait,
            waiting=self.say_waiting,
            confirm=self._confirm if sys.stdin.isatty() and sys.stderr.isatty() and not self.json else None,
        )

    @property
    def seconds_to_wait(self) -> float:
        """How long to wait for another writer: as the command line says, else the environment. Raises ``UsageError``."""
        if self.lock_timeout is None:
            return _seconds("PAPERCLI_LOCK_TIMEOUT", os.environ.get("PAPERCLI_LOCK_TIMEOUT") or "30")
        return _seconds("--lock-timeout", str(self.lock_timeout))

    @property
    def shows_progress(self) -> bool:
        """Whether a person watches stderr, and wants to see more than errors there."""
        return sys.stderr.isatty() and not self.quiet and not self.json

    def say_waiting(self) -> None:
        """Say that another writer is waited for."""
        if not self.json:  # an error may follow, and stderr is to hold that one object then
            self.out.warn("papercli: waiting for another papercli to finish writing …")

    def _confirm(self, paper: Paper) -> bool:
        import typer

        from papercli.cli.encode import line

        return typer.confirm(f"Do you mean {paper.id}, {line(paper.title)}?", err=True)

    def report(self, batch: Batch, **more: Any) -> None:
        """Print what became of every paper, and end with the status that says so; ``more`` is for the JSON document alone."""
        out = self.out
        if len(batch.failed) == 1 and not batch.done:
            raise batch.failed[0].error
        for note in batch.notes:
            out.note(f"papercli: {note}")
        if self.json:
            self.print_batch(batch, **more)
        elif self.ids:
            for done in batch.done:
                out.line(done.paper.id)
        elif not self.quiet:
            for done in batch.done:
                self._say(done)
        if not self.json:
            self.warn_failed(batch.failed)
        if self.dry_run:
            out.note("papercli: dry run, nothing was written")
        if batch.failed:
            raise StatusError(1)

    def print_batch(self, batch: Batch, **more: Any) -> None:
        """Print what became of every paper as one document, with ``more`` in it.

        The batch's notes are in it where there are any, and take the place of ``notes`` that ``more`` has for all cases.
        """
        notes = {"notes": batch.notes} if batch.notes else {}
        content = {
            "done": [done_as_json(done) for done in batch.done],
            "failed": [{"ref": each.ref, **error_as_json(each.error)} for each in batch.failed],
            **more,
            **notes,
            **({"dry_run": True} if self.dry_run else {}),
        }
        self.out.document(**content)

    def warn_failed(self, failed: Sequence[Failed]) -> None:
        """Name every paper that failed on stderr, and why."""
        for each in failed:
            for text in error_lines(each.error, each.ref):
                self.out.warn(text)

    def report_broken(self, broken: Sequence[Finding]) -> None:
        """Name every broken file on stderr, a line each, and end with 1 where there is any.

        The document of ``--json`` has them too, as ``broken_as_json`` gives them.
        """
        for text in finding_lines(broken, most=1):
            self.out.warn(text)
        if broken:
            raise StatusError(1)

    def _say(self, done: Done) -> None:
        words = (done.outcome, done.paper.id, done.paper.title)
        if self.out.on_terminal:
            detail = f" ({done.detail})" if done.detail else ""
            self.out.line(f"{done.outcome} {done.paper.id}  {done.paper.title}{detail}")
        else:
            self.out.rows([(*words, done.detail)])


def broken_as_json(broken: Sequence[Finding]) -> dict[str, Any]:
    """The findings that hide papers, for the document of a command that lists them; nothing where none is hidden."""
    return {"findings": [finding_as_json(finding) for finding in broken]} if broken else {}


def done_as_json(done: Done) -> dict[str, Any]:
    """One paper that went well, as every batch has it."""
    return {
        "ref": done.ref,
        "outcome": done.outcome,
        "detail": done.detail or None,
        "paper": paper_as_json(done.paper, done.path),
    }


def paper_as_json(paper: Paper, path: str) -> dict[str, Any]:
    """The one shape of a paper."""
    return {**paper.as_json(), "path": path}


def working_folder() -> Path:
    """The working directory. Raises ``InvalidError`` where it is gone."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise InvalidError(
            "the working directory is gone", code="no-directory", hint="cd to one that is there"
        ) from None


def today() -> str:
    """The local date; ``PAPERCLI_TODAY`` fixes it. Raises ``UsageError`` where that is no date."""
    given = os.environ.get("PAPERCLI_TODAY")
    if not given:
        return date.today().isoformat()
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise UsageError(f'PAPERCLI_TODAY: "{given}" is not a date like 2026-11-03') from None


def _seconds(name: str, given: str) -> float:
    try:
        found = float(given)
    except ValueError:
        found = -1.0
    if not 0 <= found < 1e9:
        raise UsageError(f'{name}: "{given}" is not a number of seconds')
    return found


def references(refs: Sequence[str]) -> list[str]:
    """The references given, those of ``-`` read from stdin: the first tab-separated field of each line, unless it begins with ``#``."""
    out: list[str] = []
    for ref in refs:
        if ref != "-":
            out.append(ref)
            continue
        for raw in read_stdin().splitlines():
            text = raw.split("\t")[0].strip()
            if text and not text.startswith("#"):
                out.append(text)
    if not out:
        raise UsageError("no papers given", hint="name them, or give - and their ids on stdin")
    return list(dict.fromkeys(out))


def read_stdin() -> str:
    """Everything on stdin, without BOM, lines ended by ``\\n``. Raises ``UsageError`` where it is not UTF-8."""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise UsageError("stdin is not UTF-8") from None
