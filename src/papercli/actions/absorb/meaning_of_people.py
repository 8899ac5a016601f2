"""Names as a person wrote them in a block, as changes of the paper's authors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from papercli.actions.absorb.asked import plain_text
from papercli.model.changes import Remove, Set
from papercli.model.text import squeeze
from papercli.writers.markdown.people import name_form
from papercli.writers.names import named

if TYPE_CHECKING:
    from papercli.actions.absorb.asked import Asked, Reading
    from papercli.model.changes import Plain
    from papercli.model.paper import Paper

_MORE = re.compile(
    r"\s*(?:,|;|\band\b|&)?\s*\bet\.? al\b\.?.*|\s*(?:,|;|\band\b)?\s*\b(?:and )?others\.?$", re.IGNORECASE
)


def of_people(asked: Asked, paper: Paper) -> Reading:
    """The authors; of a list that is cut short the others stay."""
    options = asked.options
    raw = asked.raw.strip()
    if not raw:
        yield [Remove(("authors",))]
        return
    for more in filter(None, (options.get("more", "").strip(), " et al.")):
        if raw.endswith(more):
            yield from _names(asked, raw[: -len(more)], paper, cut=True)
    if _MORE.search(raw):
        yield from _names(asked, _MORE.sub("", raw), paper, cut=True)
    yield from _names(asked, raw, paper, cut=False)


def _names(asked: Asked, raw: str, paper: Paper, *, cut: bool) -> Reading:
    """Lists of authors; names that show as before stay as the paper has them."""
    options = asked.options
    form = name_form(options.get("form", "First Last"))
    there, was_cut = named(paper.authors)
    known = {form(name): name for name in there}
    join = options.get("join", "; " if options.get("form", "").startswith("Last, ") else ", ")
    words = [options[key] for key in ("last", "two") if options.get(key)] + [join]
    strict = "|".join(
        re.escape(word.strip()) if not word.strip().isalpha() else rf"\b{re.escape(word.strip())}\b"
        for word in words
        if word.strip()
    )
    for separator in filter(None, (strict, r",?\s+\band\b|,|;|&|、|，", ";|,")):
        found = [squeeze(plain_text(name)) for name in re.split(separator, raw)]
        names = [known.get(name, name) for name in found if name]
        if not names:
            continue
        shown = len(asked.shown and there)
        count = options.get("count", "all")
        if count != "all":
            shown = min(shown, int(count))
        rest = list(there[shown:])
        if cut and rest:
            yield [Set(("authors",), cast("Plain", [*names, *rest, *paper.authors[len(there) :]]))]
        if cut:
            yield [Set(("authors",), cast("Plain", [*names, paper.authors[-1] if was_cut else "et al."]))]
        else:
            yield [Set(("authors",), cast("Plain", names))]


def of_person(asked: Asked, paper: Paper) -> Reading:
    """The first author."""
    name = plain_text(asked.raw)
    if name:
        yield [Set(("authors",), cast("Plain", [name, *paper.authors[1:]]))]
