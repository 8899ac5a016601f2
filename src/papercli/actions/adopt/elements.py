"""The fields of an entry with the text that comes and goes with each: what opens and closes around it, and stands beside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field as made
from typing import TYPE_CHECKING

from papercli.actions.adopt.between import END, START, shared_out
from papercli.actions.adopt.pattern import Choice, Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papercli.actions.adopt.pattern import Part, Shape

_PAIRS = (
    *(("***", "***"), ("**", "**"), ("__", "__"), ("~~", "~~"), ("*", "*"), ("_", "_"), ("``", "``"), ("`", "`")),
    *(('"', '"'), ("“", "”"), ("‘", "’"), ("'", "'"), ("(", ")"), ("（", "）"), ("[", "]"), ("【", "】")),
    *(("《", "》"), ("「", "」"), ("『", "』"), ("«", "»"), ("\\[", "\\]"), ("&quot;", "&quot;")),
    *(
        (f"<{tag}>", f"</{tag}>")
        for tag in ("b", "strong", "i", "em", "code", "sup", "sub", "u", "kbd", "ins", "small")
    ),
)
_PUNCTUATION = ".,;:。，；："


@dataclass(slots=True)
class Element:
    """One field of an entry with the text that comes and goes with it."""

    field: str
    shown: tuple[Part, ...] = ()
    """What stands for it: its place, or those of two fields that are taken as one."""
    before: str = ""
    opens: list[tuple[str, str]] = made(default_factory=list)
    """Pairs opened right before the value, outermost first."""
    closes: int = 0
    """How many of them, innermost first, are closed right after it."""
    inside: str = ""
    """Punctuation between the value and what closes the pairs: ``*{authors}.*``."""
    after: str = ""
    optional: bool = False
    otherwise: list[Element] = made(default_factory=list)
    """What stands there where this one is missing: no row has two of them."""


def elements(order: Sequence[str], shapes: Counter[Shape], *, nested: bool) -> tuple[list[Element], str]:
    """The elements in this order, and the text at the end of every line.

    ``nested``: pairs that open before one field and close after another may stand around several of them; else they are text
    like other text.
    """
    present = Counter[str]()
    for shape, count in shapes.items():
        present.update(dict.fromkeys(shape.fields, count))
    found = {name: Element(name, (Place(name),), optional=present[name] < shapes.total()) for name in order}
    joints = _joints(shapes)
    bare: dict[tuple[str, str], Counter[str]] = {}
    for name in (*order, END):
        coming = {a: _after_closing(found.get(a), literals) for (a, b), literals in joints.items() if b == name}
        run = _opened(found[name], coming, joints, nested=nested) if name != END and coming else ""
        for a, literals in coming.items():
            mine = bare.setdefault((a, name), Counter())
            for literal, count in literals.items():
                mine[literal.removesuffix(run)] += count
    before, after = shared_out(order, bare)
    for name, element in found.items():
        element.before, element.after = before.get(name, ""), after[name]
    return list(found.values()), before.get(END, "")


def _joints(shapes: Counter[Shape]) -> dict[tuple[str, str], Counter[str]]:
    """What stands between two fields that follow each other."""
    joints: dict[tuple[str, str], Counter[str]] = {}
    for shape, count in shapes.items():
        names = (START, *shape.fields, END)
        for i, literal in enumerate(shape.literals):
            joints.setdefault((names[i], names[i + 1]), Counter())[literal] += count
    return joints


def _opened(
    element: Element,
    coming: Mapping[str, Counter[str]],
    joints: Mapping[tuple[str, str], Counter[str]],
    *,
    nested: bool,
) -> str:
    """Settle which pairs an element opens and closes; what opens them."""
    runs = Counter[str]()
    for literals in coming.values():
        for literal, count in literals.items():
            runs[_tail_run(literal)] += count
    element.opens = _pairs(runs.most_common(1)[0][0])
    votes: Counter[tuple[int, str]] = Counter()
    for (a, _), literals in joints.items():
        if a == element.field:
            for literal, count in literals.items():
                inside = literal[: len(literal) - len(literal.lstrip(_PUNCTUATION))]
                closed = _closed(element, literal[len(inside) :])
                votes[(closed, inside) if closed else (_closed(element, literal), "")] += count
    if votes:
        element.closes, element.inside = votes.most_common(1)[0][0]
    if not nested:
        element.opens = element.opens[len(element.opens) - element.closes :]
    return "".join(opener for opener, _ in element.opens)


def _closed(element: Element, literal: str) -> int:
    closed = 0
    for _, closer in reversed(element.opens):
        if not literal.startswith(closer):
            break
        literal = literal[len(closer) :]
        closed += 1
    return closed


def _after_closing(element: Element | None, literals: Counter[str]) -> Counter[str]:
    """The texts behind a field without what closes its pairs."""
    out: Counter[str] = Counter()
    for text, count in literals.items():
        literal = text
        if element is not None:
            if element.inside and _closed(element, literal.removeprefix(element.inside)):
                literal = literal.removeprefix(element.inside)
            for _, closer in list(reversed(element.opens))[: element.closes]:
                literal = literal.removeprefix(closer)
        out[literal] += count
    return out


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


def composed(elements: Sequence[Element], tail: str) -> list[Part]:
    """The parts; what may be missing is a choice, and a pair that several share goes round them all."""
    out: list[Part] = []
    i = 0
    if any(len(element.opens) > element.closes for element in elements):
        elements[-1].after, tail = elements[-1].after + tail, ""  # perhaps it closes what an element opens
    while i < len(elements):
        unclosed = elements[i].opens[: len(elements[i].opens) - elements[i].closes]
        end = _partner(elements, i, unclosed) if unclosed else None
        if end is None:
            out += _single(elements[i])
            i += 1
        else:
            out += _around(elements[i : end + 1], unclosed)
            i = end + 1
    return [*out, tail] if tail else out


def _around(elements: Sequence[Element], unclosed: Sequence[tuple[str, str]]) -> list[Part]:
    """Several elements within pairs that the first opens and the last closes."""
    first, last = elements[0], elements[-1]
    opening = "".join(opener for opener, _ in unclosed)
    closing = "".join(closer for _, closer in reversed(unclosed))
    inside, _, after = last.after.partition(closing)
    inner: list[Part] = []
    for element in elements:
        text = [
            *([element.before] if element is not first else []),
            *_wrapped(element, element.opens[len(unclosed) :] if element is first else element.opens),
            inside if element is last else element.after,
        ]
        inner += [Choice((tuple(text),))] if element.optional else text
    whole = [first.before + opening, *inner, closing + after]
    return [Choice((tuple(whole),))] if all(element.optional for element in elements) else whole


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


def _single(element: Element) -> list[Part]:
    options = [(each.before, *_wrapped(each, each.opens), each.after) for each in (element, *element.otherwise)]
    return [Choice(tuple(options))] if element.optional else [*options[0]]


def _wrapped(element: Element, opens: Sequence[tuple[str, str]]) -> list[Part]:
    opening = "".join(opener for opener, _ in opens)
    closing = "".join(closer for _, closer in reversed(opens))
    return [opening, *element.shown, element.inside + closing]
