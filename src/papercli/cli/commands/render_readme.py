"""``papercli render-readme``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from papercli.cli.command import application
from papercli.cli.options import CatalogDir, DryRun, Json, LockTimeout, Quiet
from papercli.cli.output import unified
from papercli.cli.session import Session, working_folder
from papercli.errors import StatusError, UsageError
from papercli.model.finding import Finding

if TYPE_CHECKING:
    from papercli.actions.render_readme import Outcome, RenderedFile

app = application()


@app.command()
def render_readme(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE…]", help="READMEs; those of catalog.yaml by default.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 where a README is out of date.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Print what changes, or would.")] = False,
    stdout: Annotated[bool, typer.Option("--stdout", help="Print the one README instead of writing it.")] = False,
    init: Annotated[bool, typer.Option("--init", help="Put a block at the end of a README that has none.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite blocks that were edited by hand and not committed.")
    ] = False,
    max_bytes: Annotated[
        int | None, typer.Option("--max-bytes", metavar="N", min=1, help="Refuse a larger README. GitHub shows 512000.")
    ] = None,
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
    lock_timeout: LockTimeout = None,
) -> None:
    """Write the blocks between papercli's markers in the README from the catalog.

    Every byte outside the markers stays. In CI: papercli render-readme --check --diff

    \b
    For instance:
      papercli render-readme --init
      papercli render-readme docs/reading.md
    """
    from papercli.actions.render_readme import render_readme as act

    if stdout and (check or json):
        raise UsageError("--stdout prints the README and nothing else", hint="leave --check and --json out")
    session = Session(json=json, quiet=quiet, dry_run=dry_run or stdout, catalog=catalog, lock_timeout=lock_timeout)
    folder = working_folder()
    if stdout and files and len(files) > 1:
        raise UsageError("--stdout prints one README", hint="name one file")
    outcome = act(
        session.context,
        [folder / f for f in files or ()],
        check=check,
        init=init,
        force=force or stdout,  # nothing is overwritten
        max_bytes=max_bytes,
    )
    if stdout:
        _print_one(session, outcome)
        return
    _report(session, outcome, check=check, diff=diff)
    if check and outcome.stale:
        raise StatusError(1)


def _print_one(session: Session, outcome: Outcome) -> None:
    if len(outcome.files) > 1:
        raise UsageError("--stdout prints one README", hint="name one file")
    session.out.file([outcome.files[0].new])
    _warnings(session, outcome)


def _report(session: Session, outcome: Outcome, *, check: bool, diff: bool) -> None:
    out = session.out
    _warnings(session, outcome)
    if session.json:
        out.document(
            files=[
                {"path": f.shown, "changed": f.changed, "lines": list(f.stale)}
                | ({"diff": unified(f.shown, f.old, f.new)} if diff else {})
                for f in outcome.files
            ]
        )
    else:
        for file in outcome.stale:
            if diff:
                out.text(unified(file.shown, file.old, file.new))
            out.note(f"{file.shown}: {_verb(session, check)}")
        if not outcome.stale:
            out.note("up to date")
        if check:
            out.annotate([_stale(file, line) for file in outcome.stale for line in file.stale or (1,)])
    if check and outcome.stale:
        out.warn("papercli: out of date: run papercli render-readme and commit the result")


def _verb(session: Session, check: bool) -> str:
    return "out of date" if check else "would be written" if session.dry_run else "written"


def _warnings(session: Session, outcome: Outcome) -> None:
    for file in outcome.files:
        for finding in file.warnings:
            session.out.warn(f"papercli: warning: {finding}" + (f" ({finding.hint})" if finding.hint else ""))


def _stale(file: RenderedFile, line: int) -> Finding:
    return Finding(file.shown, line, 1, "error", "stale", "this block is out of date", "papercli render-readme")
