"""A moment after which nobody waits any longer."""

from __future__ import annotations

import time


class Deadline:
    """Counts down from ``seconds``, on a clock that never jumps."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds until it is over; 0 from then on."""
        return max(0.0, self._end - time.monotonic())
