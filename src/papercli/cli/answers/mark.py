"""The answer of ``papercli mark``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.cli.session import Session, references

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from papercli.cli.session import Writing


def answer(
    *,
    status: str,
    refs: Sequence[str],
    date: str | None,
    **session: Unpack[Writing],
) -> None:
    """Mark papers, as the command's options say."""
    from papercli.actions.mark import mark as act

    run = Session(**session)
    run.report(act(run.context, status, references(refs), date=date))
