"""Ways in which a server on the network may answer ``add`` that are not as they should be."""

from __future__ import annotations

import email.utils
import gzip
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.sources.server import Trick, entry, feed

ID = "2706.09680"
"""Not in the shipped snapshot, and never will be."""
RECORD = {"id": ID, "title": "A Good Paper", "authors": ["A. One"], "published": "2027-06-16"}


def good(title: str = "A Good Paper", id_: str = ID) -> bytes:
    return feed([entry(RECORD | {"id": id_, "title": title}, version=1)], total=1)


def redirect(to: str) -> Trick:
    return Trick(status=302, body=b"", headers={"Location": to})


def tagged(inside: str) -> bytes:
    """A good feed with something in its title."""
    return good("TITLE").replace(b"TITLE", inside.encode())


ENTITIES = "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(8))
BOMB = good().replace(
    b"<feed", f'<!DOCTYPE l [<!ENTITY a "{"l" * 100}">{ENTITIES}]><feed'.encode(), 1
).replace(b"A Good Paper", b"&i;")  # fmt: skip
OUTSIDE = good().replace(
    b"<feed", b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed', 1
).replace(b"A Good Paper", b"&x;")  # fmt: skip


@dataclass(frozen=True)
class Way:
    """One way to answer, and what ``add`` makes of it."""

    always: Trick
    first: tuple[Trick | Callable[[], Trick], ...] = field(default=())
    """The answers to the first requests; a function is called when the test begins."""
    status: int = 5
    requests: int = 3
    """At most so many."""
    says: str = ""
    waits: bool = False
    """Whether it can end with the deadline only."""


FAILURES: dict[str, Way] = {
    "429 for ever": Way(Trick(status=429, body=b""), says="429"),
    "429 with a long Retry-After": Way(Trick(status=429, body=b"", headers={"Retry-After": "86400"}), requests=1, says="86400"),
    "429 with a date": Way(
        Trick(status=429, body=b""),
        (lambda: Trick(status=429, body=b"", headers={"Retry-After": email.utils.formatdate(time.time() + 9000, usegmt=True)}),),
        requests=1,
    ),
    "503 for ever": Way(Trick(status=503, body=b"<html>down</html>"), says="503"),
    "404": Way(Trick(status=404, body=b"<html>\x1b[31mno</html>"), requests=1, says="404"),
    "403": Way(Trick(status=403, body=b""), requests=1, says="403"),
    "204": Way(Trick(status=204, body=b""), requests=1, says="204"),
    "500": Way(Trick(status=500, body=b""), requests=2, says="500"),
    "nothing in it": Way(Trick(body=b""), requests=1, says="empty"),
    "blanks in it": Way(Trick(body=b" \n" * 1000), requests=1, says="empty"),
    "cut short": Way(Trick(cut=100, honest_length=False), requests=2, says="broke off"),
    "cut short, without a word": Way(Trick(cut=300), requests=1, says="cut or broken"),
    "a chunk cut off": Way(Trick(raw=b"HTTP/1.1 200 -\r\nTransfer-Encoding: chunked\r\n\r\nFF\r\nabc"), requests=2),
    "a chunk that is none": Way(Trick(raw=b"HTTP/1.1 200 -\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nabc\r\n"), requests=2),
    "reset": Way(Trick(raw=b"HTTP/1.1 200 -\r\nContent-Length: 1000\r\n\r\nabc", reset=True), requests=2),
    "closed": Way(Trick(hang_up=True), requests=2, says="closed the connection"),
    "silence": Way(Trick(silent=True), requests=1, says="did not answer within", waits=True),
    "a byte now and then": Way(Trick(drip=0.05), requests=1, says="did not answer within", waits=True),
    "a slow head": Way(Trick(raw=b"HTTP/1.1 200 -\r\nX: y\r\n" * 50, drip=0.05), requests=1, waits=True),
    "a head without end": Way(Trick(raw=b"HTTP/1.1 200 -\r\n", endless=b"X: y\r\n" * 1000), requests=2),
    "in a circle": Way(redirect("/api/query"), requests=4, says="more than 3 times"),
    "twenty steps on": Way(Trick(), tuple(redirect(f"/hop/{n}") for n in range(20)), requests=4, says="more than 3 times"),
    "to a file": Way(redirect("file:///etc/passwd"), requests=1, says="does not follow"),
    "to the cloud's secrets": Way(redirect("http://169.254.169.254/latest/meta-data/"), requests=1, says="does not follow"),
    "to another port": Way(redirect("http://127.0.0.1:9/"), requests=1, says="does not follow"),
    "to another host": Way(redirect("https://evil.example/api/query"), requests=1, says="does not follow"),
    "to another host like arXiv's": Way(redirect("https://arxiv.org.evil.example/"), requests=1, says="does not follow"),
    "to nowhere": Way(Trick(status=302, body=b""), requests=1, says="does not follow"),
    "to an address with commands": Way(redirect("http://\x1b[31m::error::x/"), requests=2),
    "a gzip bomb": Way(Trick(raw=b""), (lambda: gzipped(b"\0" * (1 << 26)),), requests=1, says="more than"),
    "a bomb in a bomb": Way(Trick(raw=b""), (lambda: gzipped(gzip.compress(b"\0" * (1 << 25)), layers=2),), requests=1),
    "gzip that is none": Way(Trick(body=b"\x1f\x8bgarbage", headers={"Content-Encoding": "gzip"}), requests=1, says="unpacked"),
    "without end": Way(Trick(body=b"", endless=b"x" * 65536), requests=1, says="more than"),
    "a line of 100 kB in the head": Way(Trick(headers={"X": "a" * 100_000}), requests=2, says="not HTTP"),
    "5,000 lines in the head": Way(Trick(headers={f"X{i}": "a" for i in range(5000)}), requests=2, says="not HTTP"),
    "a status of five digits": Way(Trick(raw=b"HTTP/1.1 99999 X\r\n\r\n"), requests=2, says="not HTTP"),
    "no HTTP": Way(Trick(raw=b"\x00\xffSSH-2.0\r\n"), requests=2, says="not HTTP"),
    "bytes that are no UTF-8": Way(Trick(body=good().replace(b"Good", b"G\xff\xfe")), requests=1, says="cut or broken"),
    "a web page": Way(Trick(body=b"<html><body>Rate exceeded.</body></html>"), requests=1, says="web page"),
    "a bomb of entities": Way(Trick(body=BOMB), requests=1, says="cut or broken"),
    "a file of this machine": Way(Trick(body=OUTSIDE), requests=1, says="cut or broken"),
    "deep XML": Way(Trick(body=b"<a>" * 100_000 + b"</a>" * 100_000), requests=1, says="other XML"),
    "deep XML that is cut": Way(Trick(body=b"<a>" * 100_000), requests=1, says="cut or broken"),
    "a feed of megabytes": Way(Trick(body=good() + b"<!--" + b"x" * (2 << 20) + b"-->"), requests=1, says="more than"),
    "a feed without entries": Way(Trick(body=b'<feed xmlns="http://www.w3.org/2005/Atom"/>'), requests=1, says="says nothing"),
    "no such paper": Way(Trick(body=feed([], total=0)), requests=1, status=3, says="no paper"),
    "results that are not sent": Way(Trick(body=feed([], total=1)), says="sends none"),
    "another paper": Way(Trick(body=good(id_="1706.03762")), requests=1, says="instead of"),
    "another paper with commands": Way(Trick(body=good().replace(ID.encode(), b"::error::&#155;31m")), requests=1),
    "no date": Way(Trick(body=good().replace(b"<published>", b"<publish>").replace(b"</published>", b"</publish>")), requests=1),
    "a date that is none": Way(Trick(body=good().replace(b"2027-06-16T", b"2027-66-16T")), requests=1),
    "tags for a title": Way(Trick(body=tagged("<a>Good</a> <b>paper</b>")), requests=1, says="title"),
    "no title": Way(Trick(body=good("")), requests=1),
}  # fmt: skip
"""Nothing is written, and one line says why."""

SUCCESSES: dict[str, Way] = {
    "as it should be": Way(Trick(), requests=1),
    "429 twice": Way(Trick(), (Trick(status=429, body=b""), Trick(status=429, body=b"", headers={"Retry-After": "0"}))),
    "503 twice": Way(Trick(), (Trick(status=503, body=b""), Trick(status=503, body=b""))),
    "500 once": Way(Trick(), (Trick(status=500, body=b""),), requests=2),
    "closed once": Way(Trick(), (Trick(hang_up=True),), requests=2),
    "three steps on": Way(Trick(body=good()), (redirect("/a"), redirect("/b"), redirect("/c")), requests=4),
    "Latin-1": Way(Trick(body=good("caf\xe9").decode().replace("UTF-8", "ISO-8859-1").encode("latin-1")), requests=1),
    "UTF-16": Way(Trick(body=good().decode().replace("UTF-8", "UTF-16").encode("utf-16")), requests=1),
    "a hostile title": Way(
        Trick(body=tagged("::error::x&#155;31m | `b` &lt;script&gt; &lt;!-- papercli:end --&gt; &#x202e; [/b] ##[add-mask]e")), requests=1
    ),
    "a hostile author": Way(Trick(body=good().replace(b"A. One", b"::error::&#155;31m&#x202e;\n- x: !!python/y")), requests=1),
    "a long title": Way(Trick(body=tagged("word " * 10_000)), requests=1),
}  # fmt: skip
"""The paper is added; whatever its title is, it is data."""


def gzipped(data: bytes, layers: int = 1) -> Trick:
    return Trick(body=gzip.compress(data, mtime=0), headers={"Content-Encoding": ", ".join(["gzip"] * layers)})
