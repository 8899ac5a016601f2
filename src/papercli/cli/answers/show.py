"""The answer of ``papercli show``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.cli.session import Session, paper_as_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from papercli.actions.show import Shown


def answer(*, ref: str, json: bool, quiet: bool, catalog: Path | None) -> None:
    """Show one paper, as the command's options say."""
    from papercli.actions.show import show as act

    session = Session(json=json, quiet=quiet, catalog=catalog)
    shown = act(session.context, ref)
    out, rows = session.out, list(facts(shown))
    if json:
        out.document(paper=paper_as_json(shown.paper, shown.path), notes=shown.notes)
    elif out.on_terminal:
        width = max(len(label) for label, _ in rows) + 2
        for label, value in rows:
            first, *rest = value.split("\n")
            out.line(f"{label:<{width}}{first}")
            for each in rest:
                out.line(f"{'':<{width}}{each}")
    else:
        out.rows(rows)


def facts(shown: Shown) -> Iterator[tuple[str, str]]:
    """Label and value of all that is known, one fact a row."""
    paper = shown.paper
    yield "id", paper.id
    yield "title", paper.title
    for author in paper.authors:
        yield "author", author
    rows = {
        "published": paper.published,
        "year": paper.effective_year,
        "arxiv": f"{paper.arxiv}v{paper.version}" if paper.arxiv and paper.version else paper.arxiv,
        "doi": paper.doi,
        "url": paper.main_url,
        "venue": paper.venue,
        "kind": paper.kind,
        "name": paper.name,
        "status": paper.status,
        "started": paper.started,
        "finished": paper.finished,
        "rating": paper.rating,
        "added": paper.added,
    }
    yield from ((label, str(value)) for label, value in rows.items() if value)
    for slug in paper.topics:
        title = shown.titles.get(slug, "(not declared)")
        yield "topic", slug if title == slug else f"{slug}  {title}"
    yield from (("remark", paper.remark),) if paper.remark else ()
    yield from (("summary", paper.summary.rstrip("\n")),) if paper.summary else ()
    yield from ((f"links.{label}", url) for label, url in paper.links.items())
    yield from (("see", url) for url in paper.see)
    yield from ((f"extra.{label}", text) for label, text in paper.extra.items())
    yield from (("notes", shown.notes),) if shown.notes else ()
    yield "file", shown.path
