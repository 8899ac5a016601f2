"""Make a catalog."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from papercli.errors import InvalidError, RefusedError, UsageError
from papercli.model import settings_schema
from papercli.model.settings import FORMAT
from papercli.store import files
from papercli.store.catalog import Catalog, Contents
from papercli.store.layout import Layout
from papercli.store.yaml_write import new_document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from papercli.model.changes import Plain
    from papercli.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Made:
    """What ``init`` made."""

    at: Layout
    paths: tuple[str, ...]
    """The new files and folders, as messages show them."""


def init(
    root: Path,
    *,
    title: str | None = None,
    readme: str | None = None,
    lock_timeout: float = 30,
    waiting: Callable[[], None] = lambda: None,
) -> Made:
    """Make ``catalog/`` in ``root``, and with ``readme`` put a block into that file.

    ``catalog.yaml`` is written last: stopped before, there is no catalog yet, and the same again makes it. Raises
    ``UsageError`` for a title or README that a catalog cannot have, ``RefusedError`` where a catalog is already, and
    ``InvalidError`` for a README that can get no block; nothing is made then. ``lock_timeout`` is in seconds.
    """
    from papercli.actions.render_readme import begin

    at = Layout(root / "catalog")
    _refuse_taken(at)
    mapping: dict[str, Plain] = {"format": str(FORMAT), "title": "Papers" if title is None else title}
    if readme is not None:
        mapping["readmes"] = [_inside(readme, root)]
    settings = _settings(mapping)
    text = new_document(mapping, order=settings_schema.ORDER).text
    targets = [root / name for name in settings.readmes or ()]
    empty = Contents(settings, {}, {}, ())
    begin(Catalog(at), empty, targets, check=True)
    files.make_folder(at.papers)
    with files.locked(at.folder, timeout=lock_timeout, waiting=waiting):
        _refuse_taken(at)
        for folder in (at.folder, at.derived):
            files.sweep(folder)
        for path in targets:
            files.sweep(path.parent, path.name)
        readmes = begin(Catalog(at), empty, targets).files
        files.write_bytes(at.settings, text.encode())
    made = [at.shown(at.settings), at.shown(at.papers) + "/", *(each.shown for each in readmes)]
    return Made(at, tuple(made))


def _refuse_taken(at: Layout) -> None:
    if at.folder.is_symlink():
        raise InvalidError("is a symbolic link, which papercli does not follow", path=at.shown(at.folder), code="link")
    if os.path.lexists(at.settings):
        raise RefusedError("there is a catalog already", path=at.shown(at.settings), code="taken")


def _inside(readme: str, root: Path) -> str:
    """The README as ``catalog.yaml`` names it: relative to the folder that holds the catalog."""
    path = Path(readme)
    if path.is_absolute() and path.is_relative_to(root):
        path = path.relative_to(root)
    return os.path.normpath(path).replace(os.sep, "/") if readme.strip() else readme


def _settings(mapping: Mapping[str, Plain]) -> Settings:
    """What the new ``catalog.yaml`` will say. Raises ``UsageError`` where it cannot be said."""
    settings, problems = settings_schema.settings(mapping)
    if settings is None:
        raise UsageError("; ".join(f"--{problem.message.replace('readmes:', 'readme:', 1)}" for problem in problems))
    return settings
