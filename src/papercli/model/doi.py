"""DOIs: every way to write one, and its one form here: bare and lower-case (``10.1000/xyz123``)."""

from __future__ import annotations

import re

_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\x00-\x1f\x7f-\x9f]+")
_URL = re.compile(r"(?:https?://)?(?:www\.|dx\.)?doi\.org/+([^?#]+)(?:[?#].*)?", re.IGNORECASE | re.ASCII)
_PREFIX = re.compile(r"doi\s*[:：]?\s*(?=10\.)|info:doi/|urn:doi:", re.IGNORECASE | re.ASCII)
_CLOSERS = {")": "(", "]": "[", ">": "<", "}": "{"}
_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
_LONGEST = 500


def parse(text: str) -> str | None:
    """Read a DOI that stands alone; None where ``text`` is none, or one of arXiv's own (which are arXiv ids here).

    Case means nothing in a DOI's ASCII letters (DOI Handbook 2.4), so they come out small.

    >>> parse("https://doi.org/10.1162/TACL_a_00343.")
    '10.1162/tacl_a_00343'
    """
    bare = _bare(text)
    return None if bare is None or _is_arxivs(bare) else bare


def is_arxiv(text: str) -> bool:
    """Whether ``text`` is a DOI that arXiv gave to one of its papers: ``10.48550/arXiv.2305.11206`` in any form."""
    bare = _bare(text)
    return bare is not None and _is_arxivs(bare)


def address(bare: str) -> str:
    """The page of a DOI.

    >>> address("10.1000/a#b?c")
    'https://doi.org/10.1000/a%23b%3Fc'
    """
    for char in "%?#":  # what would end an address' path
        bare = bare.replace(char, f"%{ord(char):X}")
    return f"https://doi.org/{bare}"


def _is_arxivs(bare: str) -> bool:
    return bare.startswith("10.48550/arxiv.")


def _bare(text: str) -> str | None:
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if found := _URL.fullmatch(text):
        text = _decoded(found[1])
    elif prefix := _PREFIX.match(text):
        text = text[prefix.end() :]
    if "/" not in text:
        text = _decoded(text)
    text = _without_punctuation(text)
    return text.translate(_LOWER) if _DOI.fullmatch(text) else None


def _decoded(text: str) -> str:
    from urllib.parse import unquote

    return unquote(text)


def _without_punctuation(text: str) -> str:
    """Take off what a sentence put behind the DOI; brackets only where they close nothing (``10.1016/0004-3702(94)00062-y``)."""
    while text:
        last = text[-1]
        opener = _CLOSERS.get(last)
        if last in ".,;:'\"”’*" or (opener and text.count(last) > text.count(opener)):
            text = text[:-1]
        else:
            break
    return text
