"""Weights: the place that a paper has in the list as its keeper ordered it, one number or one for each topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def weights_of_today(weights: Mapping[str, float], former: Mapping[str, str]) -> dict[str, float]:
    """Weights by topic, those under a former slug (``former``: slug → slug of today) as today's; today's own goes first."""
    todays = {slug: number for slug, number in weights.items() if slug not in former}
    return {former.get(slug, slug): number for slug, number in weights.items()} | todays


def spelled(weight: float) -> str:
    """A weight as files and markers have it: every digit, no exponent.

    >>> spelled(1000010.0), spelled(12345.25), spelled(0.00002)
    ('1000010', '12345.25', '0.00002')
    """
    if weight == int(weight):
        return str(int(weight))
    from decimal import Decimal  # takes time to load, and few weights need it

    return format(Decimal(repr(weight)), "f")


def weight_in(weight: float | Mapping[str, float] | None, topic: str | None) -> float | None:
    """The place that a paper's ``weight`` gives it within ``topic``, or in the whole list where it is one number."""
    if isinstance(weight, (int, float)) or weight is None:
        return weight
    return weight.get(topic) if topic is not None else None
