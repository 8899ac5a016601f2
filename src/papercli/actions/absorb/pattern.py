"""A block's style read backwards: which characters of an item stand where each of the style's placeholders does.

The style's strings become a chain of steps; the cheapest way through them that uses up the whole text wins. What a
placeholder shows of the paper as it is costs nothing, so what the person did not touch stays what it is.
"""

from __future__ import annotations

import re
from html import escape as html_escape
from typing import TYPE_CHECKING

from papercli.actions.absorb.walk import EMPTIED, Step, Walk
from papercli.model.entry_tree import Group, Link, Placeholder, Span, Text, placeholders

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from papercli.actions.absorb.walk import Current, Part
    from papercli.model.block import BlockOptions
    from papercli.model.entry import Entry
    from papercli.model.entry_tree import Node


LONGEST = 20_000
"""Characters of an item that is read so; what is longer is told no further."""

TOLD = 4
"""How much cheaper at most it is to fill a group whose own signs stand there."""

UNLINKED = 8
"""What it costs that a link's text stands there without the link."""

_BLANK = r"(?:[ \t]+|(?=\n|\Z)|(?<![^\n \t]))"
"""White space of any width; none at the ends of a line, nor behind other white space, where a field between is empty."""
_NEWLINE = re.compile(r"[ \t]*\\?[ \t]*(?:\n[ \t]*)+")


class Pattern:
    """The steps of one style."""

    def __init__(self, current: Current, without: Collection[str] = ()) -> None:
        self._steps: list[Step] = []
        self._current = current
        self._without = without
        """Fields that are not to be seen in the text, wherever the style shows them."""

    @classmethod
    def of_item(cls, options: BlockOptions, current: Current, without: Collection[str] = ()) -> Pattern:
        """The pattern of a list's item without its marker, its lines standing in no further than it."""
        pattern = cls(current, without)
        pattern._nodes(options.entry.nodes, last=True)
        if options.body != "line" and options.below:
            pattern._body(options)
        return pattern

    @classmethod
    def of_cell(cls, entry: Entry, current: Current, without: Collection[str] = ()) -> Pattern:
        """The pattern of a column's cell."""
        pattern = cls(current, without)
        pattern._nodes(entry.nodes)
        return pattern

    def _add(self, step: Step) -> Step:
        self._steps.append(step)
        step.next = len(self._steps)
        return step

    def _literal(self, text: str, *, last: bool = False) -> None:
        if last:
            text = text.rstrip().removesuffix("\\").rstrip()
        words = re.split(r"\s+", text)
        if text:
            self._add(Step(literal=re.compile(_BLANK.join(map(re.escape, words))), sign=text))

    def _optional(self, inside: Callable[[], None], cost: int = 0) -> None:
        """What may be left out, at this cost."""
        fork = self._add(Step())
        inside()
        fork.forks.append((len(self._steps), cost))

    def _body(self, options: BlockOptions) -> None:
        lines = [line for line in options.below if line.nodes]

        def newline() -> None:
            self._add(Step(literal=_NEWLINE))

        def below(line: Entry) -> None:
            newline()
            if options.body == "bullets":
                self._add(Step(literal=re.compile(r"[-+*][ \t]+")))
            only = line.nodes[0] if len(line.nodes) == 1 else None
            if isinstance(only, Placeholder) and only.name in ("summary", "remark"):
                self._add(Step(holder=only, lines=True))
            else:
                self._nodes(line.nodes, last=True)

        def all_lines() -> None:
            if options.body == "details":
                newline()
                self._literal("<details>")
                newline()
                self._literal(f"<summary>{html_escape(options.fold, quote=False)}</summary>")
            for line in lines:
                self._optional(lambda line=line: below(line), self._loss(line.nodes))  # type: ignore[misc]
            if options.body == "details":
                newline()
                self._literal("</details>")

        loss = sum(self._loss(line.nodes) for line in lines)
        self._optional(all_lines, loss) if options.body == "details" else all_lines()

    def _loss(self, nodes: Iterable[Node]) -> int:
        """What it costs to leave these nodes out."""
        return EMPTIED * sum(bool(self._current(holder)) for holder in placeholders(nodes))

    def _nodes(self, nodes: Sequence[Node], *, last: bool = False) -> None:
        for i, node in enumerate(nodes):
            self._node(node, last=last and i == len(nodes) - 1)

    def _node(self, node: Node, *, last: bool = False) -> None:
        if isinstance(node, Text):
            self._literal(node.text, last=last)
        elif isinstance(node, Placeholder):
            self._placeholder(node)
        elif isinstance(node, Group):
            self._group(node)
        elif isinstance(node, Span):
            self._optional(lambda: self._span(node), self._loss(node.children))
        else:
            self._link(node)

    def _placeholder(self, node: Placeholder) -> None:
        self._add(Step(holder=node))

    def _group(self, node: Group) -> None:
        if node.otherwise is None:
            first = len(self._steps)
            self._optional(lambda: self._nodes(node.children), self._loss(node.children))
            signs = sum(len(re.sub(r"[\s\w]", "", step.sign)) for step in self._steps[first:])
            for step in self._steps[first:]:
                step.told = max(step.told, min(2 * signs, TOLD))
            return
        fork = self._add(Step())
        self._nodes(node.children)
        over = self._add(Step())
        fork.forks.append((len(self._steps), self._loss(node.children)))
        self._group(node.otherwise)
        over.next = len(self._steps)

    def _span(self, node: Span) -> None:
        before, after = {
            "strong": (r"\*\*|__|<strong>|<b>", r"\*\*|__|</strong>|</b>"),
            "emphasis": (r"[*_]|<em>|<i>", r"[*_]|</em>|</i>"),
            "code": ("`+", "`+"),
        }[node.kind]
        self._add(Step(literal=re.compile(before), sign="**"))
        self._nodes(node.children)
        self._add(Step(literal=re.compile(after)))

    def _link(self, node: Link) -> None:
        fork = self._add(Step())
        self._literal("[")
        self._nodes(node.children)
        self._literal("](")
        self._nodes(node.target)
        self._literal(")")
        over = self._add(Step())
        fork.forks.append((len(self._steps), UNLINKED + self._loss(node.target)))
        self._nodes(node.children)
        over.next = len(self._steps)

    def parse(self, text: str) -> list[Part] | None:
        """The parts of the cheapest way through the whole of ``text``; None where there is none."""
        if len(text) > LONGEST:
            return None
        return Walk(self._steps, text, self._current, self._without).run()
