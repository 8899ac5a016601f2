"""What a person changed in one entry, as changes of its paper: guessed in several ways, and believed only when it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING

from papercli.actions import mark
from papercli.actions.absorb.asked import leads, links_in
from papercli.actions.absorb.backwards import Backwards
from papercli.actions.absorb.meaning import changes as meant
from papercli.actions.absorb.telling import telling
from papercli.actions.import_ import fields
from papercli.model.changes import Remove, Set
from papercli.model.paper_changes import changed
from papercli.model.relative import from_top

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from papercli.actions.absorb.backwards import Place
    from papercli.actions.absorb.shown import Painter
    from papercli.model.changes import Change
    from papercli.model.draft import Draft
    from papercli.model.paper import Paper

TRIES = 200
"""How many combinations of meanings are tried."""

VARIANTS = 12
"""How many ways to read the style backwards are tried."""

_CHECKBOX = re.compile(r"[-+*][ \t]+\[(?P<box>[ xX])\](?:[ \t]+|$)")
_FREE = ("remark", "summary", "venue", "name", "authors", "extra", "year", "date")


@dataclass(frozen=True, slots=True)
class Edit:
    """The changes of one paper by which it shows what the person wrote."""

    changes: tuple[Change, ...]
    exact: bool
    """It shows that but for white space; else in other words' order, or with the style's own punctuation."""


class Reader:
    """Reads entries of one block."""

    def __init__(self, painter: Painter, *, today: str, folder: str) -> None:
        self.painter = painter
        self.options = painter.options
        self.today = today
        self.folder = folder
        self.backwards = Backwards(painter, folder)

    def find(
        self,
        paper: Paper,
        text: str,
        place: Place,
        drafts: tuple[Draft, Draft] | None = None,
        *,
        new: bool = False,
        grow: Callable[[str], Edit | None] = lambda _: None,
    ) -> Edit | None:
        """The changes by which ``paper`` shows ``text``; ``drafts`` are what a reader of lists reads there before and after.

        A status goes with its dates, as ``mark`` sets them, unless the paper is ``new``. ``grow`` is asked, with the
        entry as it was, for a style that could show it, before a link is taken for a piece of a remark.

        None where nothing is found that keeps all the person wrote.
        """
        trial = _Trial(self, paper, text, place, new=new)
        if trial.same(paper):
            return Edit((), exact=True)
        status = self._boxed(paper, text)
        links = list(self._links(paper, text, trial.before, status))
        found = trial.first([(self._statuses(paper), True), (links, True)])
        if found:
            return found
        patterned = list(islice(self._patterned(paper, text, place, status), TRIES))
        clean = [c for c in patterned if not self._holds_link(paper, c)]
        found = trial.first([(clean, True)])
        if found is None and trial.means_nothing():
            return Edit((), exact=False)
        if new:  # written as the others are, so the places of words count more than that a link is a link
            rest = [(patterned, True), (links, False), (clean, False), (patterned, False)]
            return found or grow(trial.before) or trial.first(rest)
        linked = trial.first([(links, False)]) if found is None or len(found.changes) > 1 else None
        if found and linked and len(linked.changes) < len(found.changes):  # no other field was meant
            return linked
        read = list(self._read(paper, drafts, status)) if drafts else []
        rest = [(read, True), (patterned, True), (read, False), (clean, False), (patterned, False)]
        return found or linked or grow(trial.before) or trial.first(rest)

    @staticmethod
    def _statuses(paper: Paper) -> Iterator[list[Change]]:
        for status in ("read", "unread", "reading", "skipped"):
            if status != paper.status:
                yield [Set(("status",), status)]

    def _boxed(self, paper: Paper, text: str) -> list[Change]:
        """What the box of a checklist says about the status."""
        box = _CHECKBOX.match(text.lstrip()) if self.options.marker == "checkbox" else None
        if box is None or (box["box"] != " ") == (paper.status == "read"):
            return []
        return [Set(("status",), "read" if box["box"] != " " else "unread")]

    def _links(self, paper: Paper, text: str, before: str, status: list[Change]) -> Iterator[list[Change]]:
        """Links that were added or taken away with their labels, while every other word stayed."""
        old, new = (links_in(markdown) for markdown in (before, text))
        added = [pair for pair in new if pair not in old and pair[0]]
        gone = [pair for pair in old if pair not in new]
        if not all(leads(url) for _, url in added):
            return
        if added and not gone:
            there = dict(paper.links)
            out = []
            for label, url in added:
                target = from_top(url, self.folder)
                free = fields.free_label(label, there, target)
                there[free] = target
                out.append(Set(("links", free), target))
            yield [*status, *out]
        elif gone and not added:
            labels = {url: label for label, url in paper.links.items()}
            found = [labels.get(from_top(url, self.folder)) for _, url in gone]
            if all(found):
                yield [*status, *(Remove(("links", label)) for label in found if label)]

    def _patterned(self, paper: Paper, text: str, place: Place, status: list[Change]) -> Iterator[list[Change]]:
        """The style read backwards; then again without one of the free texts that were found, which may be another one."""
        without: list[tuple[str, ...]] = [()]
        for names in without:  # grows
            asked = self.backwards.asked(paper, text, place, names)
            if asked is None:
                continue
            free = [each.holder.name for each in asked if each.raw]
            free += [field for field in ("remark",) if field not in free and getattr(paper, field)]
            if len(names) < 2 and len(without) < VARIANTS:
                without += [(*names, name) for name in free if name.partition(".")[0] in _FREE]
            ways = [[*islice(meant(each, paper), 6)] for each in asked]
            for combination in product(*(way for way in ways if way)):
                yield [*status, *(change for changes in combination for change in changes)]

    def _read(self, paper: Paper, drafts: tuple[Draft, Draft], status: list[Change]) -> Iterator[list[Change]]:
        """What a reader of lists reads otherwise than before."""
        before, after = (fields.of_draft(draft, self.folder)[0] for draft in drafts)
        out: list[Change] = []
        for field in dict.fromkeys((*before, *after)):
            old, new = before.get(field), after.get(field)
            if old == new:
                continue
            if isinstance(old or new, dict):
                mine, theirs = fields.mapping_in(before, field), fields.mapping_in(after, field)
                out += [Remove((field, key)) for key in mine if key not in theirs]
                out += [Set((field, key), value) for key, value in theirs.items() if mine.get(key) != value]
            elif new is None:
                out.append(Remove((field,)))
            elif field == "authors" and paper.authors and paper.authors[-1] == "et al.":
                out.append(Set((field,), [*fields.list_in(after, field), "et al."]))
            else:
                out.append(Set((field,), new))
        others = [change for change in out if change != Remove(("title",)) and not (status and _is_status(change))]
        if others:
            yield [*status, *others]
        for change in others if len(others) > 1 else ():
            yield [*status, change]

    def _holds_link(self, paper: Paper, candidate: Sequence[Change]) -> bool:
        """Whether a change would keep a link as a piece of a free text that had none of it."""
        for change in candidate:
            if isinstance(change, Set) and change.path[0] in ("remark", "extra", "venue", "name", "title"):
                there = (
                    paper.extra.get(str(change.path[1]), "")
                    if len(change.path) > 1
                    else getattr(paper, str(change.path[0]))
                )
                if str(change.value).count("](") > str(there or "").count("]("):
                    return True
        return False


def _is_status(change: Change) -> bool:
    return isinstance(change, (Set, Remove)) and change.path == ("status",)


def _addresses(paper: Paper) -> Iterator[str]:
    return (link for link in (paper.url, *paper.links.values(), *paper.see) if link)


class _Trial:
    """One entry for which changes are tried."""

    def __init__(self, reader: Reader, paper: Paper, text: str, place: Place, *, new: bool) -> None:
        self.reader = reader
        self.new = new
        self.paper = paper
        self.place = place
        self.before = self.show(paper)
        self.text = text
        self.wanted = reader.painter.normal(text)
        self.told = telling(text)

    def show(self, paper: Paper) -> str:
        return self.reader.painter.text(paper, self.place.n, self.place.level)

    def same(self, paper: Paper) -> bool:
        return self.reader.painter.normal(self.show(paper)) == self.wanted

    def first(self, tiers: Iterable[tuple[Iterable[Sequence[Change]], bool]]) -> Edit | None:
        """The first candidate that shows what the person wrote: exactly, or in its words."""
        found = (self.verified(candidate, exact=exact) for candidates, exact in tiers for candidate in candidates)
        return next(filter(None, found), None)

    def verified(self, candidate: Sequence[Change], *, exact: bool) -> Edit | None:
        """The candidate, if it shows what the person wrote."""
        paper = changed(self.paper, candidate)
        if paper is None or paper == self.paper or not self.keeps_links(paper):
            return None
        if exact:
            good = self.same(paper)
        elif self.new and paper.title != self.paper.title:
            return None  # a reader of lists knows titles better than words in any order
        else:
            shown = telling(self.show(paper))
            good = shown.says(self.told) and not shown.says(telling(self.before))
        return Edit(self.dated(candidate), exact) if good else None

    def keeps_links(self, paper: Paper) -> bool:
        """Whether no address of the paper's goes that the text still has: it would be kept as a piece of another field."""
        gone = {*_addresses(self.paper)} - {*_addresses(paper)}
        return gone.isdisjoint(self.told.addresses)

    def dated(self, candidate: Sequence[Change]) -> tuple[Change, ...]:
        """The changes with the dates that go with a status."""
        out: list[Change] = []
        for change in candidate:
            if isinstance(change, Set) and change.path == ("status",) and not self.new:
                out[:0] = mark.changes(self.paper, str(change.value), None, self.reader.today)
            else:
                out.append(change)
        return tuple(out)

    def means_nothing(self) -> bool:
        """Whether the person wrote the same otherwise: other marks around it, other escapes."""
        return telling(self.before).text == self.told.text and telling(self.before).addresses == self.told.addresses
