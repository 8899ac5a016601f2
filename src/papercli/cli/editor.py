"""The person's own editor: from the environment only, never through a shell."""

from __future__ import annotations

import os
import shlex
import signal
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
        status = _wait_for([*words, str(path)])
    except OSError as error:
        raise UsageError(
            f"cannot run the editor {words[0]}: {(error.strerror or '').lower()}", hint="set EDITOR to yours"
        ) from None
    if status:
        raise UsageError(f"the editor {words[0]} ended with status {status}: nothing was changed", code="editor-failed")


def _wait_for(command: list[str]) -> int:
    """Run a command to its end. Ctrl-C is the editor's while it runs; what ends us asks it to end, too."""
    before = signal.signal(signal.SIGINT, lambda *_: None)  # not SIG_IGN, which the editor would inherit
    try:
        with subprocess.Popen(command, stdout=None if sys.stdout.isatty() else 2) as editor:
            try:
                return editor.wait()
            except BaseException:
                editor.terminate()
                raise
    finally:
        signal.signal(signal.SIGINT, before)
