"""Ids of papers, which are the stems of their files: what one may look like, and making one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.model import arxiv_id
from papercli.model.text import last_name, latex_to_unicode

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

PATTERN = r"[a-z0-9][a-z0-9._-]{0,79}"
"""Small letters only, so that file systems that ignore case hold no two of them."""

_PATTERN = re.compile(PATTERN, re.ASCII)
_RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))
_LONGEST_WORD = 30
_LONGEST_SLUG = 60
_ROOM = 74  # leaves "-99999" within the 80 characters
_GROUP = re.compile(r"\b(?:the|collaborations?|consortium|team)\b", re.IGNORECASE)
_SMALL_WORDS = """
    a an the on in of to for and or from with by at as is are was be do does can how what why when where which who toward
    towards via into over under about its it not no der die das ein eine le la les un une des du el los las
"""
_INSIGNIFICANT = frozenset(_SMALL_WORDS.split())


def is_valid(id: str) -> bool:  # noqa: A002 - the catalog's own word
    """Whether ``id`` may name a paper's file: ``PATTERN``, no ``..``, no dot at its end, not a name Windows keeps for itself."""
    return (
        _PATTERN.fullmatch(id) is not None
        and ".." not in id
        and not id.endswith(".")
        and id.split(".", 1)[0] not in _RESERVED
    )


def complaint(id: str) -> str:  # noqa: A002 - the catalog's own word
    """One sentence on why ``id`` is not valid."""
    if _PATTERN.fullmatch(id) is None:
        return (
            f'"{id}" cannot be an id: use a to z, digits, ".", "_" and "-", at most 80 of them, a letter or digit first'
        )
    if ".." in id or id.endswith("."):
        return f'"{id}" cannot be an id: no two dots together, and none at the end'
    return f'"{id}" cannot be an id: Windows keeps that name for itself'


def for_paper(title: str, authors: Sequence[str], year: int | None, arxiv: str | None, taken: Container[str]) -> str:
    """Make an id that is valid and not in ``taken`` (which holds small-letter ids).

    arXiv papers are named by their id. Others by first author's last name, year and first significant word of the title
    (``petroni2019language``), without author by the title (``lora-low-rank-adaptation``). ``-2``, ``-3`` … where taken.
    """
    if arxiv:
        stem = arxiv_id.file_stem(arxiv)
    else:
        words = _words(latex_to_unicode(title))
        name = "".join(_words(_GROUP.sub("", last_name(authors[0])))) if authors else ""
        stem = _by_author(name, year, words) if name else _by_title(words)
    if not is_valid(stem):
        stem = f"paper-{stem}".rstrip("-.")
    id_, n = stem, 1
    while id_ in taken:
        n += 1
        id_ = f"{stem}-{n}"
    return id_


def _by_author(name: str, year: int | None, words: Sequence[str]) -> str:
    first = next((word for word in words if word not in _INSIGNIFICANT), words[0] if words else "")
    return f"{name[:_LONGEST_WORD]}{year or ''}{first[:_LONGEST_WORD]}"[:_ROOM]


def _by_title(words: Sequence[str]) -> str:
    """Words joined by ``-``, as many as fit; a first word that is too long is cut."""
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:_LONGEST_SLUG]
        if len(longer) > _LONGEST_SLUG:
            break
        slug = longer
    return slug


def _words(text: str) -> list[str]:
    """Words in small ASCII letters and digits; other scripts are transliterated."""
    text = re.sub(r"['’`´]", "", text)
    if not text.isascii():
        from anyascii import anyascii

        text = anyascii(text)
    return re.findall(r"[a-z0-9]+", text.lower())
