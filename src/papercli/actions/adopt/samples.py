"""An entry as a sample of its list's style: lines of literal text and slots, where a slot stands for a field's value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papercli.model.draft import Draft
    from papercli.readers.markdown.entry import Entry

PICTURE = "extra.Badge"
"""The field of pictures: Markdown, with the links around them."""


@dataclass(slots=True)
class Slot:
    """Where a field's value stands."""

    field: str
    """As ``readers.markdown.entry.Piece`` names it; ``links`` for a group of links."""
    raw: str
    """As the list writes it."""
    draft: Draft
    inner: tuple[Token, ...] = ()
    """Of a link: what its text is made of. Its address is ``url``."""
    url: str = ""
    links: tuple[LinkForm, ...] = ()
    """Of a group of links: each of them."""


Token = str | Slot


@dataclass(frozen=True, slots=True)
class LinkForm:
    """One link of a group, as written."""

    label: str | None
    """None for the link to the paper itself."""
    text: str
    """The label as it is shown."""
    pattern: str
    """``[[x](u)]``: ``x`` for the label, ``u`` for the address."""
    url: str
    before: str
    """What stands between it and the one before."""


@dataclass(slots=True)
class Line:
    """One line of an entry without its marker and indent."""

    tokens: list[Token]
    bullet: str = ""
    """``-``, ``*``, ``+`` or ``1`` where the line is an item of its own."""
    indent: int = 0
    gap: int = 0
    """Blank lines before it."""
    ending: str = ""
    """The hard break at its end: ``\\``, two blanks or ``<br>``."""

    @property
    def fields(self) -> tuple[str, ...]:
        """Of its slots, in order."""
        return tuple(token.field for token in self.tokens if isinstance(token, Slot))


@dataclass(slots=True)
class Sample:
    """An entry taken apart."""

    entry: Entry
    head: Line
    below: list[Line] = field(default_factory=list)
    fold: str | None = None
    """What is always seen of a folded body; None where nothing is folded."""
    cells: list[list[Token]] = field(default_factory=list)
    """Of a row."""
