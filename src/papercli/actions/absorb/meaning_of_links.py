"""Links as a person wrote them in a block, as changes of the paper's addresses."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, cast

from papercli.actions.absorb.asked import LINK, leads, links_in, put
from papercli.actions.import_.fields import is_arxiv_page
from papercli.model import arxiv_id, doi as dois
from papercli.model.changes import Remove, Set
from papercli.model.relative import from_top
from papercli.writers.markdown.links import MAIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papercli.actions.absorb.asked import Asked, Reading
    from papercli.model.changes import Change, Plain
    from papercli.model.paper import Paper

_URL = re.compile(r"<?(?P<url>[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]+)>?")


def of_address(asked: Asked, paper: Paper) -> Reading:
    """The paper's own address, or one of its links, as a link or bare."""
    raw = asked.raw.strip()
    found = LINK.search(raw) or _URL.search(raw)
    url = found["url"] if found else raw.strip("<>")
    label = asked.holder.name.removeprefix("links.")
    if label != asked.holder.name:
        yield put(("links", label), from_top(unescape(url), asked.folder))
    else:
        yield from address(unescape(url), paper, asked.folder)


def address(url: str, paper: Paper, folder: str) -> Reading:
    """Ways to give a paper another address of its own."""
    if not url:
        yield [Remove(("url",))]
        return
    if re.search(r"\s", url):
        return
    found = arxiv_id.parse(url)
    number = dois.parse(url)
    if found and (paper.arxiv or not paper.url):
        version: list[Change] = [Set(("version",), str(found.version))] if found.version else [Remove(("version",))]
        yield [Set(("arxiv",), found.id), *version, Remove(("url",))]
        if is_arxiv_page(url, found.id):  # whatever its form
            return
    if number and paper.doi and not paper.url:
        yield [Set(("doi",), number)]
    if not paper.main_url and number:
        yield [Set(("doi",), number)]
    for label, target in paper.links.items():  # its first link stands in for an address of its own
        if target == paper.main_url and not paper.url:
            yield [Set(("links", label), from_top(url, folder))]
    yield [Set(("url",), from_top(url, folder))]


def of_links(asked: Asked, paper: Paper) -> Reading:
    """The labelled links, and the paper's own among them."""
    renamed = {
        new.strip(): old.strip()
        for old, _, new in (part.partition(">") for part in asked.options.get("as", "").split(","))
    }
    before, after = (
        [(renamed.get(label, label), from_top(unescape(url), asked.folder)) for label, url in links_in(markdown)]
        for markdown in (asked.shown, asked.raw)
    )
    if not all(leads(url) for _, url in after):
        return
    own: list[list[Change]] = [[]]
    if MAIN not in paper.links and (url := dict(after).get(MAIN)) != dict(before).get(MAIN):
        own = list(address(url or "", paper, ""))
        after = [pair for pair in after if pair[0] != MAIN]
        before = [pair for pair in before if pair[0] != MAIN]
    for first in own:
        yield [*first, *link_changes(before, after, paper.links)]
    in_order = {label: url for label, url in after if label != MAIN or MAIN in paper.links}
    in_order |= {label: url for label, url in paper.links.items() if (label, url) not in before}
    yield [Set(("links",), cast("Plain", in_order))] if in_order else [Remove(("links",))]


def link_changes(before: list[tuple[str, str]], after: list[tuple[str, str]], links: Mapping[str, str]) -> list[Change]:
    """The changes of a paper's links by which those shown before become those after, a renamed one in its place."""
    out: list[Change] = []
    gone = [pair for pair in before if pair not in after]
    new = [pair for pair in after if pair not in before]
    if any(url == other for _, url in gone for _, other in new):  # called otherwise now
        names = {url: label for label, url in new}
        all_links = {names.get(url, label) if (label, url) in gone else label: url for label, url in links.items()}
        return [
            Set(
                ("links",),
                cast("Plain", all_links | {label: url for label, url in new if url not in all_links.values()}),
            )
        ]
    out += [Remove(("links", label)) for label, _ in gone if label not in dict(new)]
    out += [Set(("links", label), url) for label, url in new if label]
    return out


def of_see(asked: Asked, paper: Paper) -> Reading:
    """The links without a label."""
    urls = [m["url"] for m in LINK.finditer(asked.raw)] or [m["url"].rstrip(",;") for m in _URL.finditer(asked.raw)]
    urls = [from_top(unescape(url), asked.folder) for url in urls]
    if urls != list(paper.see):
        yield [Set(("see",), cast("Plain", urls))] if urls else [Remove(("see",))]
