"""The plan: block by block, what the person's entries say that the catalog does not. Pure; ``run`` carries it out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papercli.actions.absorb import entry
from papercli.actions.absorb.block_reading import BlockReading
from papercli.actions.absorb.ledger import Ledger
from papercli.actions.absorb.page import Page, rendered
from papercli.actions.absorb.ranges import widened
from papercli.actions.absorb.styles import Styles
from papercli.actions.absorb.telling import telling
from papercli.markdown import markers
from papercli.writers.markdown.sections import selected
from papercli.writers.markdown.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from papercli.actions.absorb.page import Named, Source
    from papercli.model.paper import Paper
    from papercli.model.topics import Topics


@dataclass(slots=True)
class Written:
    """A README as it will be."""

    text: str
    blocks: Sequence[str]
    """What stands in its blocks that papercli answers for."""


@dataclass(slots=True)
class Plan:
    """All that is to be done."""

    ledger: Ledger
    pages: list[Written] = field(default_factory=list)
    named: dict[str, Mapping[str, object]] = field(default_factory=dict)
    """The blocks of ``catalog.yaml`` whose style has a new place."""


def plan(
    sources: Sequence[Source],
    papers: Mapping[str, Paper],
    ids: Collection[str],
    topics: Topics,
    named: Mapping[str, Mapping[str, object]],
    *,
    today: str,
    remove: bool,
    with_notes: Collection[str] = (),
) -> Plan:
    """Work out what the edits of these READMEs mean.

    ``ids`` are those of all papers' files, broken ones too; ``named`` the blocks of ``catalog.yaml``; papers
    ``with_notes`` are not removed. Raises ``InvalidError`` where markers are wrong.
    """
    refused: set[str] = set()
    pages = [Page(source, named) for source in sources]
    while True:  # what no block would show in the end is not taken at all, as if it had not been read
        out = Plan(Ledger(topics, papers))
        styles = Styles(pages, named)
        known = set(ids)
        work = [
            BlockReading(block, out.ledger, known, styles, refused, today=today)
            for page in pages
            for block in page.blocks
            if block.edited
        ]
        for each in work:
            each.read()
        _find_moved(work)
        for each in work:
            each.take_new()
            each.take_gone(remove=remove, with_notes=with_notes)
            each.arrange()
        out.named = styles.grown
        before = len(refused)
        for page in pages:
            mine = [each for each in work if each.block.page is page]
            out.pages.append(_written(page, mine, out.ledger, styles.named, refused))
        if len(refused) == before:
            return out
        for page in pages:
            for block in page.blocks:
                block.restyle(named)


def _find_moved(work: Sequence[BlockReading]) -> None:
    """Entries that left one block and came to another one."""
    gone = {(each.items[k].id): (each, k) for each in work for k in each.gone}
    if not gone:
        return
    texts = {" ".join(each.block.painter.normal(each.text(k))): id_ for id_, (each, k) in gone.items()}
    for each in work:
        for chunk in each.chunks:
            if chunk.item is not None:
                continue
            id_ = texts.get(" ".join(each.block.painter.normal(chunk.text)))
            if id_ is None or id_ not in gone:
                continue
            other, k = gone.pop(id_)
            other.gone.remove(k)
            each.where[chunk.line] = id_
            old, new = other.items[k].topic, each.topic(chunk.section)
            if new != old:
                entry.change_topic(each.ledger, id_, old, new, each.ref(chunk.line))


def _written(page: Page, work: Sequence[BlockReading], ledger: Ledger, named: Named, refused: set[str]) -> Written:
    """The README after the changes: blocks that were understood are rendered, the others stay.

    Entries that their block would not show any more join the ``refused``.
    """
    source = page.source
    text = widened(source.text, {each.block.number: each.range for each in work if each.range})
    found, standing = page.rendered, page.standing
    if ledger.touched or text != source.text or named != page.named:
        shelf = source.view.shelf(ledger.papers().values(), source.shelf.topics)
        found, standing = rendered(source, text, shelf, named), Standing(shelf.papers, shelf.topics)
    for each in work:
        if not each.bad:
            listed = {paper.id for paper in selected(standing, each.block.options)}
            refused.update(_unshown(each, found.blocks[each.block.number].new, listed))
    left = {each.block.number for each in work if each.bad}
    out, at = "", 0
    answered: list[str] = []
    for i, place in enumerate(markers.find(text)[0]):
        new = found.blocks[i].new
        out += text[at : place.begin] + (text[place.begin : place.end] if i in left else new)
        at = place.end
        if i not in left:
            answered.append(new)
    return Written(out + text[at:], answered)


def _unshown(each: BlockReading, rendered: str, listed: Collection[str]) -> Iterator[str]:
    """The entries that say something that the rendered block does not."""
    said = telling(rendered)
    for chunk in each.chunks:
        if said.says_all_of(telling(chunk.text)):
            continue
        id_ = each.where[chunk.line]
        if chunk.item is not None and id_ not in listed:  # a box that was ticked where unread ones are listed
            each.ledger.notes.append(
                f"{each.ref(chunk.line)}: {id_} is listed here no longer: the block's options leave it out"
            )
        else:
            yield each.ref(chunk.line)
