"""The quick reader: yaml-rs behind a gate; whatever is not plainly the same to both readers is left to the careful one.

It answers a hundred times faster than ``yaml_read`` and never otherwise: None means "not sure, read it carefully".
The gate says what may pass, not what may not: the everyday shapes of a paper's file, line by line. Anchors, aliases, tags, directives,
documents, merge and complex keys, tabs, control characters, text folded over lines and odd escapes are none of them.
"""

from __future__ import annotations

import re
from typing import Any

from papercli.store.yaml_limits import MAX_BYTES, MAX_DEPTH, MAX_NODES

# Tabs, control characters, a carriage return alone, no-characters; U+2028, U+2029 and marks of byte order are text to both readers, but
# nobody's intention.
_ODD_CHARACTER = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)")

_FIRST = r"(?:(?![-?:,\[\]{}#&*!|>'\"%@`=])|(?=-[0-9]))"  # no indicator starts plain text
_WORD = r"(?:[^: \r\n]|:(?=[^ \r\n]))++"
_FLOW_WORD = r"(?:[^:,\[\]{} \r\n]|:(?=[^,\[\]{} \r\n]))++"
_KEY_WORD = r"[^:# \r\n]++"
_PLAIN = rf"{_FIRST}{_WORD}(?:[ ]++(?!\#){_WORD})*+"
_QUOTED = r"""(?:"(?:[^"\\\r\n]|\\["\\/nt])*+"|'(?:[^'\r\n]|'')*+')"""
_FLOW_ITEM = rf"(?:{_QUOTED}|{_FIRST}{_FLOW_WORD}(?:[ ]++(?!\#){_FLOW_WORD})*+)"
_FLOW_LIST = rf"\[[ ]*+(?:{_FLOW_ITEM}[ ]*+(?:,[ ]*+|(?=\])))*+\]"
_FLOW_MAP = rf"\{{[ ]*+(?:{_FLOW_ITEM}:[ ]++{_FLOW_ITEM}[ ]*+(?:,[ ]*+|(?=\}})))*+\}}"
_VALUE = rf"(?:{_QUOTED}|{_FLOW_LIST}|{_FLOW_MAP}|{_PLAIN})"
_KEY = rf"(?:(?=[^\W\d_]){_KEY_WORD}(?:[ ]++{_KEY_WORD})*+|{_QUOTED}):(?=[ \r\n]|\Z)"
_END = r"[ ]*+(?:(?<=[ ])\#[^\r\n]*+)?+(?:\r?\n|\Z)"
# Collections nest by indentation only, and not far: yaml-rs 0.1.6 overflows its stack, and the process dies, at some 10,000 levels.
_IN = r"[ ]{0,60}+"
_DASHES = r"(?:-[ ]{1,10}+){1,2}+"
# A literal text is indented as its first line is, deeper than its key; that line is not blank, and no line is blanks only.
_LITERAL = (
    rf"({_IN}){_KEY}[ ]++\|-?+[ ]*+\r?\n"
    r"(\1[ ]++)(?![\r\n])[^\r\n]*+\r?\n(?:\2(?![ ]*\r?\n)[^\r\n]*+\r?\n|\r?\n)*+(?!\2|[ ]+\r?\n)"
)
_LINE = rf"{_IN}(?:{_KEY}|{_DASHES}(?:{_KEY}|(?=[^ \r\n])))[ ]*+(?:{_VALUE})?+{_END}"
_EMPTY_LINE = r"[ ]*+(?:\#[^\r\n]*+)?+\r?\n"
_GATE = re.compile(rf"(?:{_LITERAL}|{_LINE}|{_EMPTY_LINE})*+(?:[ ]*\#[^\r\n]*+)?+")

# Numbers that Python would write otherwise: 007, 1_000, 0x1F, +5, .5, 1., 1e3, .inf, -0, or of more than 18 digits.
_ODD_NUMBER = re.compile(
    r"""(?:[:\-][ ]++|[\[{,][ ]*+)
    (?: [-+]?(?:0[0-9xXoObB_]|_[0-9._])[\w.]*+
      | \+[0-9.]++ | -0
      | [-+]?\.[0-9iInN_]\w*+
      | [-+]?[0-9]++(?:_[\w.]*+|\.(?:[0-9]*+_[0-9_]*+)?+)
      | [-+]?[0-9][0-9_]*+(?:\.[0-9_]*+)?+[eE][-+]?[0-9_]++
      | [-+]?[0-9.]{19,}+ )
    [ ]*+(?:[,\]}\r\n\#]|\Z)""",
    re.VERBOSE,
)


def load(data: bytes) -> dict[str, object] | None:
    """The values of one file as yaml-rs types them, in the order of the file; None where the careful reader must be asked.

    Text is ``str`` (dates and times, too); unquoted empty, ``~`` and ``null`` are None. What is not quoted and looks like a number or a
    truth value is ``int``, ``float`` or ``bool``: where text is wanted, ask the careful reader, which has it as written (an int's ``str``
    is what the file says; a float is digits, a point, digits). Lists and dicts hold the same; every key is ``str``.
    """
    if len(data) > MAX_BYTES:
        return None
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError:
        return None
    if _ODD_CHARACTER.search(text) or not _GATE.fullmatch(text):
        return None
    import yaml_rs

    try:
        value = yaml_rs.loads(text, parse_datetime=False)
    except yaml_rs.YAMLDecodeError:
        return None
    count = _Count()
    if not isinstance(value, dict) or not count.is_plain(value, 1) or (count.numbers and _ODD_NUMBER.search(text)):
        return None
    return value


class _Count:
    """Walks the values of one file: keys, limits, and whether there are numbers."""

    __slots__ = ("nodes", "numbers")

    def __init__(self) -> None:
        self.nodes = 1
        self.numbers = False

    def is_plain(self, value: Any, depth: int) -> bool:
        """Whether every key below is text and the limits of the careful reader are kept."""
        if isinstance(value, dict):
            if set(map(type, value)) - {str}:
                return False
            self.nodes += len(value)
        below = value.values() if isinstance(value, dict) else value
        self.nodes += len(value)
        for item in below:
            kind = type(item)
            if kind is int or kind is float:
                self.numbers = True
            elif (kind is dict or kind is list) and not (depth < MAX_DEPTH and self.is_plain(item, depth + 1)):
                return False
        return self.nodes <= MAX_NODES
