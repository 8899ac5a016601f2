"""Weights for papers that were put in or moved, so that a block shows them where the person wants them."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

STEP = 10.0
"""Beyond the first and the last."""


def staying(places: Sequence[int]) -> set[int]:
    """Which of the items, by their places in the old order, keep it: as many as can; the others were moved.

    >>> sorted(staying([0, 3, 1, 2, 4]))
    [0, 1, 2, 4]
    """
    ends: list[int] = []
    chain: list[int] = []
    before: list[int] = [-1] * len(places)
    for i, place in enumerate(places):
        at = bisect_left(ends, place)
        if at == len(ends):
            ends.append(place)
            chain.append(i)
        else:
            ends[at] = place
            chain[at] = i
        before[i] = chain[at - 1] if at else -1
    out: set[int] = set()
    i = chain[-1] if chain else -1
    while i >= 0:
        out.add(places[i])
        i = before[i]
    return out


def weights(
    order: Sequence[str],
    there: Callable[[str], float | None],
    fixed: Callable[[str], bool],
    beyond: tuple[float | None, float | None] = (None, None),
) -> dict[str, float]:
    """New weights for those of ``order`` that need one; ``fixed`` ones keep theirs where there is room between them.

    ``beyond`` are the weights of what stands before the first and after the last and does not belong here: those
    at the ends stay between.
    """
    kept = [there(id_) if fixed(id_) else None for id_ in order]
    out: dict[str, float] = {}
    i = 0
    while i < len(order):
        if kept[i] is not None:
            i += 1
            continue
        first, last = i, i
        while last < len(order) and kept[last] is None:
            last += 1
        while True:
            low = kept[first - 1] if first else None
            high = kept[last] if last < len(order) else None
            found = _between(last - first, low, high, beyond)
            if found is not None:
                break
            if last < len(order):  # no room: a neighbour makes some
                kept[last] = None
                last += 1
                while last < len(order) and kept[last] is None:
                    last += 1
            elif first:
                first -= 1
            else:  # not even all of them together have room
                beyond = (None, None)
        out |= {id_: weight for id_, weight in zip(order[first:last], found, strict=True) if weight != there(id_)}
        kept[first:last] = found
        i = last
    return out


def _between(
    count: int, low: float | None, high: float | None, beyond: tuple[float | None, float | None]
) -> list[float] | None:
    """So many weights in between; None where there is no room."""
    if low is None and high is None:
        low, high = beyond
        if low is None and high is None:
            low = 0.0
    if high is None:
        assert low is not None  # noqa: S101 - one of the two is there
        limit = beyond[1]
        if limit is None or limit > low + STEP * count:
            return [low + STEP * (i + 1) for i in range(count)]
        high = limit
    elif low is None:
        limit = beyond[0]
        if limit is None or limit < high - STEP * count:
            return [high - STEP * (count - i) for i in range(count)]
        low = limit
    assert low is not None  # noqa: S101 - both are there now
    gap = (high - low) / (count + 1)
    found = [_short(low + gap * (i + 1), gap) for i in range(count)]
    steps = [low, *found, high]
    return found if all(a < b for a, b in pairwise(steps)) and gap > 1e-5 else None


def _short(number: float, gap: float) -> float:
    """The number with no more digits than it takes."""
    digits = 0
    while gap < 2 and digits < 6:
        gap *= 10
        digits += 1
    return round(number, digits)
