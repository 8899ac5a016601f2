"""What sources say fills in only what a list does not show: nobody's lines change for it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.actions.adopt.style import Options
    from papercli.actions.import_.plan import Plan, Planned
    from papercli.model.changes import Plain
    from papercli.model.draft import Draft

_FIELD = re.compile(r"\{(\w+)")


def as_listed(plan: Plan, styles: Sequence[Options]) -> Plan:
    """The plan without what would be seen in the blocks; ``styles`` are those of its entries, in their order."""
    shown = {id(style): set(_FIELD.findall(str(style))) for style in styles}
    papers = []
    for planned in plan.papers:
        if planned.source and planned.existing is None:
            seen = set().union(*(shown[id(styles[i])] for i in planned.entries))
            drafts = [plan.entries[i].draft for i in planned.entries]
            planned = _without(planned, drafts, seen)
        papers.append(planned)
    return replace(plan, papers=tuple(papers))


def _without(planned: Planned, drafts: Sequence[Draft], seen: set[str]) -> Planned:
    """The paper with the authors and the date that the list gives, where a block shows these."""
    values: dict[str, Plain] = dict(planned.values)
    if seen & {"authors", "first_author"}:
        authors = next((draft.authors for draft in drafts if draft.authors), ())
        values["authors"] = [*authors]
    date = next((draft.date for draft in drafts if draft.date), None)
    year = next((draft.year for draft in drafts if draft.year), None)
    if "date" in seen or (seen & {"year", "venue_year"} and not year):
        values["published"] = date
        if year and str(year) != (date or "")[:4]:
            values["year"] = str(year)
    return replace(planned, values={field: value for field, value in values.items() if value})
