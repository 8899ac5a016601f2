"""The named blocks of ``catalog.yaml``, and those among them that get a place for something new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.actions.absorb.edit import Edit
from papercli.actions.absorb.growth import growths
from papercli.actions.absorb.page import rendered
from papercli.errors import InvalidError
from papercli.model.paper_changes import changed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papercli.actions.absorb.backwards import Place
    from papercli.actions.absorb.page import Block, Named, Page
    from papercli.model.paper import Paper


class Styles:
    """The named blocks of ``catalog.yaml``, and those that got a place for something."""

    def __init__(self, pages: Sequence[Page], named: Named) -> None:
        self.pages = pages
        self.named = dict(named)
        self.grown: dict[str, Mapping[str, object]] = {}

    def grow(self, block: Block, paper: Paper, place: Place, before: str, text: str) -> Edit | None:
        """Give the style of a block a place for what ``text`` says and it does not show, if nothing else would look different."""
        name = block.marker.get("block", "")
        options = self.named.get(name)
        if options is None or {"entry", "columns"} & block.marker.keys():
            return None
        for growth in growths(block.options, options, paper, before, text, block.page.source.view.folder):
            named = {**self.named, name: growth.options}
            try:
                painter = block.painted(named)
            except InvalidError:
                continue
            grown = changed(paper, growth.changes)
            same = grown and painter.normal(painter.text(grown, place.n, place.level)) == painter.normal(text)
            if same and self.nothing_else(named):
                self.named = named
                self.grown[name] = named[name]
                return Edit(growth.changes, exact=True)
        return None

    def nothing_else(self, named: Named) -> bool:
        """Whether no block would look different with these options, as the papers are."""
        return all(
            rendered(page.source, page.source.text, page.source.shelf, named).text == page.rendered.text
            for page in self.pages
        )
