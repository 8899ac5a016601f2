"""Which part of a line may be the title of a paper, and how likely."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.readers.markdown import signs
from papercli.readers.markdown.likeness import likeness
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
        if how == "link" and (atom.span is None or atom.span.bare) and not atom.swapped:
            self._marked = True
            return
        if how == "text":
            end = self._taken = _run(self._text, self._atoms, i)
            how = "after" if self._marked else "text"
        plain = how in ("text", "after")
        start, end = trim(self._text, start, min(end, start + _LONGEST), plain=plain)
        score = likeness(self._text[start:end], styled=not plain, marked=how in _MARKED) * WEIGHTS[how]
        guess = Guess(how, start, end, score * self._context(how, atom, start), atom)
        if guess.score > 0:
            self.guesses.append(guess)
            self._marked = self._marked or atom.kind != "text"
            self._good = self._good or (guess.score >= 0.5 and how != "link")
        elif how == "link":
            self._labelled = self._labelled or signs.role(self._text[atom.start : atom.end]) == "main"

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
        if how == "strong" and self._text[atom.start] == "[" and self._text[atom.end - 1] == "]":
            return 0.3
        if how != "link":
            return 1.0
        factor = 0.5 if self._good and self._labelled else 1.0  # one more link behind ``Title [paper](address)``
        paper = atom.span is not None and signs.paper_url(atom.span.url)
        if self._linked is not None and paper <= self._linked:
            factor *= 0.3  # a second link tells of the first one's paper
        elif self._linked is None:
            self._linked = paper
        if last is not None and last.how == "text" and self._text[last.end : atom.start].strip() in (":", "："):
            last.score *= 0.45  # ``Training data: [name](address)``
        return factor


def _run(text: str, found: Sequence[Atom], i: int) -> int:
    """Where plain text that begins at an atom ends: styled words in the midst of it belong to it."""
    end = found[i].end
    while i + 2 < len(found):
        styled, after = found[i + 1], found[i + 2]
        if styled.kind not in ("emphasis", "code", "quoted") or after.kind != "text" or not text[:end][-2:].strip():
            break
        if text[end - 2 : end].strip()[-1:] in ".,;:|)]([" or not re.match(
            r"['\"”]?[\s-]+\w", text[after.start : after.end]
        ):
            break
        if signs.size(text[styled.start : styled.end]) > 4:
            break
        i += 2
        end = found[i].end
    return end
