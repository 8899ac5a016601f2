from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from papercli.model.columns import parse as parse_columns, split
from papercli.model.entry import parse
from papercli.model.entry_tree import Group, Link, Node, Placeholder, Span, Text
from papercli.model.fields import FIELDS, KINDS, OptionError, find, link_pattern, parse_options


def outline(nodes: tuple[Node, ...]) -> list[object]:
    """A short form of a tree, for reading."""
    out: list[object] = []
    for node in nodes:
        if isinstance(node, Text):
            out.append(node.text)
        elif isinstance(node, Placeholder):
            out.append((node.name, dict(node.options)) if node.options else (node.name,))
        elif isinstance(node, Group):
            out.append({"group": outline(node.children)})
        elif isinstance(node, Span):
            out.append({node.kind: outline(node.children)})
        elif isinstance(node, Link):
            out.append({"link": outline(node.children), "to": outline(node.target)})
    return out


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("plain", ["plain"]),
        ("", []),
        ("{title} ({year})", [("title",), " (", ("year",), ")"]),
        ("{{x}} {title}", ["{x} ", ("title",)]),
        (
            "{?[{date:%Y/%m}] }**{title}**{? {links}}",
            [
                {"group": ["[", ("date", {"format": "%Y/%m"}), "] "]},
                {"strong": [("title",)]},
                {"group": [" ", ("links",)]},
            ],
        ),
        ("{?({?{venue}}{? {year}})}", [{"group": ["(", {"group": [("venue",)]}, {"group": [" ", ("year",)]}, ")"]}]),
        ("[{title}]({url})", [{"link": [("title",)], "to": [("url",)]}]),
        ("[[pdf]({url:pdf})]", ["[", {"link": ["pdf"], "to": [("url", {"url": "pdf"})]}, "]"]),
        ("[x](https://a.b) {title}", ["[x](https://a.b) ", ("title",)]),
        ("`{title}` `x`", [{"code": [("title",)]}, " `x`"]),
        ("***{name}*** _{title}_", [{"strong": [{"emphasis": [("name",)]}]}, " ", {"emphasis": [("title",)]}]),
        ("snake_{id}_case", ["snake_", ("id",), "_case"]),
        (r"\*{title}\*", [r"\*", ("title",), r"\*"]),
        ("{extra.Read date} {links.code}", [("extra.Read date",), " ", ("links.code",)]),
        ("{authors:3;Last, First;join=\\; }", [("authors", {"count": "3", "form": "Last, First", "join": "; "})]),
    ],
)
def test_takes_an_entry_apart(source: str, tree: list[object]) -> None:
    entry, problems = parse(source)
    assert not problems
    assert outline(entry.nodes) == tree


def test_an_address_is_known_by_where_it_stands() -> None:
    entry, _ = parse('<{url}> <a href="{url}">x</a> {url}')
    assert [holder.address for holder in entry.placeholders()] == [True, True, False]


@pytest.mark.parametrize(
    ("source", "offset", "part"),
    [
        ("{titel}", 1, 'unknown field "titel"; did you mean title?'),
        ("ab {authors:3;foo}", 14, 'unknown option "foo"'),
        ("{date:%Q}", 6, '"%Q" is no part of a date'),
        ("x {title", 2, "no end"),
        ("x {?{title}", 2, "no end"),
        ("x } y", 2, "}}"),
        ("{?nothing}", 0, "holds no field"),
        ("{links:[x](u)[x](u)}", 7, "unknown option"),
        ("{extra.}", 1, "unknown field"),
    ],
)
def test_says_what_is_wrong_and_where(source: str, offset: int, part: str) -> None:
    _, problems = parse(source)
    assert len(problems) == 1
    assert problems[0].offset == offset
    assert part in problems[0].message


def test_reports_everything_at_once() -> None:
    _, problems = parse("{foo} {date:bar} }")
    assert [p.offset for p in problems] == [1, 12, 17]


@settings(max_examples=200, deadline=None)
@given(st.text("{}?*_`[]()\\:;x= ", max_size=20))
def test_any_text_is_read(source: str) -> None:
    entry, problems = parse(source)
    assert all(0 <= p.offset <= len(source) for p in problems)
    if not set(source) & set("{}"):
        assert outline(entry.nodes) == ([source] if source else [])


@pytest.mark.parametrize("name", FIELDS)
def test_each_field_takes_its_options(name: str) -> None:
    kind = find(name).kind
    for word in KINDS[kind].words:
        assert parse_options(kind, word)
    for key in (*KINDS[kind].keys, "empty"):
        assert parse_options(kind, f"{key}= a ") == {key: " a "}
    with pytest.raises(OptionError, match="unknown option"):
        parse_options(kind, "nonsense")


@pytest.mark.parametrize(
    ("kind", "text", "options"),
    [
        ("text", "bold-link;pdf.pdf", {"style": "bold-link", "url": "pdf.pdf"}),
        ("status", "Yes/No", {"read": "Yes", "unread": "No", "reading": "No", "skipped": "No"}),
        ("status", "read=✅;unread=", {"read": "✅", "unread": ""}),
        (
            "links",
            "[[x](u)];only=paper,code;as=paper>pdf",
            {"pattern": "[[x](u)]", "only": "paper,code", "as": "paper>pdf"},
        ),
        ("rating", "stars", {"stars": "★"}),
        ("rating", "stars=⭐", {"stars": "⭐"}),
        ("links", "[**x**](u);only=code,*", {"pattern": "[**x**](u)", "only": "code,*"}),
        ("address", "pdf;bare", {"url": "pdf", "words": "bare"}),
        ("people", "last=, and ;two= & ", {"last": ", and ", "two": " & "}),
        ("date", "%Y", {"format": "%Y"}),
        ("people", "", {}),
    ],
)
def test_options_become_settings(kind: str, text: str, options: dict[str, str]) -> None:
    assert parse_options(kind, text) == options


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[x](u)", ("", "", "", "")),
        ("[[x](u)]", ("[", "", "", "]")),
        ("[[[x]](u)]", ("[", "[", "]", "]")),
        (r"\[[x](u)\]", (r"\[", "", "", r"\]")),
        (r"[\[x\]](u)", ("", r"\[", r"\]", "")),
        ("<kbd>[`x`](u)</kbd>", ("<kbd>", "`", "`", "</kbd>")),
        ("[next x](u)", ("", "next ", "", "")),
        *(
            (text, None)
            for text in ("x", "[x]", "x](u)", "[x]](u)", "[y](u)", "[x x](u)", "[x](u)[x](u)", r"\[x](u)", "[x](v)")
        ),
    ],
)
def test_link_patterns(text: str, parts: tuple[str, ...] | None) -> None:
    assert link_pattern(text) == parts


@pytest.mark.parametrize(
    ("spec", "source", "heading", "bare"),
    [
        ("title", "{title}", "Title", True),
        ("status:Read Status", "{status}", "Read Status", True),
        ("see:", "{see}", "", True),
        ("extra.Read date", "{extra.Read date}", "Read date", True),
        ("links.code", "{links.code}", "Code", True),
        ("{date:%b %Y}:When", "{date:%b %Y}", "When", False),
        ("{venue}: {year}", "{venue}: {year}", "Venue", False),
        ("**{title}**:Paper: the title", "**{title}**", "Paper: the title", False),
    ],
)
def test_columns_and_their_headings(spec: str, source: str, heading: str, bare: bool) -> None:
    (column,), problems = parse_columns([spec])
    assert not problems
    assert (column.entry.source, column.heading, column.bare) == (source, heading, bare)


def test_columns_are_split_outside_braces() -> None:
    assert split("title,{authors:Last, First}:By, year") == ["title", "{authors:Last, First}:By", "year"]


def test_wrong_columns_are_named() -> None:
    found, problems = parse_columns(["title", "foo:Bar", "{yeer}"])
    assert [column.heading for column in found] == ["Title", ""]
    assert ['column "foo:Bar"' in problems[0].message, 'column "{yeer}"' in problems[1].message] == [True, True]
