"""The person's own editor: from the environment only, never through a shell."""

from __future__ import annotations

import os
import shlex
import subprocess
from typing import TYPE_CHECKING

from papercli.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def run_editor(path: Path) -> None:
    """Run ``$VISUAL``, ``$EDITOR`` or vi on a file and wait. Raises ``UsageError`` where that fails."""
    wanted = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        words = shlex.split(wanted)
    except ValueError:
        words = []
    if not words:
        raise UsageError(f"EDITOR is no command: {wanted}")
    try:
        done = subprocess.run([*words, str(path)], check=False)
    except OSError as error:
        raise UsageError(
            f"cannot run the editor {words[0]}: {(error.strerror or '').lower()}", hint="set EDITOR to yours"
        ) from None
    if done.returncode:
        raise UsageError(
            f"the editor {words[0]} ended with status {done.returncode}: nothing was changed", code="editor-failed"
        )
