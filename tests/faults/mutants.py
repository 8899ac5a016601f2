"""The program made worse on purpose, one way each, to show that the tests of faults can fail. Only a starter applies them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from papercli.actions.context import Context


def naive_write() -> None:
    """Files are overwritten where they stand."""
    from papercli.store import files

    def add(self: files.Writes, path: Path, data: bytes) -> None:
        try:
            path.write_bytes(data)
        except OSError as error:
            raise files.failed(path, "write", error) from None

    files.Writes.add = add  # type: ignore[method-assign]


def no_fsync() -> None:
    """Nothing waits for the disk."""
    os.fsync = lambda _: None


def no_folder_fsync() -> None:
    """A renamed file's data are on the disk, its name perhaps not."""
    from papercli.store import files

    files.sync_folder = lambda _: None


def no_lock() -> None:
    """Writers do not wait for each other."""
    from papercli.store import files

    @contextlib.contextmanager
    def locked(folder: Path, **_: object) -> Iterator[None]:
        yield

    files.locked = locked


def no_sweep() -> None:
    """Temporary files of those who were killed stay."""
    from papercli.store import files

    files.sweep = lambda *_, **__: None


def liar() -> None:
    """A disk that is full is no reason to complain."""
    from papercli.errors import StorageError
    from papercli.store import files

    add, finish = files.Writes.add, files.Writes.finish

    def quietly_add(self: files.Writes, path: Path, data: bytes) -> None:
        with contextlib.suppress(StorageError):
            add(self, path, data)

    def quietly_finish(self: files.Writes) -> None:
        with contextlib.suppress(StorageError):
            finish(self)

    files.Writes.add, files.Writes.finish = quietly_add, quietly_finish  # type: ignore[method-assign]


def papers_first() -> None:
    """A renamed topic is written into the papers before it is declared."""
    from papercli.actions import topics

    rename = topics.rename

    def worse(context: Context, old: str, new: str, *, title: str | None = None) -> topics.Changed:
        with context.writing() as writer:
            topics._replace_in_papers(writer, {old}, new)
        return rename(context, old, new, title=title)

    topics.rename = worse


def raw_text() -> None:
    """Titles go to the terminal and into Markdown as they are."""
    from papercli.cli import encode
    from papercli.model import hidden
    from papercli.writers.markdown import values

    encode.line = encode.lines = hidden.in_json = lambda text: text
    values.inline = lambda text, *_: text


APPLY: dict[str, Callable[[], None]] = {
    each.__name__: each
    for each in (naive_write, no_fsync, no_folder_fsync, no_lock, no_sweep, liar, papers_first, raw_text)
}
