"""Authors as a list shows them: which of them, and how a name is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.model.text import last_name, squeeze

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


def name_form(form: str) -> Callable[[str], str]:
    """Make the function that writes ``Edward J. Hu`` as one of ``fields.NAME_FORMS``.

    >>> [name_form(form)("Edward J. Hu") for form in ("Last, First", "Last, F.", "F. Last", "Last")]
    ['Hu, Edward J.', 'Hu, E. J.', 'E. J. Hu', 'Hu']
    """
    if form == "First Last":
        return squeeze

    def write(author: str) -> str:
        family, given = _parts(squeeze(author))
        if not given or form == "Last":
            return family
        if "F." in form:
            given = " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in given.split())
        return f"{family}, {given}" if form.startswith("Last") else f"{given} {family}"

    return write


def author_list(options: Mapping[str, str]) -> Callable[[Sequence[str]], str]:
    """Make the function that writes a paper's authors by the options of a ``people`` field."""
    write = name_form(options.get("form", "First Last"))
    count = options.get("count", "all")
    shown = None if count == "all" else int(count)
    join = options.get("join", "; " if options.get("form", "").startswith("Last, ") else ", ")
    before_last = options.get("last", join)
    more = options.get("more", " et al." if shown == 1 else f"{join}et al.")

    def authors(names: Sequence[str]) -> str:
        written = [write(name) for name in names[:shown]]
        if shown is not None and len(names) > shown:
            return join.join(written) + more
        return before_last.join(part for part in (join.join(written[:-1]), *written[-1:]) if part)

    return authors


def _parts(author: str) -> tuple[str, str]:
    """Family name with particles and suffix, and given names."""
    family = last_name(author)
    if not family:
        return author, ""
    if author.startswith(f"{family},"):  # written «Hu, Edward J.»
        return family, author[len(family) + 1 :].strip()
    before, _, after = author.rpartition(family)
    if before.strip().lower() == "the":  # a group
        return author, ""
    suffix = after.rstrip()
    return family + suffix, before.strip()
