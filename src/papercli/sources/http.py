"""HTTP for all sources: nothing else in papercli speaks it. Distrusts whoever answers.

A total deadline that nothing outlasts (name servers and answers that drip included), a cap on decoded bytes, redirects only
within the host or to arXiv, the pace of ``pace``, patience where it is asked for.
"""

from __future__ import annotations

import re
import time
from concurrent.futures import Future
from dataclasses import dataclass
from http.client import HTTPException, RemoteDisconnected
from threading import Thread
from typing import TYPE_CHECKING, NoReturn, Self
from urllib.parse import urljoin, urlsplit

from papercli import __version__
from papercli.errors import MalformedError, RateLimitedError, SourceError, UnreachableError
from papercli.model import url as web
from papercli.sources.pace import Pace, is_loopback

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import TracebackType

    import requests

    from papercli.sources.deadline import Deadline
    from papercli.sources.settings import Settings

USER_AGENT = f"papercli/{__version__} (command line; keeps lists of papers)"
LARGEST = 32 << 20
_CONNECT = 10.0
_MOST_REDIRECTS = 3
_MOST_TRIES = 3
_ARXIV_HOSTS = frozenset(("arxiv.org", "www.arxiv.org", "export.arxiv.org"))


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete answer, decoded. Its status is neither a redirect nor 429 nor 5xx."""

    status: int
    body: bytes


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes


class _BrokenError(Exception):
    """The connection failed in a way that another try may mend; ``error`` is what it means if not."""

    def __init__(self, error: SourceError) -> None:
        super().__init__(error.message)
        self.error = error


class Http:
    """One session. Use as a context manager."""

    def __init__(self, settings: Settings, *, largest: int = LARGEST) -> None:
        self._session = _session()
        self._session.headers.update({"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate"})
        self._pace = Pace(settings.cache, settings.interval)
        self._largest = largest

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()

    def get(self, url: str, who: str, deadline: Deadline) -> Answer:
        """Ask for ``url``; ``who`` names the source in messages.

        A broken connection or 5xx is tried once more, 429 and 503 twice, after what Retry-After says. Raises ``SourceError``.
        """
        broken = limited = 0
        while True:
            try:
                reply = self._follow(url, who, deadline)
            except _BrokenError as failure:
                error = failure.error
            else:
                if reply.status in (429, 503):
                    limited += 1
                    self._be_patient(url, who, reply, deadline, last=limited >= _MOST_TRIES)
                    continue
                if reply.status < 500:
                    return Answer(reply.status, reply.body)
                error = SourceError(f"{who} answered with status {reply.status}")
            broken += 1
            if broken > 1 or not self.pause(url, deadline):
                raise error

    def pause(self, url: str, deadline: Deadline) -> bool:
        """Wait before another try; False, and no wait, where the deadline leaves no time for one."""
        seconds = max(self._pace.interval(url), 0.1)
        if seconds >= deadline.left():
            return False
        time.sleep(seconds)
        return True

    def _be_patient(self, url: str, who: str, reply: _Reply, deadline: Deadline, *, last: bool) -> None:
        wait = _retry_after(reply.headers.get("Retry-After", ""))
        if wait:
            self._pace.hold(url, wait)
        if last or (wait or 0.0) >= deadline.left() or (wait is None and not self.pause(url, deadline)):
            when = f", asks to wait {round(wait)} s" if wait else ""
            raise RateLimitedError(f"{who} answered with status {reply.status}{when}", retry_after=wait)

    def _follow(self, url: str, who: str, deadline: Deadline) -> _Reply:
        """Get ``url`` and follow redirects by hand, each one checked."""
        for _ in range(_MOST_REDIRECTS + 1):
            reply = self._ask(url, who, deadline)
            if reply.status not in (301, 302, 303, 307, 308):
                return reply
            location = reply.headers.get("Location", "")
            target = _target(url, location)
            if target is None:
                raise MalformedError(f"{who} leads to {location[:200]!r}, which papercli does not follow")
            url = target
        raise MalformedError(f"{who} leads on more than {_MOST_REDIRECTS} times")

    def _ask(self, url: str, who: str, deadline: Deadline) -> _Reply:
        """Send one request in its turn.

        The exchange runs in a thread that is left behind when time is up: socket time-outs know nothing of name servers
        that don't answer, and start anew with every byte that drips in.
        """
        answer: Future[_Reply] = Future()

        def run() -> None:
            try:
                answer.set_result(self._exchange(url, who, deadline))
            except BaseException as error:  # it comes out of result(), in the thread that waits
                answer.set_exception(error)

        with self._pace.turn(url, who, deadline):
            if not deadline.left():
                _too_late(who, deadline)
            Thread(target=run, name="papercli-http", daemon=True).start()
            try:
                return answer.result(deadline.left())
            except TimeoutError:
                _too_late(who, deadline)

    def _exchange(self, url: str, who: str, deadline: Deadline) -> _Reply:
        import requests
        from urllib3.exceptions import HTTPError

        left = max(deadline.left(), 0.001)
        self._session.trust_env = not is_loopback(urlsplit(url).hostname or "")  # no proxy stands before this machine
        try:
            with self._session.get(
                url, timeout=(min(left, _CONNECT), left), stream=True, allow_redirects=False
            ) as response:
                body = self._read(response.iter_content(1 << 16), who, deadline)
                return _Reply(response.status_code, response.headers, body)
        except requests.Timeout:
            raise UnreachableError(f"{who} did not answer within {deadline.seconds:g} s") from None
        except requests.exceptions.ContentDecodingError as error:
            raise MalformedError(f"{who} sent an answer that can't be unpacked") from error
        except requests.exceptions.ChunkedEncodingError as error:
            raise _BrokenError(MalformedError(f"{who} broke off in the middle of its answer")) from error
        except (requests.RequestException, HTTPError, OSError) as error:
            raise _BrokenError(_unreachable(who, error)) from error

    def _read(self, chunks: Iterator[bytes], who: str, deadline: Deadline) -> bytes:
        parts: list[bytes] = []
        size = 0
        for chunk in chunks:
            size += len(chunk)
            if size > self._largest:
                raise MalformedError(f"{who} sent more than {self._largest >> 20} MiB")
            if not deadline.left():
                _too_late(who, deadline)
            parts.append(chunk)
        return b"".join(parts)


def _too_late(who: str, deadline: Deadline) -> NoReturn:
    raise UnreachableError(f"{who} did not answer within {deadline.seconds:g} s") from None


def _session() -> requests.Session:
    import requests

    class Session(requests.Session):
        def get_redirect_target(self, resp: requests.Response) -> None:
            """Hide redirects from requests: even told not to follow, it parses them and reads their bodies without limit."""

    return Session()


def _target(url: str, location: str) -> str | None:
    """Where a redirect leads, if it may be followed: to the same host and port, or to arXiv over TLS; never from https to http."""
    try:
        target = urljoin(url, location)
    except ValueError:
        return None
    if not location or not web.is_web(target):
        return None
    old, new = urlsplit(url), urlsplit(target)
    if old.scheme == "https" and new.scheme != "https":
        return None
    if new.hostname in _ARXIV_HOSTS and new.scheme == "https" and new.port in (None, 443):
        return target
    same_port = new.port == old.port or (old.port is None and new.port in (None, 443))
    return target if new.hostname == old.hostname and same_port else None


def _retry_after(text: str) -> float | None:
    """Seconds that a Retry-After header asks to wait, whichever of its two forms it has; None where it says nothing."""
    text = text.strip()
    if re.fullmatch(r"[0-9]{1,9}", text, re.ASCII):
        return float(text)
    from email.utils import parsedate_to_datetime

    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None


def _unreachable(who: str, error: BaseException) -> SourceError:
    """The error in words: what the system says is buried under three libraries' exceptions."""
    for cause in _causes(error):
        if isinstance(cause, RemoteDisconnected):
            return UnreachableError(f"{who} could not be reached (it closed the connection)")
        if isinstance(cause, HTTPException):
            return MalformedError(f"{who} sent something that is not HTTP ({type(cause).__name__})")
        if isinstance(cause, OSError) and cause.strerror:
            return UnreachableError(f"{who} could not be reached ({cause.strerror.lower()})")
    return UnreachableError(f"{who} could not be reached ({type(error).__name__})")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The innermost first."""
    below = [error.__cause__, error.__context__, getattr(error, "reason", None), *error.args]
    for cause in below:
        if isinstance(cause, BaseException):
            yield from _causes(cause)
    yield error
