"""What a list's heading names: without its number, emoji, count and anchor, to compare headings and to make slugs."""

from __future__ import annotations

import re

from papercli.model.text import fold, is_slug, slug, squeeze, without_controls

_ROOM = 60
"""Characters of a slug."""

_NUMBER = re.compile(
    r"(?:"
    r"[(（]?(?:[0-9]{1,2}|[a-z]|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})[)）]"  # (1) 2） iv)
    r"|[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}\.?(?=[\s:：、]|[^\x00-\x7f])[:：、]?"  # 1.2 1.2.3.
    r"|(?:[0-9]{1,2}|[A-Z]|[ivxIVX]{1,5})[.:：、](?=\s|[^\x00-\x7f])"  # 1. A. IV:
    r"|(?:第?[一二三四五六七八九十]{1,3}(?:[、.．:：]|[章节節]\s*[、.．:：]?))"  # 一、 第二章
    r")\s*"
)
_SHORTCODE = re.compile(r":[a-z0-9_+-]+:")
_EMOJI = re.compile(
    "[0-9#*]\ufe0f?\u20e3|[\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299\ufe0e\ufe0f\u200d\U0001f000-\U0001faff]"
)
_COUNT = re.compile(
    r"\s*(?:[(（\[]\s*[0-9]{1,3}(?:\s*(?:papers?|篇))?\s*[)）\]]|[-–—:]\s*[0-9]{1,3}\s*(?:papers?|篇))$",
    re.IGNORECASE,
)
_ANCHOR = re.compile(r"\s*(?:\{#[^{}]*\}|¶)$|\s[#^]$")


def shown(heading: str) -> str:
    """A heading as a topic's title: one line, as read."""
    return squeeze(without_controls(heading))


def core(heading: str) -> str:
    """What is left of a heading that names its subject; all of it where nothing would be.

    >>> core("1.2 🔥 Instruction tuning (12)")
    'Instruction tuning'
    """
    text = shown(heading)
    bare = _bare(text)
    return bare if slug(bare) else text


def _bare(text: str) -> str:
    previous = ""
    while text != previous:
        previous = text
        text = squeeze(_SHORTCODE.sub(" ", _EMOJI.sub(" ", text)))
        text = _COUNT.sub("", _ANCHOR.sub("", text))
        number = _NUMBER.match(text)
        if number and slug(text[number.end() :]):
            text = text[number.end() :]
    return text.strip()


def key(heading: str) -> str:
    """What two spellings of one heading have in common."""
    return fold(core(heading)).strip(" .:：-–—")


def slug_of(heading: str) -> str:
    """A valid slug for a heading in any language; ``topic`` where it has neither letter nor digit."""
    whole = slug(core(heading))
    cut = whole[: _ROOM + 1].rpartition("-")[0] if len(whole) > _ROOM else whole
    for candidate in (cut, whole[:_ROOM].strip("-")):
        if candidate and is_slug(candidate):
            return candidate
    return "topic"
