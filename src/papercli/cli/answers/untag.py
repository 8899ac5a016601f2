"""The answer of ``papercli untag``."""

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
    dry_run: bool,
    ids: bool,
    json: bool,
    quiet: bool,
    catalog: Path | None,
    lock_timeout: float | None,
) -> None:
    """Take papers out of a topic, as the command's options say."""
    from papercli.actions.tag import untag as act

    session = Session(json=json, quiet=quiet, ids=ids, dry_run=dry_run, catalog=catalog, lock_timeout=lock_timeout)
    session.report(act(session.context, topic, references(refs)))
