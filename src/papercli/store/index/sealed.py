"""SQLite files that are never changed, only replaced whole, and that tell by themselves whether they are as they were written.

So readers need no lock and no journal, a file cut short or with one wrong bit is noticed, and a power cut costs no more than making
it again.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEAL = slice(60, 64)
"""Where SQLite keeps ``user_version``, which is ours to use, and ours holds the sum of all other bytes."""
_BLOCK = 1 << 18


def open_file(path: str, schema: str) -> sqlite3.Connection | None:
    """Open a file for reading; None where it is not there, not whole, or was made by another ``schema``."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        if not _is_whole(handle, schema):
            return None
        db = sqlite3.connect(f"file:{_quoted(path)}?mode=ro&immutable=1", uri=True, isolation_level=None)
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()  # opens the file, which connect() does not
        if os.path.samestat(os.fstat(handle), os.lstat(path)):
            return db
        db.close()  # replaced meanwhile
    except (OSError, sqlite3.Error):
        pass
    finally:
        os.close(handle)
    return None


@contextlib.contextmanager
def replacing(path: str, schema: str, base: sqlite3.Connection | None = None) -> Iterator[sqlite3.Connection]:
    """Make the file anew: with the tables of ``schema``, or as a copy of the open ``base``. It stands there when the block ends well.

    Raises ``OSError`` and ``sqlite3.Error``.
    """
    temporary = f"{path}.{os.urandom(8).hex()}.tmp"
    os.close(os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666))
    try:
        with contextlib.closing(sqlite3.connect(temporary, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode = OFF")
            db.execute("PRAGMA synchronous = OFF")
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            if base is not None:
                base.backup(db)
            db.execute("BEGIN")
            if base is None:
                for statement in schema.split(";"):
                    db.execute(statement)
            yield db
            db.execute("COMMIT")
        _seal(temporary, schema)
        os.replace(temporary, path)  # noqa: PTH105 - paths are text here
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise


def _sum(handle: int, schema: str) -> tuple[int, bytes]:
    """The sum of a file's bytes but those of the seal, and the seal."""
    buffer = bytearray(_BLOCK)
    view = memoryview(buffer)
    os.lseek(handle, 0, os.SEEK_SET)
    found, seal, first = zlib.crc32(schema.encode()), b"", True
    while size := os.readv(handle, [view]):
        if first:
            seal, buffer[_SEAL], first = bytes(buffer[_SEAL]), bytes(4), False
        found = zlib.crc32(view[:size], found)
    return found, seal


def _is_whole(handle: int, schema: str) -> bool:
    found, seal = _sum(handle, schema)
    return found.to_bytes(4, "big") == seal


def _seal(path: str, schema: str) -> None:
    handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        os.pwrite(handle, _sum(handle, schema)[0].to_bytes(4, "big"), _SEAL.start)
    finally:
        os.close(handle)


def _quoted(path: str) -> str:
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
