"""Links into the repository: relative to the file they stand in, and as the catalog keeps them, relative to the top."""

from __future__ import annotations

import posixpath
import re

_NOT_RELATIVE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/#?\\]")


def from_top(target: str, folder: str) -> str:
    """The link of a file in ``folder`` as one from the top; other links, and those within a page, stay.

    ``folder`` is relative to the top, with forward slashes; empty for the top itself.

    >>> from_top("../talks/a.pdf#page=3", "docs")
    'talks/a.pdf#page=3'
    """
    if not folder or not target or _NOT_RELATIVE.match(target):
        return target
    return posixpath.normpath(posixpath.join(folder, target)) + _slash(target)


def from_folder(target: str, folder: str) -> str:
    """The other way: a link from the top as a file in ``folder`` has it.

    >>> from_folder("talks/a.pdf#page=3", "docs")
    '../talks/a.pdf#page=3'
    """
    if not folder or not target or _NOT_RELATIVE.match(target):
        return target
    there = posixpath.normpath(target)
    if there.split("/")[0] == "..":  # out of the repository, as to GitHub's own pages: ../../issues
        return "../" * len(folder.split("/")) + there + _slash(target)
    return posixpath.relpath(f"/{there}", f"/{folder}") + _slash(target)


def _slash(path: str) -> str:
    return "/" if path.endswith("/") else ""
