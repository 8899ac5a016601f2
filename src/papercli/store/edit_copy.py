"""The copy of a paper's file that a person's editor works on, held by one edit at a time.

Beside the copy stands ``ID.begun``, what it was begun from: its lock says that an editor is open, its bytes whether the
copy holds anything that the paper's file did not.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from papercli.errors import LockedError
from papercli.store import derived, files, layout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class EditCopy:
    """One paper's copy. Only ``held`` makes one, so that no other edit has it."""

    def __init__(self, path: Path, begun: Path) -> None:
        self.path = path
        """The copy, there or not."""
        self._begun = begun
        self._dropped = False

    @property
    def begun_from(self) -> bytes:
        """What the copy was begun from; empty where there is none."""
        try:
            return files.read_bytes(self._begun, self._begun.name)
        except FileNotFoundError:
            return b""

    @property
    def is_changed(self) -> bool:
        """Whether a copy is there that differs from what it was begun from."""
        return layout.is_regular(self.path) and files.read_bytes(self.path, self.path.name) != self.begun_from

    def holds(self, data: bytes) -> bool:
        """Whether a copy is there that is ``data``, byte for byte."""
        return layout.is_regular(self.path) and files.read_bytes(self.path, self.path.name) == data

    def begin(self, original: bytes) -> None:
        """Make the copy anew from ``original``."""
        files.remove(self.path)  # first, or a crash in between would make it look like text of the person's
        files.write_in_place(self._begun, original)  # not by a rename: the lock is on this very file
        files.write_bytes(self.path, original)

    def drop(self) -> None:
        """Take away the copy and what is known of it. It is let go by that: from now on another edit may have one."""
        if not self._dropped:
            self._dropped = True
            files.remove(self.path)
            files.remove(self._begun)


@contextlib.contextmanager
def held(at: layout.Layout, id_: str) -> Iterator[EditCopy]:
    """Hold the copy of one paper's file; in the end a copy without changes goes. Raises ``LockedError`` while another edit has it."""
    derived.folder(at)
    path = at.edited / f"{id_}.yaml"
    files.make_folder(path.parent)
    begun = path.with_suffix(".begun")
    handle = _lock(begun, id_)
    copy = EditCopy(path, begun)
    try:
        files.sweep(path.parent, path.name)
        if layout.is_regular(path):
            files.cut_zeros(path)
        yield copy
    finally:
        if path.parent.is_dir() and not copy.is_changed:
            copy.drop()
        os.close(handle)


def _lock(path: Path, id_: str) -> int:
    import fcntl

    while True:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        except OSError as error:
            raise files.failed(path, "open", error) from None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            raise LockedError(f"{id_} is being edited", ref=id_, hint="close the editor that is open on it") from None
        with contextlib.suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), path.stat()):
                return handle
        os.close(handle)  # its last holder removed it in between
