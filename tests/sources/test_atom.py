from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings as hypothesis, strategies as st

from papercli.errors import MalformedError
from papercli.sources import atom
from tests.sources.conftest import LIMA
from tests.sources.server import entry, error_feed, feed

FEED = feed([entry(LIMA, version=1)], total=1)
NAMESPACE = 'xmlns="http://www.w3.org/2005/Atom"'


def test_a_feed_is_read() -> None:
    read = atom.read(FEED)
    assert read == atom.Feed(FEED, ("http://arxiv.org/abs/2305.11206v1",), 1, None, None)
    assert atom.read(feed([], total=0)).entries == ()


def test_an_error_entry_names_the_id() -> None:
    read = atom.read(error_feed("cond-mat/abc"))
    assert (read.error, read.rejected) == ("incorrect id format for cond-mat/abc", "cond-mat/abc")


def test_other_errors_have_words_at_least() -> None:
    read = atom.read(f"<feed {NAMESPACE}><entry><id>http://arxiv.org/api/errors</id></entry></feed>".encode())
    assert (read.error, read.rejected) == ("an error without words", None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_encodings_that_are_declared(encoding: str) -> None:
    text = FEED.decode().replace("UTF-8", encoding).replace("LIMA", "caf\xe9")
    assert atom.read(text.encode(encoding)).total == 1
    assert atom.read(codecs.BOM_UTF8 + FEED).total == 1


BOMB = f'<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><feed {NAMESPACE}><title>&b;</title></feed>'


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "an empty answer"),
        (b" \n ", "an empty answer"),
        (b"<html><body>Rate exceeded.</body></html>", "a web page"),
        (b"\n<!DOCTYPE html><html><br></html>", "a web page"),
        (b"Rate exceeded.", "cut or broken"),
        (FEED[:-10], "cut or broken"),
        (FEED + b"<x/>", "cut or broken"),
        (FEED.replace(b"LIMA", b"\xff\xfe"), "cut or broken"),
        (FEED.replace(b"LIMA", b"&#27;"), "cut or broken"),
        (FEED.replace(b"LIMA", b"&undefined;"), "cut or broken"),
        (FEED.replace(b"UTF-8", b"no-such-code"), "cut or broken"),
        (b"<rss/>", "other XML"),
        (b"<a>" * 100_000 + b"</a>" * 100_000, "other XML"),
        (b"<feed/>", "other XML"),
        (f"<feed {NAMESPACE}/>".encode(), "says nothing"),
        (BOMB.encode(), "cut or broken"),
        (BOMB.replace("UTF-8", "UTF-16").encode("utf-16"), "cut or broken"),
        (
            f'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed {NAMESPACE}><title>&x;</title></feed>'.encode(),
            "cut or broken",
        ),
    ],
)
def test_what_is_no_feed(body: bytes, message: str) -> None:
    with pytest.raises(MalformedError, match=message):
        atom.read(body)


@hypothesis(max_examples=200, deadline=None)
@given(
    st.integers(0, len(FEED) - 1).map(FEED.__getitem__)
    | st.binary()
    | st.integers(0, len(FEED) - 3).map(lambda n: FEED[:n])
)
def test_no_bytes_fail_otherwise(body: bytes | int) -> None:
    with pytest.raises(MalformedError):
        atom.read(body if isinstance(body, bytes) else bytes([body]))


def test_an_entry_without_update_gets_one() -> None:
    without = FEED.replace(b"<updated>2023-05-18T17:45:22Z</updated>", b"")
    assert without != FEED
    assert atom.read(without).body.count(b"2023-05-18T17:45:22Z") == 2
