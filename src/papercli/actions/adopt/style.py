"""The style of a run of entries as the options of a README block."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from papercli.actions.adopt import numbers
from papercli.actions.adopt.placeholders import most, placeholder
from papercli.actions.adopt.samples import Slot
from papercli.actions.adopt.template import infer, order_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papercli.actions.adopt.samples import Line, Sample, Token
    from papercli.model.changes import Plain

Options = dict[str, "Plain"]
"""As ``catalog.yaml`` has a named block."""


def list_style(samples: Sequence[Sample], *, loose: bool) -> Options:
    """The options of a list. ``loose``: its entries stand apart by blank lines."""
    marker = samples[0].entry.marker
    options: Options = {"layout": "list", "marker": marker}
    bullet = most(sample.entry.block.marker for sample in samples)
    if marker in ("bullet", "checkbox") and bullet and bullet != "-":
        options["bullet"] = bullet
    if marker == "number":
        options |= numbers.step(samples)
    groups = _groups(samples)
    homes = _homes(samples, groups)
    heads = [sample.head.tokens for sample in samples]
    options["entry"] = infer(_at_home(heads, homes, HEAD), placeholder)
    below = _below(samples, groups, homes)
    if below:
        options |= _body(samples, marker)
        options["below"] = [*below]
    options["spacing"] = "loose" if loose else "tight"
    options["entry"], *further = _told_apart([str(options["entry"]), *below])
    if below:
        options["below"] = [*further]
    return options


_SINGLE = re.compile(r"\{links\.([^:}]+)")
_GROUP = re.compile(r"\{links(?P<colon>[:}])")


def _told_apart(strings: Sequence[str]) -> list[str]:
    """The strings, where ``{links}`` leaves out those that have a place of their own."""
    single = dict.fromkeys(label for text in strings for label in _SINGLE.findall(text))
    if not single:
        return list(strings)
    never = f"not={','.join(single)}".replace(";", "\\;")
    return [_GROUP.sub(lambda m: "{links:" + never + (";" if m["colon"] == ":" else "}"), text) for text in strings]


def _body(samples: Sequence[Sample], marker: str) -> Options:
    """How the further lines stand below the first."""
    lines = [line for sample in samples for line in sample.below]
    folds = Counter(sample.fold for sample in samples if sample.fold is not None)
    if folds:
        return {"body": "details", "fold": folds.most_common(1)[0][0]}
    items = [line for line in lines if line.bullet]
    if len(items) * 2 <= len(lines):
        endings = Counter(line.ending for sample in samples for line in (sample.head, *sample.below)[:-1])
        ending = endings.most_common(1)[0][0] if endings else ""
        return {"body": "lines", "break": {"": "none", "  ": "spaces", "\\": "backslash"}.get(ending, "<br>")}
    options: Options = {"body": "bullets"}
    bullet = most(line.bullet for line in items if line.bullet != "1")
    if bullet and bullet != "-":
        options["sub-bullet"] = bullet
    indent = Counter(line.indent for line in items).most_common(1)[0][0]
    if indent and not (marker == "bullet" and indent == 2):
        options["indent"] = str(indent)
    return options


def _groups(samples: Sequence[Sample]) -> list[set[str]]:
    """The kinds of further lines, by what they say: lines that say some of the same fields are of one kind."""
    kinds = Counter(line.fields for sample in samples for line in sample.below if line.fields)
    groups: list[set[str]] = []
    for fields, _ in sorted(kinds.items(), key=lambda item: (-item[1], item[0])):
        home = next((group for group in groups if group & set(fields) and not _apart(group, fields, samples)), None)
        if home is None:
            groups.append(set(fields))
        else:
            home |= set(fields)
    return groups


HEAD = -1
"""The place of the first line among the groups of lines."""


def _homes(samples: Sequence[Sample], groups: Sequence[set[str]]) -> dict[str, int]:
    """The one line on which each field is shown: where most entries have it."""
    votes: dict[str, Counter[int]] = {}
    for sample in samples:
        for field in sample.head.fields:
            votes.setdefault(field, Counter())[HEAD] += 1
        for line in sample.below:
            place = _home(groups, line)
            if place is not None:
                for field in line.fields:
                    votes.setdefault(field, Counter())[place] += 1
    return {field: max(found.items(), key=lambda item: (item[1], -item[0]))[0] for field, found in votes.items()}


def _at_home(rows: Sequence[list[Token]], homes: dict[str, int], place: int) -> list[list[Token]]:
    """The rows of a line that hold only fields shown there; where there are none, the rows without the others."""

    def stranger(token: Token) -> bool:
        return isinstance(token, Slot) and homes[token.field] != place

    pure = [row for row in rows if not any(map(stranger, row))]
    return pure or [[token for token in row if not stranger(token)] for row in rows]


def _below(samples: Sequence[Sample], groups: Sequence[set[str]], homes: dict[str, int]) -> list[str]:
    """The strings of the further lines, in the order that most entries have."""
    rows: list[list[list[Token]]] = [[] for _ in groups]
    gaps: list[Counter[bool]] = [Counter() for _ in groups]
    sequence: list[list[Token]] = []
    for sample in samples:
        order: list[Token] = []
        for line in sample.below:
            i = _home(groups, line)
            if i is not None:
                rows[i].append(line.tokens)
                gaps[i][line.gap > 0] += 1
                order.append(Slot(str(i), "", sample.entry.draft))
        sequence.append(order)
    out: list[str] = []
    for name in order_of(sequence):
        i = int(name)
        text = infer(_at_home(rows[i], homes, i), placeholder)
        if text:
            out += ["", text] if gaps[i][True] > gaps[i][False] else [text]
    return out


def _home(groups: Sequence[set[str]], line: Line) -> int | None:
    fields = set(line.fields)
    best = max(range(len(groups)), key=lambda i: len(groups[i] & fields), default=None)
    return best if best is not None and groups[best] & fields else None


def _apart(group: set[str], fields: Iterable[str], samples: Sequence[Sample]) -> bool:
    """Whether some entry has these fields on one line and others of the group on another."""
    wanted = set(fields)
    return any(
        any(set(line.fields) == wanted for line in sample.below)
        and any(set(line.fields) != wanted and set(line.fields) & group for line in sample.below)
        for sample in samples
    )


def table_style(
    samples: Sequence[Sample], headings: Sequence[str], align: Sequence[str], *, numbered: bool = False
) -> Options:
    """The options of a table. ``headings`` are the cells of its header row as written, ``align`` one word a column.

    ``numbered``: some papers have several links of one label.
    """
    columns: list[str] = []
    empty: Counter[str] = Counter()
    labels = [_labels(samples, i) for i in range(len(headings))]
    if numbered:
        labels = [[name for label in some for name in (label, f"{label} 2", f"{label} 3")] for some in labels]
    for i, heading in enumerate(headings):
        cells = [sample.cells[i] for sample in samples if i < len(sample.cells)]
        filled = [cell for cell in cells if any(isinstance(token, Slot) for token in cell)]
        for cell in cells:
            if not any(isinstance(token, Slot) for token in cell):
                empty["".join(map(str, cell)).strip()] += 1
        shown = infer(filled, placeholder) or f"{{extra.{heading.strip() or i + 1}}}"
        if sum(map(bool, labels)) > 1 and labels[i]:
            others = [label for k, some in enumerate(labels) if k != i for label in some]
            last = not any(labels[i + 1 :])  # whatever else there is stands in the last column of links
            only = (f"not={','.join(others)}" if last else f"only={','.join(labels[i])}").replace(";", "\\;")
            shown = _GROUP.sub(lambda m, only=only: "{links:" + only + (";" if m["colon"] == ":" else "}"), shown)  # type: ignore[misc]
        columns.append(f"{shown}:{heading.strip()}")
    options: Options = {"layout": "table", "columns": [*columns]}
    word = empty.most_common(1)[0][0] if empty else ""
    if word:
        options["empty"] = word
    if any(word != "none" for word in align):
        options["align"] = ",".join(align)
    return options


def _labels(samples: Sequence[Sample], column: int) -> list[str]:
    """The labels of a column's links, as ``{links}`` calls them."""
    found = (
        form.label or "paper"
        for sample in samples
        if column < len(sample.cells)
        for token in sample.cells[column]
        if isinstance(token, Slot) and token.field == "links"
        for form in token.links
    )
    return [label for label in dict.fromkeys(found) if "," not in label]
