"""Papers as rows: the columns there are, and one way to print an answer of several papers, whatever command asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from papercli.cli.session import broken_as_json, paper_as_json
from papercli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papercli.actions.list_papers import Listed
    from papercli.cli.session import Session

COLUMNS: dict[str, Callable[[Any], str]] = {
    "id": lambda p: p.id,
    "status": lambda p: p.status,
    "year": lambda p: str(p.effective_year or ""),
    "topics": lambda p: ",".join(p.topics),
    "title": lambda p: p.title,
    "authors": lambda p: "; ".join(p.authors),
    "name": lambda p: p.name or "",
    "kind": lambda p: p.kind,
    "venue": lambda p: p.venue or "",
    "published": lambda p: p.published or "",
    "added": lambda p: p.added or "",
    "started": lambda p: p.started or "",
    "finished": lambda p: p.finished or "",
    "rating": lambda p: str(p.rating or ""),
    "arxiv": lambda p: p.arxiv or "",
    "doi": lambda p: p.doi or "",
    "url": lambda p: p.main_url or "",
    "summary": lambda p: p.summary or "",
    "remark": lambda p: p.remark or "",
}
PIPED = ("id", "status", "year", "topics", "title", "authors")
"""The columns of a pipe, fixed for scripts."""
SHOWN = ("id", "status", "year", "title", "authors", "topics")
"""The columns of a terminal."""
_WHOLE = ("doi", "url", "summary", "remark")
"""The columns that need the whole paper; the others do with its brief."""


def needs_papers(names: Sequence[str]) -> bool:
    """Whether these columns need whole papers."""
    return any(name in _WHOLE or name not in COLUMNS for name in names)


def print_listed(session: Session, found: Listed[Any], wanted: Sequence[str] = ()) -> None:
    """Print an answer: a table on a terminal, rows in a pipe, ids or one document where that was asked for. Broken files end it with 1."""
    out = session.out
    if session.json:
        papers = [paper_as_json(p, found.paths[p.id]) for p in found.papers]
        out.document(papers=papers, **broken_as_json(found.broken))
    elif session.ids:
        for paper in found.papers:
            out.line(paper.id)
    elif out.on_terminal:
        _table(found, wanted or SHOWN)
    else:
        readers = [column(name) for name in wanted or PIPED]
        out.rows([read(p) for read in readers] for p in found.papers)
    if not found.papers and not session.json and out.on_terminal:
        out.note("no paper fits")
    session.report_broken(found.broken)


def pick(names: str) -> list[str]:
    """Names of columns, each known. Raises ``UsageError``."""
    from papercli.model.text import nearest

    out = [name.strip() for name in names.split(",") if name.strip()]
    for name in out:
        if name not in COLUMNS and not name.startswith("extra."):
            near = nearest(name, COLUMNS, 1)
            hint = f"did you mean {near[0]}?" if near else f"columns are {', '.join(COLUMNS)} and extra.NAME"
            raise UsageError(f'there is no column "{name}"', hint=hint)
    return out


def column(name: str) -> Callable[[Any], str]:
    """The reader of one column."""
    if name in COLUMNS:
        return COLUMNS[name]
    own = name.removeprefix("extra.")
    return lambda paper: paper.extra.get(own, "")


def _table(found: Listed[Any], names: Sequence[str]) -> None:
    from papercli.cli.table import print_table

    def cell(name: str, paper: Any) -> str:
        if name == "authors":
            return f"{paper.authors[0]} et al." if len(paper.authors) > 2 else ", ".join(paper.authors)
        return ", ".join(paper.topics) if name == "topics" else column(name)(paper)

    print_table(
        [name.removeprefix("extra.") for name in names], ([cell(name, p) for name in names] for p in found.papers)
    )
