"""Web addresses: which text is one, and when two mean the same page."""

from __future__ import annotations

import re
import unicodedata

from papercli.model import arxiv_id, doi

_WEB = re.compile(
    r"(?P<scheme>https?)://"
    r"(?P<host>\[[0-9a-f:.]+\]|[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*\.?)"
    r"(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<path>/[^?#]*)?(?:\?(?P<query>[^#]*))?(?:#.*)?",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(r"[\s<>\"`\\\x00-\x1f\x7f-\x9f]")
_TRACKING = re.compile(r"(?:utm_[^=]*|ref|ref_src|fbclid|gclid|mc_[ce]id|igshid|spm)(?:=.*)?", re.IGNORECASE)
_PERCENT = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_LONGEST = 2000


def is_web(text: str) -> bool:
    """Whether ``text`` as a whole is an ``http`` or ``https`` address with a host.

    Strict, because it may be opened or written into a README: no blanks, control or invisible characters, quotes, angle
    brackets, backslashes, and no user name before the host.
    """
    if len(text) > _LONGEST or _FORBIDDEN.search(text):
        return False
    if not text.isascii() and any(unicodedata.category(char) in ("Cf", "Cs", "Cn", "Co") for char in text):
        return False
    found = _WEB.fullmatch(text)
    return found is not None and (found["port"] is None or 0 < int(found["port"]) < 65536)


def normal(url: str) -> str:
    """The form in which two addresses of one page are equal: for comparing, not for opening.

    Scheme, ``www.``, default port, fragment, tracking parameters and a slash at the end go; percent-encoding is made
    uniform. Every address of one arXiv paper or one DOI gives the same. Text that is no web address comes back stripped.

    >>> normal("http://www.arXiv.org/pdf/2305.11206v2.pdf") == normal("https://arxiv.org/abs/2305.11206")
    True
    """
    url = url.strip()
    found = _WEB.fullmatch(url)
    if not found:
        return url
    paper = arxiv_id.parse(url)
    if paper:
        return f"arxiv.org/abs/{paper.id}"
    bare = doi.parse(url)
    if bare:
        return f"doi.org/{bare}"
    host = found["host"].lower().removesuffix(".").removeprefix("www.")
    default = "80" if found["scheme"].lower() == "http" else "443"
    port = f":{int(found['port'])}" if found["port"] and found["port"] != default else ""
    path = _percent(found["path"] or "").rstrip("/")
    kept = [part for part in (found["query"] or "").split("&") if part and not _TRACKING.fullmatch(part)]
    query = "?" + _percent("&".join(kept)) if kept else ""
    return f"{host}{port}{path}{query}"


def _percent(text: str) -> str:
    """Decode what needs no encoding, encode what does: ``%7euser`` → ``~user``, ``é`` → ``%C3%A9``."""

    def uniform(found: re.Match[str]) -> str:
        char = chr(int(found[1], 16))
        return char if _UNRESERVED.fullmatch(char) else found[0].upper()

    text = _PERCENT.sub(uniform, text)
    if text.isascii():
        return text
    return "".join(
        char if char.isascii() else "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))
        for char in unicodedata.normalize("NFC", text)
    )
