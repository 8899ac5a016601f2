"""Drafts made ready for a style: what their entries say beside the fields is kept where the style shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from papercli.actions.adopt.placeholders import ET_AL, main_word, url_form
from papercli.actions.adopt.samples import Slot
from papercli.actions.import_.wrong_links import is_another
from papercli.model import arxiv_id
from papercli.model.text import title_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from papercli.actions.adopt.samples import Sample, Token
    from papercli.model.draft import Draft
    from papercli.readers.markdown.entry import Entry
    from papercli.sources.lookup import Found


def prepared(samples: Sequence[Sample]) -> list[Draft]:
    """The drafts of a run's samples, in their order.

    A link to the paper itself that is called or written otherwise than by most, or stands beside a linked title, is kept
    under its own label; remarks are put together; a list of authors that is cut short says so.
    """
    own = [form for sample in samples for slot in _slots(sample) for form in slot.links if form.label is None]
    word, shape = main_word(own), url_form(form.url for form in own)
    return [_prepared(sample, word, shape) for sample in samples]


def _prepared(sample: Sample, word: str | None, shape: str) -> Draft:
    draft = sample.entry.draft
    slots = list(_slots(sample))
    linked = any(slot.inner or slot.field == "url" for slot in slots)
    links: dict[str, str] = {}
    remarks: list[str] = []
    extra = dict(draft.extra)
    said: dict[str, str] = {}
    hidden: set[str] = set()
    authors = draft.authors
    for slot in slots:
        for form in slot.links if not slot.field.startswith("extra.") else ():
            if form.label is not None:
                links[form.label] = draft.links.get(form.label, form.url)
            elif linked or form.text != word or (draft.arxiv and form.url != _address(draft, shape)):
                links.setdefault(form.text, form.url)
        if slot.field.startswith("extra."):
            hidden.update(form.label or "" for form in slot.links)
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
    return replace(draft, links=links, authors=authors, remark=" ".join(remarks) or None, extra=extra)


def _address(draft: Draft, shape: str) -> str:
    """What a block shows as the paper's own address."""
    assert draft.arxiv is not None  # noqa: S101 - the caller has looked
    if shape == "abs":
        return arxiv_id.abs_url(draft.arxiv, draft.version)
    return arxiv_id.pdf_url(draft.arxiv, draft.version) + (".pdf" if shape == "pdf.pdf" else "")


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


def with_one_title(drafts: Sequence[Draft], records: Mapping[str, Found]) -> list[Draft]:
    """The drafts, where those of one arXiv id have one title: the one that is most like the source's, else the longest.

    Of a paper that is listed twice, once by a nickname, the catalog keeps its real title.
    """
    titles: dict[str, list[str]] = {}
    for draft in drafts:
        if draft.arxiv and draft.title and draft.title not in titles.setdefault(draft.arxiv, []):
            titles[draft.arxiv].append(draft.title)
    chosen: dict[str, str] = {}
    for arxiv, found in titles.items():
        first = found[0]
        alike = [title for title in found if not is_another(title, (), [first], ())]
        record = records.get(arxiv)
        if len(alike) > 1:
            known = title_key(record.record.title) if record else ""
            chosen[arxiv] = max(alike, key=lambda title: (title_key(title) == known, len(title.split())))
    return [
        replace(draft, title=chosen[draft.arxiv])
        if draft.arxiv in chosen and draft.title and not is_another(draft.title, (), [chosen[draft.arxiv]], ())
        else draft
        for draft in drafts
    ]
