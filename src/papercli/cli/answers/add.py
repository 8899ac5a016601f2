"""The answer of ``papercli add``."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from papercli.cli.progress import progress_bars
from papercli.cli.session import Session, references
from papercli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from papercli.cli.session import Writing


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
    **session: Unpack[Writing],
) -> None:
    """Add papers, as the command's options say."""
    from papercli.actions.add import add as act
    from papercli.actions.given import Given

    run = Session(**session)
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
    context = run.context
    wanted = references(refs) if refs else []
    with progress_bars(shown=run.shows_progress) as bars:
        progress = partial(bars, "looking up") if bars else None
        if progress:
            progress(0, len(wanted))
        batch = act(context, wanted, given, new_topic=new_topic, offline=offline, progress=progress)
    run.report(batch)


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
