"""Links among the tokens of a line: a linked title and its address become one slot, the links of a group another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.actions.adopt.samples import LinkForm, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.actions.adopt.samples import Token

PLAIN_LABEL = re.compile(r"[\w /+()&.-]+")
"""A label that can be part of a field's name."""
_BETWEEN = re.compile(r"(?:[\s\[\](),|/·•;:.&+*`【】{}\\-]|<br ?/?>|</?kbd>|&nbsp;)*")
_WRAPS = (
    ("\\[", "\\]"),
    ("[", "]"),
    ("(", ")"),
    ("【", "】"),
    ("**", "**"),
    ("`", "`"),
    ("<kbd>", "</kbd>"),
    ("*", "*"),
)
_LINK = re.compile(
    r"(?P<open>\[+(?:\*\*|`|\\\[)?)(?P<text>.*?)(?P<close>(?:\*\*|`|\\\])?\]+)\((?P<url>.*)\)", re.DOTALL
)

_OPENING = re.compile(r"\]\(\s*<?$")
_CLOSING = re.compile(r">?(?:\s+\"[^\"]*\")?\s*\)")
"""What stands around the address of a link."""


def link_slots(tokens: list[Token]) -> list[Token]:
    """Join the links of a group into one slot, and a linked title with its address."""
    return _grouped(_linked(tokens))


def _linked(tokens: Sequence[Token]) -> list[Token]:
    """``[`` title ``](`` url ``)`` as one slot of the title, whose text and address are in it."""
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        after = tokens[i + 1] if i + 1 < len(tokens) else ""
        closing = _CLOSING.match(after) if isinstance(after, str) else None
        if closing and isinstance(token, Slot) and token.field == "url" and _take_text(out, token):
            if rest := closing.string[closing.end() :]:
                out.append(rest)
            i += 2
        else:
            out.append(token)
            i += 1
    return out


def _take_text(out: list[Token], url: Slot) -> bool:
    """Put the slot of a link in the place of its text at the end of ``out``; False where no field stands in that."""
    opened = _opening(out) if out and isinstance(out[-1], str) and _OPENING.search(out[-1]) else None
    if opened is None:
        return False
    k, column = opened
    opener = str(out[k])
    inner: list[Token] = [opener[column + 1 :], *out[k + 1 :]] if k < len(out) - 1 else []
    if inner:
        inner[-1] = _OPENING.sub("", str(inner[-1]))
    inner = [token for token in inner if token != ""]
    slots = [token for token in inner if isinstance(token, Slot)]
    if not slots:
        return False
    raw = "".join(token if isinstance(token, str) else token.raw for token in inner)
    fields = {slot.field for slot in slots}
    field = "title" if "title" in fields else "name" if "name" in fields else "label"
    out[k:] = [opener[:column]] if column else []
    out.append(Slot(field, f"[{raw}]({url.raw})", slots[0].draft, tuple(inner), url.raw))
    return True


def _opening(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The token and column of the bracket that the ``](`` at the end closes."""
    depth = 0
    for k in range(len(tokens) - 1, -1, -1):
        token = tokens[k]
        if not isinstance(token, str):
            continue
        for column in range(len(token) - 1, -1, -1):
            if token[column] == "]":
                depth += 1
            elif token[column] == "[":
                depth -= 1
                if depth == 0:
                    return k, column
    return None


def _grouped(tokens: Sequence[Token]) -> list[Token]:
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if not _is_link(token):
            out.append(token)
            i += 1
            continue
        j = i
        while j + 2 < len(tokens) and _is_link(tokens[j + 2]) and _BETWEEN.fullmatch(str(tokens[j + 1])):
            j += 2
        while j + 1 < len(tokens) and _is_link(tokens[j + 1]):
            j += 1
        before = out.pop() if out and isinstance(out[-1], str) else ""
        after = tokens[j + 1] if j + 1 < len(tokens) and isinstance(tokens[j + 1], str) else ""
        slot, left, right = _group([before, *tokens[i : j + 1], after])
        if left:
            out.append(left)
        out.append(slot)
        if right:
            out.append(right)
        i = j + 1 + bool(after)
    groups = [token for token in out if isinstance(token, Slot) and token.field == "links"]
    if len(groups) > 1:  # links in places of their own: each is a field
        for slot in groups:
            if len(slot.links) == 1:
                label = slot.links[0].label
                if label is None or PLAIN_LABEL.fullmatch(label):
                    slot.field = "link" if label is None else f"links.{label}"
    return out


def _is_link(token: Token) -> bool:
    if not isinstance(token, Slot) or token.inner:
        return False
    return (token.field == "link" or token.field.startswith("links.")) and _LINK.fullmatch(token.raw) is not None


def _group(tokens: Sequence[Token]) -> tuple[Slot, str, str]:
    """The slot of a group, with what is left of the text before and after it."""
    literals: list[str] = [str(tokens[0])]
    links: list[Slot] = []
    for token in tokens[1:]:
        if isinstance(token, Slot):
            if len(links) == len(literals):
                literals.append("")
            links.append(token)
        elif len(literals) <= len(links):
            literals.append(token)
        else:
            literals[-1] += token
    if len(literals) == len(links):
        literals.append("")
    forms: list[LinkForm] = []
    for k, link in enumerate(links):
        before, after, wrap = literals[k], literals[k + 1], "x"
        found = True
        while found:
            found = False
            for opener, closer in _WRAPS:
                if before.endswith(opener) and after.startswith(closer):
                    before, after = before[: -len(opener)], after[len(closer) :]
                    wrap, found = f"{opener}{wrap}{closer}", True
                    break
        literals[k], literals[k + 1] = before, after
        forms.append(_form(link, wrap, "" if k == 0 else before))
    raw = "".join(token if isinstance(token, str) else token.raw for token in tokens[1:-1])
    return Slot("links", raw, links[0].draft, links=tuple(forms)), literals[0], literals[-1]


def _form(link: Slot, wrap: str, before: str) -> LinkForm:
    label = link.field.removeprefix("links.") if link.field != "link" else None
    match = _LINK.fullmatch(link.raw)
    if not match:
        return LinkForm(label, link.raw, wrap, link.raw, before)
    inner = f"{match['open']}x{match['close']}(u)"
    return LinkForm(label, match["text"], wrap.replace("x", inner, 1), match["url"], before)
