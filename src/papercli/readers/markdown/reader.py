"""Reads a hand-kept list: the walk finds the entries, the layout votes, each entry is composed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.markdown import blocks
from papercli.model.draft import Reading
from papercli.readers.markdown.consistent import compose_all
from papercli.readers.markdown.layout import Votes
from papercli.readers.markdown.notes import notes_file
from papercli.readers.markdown.tables import read_table
from papercli.readers.markdown.walk import walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.markdown.blocks import Document
    from papercli.model.draft import NotesFile, Skipped
    from papercli.readers.markdown.entry import Entry


@dataclass(frozen=True, slots=True)
class Found:
    """What a list holds, with the places of everything in its text."""

    document: Document
    entries: Sequence[Entry]
    """In the order of the text."""
    notes: Sequence[NotesFile]
    skipped: Sequence[Skipped]


def read(text: str) -> Reading:
    """Read a hand-kept list. Never raises, on any text; linear in its size."""
    found = entries(text)
    return Reading([entry.draft for entry in found.entries], found.notes, found.skipped)


def entries(text: str) -> Found:
    """Read a hand-kept list, and keep where in its text each value stands."""
    document = blocks.read(text)
    trail = walk(document)
    note = notes_file(trail)
    if note is not None:
        return Found(document, [], [note], [])
    out = compose_all(trail, Votes(trail.found))
    for table, section in trail.tables:
        out += read_table(table, document, section)
    out.sort(key=lambda entry: entry.draft.line)
    return Found(document, out, [], sorted(trail.skipped, key=lambda skipped: skipped.line))
