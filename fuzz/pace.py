"""Whether the time that reading takes grows with a text's length and no more."""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING

from papercli.readers.markdown.reader import entries

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL, LARGE = 8_000, 64_000
"""Characters of the two texts that are compared."""
_GROWTH = 2.5 * LARGE / SMALL
"""Linear is ``LARGE / SMALL``; quadratic its square."""
_BUDGET = 40.0
"""Times what a plain list of that length takes; the costliest characters that are read in linear time take some 15."""
_NEGLIGIBLE = 0.4
"""Seconds of a large text below which growth is not looked at: the small one would be too short to be measured."""
_PLAIN = """\
- [Of Old and Grey Stones {n}](https://arxiv.org/abs/2301.{n:05}). Jane Doe, John Roe. *ICML 2023*. [[code](https://doe.org/{n})]
"""


def too_slow(unit: str, before: str = "") -> str | None:
    """What is wrong with the time that ``before`` and ``unit`` again and again take; None where nothing is.

    ``{n}`` in a unit becomes its number. CPU time of this process counts; what looks wrong is measured again.
    """
    seconds, small = 0.0, 0.0
    for _ in range(3):
        seconds = taken(repeated(unit, LARGE, before))
        if seconds < _NEGLIGIBLE:
            return None
        small = taken(repeated(unit, SMALL, before))
        if seconds < _GROWTH * small and seconds < _BUDGET * plain():
            return None
    return f"{seconds:.2f} s for {LARGE:,} characters, {small:.3f} s for {SMALL:,}, a plain list {plain():.3f} s: {before!r} {unit!r}"


def repeated(unit: str, size: int, before: str = "") -> str:
    """``unit`` until there are ``size`` characters; ``{n}`` in it becomes its number."""
    count = max(1, (size - len(before)) // max(1, len(unit)))
    if "{n" not in unit:
        return before + unit * count
    return before + "".join(unit.replace("{n:05}", f"{n:05}").replace("{n}", str(n)) for n in range(count))


def taken(text: str, read: Callable[[str], object] = entries) -> float:
    """CPU seconds of reading a text."""
    start = time.process_time()
    read(text)
    return time.process_time() - start


@cache
def plain() -> float:
    """CPU seconds of a plain list of ``LARGE`` characters, on this machine as busy as it is."""
    text = repeated(_PLAIN, LARGE)
    return min(taken(text) for _ in range(3))
