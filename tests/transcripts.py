"""Transcripts of the command line: commands with everything they print, run again and compared whole.

A transcript is text: ``$ command``, then its stdout as it is, stderr behind ``! ``, and ``[status]`` where that isn't 0;
``; `` begins a remark. Commands that are a plain ``papercli …`` run in this process; anything else (pipes, redirections,
other programs) in a real shell.
"""

from __future__ import annotations

import io
import os
import shlex
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from papercli.cli.main import run

UPDATE = os.environ.get("PAPERCLI_UPDATE_TRANSCRIPTS") == "1"
_SHELL_ONLY = set("|<>;&`$*\\(){}~")


@dataclass
class Ran:
    stdout: str
    stderr: str
    status: int

    def text(self) -> str:
        out = self.stdout
        if out and not out.endswith("\n"):
            out += "%\n"
        out += "".join(f"! {line}\n" for line in self.stderr.splitlines())
        return out + (f"[{self.status}]\n" if self.status else "")


class _Stream(io.TextIOWrapper):
    """A text stream over bytes, as sys.stdout is."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", errors="backslashreplace", write_through=True)

    def value(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode("utf-8", "replace")  # type: ignore[attr-defined]


@dataclass
class Shell:
    """A folder in which commands run."""

    folder: Path
    environ: dict[str, str] = field(default_factory=dict)

    def run(self, command: str, stdin: bytes = b"") -> Ran:
        """Run a command; the folder's own path is printed as ``FOLDER``."""
        ran = self._run(command, stdin)
        out, err = (text.replace(str(self.folder), "FOLDER") for text in (ran.stdout, ran.stderr))
        return Ran(out, err, ran.status)

    def _run(self, command: str, stdin: bytes) -> Ran:
        if command.startswith("papercli") and not _SHELL_ONLY & set(_outside_quotes(command)):
            return self.papercli(shlex.split(command)[1:], stdin)
        scripts = str(Path(sys.executable).parent)
        environ = os.environ | self.environ | {"PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}
        done = subprocess.run(
            ["bash", "-c", command], cwd=self.folder, env=environ, input=stdin, capture_output=True, check=False
        )
        return Ran(done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"), done.returncode)

    def papercli(self, args: list[str], stdin: bytes = b"") -> Ran:
        out, err = _Stream(), _Stream()
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder)
            for name, value in self.environ.items():
                patch.setenv(name, value)
            patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            with redirect_stdout(out), redirect_stderr(err):
                status = run(args)
        return Ran(out.value(), err.value(), status)


def _outside_quotes(command: str) -> str:
    return "".join(command.split("'")[::2]) if command.count("'") % 2 == 0 else command


def check(path: Path, shell: Shell) -> None:
    """Run a transcript and demand that it stays as it is; with PAPERCLI_UPDATE_TRANSCRIPTS=1 write it anew."""
    written = path.read_text(encoding="utf-8")
    out = []
    for line in written.splitlines():
        if line.startswith("; "):
            out.append(f"{line}\n")
        elif line.startswith("$ "):
            out.append(f"{line}\n{shell.run(line[2:]).text()}")
    now = "".join(out)
    assert out, f"{path.name} holds no command"
    if UPDATE:
        path.write_text(now, encoding="utf-8")
    assert now == written, f"{path.name} is not what the program prints (PAPERCLI_UPDATE_TRANSCRIPTS=1 writes it anew)"
