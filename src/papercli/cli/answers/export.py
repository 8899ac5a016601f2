"""The answer of ``papercli export``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from papercli.cli.session import Session, references, working_folder
from papercli.errors import StatusError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from papercli.actions.export import Exported
    from papercli.cli.filters import Filters


def answer(
    *,
    refs: Sequence[str] | None,
    into: str | None,
    output: Path | None,
    sort: str | None,
    limit: int | None,
    layout: str | None,
    columns: str | None,
    block: str | None,
    json: bool,
    quiet: bool,
    catalog: Path | None,
    **filters: Unpack[Filters],
) -> None:
    """Export papers, as the command's options say."""
    from papercli.actions.export import Wanted, export, write
    from papercli.cli.filters import query_of, sort_keys

    file = None if output is None or str(output) == "-" else working_folder() / output
    given = {"block": block, "layout": layout, "columns": columns}
    wanted = Wanted(
        format=_format(into or ("json" if json and file is None else None), file),
        query=query_of(**filters),
        refs=references(refs) if refs else (),
        sort=sort_keys(sort),
        limit=limit,
        options={name: value for name, value in given.items() if value is not None},
        output=file,
    )
    if wanted.options and wanted.format != "markdown":
        raise UsageError(f"--{next(iter(wanted.options))} is for --format markdown")
    if json and file is None and wanted.format != "json":
        raise UsageError("--json prints one JSON document", hint="leave --format out, or name a file with --output")
    session = Session(json=json, quiet=quiet, catalog=catalog)
    context = session.context
    found = export(context, wanted)
    if found.count or not found.failed:
        if file is None:
            session.out.file(found.pieces)
        else:
            write(context, file, found)
            _report(session, wanted.format, str(output), found)
    session.warn_failed(found.failed)
    session.report_broken(found.broken)
    if found.failed:
        raise StatusError(1)


def _format(name: str | None, file: Path | None) -> str:
    """The format that is asked for, or that the file's name ends in. Raises ``UsageError``."""
    from papercli.model.text import nearest
    from papercli.writers.formats import FORMATS

    if name is None:
        endings = {ending: each for each, writer in FORMATS.items() for ending in writer.ENDINGS}
        fits = [ending for ending in endings if file and file.name.lower().endswith(ending)]
        if fits:
            return endings[max(fits, key=len)]
        raise UsageError("which format?", hint=f"--format {', '.join(FORMATS)}")
    if name not in FORMATS:
        near = nearest(name, FORMATS, 1)
        hint = f"did you mean {near[0]}?" if near else f"formats are {', '.join(FORMATS)}"
        raise UsageError(f'there is no format "{name}"', hint=hint)
    return name


def _report(session: Session, into: str, output: str, found: Exported) -> None:
    if session.json:
        session.out.document(format=into, output=output, papers=found.count)
    else:
        session.out.note(f"{output}: {found.count} paper{'' if found.count == 1 else 's'} written")
