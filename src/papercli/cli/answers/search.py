"""The answer of ``papercli search``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def answer(
    *,
    words: Sequence[str],
    limit: int | None,
    columns: str | None,
    ids: bool,
    json: bool,
    quiet: bool,
    catalog: Path | None,
) -> None:
    """Search the full text, as the command's options say."""
    from papercli.actions.list_papers import search as act
    from papercli.cli.listing import needs_papers, pick, print_listed

    session = Session(json=json, quiet=quiet, ids=ids, catalog=catalog)
    wanted = pick(columns) if columns else []
    found = act(session.context, words, limit=limit, whole=json or needs_papers(wanted))
    print_listed(session, found, wanted)
