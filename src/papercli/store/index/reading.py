"""Reading many papers' files, on both cores where that pays, a block at a time so that memory stays flat."""

from __future__ import annotations

import marshal
import os
import select
from typing import TYPE_CHECKING, Any

from papercli.store.index import both_cores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from papercli.store.layout import PaperFile

    Make = Callable[[PaperFile], tuple[Any, ...]]

_BLOCK = 100
"""Files in a block."""
_MANY = 300
"""From so many files on two processes are quicker than one."""
_NUMBER = 4
"""Bytes of a block's number, and of an answer's length, in a pipe."""
_MOST = 65536 // _NUMBER
"""Numbers of blocks that any pipe takes."""


def read(files: Sequence[PaperFile], make: Make) -> Iterator[tuple[Any, ...]]:
    """What ``make`` gives for each file, in no particular order: plain values that ``marshal`` knows. Raises what ``make`` raises."""
    size = max(_BLOCK, -(-len(files) // _MOST))
    blocks = [files[i : i + size] for i in range(0, len(files), size)]
    missing = set(range(len(blocks)))
    if len(files) >= _MANY and both_cores.may_fork():
        for number, answers in _shared(blocks, make):
            missing.discard(number)
            yield from answers
    for number in sorted(missing):
        yield from map(make, blocks[number])


def _shared(blocks: Sequence[Sequence[PaperFile]], make: Make) -> Iterator[tuple[int, list[tuple[Any, ...]]]]:
    """Answers by number of block, from two processes that take the next number from one pipe. A block may be missing."""
    jobs, filling = os.pipe()
    started = None
    try:
        os.write(filling, b"".join(i.to_bytes(_NUMBER, "big") for i in range(len(blocks))))
        os.close(filling)
        started = both_cores.start(lambda write: _work(jobs, blocks, make, write))
        answers = _Answers(started[0]) if started else None
        while job := os.read(jobs, _NUMBER):
            number = int.from_bytes(job, "big")
            yield number, [make(file) for file in blocks[number]]
            while answers and answers.ready():
                yield from answers.take()
        while answers and answers.more:
            yield from answers.take()
    finally:
        os.close(jobs)
        if started:
            os.close(started[0])
            started[1].succeeded()


def _work(jobs: int, blocks: Sequence[Sequence[PaperFile]], make: Make, write: Callable[[bytes], None]) -> None:
    """The second process: blocks as long as there are any, each answer with its length before it."""
    while job := os.read(jobs, _NUMBER):
        number = int.from_bytes(job, "big")
        answer = marshal.dumps((number, [make(file) for file in blocks[number]]))
        write(len(answer).to_bytes(_NUMBER, "big") + answer)


class _Answers:
    """The answers of the second process as they come out of its pipe."""

    def __init__(self, handle: int) -> None:
        self.more = True
        self._handle = handle
        self._bytes = bytearray()

    def ready(self) -> bool:
        """Whether something can be read without waiting."""
        return self.more and bool(select.select([self._handle], [], [], 0)[0])

    def take(self) -> Iterator[Any]:
        """Read once, and hand out the answers that are complete."""
        part = os.read(self._handle, 1 << 20)
        self.more = bool(part)
        self._bytes += part
        while len(self._bytes) >= _NUMBER:
            end = _NUMBER + int.from_bytes(self._bytes[:_NUMBER], "big")
            if len(self._bytes) < end:
                break
            yield marshal.loads(self._bytes[_NUMBER:end])  # noqa: S302 - from our own second process
            del self._bytes[:end]
