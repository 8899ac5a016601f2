"""``papercli add``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Annotated

import typer

from papercli.cli import complete
from papercli.cli.command import application
from papercli.cli.options import CatalogDir, DryRun, Ids, Json, LockTimeout, NewTopic, Offline, Quiet
from papercli.cli.progress import progress_bars
from papercli.cli.session import Session, references
from papercli.errors import UsageError

app = application()


@app.command()
def add(
    refs: Annotated[
        list[str] | None, typer.Argument(metavar="[REF…]", help='arXiv ids or links; "-" reads them from stdin.')
    ] = None,
    topic: Annotated[
        list[str] | None,
        typer.Option(
            "--topic", "-t", help="Put the papers under this topic; may be repeated.", autocompletion=complete.topics
        ),
    ] = None,
    new_topic: NewTopic = False,
    status: Annotated[
        str | None, typer.Option(help="unread, reading, read or skipped.", autocompletion=complete.statuses)
    ] = None,
    offline: Offline = False,
    title: Annotated[str | None, typer.Option(help="The title; with no REF the paper is added by hand.")] = None,
    author: Annotated[list[str] | None, typer.Option(help="An author; may be repeated.")] = None,
    year: Annotated[str | None, typer.Option(help="Year of publication.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Date of the first version: 2021-06-17.")
    ] = None,
    doi: Annotated[str | None, typer.Option(help="DOI of the publication.")] = None,
    url: Annotated[str | None, typer.Option(help="The work's own page.")] = None,
    venue: Annotated[str | None, typer.Option(help="Where it was published.")] = None,
    kind: Annotated[
        str | None, typer.Option(help="paper, book, blog, dataset, software, benchmark, course, talk or other.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="Short name.")] = None,
    link: Annotated[list[str] | None, typer.Option(metavar="LABEL=URL", help="A link; may be repeated.")] = None,
    dry_run: DryRun = False,
    ids: Ids = False,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
    lock_timeout: LockTimeout = None,
) -> None:
    """Add papers: metadata comes from arXiv, or from the records shipped with papercli.

    A paper that is there already is reported, put under the topics given, and not doubled.

    \b
    For instance:
      papercli add 2305.11206 --topic alignment
      papercli add https://arxiv.org/abs/1706.03762 hep-th/9901001
      papercli add --title "The Annotated Transformer" --kind blog --url https://nlp.seas.harvard.edu/annotated-transformer/
    """
    from papercli.actions.add import Given, add as act

    session = Session(json=json, quiet=quiet, ids=ids, dry_run=dry_run, catalog=catalog, lock_timeout=lock_timeout)
    given = Given(
        title=title,
        authors=tuple(author or ()),
        year=year,
        published=published,
        doi=doi,
        url=url,
        venue=venue,
        kind=kind,
        name=name,
        topics=tuple(topic or ()),
        status=status,
        links=_labelled(link or ()),
    )
    context = session.context
    wanted = references(refs) if refs else []
    with progress_bars(shown=session.shows_progress) as bars:
        progress = partial(bars, "looking up") if bars else None
        if progress:
            progress(0, len(wanted))
        batch = act(context, wanted, given, new_topic=new_topic, offline=offline, progress=progress)
    session.report(batch)


def _labelled(texts: Sequence[str]) -> dict[str, str]:
    """``LABEL=URL``, each label once."""
    out: dict[str, str] = {}
    for text in texts:
        label, sign, address = text.partition("=")
        if not sign or not label or not address:
            raise typer.BadParameter(f'"{text}" is not LABEL=URL', param_hint="--link")
        if out.setdefault(label, address) != address:
            raise UsageError(f'--link: the label "{label}" is given twice', hint="give each link a label of its own")
    return out
