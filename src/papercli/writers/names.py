"""Names of authors taken apart: family name, given names, what stands behind."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from papercli.model.clean import clean
from papercli.model.text import last_name, squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

_MORE = frozenset(("et al.", "et al", "et. al.", "et. al", "others", "other authors"))
_USUAL = re.compile(r"(?P<given>[A-Z][A-Za-z.-]*(?: [A-Z][A-Za-z.-]*)*) (?P<family>[A-Z][a-z]+)")
_WORDS = """
    And Collaboration Collaborations Consortium Team Group Project Initiative Committee The Others Jr Sr Ii Iii Iv Phd
    AND COLLABORATION COLLABORATIONS CONSORTIUM TEAM GROUP PROJECT INITIATIVE COMMITTEE THE OTHERS
"""
_MEANINGFUL = frozenset(_WORDS.split())
"""Words with capitals that make a name something else than given names and a family's."""
_SEVERAL = re.compile(r"\band\b|&", re.IGNORECASE)
"""In a group's name, or in several names that nobody took apart."""


class Name(NamedTuple):
    """One author. ``given`` is empty for a group, and for who has one name only."""

    family: str
    """With particles: ``van der Maaten``. A group's whole name."""
    given: str
    behind: str = ""
    """What follows the family name, as it is written: ``, Jr.``."""

    @property
    def suffix(self) -> str:
        """What follows the family name, bare: ``Jr.``."""
        return self.behind.lstrip(", ")


def parse(author: str) -> Name:
    """Take ``Edward J. Hu`` or ``Hu, Edward J.`` apart.

    >>> parse("Laurens van der Maaten"), parse("John Smith, Jr.").suffix
    (Name(family='van der Maaten', given='Laurens', behind=''), 'Jr.')
    """
    author = squeeze(author)
    family = last_name(author)
    if not family:
        return Name(author, "")
    if author.startswith(f"{family},"):  # written «Hu, Edward J.»
        return Name(family, author[len(family) + 1 :].strip())
    before, _, after = author.rpartition(family)
    if before.strip().lower() == "the":  # a group
        return Name(author, "")
    return Name(family, before.strip(), after.rstrip())


def named(authors: Sequence[str]) -> tuple[Sequence[str], bool]:
    """The authors that are named, and whether the list says that there are more: its last is ``et al.`` or ``others``."""
    cut = bool(authors) and squeeze(authors[-1]).casefold().removeprefix("and ") in _MORE
    return (authors[:-1] if cut else authors), cut


def people(authors: Sequence[str]) -> tuple[list[Name], bool]:
    """The authors taken apart, in what of them can be seen, and whether there are more: the list says so, or the last name does."""
    those, cut = named(authors)
    names = [name for name in map(_seen, those) if name.family]
    if names and names[-1].suffix.casefold() in _MORE:
        names[-1], cut = names[-1]._replace(behind=""), True
    return names, cut


@lru_cache(maxsize=1 << 14)
def _seen(author: str) -> Name:
    if (usual := _USUAL.fullmatch(author)) and _MEANINGFUL.isdisjoint(
        author.split()
    ):  # what follows would say the same
        return Name(usual["family"], usual["given"])
    author = clean(author)
    return Name(author, "") if _SEVERAL.search(author) else parse(author)
