"""Papers that the catalog has already, put in the places where the list has them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from papercli.model.changes import Set
from papercli.model.weight import spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.actions.import_.plan import Plan
    from papercli.model.changes import Plain
    from papercli.model.paper import Paper


def in_order(plan: Plan, runs: Sequence[int]) -> Plan:
    """The plan with new weights for papers whose own do not grow along the list; ``runs`` are the lengths of its runs."""
    existing = {planned.id: planned.existing for planned in plan.papers if planned.existing}
    if not existing:
        return plan
    places: dict[str, dict[str | None, int]] = {}
    joined = {
        planned.id: {change.path[1] for change in planned.changes if isinstance(change, Set) and len(change.path) == 2}
        for planned in plan.papers
    }
    at = 0
    for length in runs:
        last = float("-inf")
        for entry in plan.entries[at : at + length]:
            if entry.id is None:
                continue
            slug = entry.topics[0] if entry.topics else None
            paper = existing.get(entry.id)
            weight = paper.weight_in(slug) if paper and slug not in joined[entry.id] else entry.weight
            if paper and (weight is None or weight <= last) and slug not in places.get(entry.id, {}):
                places.setdefault(entry.id, {})[slug] = entry.weight
                weight = entry.weight
            last = max(last, weight or last)
        at += length
    papers = [
        replace(planned, changes=(*planned.changes, _weights(planned.existing, places[planned.id])))
        if planned.existing and planned.id in places
        else planned
        for planned in plan.papers
    ]
    return replace(plan, papers=tuple(papers))


def _weights(paper: Paper, places: dict[str | None, int]) -> Set:
    """The change that gives a paper these places, and leaves it those in other topics."""
    if None in places:
        return Set(("weight",), str(places[None]))
    weights: dict[str, Plain] = {}
    for slug in paper.topics:
        weight = paper.weight_in(slug)
        if weight is not None:
            weights[slug] = spelled(weight)
    return Set(("weight",), weights | {str(slug): str(place) for slug, place in places.items()})
