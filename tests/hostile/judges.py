"""Whether what was printed can do more than show: on a terminal, in the log of a CI job, to a program that reads JSON."""

from __future__ import annotations

import json
import re
from typing import Any

# What a terminal may obey, or what makes text look like other text. Joiners and variation selectors belong to emoji and to scripts.
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_DECEPTIONS = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_CURSOR = re.compile(r"\r*(?:\x1b\[(?:\?25[lh]|1A|2K)\r*)+")  # of progress bars
_OURS = re.compile(r"::(?:error|warning) (?:file=[^,\n]*,line=\d+,col=\d+,)?title=[a-z-]+::")
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)


def terminal(data: bytes, *, colour: bool = False) -> list[str]:
    """What in the bytes a terminal would obey, or would show as something else."""
    text = data.decode("utf-8", "surrogateescape").replace("\r\n", "\n")
    if colour:
        text = _CURSOR.sub("", _COLOUR.sub("", text))
    return [
        f"U+{ord(found[0]):04X} in {text[max(0, found.start() - 30) : found.start() + 30]!r}"
        for kind in (_COMMANDS, _DECEPTIONS)
        for found in kind.finditer(text)
    ]


def log(data: bytes) -> list[str]:
    """Lines that GitHub's runner would obey, papercli's own annotations apart.

    It splits lines at every kind of end, passes over blanks of any script before ``::``, and over characters that nobody sees;
    ``##[`` counts anywhere. (https://github.com/actions/runner: ActionCommand.cs, string comparison by culture)
    """
    out = []
    for line in re.split(r"\r\n|\r|\n", data.decode("utf-8", "surrogateescape")):
        seen = _INVISIBLE.sub("", line)
        if not _OURS.match(line) and (seen.lstrip().startswith("::") or re.search(r"##[\w.-]*\[", seen)):
            out.append(line[:200])
    return out


def document(data: bytes) -> dict[str, Any]:
    """The one JSON document on stdout. Raises where there is anything else."""
    found = json.loads(data.decode("utf-8"))
    assert isinstance(found, dict)
    assert found["version"] == 1
    return found
