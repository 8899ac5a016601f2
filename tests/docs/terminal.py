"""A person's terminal, for documentation: stdout is a terminal, and both streams are shown as they are written.

Plain ``papercli …`` commands run in this process, everything else in bash on a pseudo-terminal.
"""

from __future__ import annotations

import os
import pty
import shlex
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from papercli.cli.main import run
from papercli.cli.output import Output
from tests import transcripts


class Terminal(transcripts.Shell):
    """A shell whose commands print to a terminal 100 columns wide, without colours and pagers. Nobody types anything."""

    def shows(self, command: str) -> str:
        """Everything that appears on the screen, without blanks at the ends of lines."""
        plain = command.startswith("papercli ") and not transcripts._SHELL_ONLY & set(
            transcripts._outside_quotes(command)
        )
        text = self._inside(shlex.split(command)[1:]) if plain else self._in_bash(command)
        lines = text.replace("\r\n", "\n").split("\n")
        if lines[-1] == "":
            lines.pop()
        return "".join(f"{line.rstrip(' ')}\n" for line in lines)

    def _inside(self, args: list[str]) -> str:
        screen = transcripts._Stream()
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder)
            patch.setattr(Output, "on_terminal", property(lambda _: True))
            with redirect_stdout(screen), redirect_stderr(screen), open(os.devnull, encoding="utf-8") as nobody:  # noqa: PTH123
                patch.setattr("sys.stdin", nobody)
                run(args)
        return screen.value()

    def _in_bash(self, command: str) -> str:
        scripts = str(Path(sys.executable).parent)
        environ = os.environ | {
            "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
            "TERM": "dumb",
            "LINES": "40",
            "PAGER": "cat",
            "GIT_PAGER": "cat",
        }
        ours, theirs = pty.openpty()
        try:
            process = subprocess.Popen(
                ["bash", "-c", command],
                cwd=self.folder,
                env=environ,
                stdin=subprocess.DEVNULL,
                stdout=theirs,
                stderr=theirs,
            )
        finally:
            os.close(theirs)
        with process, open(ours, "rb", buffering=0) as screen:  # noqa: PTH123
            shown = b""
            while part := _read(screen.fileno()):
                shown += part
        return shown.decode("utf-8", "replace")


def _read(handle: int) -> bytes:
    """What came next; nothing where the last process has closed its end, which Linux calls an input/output error."""
    try:
        return os.read(handle, 65536)
    except OSError:
        return b""
