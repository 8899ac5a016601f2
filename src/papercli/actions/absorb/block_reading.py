"""One block that a person edited, read entry by entry into the ledger."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from papercli.actions.absorb import entry, order
from papercli.actions.absorb.backwards import Place
from papercli.actions.absorb.edit import Reader
from papercli.actions.absorb.ledger import Problem
from papercli.actions.absorb.telling import telling
from papercli.errors import PapercliError, RefusedError
from papercli.model.query import sort

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Sequence

    from papercli.actions.absorb.align import Chunk
    from papercli.actions.absorb.edit import Edit
    from papercli.actions.absorb.ledger import Ledger
    from papercli.actions.absorb.page import Block
    from papercli.actions.absorb.shown import Item
    from papercli.actions.absorb.styles import Styles
    from papercli.model.paper import Paper


class BlockReading:
    """One edited block, read step by step."""

    def __init__(
        self, block: Block, ledger: Ledger, ids: set[str], styles: Styles, refused: Container[str], *, today: str
    ) -> None:
        self.styles = styles
        self.refused = refused
        """Entries that the block would not show if they were taken, by their places."""
        self.block = block
        self.ledger = ledger
        self.ids = ids
        self.today = today
        self.items: list[Item] = []
        self.chunks: list[Chunk] = []
        self.gone: list[int] = []
        self.bad = False
        """Something was not understood: the block stays as the person left it."""
        self.where: dict[int, str] = {}
        """Line of a chunk → the id of its paper."""
        self.slugs: list[str | None] = []
        """Topics of the block's sections."""
        self.range: tuple[float, float] | None = None
        """Of weights that the block's marker should say."""

    @property
    def reader(self) -> Reader:
        """A reader in the block's style of now."""
        if self.styles.grown.keys() & {self.block.marker.get("block")}:
            self.block.restyle(self.styles.named)
        return Reader(self.block.painter, today=self.today, folder=self.block.page.source.view.folder)

    def problem(self, line: int, message: str, hint: str | None = None) -> None:
        """Report what stands at a line of the block (0-based)."""
        self.bad = True
        self.ledger.problems.append(Problem(self.block.page.source.shown, self.block.at(line), message, hint))

    def ref(self, line: int) -> str:
        """A line of the block as messages name it."""
        return f"{self.block.page.source.shown}:{self.block.at(line)}"

    def read(self) -> None:
        """Lay the block beside its rendering and read the entries that were changed."""
        items = self.block.items(self.ledger.before)
        if items is None:
            layout = self.block.options.layout
            self.problem(
                -1,
                f"nothing can be read back from a block with layout={layout}",
                "papercli render-readme --force writes it anew",
            )
            return
        self.items = items
        self.slugs = self.topics()
        found = self.block.alignment(items)
        for line, message in sorted(found.strange):
            self.problem(line, message)
        for line, text in found.frame:
            self.problem(
                line,
                f"the block's line «{text.strip()[:60]}» is gone or changed",
                "headings and columns are set in catalog.yaml",
            )
        self.chunks, self.gone = found.chunks, found.gone
        for chunk in self.chunks:
            if chunk.item is not None:
                self.where[chunk.line] = items[chunk.item].id
                if not chunk.same:
                    self.take_changed(chunk, items[chunk.item])

    def unshown(self, chunk: Chunk) -> bool:
        """Report an entry that was taken in vain."""
        found = self.ref(chunk.line) in self.refused
        if found:
            self.problem(chunk.line, "would not be shown by this block any more: its options leave it out")
        return found

    def topics(self) -> list[str | None]:
        """The topic of each of the block's sections, by their numbers."""
        slugs: dict[int, str | None] = {item.section: item.topic for item in self.items}
        return [slugs.get(i) for i in range(max(slugs, default=-1) + 1)]

    def topic(self, section: int) -> str | None:
        """The topic of a section; the block's own where there are none."""
        if 0 <= section < len(self.slugs):
            return self.slugs[section]
        if self.slugs:
            return self.slugs[0]
        found = [self.ledger.topics.resolve(slug) for slug in self.block.options.topics]
        return found[0] if len(found) == 1 else None

    def take_changed(self, chunk: Chunk, item: Item) -> None:
        """Read an entry that was changed."""
        if self.unshown(chunk):
            return
        paper = self.ledger.before[item.id]
        place = Place(n=item.n, level=item.level)
        before = self.block.draft_before(item)
        after = self.block.draft(chunk.line, chunk.text.count("\n") + 1)
        drafts = (before, after) if before is not None and after is not None else None
        found = self.reader.find(
            paper,
            chunk.text,
            place,
            drafts,
            grow=lambda before: self.styles.grow(self.block, paper, place, before, chunk.text),
        )
        if found is None:
            self.problem(
                chunk.line,
                f"cannot read what was changed about {item.id}",
                f"papercli set {item.id} FIELD=VALUE says it, or write it as the others are written",
            )
            return
        clash = self.ledger.clash(item.id, found.changes)
        if clash:
            self.problem(chunk.line, f"{item.id} is changed otherwise elsewhere: {'.'.join(map(str, clash))}")
            return
        self.ledger.change(item.id, found.changes, self.ref(chunk.line))

    def take_new(self) -> None:
        """Read the entries that no paper of the block is."""
        for i, chunk in enumerate(self.chunks):
            if chunk.item is not None or chunk.line in self.where or self.unshown(chunk):
                continue
            beside = next(
                (self.items[c.item] for c in (*self.chunks[:i][::-1], *self.chunks[i:]) if c.item is not None), None
            )
            place = Place(n=beside.n if beside else 1, level=beside.level if beside else 2)
            draft = self.block.draft(chunk.line, chunk.text.count("\n") + 1)
            found: str | PapercliError
            if draft is None and not self.unlinked:
                found = RefusedError("no entry can be read here", hint="write it as the others are written")
            else:
                new = entry.New(
                    text=chunk.text,
                    draft=draft,
                    place=place,
                    topic=self.topic(chunk.section),
                    ref=self.ref(chunk.line),
                )
                found = entry.take(new, self.reader, self.ledger, self.ids, partial(self.grow, new))
            if isinstance(found, str):
                self.where[chunk.line] = found
            else:
                self.problem(chunk.line, found.message, found.hint)

    def grow(self, new: entry.New, paper: Paper, before: str) -> Edit | None:
        """Give the block's style a place for what a new entry says."""
        return self.styles.grow(self.block, paper, new.place, before, new.text)

    @cached_property
    def unlinked(self) -> bool:
        """Whether entries without any link are of this block's kind."""
        return any(not telling(self.text(k)).addresses for k in range(len(self.items)))

    def take_gone(self, *, remove: bool, with_notes: Collection[str]) -> None:
        """Deal with papers that the block no longer lists."""
        unread = self.bad
        for k in self.gone:
            item = self.items[k]
            line = self.line_of(k)
            if not remove:
                self.problem(line, f"no longer lists {item.id}", "papercli absorb --remove takes it out")
                continue
            if unread:  # which may be that very entry
                self.problem(line, f"no longer lists {item.id}, which stays while there is something else here to mend")
                continue
            why = entry.take_out(self.ledger, self.block.options, item, with_notes, self.ref(line))
            if why:
                self.problem(line, why)

    def line_of(self, k: int) -> int:
        """Where in the person's block an item that is gone would stand: at the one that came before it."""
        places = {chunk.item: chunk.line for chunk in self.chunks if chunk.item is not None}
        return next((places[i] for i in range(k - 1, -1, -1) if i in places), -1)

    def arrange(self) -> None:
        """Give papers the places that the person gave them."""
        if self.block.options.sort:
            return
        for section in sorted({chunk.section for chunk in self.chunks}):
            chunks = [chunk for chunk in self.chunks if chunk.section == section and chunk.line in self.where]
            self.move_in(chunks, section)
            self.arrange_section([self.where[chunk.line] for chunk in chunks], chunks, section)

    def move_in(self, chunks: Sequence[Chunk], section: int) -> None:
        """Papers that came from another section change their topic."""
        topic = self.topic(section)
        for chunk in chunks:
            if chunk.item is None or self.items[chunk.item].section == section:
                continue
            old = self.items[chunk.item].topic
            if topic and topic != old:
                entry.change_topic(self.ledger, self.where[chunk.line], old, topic, self.ref(chunk.line))

    def arrange_section(self, ids: list[str], chunks: Sequence[Chunk], section: int) -> None:
        """Give weights to the papers of a section that were put in or moved."""
        places = [c.item for c in chunks if c.item is not None and self.items[c.item].section == section]
        keep = {self.items[i].id for i in order.staying(places)}
        ids = list(dict.fromkeys(ids))
        if all(id_ in keep for id_ in ids):
            return
        topic = self.topic(section)
        papers = [self.ledger.paper(id_) for id_ in ids]
        there = {paper.id: paper.weight_in(topic) for paper in papers}
        if not any(there.values()) and [paper.id for paper in sort(papers, topic=topic)] == ids:
            return
        last = max(i for i, id_ in enumerate(ids) if id_ not in keep) + 1
        if all(there[id_] is None for id_ in ids[last:]):
            ids = ids[:last]
        else:
            last = len(ids)
        beyond = self.beyond(topic, ids)
        found = order.weights(ids, lambda id_: there[id_], lambda id_: id_ in keep and there[id_] is not None, beyond)
        refs = {self.where[chunk.line]: self.ref(chunk.line) for chunk in chunks}
        for id_, weight in found.items():
            self.ledger.weigh(id_, topic, weight, refs[id_])
        all_weights = [w for id_ in ids if (w := found.get(id_, there[id_])) is not None]
        if self.block.options.weights and all_weights:
            self.range = (min(all_weights), max(all_weights))

    def beyond(self, topic: str | None, ids: Sequence[str]) -> tuple[float | None, float | None]:
        """Between which weights of other blocks' papers those of this one stay."""
        if not self.block.options.weights:
            return None, None
        low, high = self.block.options.weights
        if "weight" not in self.block.marker:  # the range stands elsewhere and stays
            return (None if low is None else low - 1e-9, None if high is None else high + 1e-9)
        others = [
            weight
            for paper in self.ledger.before.values()
            if paper.id not in ids
            and topic in (paper.topics or (None,))
            and (weight := paper.weight_in(topic)) is not None
        ]
        return (
            max((w for w in others if low is not None and w < low), default=None),
            min((w for w in others if high is not None and w > high), default=None),
        )

    def text(self, k: int) -> str:
        """An item as it is rendered."""
        return "\n".join(self.block.new[self.items[k].start : self.items[k].end])
