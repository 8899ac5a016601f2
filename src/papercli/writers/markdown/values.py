"""The value of a placeholder: for each field a function of the paper, made once for a block.

It gives inline Markdown, or in *plain* form the text a reader sees, for use within code and addresses; "" where the
paper has no such value.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.markdown.escape import block, clean, code, inline, link
from papercli.model import arxiv_id, doi
from papercli.model.date_format import compile_format
from papercli.model.fields import KINDS
from papercli.writers.markdown.links import MAIN, labels, link_labels, links, one_link, references
from papercli.writers.markdown.people import KEEPERS, author_list, name_form
from papercli.writers.names import named

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from papercli.model.entry_tree import Placeholder
    from papercli.model.paper import Paper
    from papercli.writers.markdown.request import Shelf

    Show = Callable[[Paper, int], str]
    Get = Callable[[Paper, int], str | None]

_TEXTS: Mapping[str, Get] = {
    "title": lambda p, _n: p.title,
    "name": lambda p, _n: p.name,
    "venue": lambda p, _n: p.venue,
    "kind": lambda p, _n: p.kind,
    "id": lambda p, _n: p.id,
    "arxiv": lambda p, _n: p.arxiv,
    "doi": lambda p, _n: p.doi,
    "year": lambda p, _n: None if (year := p.effective_year) is None else str(year),
    "venue_year": lambda p, _n: venue_year(p),
    "n": lambda _p, n: str(n),
}
_DATES: Mapping[str, Get] = {
    "date": lambda p, n: p.published or _TEXTS["year"](p, n),
    "added": lambda p, _n: p.added,
    "started": lambda p, _n: p.started,
    "finished": lambda p, _n: p.finished,
}
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_SHARES = {"people": "authors", "person": "authors", "date": "date", "links": "links", "status": "status-words"}
_LINK_TEXTS = {"link": "link", "notes": "notes"}


class Values:
    """Makes the functions for one block, from what its placeholders share and the shelf."""

    def __init__(self, shared: Mapping[str, Mapping[str, str]], shelf: Shelf, *, cells: bool = False) -> None:
        self.shared = shared
        self.shelf = shelf
        self.cells = cells
        """Summaries keep their lines: they stand in table cells."""
        self.main_link = True
        """A paper's own address is the first of its ``{links}``; asked for by name it always is."""

    def options(self, holder: Placeholder) -> dict[str, str]:
        """The placeholder's own options over those that the block shares for its kind of field."""
        share = "title" if holder.name == "title" else _SHARES.get(holder.field.kind, "")
        own = holder.options
        if share == "status-words" and own.keys() - {"empty"}:
            return dict(own)
        forms = self.shared.get("url", {}) if "abs" in KINDS[holder.field.kind].words else {}
        return {**forms, **self.shared.get(share, {}), **own}

    def plain(self, holder: Placeholder) -> Show:
        """The value as text; addresses are bare."""
        options = self.options(holder)
        get, instead = self._text(holder, options), options.get("empty", "")
        return lambda p, n: clean(get(p, n) or "") or instead

    def markdown(self, holder: Placeholder) -> Show:
        """The value as inline Markdown. Bold and italics are not made here but by the entry, which knows what stands beside."""
        options = self.options(holder)
        show, instead = self._markdown(holder, options), options.get("empty")
        return (lambda p, n: show(p, n) or instead) if instead else show

    def _markdown(self, holder: Placeholder, options: Mapping[str, str]) -> Show:
        kind, as_code = holder.field.kind, _code_in_cell if self.cells else code
        if kind == "remark":
            return lambda p, _n: one_line(p.remark or "")
        if kind == "summary":
            source = self.source(holder, "all" if self.cells else "first")
            return (lambda p, _n: source(p) or "") if self.cells else lambda p, _n: one_line(source(p) or "")
        if kind == "links":
            wanted = self.main_link or MAIN in labels(options.get("only"))
            return links(options, _main_address(options) if wanted else None, as_code)
        if kind == "see":
            return references(options)
        if kind == "status":
            return _status(options)
        if kind == "rating":
            return lambda p, _n: options.get("stars", "") * (p.rating or 0) or str(p.rating or "")
        if kind == "people" and not KEEPERS.isdisjoint(options):
            write = author_list(options, inline)
            return lambda p, _n: write(p.authors)
        get = self._text(holder, options)
        if kind in ("address", "link", "notes"):
            label = holder.name.removeprefix("links.")
            default = inline(label) if label != holder.name else _LINK_TEXTS.get(kind, "")
            return one_link(get, "" if options.get("words") == "bare" else options.get("text", default))
        if "markdown" in options:
            return lambda p, n: one_line(get(p, n) or "")
        if kind in ("text", "number"):
            return _styled(get, options, self._target(holder, options), as_code)
        return lambda p, n: inline(value) if (value := get(p, n)) else ""

    def source(self, holder: Placeholder, part: str) -> Callable[[Paper], str | None]:
        """The keeper's Markdown of a summary or remark as written; ``part`` (``all`` or ``first`` paragraph) unless it says."""
        if holder.name == "remark":
            return lambda p: p.remark
        if self.options(holder).get("part", part) == "all":
            return lambda p: p.summary
        return lambda p: first_paragraph(p.summary) if p.summary else None

    def _text(self, holder: Placeholder, options: Mapping[str, str]) -> Get:
        """The value as text not cleaned yet."""
        name, kind, shelf = holder.name, holder.field.kind, self.shelf
        prefix, _, rest = name.partition(".")
        if rest:
            return (lambda p, _n: p.extra.get(rest)) if prefix == "extra" else (lambda p, _n: p.links.get(rest))
        if name == "year" and "given" in options:
            return _given_year
        if name in _TEXTS:
            return _TEXTS[name]
        if kind == "date":
            get = _DATES[name]
            if name == "date" and "given" in options:
                get = _precise_date if options["given"] == "precise" else _given_date
            show = compile_format(options.get("format", "%Y-%m-%d"))
            return lambda p, n: show(iso) if (iso := get(p, n)) else None
        if kind == "people":
            write = author_list(options)
            return lambda p, _n: write(p.authors)
        if kind == "person":
            form = name_form(options.get("form", "First Last"))
            return lambda p, _n: form(names[0]) if (names := named(p.authors)[0]) else None
        if kind in ("address", "link"):
            return _main_address(options)
        return {
            "notes": lambda p, _n: shelf.notes.get(p.id),
            "topics": lambda p, _n: options.get("join", ", ").join(_topic_titles(p, shelf)),
            "status": _status(options),
            "rating": lambda p, _n: str(p.rating or ""),
            "links": lambda p, _n: link_labels(p),
            "see": lambda p, _n: " ".join(p.see),
            "summary": lambda p, _n: p.summary,
            "remark": lambda p, _n: p.remark,
        }[name]

    def _target(self, holder: Placeholder, options: Mapping[str, str]) -> Get:
        """Where the field's text leads when it is a link."""
        if holder.name == "arxiv":
            return lambda p, _n: arxiv_id.abs_url(p.arxiv, p.version) if p.arxiv else None
        if holder.name == "doi":
            return lambda p, _n: doi.address(p.doi) if p.doi else None
        return _main_address(options)


def _given_year(paper: Paper, _n: int) -> str | None:
    """The year, unless it merely follows from the arXiv id."""
    return str(paper.effective_year) if paper.year is not None or paper.published else None


def _given_date(paper: Paper, n: int) -> str | None:
    return paper.published or _given_year(paper, n)


def _precise_date(paper: Paper, _n: int) -> str | None:
    """The date where more than the year is known."""
    return paper.published if paper.published and len(paper.published) > 4 else None


def venue_year(paper: Paper) -> str:
    """``ICLR 2022``: the venue, and the year unless the venue names one."""
    year = "" if paper.effective_year is None or _YEAR.search(paper.venue or "") else str(paper.effective_year)
    return f"{paper.venue or ''} {year}".strip()


def one_line(markdown: str) -> str:
    """The keeper's Markdown on one line, nothing left open in it."""
    return " ".join(block(markdown, "").split())


def first_paragraph(markdown: str) -> str:
    """What stands before the first blank line."""
    lines: list[str] = []
    for line in markdown.strip().splitlines():
        if not line.strip():
            break
        lines.append(line)
    return "\n".join(lines)


def _main_address(options: Mapping[str, str]) -> Get:
    """The paper's address in one of ``fields.URL_FORMS``; papers outside arXiv have one form only."""
    form = options.get("url", "abs")
    if form == "abs":
        return lambda p, _n: p.main_url
    suffix = ".pdf" if form == "pdf.pdf" else ""

    def pdf(paper: Paper, _n: int) -> str | None:
        if paper.arxiv:
            return arxiv_id.pdf_url(paper.arxiv, paper.version) + suffix
        return paper.links.get("pdf") or paper.main_url

    return pdf


def _status(options: Mapping[str, str]) -> Show:
    words = {status: word for status, word in options.items() if status != "empty"}
    return (lambda p, _n: words.get(p.status, "")) if words else (lambda p, _n: p.status)


def _code_in_cell(text: str) -> str:
    """A code span that survives ``cell``, which takes a bar behind a backslash as escaped and unmakes markers."""
    return f"<code>{inline(text)}</code>" if "\\|" in text or "<!--" in text else code(text)


def _styled(get: Get, options: Mapping[str, str], target: Get, as_code: Callable[[str], str]) -> Show:
    """Text as code, in quotes or as a link, by the option ``style``."""
    styles = options.get("style", "plain").split("-")
    written = as_code if "code" in styles else inline
    quote = '"' if "quoted" in styles else ""
    linked = "link" in styles

    def show(paper: Paper, n: int) -> str:
        value = get(paper, n)
        text = written(value) if value else ""
        if not text:
            return ""
        if linked and (url := target(paper, n)):
            text = link(text, url) or text
        return f"{quote}{text}{quote}"

    return show


def _topic_titles(paper: Paper, shelf: Shelf) -> list[str]:
    places = (shelf.topics.get(slug) for slug in shelf.topics.deepest(paper.topics))
    return [place.topic.title for place in places if place]
