"""Edits that people make by hand in a README's blocks, at random, each with what the catalog should say afterwards.

Entries are found by the reader of lists, and known by what the catalog says of them; nothing here looks at ``absorb``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from papercli.markdown import markers
from papercli.markdown.escape import inline
from papercli.model import arxiv_id
from papercli.readers.markdown.reader import entries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papercli.model.draft import Draft
    from papercli.model.paper import Paper

KINDS = ("title", "link", "added", "status", "removed")

WORDS = (
    *("adaptive", "sparse", "neural", "retrieval", "graphs", "kernels", "causal"),
    *("planning", "memory", "speech", "robots", "fields", "proofs"),
)
_LINK = re.compile(r"(?P<before>[\[(]?)\[(?P<label>\[?[\w ]{2,12}\]?)\]\((?P<url>[^()\s]+)\)(?P<after>[\])]?)")
_URL = re.compile(r"https?://[^\s()<>\[\]|`\"]+")


@dataclass(slots=True)
class Listed:
    """An entry of a block, with its paper."""

    draft: Draft
    paper: Paper
    block: int
    line: int
    """0-based, within the README."""
    end: int


@dataclass(slots=True)
class HandEdit:
    """One edit."""

    kind: str
    text: str
    """The README after it."""
    paper: str | None
    """Whose entry it is; None for a new one."""
    fields: dict[str, object] = field(default_factory=dict)
    """What the paper should say, field by field; nothing else changes."""
    like: Paper | None = None
    """After whose entry a new one was written."""
    line: int = 0
    twice: bool = False
    """The README lists the paper elsewhere too, and shows it there as the catalog has it then."""


class Editor:
    """Somebody with a README open."""

    def __init__(self, text: str, papers: Mapping[str, Paper], random: Random) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.random = random
        self.blocks = markers.find(text)[0]
        self.papers = papers
        self.listed = self._listed()

    def _listed(self) -> list[Listed]:
        by_key: dict[str, list[Paper]] = {}
        for paper in self.papers.values():
            for key in _keys(paper):
                by_key.setdefault(key, []).append(paper)
        out = []
        drafts = [entry.draft for entry in entries(self.text).entries]
        for draft in drafts:
            block = next((i for i, b in enumerate(self.blocks) if b.line < draft.line < b.end_line), None)
            found = {p.id: p for key in _draft_keys(draft) for p in by_key.get(key, ())}
            same = [p for p in found.values() if draft.title and p.title == draft.title] or list(found.values())
            if block is not None and len(same) == 1:
                end = min(draft.line_end, self.blocks[block].end_line - 1)
                out.append(Listed(draft, same[0], block, draft.line - 1, end))
        lines = [each.line for each in out]
        return [each for each in out if lines.count(each.line) == 1]

    def edit(self, kind: str) -> HandEdit | None:
        """Make one edit of a kind; None where the list gives no occasion."""
        candidates = self.listed[:]
        self.random.shuffle(candidates)
        for listed in candidates[:60]:
            found: HandEdit | None = getattr(self, f"_{kind}")(listed)
            if found is not None:
                found.line = listed.line + 1
                found.twice = sum(each.paper.id == found.paper for each in self.listed) > 1
                return found
        return None

    def _replaced(self, listed: Listed, lines: Sequence[str]) -> str:
        return "\n".join([*self.lines[: listed.line], *lines, *self.lines[listed.end :]])

    def _entry(self, listed: Listed) -> str:
        return "\n".join(self.lines[listed.line : listed.end])

    def _title(self, listed: Listed) -> HandEdit | None:
        """A letter put right."""
        title = listed.paper.title
        entry = self._entry(listed)
        shown = next((form for form in (inline(title), title) if entry.count(form) == 1), None)
        letters = [m.start() for m in re.finditer(r"(?<=[a-z])[a-z](?=[a-z])", title)]
        if shown is None or not letters or "`" in title or "$" in title:
            return None
        at = self.random.choice(letters)
        how = self.random.choice(("other", "twice", "left out", "blank"))
        new = {
            "other": title[:at] + self.random.choice("aeioxyz".replace(title[at], "")) + title[at + 1 :],
            "twice": title[:at] + title[at] + title[at:],
            "left out": title[:at] + title[at + 1 :],
            "blank": f"{title[:at]} {title[at:]}",
        }[how]
        written = inline(new) if shown == inline(title) else new
        return HandEdit(
            "title", self._replaced(listed, entry.replace(shown, written).split("\n")), listed.paper.id, {"title": new}
        )

    def _link(self, listed: Listed) -> HandEdit | None:
        """A link put behind the others, or behind the entry, as the block writes links."""
        entry = self._entry(listed)
        row = entry.lstrip().startswith("|")
        neighbours = [self._entry(each) for each in self.listed if each.block == listed.block]
        label = self.random.choice(("slides", "poster", "demo"))
        url = f"https://example.org/{self.random.randrange(10**6)}"
        labels = {inline(label): address for label, address in listed.paper.links.items()}
        mine = [m for m in _LINK.finditer(entry) if _plain(m["label"]) in labels]
        if mine:
            like = mine[-1]
            end = like.end()
            between = entry[mine[-2].end() : like.start()] if len(mine) > 1 else " "
            if between.strip(" ,|/·") or "\n" in between or (row and "|" in between):
                between = " "
            written = between + _written(like, label, url)
            return self._linked(listed, entry[:end] + written + entry[end:], label, url)
        pattern = next((m for each in neighbours for m in _links_at_end(each)), None)
        if row:
            return None
        written = " " + (_written(pattern, label, url) if pattern else f"[[{label}]({url})]")
        first, *rest = entry.split("\n")
        return self._linked(listed, "\n".join([first.rstrip() + written, *rest]), label, url)

    def _linked(self, listed: Listed, entry: str, label: str, url: str) -> HandEdit | None:
        if label in listed.paper.links:
            return None
        links = {**listed.paper.links, label: url}
        return HandEdit("link", self._replaced(listed, entry.split("\n")), listed.paper.id, {"links": links})

    def _added(self, listed: Listed) -> HandEdit | None:
        """A new entry behind another one, written like it: with another title, and every address another one."""
        entry = self._entry(listed)
        title = listed.paper.title
        shown = next((form for form in (inline(title), title) if entry.count(form) == 1), None)
        if shown is None:
            return None
        new = " ".join(self.random.sample(WORDS, 5)).capitalize()
        number = self.random.randrange(10**6)
        main = listed.paper.arxiv
        fresh = f"3{self.random.randrange(10)}{self.random.randrange(1, 13):02}.{self.random.randrange(10**4, 10**5)}"

        def another(match: re.Match[str]) -> str:
            found = arxiv_id.parse(match[0])
            if main and found and found.id == main:
                return match[0].replace(main, fresh)
            return re.sub(r"/?(?=#|$)", f"-{number}", match[0], count=1)

        begin = entry.index(shown)
        copied = _URL.sub(another, entry[:begin]) + inline(new) + _URL.sub(another, entry[begin + len(shown) :])
        if main and main in copied:
            copied = copied.replace(main, fresh)
        fields: dict[str, object] = {"title": new}
        if main:
            fields["arxiv"] = fresh
        loose = listed.end < len(self.lines) and not self.lines[listed.end].strip()
        wants_blank = not re.match(r"\s*(?:[-+*] |\||\d+[.)] )", entry) or (loose and self._loose(listed))
        lines = [
            *self.lines[: listed.end],
            *([""] if wants_blank else []),
            *copied.split("\n"),
            *self.lines[listed.end :],
        ]
        return HandEdit("added", "\n".join(lines), None, fields, like=listed.paper)

    def _loose(self, listed: Listed) -> bool:
        following = next((each for each in self.listed if each.line > listed.line and each.block == listed.block), None)
        return following is not None and not self.lines[following.line - 1].strip()

    def _status(self, listed: Listed) -> HandEdit | None:
        """A box ticked, or a word for another one."""
        entry = self._entry(listed)
        box = re.match(r"\s*[-+*] \[(?P<box>[ xX])\] ", entry)
        if box:
            read = box["box"] == " "
            text = entry[: box.start("box")] + ("x" if read else " ") + entry[box.end("box") :]
            return HandEdit(
                "status",
                self._replaced(listed, text.split("\n")),
                listed.paper.id,
                {"status": "read" if read else "unread"},
            )
        if not entry.lstrip().startswith("|") or listed.draft.status is None:
            return None
        for one, other in (("No", "Yes"), ("Yes", "No"), ("⬜", "✅"), ("✅", "⬜")):
            cells = entry.split("|")
            places = [i for i, text in enumerate(cells) if text.strip() == one]
            if len(places) == 1 and (listed.paper.status == "read") == (one in ("Yes", "✅")):
                cells[places[0]] = cells[places[0]].replace(one, other)
                status = "read" if other in ("Yes", "✅") else "unread"
                return HandEdit(
                    "status", self._replaced(listed, ["|".join(cells)]), listed.paper.id, {"status": status}
                )
        return None

    def _removed(self, listed: Listed) -> HandEdit | None:
        """An entry taken out."""
        after = listed.end
        if after < len(self.lines) and not self.lines[after].strip() and not self.lines[listed.line - 1].strip():
            after += 1
        text = "\n".join([*self.lines[: listed.line], *self.lines[after:]])
        return HandEdit("removed", text, listed.paper.id)


def _links_at_end(entry: str) -> list[re.Match[str]]:
    found = list(_LINK.finditer(entry.split("\n")[0]))
    return [m for m in found[1:] if not m["label"].strip("[]").isdigit()]


def _written(like: re.Match[str], label: str, url: str) -> str:
    text = like[0].replace(like["url"], url)
    inner = like["label"].strip("[]")
    return text.replace(inner, label, 1)


def _plain(label: str) -> str:
    return label.strip("[]")


def _keys(paper: Paper) -> list[str]:
    keys = [f"title {paper.title.casefold()}"]
    if paper.arxiv:
        keys.append(f"arxiv {paper.arxiv}")
    return keys + [f"url {url}" for url in (paper.url, *paper.links.values()) if url]


def _draft_keys(draft: Draft) -> list[str]:
    keys = [f"title {draft.title.casefold()}"] if draft.title else []
    if draft.arxiv:
        keys.append(f"arxiv {draft.arxiv}")
    elif draft.url:
        keys.append(f"url {draft.url}")
    return keys
