"""The answer of ``papercli tag``."""

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
    new_topic: bool,
    **session: Unpack[Writing],
) -> None:
    """Put papers under a topic, as the command's options say."""
    from papercli.actions.tag import tag as act

    run = Session(**session)
    run.report(act(run.context, topic, references(refs), new_topic=new_topic))
