"""Each field of a list's entries in one place: what some entries say elsewhere is put where most have it, or named apart."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from papercli.actions.adopt.link_slots import PLAIN_LABEL
from papercli.actions.adopt.samples import PICTURE, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.actions.adopt.samples import Sample, Token

_MOST_LABELS, _LEAST_SHARE = 12, 0.01
"""So many labels at most have lines of their own, and only those that more than this share of the entries have."""
_HIDDEN_SHARE = 0.1
"""A field that so few show of those that could is shown for none."""
_DERIVED = ("year", "date", "venue")
"""Fields that an entry may have without a place of their own: a year in the name of the venue, a date in an arXiv id."""
_YEAR = re.compile(r"(?P<venue>.*[^\W\d_][^\W_]*[.)]?)(?P<between>,\s*)(?P<year>(?:19|20)\d\d)(?P<rest>\W*)", re.DOTALL)
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]|（\s*）|【\s*】")


def settle(samples: Sequence[Sample], headings: Sequence[str] = ()) -> None:
    """Settle the places of fields in the samples of a style; ``headings`` are those of a table's columns."""
    _settle_within_links(samples)
    if headings:
        _pictures_by_column(samples, headings)
    else:
        _pictures_by_place(samples)
        _links_apart(samples)
        _bare_addresses(samples)
    _years_apart(samples)
    _hide(samples)


def _rows(sample: Sample) -> list[list[Token]]:
    """The lines or cells of an entry."""
    return sample.cells or [line.tokens for line in (sample.head, *sample.below)]


def _settle_within_links(samples: Sequence[Sample]) -> None:
    """A field that stands in the text of a linked title here, and beside it there, is shown in one of both places."""
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    for sample in samples:
        slots = [token for row in _rows(sample) for token in row if isinstance(token, Slot)]
        outside.update({slot.field for slot in slots})
        inside.update({t.field for slot in slots for t in slot.inner if isinstance(t, Slot) and t.field != slot.field})
    both = (inside.keys() & outside.keys()) - {"remark"}
    if not both:
        return
    not_inside = {name for name in both if inside[name] <= outside[name]}
    for sample in samples:
        for row in _rows(sample):
            for token in row:
                if isinstance(token, Slot) and token.inner:
                    token.inner = tuple(_without(token.inner, not_inside - {token.field}))
            row[:] = _without(row, both - not_inside)


def _without(tokens: Sequence[Token], fields: set[str]) -> list[Token]:
    """The tokens without the slots of some fields, and without the brackets that are then empty."""
    if not any(isinstance(token, Slot) and token.field in fields for token in tokens):
        return list(tokens)
    out: list[Token] = []
    for token in tokens:
        if isinstance(token, Slot) and token.field in fields:
            continue
        if isinstance(token, str) and out and isinstance(out[-1], str):
            token = _EMPTY.sub("", out.pop() + token)  # type: ignore[operator]
        out.append(token)
    return [token for token in out if token != ""]


def _pictures_by_column(samples: Sequence[Sample], headings: Sequence[str]) -> None:
    """Pictures in further columns are what these columns hold."""
    votes = Counter(i for sample in samples for i, cell in enumerate(sample.cells) if any(map(_is_picture, cell)))
    if len(votes) < 2:
        return
    home = votes.most_common(1)[0][0]
    for sample in samples:
        for i, cell in enumerate(sample.cells[: len(headings)]):
            for token in cell:
                if i != home and isinstance(token, Slot) and _is_picture(token):
                    token.field = f"extra.{' '.join(headings[i].split()) or i + 1}"


def _hide(samples: Sequence[Sample]) -> None:
    """What nearly all entries know and do not show is shown for none; the few that say it will have a style of their own."""
    shown: Counter[str] = Counter()
    hidden: Counter[str] = Counter()
    for sample in samples:
        there = {t.field for row in _rows(sample) for token in row for t in _all(token)}
        shown.update(name for name in _DERIVED if name in there)
        hidden.update(name for name in _DERIVED if name not in there and getattr(sample.entry.draft, name))
    gone = {name for name in _DERIVED if shown[name] and shown[name] < _HIDDEN_SHARE * hidden[name]}
    if gone:
        for sample in samples:
            for row in _rows(sample):
                for token in row:
                    if isinstance(token, Slot):
                        token.inner = tuple(_without(token.inner, gone))
                row[:] = _without(row, gone)


def _all(token: Token) -> list[Slot]:
    if not isinstance(token, Slot):
        return []
    return [token, *(slot for inner in token.inner for slot in _all(inner))]


def _pictures_by_place(samples: Sequence[Sample]) -> None:
    """Pictures in different places are fields of their own."""
    found = [(place, slot) for sample in samples for place, slot in _pictures(sample)]
    votes = Counter(place for place, _ in found)
    names = {place: PICTURE if n == 0 else f"{PICTURE} {n + 1}" for n, (place, _) in enumerate(votes.most_common())}
    for place, slot in found:
        slot.field = names[place]


def _pictures(sample: Sample) -> list[tuple[tuple[int, int], Slot]]:
    """The pictures of an entry: before its title, behind it, or on which further line; and which of those there."""
    found: list[tuple[tuple[int, int], Slot]] = []
    seen: Counter[int] = Counter()
    for number, row in enumerate(_rows(sample)):
        titled = number > 0
        for token in row:
            if isinstance(token, Slot) and _is_picture(token):
                place = number + titled
                found.append(((place, seen[place]), token))
                seen[place] += 1
            titled = titled or (isinstance(token, Slot) and token.field in ("title", "name"))
    return found


def _is_picture(token: Token) -> bool:
    return isinstance(token, Slot) and token.field == PICTURE


def _links_apart(samples: Sequence[Sample]) -> None:
    """Where entries have their links on lines of their own, each link is a field."""
    apart = together = 0
    labels: Counter[str | None] = Counter()
    for sample in samples:
        groups = [
            [token for token in row if isinstance(token, Slot) and token.field == "links"] for row in _rows(sample)
        ]
        groups = [group for group in groups if group]
        apart += len(groups) > 1
        together += any(len(slot.links) > 1 for group in groups for slot in group)
        labels.update(form.label for group in groups for slot in group for form in slot.links)
    if apart <= together:
        return
    least = max(1, _LEAST_SHARE * len(samples))
    common = {
        label
        for label, count in labels.most_common(_MOST_LABELS)
        if count > least and (label is None or PLAIN_LABEL.fullmatch(label))
    }
    for sample in samples:
        for row in _rows(sample):
            for token in row:
                if isinstance(token, Slot) and token.field == "links" and len(token.links) == 1:
                    label = token.links[0].label
                    if label in common:
                        token.field = "link" if label is None else f"links.{label}"


def _bare_addresses(samples: Sequence[Sample]) -> None:
    """Where most entries have their papers' addresses as links, a bare one is words: shown for all it would take their links' place."""
    slots = [token for sample in samples for row in _rows(sample) for token in row if isinstance(token, Slot)]
    linked = sum(form.label is None for slot in slots for form in slot.links)
    bare = [slot for slot in slots if slot.field == "link" and not slot.links]
    if len(bare) < linked:
        for slot in bare:
            slot.field = "remark"


def _years_apart(samples: Sequence[Sample]) -> None:
    """``Some Journal, 2021`` is a venue and a year where others have a year by itself."""
    rows = [row for sample in samples for row in _rows(sample)]
    if not any(isinstance(token, Slot) and token.field == "year" for row in rows for token in row):
        return
    for row in rows:
        if any(isinstance(token, Slot) and token.field == "year" for token in row):
            continue
        for i, token in enumerate(row):
            found = _YEAR.fullmatch(token.raw) if isinstance(token, Slot) and token.field == "venue" else None
            if isinstance(token, Slot) and found and not token.inner and str(token.draft.year) == found["year"]:
                token.raw = found["venue"]
                year = Slot("year", found["year"], token.draft)
                row[i : i + 1] = [token, found["between"], year, *([found["rest"]] if found["rest"] else [])]
                if i + 4 < len(row) and found["rest"] and isinstance(row[i + 4], str):
                    row[i + 3 : i + 5] = [found["rest"] + str(row[i + 4])]
                break
