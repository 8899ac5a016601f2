from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from papercli.model import url

WEB = [
    "https://example.org",
    "http://example.org/",
    "HTTPS://Example.org/A?b=c#d",
    "https://github.com/microsoft/LoRA",
    "https://en.wikipedia.org/wiki/BERT_(language_model)",
    "https://zh.wikipedia.org/wiki/语言模型",
    "https://bücher.example/é",
    "http://127.0.0.1:8000/api/query",
    "http://localhost:8000",
    "http://[::1]:8000/x",
    "https://my_host.example.org./x",
    "https://example.org?x=1",
]
NO_WEB = [
    "",
    "example.org",
    "ftp://example.org",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https://",
    "https:///x",
    "http:/example.org",
    "https://a b.org",
    "https://example.org/a b",
    " https://example.org",
    "https://example.org\n",
    "https://example.org/\x00",
    "https://example.org/\x1b[31m",
    "https://example.org/\x9b",
    "https://example.org/\u202e",
    "https://example.org/\u200b",
    "https://example.org/<script>",
    'https://example.org/"',
    "https://example.org/`x`",
    "https://example.org\\@evil.org",
    "https://user:password@example.org/",
    "https://-example.org/",
    "https://.org/",
    "https://a..b/",
    "https://example.org:0/",
    "https://example.org:99999/",
    "https://example.org:x/",
    "https://example.org/" + "x" * 3000,
]
SAME = [
    ("https://example.org", "http://www.Example.org/"),
    ("https://example.org/a/", "https://example.org/a"),
    ("https://example.org:443/a", "http://example.org:80/a"),
    ("https://example.org/a#x", "https://example.org/a"),
    ("https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a"),
    ("https://example.org/a?b=1&fbclid=2", "https://example.org/a?b=1"),
    ("https://example.org/a?ref=list", "https://example.org/a"),
    ("https://example.org/%7euser", "https://example.org/~user"),
    ("https://example.org/%c3%a9", "https://example.org/é"),
    ("https://example.org/e\u0301", "https://example.org/é"),
    ("https://arxiv.org/abs/2305.11206", "http://export.arxiv.org/pdf/2305.11206v2.pdf"),
    ("https://huggingface.co/papers/2305.11206", "https://doi.org/10.48550/arXiv.2305.11206"),
    ("https://doi.org/10.1000/ABC", "http://dx.doi.org/10.1000/abc"),
]
DIFFERENT = [
    ("https://example.org/a", "https://example.org/A"),
    ("https://example.org/a?b=1", "https://example.org/a?b=2"),
    ("https://example.org:8080/a", "https://example.org/a"),
    ("https://example.org/a%2Fb", "https://example.org/a/b"),
    ("https://arxiv.org/abs/2305.11206", "https://arxiv.org/abs/2305.11207"),
    ("https://openreview.net/forum?id=abc", "https://openreview.net/forum?id=abd"),
]


@pytest.mark.parametrize("text", WEB)
def test_web_addresses(text: str) -> None:
    assert url.is_web(text)


@pytest.mark.parametrize("text", NO_WEB)
def test_everything_else(text: str) -> None:
    assert not url.is_web(text)


@pytest.mark.parametrize(("a", "b"), SAME)
def test_addresses_of_one_page_are_equal(a: str, b: str) -> None:
    assert url.normal(a) == url.normal(b)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_addresses_of_two_pages_are_not(a: str, b: str) -> None:
    assert url.normal(a) != url.normal(b)


def test_text_that_is_no_address_stays() -> None:
    assert url.normal(" not an address ") == "not an address"


@settings(max_examples=300, deadline=None)
@given(st.text() | st.text().map("https://example.org/".__add__))
def test_the_normal_form_is_one(text: str) -> None:
    normal = url.normal(text)
    assert url.normal("https://" + normal) == normal or not url.is_web(text.strip())
