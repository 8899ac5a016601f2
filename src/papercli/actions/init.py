"""Make a catalog."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.errors import RefusedError
from papercli.model.settings import FORMAT
from papercli.model.settings_schema import ORDER
from papercli.store import files
from papercli.store.layout import Layout
from papercli.store.yaml_write import new_document

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from papercli.model.changes import Plain


@dataclass(frozen=True, slots=True)
class Made:
    """What ``init`` made."""

    at: Layout
    paths: tuple[str, ...]
    """The new files and folders, as messages show them."""


def init(root: Path, environ: Mapping[str, str], *, title: str | None = None, readme: str | None = None) -> Made:
    """Make ``catalog/`` in ``root``, and with ``readme`` put a block into that file. Raises ``RefusedError`` where one is."""
    from papercli.actions.context import Context
    from papercli.actions.render_readme import render_readme

    at = Layout(root / "catalog")
    if at.settings.exists() or at.settings.is_symlink():
        raise RefusedError("there is a catalog already", path=at.shown(at.settings), code="taken")
    mapping: dict[str, Plain] = {"format": str(FORMAT), "title": title or "Papers"}
    if readme:
        mapping["readmes"] = [readme]
    files.make_folder(at.papers)
    text = new_document(mapping, order=ORDER)
    files.write_bytes(at.settings, text.encode())
    made = [at.shown(at.settings), at.shown(at.papers) + "/"]
    if readme:
        context = Context(at=at, today="", environ=environ)
        made += [each.shown for each in render_readme(context, [root / readme], init=True).files]
    return Made(at, tuple(made))
