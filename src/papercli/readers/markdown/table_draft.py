"""What has been found in a row so far, and the entry that it makes in the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from papercli.model.draft import Draft
from papercli.readers.markdown.entry import Entry, Labels, Piece, in_order
from papercli.readers.markdown.recognise import identifiers, kinds, labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.markdown.block import Block
    from papercli.readers.markdown.recognise.dates import Date
    from papercli.readers.markdown.recognise.venues import Venue
    from papercli.readers.markdown.table_cell import Cell, Link

TITLE, PAPER, MAYBE, NEVER = 3, 2, 1, 0
"""How strongly a link claims to be the main one: the title's; one to the paper; any to a paper's page; none."""


@dataclass(slots=True)
class _Found:
    link: Link
    label: str
    claim: int
    venue: bool
    """Its text is a venue, and was taken as that."""
    own: bool
    """It stands in this row."""


@dataclass(slots=True)
class Taken:
    """The fields of one row, filled bit by bit; what is taken first stays."""

    values: dict[str, Any] = field(default_factory=dict)
    implied: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, list[str]] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    see: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    links: list[_Found] = field(default_factory=list)
    pictures: list[tuple[Link, str, bool]] = field(default_factory=list)

    def put(self, name: str, value: object, piece: Piece | None) -> bool:
        """Set a field; False, and nothing done, where it has a value already."""
        if name in self.values:
            return False
        self.values[name] = value
        self.mark(piece)
        return True

    def put_date(self, when: Date, piece: Piece | None) -> bool:
        """A date of any precision."""
        name = "date" if when.iso else "year"
        if not self.put(name, when.iso or when.year, piece and piece._replace(field=name)):
            return False
        self.implied["year"] = when.year
        return True

    def put_venue(self, where: Venue, piece: Piece | None) -> bool:
        """A venue, and the year or date that it names."""
        if not self.put("venue", where.text, piece):
            return False
        self.imply("year", where.year)
        self.imply("date", where.iso)
        return True

    def imply(self, name: str, value: object) -> None:
        """A value that follows from another field, for where nothing else says it."""
        if value is not None:
            self.implied.setdefault(name, value)

    def put_extra(self, key: str, value: str, piece: Piece | None) -> None:
        """A column of the keeper's own; a second value of one key follows the first."""
        self.extra.setdefault(key, []).append(value)
        self.mark(piece)

    def put_remark(self, text: str, piece: Piece | None) -> None:
        """Text that is no other field."""
        self.remarks.append(text)
        self.mark(piece)

    def mark(self, piece: Piece | None) -> None:
        """Note a piece."""
        if piece is not None:
            self.pieces.append(piece)

    def add_link(self, cell: Cell, link: Link, label: str, claim: int, *, venue: bool = False) -> None:
        """A link; which one is the main one shows when all are there."""
        self.links.append(_Found(link, label or "link", claim, venue, not cell.stretched))

    def add_see(self, cell: Cell, link: Link) -> None:
        """Further reading without a label."""
        self.see.append(link.url)
        if not cell.stretched:
            self.mark(Piece("see", *link.source))

    def arxiv_ids(self) -> set[str]:
        """Those of the links that may be the main one."""
        return {paper.id for found in self.links if found.claim and (paper := identifiers.arxiv(found.link.url))}

    def join(self, more: Taken) -> None:
        """Take over what a further row says of the same paper."""
        for name, value in more.values.items():
            if name not in self.values:
                self.values[name] = value
            elif self.values[name] != value:
                self.remarks.append(", ".join(value) if isinstance(value, tuple) else str(value))
        for key, more_values in more.extra.items():
            self.extra.setdefault(key, []).extend(more_values)
        for name, value in more.implied.items():
            self.imply(name, value)
        self.pieces += more.pieces
        self.see += more.see
        self.remarks += more.remarks
        self.links += more.links
        self.pictures += more.pictures

    def entry(self, block: Block, section: Sequence[str]) -> Entry:
        """The entry of a row, a cell, or several rows of which ``block`` is the first."""
        pieces = list(self.pieces)
        url = self._main()
        links = Labels()
        for found in self.links:
            is_main = found.link.url == url and (found.claim >= TITLE or labels.role(found.label) in ("main", None))
            alone = found.claim >= TITLE or found.venue or (is_main and found.link.bare)
            name = ("url" if alone else "link") if is_main else f"links.{links.add(found.label, found.link.url)}"
            place = found.link.target if alone else found.link.source
            if place and found.own:
                pieces.append(Piece(name, *place))
        for picture, name, own in self.pictures:
            label = "" if picture.url in links.urls or picture.url == url else links.add(name, picture.url)
            if own:
                pieces.append(Piece(f"links.{label}" if label else "ignored", *picture.source))
        values = {**self.implied, **self.values}
        remark = " ".join([*([values.pop("remark")] if "remark" in values else []), *self.remarks]) or None
        draft = Draft(
            line=block.line,
            line_end=block.line_end,
            section=tuple(section),
            url=url,
            links=links.by_label,
            see=tuple(self.see),
            extra={key: " ".join(texts) for key, texts in self.extra.items()},
            remark=remark,
            **values,
        )
        self._identify(draft)
        return Entry(draft, "row", block, in_order(pieces))

    def _main(self) -> str | None:
        """The address of the link with the strongest claim, the first of these; the title's only if it leads out of the repository."""
        best = max((self._claim(found) for found in self.links), default=NEVER)
        if best == NEVER:
            return None
        return next(found.link.url for found in self.links if self._claim(found) == best)

    def _claim(self, found: _Found) -> int:
        if found.link.url.startswith("#"):
            return NEVER
        local = "://" not in found.link.url and not found.link.url.startswith(("www.", "//"))
        return MAYBE if local and found.claim else found.claim

    def _identify(self, draft: Draft) -> None:
        """Set arXiv id, DOI and kind from the main link, else from the others, those to the paper first."""
        claimed = sorted((found for found in self.links if found.claim), key=lambda found: -found.claim)
        urls = [draft.url] if draft.url else []
        urls += [found.link.url for found in claimed]
        urls += [found.link.url for found in self.links if not found.claim]
        if not draft.url:
            urls += draft.see
        for url in urls:
            if draft.arxiv is None and (paper := identifiers.arxiv(url)):
                draft.arxiv, draft.version = paper.id, paper.version
            if draft.doi is None:
                draft.doi = identifiers.doi(url)
        label = next((found.label for found in self.links if found.link.url == draft.url and found.claim < TITLE), "")
        draft.kind = kinds.kind(draft.url, label)
