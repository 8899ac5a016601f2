"""What an import changes in a paper that the catalog has: topics, and what the paper lacks; never a field that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.actions.import_.fields import free_label, is_arxiv_page, list_in, mapping_in, text_in
from papercli.model import schema, url as urls
from papercli.model.changes import AddItem, Change, Set
from papercli.model.text import same_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papercli.actions.import_.fields import Values
    from papercli.model.changes import Plain
    from papercli.model.paper import Paper
    from papercli.model.topics import Topics


def changes_to(
    paper: Paper, values: Values, places: Mapping[str, int], topics: Topics, *, stand_in: str
) -> tuple[list[Change], list[str]]:
    """The changes, and the fields of the list that differ and are not applied.

    ``places`` are the topics, each with the paper's place there. ``stand_in`` is what the paper would be called if no
    title were known: such a title gives way to a real one.
    """
    changes = _tagging(paper, places, topics)
    refused = []
    for field in schema.FIELDS:
        if field not in values:
            continue
        if field in ("url", "links"):
            continue
        if field == "see":
            known = _known(paper)
            changes += [AddItem(("see",), target) for target in list_in(values, "see") if target not in known]
        elif field == "extra":
            extra = mapping_in(values, "extra")
            changes += [Set(("extra", name), text) for name, text in extra.items() if name not in paper.extra]
            refused += [f"extra.{name}" for name, text in extra.items() if paper.extra.get(name, text) != text]
        elif _is_lacking(paper, field, values, stand_in):
            changes.append(Set((field,), values[field]))
        elif _differs(paper, field, values):
            refused.append(field)
    return [*changes, *_links(paper, values)], refused


def _tagging(paper: Paper, places: Mapping[str, int], topics: Topics) -> list[Change]:
    """The topics it lacks; with the place there, where its weights are kept by topic or it has none."""
    there = {topics.resolve(slug) or slug for slug in paper.topics}
    new = [slug for slug in places if slug not in there]
    changes: list[Change] = [AddItem(("topics",), slug) for slug in new]
    if isinstance(paper.weight, (int, float)):
        return changes
    return [*changes, *(Set(("weight", slug), str(places[slug])) for slug in new if slug not in (paper.weight or {}))]


def _is_lacking(paper: Paper, field: str, values: Values, stand_in: str) -> bool:
    if field == "title":
        return paper.title == stand_in != values["title"]
    if field == "status":
        return paper.status == "unread"
    if field == "year":
        return paper.year is None and str(paper.effective_year) != values["year"]
    if field == "arxiv":  # a link that was found to be wrong stays what it is
        return paper.arxiv is None and not (paper.url and is_arxiv_page(paper.url, text_in(values, "arxiv")))
    if field == "version":
        return False
    return field not in ("kind", "added", "topics", "weight") and not getattr(paper, field)


def _differs(paper: Paper, field: str, values: Values) -> bool:
    """Whether the list says something else that a person wants to know of."""
    value: Plain = values[field]
    if field == "title":
        return not same_title(paper.title, str(value))
    if field in ("authors", "version", "added", "topics", "weight", "published"):
        return False
    if field == "year":
        return str(paper.effective_year) != value
    there = getattr(paper, field)
    return str(there).strip() != str(value).strip()


def _known(paper: Paper) -> set[str]:
    return {*paper.links.values(), *paper.see, *([paper.url] if paper.url else [])}


def _links(paper: Paper, values: Values) -> list[Change]:
    """The main link where it lacks one, else as one of the labelled; a label that is taken gets a number."""
    changes: list[Change] = []
    known, there = _known(paper), dict(paper.links)
    labelled = list(mapping_in(values, "links").items())
    url = text_in(values, "url")
    same = url and paper.url and urls.normal(paper.url) == urls.normal(url)
    if url and not same and not is_arxiv_page(url, paper.arxiv):
        if paper.url is None and url not in known:
            changes.append(Set(("url",), url))
        else:
            labelled.insert(0, ("link", url))
    for label, target in labelled:
        if target not in known:
            free = free_label(label, there, target)
            there[free] = target
            known.add(target)
            changes.append(Set(("links", free), target))
    return changes
