"""The blocks of a document that its headings, anchors and in-page links depend on; all else of a long list is passed over.

A list of 100,000 papers is millions of markdown-it's tokens, of which a few hundred say anything about these.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from typing import Any

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

HASH = r"\\?(?:#|&(?:num;|#))"
"""How the target of an in-page link may begin, as a regular expression."""

_BLOCKS = frozenset(("heading_open", "heading_close", "html_block"))
_HEADING = re.compile("<h[1-6]", re.IGNORECASE)
_WHOLE_HEADING = re.compile(
    r"^<(h[1-6])\b(?:(?!<h[1-6]|<!--|\n\s*\n)[^|])*</\1>|<(h[1-6])\b(?:(?!<h[1-6]|<!--)[^|\n])*</\2>",
    re.IGNORECASE | re.MULTILINE,
)
"""A heading in HTML that ends in the block in which it begins."""
_REFERENCE = re.compile(rf"\]:[\s>]*(?:<\s*)?{HASH}")
"""Where a reference may lead to a place in the page."""


def tokens(text: str, env: MutableMapping[str, Any]) -> list[Token]:
    """The tokens of headings and raw HTML, and of text that may hold raw HTML, an in-page link or part of a heading; in order.

    They are those of markdown-it's blocks, text not parsed further. ``env`` gets the references that the document defines.
    """
    parser = _parser()
    found = _Kept(_signs(text))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    parser.block.parse(text, parser, env, found)
    return found


def github() -> MarkdownIt:
    """Make a parser of GitHub's Markdown."""
    from markdown_it import MarkdownIt

    # At the preset's 20 levels of nesting (a list is two) it drops the rest of a document; real lists go that deep.
    return MarkdownIt("commonmark", {"maxNesting": 250}).enable(["table", "strikethrough"])


@cache
def _parser() -> MarkdownIt:
    parser = github()
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    return parser


def _signs(text: str) -> str:
    """Characters of which text that is kept holds one; none where all of it is kept."""
    if _HEADING.search(text) and _HEADING.search(_WHOLE_HEADING.sub("", text)):
        return ""
    return "#<[" if _REFERENCE.search(text) else "#<"


class _Kept(list["Token"]):
    """Takes the tokens from the parser, which fills each after it has put it here: the last is judged when the next one comes."""

    def __init__(self, signs: str) -> None:
        super().__init__()
        self._sign = re.compile(f"[{re.escape(signs)}]" if signs else "")

    def append(self, token: Token) -> None:
        """Take in the next token, in the place of the last one if that says nothing."""
        if self and not self._says(self[-1]):
            self[-1] = token
        else:
            super().append(token)

    def _says(self, last: Token) -> bool:
        if last.type != "inline":
            return last.type in _BLOCKS
        return self.may_say(last.content) or (len(self) > 1 and self[-2].type == "heading_open")

    def may_say(self, text: str) -> bool:
        """Whether text, of a block or of several, may hold anything that is asked for."""
        return self._sign.search(text) is not None


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table as markdown-it's own rule does: its head by that rule, of its body only the rows that may say something."""
    from markdown_it.rules_block.table import escapedSplit, getLine, table

    if not table(state, start, min(end, start + 2), silent):
        return False
    if silent:
        return True
    kept = state.tokens
    assert isinstance(kept, _Kept)  # noqa: S101 - nobody else has this parser
    parent, state.parentType = state.parentType, "table"
    interrupting = state.md.block.ruler.getRules("blockquote")
    width = len(_cells(escapedSplit(getLine(state, start).strip())))
    at = start + 2
    while at < end and state.sCount[at] >= state.blkIndent and not state.is_code_block(at):
        row = getLine(state, at).strip()
        # No block begins with a bar.
        if not row or (row[0] != "|" and any(rule(state, at, end, True) for rule in interrupting)):
            break
        if kept.may_say(row):
            for cell in _cells(escapedSplit(row))[:width]:
                token = state.push("inline", "", 0)
                token.content, token.children, token.map = cell.strip(), [], [at, at + 1]
        at += 1
    state.parentType = parent
    state.line = at
    return True


def _cells(split: list[str]) -> list[str]:
    """A row's cells, without what stands before its first bar and behind its last, if that is nothing."""
    inner = split[1:] if split[:1] == [""] else split
    return inner[:-1] if inner[-1:] == [""] else inner
