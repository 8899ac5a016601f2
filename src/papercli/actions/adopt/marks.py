"""The markers of the runs' blocks: which papers each shows, by topic and places in it, and what its style is called."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from papercli.actions.adopt import numbers
from papercli.markdown import marker_text
from papercli.model.weight import spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from papercli.actions.adopt.assemble import Shown
    from papercli.actions.adopt.style import Options
    from papercli.actions.import_.plan import Entry
    from papercli.model.paper import Paper


def give_places(
    shown: Sequence[Shown],
    entries: Sequence[Entry],
    papers: Mapping[str, Paper],
    is_there: Callable[[str | None, str | None], bool],
) -> list[str | None]:
    """Tell every run its papers and their places in its topic; the topics of the runs.

    ``entries`` are those of all runs, in their order. ``is_there`` says whether the README has a paper under a topic already.
    """
    at = 0
    slugs: list[str | None] = []
    firsts: dict[tuple[str | None, str | None], Shown] = {}
    for each in shown:
        mine = entries[at : at + len(each.drafts)]
        at += len(each.drafts)
        slug = mine[0].topics[0] if mine[0].topics else None
        each.ids = [e.id or "" for e in mine]
        weights = [papers[e.id].weight_in(slug) if e.id else None for e in mine]
        for i, (entry, weight) in enumerate(zip(mine, weights, strict=True)):
            first = firsts.setdefault((slug, entry.id), each)
            if weight is None or first is not each or is_there(entry.id, slug):
                each.doubles.add(i)
            else:
                each.weights.append(weight)
        slugs.append(slug)
    return slugs


def mark(
    shown: Sequence[Shown],
    slugs: Sequence[str | None],
    blocks: Mapping[str, Mapping[str, object]],
    text: str,
    *,
    alone: bool,
) -> dict[str, Options]:
    """Give every run its marker, and every style a name; runs of one style share it. The named styles, with ``blocks``.

    ``slugs`` are the topics of the runs, ``text`` is the README's. ``alone``: no other papers stand in the catalog.
    """
    named: dict[str, Options] = {name: cast("Options", dict(options)) for name, options in blocks.items()}
    names = {json.dumps(options, sort_keys=True): name for name, options in named.items()}
    for each, slug in zip(shown, slugs, strict=True):
        key = json.dumps(each.options, sort_keys=True)
        if key not in names:
            names[key] = _free(str(each.options["layout"]), named)
            named[names[key]] = each.options
        options = {"block": names[key]}
        options |= {"topic": slug, "exact": "yes"} if slug else {"no-topic": "yes"}
        if slugs.count(slug) > 1 or not slug or not alone:
            options["weight"] = f"{spelled(min(each.weights, default=0))}..{spelled(max(each.weights, default=0))}"
        options |= numbers.start(each.run, text)
        each.marker = marker_text.begin(options)
    return named


def _free(base: str, taken: Collection[str]) -> str:
    n, name = 1, base
    while name in taken:
        n += 1
        name = f"{base}-{n}"
    return name
