"""Entry strings worked out from rows: by hand, and from rows of random strings with fields left out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from papercli.actions.adopt.template import infer, order_of
from papercli.model import entry
from tests.actions.adopt.rows import braces, row, shown

TITLE = row("**", "@title", "**")


@pytest.mark.parametrize(
    ("rows", "string"),
    [
        pytest.param([], "", id="nothing"),
        pytest.param([["only words"], []], "", id="no field"),
        pytest.param([TITLE] * 2, "**{title}**", id="one field"),
        pytest.param([row("a {b} ", "@title")] * 2, "a {{b}} {title}", id="braces"),
        pytest.param(
            [row("@title", ", ", "@venue", ".")] * 3 + [row("@title", ".")], "{title}{?, {venue}}.", id="ends"
        ),
        pytest.param(
            [row("@title", " (", "@venue", ")")] * 3 + [row("@title")] * 2, "{title}{? ({venue})}", id="parentheses"
        ),
        pytest.param(
            [row("[", "@date", "] **", "@title", "**")] * 3 + [TITLE] * 2,
            "{?[{date}] }**{title}**",
            id="first optional",
        ),
        pytest.param(
            [row("**", "@title", "** *", "@authors", "*, ", "@links")] * 3 + [row("**", "@title", "**, ", "@links")],
            "**{title}**{? *{authors}*}, {links}",
            id="middle optional",
        ),
        pytest.param(
            [row("*", "@authors", ".* ", "@title")] * 3 + [row("@title")],
            "{?*{authors}.* }{title}",
            id="punctuation in emphasis",
        ),
        pytest.param(
            [row("@title", ", *", "@authors", ".* ", "@links")] * 3 + [row("@title", ", *", "@authors", ".*")],
            "{title}, *{authors}.*{? {links}}",
            id="punctuation in emphasis, then optional",
        ),
        pytest.param(
            [row("**", "@title", "** (*", "@venue", " ", "@year", "*)")] * 3,
            "**{title}** (*{venue} {year}*)",
            id="shared by two",
        ),
        pytest.param(
            [row("**", "@title", "** (*", "@venue", " ", "@year", "*)")] * 3 + [TITLE] * 2,
            "**{title}**{? (*{?{venue}}{? {year}}*)}",
            id="shared by two that may be missing",
        ),
        pytest.param(
            [row("@title", " \\[", "@venue", "\\]")] * 3 + [row("@title")],
            "{title}{? \\[{venue}\\]}",
            id="escaped brackets",
        ),
        pytest.param(
            [row("@title", " — ", "@remark")] * 3 + [row("@title", ": ", "@remark")],
            "{title} — {remark}",
            id="what most have",
        ),
        pytest.param([row("(", "@year", ")")] * 2 + [row("*", "@venue", "*")], "{?*{venue}*||({year})}", id="either"),
        pytest.param([row("@date")] * 3 + [row("@year")], "{?{date}||{year}}", id="date or year"),
    ],
)
def test_the_string(rows: list[list[object]], string: str) -> None:
    found = infer(rows, braces)  # type: ignore[arg-type]
    assert found == string
    assert entry.parse(found)[1] == []


@pytest.mark.parametrize(
    "rows",
    [
        [row("**", "@title", "**. *", "@authors", "*. ", "@links")] * 5 + [row("**", "@title", "**. ", "@links")],
        [row("@title", ". ", "@venue", ".")] * 3 + [row("@title", ".")],
        [row("@name", ': "', "@title", '" (', "@venue", ", ", "@year", "). ", "@links")] * 3
        + [row('"', "@title", '" (', "@year", "). ", "@links")] * 2,
        [row("[", "@title", "](u), *", "@venue", "*, ", "@year", ". ", "@links")] * 3
        + [row("[", "@title", "](u), *", "@venue", "*, ", "@year")] * 2,
        [row("@authors", '. "', "@title", '." *', "@venue", "* (", "@year", ")")] * 4
        + [row("@authors", '. "', "@title", '." (', "@year", ")")],
        [row("`", "@date", "` **", "@title", "** <br> ", "@authors")] * 2 + [row("**", "@title", "**")],
        [row("<b>", "@title", "</b>, <i>", "@venue", "</i>")] * 2 + [row("<b>", "@title", "</b>")],
    ],
    ids=[
        "a full stop each",
        "a full stop at the end",
        "name and brackets",
        "links last",
        "quoted with its full stop",
        "code and a break",
        "tags",
    ],
)
def test_every_row_comes_back(rows: list[list[object]]) -> None:
    string = infer(rows, braces)  # type: ignore[arg-type]
    for tokens in rows:
        written = "".join(token if isinstance(token, str) else token.raw for token in tokens)  # type: ignore[attr-defined]
        values = {token.field: token.raw for token in tokens if not isinstance(token, str)}  # type: ignore[attr-defined]
        assert shown(string, values) == written


def test_the_placeholder_is_made_from_all_slots_of_a_field() -> None:
    seen: dict[str, int] = {}

    def write(field: str, slots: object) -> str:
        seen[field] = len(slots)  # type: ignore[arg-type]
        return "X"

    assert infer([row("@title", " ", "@year"), row("@title")], write) == "X{? X}"
    assert seen == {"title": 2, "year": 1}


def test_the_order_agrees_with_most() -> None:
    rows = [row("@title", "@venue"), row("@venue", "@year"), row("@title", "@year")] * 2 + [row("@year", "@title")]
    assert order_of(rows) == ["title", "venue", "year"]
    assert order_of([]) == []


@pytest.mark.parametrize(
    ("string", "values", "text"),
    [
        ("{{x}} {a}", {"a": "1"}, "{x} 1"),
        ("{a}{? ({b})}", {"a": "1"}, "1"),
        ("{?{a} }{b}", {"a": "1", "b": "2"}, "1 2"),
        ("{?{a}||({b})||c{c}}", {"b": "2", "c": "3"}, "(2)"),
        ("{? (*{?{a}}{? {b}}*)}", {}, ""),
        ("{? (*{?{a}}{? {b}}*)}", {"b": "2"}, " (* 2*)"),
    ],
)
def test_the_renderer_of_these_tests(string: str, values: dict[str, str], text: str) -> None:
    assert shown(string, values) == text


@dataclass(frozen=True)
class Part:
    """A field of a random entry, and what comes and goes with it."""

    field: str
    before: str
    pair: tuple[str, str]
    after: str
    optional: bool

    def tokens(self) -> list[str]:
        return [self.before + self.pair[0], f"@{self.field}", self.pair[1] + self.after]


PAIRS = [("", ""), ("**", "**"), ("*", "*"), ("`", "`"), ('"', '"'), ("(", ")"), ("[", "]"), ("<i>", "</i>")]
FIELDS = ["authors", "venue", "date", "links", "remark"]
BETWEEN = [" ", ", ", ". ", " - ", " | ", ": "]


def some_entry(random: Random, *, alike: bool) -> list[Part]:
    """A title, perhaps behind a number, and fields behind it; with ``alike`` several may stand behind the same sign."""
    signs = random.choices(BETWEEN, k=6) if alike else random.sample(BETWEEN, 6)
    parts = [Part("title", "", random.choice(PAIRS), "", optional=False)]
    if random.random() < 0.5:
        parts.insert(0, Part("n", "", random.choice(PAIRS), random.choice([" ", ": ", " - "]), optional=True))
    return parts + [
        Part(field, signs.pop(), random.choice(PAIRS), "", optional=random.random() < 0.5)
        for field in random.sample(FIELDS, random.randint(1, 4))
    ]


def back(rows: list[list[Part]]) -> tuple[float, str]:
    """The share of rows that the string worked out from them shows as they were."""
    written = []
    for parts in rows:
        tokens: list[str] = []
        for token in (token for part in parts for token in part.tokens() if token):
            if tokens and not token.startswith("@") and not tokens[-1].startswith("@"):
                tokens[-1] += token
            else:
                tokens.append(token)
        written.append(tokens)
    string = infer([row(*tokens) for tokens in written], braces)
    assert entry.parse(string)[1] == []
    good = sum(
        shown(string, {part.field: part.field for part in parts}) == "".join(t.removeprefix("@") for t in tokens)
        for parts, tokens in zip(rows, written, strict=True)
    )
    return good / len(rows), string


@settings(max_examples=200)
@given(st.integers(0, 10**9))
def test_every_choice_of_fields_comes_back(seed: int) -> None:
    parts = some_entry(Random(seed), alike=False)
    choices = product(*([True, False] if part.optional else [True] for part in parts))
    share, string = back([[part for part, kept in zip(parts, choice, strict=True) if kept] for choice in choices] * 3)
    assert share >= 0.95, string


def test_most_rows_of_any_entries_come_back() -> None:
    shares = []
    for seed in range(200):
        random = Random(seed)
        parts = some_entry(random, alike=True)
        shares.append(back([[p for p in parts if not p.optional or random.random() < 0.7] for _ in range(40)])[0])
    assert sum(shares) / len(shares) >= 0.95
    assert sum(share >= 0.95 for share in shares) / len(shares) >= 0.85
