"""Reads and writes what sources keep on disk between runs: regular files of a known size, whatever else may stand there."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path


def read(path: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most ``limit`` bytes. Raises ``OSError``; a pipe or a device is never waited for."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    with open(handle, "rb") as file:  # noqa: PTH123 - opened already
        info = os.fstat(handle)
        if not stat.S_ISREG(info.st_mode) or info.st_size > limit:
            raise OSError(f"{path} is no regular file of at most {limit} bytes")
        return file.read(limit)


def write(path: Path, text: str) -> None:
    """Put a file in the place of whatever stands at ``path``, whole. Raises ``OSError``; nothing is left behind then."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, suffix=".part", delete=False) as part:
        try:
            part.write(text)
            part.close()
            Path(part.name).replace(path)
        except OSError:
            Path(part.name).unlink()
            raise
