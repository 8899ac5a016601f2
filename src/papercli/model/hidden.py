"""Characters that a reader does not see, or that a terminal or the log of a CI job may obey: which they are, and text without them."""

from __future__ import annotations

import re

# C0 and C1 controls, line separators, bidi overrides and isolates, fillers, zero-width and tag characters, lone surrogates. Joiners
# and variation selectors stay: emoji and several scripts need them.
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e00ff]"
)
# GitHub's runner obeys "##[" within a line; other services have "##name[".
OLD_COMMAND = re.compile(r"#([^ -~]*)#(?=[^\s#\[]*\[)")


def in_json(text: str) -> str:
    """A JSON document whose text holds nothing that a terminal may obey: such characters as JSON's own escapes."""
    if "#" in text:
        text = OLD_COMMAND.sub(r"#\1\\u0023", text)
    if text.isascii() and "\x7f" not in text:
        return text
    return HIDDEN.sub(lambda m: m[0] if m[0] < "\x7f" else _escaped(ord(m[0])), text)


def _escaped(code: int) -> str:
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
