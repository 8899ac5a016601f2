"""The one place that runs git, and only to read."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# A repository's own configuration may name programs to run; none of that may happen to a reader.
_QUIET = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "--no-optional-locks", "--literal-pathspecs")


def committed(path: Path) -> bytes | None:
    """The bytes of ``path`` in the last commit of its repository; None where git, repository, commit or file are missing."""
    try:
        done = subprocess.run(
            ["git", *_QUIET, "cat-file", "blob", f"HEAD:./{path.name}"],
            cwd=path.parent,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=20,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
