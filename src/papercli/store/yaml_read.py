"""The careful reader: YAML to plain values, every scalar as its author wrote it, with exact places; refuses all but plain YAML.

It reads text it is given and opens no file. The quick reader beside it (``yaml_quick``) must never answer otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from papercli.errors import InvalidError
from papercli.model.finding import Finding
from papercli.store import yaml_compose
from papercli.store.yaml_limits import MAX_BYTES

if TYPE_CHECKING:
    from papercli.model.changes import Path, Plain
    from papercli.store.yaml_nodes import Node

_BOM = "\ufeff"
_WIDE = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
# NEL (U+0085) is a printable character to YAML; a carriage return only belongs before a line feed.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]|\r(?!\n)")
_CONFLICT = re.compile(r"^(<{7}|>{7}|\|{7})(?= |\r?$)", re.MULTILINE)
_DIRECTIVE = re.compile(r"\ufeff?(?:[ \t]*+(?:#[^\r\n]*+)?\r?\n)*+%")


@dataclass(frozen=True, slots=True)
class Document:
    """One file's YAML, read: its text and what it says."""

    path: str
    """As messages show it."""
    text: str
    """All of it, byte order mark and carriage returns included."""
    root: dict[str, Plain]
    """The values in the order of the file. Unquoted empty, ``~`` and ``null`` are None, every other scalar is text as written."""
    node: Node | None = field(default=None, repr=False, compare=False)
    """The tree of the text; None where the file holds nothing, or comments only."""

    def place(self, path: Path) -> tuple[int, int]:
        """Line and column (1-based, characters) of the value at ``path``.

        Of an empty value, the place of its key; where there is none at all, the key of the nearest parent that is there.
        """
        node = self.node.find(path) if self.node is not None else None
        if node is None or node.is_empty:
            return self.key_place(path)
        return place_of(self.text, node.start)

    def key_place(self, path: Path) -> tuple[int, int]:
        """Line and column (1-based, characters) of the key at ``path``, or of the item where it ends in a number.

        Where there is none, of the nearest parent that is there.
        """
        for length in range(len(path), 0, -1):
            above = self.node.find(path[: length - 1]) if self.node is not None else None
            step = path[length - 1]
            if above is not None and isinstance(step, str) and (pair := above.pair(step)):
                return place_of(self.text, pair.key.start)
            if above is not None and isinstance(step, int) and step < len(above.items):
                return place_of(self.text, above.items[step].start)
        return place_of(self.text, self.node.start if self.node is not None else 0)


def parse(data: bytes | str, path: str) -> Document:
    """Read one file's YAML, its bytes or its text; ``path`` is only for messages. An empty file, or one of comments, is an empty mapping.

    Raises InvalidError with a finding for everything wrong that can be seen at once: not UTF-8, over 1 MiB, control characters,
    broken syntax, and all that plain YAML does without (anchors, aliases, tags, merge keys, directives, further documents,
    duplicate keys, keys that are no text, 20 levels, 5,000 nodes).
    """
    size = len(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    if size > MAX_BYTES:
        raise _invalid(path, "", [(0, "yaml-limit", f"{size:,} bytes in one file; {MAX_BYTES:,} are allowed")])
    text = data if isinstance(data, str) else _decoded(data, path)
    _check_characters(text, path)
    try:
        node = yaml_compose.compose(text)
    except yaml_compose.ComposeError as error:
        raise _invalid(path, text, [(c.index, c.code, c.message) for c in error.complaints]) from None
    root = cast("dict[str, Plain]", node.plain()) if node is not None else {}
    return Document(path, text, root, node)


def place_of(text: str, index: int) -> tuple[int, int]:
    """Line and column, 1-based, of a character of ``text``; a byte order mark takes no column."""
    start = text.rfind("\n", 0, index) + 1
    if start == 0 and index and text.startswith(_BOM):
        start = 1
    return text.count("\n", 0, index) + 1, index - start + 1


def _invalid(path: str, text: str, complaints: list[tuple[int, str, str]]) -> InvalidError:
    return InvalidError.of(
        [Finding(path, *place_of(text, index), "error", code, message) for index, code, message in complaints]
    )


def _decoded(data: bytes, path: str) -> str:
    wide = _WIDE.get(data[:2])
    try:
        if wide is None:
            return data.decode()
        place, message = 0, f"this file is {wide}; save it as UTF-8"
    except UnicodeDecodeError as error:
        place, message = error.start, f"the byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8"
    before = data[:place].decode()
    raise _invalid(path, before, [(len(before), "encoding", message)])


def _check_characters(text: str, path: str) -> None:
    """Refuse, before YAML is read at all, what no file of papercli's may hold."""
    if found := _FORBIDDEN.search(text):
        code = ord(found[0])
        name = "a carriage return without a line feed" if found[0] == "\r" else f"the control character U+{code:04X}"
        if 0xD800 <= code <= 0xDFFF or code >= 0xFFFE:
            name = f"U+{code:04X}, which is no character,"
        hint = "; is this file UTF-8 text?" if code == 0 else ""
        raise _invalid(path, text, [(found.start(), "control-character", f"{name} is not allowed{hint}")])
    if found := _CONFLICT.search(text):
        message = f"a Git conflict marker ({found[1]}): resolve the conflict first"
        raise _invalid(path, text, [(found.start(), "conflict-marker", message)])
    if found := _DIRECTIVE.match(text):
        message = "a directive (%) is not allowed here: papercli's files are plain YAML"
        raise _invalid(path, text, [(found.end() - 1, "yaml-feature", message)])
