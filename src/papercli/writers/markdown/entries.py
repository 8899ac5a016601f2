"""An entry string as a function of the paper: its literal text, its values, its groups and what is bold around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.markdown.escape import code, destination, emphasis, link, strong, unended
from papercli.model.entry_tree import Group, Link, Placeholder, Span, Text, placeholders
from papercli.writers.markdown.links import unbracketed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papercli.model.entry import Entry
    from papercli.model.entry_tree import Node
    from papercli.model.paper import Paper
    from papercli.writers.markdown.values import Values

    Show = Callable[[Paper, int], str]
    Piece = str | tuple[str, Callable[..., str]]
    """Inline Markdown, or some with the function that wraps it once it is known what stands beside."""
    Emit = Callable[[Paper, int, list[Piece]], None]

_ADDRESSES = frozenset(("url", "link"))


def has_address(entries: Sequence[Entry], values: Values) -> bool:
    """Whether one of the entries leads to the paper itself."""
    return any(
        holder.name in _ADDRESSES or "link" in values.options(holder).get("style", "").split("-")
        for entry in entries
        for holder in entry.placeholders()
    )


def compile_entry(entry: Entry, values: Values) -> Show:
    """Make the function that writes one paper (and its running number) as inline Markdown on one line."""
    compiler = _Compiler(values)
    if len(entry.nodes) == 1 and isinstance(entry.nodes[0], Placeholder) and not compiler.wrap(entry.nodes[0]):
        alone = values.markdown(entry.nodes[0])
        return (lambda paper, n: unended(alone(paper, n))) if compiler.escaped(entry.nodes[0]) else alone
    emit = compiler.sequence(entry.nodes, strict=False)

    def show(paper: Paper, n: int) -> str:
        pieces: list[Piece] = []
        emit(paper, n, pieces)
        return _joined(pieces)

    return show


class _EmptyError(Exception):
    """A field in a group has no value: the group vanishes."""


class _Compiler:
    """Make functions of nodes. In *strict* places, directly in a group, a field without a value raises ``_EmptyError``."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self.enclosed = 0
        """How many spans and links stand around."""

    def sequence(self, nodes: Sequence[Node], *, strict: bool, plain: bool = False) -> Emit:
        """With ``plain`` the text alone, for code and addresses."""
        emits = [self.node(node, strict, plain) for node in nodes]

        def emit(paper: Paper, n: int, out: list[Piece]) -> None:
            for each in emits:
                each(paper, n, out)

        return emit

    def node(self, node: Node, strict: bool, plain: bool) -> Emit:
        if isinstance(node, Text):
            text = node.text
            return lambda _p, _n, out: out.append(text)
        if isinstance(node, Group):
            return self.group(node, plain)
        if isinstance(node, Placeholder):
            return self.placeholder(node, strict, plain)
        if plain:
            return self.sequence(node.children, strict=strict, plain=True)
        self.enclosed += 1
        emit = self.link(node, strict) if isinstance(node, Link) else self.span(node, strict)
        self.enclosed -= 1
        return emit

    def placeholder(self, node: Placeholder, strict: bool, plain: bool) -> Emit:
        show = self.values.plain(node) if plain or node.address else self.values.markdown(node)
        to_address = node.address and not plain
        wrap = None if plain else self.wrap(node)
        escaped = not plain and not node.address and self.escaped(node)

        def emit(paper: Paper, n: int, out: list[Piece]) -> None:
            text = show(paper, n)
            if text and to_address:
                text = destination(text) or ""
            if text:
                out.append((text, wrap or _ended) if wrap or (escaped and text.endswith("!")) else text)
            elif strict:
                raise _EmptyError

        return emit

    def escaped(self, node: Placeholder) -> bool:
        """Whether the field's Markdown is escaped text, not the keeper's own."""
        return node.field.kind == "text" and "markdown" not in self.values.options(node)

    def wrap(self, node: Placeholder) -> Callable[..., str] | None:
        """What a placeholder's style puts around it, or takes away."""
        if self.values.options(node).get("words") == "bare":
            return None if self.enclosed or node.address else unbracketed
        styles = self.values.options(node).get("style", "").split("-")
        if "bold" in styles and "italic" in styles:
            return lambda text, **beside: strong(emphasis(text), **beside)
        return strong if "bold" in styles else emphasis if "italic" in styles else None

    def span(self, node: Span, strict: bool) -> Emit:
        if node.kind == "code":
            inside = self.sequence(node.children, strict=strict, plain=True)
            return lambda p, n, out: out.append(code(_filled(inside, p, n)))
        inside = self.sequence(node.children, strict=strict)
        wrap = strong if node.kind == "strong" else emphasis
        return lambda p, n, out: out.append((_filled(inside, p, n), wrap))

    def link(self, node: Link, strict: bool) -> Emit:
        words = self.sequence(node.children, strict=strict)
        target = self.sequence(node.target, strict=strict, plain=True)

        def emit(paper: Paper, n: int, out: list[Piece]) -> None:
            written = link(text := _filled(words, paper, n), _filled(target, paper, n))
            if strict and not written:
                raise _EmptyError
            out.append(written or text)

        return emit

    def group(self, node: Group, plain: bool) -> Emit:
        emits = [(self.node(child, True, plain), isinstance(child, Group)) for child in node.children]
        holds_field = any(placeholders(node.children, in_groups=False))
        otherwise = self.group(node.otherwise, plain) if node.otherwise else None

        def emit(paper: Paper, n: int, out: list[Piece]) -> None:
            start, kept = len(out), holds_field
            try:
                for each, is_group in emits:
                    before = len(out)
                    each(paper, n, out)
                    kept = kept or (is_group and len(out) > before)
            except _EmptyError:
                kept = False
            if not kept:
                del out[start:]
                if otherwise:
                    otherwise(paper, n, out)

        return emit


def _filled(emit: Emit, paper: Paper, n: int) -> str:
    pieces: list[Piece] = []
    emit(paper, n, pieces)
    return _joined(pieces)


def _ended(text: str, *, after: str, **_: str) -> str:
    return unended(text, after)


def _start(piece: Piece) -> str:
    """A piece, or what it begins with where that depends on what stands beside; "" for one without text."""
    if isinstance(piece, str):
        return piece
    text, wrap = piece
    return text if wrap in (unbracketed, _ended) else text and "*"


def _joined(pieces: list[Piece]) -> str:
    """Join pieces; those that are wrapped learn what stands before and after them."""
    out = ""
    for i, piece in enumerate(pieces):
        if isinstance(piece, str):
            out += piece
        else:
            text, wrap = piece
            rest = pieces[i + 1 :]
            # For an address it matters what stands there up to the next blank.
            beyond = _joined(rest) if wrap is unbracketed else next(filter(None, map(_start, rest)), "")
            out += wrap(text, before=out, after=beyond) if text else ""
    return out
