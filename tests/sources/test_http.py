from __future__ import annotations

import email.utils
import time
from typing import TYPE_CHECKING

import pytest

from papercli import __version__
from papercli.errors import MalformedError, RateLimitedError, SourceError, UnreachableError
from papercli.sources.deadline import Deadline
from papercli.sources.http import Answer, Http
from papercli.sources.settings import Settings
from tests.sources.server import ArxivServer, Trick

if TYPE_CHECKING:
    from pathlib import Path

OK = Trick(body=b"fine")


def get(
    server: ArxivServer, settings: Settings, *, timeout: float = 20, largest: int = 1 << 20, path: str = "/x"
) -> Answer:
    with Http(settings, largest=largest) as http:
        return http.get(server.origin + path, "arXiv", Deadline(timeout))


def test_an_answer_comes_back_and_the_request_says_who_asks(server: ArxivServer, settings: Settings) -> None:
    server.next(OK)
    assert get(server, settings) == Answer(200, b"fine")
    assert server.requests[0].headers["User-Agent"].startswith(f"papercli/{__version__} ")


def test_gzip_is_unpacked(server: ArxivServer, settings: Settings) -> None:
    server.next(Trick(body=b"fine", gzip=True))
    assert get(server, settings).body == b"fine"


@pytest.mark.parametrize("status", [204, 400, 403, 404, 410])
def test_other_answers_are_not_asked_for_again(server: ArxivServer, settings: Settings, status: int) -> None:
    server.always = Trick(status=status, body=b"")
    assert get(server, settings).status == status
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [500, 502, 504])
def test_a_server_that_fails_is_asked_once_more(server: ArxivServer, settings: Settings, status: int) -> None:
    server.next(Trick(status=status, body=b""), OK)
    assert get(server, settings).body == b"fine"
    server.always = Trick(status=status, body=b"")
    with pytest.raises(SourceError, match=f"arXiv answered with status {status}"):
        get(server, settings)
    assert len(server.requests) == 4


@pytest.mark.parametrize("status", [429, 503])
def test_two_requests_for_patience_are_obeyed(server: ArxivServer, settings: Settings, status: int) -> None:
    server.next(Trick(status=status, body=b""), Trick(status=status, body=b"", headers={"Retry-After": "0"}), OK)
    assert get(server, settings).body == b"fine"
    assert len(server.requests) == 3


def test_the_third_is_the_last(server: ArxivServer, settings: Settings) -> None:
    server.always = Trick(status=503, body=b"")
    with pytest.raises(RateLimitedError, match="status 503") as caught:
        get(server, settings)
    assert caught.value.retry_after is None
    assert len(server.requests) == 3


def test_retry_after_is_waited_for(server: ArxivServer, settings: Settings) -> None:
    server.next(Trick(status=429, body=b"", headers={"Retry-After": "1"}), OK)
    assert get(server, settings).body == b"fine"
    first, second = server.requests
    assert second.at - first.at >= 0.95


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_a_wait_beyond_the_deadline_ends_at_once_and_is_remembered(
    server: ArxivServer, settings: Settings, form: str
) -> None:
    when = "86400" if form == "seconds" else email.utils.formatdate(time.time() + 86400, usegmt=True)
    server.always = Trick(status=429, body=b"", headers={"Retry-After": when})
    with pytest.raises(RateLimitedError) as caught:
        get(server, settings)
    assert caught.value.retry_after == pytest.approx(86400, abs=5)
    with pytest.raises(RateLimitedError, match="wants no request for another 60 minutes"):
        get(server, settings)  # another process, as far as it knows
    assert len(server.requests) == 1


@pytest.mark.parametrize("nonsense", ["soon", "-1", "", "9" * 400, "Thu, 99 Foo 2026", "1.5"])
def test_a_retry_after_that_says_nothing_is_passed_over(server: ArxivServer, settings: Settings, nonsense: str) -> None:
    server.next(Trick(status=429, body=b"", headers={"Retry-After": nonsense}), OK)
    assert get(server, settings).body == b"fine"


def test_a_closed_connection_is_tried_once_more(server: ArxivServer, settings: Settings) -> None:
    server.next(Trick(hang_up=True), OK)
    assert get(server, settings).body == b"fine"
    server.always = Trick(hang_up=True)
    with pytest.raises(UnreachableError, match="closed the connection"):
        get(server, settings)
    assert len(server.requests) == 4


def test_nobody_there(tmp_path: Path) -> None:
    with ArxivServer() as gone:
        origin = gone.origin
    with (
        Http(Settings(cache=tmp_path)) as http,
        pytest.raises(UnreachableError, match=r"could not be reached \(connection refused\)"),
    ):
        http.get(origin, "arXiv", Deadline(5))


def test_an_answer_that_breaks_off(server: ArxivServer, settings: Settings) -> None:
    server.always = Trick(body=b"x" * 1000, cut=10, honest_length=False)
    with pytest.raises(MalformedError, match="broke off"):
        get(server, settings)
    assert len(server.requests) == 2


def test_chunks_that_break_off(server: ArxivServer, settings: Settings) -> None:
    server.always = Trick(raw=b"HTTP/1.1 200 -\r\nTransfer-Encoding: chunked\r\n\r\nFF\r\nabc")
    with pytest.raises(MalformedError, match="broke off"):
        get(server, settings)


@pytest.mark.parametrize(
    "raw",
    [b"\x00\xffSSH-2.0\r\n", b"HTTP/1.1 99999 X\r\n\r\n", b"HTTP/1.1 200 -\r\nX: " + b"a" * 100_000 + b"\r\n\r\n"],
)
def test_what_is_not_http(server: ArxivServer, settings: Settings, raw: bytes) -> None:
    server.always = Trick(raw=raw)
    with pytest.raises(MalformedError, match="not HTTP"):
        get(server, settings)


def test_gzip_that_is_none(server: ArxivServer, settings: Settings) -> None:
    server.always = Trick(body=b"\x1f\x8bgarbage", headers={"Content-Encoding": "gzip"})
    with pytest.raises(MalformedError, match="unpacked"):
        get(server, settings)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "trick",
    [Trick(body=b"\0" * (16 << 20), gzip=True), Trick(body=b"", endless=b"x" * 65536)],
    ids=["gzip bomb", "endless"],
)
def test_too_much_is_too_much(server: ArxivServer, settings: Settings, trick: Trick) -> None:
    server.always = trick
    with pytest.raises(MalformedError, match="more than 1 MiB"):
        get(server, settings)


@pytest.mark.parametrize(
    "trick",
    [Trick(silent=True), Trick(body=b"x" * 1000, drip=0.05), Trick(body=b"fine", delay=5)],
    ids=["silent", "dripping", "late"],
)
def test_nothing_outlasts_the_deadline(server: ArxivServer, settings: Settings, trick: Trick) -> None:
    server.always = trick
    with pytest.raises(UnreachableError, match=r"did not answer within 0\.4 s"):
        get(server, settings, timeout=0.4)
    assert len(server.requests) <= 1


def test_a_redirect_within_the_host_is_followed(server: ArxivServer, settings: Settings) -> None:
    server.next(
        *(Trick(status=302, body=b"", headers={"Location": to}) for to in ("/a", f"{server.origin}/b", "c")), OK
    )
    assert get(server, settings).body == b"fine"
    assert [request.path for request in server.requests] == ["/x", "/a", "/b", "/c"]


def test_three_redirects_are_enough(server: ArxivServer, settings: Settings) -> None:
    server.always = Trick(status=301, body=b"", headers={"Location": "/x"})
    with pytest.raises(MalformedError, match="leads on more than 3 times"):
        get(server, settings)
    assert len(server.requests) == 4


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "http://169.254.169.254/",
        "http://127.0.0.1:9/",
        "//evil.org/",
        "http://arxiv.org/",
        "https://arxiv.org:8443/",
        "https://user@arxiv.org/",
        "https://arxiv.org.evil.org/",
        "javascript:1",
        "http://[::1",
        "",
    ],
)
def test_a_redirect_elsewhere_is_not(server: ArxivServer, settings: Settings, target: str) -> None:
    server.always = Trick(status=302, body=b"", headers={"Location": target})
    with pytest.raises(MalformedError, match="does not follow"):
        get(server, settings)
    assert len(server.requests) == 1


def test_a_redirect_with_a_bomb_in_it(server: ArxivServer, settings: Settings) -> None:
    server.always = Trick(status=302, headers={"Location": "/x"}, body=b"\0" * (16 << 20), gzip=True)
    with pytest.raises(MalformedError, match="more than 1 MiB"):
        get(server, settings)


def test_no_proxy_stands_before_this_machine(
    server: ArxivServer, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server.next(OK)
    assert get(server, settings).body == b"fine"


def test_elsewhere_the_environments_proxy_is_used(
    server: ArxivServer, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.origin)
    server.next(OK)
    with Http(Settings(cache=settings.cache, interval=0)) as http:
        assert http.get("http://mirror.example.org/api", "arXiv", Deadline(5)).body == b"fine"
    assert server.requests[0].headers["Host"] == "mirror.example.org"
