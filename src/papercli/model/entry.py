"""Entry strings: the keeper's Markdown with placeholders and optional groups, taken apart.

``{?[{date:%Y/%m}] }**{title}**{? {links}}``: ``{field:options}`` is a placeholder, ``{? … }`` a group that vanishes when a
field in it is empty (``{? … || … }`` is the first of several that does not), ``{{`` and ``}}`` are braces (a closing one
only outside groups). Emphasis, code and links around a placeholder are nodes of the tree, since how they are written
depends on what the placeholder holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from papercli.model import fields
from papercli.model.entry_spans import join_spans
from papercli.model.entry_tree import Group, Node, Placeholder, placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry string and what it means."""

    source: str
    nodes: tuple[Node, ...]

    def placeholders(self) -> Iterator[Placeholder]:
        """All placeholders in the order of the string."""
        return placeholders(self.nodes)


_AROUND = (("<", ">"), (")[", "]"))
"""What may stand around a bare address, too: ``(text)[{url}]`` is how some lists write links, the wrong way round."""

NOTHING = Entry("", ())
"""An entry that shows nothing."""


class EntryProblem(NamedTuple):
    """What is wrong in an entry string, and where: ``offset`` is 0-based, in characters."""

    offset: int
    message: str


def parse(source: str) -> tuple[Entry, list[EntryProblem]]:
    """Take an entry string apart; what is wrong is left out of the tree and reported."""
    parser = _Parser(source)
    return Entry(source, parser.level(None)), parser.problems


def of_field(name: str, options: Mapping[str, str] | None = None) -> Entry:
    """The entry that shows one field. Raises ``fields.OptionError`` for an unknown one."""
    return Entry(f"{{{name}}}", (Placeholder(name, fields.find(name), options or {}),))


class _Parser:
    """Walk the string once; each level of groups becomes tokens, whose spans are joined when the level ends."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.another = False
        """The level that was read last ended before an alternative."""
        self.problems: list[EntryProblem] = []

    def wrong(self, offset: int, message: str) -> None:
        self.problems.append(EntryProblem(offset, message))

    def level(self, opened: int | None) -> tuple[Node, ...]:
        """Read until the group that began at ``opened`` closes, or to the end."""
        source, tokens, literal = self.source, list[str | Node](), ""
        while self.at < len(source):
            char = source[self.at]
            if char == "\\" and self.at + 1 < len(source) and source[self.at + 1] not in "{}":
                literal += source[self.at : self.at + 2]
                self.at += 2
            elif source.startswith("{{", self.at) or (opened is None and source.startswith("}}", self.at)):
                literal += char
                self.at += 2
            elif opened is not None and source.startswith("||", self.at):
                self.at += 2
                self.another = True
                return join_spans([*tokens, literal])
            elif char == "{":
                tokens += (literal, node) if (node := self.braces(literal)) else (literal,)
                literal = ""
            elif char == "}":
                self.at += 1
                if opened is not None:
                    self.another = False
                    return join_spans([*tokens, literal])
                self.wrong(self.at - 1, "a } without {; write }} for a brace")
            else:
                literal += char
                self.at += 1
        if opened is not None:
            self.wrong(opened, "this group has no end; close it with }")
            self.another = False
        return join_spans([*tokens, literal])

    def group(self, start: int) -> Group:
        """Read the alternatives of the group that began at ``start``."""
        before_it = len(self.problems)
        children = self.level(start)
        another = self.another
        if not any(placeholders(children)) and len(self.problems) == before_it:
            self.wrong(start, "this group holds no field, so it would never vanish; write its text without {? }")
        return Group(children, self.group(start) if another else None)

    def braces(self, before: str) -> Node | None:
        """Read the placeholder or group that begins here."""
        start = self.at
        if self.source.startswith("{?", start):
            self.at += 2
            return self.group(start)
        end = self.source.find("}", start)
        if end < 0:
            self.at = len(self.source)
            self.wrong(start, "this placeholder has no end; close it with }")
            return None
        self.at = end + 1
        inside = self.source[start + 1 : end]
        name, colon, options = inside.partition(":")
        try:
            found = fields.find(name.strip())
            try:
                chosen = fields.parse_options(found.kind, options)
            except fields.OptionError as error:
                self.wrong(start + 1 + len(name) + len(colon) + error.offset, error.message)
                return None
        except fields.OptionError as error:
            self.wrong(start + 1, error.message)
            return None
        address = before.endswith(("](", '="', "='")) or any(
            before.endswith(opening) and self.source.startswith(closing, self.at) for opening, closing in _AROUND
        )
        return Placeholder(name.strip(), found, chosen, address)
