"""The answer of ``papercli tag``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.cli.session import Session, references

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def answer(
    *,
    topic: str,
    refs: Sequence[str],
    new_topic: bool,
    dry_run: bool,
    ids: bool,
    json: bool,
    quiet: bool,
    catalog: Path | None,
    lock_timeout: float | None,
) -> None:
    """Put papers under a topic, as the command's options say."""
    from papercli.actions.tag import tag as act

    session = Session(json=json, quiet=quiet, ids=ids, dry_run=dry_run, catalog=catalog, lock_timeout=lock_timeout)
    session.report(act(session.context, topic, references(refs), new_topic=new_topic))
