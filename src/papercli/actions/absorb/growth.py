"""A style that has no place yet for what a person put behind an entry, a link or a remark, gets one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.actions.absorb.asked import leads, links_in
from papercli.markdown.blocks import cells_of
from papercli.model.changes import Set
from papercli.model.fields import link_pattern
from papercli.model.relative import from_top

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from papercli.model.block import BlockOptions
    from papercli.model.changes import Change
    from papercli.model.entry import Entry
    from papercli.model.paper import Paper

    Strings = Mapping[str, object]
    """The options of a named block."""

_LINK = r"[\[(]?\[(?:\\.|[^\[\]\\]|\[[^\[\]]*\])*\]\([^()\s]+\)[\])]?"
_LINKS = re.compile(rf"(?P<before>[^\w\[(]*)(?P<links>{_LINK}(?:[\s,|/·]*{_LINK})*)[.,;]?")
_ONLY = re.compile(r"\{links:[^{}]*?only=[^;{}]+")
_PLACE = re.compile(r"\{links(?=[:}])(?P<options>:[^{}]*)?\}")


@dataclass(frozen=True, slots=True)
class Growth:
    """A named block with a new place in its style, and what would be shown there."""

    options: Strings
    changes: tuple[Change, ...]


def growths(
    options: BlockOptions, named: Strings, paper: Paper, before: str, after: str, folder: str
) -> Iterator[Growth]:
    """Ways in which the style could show what an entry says at the end of its first line, or of one cell, and did not before.

    ``named`` are the options of the block as ``catalog.yaml`` has them.
    """
    if options.writer == "table":
        found = _in_cell(before, after)
        specs = named.get("columns")
        if (
            found is None
            or not isinstance(specs, (list, tuple))
            or found[0] >= len(specs)
            or "{" not in specs[found[0]]
        ):
            return
        column, tail = found
        for place in _places(options, paper, tail, folder):
            new = [place.elsewhere(str(spec)) for spec in specs]
            end = new[column].rfind("}") + 1
            head, colon, heading = new[column][end:].partition(":")
            new[column] = f"{new[column][:end]}{head}{place.group}{colon}{heading}"
            yield Growth({**named, "columns": new}, tuple(place.changes))
        return
    old, new_line = (text.split("\n")[0].strip().rstrip(" \\") for text in (before, after))
    entry = named.get("entry")
    if not isinstance(entry, str) or not new_line.startswith(old) or old == new_line:
        return
    below = named.get("below")
    for place in _places(options, paper, new_line[len(old) :], folder):
        stem = entry.rstrip(" \\")
        grown: dict[str, object] = {"entry": f"{place.elsewhere(stem)}{place.group}{entry[len(stem) :]}"}
        if isinstance(below, (list, tuple)):
            grown["below"] = [_vanishing(str(line), place.elsewhere(str(line))) for line in below]
        yield Growth({**named, **grown}, tuple(place.changes))


@dataclass(frozen=True, slots=True)
class _Place:
    """A group of an entry string, and what the paper says for it."""

    group: str
    changes: Sequence[Change]
    labels: Sequence[str] = ()
    """Of the links that are shown here and not with the others."""
    widened: bool = False
    """The group is there already, for other labels."""

    def elsewhere(self, source: str) -> str:
        """An entry string without these links at the places that it has for links; or with them, where it names some."""
        names = ",".join(self.labels)
        if self.widened:
            return _ONLY.sub(lambda m: f"{m[0]},{names}", source)
        if not names:
            return source
        return _PLACE.sub(lambda m: f"{{links{m['options'] or ':'}{';' * bool(m['options'])}not={names}}}", source)


def _vanishing(line: str, now: str) -> str:
    """A line that shows some links no more, and is nothing where there are no others."""
    return now if now == line or "{?" in line or line.count("{") > 1 else f"{{?{now}}}"


def _in_cell(before: str, after: str) -> tuple[int, str] | None:
    """The one cell that says more at its end, by its place, and what."""
    old, new = map(cells_of, (before, after))
    places = [i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b]
    if len(old) != len(new) or len(places) != 1 or not new[places[0]].startswith(old[places[0]]):
        return None
    return places[0], new[places[0]][len(old[places[0]]) :]


def _places(options: BlockOptions, paper: Paper, tail: str, folder: str) -> Iterator[_Place]:
    """Places that would show ``tail``."""
    holders = [holder for entry in _entries(options) for holder in entry.placeholders()]
    shown = {holder.name for holder in holders}
    links = _LINKS.fullmatch(tail.strip())
    margin = tail[: len(tail) - len(tail.lstrip())]
    if links is None:
        if "remark" not in shown and paper.remark in (None, tail.strip()) and tail.strip():
            yield _Place(f"{{?{_literal(margin)}{{remark}}}}", [Set(("remark",), tail.strip())])
        return
    pairs = links_in(links["links"])
    first = re.match(_LINK, links["links"])
    pattern = _pattern(first[0], *pairs[0]) if first and pairs else None
    names = [label for label, _ in pairs]
    there = [(label, from_top(url, folder)) for label, url in pairs]
    if not all(label.isidentifier() and leads(url) and paper.links.get(label, url) == url for label, url in there):
        return
    changes = [Set(("links", label), url) for label, url in there]
    named = [holder for holder in holders if holder.name == "links" and {"not", "only"} & holder.options.keys()]
    if any("only" in holder.options for holder in named):
        yield _Place("", changes, names, widened=True)
    if pattern is None or named:
        return
    before = _literal(margin + links["before"])
    only = f";only={','.join(names)}"
    if "links" in shown:
        yield _Place(f"{{?{before}{{links:{pattern}{only}}}}}", changes, names)
        return
    for which in ("" if {"url", "link"} & shown else ";not=paper", only):
        yield _Place(f"{{?{before}{{links:{pattern}{which}}}}}", changes)


def _entries(options: BlockOptions) -> list[Entry]:
    return [options.entry, *options.below, *(column.entry for column in options.columns)]


def _pattern(link: str, label: str, url: str) -> str | None:
    """How a link is written, with ``x`` for its label and ``u`` for its address."""
    at = link.find(label)
    if at < 0 or ";" in link.replace(url, "") or "}" in link:
        return None
    pattern = (link[:at] + "x" + link[at + len(label) :]).replace(url, "u", 1)
    return pattern if link_pattern(pattern) else None


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
