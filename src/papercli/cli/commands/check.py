"""``papercli check``."""

from __future__ import annotations

from papercli.cli.command import application
from papercli.cli.options import CatalogDir, Json, Quiet
from papercli.cli.output import finding_as_json
from papercli.cli.session import Session
from papercli.errors import StatusError

app = application()


@app.command()
def check(json: Json = False, quiet: Quiet = False, catalog: CatalogDir = None) -> None:
    """Check the whole catalog: files, topics, doubles, stale READMEs, dead links in them.

    Each finding is a line FILE:LINE:COLUMN: SEVERITY: MESSAGE; the exit status is 1 where there is any.

    For instance: papercli check --json
    """
    from papercli.actions.check import check as act

    session = Session(json=json, quiet=quiet, catalog=catalog)
    out = session.out
    findings = act(session.context)
    if json:
        out.document(findings=[finding_as_json(f) for f in findings])
    else:
        for f in findings:
            out.finding(f)
        out.annotate(findings)
        if not findings:
            out.note("nothing is wrong")
    if findings:
        raise StatusError(1)
