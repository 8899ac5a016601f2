"""Power cuts: a small ext4 on a loop device that is shut down without writing back what it holds in memory.

Needs root and loop devices. It models one file system, ext4 with its usual ordering of data, with and without the journal's
last records; not every disk.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults import sample

_SHUTDOWN = 0x8004587D  # EXT4_IOC_SHUTDOWN
MODES = {"names": 1, "nothing": 2}
"""What survives of what was not synced: names without their data (the journal is flushed), or nothing."""


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


@dataclass(slots=True)
class Disk:
    """A disk that holds one catalog, and can lose its power. The catalog stands in ``folder`` while it is mounted."""

    image: Path
    mount: Path

    @property
    def folder(self) -> Path:
        return self.mount / "during"

    @classmethod
    def of(cls, source: Path, work: Path) -> Disk:
        """Make a disk that holds a copy of ``source``."""
        disk = cls(work / "disk.img", work / "mounted")
        disk.mount.mkdir()
        with (work / "first.img").open("wb") as file:
            file.truncate(24 << 20)
        _run("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0", str(work / "first.img"))
        shutil.copyfile(work / "first.img", disk.image)
        with disk.mounted():
            sample.copy(source, disk.folder)
        disk.image.rename(work / "first.img")
        return disk

    def fresh(self) -> None:
        """Go back to the disk as it was made."""
        _run("cp", "--sparse=always", str(self.image.with_name("first.img")), str(self.image))

    @contextmanager
    def mounted(self, *, read_only: bool = False) -> Iterator[Path]:
        """Mount it, after a cut with the journal replayed."""
        _run("mount", "-o", "loop,ro" if read_only else "loop", str(self.image), str(self.mount))
        try:
            yield self.folder
        finally:
            _run("umount", str(self.mount))

    def cut(self, mode: str) -> None:
        """Take away its power."""
        handle = os.open(self.mount, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, _SHUTDOWN, struct.pack("I", MODES[mode]))
        finally:
            os.close(handle)


def missing(work: Path) -> str:
    """Why no power can be cut here; empty where it can."""
    if os.geteuid() != 0:
        return "only root can mount a disk"
    for tool in ("mkfs.ext4", "mount", "umount"):
        if not shutil.which(tool):
            return f"{tool} is not installed"
    source = work / "source"
    source.mkdir()
    try:
        disk = Disk.of(source, work)
        disk.fresh()
        with disk.mounted():
            disk.cut("nothing")
    except (OSError, subprocess.CalledProcessError) as error:
        return f"no disk can be mounted and shut down here: {error}"
    return ""


@pytest.fixture(scope="session")
def _can_cut(tmp_path_factory: pytest.TempPathFactory) -> str:
    return missing(tmp_path_factory.mktemp("power"))


@pytest.fixture
def needs_power(_can_cut: str) -> None:
    """Skip where power cannot be cut."""
    if _can_cut:
        pytest.skip(_can_cut)
