"""``papercli import``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from papercli.cli import complete
from papercli.cli.command import application
from papercli.cli.options import CatalogDir, Ids, Json, LockTimeout, NewTopic, NoFetch, Offline, Quiet
from papercli.cli.progress import progress_bars
from papercli.cli.session import Session, working_folder
from papercli.errors import StatusError, UsageError

if TYPE_CHECKING:
    from papercli.actions.import_.document import Document
    from papercli.model.draft import Draft, Reading

app = application()


@app.command()
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help='The list; "-" reads stdin.')],
    topic: Annotated[
        list[str] | None,
        typer.Option(
            "--topic",
            "-t",
            help="Put all papers under this topic instead of those of the sections; may be repeated.",
            autocompletion=complete.topics,
        ),
    ] = None,
    new_topic: NewTopic = False,
    no_fetch: NoFetch = False,
    offline: Offline = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", "-n", help="Show what is read; needs no catalog, asks no network, writes nothing."),
    ] = False,
    ids: Ids = False,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
    lock_timeout: LockTimeout = None,
) -> None:
    """Take over a hand-kept list: entries become papers, sections become topics.

    The list's own words are kept; authors, dates and missing titles come from arXiv. A file of notes on one paper
    becomes that paper's notes.

    \b
    For instance:
      papercli import README.md --dry-run
      papercli import README.md
      curl -s https://example.org/list.md | papercli import - --topic nlp --new-topic
    """
    from papercli.actions.import_.run import import_list
    from papercli.readers import read

    session = Session(json=json, quiet=quiet, ids=ids, catalog=catalog, dry_run=dry_run, lock_timeout=lock_timeout)
    context = None if dry_run else session.context
    document = _document(file)
    reading = read(document.text)
    if context is None:
        _show(session, document, reading)
    else:
        with progress_bars(shown=session.shows_progress) as progress:
            imported = import_list(
                context,
                document,
                reading,
                topics=topic or (),
                new_topic=new_topic,
                fetch=not no_fetch,
                offline=offline,
                progress=progress,
            )
        _skipped(session, document, reading)
        session.report(imported.batch, skipped=_skipped_as_json(reading), notes=[])
    if not reading.drafts and not reading.notes:
        session.out.warn(f"papercli: {document.shown}: no papers found")
        raise StatusError(1)


def _document(file: Path) -> Document:
    from papercli.actions.import_ import document

    if str(file) != "-":
        return document.read(working_folder() / file, shown=str(file))
    if sys.stdin.isatty():
        raise UsageError("stdin is a terminal", hint="give a file, or pipe the list into papercli import -")
    return document.decode(sys.stdin.buffer.read(document.MAX_BYTES + 1), "-")


def _show(session: Session, document: Document, reading: Reading) -> None:
    """What was read, and nothing done with it."""
    out = session.out
    if session.json:
        notes = [{"line": n.line, "arxiv": n.arxiv, "title": n.title} for n in reading.notes]
        out.document(papers=[draft_as_json(d) for d in reading.drafts], notes=notes, skipped=_skipped_as_json(reading))
        return
    rows = [_row(draft) for draft in reading.drafts]
    rows += [(str(n.line), n.arxiv or "", n.title, "(notes)") for n in reading.notes]
    if session.ids:
        for row in rows:
            if row[1]:
                out.line(row[1])
    elif not out.on_terminal:
        out.rows(rows)
    elif rows:
        from papercli.cli.table import print_table

        print_table(("line", "arxiv", "title", "section"), rows)
    _skipped(session, document, reading)
    out.note("papercli: dry run, nothing was written")


def draft_as_json(draft: Draft) -> dict[str, Any]:
    """One entry as it was read; the arXiv version only where one was asked for."""
    found = draft.as_json()
    if found["version"] is None:
        del found["version"]
    return found


def _row(draft: Draft) -> tuple[str, str, str, str]:
    title = draft.title or draft.name or draft.url or ""
    return str(draft.line), draft.arxiv or "", title, " / ".join(draft.section)


def _skipped(session: Session, document: Document, reading: Reading) -> None:
    if not session.json:
        for each in reading.skipped:
            session.out.note(f"papercli: {document.shown}:{each.line}: not taken: {each.reason}")


def _skipped_as_json(reading: Reading) -> list[dict[str, Any]]:
    return [{"line": each.line, "reason": each.reason} for each in reading.skipped]
