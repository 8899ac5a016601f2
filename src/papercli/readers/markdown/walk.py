"""The walk through a document: its sections, and what in them are entries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.markdown.block import Block
from papercli.markdown.places import of_lines
from papercli.markdown.rich import rich
from papercli.readers.markdown import signs
from papercli.readers.markdown.glance import has_links, is_boilerplate, is_contents, sign
from papercli.readers.markdown.indented import nested
from papercli.readers.markdown.lists import Lists
from papercli.readers.markdown.paragraphs import read_paragraph
from papercli.readers.markdown.trail import Trail, name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papercli.markdown.blocks import Document
    from papercli.readers.markdown.trail import Section

_FRONT = re.compile(
    r"(?:---[ \t]*\n(?:(?:[\w\"'][\w\"'-]*[ \t]*:.*|[ \t#-].*)?\n)*?(?:---|\.\.\.)|\+\+\+[ \t]*\n(?:(?!\+\+\+).*\n)*?\+\+\+)[ \t]*(?:\n|$)"
)
_SHARE = 0.6
"""Where so many headings of a level are entries, those of the level that only look like a title are entries, too."""


def front_matter(text: str) -> int:
    """The last line of the settings in YAML or TOML that a file for a site's generator begins with; 0 where there are none."""
    found = _FRONT.match(text)
    return found[0].rstrip().count("\n") + 1 if found else 0


def walk(document: Document) -> Trail:
    """Go through a whole document."""
    trail = Trail(document)
    end = front_matter(document.text)
    _Walk(trail).blocks([block for block in document.root.children if block.line > end], ())
    return trail


class _Walk:
    """Goes through the blocks in order."""

    def __init__(self, trail: Trail) -> None:
        self._trail = trail
        self._lists = Lists(trail, self.blocks)

    def blocks(self, children: Sequence[Block], section: Section) -> None:
        """Read blocks that follow one another; headings among them open sections."""
        trail = self._trail
        children = nested(trail.document, children)
        papers = self._headings(children)
        stack: list[tuple[int, str]] = []
        boilerplate = False
        i = 0
        while i < len(children):
            block = children[i]
            i += 1
            if block.kind == "heading":
                trail.close()
                trail.run += 1
                while stack and stack[-1][0] >= block.level:
                    stack.pop()
                content = papers.get(id(block))
                if content is not None:
                    self._heading(block, content, (*section, *(text for _, text in stack)))
                    i += len(content)
                    continue
                stack.append((block.level, name(trail.lines(block))))
                boilerplate = is_boilerplate(stack[-1][1])
                continue
            here = (*section, *(text for _, text in stack))
            if boilerplate:
                trail.mentions(block, here)
            elif block.kind == "item":
                first = i - 1
                while i < len(children) and children[i].kind == "item":
                    i += 1
                self._lists.read(children[first:i], here)
            else:
                self._block(block, here)
        trail.close()

    def _block(self, block: Block, section: Section) -> None:
        trail = self._trail
        above = trail.open is not None and trail.open.marker in ("none", "heading")
        if block.kind == "paragraph":
            read_paragraph(trail, block, section)
        elif block.kind == "list":
            if not above or sign(trail, block.children) == "titled":
                self._lists.read(block.children, section)
            elif not is_contents(block):
                trail.attach(block)
        elif block.kind == "table":
            if above and not has_links(block):
                trail.attach(block)
            else:
                trail.close()
                trail.tables.append((block, section))
        elif block.kind == "details" and self._folded(block, section):
            return
        elif block.kind in ("details", "quote"):
            if trail.open and sign(trail, block.children) != "titled":
                trail.attach(block)
            else:
                trail.close()
                self.blocks(block.children, section)
        elif block.kind == "rule":
            trail.close()
        elif block.kind == "code":
            self._code(block, section, above=above)

    def _folded(self, block: Block, section: Section) -> bool:
        """Take folded text whose summary names a paper as an entry."""
        trail = self._trail
        head = next((child for child in block.children if child.kind == "summary"), None)
        lines = trail.lines(head)
        content = [child for child in block.children if child is not head]
        best = lines[0].best() if lines else None
        found = sign(trail, content)
        if (
            best is None
            or found == "titled"
            or best.score < 0.3
            or signs.size(lines[0].rich.text[best.start : best.end]) < 3
        ):
            return False
        if lines[0].kind != "titled" and found != "links":
            return False
        made = trail.candidate("none", block, section, lines)
        for child in content:
            made.attach(child)
        trail.add(made)
        trail.close()
        return True

    def _code(self, block: Block, section: Section, *, above: bool) -> None:
        """Lines that are code only for their indentation are read as text, where they hold links."""
        document = self._trail.document
        start, end = document.span_of(block.line, block.line_end)
        source = document.text[start : start + 8]
        if "](http" in block.raw and source[:1] in " \t" and not source.lstrip().startswith(("```", "~~~")):
            lines = document.text[start:end].split("\n")
            places = of_lines(block.raw, 0, lines, document.starts[block.line - 1 : block.line_end])
            text = Block("paragraph", block.line, block.line_end, rich=rich(block.raw.rstrip(), places, {}))
            read_paragraph(self._trail, text, section)
        elif above:
            self._trail.attach(block)

    # Headings

    def _headings(self, children: Sequence[Block]) -> Mapping[int, Sequence[Block]]:
        """The headings among some blocks that name a paper, and what stands under each."""
        sure: dict[int, Sequence[Block]] = {}
        perhaps: dict[int, tuple[int, Sequence[Block]]] = {}
        counts: dict[int, int] = {}
        at = [i for i, block in enumerate(children) if block.kind == "heading"]
        for i, end in zip(at, [*at, len(children)][1:], strict=True):
            block, content = children[i], children[i + 1 : end]
            found = self._names_paper(block, content)
            if found:
                sure[id(block)] = content
                counts[block.level] = counts.get(block.level, 0) + 1
            elif found is None and content and (end == len(children) or children[end].level <= block.level):
                perhaps[id(block)] = block.level, content
        for key, (level, content) in perhaps.items():
            others = sum(other == level for other, _ in perhaps.values())
            if counts.get(level, 0) >= _SHARE * (counts.get(level, 0) + others):
                sure[key] = content
        return sure

    def _names_paper(self, block: Block, content: Sequence[Block]) -> bool | None:
        """Whether a heading is the title of a paper that what stands under it tells of; None where it may be one."""
        lines = self._trail.lines(block)
        best = lines[0].best() if lines else None
        if best is None or best.score < 0.3:
            return False
        found = sign(self._trail, content)
        size = signs.size(lines[0].rich.text[best.start : best.end])
        if lines[0].kind == "titled" and found != "titled":
            return best.score >= 0.5 and any(
                link.paper or (link.role is None and link.url.startswith("http")) for link in lines[0].links
            )
        if found == "titled":
            return False
        if found == "links":
            return True if size >= 3 and best.score >= 0.5 else None
        return None if size >= 4 and best.score >= 0.7 and not is_boilerplate(name(lines)) else False

    def _heading(self, block: Block, content: Sequence[Block], section: Section) -> None:
        """Take a heading and what stands under it as one entry."""
        made = self._trail.candidate("heading", block, section, self._trail.lines(block))
        for below in content:
            made.attach(below)
        self._trail.add(made)
        self._trail.close()
