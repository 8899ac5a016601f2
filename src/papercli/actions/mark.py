"""Mark papers as unread, being read, read or skipped, with the dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.actions.batch import edit_each
from papercli.errors import UsageError
from papercli.model import schema
from papercli.model.changes import Change, Remove, Set
from papercli.model.paper import STATUSES
from papercli.model.text import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.actions.batch import Batch
    from papercli.actions.context import Context
    from papercli.model.paper import Paper


def mark(context: Context, status: str, references: Sequence[str], *, date: str | None = None) -> Batch:
    """Set the status of every paper that is meant.

    ``reading`` sets ``started`` where it is absent, ``read`` sets ``finished`` where the paper wasn't read yet, to
    ``date`` or else today; a given ``date`` is always written. ``unread`` takes both dates away.
    """
    if status not in STATUSES:
        near = nearest(status, STATUSES, 1)
        hint = f"did you mean {near[0]}?" if near else f"one of {', '.join(STATUSES)}"
        raise UsageError(f'there is no status "{status}"', hint=hint)
    if date is not None:
        if status not in ("reading", "read"):
            raise UsageError(f"a date says when reading began or ended; {status} has none", hint="leave --date out")
        try:
            schema.day(date)
        except schema.WrongError as wrong:
            raise UsageError(f"--date: {wrong}") from None
    return edit_each(context, references, lambda paper: changes(paper, status, date, context.today))


def changes(paper: Paper, status: str, date: str | None, today: str) -> list[Change]:
    """What marking this paper changes in its file."""
    if status == "unread":
        status_changes: list[Change] = [Remove(("status",))] if paper.status != "unread" else []
        return [*status_changes, Remove(("started",)), Remove(("finished",))]
    out: list[Change] = [Set(("status",), status)]
    if status == "reading" and (date or not paper.started):
        out.append(Set(("started",), date or today))
    if status == "read" and (date or paper.status != "read"):  # one read long ago, on a day nobody wrote down, stays so
        out.append(Set(("finished",), date or today))
    return out
