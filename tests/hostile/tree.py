"""What a folder holds, to tell whether a command changed anything."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def snapshot(folder: Path, *, without: tuple[str, ...] = (".papercli",)) -> dict[str, tuple[object, ...]]:
    """Path → kind, mode, time of change and content of everything below ``folder``; what is derived is left out."""
    out: dict[str, tuple[object, ...]] = {}
    stack = [os.fsencode(folder)]
    while stack:
        with os.scandir(stack.pop()) as entries:
            for entry in entries:
                info = entry.stat(follow_symlinks=False)
                name = os.fsdecode(entry.path)
                if entry.is_dir(follow_symlinks=False):
                    if os.fsdecode(entry.name) in without:
                        continue
                    stack.append(entry.path)
                out[name] = (stat.S_IFMT(info.st_mode), stat.S_IMODE(info.st_mode), _content(name, info))
    return out


def _content(name: str, info: os.stat_result) -> object:
    if stat.S_ISLNK(info.st_mode):
        return str(Path(name).readlink())
    if not stat.S_ISREG(info.st_mode):
        return None
    small = info.st_size < 1 << 24
    return info.st_size, info.st_mtime_ns, Path(name).read_bytes() if small else None
