"""The cheapest way through the steps of a style that uses up a whole text, and so what stands in each placeholder's place."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from papercli.actions.absorb.asked import LINK

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from papercli.model.entry_tree import Placeholder

    Current = Callable[[Placeholder], str]

CHANGED, FILLED, EMPTIED = 4, 6, 5
"""What it costs that a field shows something else, something where it showed nothing, and nothing where it did."""

ODD = 8
"""And that a field shows what it hardly ever says: marks of Markdown in a title, words among links."""

_PLAIN = frozenset(("text", "people", "person"))
_MARKS = re.compile(r"(?<!\\)(?:\*\*|(?<![\w*])\*(?=\S)|\]\(|`|<[a-zA-Z]|\[)")
_NO_NAMES = re.compile(r"[|:：]|[0-9]{3}")
_SHAPES = {
    "year": re.compile(r"[0-9]{4}"),
    "date": re.compile(r"[0-9]"),
    "links": re.compile(r"\]\("),
    "see": re.compile(r"\]\(|://"),
    "address": re.compile(r"[:/.]|^$"),
    "rating": re.compile(r"[^\w\s]|[1-5]"),
}


class Part(NamedTuple):
    """What stands in the place of a placeholder."""

    holder: Placeholder
    raw: str


@dataclass(slots=True)
class Step:
    """A literal, a placeholder, or a fork."""

    literal: re.Pattern[str] | None = None
    sign: str = ""
    """What the literal is made from."""
    holder: Placeholder | None = None
    lines: bool = False
    """The placeholder may take several lines."""
    told: int = 0
    """How far the literal text around the placeholder tells that it is meant."""
    forks: list[tuple[int, int]] = field(default_factory=list)
    """Where else one may go on from here, and what that costs."""
    next: int = 0


class Walk:
    """One walk through the steps, all ways at once: for every step the places it is reached at, and how cheaply."""

    def __init__(self, steps: Sequence[Step], text: str, current: Current, without: Collection[str]) -> None:
        self.without = without
        self.steps = steps
        self.text = text
        self.current = current
        self.marks = [match.start() for match in _MARKS.finditer(text)]
        links = LINK.sub(lambda m: " " * len(m[0]), text)
        self.unlinked = [match.start() for match in re.finditer(r"[^\W_]|<", links)]
        self._cached: dict[int, list[int]] = {}
        self.best: list[dict[int, tuple[int, int, int]]] = [{} for _ in range(len(steps) + 1)]
        """Step → place → cost, the step before, and the place there."""

    def run(self) -> list[Part] | None:
        """The parts; None where no way leads to the end."""
        self.best[0][0] = (0, -1, -1)
        for number, step in enumerate(self.steps):
            for at in sorted(self.best[number]):
                cost = self.best[number][at][0]
                for target, price in step.forks:
                    self._reach(target, at, cost + price, number, at)
                if step.literal is not None:
                    match = step.literal.match(self.text, at)
                    if match:
                        self._reach(step.next, match.end(), cost, number, at)
                elif step.holder is not None:
                    self._fill(number, step, at, cost)
                else:
                    self._reach(step.next, at, cost, number, at)
        end = len(self.text)
        return self._traced(end) if end in self.best[-1] else None

    def _reach(self, target: int, at: int, cost: int, step: int, place: int) -> None:
        there = self.best[target].get(at)
        if there is None or cost < there[0]:
            self.best[target][at] = (cost, step, place)

    def _fill(self, number: int, step: Step, at: int, cost: int) -> None:
        holder = step.holder
        assert holder is not None  # noqa: S101 - the caller has looked
        shown = self.current(holder)
        if holder.name in self.without:
            self._reach(step.next, at, cost + EMPTIED * bool(shown), number, at)
            return
        if self.text.startswith(shown, at):
            self._reach(step.next, at + len(shown), cost, number, at)
        if shown:
            self._reach(step.next, at, cost + EMPTIED, number, at)
        price = cost + (CHANGED if shown else FILLED - step.told)
        limit = len(self.text) if step.lines else self._line_end(at)
        marks = self.unlinked if holder.field.kind in ("links", "see") else []
        plain = holder.field.kind in _PLAIN and "markdown" not in holder.options and not _MARKS.search(shown)
        marks = self.marks if plain else marks
        shape = _SHAPES.get(holder.field.kind if holder.name != "year" else "year")
        for end in self._ends(number, at, limit):
            odd = bisect_left(marks, at) < bisect_left(marks, end)
            odd = odd or (shape is not None and not shape.search(self.text, at, end))
            odd = odd or (holder.field.kind == "people" and bool(_NO_NAMES.search(self.text, at, end)))
            self._reach(step.next, end, price + ODD * odd, number, at)

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def _ends(self, number: int, at: int, limit: int) -> Iterator[int]:
        """Where what fills a placeholder may end: before what can follow it."""
        places = self._places(number)
        for i in range(bisect_left(places, at + 1), len(places)):
            if places[i] > limit:
                return
            yield places[i]

    def _places(self, number: int) -> list[int]:
        if number not in self._cached:
            found: set[int] = set()
            for follower in self._followers(self.steps[number].next):
                if follower is None:
                    found.add(len(self.text))
                elif follower.literal is not None:
                    found.update(i for i in range(len(self.text) + 1) if follower.literal.match(self.text, i))
                else:
                    found.update(m.start() for m in re.finditer(r"(?<!\w)|(?!\w)", self.text))
            self._cached[number] = sorted(found)
        return self._cached[number]

    def _followers(self, start: int) -> Iterator[Step | None]:
        todo, seen = [start], set[int]()
        while todo:
            number = todo.pop()
            if number in seen:
                continue
            seen.add(number)
            if number == len(self.steps):
                yield None
                continue
            step = self.steps[number]
            todo += (target for target, _ in step.forks)
            if step.literal is not None:
                yield step
                if step.literal.match("") is not None:  # may be nothing at all
                    todo.append(step.next)
            elif step.holder is not None:
                yield step
                todo.append(step.next)
            else:
                todo.append(step.next)

    def _traced(self, end: int) -> list[Part]:
        out: list[Part] = []
        step, at = len(self.steps), end
        while step > 0 or at > 0:
            _, before, place = self.best[step][at]
            if before < 0:
                break
            holder = self.steps[before].holder
            if holder is not None:
                out.append(Part(holder, self.text[place:at]))
            step, at = before, place
        return out[::-1]
