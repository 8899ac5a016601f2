"""One line of a list looked at alone: its links and what they are, its possible titles, and what kind of line it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from papercli.readers.markdown import signs, titles
from papercli.readers.markdown.atoms import atoms
from papercli.readers.markdown.likeness import likeness
from papercli.readers.markdown.recognise import headings, identifiers, labels
from papercli.readers.markdown.title_ends import trim
from papercli.readers.markdown.title_starts import lead

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papercli.markdown.rich import Rich, Span
    from papercli.readers.markdown.atoms import Atom
    from papercli.readers.markdown.recognise.people import Authors
    from papercli.readers.markdown.titles import Guess

_LONG = 400
"""Characters from which on a text without links is no title."""
_NUMBERED = re.compile(r"[\[(]?(?:ref\.?\s*)?\d{1,3}[\])]?", re.IGNORECASE)
_KEY = re.compile(r"\s*(?P<key>[^\s:：][^:：\n]{0,39}?)\s*[:：]\s*")
_SENTENCE_START = re.compile(
    r"\s*(?:for|we|this|these|if|please|see|here|our|the following|you|feel|any|note|thanks|check|inspired|based|also|more|it|it's"
    r"|i|my|all|as|in this|to)\b",
    re.IGNORECASE,
)
_BADGE = re.compile(
    r"shields\.io|badgen\.net|badge\.fury|/badge|badge\.svg|star-history|visitor|hits\.|komarev|awesome\.re|forthebadge",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Link:
    """A link of a line and what it is."""

    atom: Atom
    """The link's, or that of the image which is all there is in it."""
    span: Span
    text: str
    """What a reader sees; of an image its words."""
    url: str
    role: str | None
    """``labels.role`` of its text; ``see`` for a number; None where the text may be a title."""
    bare: bool
    """It shows its own address."""
    paper: bool
    """It leads to a paper's page."""


@dataclass
class Line:
    """A line of text, or several that are one in the source's meaning."""

    rich: Rich

    @cached_property
    def atoms(self) -> Sequence[Atom]:
        """Its atoms."""
        return atoms(self.rich)

    @cached_property
    def links(self) -> Sequence[Link]:
        """Its links that lead somewhere, without in-page ones and placeholders."""
        text = self.rich.text
        out = [
            _link(text[atom.start : atom.end], atom, atom.span)
            for atom in self.atoms
            if atom.kind == "link" and atom.span is not None and signs.leads_somewhere(atom.span.url)
        ]
        images = [atom for atom in self.atoms if atom.kind == "image" and atom.span is not None]
        if not images:
            return out
        starts = [atom.span.source_start for atom in images if atom.span is not None]
        for span in self.rich.of_kind("link"):
            i = bisect_right(starts, span.source_start)
            if (
                span.start == span.end
                and i < len(starts)
                and starts[i] < span.source_end
                and signs.leads_somewhere(span.url)
            ):
                image = images[i].span
                out.append(_link(image.alt if image is not None else "", images[i], span))
        return sorted(out, key=lambda link: link.span.source_start)

    @cached_property
    def guesses(self) -> list[Guess]:
        """What may be its title."""
        found = titles.guesses(self.rich, self.atoms)
        key = self.key
        if key is not None and set(key[1]) & {"title", "paper", "name"}:
            for guess in found:
                if guess.start < key[2] <= guess.end:
                    guess.start, guess.end = trim(self.rich.text, key[2], guess.end, plain=guess.how == "text")
                    guess.score = (
                        likeness(self.rich.text[guess.start : guess.end], styled=True) * titles.WEIGHTS[guess.how]
                    )
            return [guess for guess in found if guess.score > 0 and guess.start >= key[2]]
        return found

    def best(self, votes: Mapping[str, float] | None = None) -> Guess | None:
        """The likeliest title; ``votes`` is the share of each way among the entries of the list."""
        if not votes:
            return self._likeliest
        if not self.guesses:
            return None
        return max(self.guesses, key=lambda guess: (guess.score * (0.45 + votes.get(guess.how, 0.0)), -guess.start))

    @cached_property
    def _likeliest(self) -> Guess | None:
        return max(self.guesses, key=lambda guess: (guess.score, -guess.start), default=None)

    @cached_property
    def begins(self) -> frozenset[int]:
        """Where its links begin."""
        return frozenset(link.atom.start for link in self.links)

    @cached_property
    def key(self) -> tuple[str, tuple[str, ...], int] | None:
        """Of ``Key: value``: the key, its roles, and where the value begins."""
        found = _KEY.match(self.rich.text)
        if not found or "http" in found["key"] or signs.size(found["key"]) > 4:
            return None
        if any(span.kind == "link" and span.start <= found.end("key") < span.end for span in self.rich.spans):
            return None
        known = headings.roles(found["key"])
        return found["key"].strip("*_` "), known, found.end()

    @cached_property
    def kind(self) -> str:
        """What it is, in one word.

        ``titled`` (a title and a link), ``title`` (one without a link), ``links`` (to a paper whose title stands
        elsewhere), ``people`` (authors, venue or date), ``image``, ``prose``, or ``empty``.
        """
        text = self.rich.text
        if not text.strip() and not self.links:
            return "image" if any(atom.kind == "image" for atom in self.atoms) else "empty"
        if not self.links:
            return self._without_links()
        best = self.best()
        if self._are_people():
            return "people"
        if best is None or best.score < (0.2 if best.how == "link" else 0.3):
            main = [link for link in self.links if link.role == "main" or link.paper or link.role]
            return "links" if main and self._words_outside() <= 12 else "prose"
        if best.how == "link":
            return "titled" if self._begins_with(best) else "prose"
        if not any(link.role or link.bare or link.paper for link in self.links):
            return "prose"
        if best.how in ("text", "after") and self._is_sentence(best):
            return "prose"
        return "titled"

    def _without_links(self) -> str:
        text = self.rich.text
        if len(text) > _LONG:
            return "people" if signs.is_field(signs.core(text), sure=0.5) else "prose"
        named = self.key is not None and "title" in self.key[1]
        plain = all(atom.kind in ("text", "emphasis") for atom in self.atoms)
        if self._is_citation():
            return "title"
        if plain and not named and signs.says_fields(signs.core(text) or text):
            return "people"
        best = self.best()
        styled = best is not None and best.how in ("strong", "quoted", "code") and best.score >= 0.3
        if best is not None and named:
            return "title"
        if not plain and not styled and signs.says_fields(signs.core(text) or text):
            return "people"
        if best is None:
            return "people" if len(text) < 200 and self.atoms and self.atoms[0].kind == "emphasis" else "prose"
        if best.how in ("strong", "quoted", "code", "emphasis", "strike") and best.score >= (
            0.3 if best.atom.end - best.atom.start > 0.8 * len(text.rstrip()) else 0.6
        ):
            return "title"
        return "title" if best.how == "text" and best.score >= 0.7 and signs.size(text) < 30 else "prose"

    def _is_citation(self) -> bool:
        """``Doe, J. et al. (2020). *Title.* Where``."""
        best = self.best()
        if best is None or best.how != "emphasis" or best.score < 0.5 or signs.size(self.rich.text[: best.start]) < 1:
            return False
        people = signs.authors(self.rich.text[: best.start].strip(" .,:"))
        return people is not None and people.year is not None and people.confidence >= 0.8

    def _are_people(self) -> bool:
        """Names, some or all of them links to people's pages."""
        loose = [link for link in self.links if link.role is None and not link.bare]
        if not loose or len(loose) < len(self.links) or any(link.paper for link in loose):
            return False
        found = self.people
        if found is None or found.confidence < (0.5 if len(loose) > 1 else 0.8) or len(found.names) < 2:
            return False
        return all(1 < signs.size(link.text) < 5 for link in loose)

    @cached_property
    def people(self) -> Authors | None:
        """The people that the line names from end to end."""
        return signs.authors(signs.core(self.rich.text))

    def _begins_with(self, best: Guess) -> bool:
        """Whether a link that may be the title opens the line, but for tags, people, a date or a key."""
        text = self.rich.text
        before = text[: best.atom.start]
        start, end = lead(text, 0, best.atom.start)
        before = signs.core(text[start:end])
        if signs.size(before) == 0 or _NUMBERED.fullmatch(before.lstrip("#№ ")):
            return True
        if signs.is_field(before, sure=0.5) or labels.role(before):
            return True
        if text[: best.atom.start].rstrip()[-1:] in ":：" and signs.size(before) <= 6:
            return True
        if any(a.kind == "link" and a.end <= best.atom.start for a in self.atoms):
            return False
        return signs.size(before) <= 3 and not _SENTENCE_START.match(before) and best.score >= 0.7

    def _is_sentence(self, best: Guess) -> bool:
        title = self.rich.text[best.start : best.end]
        if _SENTENCE_START.match(title) and sum(link.paper and link.role is not None for link in self.links) != 1:
            return True
        return best.score < 0.35

    def _words_outside(self) -> float:
        """How many words stand between the links, without people, venues and dates."""
        text = self.rich.text
        loose = [signs.core(text[atom.start : atom.end]) for atom in self.atoms if atom.kind not in ("link", "image")]
        return sum(signs.size(part) for part in loose if part and not signs.is_field(part, sure=0.5))


def _link(text: str, atom: Atom, span: Span) -> Link:
    bare = span.bare and not atom.swapped
    label = text.strip()
    role = "main" if bare else "see" if _NUMBERED.fullmatch(label) else labels.role(label)
    return Link(
        atom, span, label, span.url, role, bare or label == span.url.strip(), identifiers.is_paper_url(span.url)
    )


def is_badge(url: str) -> bool:
    """Whether an image is decoration: a badge, a counter of stars or visitors."""
    return bool(_BADGE.search(url))
