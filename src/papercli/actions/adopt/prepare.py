"""Drafts made ready for a style: what their entries say beside the fields is kept where the style shows it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from papercli.actions.adopt.placeholders import ET_AL, are_called_by_id, is_called_by_id, word_for
from papercli.actions.adopt.samples import PICTURE, Slot
from papercli.actions.import_.wrong_links import is_another
from papercli.model.text import title_key
from papercli.writers.markdown.links import MAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from papercli.actions.adopt.samples import Sample, Token
    from papercli.model.draft import Draft
    from papercli.readers.markdown.entry import Entry
    from papercli.sources.lookup import Found


def prepared(samples: Sequence[Sample]) -> list[Draft]:
    """The drafts of a run's samples, in their order.

    Links are named apart first; remarks are put together; a list of authors that is cut short says so.
    """
    _name_links(samples)
    return [_prepared(sample) for sample in samples]


def _name_links(samples: Sequence[Sample]) -> None:
    """Make links to the papers themselves labelled ones, by their own words, where these are not what most entries have.

    So are those beside a linked title or another link to the same address: the style shows one link to the paper itself.
    """
    own = [form for sample in samples for slot in _slots(sample) for form in slot.links if form.label is None]
    word, by_id = word_for(None, own), are_called_by_id(own)
    for sample in samples:
        slots = list(_slots(sample))
        beside = any(slot.inner or slot.field == "url" for slot in slots)
        taken = {form.url for slot in slots for form in slot.links if form.label is not None}
        for slot in slots:
            if slot.field != "links":
                continue
            forms = []
            for form in slot.links:
                common = by_id if is_called_by_id(form) else form.text in (word, MAIN)
                free = sample.entry.draft.links.get(form.text, form.url) == form.url
                if form.label is None and free and (beside or not common or form.url in taken):
                    form = replace(form, label=form.text)
                forms.append(form)
            slot.links = tuple(forms)


def _prepared(sample: Sample) -> Draft:
    draft = sample.entry.draft
    slots = list(_slots(sample))
    links: dict[str, str] = {}
    remarks: list[str] = []
    extra = dict(draft.extra)
    said: dict[str, str] = {}
    hidden: set[str] = set()
    authors, venue, summary = draft.authors, draft.venue, draft.summary
    for slot in slots:
        for form in slot.links if not slot.field.startswith("extra.") else ():
            if form.label is not None:
                links[form.label] = draft.links.get(form.label, form.url)
        if slot.field.startswith("extra."):
            hidden.update(form.label or "" for form in slot.links)
        if slot.field == "venue" and venue and venue.startswith(slot.raw):
            venue = slot.raw  # without the year, which is a field of its own there
        if slot.field.startswith(PICTURE) and summary and summary.strip() == slot.raw.strip():
            summary = None
        if slot.field == "remark":
            remarks.append(slot.raw)
        elif slot.field.startswith("extra."):
            name = slot.field.removeprefix("extra.")
            extra[name] = f"{said[name]} {slot.raw}" if name in said else slot.raw
            said[name] = extra[name]
        elif slot.field == "authors" and authors and ET_AL.search(slot.raw) and authors[-1] != "et al.":
            authors = (*authors, "et al.")
    links |= {label: url for label, url in draft.links.items() if label not in links}
    links = {label: url for label, url in links.items() if label not in hidden}
    remark = " ".join(remarks) or None
    return replace(draft, links=links, authors=authors, venue=venue, summary=summary, remark=remark, extra=extra)


def _slots(sample: Sample) -> Iterator[Slot]:
    for line in (sample.head, *sample.below):
        yield from _in(line.tokens)
    for cell in sample.cells:
        yield from _in(cell)


def _in(tokens: Iterable[Token]) -> Iterator[Slot]:
    for token in tokens:
        if isinstance(token, Slot):
            yield token
            yield from _in(token.inner)


def titled(entry: Entry) -> Entry:
    """The entry; where the list gives a name alone that is what its paper is called."""
    draft = entry.draft
    if draft.title or not draft.name:
        return entry
    pieces = [piece._replace(field="title") if piece.field == "name" else piece for piece in entry.pieces]
    return replace(entry, draft=replace(draft, title=draft.name, name=None), pieces=pieces)


def reconciled(drafts: Sequence[Draft], records: Mapping[str, Found]) -> list[Draft]:
    """The drafts, where those of one arXiv id have one title, all their pictures, and one label for each link.

    Their title is the one most like the source's, else the longest: of a paper that is listed twice, once by a nickname,
    the catalog keeps its real title.
    """
    groups: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.arxiv:
            groups.setdefault(draft.arxiv, []).append(draft)
    labels = Counter(label for draft in drafts for label in draft.links)
    return [
        _reconciled(draft, groups[draft.arxiv], records.get(draft.arxiv), labels)
        if draft.arxiv and len(groups[draft.arxiv]) > 1
        else draft
        for draft in drafts
    ]


def _reconciled(draft: Draft, group: Sequence[Draft], record: Found | None, labels: Counter[str]) -> Draft:
    first = next((each for each in group if each.title), draft)
    alike = list(
        dict.fromkeys(
            each.title
            for each in group
            if each.title and not is_another(each.title, each.authors, [first.title or ""], first.authors)
        )
    )
    title = draft.title
    if title in alike:
        known = title_key(record.record.title) if record else ""
        title = max(alike, key=lambda each: (title_key(each) == known, len(each.split())))
    name = PICTURE.removeprefix("extra.")
    pictures = dict.fromkeys(each.extra[name] for each in group if name in each.extra)
    extra = {**draft.extra, name: " ".join(pictures)} if len(pictures) > 1 and name in draft.extra else draft.extra
    links: dict[str, str] = {}
    for label, url in draft.links.items():
        called = [other for each in group for other, target in each.links.items() if target == url]
        best = max(called, key=lambda each: (labels[each], each))
        links[label if best in draft.links and best != label else best] = url
    return replace(draft, title=title, extra=extra, links=links)
