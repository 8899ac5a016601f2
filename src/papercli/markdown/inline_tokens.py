"""GitHub's inline Markdown taken to tokens, each with its place in what is read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token


def tokens(content: str, env: MutableMapping[str, Any]) -> list[Token]:
    """The tokens of a piece of content; ``meta`` says ``from`` and ``to`` where in it each stands.

    ``env`` holds the document's link references, as its block parser left them. A link or image also has its ``url`` and, unless
    it is a reference, ``inside``: where that is written.
    """
    from markdown_it.rules_inline import StateInline

    md = _parser()
    state = StateInline(content, md, env, [])
    md.inline.tokenize(state)
    for rule in md.inline.ruler2.getRules(""):
        rule(state)
    at = 0
    for token in state.tokens:
        meta = token.meta
        if "from" not in meta:  # text as it is, up to what comes next
            meta["from"], meta["to"] = at, at + len(token.content)
        if token.type == "strong_open":
            meta["from"] -= 1
        elif token.type == "strong_close":
            meta["to"] += 1
        at = max(at, meta["to"])
    return state.tokens


@cache
def _parser() -> MarkdownIt:
    """GitHub's inline Markdown, every token with its place; delimiters that mean nothing stay tokens of their own."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import (
        autolink,
        backtick,
        emphasis,
        entity,
        escape,
        html_inline,
        image,
        link,
        newline,
        strikethrough,
    )

    md = MarkdownIt("commonmark", {"maxNesting": 60}).enable(["strikethrough"])
    rules: dict[str, Callable[[StateInline, bool], bool]] = {
        "newline": newline,
        "escape": escape,
        "backticks": backtick,
        "strikethrough": strikethrough.tokenize,
        "emphasis": emphasis.tokenize,
        "link": link,
        "image": image,
        "autolink": autolink,
        "html_inline": html_inline,
        "entity": entity,
    }
    for name, rule in rules.items():
        md.inline.ruler.at(name, _noting(rule))
    md.inline.ruler2.disable(["fragments_join"])
    return md


def _noting(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """The rule, that also notes on its tokens where they stand."""

    def noting(state: StateInline, silent: bool) -> bool:
        if silent:
            return rule(state, True)
        before, known, pending = state.pos, len(state.tokens), bool(state.pending)
        if not rule(state, False):
            return False
        new = state.tokens[known:]
        if pending and new and new[0].type == "text":
            new = new[1:]  # what was read before
        if not new:
            return True
        first, last = new[0], new[-1]
        if first.type == "text" and "from" not in first.meta:  # delimiters of emphasis, one by one
            at = before
            for token in new:
                token.meta.update({"from": at, "to": at + len(token.content)})
                at += len(token.content)
        elif first.type == "link_open":
            first.meta.update({"from": before, "to": before + 1, **_target(state, new, before, state.pos)})
            last.meta.update({"from": state.pos, "to": state.pos})
        else:
            first.meta.update({"from": before, "to": state.pos})
            if first.type == "image":
                first.meta.update(_target(state, new, before, state.pos))
        return True

    return noting


def _target(state: StateInline, new: Sequence[Token], start: int, end: int) -> dict[str, Any]:
    """The address of the link or image from ``start`` to ``end`` as written, and where, if it is not a reference."""
    if new[0].info == "auto":
        return {"url": state.src[start + 1 : end - 1], "inside": (start + 1, end - 1)}
    label = state.md.helpers.parseLinkLabel(state, start + (new[0].type == "image"), new[0].type == "link_open")
    if label >= 0 and state.src.startswith("(", label + 1):
        at = label + 2
        while at < end and state.src[at] in " \t\n":
            at += 1
        found = state.md.helpers.parseLinkDestination(state.src, at, end)
        if found.ok:
            return {"url": found.str, "inside": (at, found.pos)}
    return {"url": str(new[0].attrGet("href") or new[0].attrGet("src") or "")}
