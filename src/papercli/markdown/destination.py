"""Where a link may lead, written so that no parser breaks on it."""

from __future__ import annotations

import re
from urllib.parse import quote

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WEB = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)
# Blanks, controls and what nobody sees would end the destination or hide in it; the rest ends links, cells or code spans.
_UNSAFE = re.compile(
    r"[\x00-\x20\x7f-\xa0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffb"
    r'\U000e0000-\U000e0fff<>"|`\\]'
)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def destination(url: str) -> str | None:
    """``url`` as the destination of an inline link; None unless it is http, https, a relative path, a query or a fragment.

    Letters of any script and balanced parentheses stay readable, whatever could end the link is percent-encoded.
    """
    url = url.strip()
    if not url or _SURROGATE.search(url):
        return None
    # Browsers drop controls and blanks before they look for a scheme.
    bare = re.sub(r"[\x00-\x20\x7f-\x9f]", "", url)
    if _SCHEME.match(bare):
        if not _WEB.match(url):
            return None
    elif re.match(r"[/\\]{2}", bare) or ":" in re.split(r"[/?#]", bare, maxsplit=1)[0]:
        return None
    url = _UNSAFE.sub(lambda match: quote(match[0], safe=""), url)
    if ("(" in url or ")" in url) and not _balanced(url):
        url = url.replace("(", "%28").replace(")", "%29")
    return _ENTITY.sub("&amp;", url)


def _balanced(url: str) -> bool:
    depth = 0
    for char in url:
        depth += (char == "(") - (char == ")")
        if not 0 <= depth <= 8:  # parsers give up at some depth
            return False
    return depth == 0
