"""Entries of one list that are the same work made one; nothing that either says is lost without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from papercli.actions.import_.fields import is_abbreviated, list_in, mapping_in, put, targets, text_in
from papercli.model.text import same_title

if TYPE_CHECKING:
    from papercli.actions.import_.fields import Values
    from papercli.model.changes import Plain


def merge(into: Values, other: Values) -> list[str]:
    """Add to ``into`` what ``other`` says; returns what it says differently and ``into`` has one place for, as words."""
    differing = []
    named = "arxiv" in into
    for field, value in other.items():
        if field == "version" and named:
            continue  # its first link says which version, or that any will do
        if field in ("links", "extra"):
            _add_labelled(into, field, mapping_in(other, field))
        elif field == "see":
            known = targets(into)
            into["see"] = cast("Plain", [*list_in(into, "see"), *(t for t in list_in(other, "see") if t not in known)])
        elif field == "url":
            _add_url(into, str(value))
        elif field not in into:
            into[field] = value
        elif into[field] != value and not _settled(into, field, value):
            said = ", ".join(list_in(other, field)) if field == "authors" else value
            differing.append(f"{field} {said}")
    return differing


def joined(first: str, second: str, field: str) -> str:
    """Two summaries or remarks as one; of two where one holds the other, the longer."""
    if second.strip() in first:
        return first
    if first.strip() in second:
        return second
    return f"{first.rstrip()}\n\n{second.rstrip()}\n" if field == "summary" else f"{first}; {second}"


def _add_labelled(into: Values, field: str, labelled: dict[str, str]) -> None:
    for label, text in labelled.items():
        if field != "links" or text not in targets(into):
            put(into, field, label, text)


def _add_url(into: Values, url: str) -> None:
    if "url" not in into:
        into["url"] = url
    elif url not in targets(into):
        put(into, "links", "link", url)


def _settled(into: Values, field: str, value: Plain) -> bool:
    """Settle two different values where both can be kept, or one says more of the same; False where one must go."""
    first, second = into[field], value
    if field in ("summary", "remark"):
        into[field] = joined(str(first), str(second), field)
        return True
    if field == "authors":
        listed, others = list_in(into, field), cast("list[str]", second)
        if is_abbreviated(listed, others):
            into[field] = second
            return True
        return is_abbreviated(others, listed)
    if field == "published":
        if str(second).startswith(str(first)):
            into[field] = second
        return str(second).startswith(str(first)) or str(first).startswith(str(second))
    return field == "title" and same_title(str(first), text_in({field: second}, field) or "")
