"""``papercli set``."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from papercli.cli import complete
from papercli.cli.command import application
from papercli.cli.options import CatalogDir, DryRun, Ids, Json, LockTimeout, NewTopic, Quiet
from papercli.cli.session import Session, read_stdin, references
from papercli.errors import UsageError

app = application()

_ASSIGNMENT = re.compile(r"[A-Za-z_]+(?:\.[^=]+)?[+-]?=", re.DOTALL)


@app.command(name="set")
def set_(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="REF… FIELD=VALUE…",
            help='Papers, then what to set; "-" reads papers from stdin.',
            autocompletion=complete.ids,
        ),
    ],
    new_topic: NewTopic = False,
    dry_run: DryRun = False,
    ids: Ids = False,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
    lock_timeout: LockTimeout = None,
) -> None:
    """Set fields of papers; only the bytes of these fields change.

    \b
    FIELD=VALUE sets, FIELD= removes; for lists FIELD+=VALUE adds and FIELD-=VALUE takes out.
    links.code=URL and extra.Backbone=TEXT set one of several; FIELD=@- takes the value from stdin.

    \b
    For instance:
      papercli set 2106.09685 rating=5 venue="ICLR 2022"
      papercli set 2106.09685 links.code=https://github.com/microsoft/LoRA topics+=peft
    """
    from papercli.actions.assignments import wants_stdin
    from papercli.actions.set_fields import set_fields

    first = next(
        (i for i, word in enumerate(words) if _ASSIGNMENT.match(word) and "://" not in word.split("=")[0]), len(words)
    )
    refs, fields = words[:first], words[first:]
    if not refs or not fields:
        raise UsageError("set wants papers and FIELD=VALUE", hint="papercli set 2106.09685 rating=5")
    if "-" in refs and any(map(wants_stdin, fields)):
        raise UsageError("stdin can give the papers or the value, not both")
    session = Session(json=json, quiet=quiet, ids=ids, dry_run=dry_run, catalog=catalog, lock_timeout=lock_timeout)
    session.report(set_fields(session.context, references(refs), fields, stdin=read_stdin, new_topic=new_topic))
