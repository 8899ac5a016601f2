"""The one place that runs git, and only to read."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# A repository's own configuration may name programs to run; none of that may happen to a reader. A folder of a working tree may be a
# repository itself ("bare"), with a configuration that came by a pull request; a missing object may be fetched, by any program.
_SETTINGS = (
    *("core.fsmonitor=false", "core.hooksPath=/dev/null", "safe.bareRepository=explicit"),
    *("protocol.allow=never", "protocol.file.allow=never", "protocol.ext.allow=never", "core.alternateRefsCommand="),
)
_QUIET = (*(word for each in _SETTINGS for word in ("-c", each)), "--no-optional-locks", "--literal-pathspecs")
_ENVIRON = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}


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
            env=os.environ | _ENVIRON,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
