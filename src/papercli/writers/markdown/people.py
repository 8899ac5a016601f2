"""Authors as a list shows them: which of them, and how a name is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.model.text import squeeze
from papercli.writers.names import named, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


KEEPERS = frozenset(("join", "last", "two", "more"))
"""Options that hold the keeper's Markdown."""


def name_form(form: str) -> Callable[[str], str]:
    """Make the function that writes ``Edward J. Hu`` as one of ``fields.NAME_FORMS``.

    >>> [name_form(form)("Edward J. Hu") for form in ("Last, First", "Last, F.", "F. Last", "Last")]
    ['Hu, Edward J.', 'Hu, E. J.', 'E. J. Hu', 'Hu']
    """
    if form == "First Last":
        return squeeze

    def write(author: str) -> str:
        family, given, behind = parse(author)
        family += behind
        if not given or form == "Last":
            return family
        if "F." in form:
            given = " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in given.split())
        return f"{family}, {given}" if form.startswith("Last") else f"{given} {family}"

    return write


def author_list(options: Mapping[str, str], escape: Callable[[str], str] = str) -> Callable[[Sequence[str]], str]:
    """Make the function that writes a paper's authors by the options of a ``people`` field.

    ``escape`` is for the names; what stands between them is the keeper's.
    """
    form = name_form(options.get("form", "First Last"))
    count = options.get("count", "all")
    shown = None if count == "all" else int(count)
    join = options.get("join", "; " if options.get("form", "").startswith("Last, ") else ", ")
    before_last = options.get("last", join)
    before_second = options.get("two", before_last)
    more = options.get("more")

    def authors(given: Sequence[str]) -> str:
        names, cut = named(given)
        written = [escape(form(name)) for name in names[:shown]]
        if written and (cut or len(names) > len(written)):
            return join.join(written) + (
                (" et al." if len(written) == 1 else f"{join}et al.") if more is None else more
            )
        last = before_second if len(written) == 2 else before_last
        return last.join(part for part in (join.join(written[:-1]), *written[-1:]) if part)

    return authors
