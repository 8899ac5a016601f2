"""Which part of a line may be the title of a paper, and how likely."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.readers.markdown import signs
from papercli.readers.markdown.likeness import likeness
from papercli.readers.markdown.recognise import identifiers, labels
from papercli.readers.markdown.title_ends import trim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.markdown.rich import Rich
    from papercli.readers.markdown.atoms import Atom

WEIGHTS = {
    "link": 1.0,
    "quoted": 1.0,
    "strong": 0.95,
    "code": 0.9,
    "emphasis": 0.7,
    "strike": 0.9,
    "text": 0.75,
    "after": 0.72,
}
"""How much a style speaks for a title; ``after`` is plain text behind a link or style."""
_MARKED = ("link", "strong", "quoted", "code", "strike")
_DESCRIBES = re.compile(r"[\])\s*]*[-–—:：|,，]\s*")


_SHORT = 40
_PUNCTUATION = " \t\n.,;:|()[]/*\\-–—·•"
_LONGEST = 500
"""Characters of a part that are looked at."""


@dataclass(slots=True)
class Guess:
    """A part of a line that may be the title."""

    how: str
    """Where it stands: a key of ``WEIGHTS``; what a list's entries have in common."""
    start: int
    """Of the title itself in the line's text."""
    end: int
    score: float
    """0 to 1."""
    atom: Atom
    """That it is, or that it begins in."""
    reach: tuple[int, int] = (0, 0)
    """Of the whole text that it is a part of."""


def guesses(rich: Rich, found: Sequence[Atom]) -> list[Guess]:
    """All parts of a line that may be its title."""
    line = _Line(rich, found)
    for i, atom in enumerate(found):
        line.look(i, atom)
    return line.guesses


class _Line:
    """A line looked at from atom to atom; what was seen before counts."""

    def __init__(self, rich: Rich, found: Sequence[Atom]) -> None:
        self.guesses: list[Guess] = []
        self._text = rich.text
        self._atoms = found
        self._taken = 0
        self._marked = False
        """A link or styled words came before."""
        self._linked: bool | None = None
        """Whether the first link that may be a title leads to a paper; None before there is one."""
        self._good = False
        """There is a likely title that is no link."""
        self._labelled = False
        """A link ``paper`` came after that."""

    def look(self, i: int, atom: Atom) -> None:
        """Take the next atom."""
        if atom.kind == "image" or atom.start < self._taken:
            return
        how, start, end = atom.kind, atom.start, atom.end
        shown = self._text[start:end] if end - start < _SHORT else ""
        if how == "text" and shown and not shown.strip(_PUNCTUATION):
            return
        if how == "link" and shown and (role := labels.role(shown)) and signs.size(shown) <= 6:
            self._labelled = self._labelled or role == "main"
            if atom.span is None or atom.span.bare:
                self._marked = True
            return
        if how == "quoted" and (goes_on := _quote_goes_on(self._text, self._atoms, i)):
            how, start, end, self._taken = "text", start - 1, goes_on, goes_on
        elif how == "text":
            end = self._taken = _run(self._text, self._atoms, i)
        if how == "link" and (atom.span is None or atom.span.bare) and not atom.swapped:
            self._marked = True
            return
        if how == "text" and self._marked:
            how = "after"
        plain = how in ("text", "after")
        reach = start, min(end, start + _LONGEST)
        start, end = trim(self._text, start, min(end, start + _LONGEST), plain=plain)
        score = likeness(self._text[start:end], styled=not plain, marked=how in _MARKED) * WEIGHTS[how]
        if start < end and self._text[start] in "(（" and self._text[end - 1] in ")）":
            score *= 0.3
        guess = Guess(how, start, end, score * self._context(how, atom, start), atom, reach)
        if guess.score > 0:
            self.guesses.append(guess)
            self._marked = self._marked or atom.kind != "text"
            self._good = self._good or (guess.score >= 0.5 and how != "link")
        elif how == "link":
            self._labelled = self._labelled or labels.role(self._text[atom.start : atom.end]) == "main"

    def _context(self, how: str, atom: Atom, start: int) -> float:
        """What stands around a part says for or against it, as a factor."""
        last = self.guesses[-1] if self.guesses else None
        if (
            how == "after"
            and last is not None
            and last.how == "link"
            and _DESCRIBES.fullmatch(self._text, atom.start, start)
        ):
            return 0.45  # behind a link and a dash it tells of the link
        shown = self._text[atom.start : atom.end]
        if shown[0] == "[" and shown[-1] == "]" and (how == "strong" or (how == "link" and signs.size(shown) <= 3)):
            return 0.3  # ``[[Pseudo Code]](address)``
        if how == "after" and any(guess.how == "quoted" for guess in self.guesses):
            return 0.5  # behind a quotation stands where it appeared
        if how == "after" and self._good and self._labelled:
            return 0.7  # behind ``Title [paper](address)`` it tells of the paper
        if how != "link":
            return 1.0
        factor = 0.5 if self._good and self._labelled else 1.0  # one more link behind ``Title [paper](address)``
        paper = atom.span is not None and identifiers.is_paper_url(atom.span.url)
        if self._linked is not None and paper <= self._linked:
            factor *= 0.3  # a second link tells of the first one's paper
        elif self._linked is None:
            self._linked = paper
        if last is not None and last.how == "text" and self._text[last.end : atom.start].strip() in (":", "："):
            last.score *= 0.45  # ``Training data: [name](address)``
        return factor


_GOES_ON = re.compile(r"[\"”»」]\s?[?!]\s+(?=\w)|[\"”»」]:\s+(?=\w)|(?<=[?!])[\"”»」]\s+(?=[A-Z])")


def _quote_goes_on(text: str, found: Sequence[Atom], i: int) -> int | None:
    """Where a title ends that only begins with a quotation: ``"Ask Me": How Companies …``; None where the quotation is all."""
    after = found[i + 1] if i + 1 < len(found) else None
    if after is None or after.kind != "text" or signs.size(text[found[i].start : found[i].end]) > 8:
        return None
    sign = _GOES_ON.match(text, found[i].end, after.end)
    if sign is None:
        return None
    start, end = trim(text, sign.end(), after.end, plain=True)
    more = text[start:end]
    return after.end if start == sign.end() and signs.size(more) >= 4 and likeness(more, styled=False) >= 0.7 else None


_CONTINUES = re.compile(r"['\"”]?[\s-]+\w")


def _run(text: str, found: Sequence[Atom], i: int) -> int:
    """Where plain text that begins at an atom ends: styled words in the midst of it belong to it."""
    end = found[i].end
    while i + 2 < len(found):
        styled, after = found[i + 1], found[i + 2]
        if not text[found[i].start : end].strip() or not text[max(0, end - 2) : end].strip() or after.kind != "text":
            break
        if styled.kind not in ("emphasis", "code", "quoted"):
            break
        if text[end - 2 : end].strip()[-1:] in ".,;:|)]([" or not _CONTINUES.match(text, after.start, after.end):
            break
        if signs.size(text[styled.start : styled.end]) > 4:
            break
        i += 2
        end = found[i].end
    return end
