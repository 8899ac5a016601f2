"""Destinations survive GitHub's parser, and lead only where they may."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import given, settings, strategies as st

from papercli.markdown.destination import destination
from tests.markdown.github import html


class Links(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if tag == "a" and name == "href"]


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://arxiv.org/abs/2106.09685", "https://arxiv.org/abs/2106.09685"),
        ("  http://a.example  ", "http://a.example"),
        ("HTTPS://a.example/x", "HTTPS://a.example/x"),
        ("notes/2305.11206.md", "notes/2305.11206.md"),
        ("../catalog/notes/a b.md", "../catalog/notes/a%20b.md"),
        ("#peft-parameter", "#peft-parameter"),
        ("#中文", "#中文"),
        ("?q=a:b", "?q=a:b"),
        ("https://a.example/S0092(21)01", "https://a.example/S0092(21)01"),
        ("https://a.example/" + "(" * 9 + ")" * 9, "https://a.example/" + "%28" * 9 + "%29" * 9),
        ("https://a.example/(a", "https://a.example/%28a"),
        ("https://a.example/a)b(", "https://a.example/a%29b%28"),
        ("https://a.example/x?a=1&copy=2", "https://a.example/x?a=1&copy=2"),
        ("https://a.example/x?a=1&copy;2", "https://a.example/x?a=1&amp;copy;2"),
        ('https://a.example/<a>|b`c\\d"e', "https://a.example/%3Ca%3E%7Cb%60c%5Cd%22e"),
        ("https://a.example/a\u200bb\u202ec", "https://a.example/a%E2%80%8Bb%E2%80%AEc"),
        ("https://a.example/%20x", "https://a.example/%20x"),
        ("https://中文.example/路径", "https://中文.example/路径"),
    ],
)
def test_written(url: str, written: str) -> None:
    assert destination(url) == written


@pytest.mark.parametrize(
    "url",
    [
        *("", " ", "javascript:alert(1)", "JaVaScript:x", "java\nscript:x", "\x01javascript:x", "data:text/html,x"),
        *("vbscript:x", "file:///etc/passwd", "mailto:a@b.example", "ftp://a.example", "//evil.example", "\\\\evil"),
        *("/\\evil.example", "http:evil", "http://", "https:///x", "h\tttp://x", "a:b", "x\ud800", "\t//evil.example"),
    ],
)
def test_refused(url: str) -> None:
    assert destination(url) is None


@given(
    st.sampled_from(["http://a.example/", "https://a.example/x?", "notes/", "#", "../"]),
    st.text(alphabet="ab1()<>[]|`\\\"'&;#%:*_~!@$ \t\ncopy中é\u200b", max_size=15),
)
@settings(max_examples=500, deadline=None)
def test_the_parser_reads_the_same_destination(start: str, rest: str) -> None:
    url = start + rest
    written = destination(url)
    assert written
    for page in (html(f"[x]({written})\n"), html(f"| a | b |\n|---|---|\n| **[x]({written})** | c |\n")):
        assert [unquote(href) for href in Links(page).found] == [unquote(url.strip())]


@given(st.text(max_size=30))
@settings(max_examples=300, deadline=None)
def test_whatever_comes_out_is_safe(url: str) -> None:
    written = destination(url)
    if written is not None:
        found = Links(html(f"[x]({written})\n")).found
        assert len(found) == 1
        assert (
            found[0].lower().startswith(("http://", "https://"))
            or ":" not in found[0].replace("?", "/").replace("#", "/").split("/")[0]
        )
