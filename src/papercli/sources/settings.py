"""What the environment says about sources: where arXiv is, where answers are kept, how long to wait."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from papercli.errors import UsageError
from papercli.model import url

if TYPE_CHECKING:
    from collections.abc import Mapping

ARXIV_URL = "https://export.arxiv.org/api/query"
TIMEOUT = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How sources are to be asked."""

    cache: Path
    """Folder for answers and for the pace between processes; need not exist or be writable."""
    arxiv_url: str = ARXIV_URL
    """arXiv's query endpoint, whole."""
    timeout: float = TIMEOUT
    """Seconds for one batch: waiting, asking, asking again."""
    interval: float | None = None
    """Seconds between two requests to one host; None is what the host asks for."""

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> Settings:
        """Read ``PAPERCLI_ARXIV_URL``, ``PAPERCLI_CACHE`` and ``PAPERCLI_TIMEOUT``; empty is unset. Raises ``UsageError``."""
        arxiv_url = environ.get("PAPERCLI_ARXIV_URL", "").strip() or ARXIV_URL
        if not url.is_web(arxiv_url):
            raise UsageError(
                f'PAPERCLI_ARXIV_URL is not an http or https address: "{arxiv_url}"', code="bad-environment"
            )
        folder = environ.get("PAPERCLI_CACHE")
        return cls(
            cache=Path(folder).expanduser() if folder else _user_cache(),
            arxiv_url=arxiv_url,
            timeout=_seconds(environ.get("PAPERCLI_TIMEOUT", "").strip()),
        )


def _seconds(text: str) -> float:
    try:
        seconds = float(text) if text else TIMEOUT
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < 1e6:
        raise UsageError(f'PAPERCLI_TIMEOUT is not a number of seconds: "{text}"', code="bad-environment")
    return seconds


def _user_cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("papercli")
