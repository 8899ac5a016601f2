"""LaTeX in titles and names to the characters a reader sees; mathematics stays LaTeX."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

# Text, so that `re` compiles what is needed when it is needed.
_TRACES = re.compile(r"[\\{}~]|--|``|''")
_MATH = r"((?<!\\)\$[^$]+(?<!\\)\$)"
_WRAPPED = r"\\(?:text(?:it|bf|tt|sc|rm|sf|sl|up|md|normal)|emph|mbox|hbox|uppercase|underline|url|path|href\s*\{[^{}]*\})\s*(?=\{)"
_SWITCH = r"\{\\(?:em|it|bf|tt|sc|rm|sf|sl|itshape|bfseries|scshape)\b\s*"
_ACCENT = r"\\(?:[`'\"^~=.]|[cvHukrdb](?![A-Za-z]))\s*(?:\{\s*(?:\\[ij](?![A-Za-z])|[^\W\d_])?\s*\}|\\[ij](?![A-Za-z])\s*|[^\W\d_])"
_LETTER = r"\\(?:ss|o|O|l|L|ae|AE|oe|OE|aa|AA|dh|DH|th|TH|dj|DJ|ng|NG|i|j)(?![A-Za-z])(?:\{\}|\s+)?"
_SYMBOL = r"\\[A-Za-z]+(?:\{\})?"
_GROUP = r"(\\[A-Za-z]+\s*(?:\{[^{}]*\})+)|(?<![\\_^])\{([^{}\\]*(?:\\[^A-Za-z][^{}\\]*)*)\}"
_DEEPEST = 20
"""Groups within groups; nobody writes more, and each costs a pass."""
_ESCAPED = r"\\([&%$#_{}])"


def latex_to_unicode(text: str) -> str:
    r"""Convert accents, letters, text formatting, quotes and dashes; never raises, never drops a word.

    ``$…$`` and macros that mean nothing in text stay as they are.

    >>> latex_to_unicode(r"Rockt{\"a}schel: \emph{More} on $\omega$-words")
    'Rocktäschel: More on $\\omega$-words'
    """
    if not _TRACES.search(text):
        return text
    return unicodedata.normalize(
        "NFC",
        "".join(
            part if part.startswith("$") and i % 2 else _prose(part) for i, part in enumerate(re.split(_MATH, text))
        ),
    )


def _prose(text: str) -> str:
    if "\\" in text:
        text = re.sub(_WRAPPED, "", text)
        text = re.sub(_SWITCH, "{", text)
        text = re.sub(_ACCENT, lambda found: _character(found[0].rstrip()), text)
        text = re.sub(_LETTER, lambda found: _character(found[0].rstrip()), text)
        text = re.sub(_SYMBOL, lambda found: _character(found[0]), text)
    for _depth in range(_DEEPEST):  # from the inside out; an unknown macro keeps its argument
        shorter = re.sub(_GROUP, r"\1\2", text)
        if shorter == text:
            break
        text = shorter
    text = re.sub(_ESCAPED, r"\1", text)
    text = re.sub(r"(?<=\S)~(?=\S)", " ", text)
    text = _quoted(text)
    text = re.sub(r"(?<=\w)---(?=\w)|(?<=\s)---(?=\s)", "—", text)
    return re.sub(r"(?<=\w)--(?=\w)|(?<=\s)--(?=\s)", "–", text)


def _quoted(text: str) -> str:
    """TeX's quotes to printed ones, each opening with the next closing one of its line: one look at each, however many there are."""
    if "\n" in text:
        return "\n".join(map(_quoted, text.split("\n")))
    out: list[str] = []
    at = 0
    while (start := text.find("``", at)) >= 0 and (end := text.find("''", start + 2)) >= 0:
        out += text[at:start], "“", text[start + 2 : end], "”"
        at = end + 2
    return "".join([*out, text[at:]])


@cache
def _converter() -> LatexNodes2Text:
    import logging

    from pylatexenc.latex2text import LatexNodes2Text

    logging.getLogger("pylatexenc").addHandler(logging.NullHandler())  # or Python prints its complaints
    return LatexNodes2Text()


@lru_cache(maxsize=10_000)
def _character(macro: str) -> str:
    """What one macro stands for; the macro itself where that is not one character."""
    name = re.match(r"\\([A-Za-z]+|.)", macro, re.DOTALL)
    if name is None or _converter().latex_context.get_macro_spec(name[1]) is None:
        return macro  # unknown there; asking anyway would cost a fifth of a millisecond
    try:
        seen: str = _converter().latex_to_text(macro).strip()
    except (IndexError, ValueError, AttributeError):  # pylatexenc fails on some macros that want arguments
        return macro
    seen = unicodedata.normalize("NFC", seen)
    return seen if len(seen) == 1 else macro
