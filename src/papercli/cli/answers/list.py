"""The answer of ``papercli list``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Unpack

    from papercli.cli.filters import Filters


def answer(
    *,
    words: Sequence[str] | None,
    sort: str | None,
    limit: int | None,
    columns: str | None,
    ids: bool,
    json: bool,
    quiet: bool,
    catalog: Path | None,
    **filters: Unpack[Filters],
) -> None:
    """List papers, as the command's options say."""
    from papercli.actions.list_papers import list_briefs, list_papers
    from papercli.cli.filters import query_of, sort_keys
    from papercli.cli.listing import needs_papers, pick, print_listed

    session = Session(json=json, quiet=quiet, ids=ids, catalog=catalog)
    query = query_of(words or (), **filters)
    wanted = pick(columns) if columns else []
    ask = list_papers if json or needs_papers(wanted) else list_briefs
    print_listed(session, ask(session.context, query, sort=sort_keys(sort), limit=limit), wanted)
