"""The answer of ``papercli add``."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from papercli.cli.progress import progress_bars
from papercli.cli.session import Session, references
from papercli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def answer(
    *,
    refs: Sequence[str] | None,
    topic: Sequence[str] | None,
    new_topic: bool,
    status: str | None,
    offline: bool,
    title: str | None,
    author: Sequence[str] | None,
    year: str | None,
    published: str | None,
    doi: str | None,
    url: str | None,
    venue: str | None,
    kind: str | None,
    name: str | None,
    link: Sequence[str] | None,
    dry_run: bool,
    ids: bool,
    json: bool,
    quiet: bool,
    catalog: Path | None,
    lock_timeout: float | None,
) -> None:
    """Add papers, as the command's options say."""
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
            raise UsageError(f'--link: "{text}" is not LABEL=URL', hint="--link code=https://…")
        if out.setdefault(label, address) != address:
            raise UsageError(f'--link: the label "{label}" is given twice', hint="give each link a label of its own")
    return out
