"""Work shared with a second process of our own, where there is enough of it: threads would wait for one another."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def may_fork() -> bool:
    """Whether a second process can be had and would run beside this one; never in a program of several threads."""
    threading = sys.modules.get("threading")
    return hasattr(os, "fork") and (os.cpu_count() or 1) > 1 and (threading is None or threading.active_count() == 1)


@contextlib.contextmanager
def meanwhile(work: Callable[[], bytes]) -> Iterator[Callable[[], bytes]]:
    """Let ``work`` be done while the block runs; what the block is given waits for the answer.

    Where that fails, and where no second process can be had, the work is done when the answer is asked for.
    """
    started = start(lambda write: write(work())) if may_fork() else None
    if started is None:
        yield work
        return
    reader, process = started

    def answer() -> bytes:
        parts = []
        while part := os.read(reader, 1 << 20):
            parts.append(part)
        return b"".join(parts) if process.succeeded() else work()

    try:
        yield answer
    finally:
        os.close(reader)
        process.succeeded()


class Process:
    """A second process, to be waited for."""

    def __init__(self, number: int) -> None:
        self._number: int | None = number
        self._status = 1

    def succeeded(self) -> bool:
        """Wait for the end of the process, once, and tell whether it was a good one."""
        if self._number is not None:
            with contextlib.suppress(ChildProcessError):
                self._status = os.waitpid(self._number, 0)[1]
            self._number = None
        return self._status == 0


def start(work: Callable[[Callable[[bytes], None]], None]) -> tuple[int, Process] | None:
    """Begin ``work`` in a second process; what it writes is read from the handle that comes back. None where none can be had."""
    reader, writer = os.pipe()
    try:
        number = os.fork()
    except OSError:
        os.close(reader)
        os.close(writer)
        return None
    if number:
        os.close(writer)
        _widen(reader)
        return reader, Process(number)
    status = 1
    try:  # nothing of the first process may happen twice: no flush, no exit handler, no finally block
        os.close(reader)

        def write(data: bytes) -> None:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(writer, rest) :]

        work(write)
        status = 0
    finally:
        os._exit(status)


def _widen(pipe: int) -> None:
    """Let the second process get ahead of who reads what it writes, where the system can."""
    import fcntl

    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, 1 << 20)
