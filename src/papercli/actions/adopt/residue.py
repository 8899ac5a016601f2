"""Words that stand in some entries and are no field: they become remarks (or the text of their column), so that none is lost."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from papercli.actions.adopt.placeholders import ET_AL, ET_AL_NEXT
from papercli.actions.adopt.samples import LinkForm, Slot
from papercli.readers.markdown.recognise import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from papercli.actions.adopt.samples import Line, Sample, Token

CONSTANT = 0.6
"""The share of rows from which on a word is part of the style."""
RARE = 0.03
"""The share of entries up to which a place for words of its own is not worth a field."""
_SIGN = rf"(?::[a-z0-9_+-]+:|[{words.EMOJI}]\ufe0f?|[^\W_])"
_WORDS = re.compile(rf"{_SIGN}(?:.*{_SIGN})?[.!?%)\]]?", re.DOTALL)
_OPENED = {")": "(", "]": "["}
_TAGS = re.compile(r"</?[a-zA-Z][^>]*>|&[a-z]+;")


def keep_words(samples: Sequence[Sample]) -> None:
    """Of a list: the heads of all its entries, and their further lines with those that say the same fields.

    Remarks that stand in different places are told apart: those in the commonest stay remarks, the others are notes.
    """
    for sample in samples:
        _drop_repeated(sample)
    _demote(samples)
    heads = _kept([sample.head.tokens for sample in samples], samples)
    for sample, tokens in zip(samples, heads, strict=True):
        sample.head.tokens = tokens
    kinds: dict[tuple[str, ...], list[tuple[Line, Sample]]] = {}
    for sample in samples:
        for line in sample.below:
            kinds.setdefault(line.fields, []).append((line, sample))
    for lines in kinds.values():
        rows = _kept([line.tokens for line, _ in lines], [sample for _, sample in lines])
        for (line, _), tokens in zip(lines, rows, strict=True):
            line.tokens = tokens
    _complete_et_al([line.tokens for sample in samples for line in (sample.head, *sample.below)])
    _tell_apart(samples)


def _drop_repeated(sample: Sample) -> None:
    """Of a title or summary in several pieces the first one stands for the whole."""
    seen: set[str] = set()
    for line in (sample.head, *sample.below):
        kept: list[Token] = []
        for token in line.tokens:
            if isinstance(token, Slot) and token.field in ("title", "summary"):
                if token.field in seen:
                    continue
                seen.add(token.field)
            kept.append(token)
        line.tokens = kept


def _demote(samples: Sequence[Sample]) -> None:
    """Where few entries link a venue or date, these are links like others: their words are the label."""
    lines = [line for sample in samples for line in (sample.head, *sample.below)]
    labels = [
        (line, i) for line in lines for i, t in enumerate(line.tokens) if isinstance(t, Slot) and t.field == "label"
    ]
    if len(labels) * 2 >= len(samples):
        return
    for line, i in labels:
        slot = line.tokens[i]
        assert isinstance(slot, Slot)  # noqa: S101 - as found above
        text = slot.raw[1:].rpartition("](")[0]
        inner = text.strip("[]")
        pattern = f"[{text.replace(inner, 'x', 1)}](u)"
        line.tokens[i] = Slot("links", slot.raw, slot.draft, links=(LinkForm(None, inner, pattern, slot.url, ""),))


def _tell_apart(samples: Sequence[Sample]) -> None:
    """Name remarks by their places, and what says a field for the second time."""
    votes: Counter[str] = Counter()
    for sample in samples:
        votes.update(place for place, _ in _remarks(sample))
    rare = max(1, RARE * len(samples))
    often = [place for place, count in votes.most_common() if count > rare]
    names = {place: "remark" if n == 0 else f"extra.Note{f' {n}' if n > 1 else ''}" for n, place in enumerate(often)}
    for sample in samples:
        for place, slot in _remarks(sample):
            slot.field = names.get(place, "remark")


def _remarks(sample: Sample) -> list[tuple[str, Slot]]:
    """The remarks of an entry, each with its place: the line, and the field before it there."""
    found: list[tuple[str, Slot]] = []
    seen: set[str] = set()
    lines = (sample.head, *sample.below)
    firsts = [next((f for f in line.fields if f != "remark"), "") for line in lines]
    for number, (line, first) in enumerate(zip(lines, firsts, strict=True)):
        before = "^"
        for token in _all_slots(line.tokens):
            if token.field in ("remark", *seen):
                place = f"{'head' if number == 0 else first} {before}"
                while any(place == other for other, _ in found):
                    place += "+"
                found.append((place, token))
            else:
                seen.add(token.field)
            before = token.field
    return found


def _all_slots(tokens: Sequence[Token]) -> Iterator[Slot]:
    """The slots of a line, those in the texts of links before the link itself."""
    for token in tokens:
        if isinstance(token, Slot):
            yield from _all_slots(token.inner)
            if not token.inner:
                yield token


def keep_cells(samples: Sequence[Sample], headings: Sequence[str], whole: Collection[int]) -> None:
    """Of a table: column by column; those of ``whole`` (their numbers) keep their cells as they are."""
    for i, heading in enumerate(headings):
        there = [sample for sample in samples if i < len(sample.cells)]
        name = f"extra.{' '.join(heading.split()) or i + 1}"
        if i in whole:
            for sample in there:
                raw = "".join(token if isinstance(token, str) else token.raw for token in sample.cells[i])
                links = tuple(form for token in sample.cells[i] if isinstance(token, Slot) for form in token.links)
                sample.cells[i] = [Slot(name, raw, sample.entry.draft, links=links)] if raw.strip() else []
            continue
        for sample, tokens in zip(there, _kept([s.cells[i] for s in there], there, name), strict=True):
            sample.cells[i] = tokens
    for sample in samples:
        for i in range(len(headings), len(sample.cells)):  # GitHub shows no cell that has no heading
            raw = "".join(token if isinstance(token, str) else token.raw for token in sample.cells[i]).strip()
            sample.cells[i] = [Slot(f"extra.{i + 1}", raw, sample.entry.draft)] if raw else []


def _kept(rows: Sequence[list[Token]], samples: Sequence[Sample], name: str = "remark") -> list[list[Token]]:
    """The rows with a slot for every piece of text that most rows do not have in the same place.

    ``samples`` are those of the rows, ``name`` the field of the new slots.
    """
    votes: Counter[tuple[str, str]] = Counter()
    places: Counter[str] = Counter()
    for row in rows:
        for place, literal in _places(row):
            votes[place, _said(literal)] += 1
        places.update({place for place, _ in _places(row)} | {_field(token) for token in row})
    _keep_inner(rows, samples, name)
    out = []
    for row, sample in zip(rows, samples, strict=True):
        new: list[Token] = []
        before = "^"
        for token in _with_et_al(row):
            if isinstance(token, Slot):
                new.append(token)
                before = token.field
                continue
            said = _said(token)
            if said and votes[before, said] < max(2, CONSTANT * places[before]):
                new += _split(token, name, sample)
            else:
                new.append(token)
        out.append(new)
    return out


def _keep_inner(rows: Sequence[list[Token]], samples: Sequence[Sample], name: str) -> None:
    """The same for the texts of linked titles and labels."""
    linked: dict[str, list[tuple[Slot, Sample]]] = {}
    for row, sample in zip(rows, samples, strict=True):
        for token in row:
            if isinstance(token, Slot) and token.inner:
                linked.setdefault(token.field, []).append((token, sample))
    for found in linked.values():
        inner = _kept([list(slot.inner) for slot, _ in found], [sample for _, sample in found], name)
        for (slot, _), tokens in zip(found, inner, strict=True):
            slot.inner = tuple(tokens)


def _places(row: Sequence[Token]) -> list[tuple[str, str]]:
    found, before = [], "^"
    for token in _with_et_al(row):
        if isinstance(token, Slot):
            before = token.field
        elif _said(token):
            found.append((before, token))
    return found


def _field(token: Token) -> str:
    return token.field if isinstance(token, Slot) else "^"


def _words(literal: str) -> tuple[int, int] | None:
    """Where in a literal stands what a reader reads: words, emoji, ``:shortcodes:``."""
    masked = _TAGS.sub(lambda tag: "\x00" * len(tag[0]), literal)
    found = _WORDS.search(masked)
    if not found:
        return None
    start, end = found.span()
    if end < len(masked) and words.ends_shortcode(masked, start, end + 1):
        end += 1
    closer = literal[end - 1]
    if closer in _OPENED and literal.count(_OPENED[closer], start, end) < literal.count(closer, start, end):
        end -= 1
    return start, end


def _said(literal: str) -> str:
    """What of a literal a reader reads."""
    found = _words(literal)
    return " ".join(_TAGS.sub(" ", literal[slice(*found)]).split()) if found else ""


def _split(literal: str, name: str, sample: Sample) -> list[Token]:
    """What a reader reads of a literal as a slot, its punctuation around it."""
    found = _words(literal)
    if not found:
        return [literal]
    start, end = found
    slot = Slot(name, literal[start:end], sample.entry.draft)
    return [part for part in (literal[:start], slot, literal[end:]) if part]


def _with_et_al(row: Sequence[Token]) -> list[Token]:
    """Authors take the ``et al.`` behind them."""
    out: list[Token] = []
    for token in row:
        before = out[-1] if out else None
        if isinstance(token, str) and isinstance(before, Slot) and before.field == "authors":
            found = ET_AL_NEXT.match(token)
            if found:
                out[-1] = replace(before, raw=before.raw + found[0])
                token = token[found.end() :]
        if token:
            out.append(token)
    return out


def _complete_et_al(rows: Sequence[list[Token]]) -> None:
    """The full stop of ``et al.`` belongs to it, where other authors have none behind them."""
    cut: list[tuple[list[Token], int]] = []
    whole = dotted = 0
    for row in rows:
        for i, token in enumerate(row):
            if isinstance(token, Slot) and token.field == "authors":
                following = row[i + 1] if i + 1 < len(row) else ""
                dot = isinstance(following, str) and following.startswith(".")
                if not ET_AL.search(token.raw):
                    whole += 1
                    dotted += dot
                elif dot and not token.raw.endswith("."):
                    cut.append((row, i))
    if whole and dotted * 2 < whole:
        for row, i in reversed(cut):
            slot, following = row[i], str(row[i + 1])
            assert isinstance(slot, Slot)  # noqa: S101 - as found above
            row[i : i + 2] = [replace(slot, raw=f"{slot.raw}."), *([following[1:]] if following[1:] else [])]
