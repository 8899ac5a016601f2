"""The entry string that most of some rows follow: which fields in which order, and which may be missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from papercli.actions.adopt import elements as made, pattern
from papercli.actions.adopt.pattern import Place
from papercli.actions.adopt.samples import Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from papercli.actions.adopt.elements import Element
    from papercli.actions.adopt.pattern import Part, Shape
    from papercli.actions.adopt.samples import Token

    Write = Callable[[str, Sequence[Slot]], str]

TOLD = ("venue", "date", "year")
"""Fields that say when and where, the more telling ones first: often one stands for the others."""
_BOTH = "\0"
"""Between the names of two fields that are taken as one."""
_GAIN = 0.01
"""The share of rows that an alternative more must bring back."""


def infer(rows: Sequence[Sequence[Token]], write: Write) -> str:
    """The entry string that most of the rows follow. ``write`` makes the placeholder of a field from its slots."""
    rows = [row for row in rows if any(isinstance(token, Slot) for token in row)]
    if not rows:
        return ""
    slots = _by_field(rows)
    if len(slots) > 1 and all(len(_fields(row)) == 1 for row in rows):
        parts = [
            infer([row for row in rows if _fields(row) == [name]], write) for name in sorted(slots, key=_precedence)
        ]
        return f"{{?{'||'.join(parts)}}}"
    order = _order(rows, slots)
    together = {frozenset(pair) for row in rows for pair in combinations(_fields(row), 2)}
    parts_found = _best(order, _shapes(rows, order), together)
    return pattern.write(parts_found, {name: write(name, slots[name]) for name in order})


def _precedence(name: str) -> int:
    """Of alternatives the more telling one comes first."""
    return TOLD.index(name) if name in TOLD else -1


def order_of(rows: Sequence[Sequence[Token]]) -> list[str]:
    """The fields of all rows, in the order that agrees with most."""
    return _order(rows, _by_field(rows))


def _by_field(rows: Sequence[Sequence[Token]]) -> dict[str, list[Slot]]:
    slots: dict[str, list[Slot]] = {}
    for row in rows:
        for token in row:
            if isinstance(token, Slot):
                slots.setdefault(token.field, []).append(token)
    return slots


def _fields(row: Iterable[Token]) -> list[str]:
    return list(dict.fromkeys(token.field for token in row if isinstance(token, Slot)))


def _order(rows: Sequence[Sequence[Token]], slots: dict[str, list[Slot]]) -> list[str]:
    """The fields in the order that agrees with most rows: the commonest first, each next where it contradicts least."""
    ahead: Counter[tuple[str, str]] = Counter()
    for row in rows:
        names = _fields(row)
        ahead.update((a, b) for i, a in enumerate(names) for b in names[i + 1 :])
    order: list[str] = []
    for name in sorted(slots, key=lambda n: (-len(slots[n]), n)):
        costs = [
            sum(ahead[name, other] for other in order[:i]) + sum(ahead[other, name] for other in order[i:])
            for i in range(len(order) + 1)
        ]
        best = min(costs)
        order.insert(max(i for i, cost in enumerate(costs) if cost == best), name)
    return order


def _shapes(rows: Sequence[Sequence[Token]], order: Sequence[str]) -> Counter[Shape]:
    """The shapes of the rows that keep the order."""
    place = {name: i for i, name in enumerate(order)}
    shapes = (pattern.shape(Place(t.field) if isinstance(t, Slot) else t for t in row) for row in rows)
    return Counter(s for s in shapes if all(place[a] < place[b] for a, b in pairwise(s.fields)))


def _best(order: Sequence[str], shapes: Counter[Shape], together: set[frozenset[str]]) -> list[Part]:
    """The parts that show most shapes as they are: fields by themselves, in pairs around several, or two as one."""
    best: list[Part] = []
    most = -1
    merged: list[str] = []
    for nested in (True, False):
        parts = _parts(order, shapes, together, (), nested=nested)
        if (count := _right(parts, shapes)) > most:
            best, most = parts, count
    while most < shapes.total():
        found = None
        for first, second in pairwise(order):
            if {first, second} & set(merged):
                continue
            parts = _parts(order, shapes, together, (*merged, first, second), nested=False)
            count = _right(parts, shapes)
            if count > most + max(1, _GAIN * shapes.total()) and (found is None or count > found[0]):
                found = count, parts, first, second
        if found is None:
            break
        most, best = found[:2]
        merged += found[2:]
    return best


def _right(parts: Sequence[Part], shapes: Counter[Shape]) -> int:
    """How many rows the parts show as they are."""
    return sum(count for shape, count in shapes.items() if pattern.show(parts, set(shape.fields)) == shape)


def _parts(
    order: Sequence[str],
    shapes: Counter[Shape],
    together: set[frozenset[str]],
    merged: Sequence[str],
    *,
    nested: bool,
) -> list[Part]:
    """The parts of an entry; ``merged`` are pairs of neighbours that are shown as one where an entry has both."""
    both = dict(zip(merged[::2], merged[1::2], strict=True))
    names: list[str] = []
    between: dict[str, Counter[str]] = {}
    for name in order:
        names += [name + _BOTH + both[name], name] if name in both else [name]
    for shape, count in shapes.items():
        for i, pair in enumerate(pairwise(shape.fields), 1):
            if both.get(pair[0]) == pair[1]:
                between.setdefault(_BOTH.join(pair), Counter())[shape.literals[i]] += count
    usual = {name: found.most_common(1)[0][0] for name, found in between.items()}
    joined: Counter[Shape] = Counter()
    for shape, count in shapes.items():
        joined[_joined(shape, usual)] += count
    elements, tail = made.elements(
        [name for name in names if _BOTH not in name or name in usual], joined, nested=nested
    )
    return made.composed(_chained(elements, both, usual, together), tail)


def _joined(shape: Shape, usual: dict[str, str]) -> Shape:
    """The shape, where two fields with the usual text between them are one."""
    fields, literals = list(shape.fields), list(shape.literals)
    i = 1
    while i < len(fields):
        name = fields[i - 1] + _BOTH + fields[i]
        if usual.get(name) == literals[i]:
            fields[i - 1 : i + 1] = [name]
            del literals[i]
        i += 1
    return pattern.Shape(tuple(fields), tuple(literals))


def _chained(
    elements: Sequence[Element], both: dict[str, str], usual: dict[str, str], together: set[frozenset[str]]
) -> list[Element]:
    """The elements, where those of which an entry has one at most are alternatives.

    These are two fields, or one of them; and a venue, date and year that stand side by side, and never together.
    """
    firsts = {name: f"{name}{_BOTH}{other}" for name, other in both.items()}
    firsts |= {other: firsts[name] for name, other in both.items()}
    out: list[Element] = []
    for element in elements:
        before = out[-1] if out else None
        if element.field in usual:
            first, _, second = element.field.partition(_BOTH)
            out.append(replace(element, shown=(Place(first), usual[element.field], Place(second))))
        elif before is not None and firsts.get(element.field, "") == before.field:
            before.otherwise.append(element)
        elif (
            before is not None
            and all(e.optional and e.field in TOLD and e.closes == len(e.opens) for e in (before, element))
            and not any(frozenset((each.field, element.field)) in together for each in (before, *before.otherwise))
        ):
            telling, *others = sorted([before, *before.otherwise, element], key=lambda e: _precedence(e.field))
            before.otherwise = []
            telling.otherwise = others
            out[-1] = telling
        else:
            out.append(element)
    return out
