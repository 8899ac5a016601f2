"""Text from outside to Markdown that reads back as exactly that text; it never decides where on a page the text stands."""

from __future__ import annotations

import re
import unicodedata

from papercli.markdown.code_span import span
from papercli.markdown.destination import destination
from papercli.markdown.placement import block, cell

__all__ = ["block", "cell", "clean", "code", "destination", "emphasis", "inline", "link", "strong", "unended"]

_ORDINARY = re.compile(r"[!-~]+(?: [!-~]+)*")
_JOINERS = "\u200c\u200d"
# Control characters, bidi marks and overrides, zero-width and tag characters, fillers, surrogates and noncharacters.
# Format characters that show (Arabic number signs and their like) stay.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    r"\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufdd0-\ufdef\ud800-\udfff"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]+"
)
# A zero-width joiner holds an emoji or a script's letters together; anywhere else nobody sees it.
_STRAY_JOINER = re.compile(
    rf"(?<![^\x00-\x7f])[{_JOINERS}]+|[{_JOINERS}]+(?![^\x00-\x7f])|(?<=[{_JOINERS}])[{_JOINERS}]+"
)
_BLANKS = re.compile(r"\s+")


def clean(text: str) -> str:
    """``text`` on one line in NFC: runs of whitespace are one blank, what nobody can see is dropped, the ends are stripped."""
    if _ORDINARY.fullmatch(text):
        return text
    text = _BLANKS.sub(" ", _UNSEEN.sub("", text)).strip()
    if not text.isascii():
        text = unicodedata.normalize("NFC", _STRAY_JOINER.sub("", text))
    return _BLANKS.sub(" ", text).strip()


# One character each. An alternative's look-around says where that character would mean something.
_SPECIAL = re.compile(
    r"""
      [`*\[\]~$]
    | \\ (?= [!-/:-@\[-`{-~] | $ )               # before punctuation, and before what may follow the text
    | \|
    | < (?: (?= [A-Za-z/!?] | $ ) | (?<= \A < ) )  # where a tag, a comment or a block of HTML may begin
    | > (?<= --> )
    | & (?= (?P<entity> \#? \w+ ) (?: ; | $ ) )
    | _ (?: (?<! [^\W_] _ ) | (?! [^\W_] ) )     # inside a word it is only itself
    | ! $                                        # a link may follow: ![
    | \# (?= \d ) | (?<= [ ] ) \# (?= \#* $ )    # issue numbers; the closing mark of a heading
    | @ (?: (?<! \w@ ) (?= \w ) | (?: (?<= [A-Za-z0-9.+_:-] @ ) | (?<= \A @ ) ) (?= [A-Za-z0-9_.-]* \. [A-Za-z0-9_-] ) )
    | : (?! \d\d? (?: : | $ ) ) (?= [a-z0-9_+-]+ (?: : | $ ) )  # emoji (lower case), but not the time of day
    | : (?<= [Hh][Tt][Tt][Pp]: ) (?= // ) | : (?<= [Hh][Tt][Tt][Pp][Ss]: ) (?= // ) | : (?<= [Ff][Tt][Pp]: ) (?= // )
    | \A \^                                      # a footnote, in a link's text
    | \. (?<= [Ww][Ww][Ww]\. )
    | - (?<= \b GH- ) (?= \d )
    """,
    re.VERBOSE,
)
_PERHAPS = re.compile(r"[\\`*_\[\]~$|<&#@]|:(?! )|-->|!$|[Ww]\.|GH-|^\^")
# What starts a block at the start of a line. The escape goes in at the end of the match.
_STARTER = re.compile(r"\d{1,9}(?=[.)](?: |$))|(?=[-+](?: |$)|[- ]+$|:?-+:?$|=+$|#{1,6}(?: |$)|>)")
_EMAIL_AT = re.compile(r"[A-Za-z0-9.+_:-]?@[A-Za-z0-9_.-]*\.[A-Za-z0-9_-]")


def inline(text: str) -> str:
    """Escape ``text`` for any inline position: paragraph, start of a list item, heading, link text, bold, table cell.

    The text is cleaned first. Only what would mean something where it stands is escaped, for these lines are read in diffs.
    An e-mail address is cut by an empty comment: GitHub links it after escapes are resolved.
    """
    text = clean(text)
    if _PERHAPS.search(text):
        text = _SPECIAL.sub(_escaped, text)
    starter = _STARTER.match(text)
    return f"{text[: starter.end()]}\\{text[starter.end() :]}" if starter else text


def _escaped(match: re.Match[str]) -> str:
    char, start = match[0], match.start()
    if char == "|" and match.string[start - 1 : start] == "\\":
        return "&#124;"  # parsers disagree about a backslash before an escaped bar in a table
    if char == "@" and _EMAIL_AT.match(match.string, max(start - 1, 0)):
        return "@<!-- -->"
    if char == "&":
        return "&amp;" if _is_entity(match["entity"]) else "&"
    return "&lt;" if char == "<" else "\\" + char


def _is_entity(name: str) -> bool:
    """Whether an ampersand before this name would be read as an entity, now or with a semicolon that may come next."""
    from html.entities import html5

    return name.startswith("#") or f"{name};" in html5


_ENDED = re.compile(r"(?<!\\)((?:\\\\)*)\\!$")


def unended(text_md: str, after: str = "") -> str:
    """Inline Markdown without the backslash before a last ``!``, which only a ``[`` after it makes necessary."""
    return _ENDED.sub(r"\1!", text_md) if text_md.endswith("\\!") and after[:1] != "[" else text_md


def code(text: str) -> str:
    """A code span that shows the cleaned ``text``; empty for empty text. In a table it still has to go through ``cell``."""
    text = clean(text)
    return span(text) if text else ""


def link(text_md: str, url: str) -> str | None:
    """A link with inline Markdown as its text; None where the text is empty or ``url`` is no safe destination."""
    target = destination(url)
    return f"[{unended(text_md)}]({target})" if text_md and target else None


def strong(text_md: str, *, before: str = " ", after: str = " ") -> str:
    """Inline Markdown in bold. ``before`` and ``after`` are what stands next to it; empty is the line's start or end.

    ``**`` where it works, ``<strong>`` where it would not: beside a letter, next to punctuation (``**注意（重要）**后``).
    """
    return _wrapped(text_md, "**", "strong", before, after)


def emphasis(text_md: str, *, before: str = " ", after: str = " ") -> str:
    """Inline Markdown in italics, as ``strong`` does bold."""
    return _wrapped(text_md, "*", "em", before, after)


_STAR = re.compile(r"\\.|(\*)", re.DOTALL)


def _wrapped(text_md: str, mark: str, tag: str, before: str, after: str) -> str:
    text_md = unended(text_md.strip())
    if not text_md:
        return ""
    starred = any(match[1] for match in _STAR.finditer(text_md)) or before[-1:] == "*" or after[:1] == "*"
    if not starred and _opens(before[-1:], text_md[0]) and _opens(after[:1], text_md[-1]):
        return f"{mark}{text_md}{mark}"
    return f"<{tag}>{text_md}</{tag}>"


def _opens(outside: str, inside: str) -> bool:
    """Whether a delimiter run between these two characters flanks the inside one.

    Symbols are punctuation to newer versions of the rule and not to older ones; both must say yes.
    """
    if not outside or outside.isspace():
        return True
    return unicodedata.category(outside)[0] == "P" or unicodedata.category(inside)[0] not in "PS"
