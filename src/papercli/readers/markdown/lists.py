"""Lists: which items are entries, which are sections of further items, and which tell of the entry above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.readers.markdown import signs
from papercli.readers.markdown.below import FIELDS
from papercli.readers.markdown.candidate import headline
from papercli.readers.markdown.glance import cites, has_entries, sign
from papercli.readers.markdown.likeness import capitals
from papercli.readers.markdown.trail import name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papercli.markdown.block import Block
    from papercli.readers.markdown.candidate import Candidate
    from papercli.readers.markdown.lines import Line
    from papercli.readers.markdown.trail import Section, Trail


class Lists:
    """Reads lists; ``descend`` reads the blocks in an item that is a section."""

    def __init__(self, trail: Trail, descend: Callable[[Sequence[Block], Section], None]) -> None:
        self._trail = trail
        self._descend = descend

    def read(self, items: Sequence[Block], section: Section, host: Candidate | None = None) -> None:
        """Read a list; ``host`` is the entry that it stands below."""
        trail = self._trail
        trail.run += 1
        run = trail.run
        if host is None and self._records(items, section):
            return
        states = [self._state(item) for item in items]
        share = states.count("titled") / len(states)
        for item, state in zip(items, states, strict=True):
            trail.run = run
            head = headline(item.children)
            rest = item.children[1:] if head else item.children
            lines = trail.lines(head)
            if state == "titled" or (
                state in ("title", "links", "prose") and self._is_entry(lines, state, rest, share)
            ):
                made = self._item(item, section, lines)
                self._below(made, rest, section)
            elif state == "links" and self._host(host) is not None:
                trail.attach(item)
            elif rest and has_entries(trail, rest):
                trail.close()
                over = name(lines).strip(" :：*") if lines and lines[0].kind != "empty" else ""
                self._descend(rest, (*section, over) if over and signs.size(over) <= 14 else section)
            else:
                trail.mentions(item, section)
        trail.run = run + 1

    def _state(self, item: Block) -> str:
        lines = self._trail.lines(headline(item.children))
        kinds = [line.kind for line in lines] or ["empty"]
        if "titled" in kinds:
            return "titled"
        if "links" in kinds:
            return "titled" if "title" in kinds else "links"
        return kinds[0]

    def _host(self, host: Candidate | None) -> Candidate | None:
        """The entry that an item of links alone tells of."""
        if self._trail.pending:
            return self._trail.confirm()
        opened = self._trail.open
        return opened if opened is not None and opened.marker in ("none", "heading") else host

    def _item(self, item: Block, section: Section, lines: list[Line]) -> Candidate:
        numbered = item.marker[:-1].isdigit()
        marker = "checkbox" if item.checked is not None else "number" if numbered else "bullet"
        if len(lines) > 1:
            lines = _title_first(lines)
        made = self._trail.candidate(marker, item, section, lines)
        self._trail.add(made)
        return made

    def _below(self, made: Candidate, rest: Sequence[Block], section: Section) -> None:
        """What an item holds below its own line: it tells of the paper, or holds further papers."""
        for block in rest:
            if block.kind == "list" and any(self._is_paper(item) for item in block.children):
                for item in block.children:
                    if self._is_paper(item):
                        self.read([item], section, made)
                    else:
                        made.attach(item)
                self._trail.open = made
            else:
                made.attach(block)

    def _is_paper(self, item: Block) -> bool:
        """Whether an item below an entry is an entry of its own: it begins with a linked title."""
        lines = self._trail.lines(headline(item.children))
        if not lines or lines[0].kind != "titled":
            return False
        best, key = lines[0].best(), lines[0].key
        if best is None or (key is not None and (key[1] or key[2] <= best.start)):
            return False
        return (
            best.how == "link"
            and best.score >= 0.75
            and any(link.atom is best.atom and link.paper for link in lines[0].links)
        )

    def _is_entry(self, lines: Sequence[Line], state: str, rest: Sequence[Block], share: float) -> bool:
        """Whether an item without title and link in one line is an entry; ``share`` of its siblings have both."""
        if state == "links":
            alone = not self._trail.pending and self._host(None) is None
            return alone and any(link.paper for line in lines for link in line.links)
        line, best = lines[0], lines[0].best()
        if best is None:
            return False
        title = line.rich.text[best.start : best.end]
        size = signs.size(title)
        found = sign(self._trail, rest) if rest else None
        if found == "links" or (found is None and self._is_described(rest)):
            return best.score >= 0.3 and (size >= 1.6 or best.how != "text") and size < 30
        if state == "prose":
            return share >= 0.5 and best.how == "link" and self._holds_one_paper(line)
        if found == "titled":
            return False
        if best.how == "text":
            alike = share >= 0.5 or (share > 0 and _says_fields(line)) or cites(line)
            return alike and best.score >= 0.7 and size >= 4
        if best.how in ("quoted", "emphasis") and cites(line):
            return size >= 3
        return size >= 4 and (share > 0 or size >= 6) and capitals(title) >= 0.6

    def _holds_one_paper(self, line: Line) -> bool:
        """Whether one link of a line leads to a paper, and its text may be a title."""
        papers = [link for link in line.links if link.paper]
        return len(papers) == 1 and papers[0].role is None and signs.size(line.rich.text) <= 20

    def _is_described(self, rest: Sequence[Block]) -> bool:
        """Whether two items below a title, or more, say who wrote it, where or when: ``Year: 2020``."""
        items = [item for block in rest if block.kind == "list" for item in block.children]
        keys = [lines[0].key for item in items if (lines := self._trail.lines(headline(item.children)))]
        return sum(key is not None and not FIELDS.isdisjoint(key[1]) for key in keys) > 1

    # Key and value

    def _records(self, items: Sequence[Block], section: Section) -> bool:
        """Take a list of ``key: value`` items as one entry, or as several if its keys come again and again."""
        if len(items) < 2:
            return False
        keys: list[str | None] = []
        for item in items:
            lines = self._trail.lines(headline(item.children))
            key = lines[0].key if lines else None
            keys.append(key[1][0] if key and key[1] else None)
        naming = [i for i, key in enumerate(keys) if key in ("title", "paper", "name")]
        if not naming or sum(key is not None for key in keys) < max(2, len(keys) * 0.5, 2 * len(naming)):
            return False
        if len(naming) > 1 and naming[0] != 0:
            return False
        for start, end in zip([0, *naming[1:]], [*naming[1:], len(items)], strict=True):
            self._record(items[start:end], naming[0] if start == 0 else 0, section)
        return True

    def _record(self, items: Sequence[Block], k: int, section: Section) -> None:
        """Take ``key: value`` items as one entry; the one at ``k`` names it."""
        made = self._trail.candidate("bullet", items[k], section, self._trail.lines(headline(items[k].children)))
        made.line = min(made.line, items[0].line)
        for i, item in enumerate(items):
            for block in item.children[1:] if i == k else [item]:
                made.attach(block)
        self._trail.add(made)


def _title_first(lines: list[Line]) -> list[Line]:
    """An item's lines, the one with the title first, where people, a venue or an image stand above it."""
    if lines[0].kind == "titled":
        return lines
    linked = [line for line in lines if line.kind == "titled" and not all(link.role for link in line.links)]
    named = [line for line in lines if line.kind in ("title", "titled")] if lines[0].kind != "title" else []
    head = next(iter([*linked, *named]), lines[0])
    return [head, *(line for line in lines if line is not head)]


def _says_fields(line: Line) -> bool:
    """Whether people, a venue or a date stand beside the title of a line."""
    best = line.best()
    text = line.rich.text
    beside = (text[: best.start], text[best.end :]) if best is not None else ()
    return any(signs.says_fields(signs.core(part)) for part in beside if signs.core(part))
