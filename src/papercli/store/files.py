"""Files written whole or not at all, and the one lock of the catalog."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING

from papercli.errors import FullError, InvalidError, LockedError, StorageError
from papercli.store.yaml_limits import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_NO_LINK_NO_WAIT = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)

_TEMPORARY = re.compile(r"\.(?P<name>.+)\.[a-z0-9_]{8}\.tmp")
"""What ``write_bytes`` calls its temporary files."""
_NAME_PART = 100
"""So many characters of the file's own name are in it."""


def failed(path: Path, what: str, error: OSError) -> StorageError:
    """The error for a system call that failed on ``path``."""
    reason = (error.strerror or str(error)).lower()
    hints = {
        errno.ENOSPC: "the disk is full: make room and run it again",
        errno.EACCES: "check who owns it and its mode",
        errno.EROFS: "this file system is read-only",
        errno.EPERM: "check who owns it and its mode",
    }
    kind = FullError if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS) else StorageError
    return kind(f"cannot {what} {path}: {reason}", hint=hints.get(error.errno or 0))


def read_bytes(path: Path, shown: str, limit: int = MAX_BYTES) -> bytes:
    """Read a regular file of at most ``limit`` bytes.

    Raises ``FileNotFoundError`` as it is, ``InvalidError`` for a link, a device or a larger file (``shown`` names it)
    and ``StorageError`` where the system refuses.
    """
    try:
        handle = os.open(
            path,
            os.O_RDONLY | _NO_LINK_NO_WAIT | getattr(os, "O_CLOEXEC", 0),
        )
    except FileNotFoundError:
        raise
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise InvalidError("is a symbolic link, which papercli does not follow", path=shown, code="link") from None
        if error.errno == errno.ENXIO:
            raise InvalidError("is not a regular file", path=shown, code="odd-file") from None
        raise failed(path, "read", error) from None
    try:
        info = os.fstat(handle)
        if not stat.S_ISREG(info.st_mode):
            raise InvalidError("is not a regular file", path=shown, code="odd-file")
        if info.st_size > limit:
            raise InvalidError(f"is larger than {limit:,} bytes", path=shown, code="too-large")
        parts = []
        left = limit + 1
        while left and (part := os.read(handle, min(left, 1 << 20))):
            parts.append(part)
            left -= len(part)
        return b"".join(parts)
    except OSError as error:
        raise failed(path, "read", error) from None
    finally:
        os.close(handle)


def write_bytes(path: Path, data: bytes) -> None:
    """Replace ``path`` by a file of ``data``, keeping its mode: after a crash the old bytes stand there or the new, never half.

    Raises ``StorageError``; nothing is left behind then. A kill may leave the temporary file, which ``sweep`` takes away.
    """
    writes = Writes()
    writes.add(path, data)
    writes.finish()


class Writes:
    """Files to be replaced together: all are written before the disk is waited for, which takes hardly longer than for one.

    After a crash each of them is old or new, never half. Until ``finish`` none is new.
    """

    def __init__(self) -> None:
        self._waiting: dict[Path, tuple[Path, int]] = {}
        """Path → its temporary file, and that one's open handle."""
        self._changed: dict[Path, None] = {}
        """Folders in which files were put in place, to be waited for, in order."""

    def __len__(self) -> int:
        return len(self._waiting)

    def path(self, name: str) -> Path | None:
        """Where the file of this name will be; None where none waits."""
        return next((path for path in self._waiting if path.name == name), None)

    def add(self, path: Path, data: bytes) -> None:
        """Write what ``path`` will be into a temporary file. Raises ``StorageError``; nothing of it is left then, the others wait on."""
        self._forget(path)
        new = path.with_name(f".{path.name[:_NAME_PART]}.{os.urandom(4).hex()}.tmp")
        try:
            mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
            handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK_NO_WAIT, 0o600)
            self._waiting[path] = new, handle
            with os.fdopen(handle, "wb", closefd=False) as file:
                file.write(data)
            os.fchmod(handle, mode)
        except BaseException as error:
            self._forget(path)
            if isinstance(error, OSError):
                raise failed(path, "write", error) from None
            raise

    def finish(self) -> None:
        """Put all files in place, in the order in which they came.

        Raises ``StorageError``; those before the one that failed may be new then, and nothing else is left.
        """
        at = Path()
        try:
            for path, (_, handle) in self._waiting.items():
                at = path
                os.fsync(handle)
            for path, (new, handle) in list(self._waiting.items()):
                at = path
                self._waiting[path] = new, -1
                os.close(handle)
                new.replace(path)
                del self._waiting[path]
                self._changed[path.parent] = None
            for at in list(self._changed):
                sync_folder(at)
                del self._changed[at]
        except OSError as error:
            raise failed(at, "write", error) from None
        finally:
            self.discard()

    def discard(self) -> None:
        """Forget all that is not in place."""
        for path in list(self._waiting):
            self._forget(path)

    def _forget(self, path: Path) -> None:
        if path in self._waiting:
            new, handle = self._waiting.pop(path)
            if handle >= 0:
                os.close(handle)
            with contextlib.suppress(OSError):
                new.unlink()


def sweep(folder: Path, name: str | None = None, names: Iterable[str] | None = None) -> None:
    """Take away the temporary files that writers before us were killed over; with ``name`` only those of that file.

    ``names`` are those of all files there, where they are known.

    Only for who holds the lock under which this folder is written. What cannot be swept is left: no reason to fail.
    """
    with contextlib.suppress(OSError):
        if names is None:
            names = [] if folder.is_symlink() else os.listdir(folder)  # noqa: PTH208 - names alone: there may be ten thousand
        for entry in names:
            if entry[0] != "." or entry[-4:] != ".tmp" or not (found := _TEMPORARY.fullmatch(entry)):
                continue
            if name is None or found["name"] == name[:_NAME_PART]:
                with contextlib.suppress(OSError):
                    (folder / entry).unlink()


def write_in_place(path: Path, data: bytes) -> None:
    """Write what may be half written when we are stopped, and needs no temporary file; never through a link. Raises ``StorageError``."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _NO_LINK_NO_WAIT, 0o666)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise failed(path, "write", error) from None


def sync(path: Path) -> None:
    """Make what another program has written into a file last through a power cut. Raises ``StorageError``."""
    try:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        sync_folder(path.parent)
    except OSError as error:
        raise failed(path, "write", error) from None


def cut_zeros(path: Path) -> None:
    """Take away the zeros that a power cut leaves at the end of a file where an editor's last words had not reached the disk."""
    data = read_bytes(path, path.name)
    if data.endswith(b"\0"):
        write_bytes(path, data.rstrip(b"\0"))


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def sync_folder(folder: Path) -> None:
    """Make a rename or removal in ``folder`` last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def rename(old: Path, new: Path) -> None:
    """Rename a file within the catalog, for good. Raises ``StorageError``."""
    try:
        old.rename(new)
        sync_folder(new.parent)
        if new.parent != old.parent:
            sync_folder(old.parent)
    except OSError as error:
        raise failed(old, "rename", error) from None


def remove(path: Path) -> None:
    """Remove a file, for good; one that is gone is fine. Raises ``StorageError``."""
    try:
        path.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        raise failed(path, "remove", error) from None


def make_folder(path: Path) -> None:
    """Make a folder and those above it, for good. Raises ``StorageError``."""
    try:
        missing = [each for each in (path, *path.parents) if not each.exists()]
        path.mkdir(parents=True, exist_ok=True)
        for each in missing:
            sync_folder(each.parent)
    except OSError as error:
        raise failed(path, "make the folder", error) from None


@contextlib.contextmanager
def locked(folder: Path, *, timeout: float, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the one writer's lock of ``folder``: ``flock`` on the folder itself, which dies with its owner.

    ``waiting`` is called once after a second of waiting; after ``timeout`` seconds ``LockedError`` is raised.
    """
    import fcntl

    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise failed(folder, "lock", error) from None
    try:
        start, told, pause = time.monotonic(), False, 0.005
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                waited = time.monotonic() - start
            except OSError as error:
                raise failed(folder, "lock", error) from None
            if waited >= timeout:
                hint = "try again when it is done, or wait longer with --lock-timeout SECONDS"
                raise LockedError(f"another papercli has been writing to {folder} for {waited:.0f} seconds", hint=hint)
            if waited >= 1 and not told:
                told = True
                waiting()
            time.sleep(min(pause, max(timeout - waited, 0.001)))
            pause = min(pause * 2, 0.1)
        yield
    finally:
        os.close(handle)
