"""The one place that runs git, and only to read."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# A repository's own configuration may name programs to run; none of that may happen to a reader.
_QUIET = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "--no-optional-locks", "--literal-pathspecs")


_MERGED = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD")


def merged(path: Path) -> list[bytes]:
    """The bytes of ``path`` in the commits that are just being merged into the last one; empty where none is."""
    return [found for commit in _MERGED if (found := committed(path, commit)) is not None]


def committed(path: Path, commit: str = "HEAD") -> bytes | None:
    """The bytes of ``path`` in the last commit of its repository; None where git, repository, commit or file are missing."""
    try:
        done = subprocess.run(
            ["git", *_QUIET, "cat-file", "blob", f"{commit}:./{path.name}"],
            cwd=path.parent,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=20,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
