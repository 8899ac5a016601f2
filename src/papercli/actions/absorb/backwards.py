"""A block's style read backwards: which placeholders show something else in an entry than the paper as it is would."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from papercli.actions.absorb.asked import Asked
from papercli.actions.absorb.pattern import Pattern
from papercli.markdown.blocks import cells_of
from papercli.markdown.escape import cell, destination
from papercli.model.entry import Entry, of_field
from papercli.model.entry_tree import Group, Link, Placeholder, Span, Text
from papercli.model.fields import find
from papercli.writers.markdown.entries import has_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.actions.absorb.shown import Painter
    from papercli.actions.absorb.walk import Current, Part
    from papercli.model.columns import Column
    from papercli.model.entry_tree import Node
    from papercli.model.paper import Paper

_MARKER = {
    "bullet": re.compile(r"[-+*](?:[ \t]+|$)"),
    "checkbox": re.compile(r"[-+*][ \t]+\[[ xX]\](?:[ \t]+|$)"),
    "number": re.compile(r"[0-9]{1,9}[.)](?:[ \t]+|$)"),
    "heading": re.compile(r"#{1,6}[ \t]+"),
    "none": re.compile(""),
}
_NOT_TOLD = ("n", "notes", "topics", "id")
"""Fields that follow from others, and say nothing about the paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a paper is shown."""

    n: int = 1
    level: int = 2


class Backwards:
    """Takes entries of one block apart."""

    def __init__(self, painter: Painter, folder: str) -> None:
        options = painter.options
        self._painter = painter
        self._folder = folder
        self._table = options.writer == "table"
        self._values = painter.values(cells=self._table)
        entries: Sequence[Entry] = self._columns(options.columns) if self._table else (options.entry, *options.below)
        self._values.main_link = not has_address(entries, self._values)
        self._entries = [Entry(entry.source, self._spelled_out(entry.nodes)) for entry in entries]
        self._options = (
            options if self._table else replace(options, entry=self._entries[0], below=tuple(self._entries[1:]))
        )

    def _spelled_out(self, nodes: Sequence[Node]) -> tuple[Node, ...]:
        """The nodes, with what a placeholder's style puts around it as nodes too."""
        out: list[Node] = []
        for node in nodes:
            if isinstance(node, Placeholder):
                out += self._styled(node)
            elif isinstance(node, Group):
                out.append(self._group(node))
            elif isinstance(node, Span):
                out.append(Span(node.kind, self._spelled_out(node.children)))
            elif isinstance(node, Link):
                out.append(Link(self._spelled_out(node.children), self._spelled_out(node.target)))
            else:
                out.append(node)
        return tuple(out)

    def _group(self, node: Group) -> Group:
        return Group(self._spelled_out(node.children), self._group(node.otherwise) if node.otherwise else None)

    def _styled(self, holder: Placeholder) -> list[Node]:
        options = self._values.options(holder)
        styles = options.get("style", "plain").split("-")
        if holder.address or holder.field.kind not in ("text", "number") or holder.name in ("arxiv", "doi"):
            return [replace(holder)]
        node: Node = replace(holder, options={**options, "style": "plain"})
        if "code" in styles:
            node = Span("code", (node,))
        if "link" in styles:
            form = {"url": options["url"]} if "url" in options else {}
            node = Link((node,), (Placeholder("url", find("url"), form, address=True),))
        nodes: list[Node] = [Text('"'), node, Text('"')] if "quoted" in styles else [node]
        for style, kind in (("italic", "emphasis"), ("bold", "strong")):
            if style in styles:
                nodes = [Span(kind, tuple(nodes))]
        return nodes

    def _columns(self, columns: Sequence[Column]) -> list[Entry]:
        found = [column.entry for column in columns]
        if "title" in self._values.shared or has_address(found, self._values):
            return found
        return [
            of_field("title", {"style": "link"}) if c.bare and c.entry.source == "{title}" else c.entry for c in columns
        ]

    def asked(self, paper: Paper, text: str, place: Place, without: Sequence[str] = ()) -> list[Asked] | None:
        """The placeholders that show something else than they would; None where the style is not to be seen in the text."""
        seen = self._painter.seen(paper)
        there: dict[int, str] = {}

        def current(holder: Placeholder) -> str:
            return there[id(holder)] if id(holder) in there else self._shown(holder, seen, place.n)

        holders = [holder for entry in self._entries for holder in entry.placeholders()]
        before = self._parts(self._painter.text(paper, place.n, place.level), current)
        if before is not None:  # as it really stands there: escaped at a line's start, or not at all
            there = {id(holder): "" for holder in holders} | {id(part.holder): part.raw.strip() for part in before}
        parts = self._parts(text, current, without)
        if parts is None:
            return None
        assumed = _twofold(parts)
        if assumed is not None:  # a field that stands twice says the same twice
            known = dict(there)
            for holder in holders:
                if holder.name == assumed.holder.name and holder.options == assumed.holder.options:
                    there[id(holder)] = assumed.raw.strip()
            parts = self._parts(text, current, without) or parts
            there = known
        now: dict[int, str] = {}
        for part in parts:
            now.setdefault(id(part.holder), part.raw.strip())
        out: dict[str, Asked] = {}
        for holder in holders:
            old, new = current(holder).strip(), now.get(id(holder), "")
            if old != new and holder.name not in _NOT_TOLD and not (holder.name in out and not new):
                raw = new.replace("\\|", "|") if self._table else new
                out[holder.name] = Asked(holder, self._values.options(holder), raw, old, self._folder)
        return list(out.values())

    def _parts(self, text: str, current: Current, without: Sequence[str] = ()) -> list[Part] | None:
        """What stands in the place of each placeholder."""
        return self._cells(text, current, without) if self._table else self._body(text, current, without)

    def _shown(self, holder: Placeholder, paper: Paper, n: int) -> str:
        if holder.address:
            return destination(self._values.plain(holder)(paper, n)) or ""
        if holder.name == "summary" and not self._table and self._values.options(holder).get("part") != "first":
            return (paper.summary or "").strip() if self._alone(holder) else self._values.markdown(holder)(paper, n)
        text = self._values.markdown(holder)(paper, n)
        return cell(text) if self._table else text

    def _alone(self, holder: Placeholder) -> bool:
        return any(line.nodes == (holder,) for line in self._options.below)

    def _cells(self, row: str, current: Current, without: Sequence[str]) -> list[Part] | None:
        found = cells_of(row)
        if len(found) > len(self._entries) and any(found[len(self._entries) :]):
            return None
        out: list[Part] = []
        for entry, text in zip(self._entries, [*found, *[""] * len(self._entries)], strict=False):
            parts = Pattern.of_cell(entry, current, without).parse(text if text != self._options.empty else "")
            if parts is None:
                return None
            out += parts
        return out

    def _body(self, text: str, current: Current, without: Sequence[str]) -> list[Part] | None:
        lines = text.split("\n")
        pad = len(lines[0]) - len(lines[0].lstrip(" "))
        marker = _MARKER[self._options.marker].match(lines[0].lstrip(" "))
        if marker is None:
            return None
        width = pad + (marker.end() if self._options.marker != "heading" else 0)
        stands = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip()]
        width = min(width, *stands, width) if stands else width
        rest = [line[width:].rstrip() for line in lines[1:]]
        head = lines[0].lstrip(" ")[marker.end() :].rstrip().removesuffix("\\").rstrip()
        last = "\n".join([head, *rest]).rstrip()
        return Pattern.of_item(self._options, current, without).parse(last)


def _twofold(parts: Sequence[Part]) -> Part | None:
    """The first of two placeholders of one field that are to show different things."""
    first: dict[str, Part] = {}
    for part in parts:
        other = first.setdefault(part.holder.name, part)
        if other.raw.strip() != part.raw.strip() and other.holder.options == part.holder.options and other.raw.strip():
            return other
    return None
