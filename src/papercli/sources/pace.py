"""One request at a time and one per interval to each host, across all processes that share a cache folder.

arXiv asks for one request in three seconds over a single connection (https://info.arxiv.org/help/api/tou.html), whoever
sends them. A lock file makes processes queue, a file beside it says when the last request went out and before when
the host wants none.
"""

from __future__ import annotations

import ipaddress
import json
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from papercli.errors import RateLimitedError
from papercli.sources import kept

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from papercli.sources.deadline import Deadline

INTERVAL = 3.0
_LARGEST = 10_000
_LONGEST_HOLD = 3600.0  # arXiv's blocks pass within half an hour; a Retry-After of years must not outlive its server


def is_loopback(host: str) -> bool:
    """Whether ``host`` is this machine: a mirror or test server that needs no pauses."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Pace:
    """Grants turns to ask a host. Where the folder can't be written it still keeps the pace within this process."""

    def __init__(self, folder: Path, interval: float | None = None) -> None:
        self._folder = folder / "pace"
        self._interval = interval
        self._seen: dict[str, dict[str, float]] = {}

    def interval(self, url: str) -> float:
        """Seconds between two requests to the host of ``url``."""
        if self._interval is not None:
            return self._interval
        return 0.0 if is_loopback(urlsplit(url).hostname or "") else INTERVAL

    @contextmanager
    def turn(self, url: str, who: str, deadline: Deadline) -> Iterator[None]:
        """Wait for a turn and keep it until the answer is there. Raises ``RateLimitedError`` where that takes too long."""
        key, interval = _key(url), self.interval(url)
        with self._queue(key, interval, who, deadline):
            wait = self._wait(key, interval)
            if wait > deadline.left():
                raise RateLimitedError(f"{who} wants no request for another {_duration(wait)}", retry_after=wait)
            time.sleep(wait)
            self._note(key, last=time.time())
            yield

    def hold(self, url: str, seconds: float) -> None:
        """Remember that the host wants no request for ``seconds`` (an hour at most)."""
        self._note(_key(url), not_before=time.time() + min(seconds, _LONGEST_HOLD))

    @contextmanager
    def _queue(self, key: str, interval: float, who: str, deadline: Deadline) -> Iterator[None]:
        if interval <= 0:
            yield
            return
        from filelock import FileLock, Timeout

        lock = FileLock(self._folder / f"{key}.lock")
        held = True
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=deadline.left())
        except Timeout:
            raise RateLimitedError(f"another papercli is asking {who}", retry_after=interval) from None
        except (OSError, NotImplementedError):  # the latter is filelock's word for a file system without locks
            held = False
        try:
            yield
        finally:
            if held:
                lock.release()

    def _wait(self, key: str, interval: float) -> float:
        """Seconds to wait now. Times in the future that can't be true (the clock was set back) don't count."""
        now, state = time.time(), self._state(key)
        since = now - state.get("last", 0.0)
        pause = interval - since if 0 <= since < interval else 0.0
        hold = state.get("not_before", 0.0) - now
        return max(pause, hold if 0 < hold <= _LONGEST_HOLD else 0.0)

    def _state(self, key: str) -> dict[str, float]:
        """What is known of a host, here or from other processes: the later time counts, if it can be true."""
        state = dict(self._seen.get(key, {}))
        try:
            stored = json.loads(kept.read(self._folder / f"{key}.json", _LARGEST))
        except (OSError, ValueError, RecursionError):
            return state
        if isinstance(stored, dict):
            for name, value in stored.items():
                if isinstance(value, (int, float)) and value <= time.time() + _LONGEST_HOLD:
                    state[name] = max(state.get(name, 0.0), value)
        return state

    def _note(self, key: str, **values: float) -> None:
        self._seen[key] = self._state(key) | values
        with suppress(OSError):
            kept.write(self._folder / f"{key}.json", json.dumps(self._seen[key]))


def _key(url: str) -> str:
    """One name for all of arXiv's hosts, whose limit is a common one; host and port for others. Fit for a file's name."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    if host == "arxiv.org" or host.endswith(".arxiv.org"):
        return "arxiv.org"
    return "".join(c if c.isalnum() or c in ".-" else "_" for c in f"{host}_{parts.port or parts.scheme}")[:100]


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} minutes"
