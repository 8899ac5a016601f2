from __future__ import annotations

from pathlib import Path

import pytest

from papercli.errors import UsageError
from papercli.sources.settings import Settings


def test_the_defaults() -> None:
    settings = Settings.read({"PAPERCLI_ARXIV_URL": "", "PAPERCLI_TIMEOUT": " ", "PAPERCLI_CACHE": ""})
    assert settings.arxiv_url == "https://export.arxiv.org/api/query"
    assert settings.timeout == 30
    assert settings.cache.name == "papercli"


def test_the_environment() -> None:
    settings = Settings.read(
        {"PAPERCLI_ARXIV_URL": "http://localhost:1/q", "PAPERCLI_TIMEOUT": "0.5", "PAPERCLI_CACHE": "/tmp/x"}
    )
    assert (settings.arxiv_url, settings.timeout, settings.cache) == ("http://localhost:1/q", 0.5, Path("/tmp/x"))


@pytest.mark.parametrize(
    "value", ["file:///etc/passwd", "export.arxiv.org", "ftp://x.org/", "http://", "http://a b/", "http://u:p@x.org/"]
)
def test_an_endpoint_must_be_a_web_address(value: str) -> None:
    with pytest.raises(UsageError, match="PAPERCLI_ARXIV_URL"):
        Settings.read({"PAPERCLI_ARXIV_URL": value})


@pytest.mark.parametrize("value", ["x", "0", "-1", "nan", "inf", "1e9"])
def test_a_timeout_must_be_seconds(value: str) -> None:
    with pytest.raises(UsageError, match="PAPERCLI_TIMEOUT"):
        Settings.read({"PAPERCLI_TIMEOUT": value})
