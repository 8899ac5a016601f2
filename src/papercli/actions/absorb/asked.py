"""What a person wrote in the place of a placeholder, and the text and links in such a piece of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from papercli.model.changes import Change, Remove, Set
from papercli.model.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papercli.model.entry_tree import Placeholder

Reading = Iterator[list[Change]]
"""Ways to change a paper, likeliest first."""

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
LINK = re.compile(
    r"\[(?P<label>(?:\\.|!?\[[^\[\]]*\](?:\([^()]*\))?+|[^\[\]\\!]|!(?!\[))*+)\]"
    r"\(\s*<?(?P<url>(?:[^()\s<>]|\([^()\s]*\))+)>?[^()]*\)"
)
"""A link of Markdown, with one pair of brackets in its text and its address."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A placeholder, what stands in its place now, and what stood there."""

    holder: Placeholder
    options: Mapping[str, str]
    """The placeholder's own and those of the block."""
    raw: str
    shown: str
    folder: str
    """The README's own, from which its relative links go."""


def plain_text(markdown: str) -> str:
    """Inline Markdown without its escapes, as the text it shows."""
    return squeeze(unescape(_ESCAPE.sub(r"\1", markdown.replace("<!-- -->", ""))))


def links_in(markdown: str) -> list[tuple[str, str]]:
    """Label and address of each link, in order."""
    return [(plain_text(_unmarked(m["label"])), m["url"]) for m in LINK.finditer(markdown)]


def leads(url: str) -> bool:
    """Whether an address is one: ``[code](-)`` says that there is none."""
    return re.search(r"[\w#]", url) is not None


def put(path: tuple[str, ...], value: str) -> list[Change]:
    """The change that gives a field this value, or takes it away where that is empty."""
    return [Set(path, value)] if value else [Remove(path)]


def _unmarked(label: str) -> str:
    label = label.strip().strip("*`_ ")
    if label.startswith("[") and label.endswith("]"):
        label = label[1:-1]
    return label.strip("*`_ ")
