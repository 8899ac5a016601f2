"""``papercli stats``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.cli.command import application
from papercli.cli.options import CatalogDir, Json, Quiet
from papercli.cli.session import Session, broken_as_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papercli.actions.stats import Share, Stats

app = application()


@app.command()
def stats(json: Json = False, quiet: Quiet = False, catalog: CatalogDir = None) -> None:
    """Show how much is read: in all, by topic, by year, by month.

    For instance: papercli stats --json
    """
    from papercli.actions.stats import stats as act

    session = Session(json=json, quiet=quiet, catalog=catalog)
    found = act(session.context)
    out = session.out
    if json:
        out.document(
            papers=found.total,
            by_status=found.by_status,
            by_kind=found.by_kind,
            by_topic=[_share(each, "topic") for each in found.by_topic],
            by_year=[{**_share(each, "year"), "year": int(each.name) if each.name else None} for each in found.by_year],
            finished_by_month=found.finished_by_month,
            **broken_as_json(found.broken),
        )
    elif out.on_terminal:
        for line in _lines(found):
            out.line(line)
    else:
        out.rows(_rows(found))
    session.report_broken(found.broken)


def _share(share: Share, name: str) -> dict[str, object]:
    return {name: share.name or None, "read": share.read, "papers": share.total}


def _rows(found: Stats) -> Iterator[tuple[str, str, str, str]]:
    """Group, name, read, total."""
    yield "all", "", str(found.by_status["read"]), str(found.total)
    for name, number in found.by_status.items():
        yield "status", name, "", str(number)
    for name, number in found.by_kind.items():
        yield "kind", name, "", str(number)
    for each in found.by_topic:
        yield "topic", each.name, str(each.read), str(each.total)
    for each in found.by_year:
        yield "year", each.name, str(each.read), str(each.total)
    for month, number in found.finished_by_month.items():
        yield "finished", month, str(number), str(number)


def _lines(found: Stats) -> Iterator[str]:
    words = ", ".join(f"{number} {name}" for name, number in found.by_status.items() if number)
    yield f"{found.by_status['read']} of {found.total} read" + (f" ({words})" if words else "")
    for head, shares in (("by topic", found.by_topic), ("by year", found.by_year)):
        if shares:
            yield ""
            yield head
        for each in shares:
            name = "  " * each.depth + (each.name or "(none)")
            yield f"  {name:<38} {each.read:>4} of {each.total}"
    if found.finished_by_month:
        yield ""
        yield "finished"
        for month, number in found.finished_by_month.items():
            yield f"  {month:<38} {number:>4}"
