"""Which entry of an edited block is which paper of the rendered one: the same, changed, moved, new or gone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from papercli.actions.absorb.telling import Telling, telling

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from papercli.actions.absorb.shown import Item, Painter

ALIKE, LEAST_ALIKE = 0.6, 0.3
"""How alike the words of two entries of one paper are: with another address, and with the same."""


@dataclass(slots=True)
class Chunk:
    """One entry as the person left it."""

    line: int
    """0-based, within the block."""
    text: str
    section: int
    """Of the block's sections; -1 above the first."""
    item: int | None = None
    """Which of the rendered items it is; None for a new entry."""
    same: bool = False
    """Nothing in it was changed."""


@dataclass(slots=True)
class Alignment:
    """An edited block beside the rendered one."""

    chunks: list[Chunk] = field(default_factory=list)
    """In the person's order."""
    gone: list[int] = field(default_factory=list)
    """Items that are no longer there."""
    strange: list[tuple[int, str]] = field(default_factory=list)
    """Lines (0-based) that are no entry's, each with what is wrong."""
    frame: list[tuple[int, str]] = field(default_factory=list)
    """Rendered lines that are no item's and not there any more, each with the line (0-based) where it would stand."""


class Aligner:
    """Lays the person's lines (``old``) beside the rendered ones (``new``).

    Lines that are equal and whole items of them are claimed first; what lies between is taken apart and compared.
    ``entry_lines`` says at which lines of ``old`` (0-based) a reader of lists sees entries begin.
    """

    def __init__(
        self,
        painter: Painter,
        items: Sequence[Item],
        new: Sequence[str],
        old: Sequence[str],
        entry_lines: Callable[[], Container[int]],
    ) -> None:
        self.painter = painter
        self.items = items
        self.new = new
        self.old = old
        self.entry_lines = entry_lines
        self.owner = {line: k for k, item in enumerate(items) for line in range(item.start, item.end)}
        self.ours = [i for i, line in enumerate(new) if line.strip()]
        self.theirs = [i for i, line in enumerate(old) if line.strip()]
        self.claims: dict[int, int] = {}
        """Place in ``theirs`` → item, or ``-1 - line`` of a rendered line that is no item's."""

    def run(self) -> Alignment:
        """The entries of the person's block, and what is no entry."""
        self._match_lines()
        out = Alignment()
        self._cut(out)
        self._missing_frame(out)
        self._identify(out)
        return out

    def _match_lines(self) -> None:
        keys = [self._key(self.new[i]) for i in self.ours], [self._key(self.old[i]) for i in self.theirs]
        matched = {
            block.a + k: block.b + k
            for block in SequenceMatcher(None, *keys).get_matching_blocks()
            for k in range(block.size)
        }
        of_item: dict[int, list[int]] = {}
        for a, line in enumerate(self.ours):
            if line in self.owner:
                of_item.setdefault(self.owner[line], []).append(a)
            elif a in matched:
                self.claims[matched[a]] = -1 - line
        for k, places in of_item.items():
            there = [matched.get(a, -1) for a in places]
            if there[0] >= 0 and there == list(range(there[0], there[0] + len(there))):
                self.claims.update(dict.fromkeys(there, k))

    def _key(self, line: str) -> str:
        found = self.painter.normal(line)
        return found[0] if found else ""

    def _cut(self, out: Alignment) -> None:
        """Make chunks of the person's lines, in order."""
        self._give_back()
        section = self.items[0].section if self.items and not self._framed else -1
        at = 0
        while at < len(self.theirs):
            claim = self.claims.get(at)
            end = at + 1
            while end < len(self.theirs) and self.claims.get(end) == claim and (claim is None or claim >= 0):
                end += 1
            if claim is None:
                self._split(at, end - self._is_head(end - 1), section, out)
            elif claim >= 0:
                section = self.items[claim].section
                out.chunks.append(self._chunk(at, end, section, item=claim, same=True))
            else:
                section = self._section_after(-1 - claim, section)
            at = end

    def _is_head(self, at: int) -> bool:
        """Whether a line that was changed is a table's head: the rule below it is as it was."""
        return (
            self.painter.options.writer == "table"
            and self.claims.get(at + 1, 0) < 0
            and not re.search(r"\w", self.old[self.theirs[at + 1]])
        )

    @property
    def _framed(self) -> bool:
        """Whether something stands above the first item."""
        return any(line.strip() for line in self.new[: self.items[0].start])

    def _give_back(self) -> None:
        """Unclaim items whose text goes on in lines that no other entry begins with."""
        for at in range(1, len(self.theirs)):
            before = self.claims.get(at - 1)
            if at not in self.claims and before is not None and before >= 0 and not self._begins(at):
                back = at - 1
                while back >= 0 and self.claims.get(back) == before:
                    del self.claims[back]
                    back -= 1

    def _begins(self, at: int) -> bool:
        """Whether an entry begins in the line at this place of ``theirs``."""
        line = self.old[self.theirs[at]]
        options = self.painter.options
        if options.writer == "table":
            return True
        if options.marker == "none":
            if at and self.theirs[at] == self.theirs[at - 1] + 1:
                return False
            return not self._paragraphs or self.theirs[at] in self.entry_lines()
        if options.marker == "heading":
            level = len(line) - len(line.lstrip("#"))
            return level in {item.level for item in self.items} and line[level : level + 1] == " "
        form = r"[0-9]{1,9}[.)](?:\s|$)" if options.marker == "number" else r"[-+*](?:\s|$)"
        stands = len(line) - len(line.lstrip(" "))
        return any(abs(stands - pad) < 2 for pad in self._pads) and bool(re.match(form, line.lstrip(" ")))

    @cached_property
    def _pads(self) -> set[int]:
        return {item.pad for item in self.items} or {0}

    @cached_property
    def _paragraphs(self) -> bool:
        """Whether an item may be several paragraphs."""
        return any(not self.new[i].strip() for item in self.items for i in range(item.start, item.end))

    def _split(self, at: int, end: int, section: int, out: Alignment) -> None:
        starts = [i for i in range(at, end) if self._begins(i)]
        for i in range(at, starts[0] if starts else end):
            out.strange.append((self.theirs[i], "is no entry in the style of this block"))
        for start, after in pairwise([*starts, end]):
            out.chunks.append(self._chunk(start, after, section))

    def _chunk(self, at: int, end: int, section: int, *, item: int | None = None, same: bool = False) -> Chunk:
        first, last = self.theirs[at], self.theirs[end - 1]
        text = self.painter.canonical("\n".join(self.old[first : last + 1]))
        return Chunk(first, text, section, item, same)

    def _section_after(self, line: int, section: int) -> int:
        """The section that a line of the rendered block, which is no item's, leads to."""
        return next((item.section for item in self.items if item.start > line), section)

    def _missing_frame(self, out: Alignment) -> None:
        """Headings, heads of tables and the like that the person changed or took away."""
        there = {-1 - claim for claim in self.claims.values() if claim < 0}
        last = 0
        for line in self.ours:
            if line in self.owner or line in there:
                last = next((p for p, c in self.claims.items() if c == -1 - line), last)
            else:
                at = self.theirs[min(last, len(self.theirs) - 1)] if self.theirs else 0
                out.frame.append((at, self.new[line]))

    def _identify(self, out: Alignment) -> None:
        """Say which item each chunk is: the same text, the same address or title, or words that are alike."""
        taken = {chunk.item for chunk in out.chunks if chunk.item is not None}
        left = [k for k in range(len(self.items)) if k not in taken]
        free = [chunk for chunk in out.chunks if chunk.item is None]
        if left and free:
            self._by_text(left, free)
            self._by_address(left, free)
            self._by_words(left, free)
        out.gone = left

    def _text(self, k: int) -> str:
        return "\n".join(self.new[self.items[k].start : self.items[k].end])

    def _by_text(self, left: list[int], free: list[Chunk]) -> None:
        texts: dict[tuple[str, ...], list[int]] = {}
        for k in left:
            texts.setdefault(tuple(self.painter.normal(self._text(k))), []).append(k)
        for chunk in free[:]:
            found = texts.get(tuple(self.painter.normal(chunk.text)))
            if found:
                self._settle(found.pop(0), chunk, left, free, same=True)

    def _by_address(self, left: list[int], free: list[Chunk]) -> None:
        """By an address that no other of the entries in question has, where most of the words are the same too."""
        ours = self._owners((k, self._told(k)) for k in left)
        theirs = self._owners((n, telling(chunk.text)) for n, chunk in enumerate(free))
        chunks = free[:]
        for address, k in ours.items():
            n = theirs.get(address)
            if k is None or n is None or k not in left or chunks[n].item is not None:
                continue
            if likeness(self._told(k), telling(chunks[n].text)) > LEAST_ALIKE:
                self._settle(k, chunks[n], left, free)

    @staticmethod
    def _owners(told: Iterator[tuple[int, Telling]] | Sequence[tuple[int, Telling]]) -> dict[str, int | None]:
        """Address → whose it is; None where it is that of several."""
        out: dict[str, int | None] = {}
        for k, each in told:
            for address in each.addresses:
                out[address] = None if address in out else k
        return out

    def _by_words(self, left: list[int], free: list[Chunk]) -> None:
        pairs = [
            (likeness(told, telling(chunk.text)), -abs(self._distance(k, chunk)), k, n)
            for k in left[:200]
            for told in (self._told(k),)
            for n, chunk in enumerate(free[:200])
            if not (told.ids and telling(chunk.text).ids and told.ids.isdisjoint(telling(chunk.text).ids))
            or likeness(told, telling(chunk.text)) > 0.9
        ]
        chunks = free[:]
        for score, _, k, n in sorted(pairs, reverse=True):
            if score < ALIKE:
                break
            if k in left and chunks[n].item is None:
                self._settle(k, chunks[n], left, free)

    def _distance(self, k: int, chunk: Chunk) -> int:
        return self.items[k].start - chunk.line

    def _told(self, k: int) -> Telling:
        return telling(self._text(k))

    def _settle(self, k: int, chunk: Chunk, left: list[int], free: list[Chunk], *, same: bool = False) -> None:
        chunk.item, chunk.same = k, same
        left.remove(k)
        free.remove(chunk)


def likeness(a: Telling, b: Telling) -> float:
    """How alike the words of two entries are, 0 to 1."""
    if not a.words or not b.words:
        return 0.0
    return SequenceMatcher(None, " ".join(a.words), " ".join(b.words), autojunk=False).ratio()
