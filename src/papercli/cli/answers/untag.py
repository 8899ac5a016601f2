"""The answer of ``papercli untag``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.cli.session import Session, references

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from papercli.cli.session import Writing


def answer(
    *,
    topic: str,
    refs: Sequence[str],
    **session: Unpack[Writing],
) -> None:
    """Take papers out of a topic, as the command's options say."""
    from papercli.actions.tag import untag as act

    run = Session(**session)
    run.report(act(run.context, topic, references(refs)))
