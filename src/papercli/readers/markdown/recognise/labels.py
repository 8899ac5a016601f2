"""What the text of a link says about where it leads: the paper itself, code, a project page, a video."""

from __future__ import annotations

import re
from functools import lru_cache

from papercli.readers.markdown.recognise import dates, identifiers, label_names, venues

_ROLES = {
    name.strip(): role
    for role, names in reversed(label_names.NAMES.items())
    for name in names.replace("\n", "|").split("|")
    if name.strip()
}

_QUALIFIERS_TEXT = """
    official unofficial author authors author's authors' our their original third-party community new old latest updated full
    short long my the a an link links page pages url 1 2 3 4 5 6 v1 v2 v3 v4 part i ii iii one two online public available
    reference alternative release released version en cn zh ch kr jp eng pytorch tensorflow tf tf2 keras jax caffe torch mxnet
    theano paddle python matlab c++ r julia lua scala java go rust cuda in to for of from on at and & + official) soon coming
    inofficial re-implementation reimplementation implementation cvpr iccv 2d 3d lite 链接 地址 官方 非官方 中文 英文 版
    exist existing pseudo
"""
_QUALIFIERS = frozenset(_QUALIFIERS_TEXT.split())
_FRAMEWORKS_TEXT = """
    pytorch pytroch tensorflow tf tf2 keras jax caffe torch mxnet theano paddle python matlab c++ julia
"""
_FRAMEWORKS = frozenset(_FRAMEWORKS_TEXT.split())
_NOT_HEADWORDS = """
    x read try home watch space spaces app samples nature science original published source sup si details star stars oral award
"""
_LINK_ROLES_TEXT = "link paper code project links video demo dataset model slides poster blog bibtex"
LINK_ROLES = frozenset(_LINK_ROLES_TEXT.split())
"""What a column or a key is called that holds addresses."""
_HEADWORDS = frozenset(name for name in _ROLES if " " not in name) - _QUALIFIERS - frozenset(_NOT_HEADWORDS.split())
"""Words that say by themselves where a link leads, also among others."""
_WORD = re.compile(r"[^\s/|,()\[\]:：;·•_-]+")
_SCRIPT = re.compile(
    r"(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])(?=[a-z])|(?<=[a-z])(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])"
)
"""Between scripts: ``论文pdf``, ``github地址``."""
_TRAILING_NUMBER = re.compile(r"[\s#_-]*(?:\(?\d{1,2}\)?|[①-⑨])$")
_EDGES = " \t\r\n[]()（）【】「」<>《》*_`~\"'“”‘’:：;；,，.。、|!！>»→↗·•-–—#@=​"
_FROM = re.compile(r"\s(?:from|by|@)\s")
_FROM_SOMEBODY = ("notes", "blog", "video", "slides", "translation", "code", "demo")
_DIGIT = re.compile(r"\d")
_LONGEST = 64
_DOI = re.compile(r"(?:doi[:\s]*)?10\.\d{4,9}/\S+", re.IGNORECASE)


@lru_cache(4096)
def role(label: str) -> str | None:
    """``main`` for the paper itself, else one of ``label_names.NAMES``; None where the text is no known label and so may be a title.

    A venue, an arXiv id or a date as the label means the paper (``[CVPR 2019]``, ``[2301.00001]``). Numbers at the end don't
    count (``Code 2``). ``main`` includes ``link``, ``here`` and ``url``, which say little: where one entry has several, the first is it.

    >>> role("[Official PyTorch Code]"), role("arXiv:2301.00001"), role("Attention Is All You Need")
    ('code', 'main', None)
    """
    if len(label) > _LONGEST:
        return None
    text = label.strip(_EDGES).lower()
    found = _ROLES.get(text) or _ROLES.get(label.strip())
    if found:
        return found
    text = _MARKS.sub(" ", text).strip(_EDGES)
    found = _ROLES.get(text) or _ROLES.get(_TRAILING_NUMBER.sub("", text))
    if found:
        return found
    if not text:
        return None
    words = [part for word in _WORD.findall(text) for part in _SCRIPT.split(word) if part]
    if len(words) <= 6 and (found := _by_words(words)):
        return found
    if (source := _FROM.search(text)) and (found := _ROLES.get(text[: source.start()])) in _FROM_SOMEBODY:
        return found
    return "main" if _names_the_paper(label.strip(_EDGES)) else None


_MARKS = re.compile(r"[\U0001f000-\U0001faff☀-➿⬀-⯿️‍]+|:[a-z0-9_+-]+:")


def _by_words(words: list[str]) -> str | None:
    """The role of the last word that has one, if every other word is one, too, or only qualifies it."""
    found = None
    seen = []
    for word in words:
        bare = _TRAILING_NUMBER.sub("", word)
        if bare in _HEADWORDS:
            seen.append(_ROLES[bare])
        elif bare and bare not in _QUALIFIERS and word not in _QUALIFIERS:
            return None
    if not seen:
        return "code" if any(word in _FRAMEWORKS for word in words) else None
    special = [name for name in seen if name != "main"]
    found = special[-1] if special else "main"
    # "code (project page)" and "github page" lead to code; "project video" to a video.
    return "code" if "code" in special and found == "project" else found


def _names_the_paper(text: str) -> bool:
    if _DIGIT.search(text) and (_DOI.fullmatch(text) or identifiers.arxiv(text) or dates.date(text)):
        return True
    where = venues.venue(text)
    return where is not None and where.confidence >= 0.8
