"""Builds the tree of a YAML text from ruamel.yaml's events; the only module that knows ruamel.yaml, and it only listens.

What papercli's files may not hold is refused here, event by event, before anything is built from it: an alias is never expanded.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from papercli.store import yaml_complaints
from papercli.store.yaml_limits import MAX_DEPTH, MAX_NODES
from papercli.store.yaml_nodes import NULLS, Node, Pair

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN = "papercli's files are plain YAML"
_QUOTE = "put text that starts with {} in quotes"
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")
_COLON = re.compile(r"[ \t]*:")
_FLOW_COLON = re.compile(r"\s*:")
_NEXT_DASH = re.compile(r"[^\n]*\n(?:[ \t]*+(?:#[^\r\n]*+)?\r?\n)*+[ ]*-")


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something that may not be in the file, at an index of its text."""

    index: int
    code: str
    message: str


class ComposeError(Exception):
    """The text is no plain YAML; ``complaints`` say why, in the order of the text."""

    def __init__(self, complaints: list[Complaint]) -> None:
        super().__init__(complaints[0].message)
        self.complaints = complaints


def compose(text: str) -> Node | None:
    """The tree of a text that holds one plain YAML document; None where it holds only comments.

    ``text`` must be free of control characters and lone surrogates (``yaml_read`` sees to that). Raises ComposeError.
    """
    return _Composer(text).compose()


def _newlines_apart(text: str) -> tuple[str, dict[int, str]]:
    """``text`` with stand-ins for U+0085, U+2028 and U+2029, and the table that brings them back.

    YAML 1.2 holds these for text, as yaml-rs, Git and every editor do; ruamel.yaml still breaks lines at them, as YAML 1.1 did.
    """
    found = [c for c in "\x85\u2028\u2029" if c in text]
    if not found:
        return text, {}
    used = set(text)
    free = (
        chr(code) for code in range(sys.maxunicode, 0xFFFF, -1) if chr(code) not in used
    )  # more than a file can hold
    stand_ins = {ord(old): next(free) for old in found}
    return text.translate(stand_ins), {ord(new): chr(old) for old, new in stand_ins.items()}


class _Composer:
    """Builds the tree of one text from ruamel's events, one event at a time, so that a bomb is refused where it passes the limit."""

    def __init__(self, text: str) -> None:
        self.source = text
        self.text, self.back = _newlines_apart(text)
        self.complaints: list[Complaint] = []
        self.nodes = 0
        self.events: Iterator[Any] = iter(())

    def compose(self) -> Node | None:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        # A new YAML() for each text: a directive in one would change how the next is read.
        self.events = YAML(typ="safe", pure=True).parse(self.text)
        root = None
        try:
            root = self._documents()
        except MarkedYAMLError as error:
            # What is refused may trip ruamel further on (`*bold* text`): one complaint is enough.
            if not self.complaints or self.complaints[-1].code != "yaml-feature":
                self._complain(*yaml_complaints.translated(error, self.source))
        except (YAMLError, ValueError, OverflowError, RecursionError) as error:
            self._complain(*yaml_complaints.placed(error, self.source))
        except _StopError:
            pass
        if self.complaints:
            raise ComposeError(sorted(self.complaints, key=lambda complaint: complaint.index))
        return root

    def _complain(self, index: int, code: str, message: str) -> None:
        self.complaints.append(Complaint(index, code, message))

    def _stop(self, index: int, code: str, message: str) -> _StopError:
        self._complain(index, code, message)
        return _StopError()

    def _documents(self) -> Node | None:
        """Read the stream: at most one document, and no end marker."""
        root: Node | None = None
        documents = 0
        for event in self.events:
            kind = type(event).__name__
            if kind == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    raise self._stop(
                        event.start_mark.index, "yaml-feature", "a second document (---) starts here: a file holds one"
                    )
                root = self._root()
            elif kind == "DocumentEndEvent" and event.explicit:
                raise self._stop(
                    event.start_mark.index, "yaml-feature", f"an end marker (...) is not allowed here: {_PLAIN}"
                )
        return root

    def _root(self) -> Node | None:
        event = next(self.events)
        node = self._node(event, 1)
        if node.kind == "scalar" and node.is_empty:
            return None
        if node.kind != "mapping":
            what = "a list" if node.kind == "list" else "one piece of text"
            raise self._stop(node.start, "yaml-root", f'this file must hold lines of "key: value", not {what}')
        return node

    def _node(self, event: Any, depth: int) -> Node:
        self._check(event, depth)
        kind = type(event).__name__
        start = event.start_mark.index
        if kind == "MappingStartEvent":
            return self._mapping(event, depth)
        if kind == "SequenceStartEvent":
            return self._list(event, depth)
        if kind == "AliasEvent":
            return Node("scalar", start, event.end_mark.index, "")
        return self._scalar(event)

    def _check(self, event: Any, depth: int) -> None:
        """Refuse what plain YAML has no need of, and stop at the limits."""
        index = event.start_mark.index
        kind = type(event).__name__
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self._stop(index, "yaml-limit", f"more than {MAX_NODES:,} keys and values in one file")
        if depth > MAX_DEPTH and kind != "ScalarEvent":
            raise self._stop(index, "yaml-limit", f"nested more than {MAX_DEPTH} levels deep")
        if kind == "AliasEvent":
            self._complain(
                index, "yaml-feature", f"an alias (*name) is not allowed here: {_PLAIN}; {_QUOTE.format('*')}"
            )
            return
        if event.anchor is not None:
            self._complain(
                index, "yaml-feature", f"an anchor (&name) is not allowed here: {_PLAIN}; {_QUOTE.format('&')}"
            )
        if event.tag is not None:
            self._complain(index, "yaml-feature", f"a tag (!name) is not allowed here: {_PLAIN}; {_QUOTE.format('!')}")

    def _scalar(self, event: Any) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        style = event.style or ""
        value = event.value.translate(self.back) if self.back else event.value
        if style == '"':
            bad = next((c for c in value if c == "\0" or "\ud800" <= c <= "\udfff"), None)
            if bad is not None:
                what = "the character NUL (\\0)" if bad == "\0" else "half a character (\\ud800 to \\udfff)"
                self._complain(start, "control-character", f"{what} is not allowed in text")
        if style in ("|", ">"):
            end = self._block_end(start, end)
        return Node("scalar", start, end, style, value)

    def _block_end(self, start: int, end: int) -> int:
        """Where a literal or folded text ends: its last line, without the blank lines that mean nothing to it."""
        header = _BLOCK_HEADER.match(self.text, start)
        if header is None:  # an anchor or tag stands before it: refused
            return end
        line = self.text.rfind("\n", header.end(), end)
        if "+" not in header[0]:
            while line >= 0 and not self.text[line + 1 : end].strip(" \r\n"):
                end, line = line, self.text.rfind("\n", header.end(), line)
        elif line == end - 1:
            end = line
        end = end - 1 if self.text[end - 1] == "\r" else end
        return end if self.text.find("\n", header.end(), end) >= 0 else header.end()

    def _list(self, event: Any, depth: int) -> Node:
        flow = bool(event.flow_style)
        node = Node("list", event.start_mark.index, event.end_mark.index, "flow" if flow else "block")
        dash = node.start
        while type(event := next(self.events)).__name__ != "SequenceEndEvent":
            if not flow and node.items:
                dash = self._next_dash(node.items[-1].end, dash)
            item = self._node(event, depth + 1)
            node.items.append(item)
            node.dashes.append(dash)
            node.end = max(node.end, item.end)
        if flow:
            node.end = event.end_mark.index
        return node

    def _next_dash(self, end: int, dash: int) -> int:
        """The dash of the next item: the first on a line that is neither blank nor a comment, below the item that ends at ``end``."""
        found = _NEXT_DASH.search(self.text, end)
        return found.end() - 1 if found else dash

    def _mapping(self, event: Any, depth: int) -> Node:
        start = event.start_mark.index
        style = "block" if not event.flow_style else "flow" if self.text[start : start + 1] == "{" else "pair"
        node = Node("mapping", start, event.end_mark.index, style)
        seen: dict[str, int] = {}
        while type(event := next(self.events)).__name__ != "MappingEndEvent":
            key = self._key(event, depth, style)
            if key.text in seen:
                first = self.text.count("\n", 0, seen[key.text]) + 1
                self._complain(
                    key.start,
                    "duplicate-key",
                    f'the key "{key.text}" is here a second time; the first is on line {first}',
                )
            seen.setdefault(key.text, key.start)
            value = self._node(next(self.events), depth + 1)
            pair = self._pair(key, value, style)
            node.pairs.append(pair)
            node.end = max(node.end, pair.after, value.end)
        if style == "flow":
            node.end = event.end_mark.index
        return node

    def _key(self, event: Any, depth: int, style: str) -> Node:
        key = self._node(event, depth + 1)
        if key.kind != "scalar" or self._is_explicit(key, style):
            raise self._stop(
                key.start, "yaml-feature", 'a key must be text on one line, before its colon ("key: value")'
            )
        if not key.style and key.text in NULLS:
            self._complain(key.start, "yaml-key", "a key must be text; put it in quotes if this is what you mean")
        elif not key.style and key.text == "<<":
            self._complain(key.start, "yaml-feature", f"a merge key (<<) is not allowed here: {_PLAIN}")
        return key

    def _is_explicit(self, key: Node, style: str) -> bool:
        """Whether the key is written ``? key``, or not on one line with its colon."""
        before = (
            self.text[: key.start].rstrip()
            if style != "block"
            else self.text[self.text.rfind("\n", 0, key.start) + 1 : key.start]
        )
        if style != "block":
            return before.endswith("?")
        return "?" in before or not _COLON.match(self.text, key.end)

    def _pair(self, key: Node, value: Node, style: str) -> Pair:
        colon = (_COLON if style == "block" else _FLOW_COLON).match(self.text, key.end)
        after = colon.end() if colon else key.end
        if value.is_empty:
            # The mark of an empty value sits at the next token, perhaps lines below.
            value.start = value.end = after
        return Pair(key, value, after, colon is not None)


class _StopError(Exception):
    """The text is refused; the complaint is noted."""
