"""The options of a README block: what its marker and ``catalog.yaml`` say, checked, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from papercli.errors import InvalidError
from papercli.model.block_values import READERS, text_of
from papercli.model.entry import NOTHING, Entry, of_field, parse
from papercli.model.fields import OptionError
from papercli.model.layouts import LAYOUTS, Layout
from papercli.model.text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from papercli.model.columns import Column

DEFAULT_LAYOUT = "table"
_TITLE = of_field("title")
_BOLD_TITLE = parse("**{title}**")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockOptions:
    """What a block shows, and how. Options that its layout does not know keep their defaults here."""

    layout: str = DEFAULT_LAYOUT
    writer: str = "table"
    """Key of ``writers.markdown.WRITERS``."""

    topics: tuple[str, ...] = ()
    """Slugs as written; each stands for all below it, unless ``exact``."""
    exact: bool = False
    """Only papers that stand at one of ``topics`` itself."""
    no_topic: bool = False
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    years: tuple[tuple[int | None, int | None], ...] = ()
    """Inclusive ranges, None where open."""
    weights: tuple[float | None, float | None] | None = None
    """Inclusive range of the papers' weights in the block's one topic."""
    limit: int | None = None
    sort: tuple[str, ...] = ()
    """Keys of ``model.query.SORTS`` or ``weight``, ``-`` before one turns it round; empty: as the keeper ordered."""

    group: str | None = None
    """One of ``block_values.GROUPS``; None: by topic where there is more than one to show."""
    heading: int | None = None
    """Level of the first headings, 1 to 6; None: one below the heading above the block."""
    headings: str = "hashes"
    """``hashes``: lines with ``#``; ``bullets``: items, in which the papers are nested."""
    heading_entry: Entry = _TITLE
    """A heading's text, around its ``{title}``."""
    unsorted: str = "Unsorted"
    """Heading over the papers that belong to no group."""
    no_papers: str | None = None
    """Markdown where a topic or the block has no papers; None leaves such topics out."""
    anchors: bool = False
    """Put an anchor before each heading."""

    start: int = 1
    """Number of the first item or row under each heading."""
    step: int = 1
    """How much greater each next number is: 1 or 0."""

    marker: str = "bullet"
    bullet: str = "-"
    """The character of bullets, checkboxes and headings that are bullets."""
    body: str = "line"
    sub_bullet: str = "-"
    """The character of bullets in an item."""
    indent: int | None = None
    """Columns that further lines and what is nested stand in; None: as wide as the marker."""
    entry: Entry = NOTHING
    below: tuple[Entry, ...] = ()
    """Further lines; one without text is a blank line."""
    line_break: str | None = None
    """What ends a line that another one of its paragraph follows; None: what the strings say."""
    fold: str = "Summary"
    """What is always seen of a folded body."""
    loose: bool = False
    """A blank line between items."""

    columns: tuple[Column, ...] = ()
    align: tuple[str, ...] = ()
    """One of ``block_values.ALIGNMENTS`` for each column, or one for all; empty: ``none``."""
    empty: str = ""
    """Markdown for a cell without text."""
    shared: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """``title``, ``authors``, ``date``, ``url``, ``links``, ``status-words``: options that the fields take over."""

    levels: tuple[int, int] = (2, 3)
    """First and last level of headings in a table of contents."""


@dataclass(frozen=True, slots=True)
class OptionProblem:
    """What is wrong with one option."""

    key: str
    message: str
    """One sentence that names the option."""
    offset: int | None = None
    """Where in the option's value, 0-based; None where the whole is meant."""
    named: str | None = None
    """The named block of ``catalog.yaml`` that holds the option; None: the marker does."""


def resolve(marker: Mapping[str, str], named: Mapping[str, Mapping[str, object]]) -> BlockOptions:
    """Make the options of a block from its marker and the named blocks of the catalog.

    Raises InvalidError, whose message has every problem; ``examine`` gives them one by one.
    """
    options, problems = examine(marker, named)
    if problems:
        raise InvalidError("; ".join(p.message for p in problems), code="bad-option")
    return options


def examine(
    marker: Mapping[str, str], named: Mapping[str, Mapping[str, object]]
) -> tuple[BlockOptions, tuple[OptionProblem, ...]]:
    """Make the options and list all that is wrong; what is wrong has its default in the options."""
    problems: list[OptionProblem] = []
    name = marker.get("block")
    under: Mapping[str, object] = {}
    if name is not None and name in named:
        under = named[name]
        if "block" in under:
            problems.append(OptionProblem("block", f'block "{name}": a named block cannot name another', named=name))
    elif name is not None:
        problems.append(OptionProblem("block", f'block: catalog.yaml has no block "{name}"{_meant(name, named)}'))
    chosen = marker.get("layout") or under.get("layout") or DEFAULT_LAYOUT
    layout = LAYOUTS.get(str(chosen))
    if layout is None:
        owner = None if "layout" in marker else name
        problems.append(
            OptionProblem("layout", f'layout: unknown layout "{chosen}"{_meant(str(chosen), LAYOUTS)}', named=owner)
        )
    reader = _Reader(layout, str(chosen), problems)
    reader.read(layout.preset if layout else {}, None)
    reader.read(under, name, foreign_is_fine="layout" in marker)
    reader.read(marker, None)
    values = reader.values
    wrong = {problem.key for problem in problems}
    problems += (problem for problem in _misfits(values, reader.given) if wrong.isdisjoint(("columns", "marker")))
    _complete(values, reader.given)
    if layout:
        values.update(layout=str(chosen), writer=layout.writer)
    return BlockOptions(**values), tuple(problems)


class _Reader:
    """Read options from the weakest source to the strongest, collecting what is wrong."""

    def __init__(self, layout: Layout | None, name: str, problems: list[OptionProblem]) -> None:
        self.layout = layout
        self.name = name
        self.problems = problems
        self.values: dict[str, Any] = {"shared": {}}
        self.given: dict[str, str | None] = {}
        """Options that are not the preset's, and the named block that holds them."""

    def read(self, options: Mapping[str, object], named: str | None, *, foreign_is_fine: bool = False) -> None:
        """Take over ``options``; with ``foreign_is_fine`` those of other layouts are skipped."""
        preset = self.layout is not None and options is self.layout.preset
        for key, value in options.items():
            if key in ("block", "layout"):
                continue
            if key not in READERS:
                self.problems.append(
                    OptionProblem(key, f'unknown option "{key}"{_meant(key, self.known)}', named=named)
                )
            elif self.layout and key not in self.layout.keys and not preset:
                if not foreign_is_fine:
                    self.problems.append(OptionProblem(key, self.foreign(key), named=named))
            else:
                self.take(key, value, named)
                if not preset:
                    self.given[key] = named

    def take(self, key: str, value: object, named: str | None) -> None:
        attribute, read = READERS[key]
        try:
            found = read(text_of(value))
        except OptionError as error:
            offset = error.offset if isinstance(value, str) else None
            self.problems.append(OptionProblem(key, f"{key}: {error.message}", offset, named))
            return
        if attribute == "shared":
            self.values["shared"][key] = found
        else:
            self.values[attribute] = found

    @property
    def known(self) -> tuple[str, ...]:
        return ("block", "layout", *(self.layout.keys if self.layout else READERS))

    def foreign(self, key: str) -> str:
        where = ", ".join(name for name, layout in LAYOUTS.items() if key in layout.keys)
        return f'"{key}" is no option of layout={self.name}; it belongs to {where}'


def _misfits(values: dict[str, Any], given: Mapping[str, str | None]) -> Iterator[OptionProblem]:
    """Options that make no sense beside others; they are dropped."""
    words, columns = len(values.get("align", ())), len(values.get("columns", ()))
    if words not in (0, 1, columns):
        values.pop("align")
        message = f"align: {words} words for {columns} columns; give one for each, or one for all"
        yield OptionProblem("align", message, named=given.get("align"))
    if values.get("headings") == "bullets" and values.get("marker") in ("heading", "none"):
        values.pop("headings")
        message = f"headings: bullets need items to nest, and marker={values['marker']} makes none; use bullet, number or checkbox"
        yield OptionProblem("headings", message, named=given.get("headings"))


def _complete(values: dict[str, Any], given: Mapping[str, str | None]) -> None:
    """Settle what follows from other options."""
    if values.get("headings") == "bullets":
        values.setdefault("heading_entry", _BOLD_TITLE)
    if values.get("below") and values.get("body") == "line" and "body" not in given:
        values["body"] = "lines"
    if "loose" not in values:
        blank = any(not line.nodes for line in values.get("below", ()))
        values["loose"] = values.get("body") == "details" or values.get("marker") in ("heading", "none") or blank
    if values.get("marker") in ("heading", "none"):
        values["loose"] = True  # without a blank line two paragraphs are one


def _meant(word: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    near = nearest(word, known, 1)
    if near:
        return f"; did you mean {near[0]}?"
    return f"; known are {', '.join(known)}" if known else ""
