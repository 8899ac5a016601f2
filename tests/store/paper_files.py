"""Makes paper files as many hands would write them: comments everywhere, odd quoting, CRLF, byte order marks, no last line break.

Deterministic: the same number gives the same files. What they say does not matter, only how they are written; all of them are valid.
"""

from __future__ import annotations

import random

ORDER = (
    *(
        "title",
        "authors",
        "published",
        "year",
        "arxiv",
        "version",
        "doi",
        "url",
        "venue",
        "kind",
        "name",
        "topics",
        "status",
    ),
    *("started", "finished", "rating", "added", "weight", "summary", "remark", "links", "see", "extra"),
)
"""The order of fields in a paper's file."""

_WORDS = (
    *(
        "LoRA",
        "Attention",
        "is",
        "all",
        "you",
        "need",
        "低秩",
        "适应",
        "Émile",
        "naïve",
        "😀",
        "R&D",
        "*bold*",
        "a#b",
        "C++",
        "e.g.",
        "3D",
    ),
    *("no", "--", "f(x)", "[1]", "50%", "@me", "`code`", "\u200b", "Zoë\u00a0X", "x|y", "https://x.org/a?b=c#d"),
)
_SAFE = (
    "LoRA",
    "Attention",
    "Émile Zoë",
    "低秩 适应",
    "Edward J. Hu",
    "O'Brien",
    'the "best"',
    "C++ and R&D",
    "see a#b",
    "x 😀 y",
)


def generated(count: int) -> list[bytes]:
    """``count`` files, each of its own making."""
    return [_File(random.Random(f"paper {number}")).data() for number in range(count)]


class _File:
    """Writes one file."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.lines: list[str] = []
        self.dash = chance.choice(["  - ", "- ", "  -   ", "    - "])
        self.step = chance.choice(["  ", "  ", "    "])

    def data(self) -> bytes:
        chance = self.chance
        fields = [
            "title",
            *chance.sample(ORDER[1:], chance.randint(3, len(ORDER) - 1)),
            *chance.sample(["zotero", "My Key", "тема"], 1),
        ]
        if chance.random() < 0.7:
            fields.sort(key=lambda key: ORDER.index(key) if key in ORDER else chance.randint(0, 30))
        if chance.random() < 0.2:
            self.lines += chance.choice([["# my notes", ""], ["# vim: ft=yaml"], ["---"], ["", "# two", "# lines", ""]])
        for key in fields:
            self._between()
            self._field(key)
        if chance.random() < 0.3:
            self.lines += chance.choice([["# the end"], ["", "# the end"], ["", ""], ["  # deep end"]])
        newline = chance.choice(["\n", "\n", "\n", "\r\n"])
        text = newline.join(self.lines) + (newline if chance.random() < 0.75 else "")
        return (chance.choice(["", "", "", "", "\ufeff"]) + text).encode()

    def _between(self) -> None:
        if self.chance.random() < 0.25:
            self.lines += self.chance.choice(
                [[""], ["# about the next"], ["", "# about the next"], ["# alone", ""], ["  # deeper"], ["", ""]]
            )

    def _end(self) -> str:
        return self.chance.choice(["", "", "", "", "  # why", " # a: b", "   "])

    def _field(self, key: str) -> None:
        if key in ("authors", "see"):
            self._list(key, block=0.8)
        elif key == "topics":
            self._list(key, block=0.15)
        elif key in ("links", "extra", "zotero"):
            self._mapping(key)
        elif key == "weight":
            self.lines.append(
                f"weight: {self.chance.choice(['120', '1.5', '{peft: 120, lora: 30}', '{ peft: 1 }', '~', '{}'])}{self._end()}"
            )
        elif key in ("summary", "remark", "My Key", "тема"):
            self._long(key)
        elif key == "title":
            self.lines.append(f"title: {self._scalar(self.chance.choice(_SAFE))}{self._end()}")
        else:
            self._short(key)

    def _short(self, key: str) -> None:
        values = {
            "status": ["read", "unread", '"read"', "", "~"],
            "arxiv": ['"2106.09685"', "'2106.09685'", "2106.09680", "hep-th/9901001"],
            "published": ["2021-06-17", '"2021-06"', "2021"],
            "rating": ["5", "'3'", "null"],
            "year": ["2022", '"2022"'],
            "doi": ["10.1000/xyz123", '"10.1000/xyz(1)"'],
            "url": ["https://example.org/a#b", "'https://example.org'"],
        }.get(
            key,
            [
                "word",
                "two words",
                "'single'",
                '"double"',
                '"\\u00e9\\n\\x1b"',
                "no",
                "1e5",
                "",
                '"a\u0085b\u2028c"',
                "12:30:45",
            ],
        )
        gap = self.chance.choice([" ", " ", " ", "   "])
        value = self.chance.choice(values)
        self.lines.append(f"{key}:{gap if value else ''}{value}{self._end()}")

    def _scalar(self, text: str, *, flow: bool = False) -> str:
        style = self.chance.choice(["", "'", '"'])
        if style == "'":
            return "'" + text.replace("'", "''") + "'"
        if style == '"' or (flow and any(c in text for c in ",[]{}")) or text.endswith(":"):
            return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        return text

    def _items(self) -> list[str]:
        items = self.chance.sample([*_SAFE, "peft", "lora", "https://x.org/p?a=1", "no"], self.chance.randint(1, 4))
        return [self._scalar(item, flow=True) for item in items]

    def _list(self, key: str, *, block: float) -> None:
        chance = self.chance
        if chance.random() < 0.05:
            self.lines.append(f"{key}: []{self._end()}")
        elif chance.random() < block:
            self.lines.append(f"{key}:{self._end()}")
            for item in self._items():
                if chance.random() < 0.15:
                    blanks = self.dash[: self.dash.index("-")]
                    self.lines.append(f"{blanks}# about {item[:3]}" if chance.random() < 0.7 else "")
                self.lines.append(f"{self.dash}{item}{self._end()}")
        elif chance.random() < 0.2:
            self._tall_list(key)
        else:
            separator, pad = chance.choice([", ", ", ", ",", ",   ", " , "]), chance.choice(["", "", " "])
            comma = chance.choice(["", "", ","])
            self.lines.append(f"{key}: [{pad}{separator.join(self._items())}{comma}{pad}]{self._end()}")

    def _tall_list(self, key: str) -> None:
        """A list in brackets with a line for each item."""
        chance = self.chance
        items = self._items()
        self.lines.append(f"{key}: [{chance.choice(['', '  # open'])}")
        last_comma, closed = chance.choice(["", ","]), chance.choice([True, False])
        for place, item in enumerate(items):
            is_last = place == len(items) - 1
            comma = last_comma if is_last else ","
            end = "]" if is_last and not closed else chance.choice(["", "", " # it"])
            self.lines.append(f"    {item}{comma}{end}")
        if closed:
            self.lines.append(f"  ]{self._end()}")

    def _mapping(self, key: str) -> None:
        chance = self.chance
        labels = chance.sample(["code", "pdf", '"My Column"', "Status?", "'a: b'", "Größe"], chance.randint(1, 3))
        if chance.random() < 0.25:
            pairs = ", ".join(f"{label}: {self._scalar('x y', flow=True)}" for label in labels)
            self.lines.append(f"{key}: {{{pairs}}}{self._end()}")
            return
        self.lines.append(f"{key}:{self._end()}")
        for label in labels:
            if chance.random() < 0.15:
                self.lines.append(f"{self.step}# about {label[:4]}")
            value = chance.choice(["https://github.com/a/b", "GPT-3", '"yes: no"', "", "'it''s'"])
            self.lines.append(f"{self.step}{label}:{' ' if value else ''}{value}{self._end()}")

    def _long(self, key: str) -> None:
        chance = self.chance
        text = [" ".join(chance.choices(_WORDS, k=chance.randint(2, 9))) for _ in range(chance.randint(1, 4))]
        kind = chance.choice(
            ["literal", "literal", "strip", "keep", "folded", "indicator", "double", "plain", "single"]
        )
        if kind == "double":
            words = [self.chance.choice(_SAFE).replace('"', '\\"') for _ in text]
            self.lines += [f'{key}: "{words[0]}', *(f"  {word}" for word in words[1:])]
            self.lines[-1] += f'"{self._end()}'
        elif kind == "single":
            self.lines.append(f"{key}: 'one line, it''s enough'{self._end()}")
        elif kind == "plain":
            words = [chance.choice(["more and", "plain text", "folded by hand"]) for _ in text]
            self.lines += [f"{key}: {words[0]}", *(f"{self.step}{word}" for word in words[1:])]
        else:
            header = {"literal": "|", "strip": "|-", "keep": "|+", "folded": ">", "indicator": f"|{len(self.step)}"}[
                kind
            ]
            self.lines.append(f"{key}: {header}{chance.choice(['', '', '  # its text'])}")
            blank = [""] if len(text) > 1 and chance.random() < 0.5 else []
            first = " " if kind == "indicator" else ""
            self.lines += [f"{self.step}{first}{text[0]}", *blank, *(f"{self.step}{line}" for line in text[1:])]
            self.lines += [""] * chance.choice([0, 0, 1, 2])
