"""LaTeX in titles and names to the characters a reader sees; mathematics stays LaTeX."""

from __future__ import annotations

import re
import unicodedata

# Text, so that `re` compiles what is needed when it is needed.
_TRACES = re.compile(r"[\\{}~]|--|``|''")
_MATH = r"((?<!\\)\$[^$]+(?<!\\)\$)"
_WRAPPED = r"\\(?:text(?:it|bf|tt|sc|rm|sf|sl|up|md|normal)|emph|mbox|hbox|uppercase|underline|url|path|href\s*\{[^{}]*\})\s*(?=\{)"
_SWITCH = r"\{\\(?:em|it|bf|tt|sc|rm|sf|sl|itshape|bfseries|scshape)\b\s*"
_ACCENT = r"\\(?:[`'\"^~=.]|[cvHukrdb](?![A-Za-z]))\s*(?:\{\s*(?:\\[ij](?![A-Za-z])|[^\W\d_])?\s*\}|\\[ij](?![A-Za-z])\s*|[^\W\d_])"
_LETTER = r"\\(?:ss|o|O|l|L|ae|AE|oe|OE|aa|AA|dh|DH|th|TH|dj|DJ|ng|NG|i|j)(?![A-Za-z])(?:\{\}|\s+)?"
_SYMBOL = r"\\[A-Za-z]+(?:\{\})?"
_GROUP = r"(\\[A-Za-z]+\s*(?:\{[^{}]*\})+)|(?<![\\_^])\{([^{}\\]*(?:\\[^A-Za-z][^{}\\]*)*)\}"
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
    while (
        shorter := re.sub(_GROUP, r"\1\2", text)
    ) != text:  # from the inside out; an unknown macro keeps its argument
        text = shorter
    text = re.sub(_ESCAPED, r"\1", text)
    text = re.sub(r"(?<=\S)~(?=\S)", " ", text)
    text = re.sub(r"``(.*?)''", r"“\1”", text)
    text = re.sub(r"(?<=\w)---(?=\w)|(?<=\s)---(?=\s)", "—", text)
    return re.sub(r"(?<=\w)--(?=\w)|(?<=\s)--(?=\s)", "–", text)


def _character(macro: str) -> str:
    """What one macro stands for; the macro itself where that is not one character."""
    import logging

    from pylatexenc.latex2text import LatexNodes2Text

    logging.getLogger("pylatexenc").addHandler(logging.NullHandler())  # or Python prints its complaints

    try:
        seen: str = LatexNodes2Text().latex_to_text(macro).strip()
    except (IndexError, ValueError, AttributeError):  # pylatexenc fails on some macros that want arguments
        return macro
    seen = unicodedata.normalize("NFC", seen)
    return seen if len(seen) == 1 else macro
