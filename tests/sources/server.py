"""A small arXiv on loopback that speaks Atom and can misbehave. By hand: ``python -m tests.sources.server [RECORDS.jsonl]``.

with ArxivServer([{"id": "2305.11206", "title": "LIMA", "authors": ["Chunting Zhou"], "published": "2023-05-18"}]) as server:
    server.next(Trick(status=429, headers={"Retry-After": "1"}))
    ...  # PAPERCLI_ARXIV_URL=server.url
    assert [request.ids for request in server.requests] == [["2305.11206"], ["2305.11206"]]
"""

from __future__ import annotations

import gzip
import json
import re
import socket
import struct
import sys
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WELL_FORMED = re.compile(r"(?:[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7})(v[1-9][0-9]*)?")


@dataclass(frozen=True)
class Trick:
    """How to answer one request. What is not given is as an honest server does it."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    """None: what the ids ask for."""
    delay: float = 0
    """Seconds before anything is sent."""
    drip: float = 0
    """Seconds between two bytes, those of the head included."""
    cut: int | None = None
    """Send only so many bytes of the body, and close."""
    honest_length: bool = True
    """Whether Content-Length says how much is sent; otherwise it says how long the whole is."""
    gzip: bool = False
    silent: bool = False
    """Send nothing, keep the connection."""
    hang_up: bool = False
    """Send nothing, close the connection."""
    reset: bool = False
    """Send what is to be sent, and reset the connection."""
    endless: bytes = b""
    """Send this again and again."""
    raw: bytes | None = None
    """Send these bytes, head and all."""


@dataclass(frozen=True)
class Request:
    """One request that came in."""

    at: float
    """``time.monotonic()``."""
    path: str
    query: dict[str, str]
    headers: dict[str, str]

    @property
    def ids(self) -> list[str]:
        return [id_ for id_ in self.query.get("id_list", "").split(",") if id_]


class ArxivServer:
    """Serves records by id: the keys of `papercli.model.record.Record`, with ``id`` for ``arxiv``; ``title`` is enough."""

    def __init__(self, records: Iterable[Mapping[str, Any]] = (), *, port: int = 0) -> None:
        self.records = {record["id"]: dict(record) for record in records}
        self.requests: list[Request] = []
        self.rejects: set[str] = set()
        """Well-formed ids that are called malformed all the same."""
        self.always: Trick | None = None
        """How to answer when no ``next`` is left."""
        self.stopping = Event()
        self._tricks: deque[Trick] = deque()
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self))
        self._server.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self._server.server_address[1]}"
        self.url = f"{self.origin}/api/query"

    def next(self, *tricks: Trick) -> None:
        """Answer the next requests like this, one each."""
        self._tricks.extend(tricks)

    def trick(self) -> Trick:
        return self._tricks.popleft() if self._tricks else (self.always or Trick())

    def __enter__(self) -> Self:
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.005}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, request: Request) -> tuple[int, bytes]:
        """Status and feed for a request, as arXiv gives them."""
        bad = next((id_ for id_ in request.ids if not WELL_FORMED.fullmatch(id_) or id_ in self.rejects), None)
        if bad is not None:
            return 400, error_feed(bad)
        found = [self._entry(id_) for id_ in request.ids]
        entries = [entry for entry in found if entry]
        start, most = int(request.query.get("start", "0")), int(request.query.get("max_results", "10"))
        return 200, feed(entries[start : start + most], total=len(entries))

    def _entry(self, id_: str) -> str | None:
        bare, _, asked = id_.partition("v")
        record = self.records.get(bare)
        if record is None:
            return None
        newest = int(record.get("version") or 1)
        version = int(asked) if asked else newest
        return entry(record, version=version) if version <= newest else None


def feed(entries: Iterable[str], *, total: int) -> bytes:
    """A feed in arXiv's layout of 2026."""
    return (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom"'
        ' xmlns="http://www.w3.org/2005/Atom">\n'
        "  <id>https://arxiv.org/api/made</id>\n  <title>arXiv Query</title>\n  <updated>2026-11-20T00:00:00Z</updated>\n"
        f"  <opensearch:totalResults>{total}</opensearch:totalResults>\n"
        f"  <opensearch:startIndex>0</opensearch:startIndex>\n{''.join(entries)}</feed>\n"
    ).encode()


def entry(record: Mapping[str, Any], *, version: int | None = None) -> str:
    """One entry. A field that is absent or None is left out; ``abstract`` may have any white space."""
    url = f"http://arxiv.org/abs/{record['id']}{f'v{version}' if version else ''}"
    published = _stamp(record.get("published"))
    parts = [f"<id>{url}</id>", f'<link href={quoteattr(url)} rel="alternate" type="text/html"/>']
    for tag, text in (
        ("title", record.get("title")),
        ("updated", _stamp(record.get("updated")) or published),
        ("published", published),
        ("summary", record.get("abstract", "")),
        ("arxiv:comment", record.get("comment")),
        ("arxiv:journal_ref", record.get("journal_ref")),
        ("arxiv:doi", record.get("doi")),
    ):
        if text is not None:
            parts.append(f"<{tag}>{escape(text)}</{tag}>")
    if record.get("primary_category"):
        parts.append(f"<arxiv:primary_category term={quoteattr(record['primary_category'])}/>")
    parts += [f"<category term={quoteattr(term)}/>" for term in record.get("categories") or ()]
    parts += [f"<author><name>{escape(name)}</name></author>" for name in record.get("authors") or ()]
    lines = "\n    ".join(parts)
    return f"  <entry>\n    {lines}\n  </entry>\n"


def error_feed(id_: str) -> bytes:
    """arXiv's answer to a malformed id."""
    return feed(
        [
            f"  <entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_{escape(id_)}</id><title>Error</title>"
            f"<updated>2026-11-20T00:00:00Z</updated><summary>incorrect id format for {escape(id_)}</summary>"
            "<author><name>arXiv api core</name></author></entry>\n"
        ],
        total=1,
    )


def _stamp(date: str | None) -> str | None:
    return f"{date}T12:00:00Z" if date and len(date) == 10 else date


def _handler(server: ArxivServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
            request = Request(time.monotonic(), parts.path, query, dict(self.headers))
            server.requests.append(request)
            self.close_connection = True
            with suppress(OSError, ValueError):  # the client had enough
                self._play(server.trick(), request)

        def _play(self, trick: Trick, request: Request) -> None:
            server.stopping.wait(trick.delay)
            if trick.silent:
                server.stopping.wait()
            if trick.silent or trick.hang_up:
                return
            status, body = (trick.status, trick.body) if trick.body is not None else server.answer(request)
            if trick.status != 200:
                status = trick.status
            if trick.gzip:
                body = gzip.compress(body, mtime=0)
            sent = body if trick.cut is None else body[: trick.cut]
            headers = {
                "Content-Type": "application/atom+xml; charset=utf-8",
                "Content-Length": str(len(sent if trick.honest_length else body)),
                "Connection": "close",
                **({"Content-Encoding": "gzip"} if trick.gzip else {}),
                **trick.headers,
            }
            if trick.endless:
                del headers["Content-Length"]
            head = (
                f"HTTP/1.1 {status} -\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers.items()) + "\r\n"
            )
            self._send(trick.raw if trick.raw is not None else head.encode("latin-1") + sent, trick.drip)
            if trick.reset:
                server.stopping.wait(0.05)
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.connection.close()
            while trick.endless and not server.stopping.is_set():
                self.wfile.write(trick.endless)

        def _send(self, data: bytes, drip: float) -> None:
            if not drip:
                self.wfile.write(data)
                return
            for byte in data:
                self.wfile.write(bytes([byte]))
                if server.stopping.wait(drip):
                    return

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def snapshot_records() -> list[dict[str, Any]]:
    """The records that papercli ships, for trials by hand and for tests that want many."""
    from importlib.resources import files

    lines = files("papercli.sources").joinpath("data/snapshot.jsonl").read_text("utf-8").splitlines()
    return [{"published": "2020-01-01"} | json.loads(line) for line in lines[1:]]


if __name__ == "__main__":
    rows = (
        [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
        if sys.argv[1:]
        else snapshot_records()
    )
    with ArxivServer(rows) as running:
        sys.stdout.write(f"PAPERCLI_ARXIV_URL={running.url}\n")
        sys.stdout.flush()
        with suppress(KeyboardInterrupt):
            running.stopping.wait()
