"""Stamps: what the system says of each file below a folder without opening it, so that a changed one is noticed.

A stamp is type, size, times of change and inode. The time of the last change of the inode (ctime) can't be set by hand: an edit
that keeps size and mtime shows, too.
"""

from __future__ import annotations

import os
import stat
import struct
from array import array
from typing import NamedTuple

from papercli.store.index import both_cores
from papercli.store.layout import DEEPEST

REGULAR = stat.S_IFREG
FOLDER = stat.S_IFDIR
PARTS = 5
"""Numbers in a stamp: type, size, mtime and ctime in nanoseconds, inode."""
WIDTH = 8 * PARTS
"""Bytes of a stamp."""
NONE = bytes(WIDTH)
"""The stamp of what must be read whatever the system says."""
_YOUNG = 2_000_000_000
"""Nanoseconds within which two changes may have the same time: the coarsest clock of a file system in use (FAT)."""
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_TRIES = 4
"""Others may be renaming files."""
_MANY = 3000
"""From so many files on, asking with two processes is quicker than with one."""


class Listing(NamedTuple):
    """What lies below a folder, in no particular order. Names that begin with a dot are passed over."""

    names: list[str]
    """Relative to the folder, with forward slashes."""
    stamps: bytes
    """``WIDTH`` bytes for each name; of a folder only its type, since what is in it follows."""

    @property
    def name_bytes(self) -> bytes:
        """All names as one text, with NUL between them."""
        return "\0".join(self.names).encode("utf-8", "surrogateescape")

    @classmethod
    def from_bytes(cls, names: bytes, stamps: bytes) -> Listing:
        """What ``name_bytes`` and the stamps were made from."""
        return cls(names.decode("utf-8", "surrogateescape").split("\0") if names else [], stamps)

    @property
    def kinds(self) -> array[int]:
        """The type of each file: ``REGULAR``, ``FOLDER``, or another."""
        return array("q", self.stamps)[::PARTS]

    @property
    def is_flat(self) -> bool:
        """Whether there is nothing but regular files."""
        return set(self.kinds) <= {REGULAR}

    def trusted(self, now: int) -> Listing:
        """The same without stamps for files that may change again without another one, had they been read after ``now`` (nanoseconds)."""
        numbers = array("q", self.stamps)
        first = now - _YOUNG
        pairs = enumerate(zip(numbers[2::PARTS], numbers[3::PARTS], strict=True))
        young = [i for i, (modified, changed) in pairs if modified > first or changed > first]
        raw = bytearray(self.stamps)
        for i in young:
            raw[i * WIDTH : (i + 1) * WIDTH] = NONE
        return Listing(self.names, bytes(raw))

    def by_name(self) -> dict[str, bytes]:
        """Name → stamp."""
        raw = self.stamps
        return {name: raw[i : i + WIDTH] for name, i in zip(self.names, range(0, len(raw), WIDTH), strict=True)}

    def changed(self, now: Listing) -> set[str]:
        """The names in ``now`` that have another stamp here, or none."""
        if now.stamps == self.stamps and now.names == self.names:
            return set()
        before = self.by_name()
        return {name for name, stamp in now.by_name().items() if before.get(name) != stamp}


def take(folder: str) -> Listing:
    """Look at everything below ``folder``. Raises ``OSError``, ``OverflowError`` where a time is none of this age."""
    for _ in range(_TRIES):
        names: list[str] = []
        stamps: list[bytes] = []
        try:
            _take(os.open(folder, _FOLDER), "", names, stamps)
        except FileNotFoundError:  # gone between the listing and the look
            continue
        except struct.error as error:
            raise OverflowError(str(error)) from None
        return Listing(names, b"".join(stamps))
    return Listing([], b"")


def _take(handle: int, prefix: str, names: list[str], stamps: list[bytes]) -> None:
    try:
        here = _names(handle)
        if len(here) < _MANY:
            taken = _stamps(handle, here)
        else:
            half = len(here) // 2
            with both_cores.meanwhile(lambda: _stamps(handle, here[half:])) as other:
                taken = _stamps(handle, here[:half])
                taken += other()
        names += [prefix + name for name in here] if prefix else here
        folders = [i for i, kind in enumerate(array("q", taken)[::PARTS]) if kind == FOLDER]
        stamps.append(taken)
        for name in sorted(here[i] for i in folders if prefix.count("/") < DEEPEST):
            _take(os.open(name, _FOLDER, dir_fd=handle), f"{prefix}{name}/", names, stamps)
    finally:
        os.close(handle)


def _names(handle: int) -> list[str]:
    """What a folder holds; listed again where it changed meanwhile: a listing is not made in one moment."""
    names: list[str] = []
    for _ in range(_TRIES):
        before = os.fstat(handle).st_mtime_ns
        names = os.listdir(handle)
        if os.fstat(handle).st_mtime_ns == before:
            break
    return [name for name in names if name[0] != "."]


def _stamps(handle: int, names: list[str]) -> bytes:
    look, pack = os.stat, struct.Struct(f"{PARTS}q").pack
    out = []
    for name in names:
        found = look(name, dir_fd=handle, follow_symlinks=False)
        kind = stat.S_IFMT(found.st_mode)
        if kind == FOLDER:
            out.append(pack(kind, 0, 0, 0, 0))
        else:
            out.append(pack(kind, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino))
    return b"".join(out)


def is_regular(stamp: bytes) -> bool:
    """Whether it is the stamp of a regular file."""
    return array("q", stamp)[0] == REGULAR
