"""What stands between two fields of an entry, shared out: which of it comes and goes with the one, which with the other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Joints = Mapping[tuple[str, str], Counter[str]]
    """By two fields that follow each other: the texts between them, counted."""

START, END = "^", "$"
"""What stands for a field at both ends of a line."""
_SWEEPS = 4


def shared_out(order: Sequence[str], joints: Joints) -> tuple[dict[str, str], dict[str, str]]:
    """The text before each field (before ``END``: at the end of every line), and the text behind it.

    Between ``a`` and ``b`` stands what is behind ``a`` and what is before ``b``; the shares are chosen so that this is so in
    as many lines as can be found. Where the lines don't tell, text belongs to the field that it stands before.
    """
    after = dict.fromkeys(order, "")
    before, right = _votes(after, joints)
    total = sum(literals.total() for literals in joints.values())
    for _ in range(_SWEEPS):
        known = right
        for proposal in _proposals(order, joints):
            if right == total:
                return before, after
            tried = after | proposal
            found, count = _votes(tried, joints)
            if count > right:
                after, before, right = tried, found, count
        if right == known:
            break
    return before, after


def _votes(after: Mapping[str, str], joints: Joints) -> tuple[dict[str, str], int]:
    """What stands before each field when this is behind the others: the most common; and how many joints are then right."""
    votes: dict[str, Counter[str]] = {}
    for (a, b), literals in joints.items():
        behind = after.get(a, "")
        mine = votes.setdefault(b, Counter())
        for literal, count in literals.items():
            if literal.startswith(behind):
                mine[literal[len(behind) :]] += count
    before: dict[str, str] = {}
    right = 0
    for b, found in votes.items():
        before[b], count = min(found.items(), key=lambda each: (-each[1], len(each[0]), each[0]), default=("", 0))
        right += count
    return before, right


def _proposals(order: Sequence[str], joints: Joints) -> Iterator[dict[str, str]]:
    """Shares worth a trial: for each field what all that stands before it has in common, and what follows each field."""
    common = {pair: [literal for literal, _ in found.most_common(2)] for pair, found in joints.items()}
    for b in (*order, END):
        pairs = [(a, literal) for (a, other), found in common.items() if other == b for literal in found[:1]]
        suffixes = {literal[at:] for _, literal in pairs for at in range(len(literal) + 1)}
        for suffix in sorted(suffixes, key=lambda each: (-len(each), each)):
            yield {a: lit[: len(lit) - len(suffix)] for a, lit in pairs if a != START and lit.endswith(suffix)}
    for a in order:
        following = [literal for (other, _), found in common.items() if other == a for literal in found]
        for prefix in sorted({literal[:at] for literal in following for at in range(len(literal) + 1)}):
            yield {a: prefix}
