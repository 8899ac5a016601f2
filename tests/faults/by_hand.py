"""Papers' files as people write them by hand, every one valid: comments, order, quotes, CRLF, byte order marks, unknown keys."""

from __future__ import annotations

import random

_FIELDS = {
    "title": [
        "Paper on Things",
        "'It''s a title'",
        '"A: title # with signs"',
        "  >-\n  Folded over\n  two lines",
        "低秩 适应 of Émile",
    ],
    "authors": ["[Ada A., 'Béla B.']", '\n  - Ada A.   # first\n  - "Béla B."', "\n- Ada A.\n- Béla B.", "[]"],
    "published": ["2021-06-17", "'2021-06-17'   # v1"],
    "year": ["2022", '"2022"'],
    "arxiv": ['"2106.%05d"', "2106.%05d", "'2106.%05d' # unquoted once"],
    "venue": ["ICLR 2022", "'no'", "ICML #1"],
    "name": ["LoRA", "1e3", "~"],
    "topics": ["[other]", "\n  - other\n  # and more?\n", "[]", ""],
    "status": ["unread", "'reading'", "read # at last", "skipped"],
    "started": ["2026-01-01"],
    "rating": ["5", "'3'"],
    "weight": ["12", "{other: 3}", "\n  other: 3   # in front\n"],
    "summary": ["|\n  Line one.\n\n    indented\n", "'one line'", ">+\n  folded\n\n\n"],
    "remark": ["beside", '"with \\u00e9scapes"'],
    "links": ["{code: https://x.org/c}", "\n  code: https://x.org/c\n  # a comment\n  page: 'https://x.org/p'\n"],
    "see": ["[https://x.org/1, https://x.org/2]", "\n  - https://x.org/1\n"],
    "extra": ["{Backbone: GPT-3}", "\n    Backbone: GPT-3\n    Odd key?: yes\n"],
    "mine": ["kept", "{a: [1, 2], b: ~}", "\n  deep:\n    deeper: [x]\n"],
    "My own key": ["12:30", "'#'"],
}


def files(count: int) -> list[bytes]:
    """So many files; the same number gives the same ones."""
    return [_file(random.Random(n), n) for n in range(count)]


def _file(chance: random.Random, n: int) -> bytes:
    names = [name for name in _FIELDS if name == "title" or chance.random() < 0.6]
    if chance.random() < 0.5:
        chance.shuffle(names)
    lines: list[str] = []
    if chance.random() < 0.3:
        lines += [f"# paper {n}, by hand", ""]
    for name in names:
        value = chance.choice(_FIELDS[name])
        value = value % (n + 1) if "%05d" in value else value
        gap = "" if value.startswith("\n") else " " * chance.choice([1, 1, 1, 3])
        lines += f"{name}:{gap}{value}".removesuffix("\n").split("\n")
        if chance.random() < 0.15:
            lines.append(chance.choice(["", "# ---", "   # odd", ""]))
    text = "\n".join(lines) + chance.choice(["\n", "\n", "\n\n", "\n# the end\n", ""])
    if chance.random() < 0.3:
        text = text.replace("\n", "\r\n")
    return (("\ufeff" if chance.random() < 0.2 else "") + text).encode()
