"""The person's own editor: from the environment only, never through a shell."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

from papercli.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def run_editor(path: Path) -> None:
    """Run ``$VISUAL``, ``$EDITOR`` or, on a terminal, vi on a file and wait. Raises ``UsageError`` where that fails.

    What the editor prints goes to stderr where stdout is no terminal: there it would be taken for data.
    """
    wanted = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("vi" if sys.stdin.isatty() else "")
    if not wanted:
        raise UsageError("there is no terminal for an editor", hint="set EDITOR to a command that needs none")
    try:
        words = shlex.split(wanted)
    except ValueError:
        words = []
    if not words:
        raise UsageError(f"EDITOR is no command: {wanted}")
    try:
        done = subprocess.run([*words, str(path)], check=False, stdout=None if sys.stdout.isatty() else 2)
    except OSError as error:
        raise UsageError(
            f"cannot run the editor {words[0]}: {(error.strerror or '').lower()}", hint="set EDITOR to yours"
        ) from None
    if done.returncode:
        raise UsageError(
            f"the editor {words[0]} ended with status {done.returncode}: nothing was changed", code="editor-failed"
        )
