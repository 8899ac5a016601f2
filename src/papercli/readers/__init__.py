"""Text in, drafts out: readers of hand-kept lists and of other formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papercli.model.draft import Reading


def read(text: str) -> Reading:
    """Read a hand-kept list. ``text`` may have any line endings and a BOM; never raises on any text."""
    from papercli.readers.markdown.reader import read as read_markdown

    return read_markdown(text)
