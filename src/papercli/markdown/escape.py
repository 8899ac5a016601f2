"""Text from outside to Markdown that reads back as exactly that text; it never decides where on a page the text stands."""

from __future__ import annotations

import re
import unicodedata

from papercli.markdown.code_span import span
from papercli.markdown.destination import destination
from papercli.markdown.placement import block, cell
from papercli.model.clean import clean

__all__ = ["block", "cell", "clean", "code", "destination", "emphasis", "inline", "link", "strong", "unended"]

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
