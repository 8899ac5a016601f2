"""An entry string worked out from many samples: which fields stand in which order, what stands between them, which may be missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field as made
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from papercli.actions.adopt.samples import Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from papercli.actions.adopt.samples import Token

    Write = Callable[[str, Sequence[Slot]], str]

_PAIRS = (
    *(("***", "***"), ("**", "**"), ("__", "__"), ("~~", "~~"), ("*", "*"), ("_", "_"), ("``", "``"), ("`", "`")),
    *(('"', '"'), ("“", "”"), ("‘", "’"), ("'", "'"), ("(", ")"), ("（", "）"), ("[", "]"), ("【", "】")),
    *(("《", "》"), ("「", "」"), ("『", "』"), ("«", "»"), ("\\[", "\\]"), ("&quot;", "&quot;")),
    *(
        (f"<{tag}>", f"</{tag}>")
        for tag in ("b", "strong", "i", "em", "code", "sup", "sub", "u", "kbd", "ins", "small")
    ),
)
_START, _END = "^", "$"
_PUNCTUATION = ".,;:。，；："
TOLD = ("venue", "date", "year")
"""Fields that say when and where, the more telling ones first: often one stands for the others."""


@dataclass(slots=True)
class Element:
    """One field of an entry with the text that comes and goes with it."""

    field: str
    before: str = ""
    opens: list[tuple[str, str]] = made(default_factory=list)
    """Pairs opened right before the value, outermost first."""
    closes: int = 0
    """How many of them, innermost first, are closed right after it."""
    inside: str = ""
    """Punctuation between the value and what closes the pairs: ``*{authors}.*``."""
    after: str = ""
    optional: bool = False
    otherwise: Element | None = None
    """What stands there where this one is missing: no row has both."""


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
    elements, tail = _elements(rows, order, _joints(rows, order))
    written = {name: write(name, slots[name]) for name in order}
    together = {frozenset(pair) for row in rows for pair in combinations(_fields(row), 2)}
    return _string(_alternatives(elements, together), tail, written)


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


def _joints(rows: Sequence[Sequence[Token]], order: Sequence[str]) -> dict[tuple[str, str], Counter[str]]:
    """What stands between two fields that follow each other, in the rows that keep the order."""
    place = {name: i for i, name in enumerate(order)}
    joints: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        names = [token.field for token in row if isinstance(token, Slot)]
        if any(place[a] >= place[b] for a, b in pairwise(names)):
            continue
        last, literal = _START, ""
        for token in row:
            if isinstance(token, Slot):
                joints.setdefault((last, token.field), Counter())[literal] += 1
                last, literal = token.field, ""
            else:
                literal += token
        joints.setdefault((last, _END), Counter())[literal] += 1
    return joints


def _elements(
    rows: Sequence[Sequence[Token]], order: Sequence[str], joints: dict[tuple[str, str], Counter[str]]
) -> tuple[list[Element], str]:
    present = Counter(name for row in rows for name in _fields(row))
    elements = {name: Element(name, optional=present[name] < len(rows)) for name in order}
    middles: dict[tuple[str, str], Counter[str]] = {}
    for name in (*order, _END):
        contexts: Counter[tuple[str, str]] = Counter()
        for (a, b), literals in joints.items():
            if b == name:
                for literal, count in literals.items():
                    contexts[a, _after_closing(elements.get(a), literal)] += count
        if not contexts:
            continue
        if name != _END:
            common = Counter[str]()
            for (_, literal), count in contexts.items():
                common[_tail_run(literal)] += count
            run = common.most_common(1)[0][0]
            elements[name].opens = _pairs(run)
            _settle_closing(elements[name], joints)
        else:
            run = ""
        for (a, literal), count in contexts.items():
            rest = literal.removesuffix(run) if literal.endswith(run) else literal
            middles.setdefault((a, name), Counter())[rest] += count
    return _shared_out(order, elements, middles)


def _settle_closing(element: Element, joints: dict[tuple[str, str], Counter[str]]) -> None:
    """How many of the pairs that an element opens most rows close right after it, and what stands before that."""
    votes: Counter[tuple[int, str]] = Counter()
    for (a, _), literals in joints.items():
        if a == element.field:
            for literal, count in literals.items():
                inside = literal[: len(literal) - len(literal.lstrip(_PUNCTUATION))]
                closed = _closed(element, literal[len(inside) :])
                votes[(closed, inside) if closed else (_closed(element, literal), "")] += count
    if votes:
        element.closes, element.inside = votes.most_common(1)[0][0]


def _closed(element: Element, literal: str) -> int:
    closed = 0
    for _, closer in reversed(element.opens):
        if not literal.startswith(closer):
            break
        literal = literal[len(closer) :]
        closed += 1
    return closed


def _after_closing(element: Element | None, literal: str) -> str:
    if element is not None:
        if element.inside and _closed(element, literal.removeprefix(element.inside)):
            literal = literal.removeprefix(element.inside)
        for _, closer in list(reversed(element.opens))[: element.closes]:
            literal = literal.removeprefix(closer)
    return literal


def _shared_out(
    order: Sequence[str], elements: dict[str, Element], middles: dict[tuple[str, str], Counter[str]]
) -> tuple[list[Element], str]:
    """Give what stands between two fields to the one that it comes and goes with."""
    for name in order:  # punctuation that follows a field whatever comes next
        follow: Counter[str] = Counter()
        for (a, _), literals in middles.items():
            if a == name:
                for literal, count in literals.items():
                    follow[literal[:1] if literal[:1] in _PUNCTUATION else ""] += count
        char, count = follow.most_common(1)[0] if follow else ("", 0)
        contexts = sum(1 for a, _ in middles if a == name)
        if char and contexts > 1 and count >= 0.85 * follow.total():
            elements[name].after = char
            for key in [key for key in middles if key[0] == name]:
                cut: Counter[str] = Counter()
                for literal, n in middles[key].items():
                    cut[literal.removeprefix(char)] += n
                middles[key] = cut
    tails: Counter[str] = Counter()
    for (_, b), literals in middles.items():
        if b == _END:
            tails.update(literals)
    tail = tails.most_common(1)[0][0] if tails else ""
    first_required = next((name for name in order if not elements[name].optional), None)
    passed = False
    for name in order:
        passed = passed or name == first_required
        befores: Counter[str] = Counter()
        for (a, b), literals in middles.items():
            if b != name:
                continue
            if a == _START:
                if name == order[0] or not passed:
                    befores.update(dict.fromkeys(literals, 0))
                continue
            if elements[a].optional and not passed:
                continue
            if name == first_required and elements[a].optional:
                elements[a].after += literals.most_common(1)[0][0] if not elements[a].after.strip() else ""
                continue
            befores.update(literals)
        starts = middles.get((_START, name))
        if befores.total():
            elements[name].before = befores.most_common(1)[0][0]
        elif starts:
            elements[name].before = starts.most_common(1)[0][0]
    return [elements[name] for name in order], tail


def _tail_run(literal: str) -> str:
    """The openers at the end of a text."""
    rest = literal
    found = True
    while found:
        found = False
        for opener, _ in _PAIRS:
            if rest.endswith(opener) and not (opener == "[" and rest.endswith("\\[")):
                rest, found = rest[: -len(opener)], True
                break
    return literal[len(rest) :]


def _pairs(run: str) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    while run:
        pair = next(pair for pair in _PAIRS if run.startswith(pair[0]))
        out.append(pair)
        run = run[len(pair[0]) :]
    return out


def _alternatives(elements: Sequence[Element], together: set[frozenset[str]]) -> list[Element]:
    """The elements, where a venue, date and year that stand side by side, and never together, are one."""
    out: list[Element] = []
    for element in elements:
        before = out[-1] if out else None
        if (
            before is not None
            and all(e.optional and e.field in TOLD and e.closes == len(e.opens) for e in (before, element))
            and not any(frozenset((each, element.field)) in together for each in _chain(before))
        ):
            first, second = sorted((before, element), key=lambda e: _precedence(e.field))
            last = first
            while last.otherwise:
                last = last.otherwise
            last.otherwise = second
            out[-1] = first
        else:
            out.append(element)
    return out


def _chain(element: Element | None) -> list[str]:
    return [element.field, *_chain(element.otherwise)] if element else []


def _string(elements: Sequence[Element], tail: str, written: dict[str, str]) -> str:
    """Write the elements; what may be missing is a group, and a pair that several share goes round them all."""
    out: list[str] = []
    i = 0
    if any(len(element.opens) > element.closes for element in elements):
        elements[-1].after, tail = elements[-1].after + tail, ""  # perhaps it closes what an element opens
    while i < len(elements):
        element = elements[i]
        unclosed = element.opens[: len(element.opens) - element.closes]
        end = _partner(elements, i, unclosed) if unclosed else None
        if end is None:
            out.append(_single(element, written))
            i += 1
            continue
        closing = "".join(closer for _, closer in reversed(unclosed))
        inner: list[str] = []
        for k in range(i, end + 1):
            own = elements[k]
            before = own.before if k > i else ""
            after = own.after if k < end else own.after.partition(closing)[0]
            opens = own.opens[len(unclosed) :] if k == i else own.opens
            text = f"{_literal(before)}{_wrapped(written[own.field] + own.inside, opens)}{_literal(after)}"
            inner.append(
                f"{{?{text}}}"
                if own.optional and any(not e.optional or e is not own for e in elements[i : end + 1])
                else text
            )
        after = elements[end].after.partition(closing)[2]
        opening = "".join(opener for opener, _ in unclosed)
        text = f"{_literal(element.before + opening)}{''.join(inner)}{_literal(closing + after)}"
        optional = all(e.optional for e in elements[i : end + 1])
        out.append(f"{{?{text}}}" if optional else text)
        i = end + 1
    return "".join(out) + _literal(tail)


def _partner(elements: Sequence[Element], i: int, unclosed: Sequence[tuple[str, str]]) -> int | None:
    """The later element after which the pairs are closed."""
    closing = "".join(closer for _, closer in reversed(unclosed))
    for k in range(i + 1, len(elements)):
        if closing in elements[k].after:
            return k
        if k + 1 < len(elements) and elements[k + 1].before.startswith(closing):
            elements[k].after += closing
            elements[k + 1].before = elements[k + 1].before.removeprefix(closing)
            return k
    return None


def _single(element: Element, written: dict[str, str]) -> str:
    if not element.optional:
        return _text(element, written)
    parts = [_text(element, written)]
    while element.otherwise:
        element = element.otherwise
        parts.append(_text(element, written))
    return f"{{?{'||'.join(parts)}}}"


def _text(element: Element, written: dict[str, str]) -> str:
    inside = _wrapped(written[element.field] + element.inside, element.opens)
    return f"{_literal(element.before)}{inside}{_literal(element.after)}"


def _wrapped(placeholder: str, opens: Sequence[tuple[str, str]]) -> str:
    opening = "".join(opener for opener, _ in opens)
    closing = "".join(closer for _, closer in reversed(opens))
    return f"{_literal(opening)}{placeholder}{_literal(closing)}"


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
