"""``papercli topics``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from papercli.cli import complete
from papercli.cli.command import application
from papercli.cli.options import CatalogDir, DryRun, Json, LockTimeout, Quiet, Topic
from papercli.cli.session import Session, broken_as_json

if TYPE_CHECKING:
    from papercli.actions.topics import Changed, Count

app = application(invoke_without_command=True)

Under = Annotated[
    str | None, typer.Option("--under", metavar="TOPIC", help="Below this topic.", autocompletion=complete.topics)
]
Title = Annotated[str | None, typer.Option("--title", help="What readers see.")]


@app.callback()
def topics(context: typer.Context, json: Json = False, quiet: Quiet = False, catalog: CatalogDir = None) -> None:
    """Show the tree of topics with the number of papers, or change it.

    For instance: papercli topics add lora --title LoRA --under peft
    """
    if context.invoked_subcommand:
        _refuse_options_before(context)
        return
    from papercli.actions.topics import counts

    session = Session(json=json, quiet=quiet, catalog=catalog)
    tree = counts(session.context)
    out = session.out
    if json:
        out.document(
            topics=[_as_json(count) for count in tree.topics], unsorted=tree.unsorted, **broken_as_json(tree.broken)
        )
    elif out.on_terminal:
        for c in tree.topics:
            label = "  " * c.place.depth + c.place.topic.slug
            title = "" if c.place.topic.title == c.place.topic.slug else c.place.topic.title
            out.line(f"{label:<40} {c.total:>5}  {title}".rstrip())
        if tree.unsorted:
            out.line(f"{'(without a topic)':<40} {tree.unsorted:>5}")
    else:
        for c in tree.topics:
            topic, parents = c.place.topic, "/".join(c.place.parents)
            out.rows([(topic.slug, str(c.total), str(c.read), parents, topic.title)])
    session.report_broken(tree.broken)


def _refuse_options_before(context: typer.Context) -> None:
    """Refuse options between ``topics`` and its subcommand, where they would be taken and forgotten."""
    from papercli.errors import UsageError

    for name in context.params:
        source = context.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            command = f"papercli topics {context.invoked_subcommand}"
            raise UsageError(f"--{name} stands before {context.invoked_subcommand}", hint=f"{command} … --{name} …")


def _as_json(count: Count) -> dict[str, object]:
    topic = count.place.topic
    numbers = {"own": count.own, "papers": count.total, "read": count.read}
    return {"slug": topic.slug, "title": topic.title, "parents": list(count.place.parents), **numbers}


@app.command()
def add(
    slug: Annotated[str, typer.Argument(metavar="SLUG", help="Letters and digits joined by -; a title becomes one.")],
    title: Title = None,
    under: Under = None,
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
    lock_timeout: LockTimeout = None,
) -> None:
    """Declare a topic.

    For instance: papercli topics add peft --title "Parameter-efficient fine-tuning" --under fine-tuning
    """
    from papercli.actions import topics as act

    session = Session(json=json, quiet=quiet, dry_run=dry_run, catalog=catalog, lock_timeout=lock_timeout)
    _report(session, "added", act.add(session.context, slug, title=title, under=under))


@app.command()
def rename(
    old: Topic,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new slug.")],
    title: Title = None,
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
    lock_timeout: LockTimeout = None,
) -> None:
    """Give a topic another slug; the former one stays valid.

    For instance: papercli topics rename peft parameter-efficient
    """
    from papercli.actions import topics as act

    session = Session(json=json, quiet=quiet, dry_run=dry_run, catalog=catalog, lock_timeout=lock_timeout)
    _report(session, "renamed", act.rename(session.context, old, new, title=title))


@app.command()
def move(
    topic: Topic,
    under: Under = None,
    before: Annotated[
        str | None,
        typer.Option("--before", metavar="TOPIC", help="Just before this topic.", autocompletion=complete.topics),
    ] = None,
    top: Annotated[bool, typer.Option("--top", help="To the end of the top level.")] = False,
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
    lock_timeout: LockTimeout = None,
) -> None:
    """Move a topic with all below it.

    For instance: papercli topics move lora --under peft
    """
    from papercli.actions import topics as act
    from papercli.errors import UsageError

    if sum((under is not None, before is not None, top)) != 1:
        raise UsageError("where to?", hint="give one of --under TOPIC, --before TOPIC and --top")
    session = Session(json=json, quiet=quiet, dry_run=dry_run, catalog=catalog, lock_timeout=lock_timeout)
    _report(session, "moved", act.move(session.context, topic, under=under, before=before))


@app.command()
def merge(
    topic: Topic,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The topic that stays.", autocompletion=complete.topics)],
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
    lock_timeout: LockTimeout = None,
) -> None:
    """Make one topic part of another, with its papers and the topics below it.

    For instance: papercli topics merge adapters peft
    """
    from papercli.actions import topics as act

    session = Session(json=json, quiet=quiet, dry_run=dry_run, catalog=catalog, lock_timeout=lock_timeout)
    _report(session, "merged", act.merge(session.context, topic, into))


@app.command()
def remove(
    topic: Topic,
    untag: Annotated[bool, typer.Option("--untag", help="Take its papers out of it first.")] = False,
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
    lock_timeout: LockTimeout = None,
) -> None:
    """Take a topic out of the tree.

    For instance: papercli topics remove adapters --untag
    """
    from papercli.actions import topics as act

    session = Session(json=json, quiet=quiet, dry_run=dry_run, catalog=catalog, lock_timeout=lock_timeout)
    _report(session, "removed", act.remove(session.context, topic, untag=untag))


def _report(session: Session, outcome: str, changed: Changed) -> None:
    outcome = "unchanged" if changed.same else outcome
    if session.json:
        notes = {"notes": list(changed.notes)} if changed.notes else {}
        session.out.document(outcome=outcome, topic=changed.slug, papers=list(changed.papers), **notes)
        return
    number = len(changed.papers)
    papers = f", {number} paper{'s' * (number != 1)} changed" if number else ""
    session.out.note(f"{outcome} {changed.slug}{papers}")
    for note in changed.notes:
        session.out.note(f"papercli: {note}")
    if session.dry_run:
        session.out.note("papercli: dry run, nothing was written")
