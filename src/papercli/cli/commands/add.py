"""``papercli add``."""

from __future__ import annotations

from typing import Annotated

import typer

from papercli.cli import complete
from papercli.cli.answers.add import answer
from papercli.cli.command import application
from papercli.cli.options import CatalogDir, DryRun, Ids, Json, LockTimeout, NewTopic, Offline, Quiet

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
    answer(**locals())
