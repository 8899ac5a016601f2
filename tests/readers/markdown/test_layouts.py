"""One small list a layout, and the drafts that its keeper would expect."""

from __future__ import annotations

from typing import Any

import pytest

from papercli.readers.markdown.reader import entries, read

A = "https://arxiv.org/abs/2301.00001"
B = "https://arxiv.org/pdf/2302.00002v3.pdf"
C = "https://github.com/doe/moss"
MOSS = "Moss on Stones: A Study of Slow Growth"
RAIN = "Rain Without Clouds"


def drafts(text: str) -> list[dict[str, Any]]:
    """The drafts of a list: what they say, without the lines, and without what is empty."""
    out = []
    for draft in read(text).drafts:
        said = {key: value for key, value in draft.as_json().items() if value and key not in ("line", "line_end")}
        if said["kind"] == "paper":
            del said["kind"]
        out.append(said)
    return out


MAIN = {"title": MOSS, "arxiv": "2301.00001", "url": A}
PEOPLE = ["Jane Doe", "John B. Roe"]
READ_TWO_STARS = {"status": "read", "rating": 2, "venue": "ICML 2023", "year": 2023}
LAYOUTS: dict[str, tuple[str, dict[str, Any]]] = {
    "the link is the title": (f"- [{MOSS}]({A})", {}),
    "year behind it": (f"- [{MOSS}]({A}) (2023)", {"year": 2023}),
    "venue behind it": (f"- [{MOSS}]({A}) (ICML 2023)", {"venue": "ICML 2023", "year": 2023}),
    "venue in the link": (f"- [{MOSS} (ICML 2023)]({A})", {"venue": "ICML 2023", "year": 2023}),
    "venue tag before it": (f"- [ICML 2023] [{MOSS}]({A})", {"venue": "ICML 2023", "year": 2023}),
    "plain title, label": (f"- {MOSS} [[paper]({A})] [[code]({C})]", {"links": {"code": C}}),
    "label with brackets in it": (f"- {MOSS} [[paper]]({A}) [[code]]({C})", {"links": {"code": C}}),
    "label with brackets at its end": (f"- {MOSS} [paper]({A}) [Code (jax)]({C})", {"links": {"Code (jax)": C}}),
    "venue as the label": (f"- {MOSS} [[ICML 2023]]({A})", {"venue": "ICML 2023", "year": 2023}),
    "venue without punctuation": (f"- {MOSS} ICML2023 [pdf]({A})", {"venue": "ICML2023", "year": 2023}),
    "bold, people, venue": (
        f"- **{MOSS}.** *Jane Doe, John B. Roe.* ICML 2023. [[paper]({A})]",
        {"authors": PEOPLE, "venue": "ICML 2023", "year": 2023},
    ),
    "all plain": (
        f"- {MOSS}. Jane Doe, John B. Roe. ICML 2023. [pdf]({A})",
        {"authors": PEOPLE, "venue": "ICML 2023", "year": 2023},
    ),
    "one person and a venue in brackets": (
        f"**{MOSS}** (Kenji Mori, ICML 2023)\\\n[pdf]({A})",
        {"authors": ["Kenji Mori"], "venue": "ICML 2023", "year": 2023},
    ),
    "two people and a venue in brackets": (
        f"**{MOSS}** (Amal Haddad, Kenji Mori, ACL 2023)\\\n[pdf]({A})",
        {"authors": ["Amal Haddad", "Kenji Mori"], "venue": "ACL 2023", "year": 2023},
    ),
    "people first": (
        f"- Jane Doe, John B. Roe. {MOSS}. ICML 2023. [pdf]({A})",
        {"authors": PEOPLE, "venue": "ICML 2023", "year": 2023},
    ),
    "people first, title quoted": (
        f'- Jane Doe and John B. Roe, "{MOSS}," ICML, 2023. [pdf]({A})',
        {"authors": PEOPLE, "venue": "ICML, 2023", "year": 2023},
    ),
    "people and year first": (f"- Jane Doe et al. (2023). {MOSS}. [pdf]({A})", {"authors": ["Jane Doe", "et al."], "year": 2023}),
    "date first": (f"- [2023/05] **{MOSS}** [paper]({A})", {"year": 2023, "date": "2023-05"}),
    "short name, quoted title": (
        f'- **SlowGrow**: "{MOSS}", ICML 2023. [[Paper]({A})]',
        {"name": "SlowGrow", "venue": "ICML 2023", "year": 2023},
    ),
    "short name, institution": (f"- **SlowGrow** {MOSS} [[paper]({A})]", {"name": "SlowGrow"}),
    "id as the link": (f"- [[2301.00001]]({A}) {MOSS}", {}),
    "title in code": (
        f"1. `{MOSS}` ICML 2023\n   Jane Doe, John B. Roe [[pdf]]({A})",
        {"authors": PEOPLE, "venue": "ICML 2023", "year": 2023},
    ),
    "title in italics": (f"- *{MOSS}* [[arxiv, 23.01]]({A})", {"venue": "arxiv, 23.01"}),
    "address behind a colon": (f"- {MOSS}: {A}", {}),
    "the wrong way round": (
        f"1. ({MOSS})[{A}] - This paper looks at stones for years.",
        {"remark": "This paper looks at stones for years."},
    ),
    "title goes on behind the link": (f"- [Moss on Stones]({A}): A Study of Slow Growth", {}),
    "reference link": (f"- [{MOSS}][1]\n\n[1]: {A}", {}),
    "broken over two lines": (f"- Moss on Stones: A Study\n  of Slow Growth [pdf]({A})", {}),
    "task, stars": (f"- [x] [{MOSS}]({A}) ⭐⭐⭐⭐", {"status": "read", "rating": 4}),
    "open task": (f"- [ ] [{MOSS}]({A})", {"status": "unread"}),
    "mark of status": (f"- ✅ [{MOSS}]({A})", {"status": "read"}),
    "shortcodes": (f"- [{MOSS}]({A}), ICML 2023 :star::star: :white_check_mark:", READ_TWO_STARS),
    "struck through": (f"- ~~[{MOSS}]({A})~~", {"status": "skipped"}),
    "bars between": (f"- 2023 | [{MOSS}]({A}) | [code]({C})", {"year": 2023, "links": {"code": C}}),
    "badge": (f"- [{MOSS}]({A}) [![stars](https://img.shields.io/github/stars/doe/moss)]({C})", {"links": {"stars": C}}),
    "sub-bullets": (
        f"- {MOSS}\n  - Jane Doe, John B. Roe\n  - [[Paper]({A})] [[Code]({C})]\n  - Stones are *old*.",
        {"authors": PEOPLE, "links": {"Code": C}, "summary": "- Stones are *old*."},
    ),
    "keys below": (
        f"- **{MOSS}**\n  - Authors: Jane Doe, John B. Roe\n  - Paper: {A}\n  - Code: {C}\n  - Keywords: moss, stone",
        {"authors": PEOPLE, "links": {"Code": C}, "extra": {"Keywords": "moss, stone"}},
    ),
    "keys alone": (f"- **Title:** {MOSS}\n- **Authors:** Jane Doe, John B. Roe\n- **Link:** {A}", {"authors": PEOPLE}),
    "lines of a paragraph": (
        f"**{MOSS}** \\\n*Jane Doe, John B. Roe* \\\nICML 2023. [[Paper]({A})] [[Github]({C})] \\\n5 May 2023",
        {"authors": PEOPLE, "venue": "ICML 2023", "year": 2023, "date": "2023-05-05", "links": {"Github": C}},
    ),
    "emphasis before a line break": (f"**{MOSS}** \\\n*Of stones* \\\n[[Paper]({A})]", {"summary": "*Of stones*"}),
    "line breaks of HTML": (f"**{MOSS}**<br>\n*Jane Doe, John B. Roe*<br>\n[[PDF]({A})]", {"authors": PEOPLE}),
    "paragraphs one below the other": (f"**{MOSS}**\n\nJane Doe, John B. Roe\n\n[Paper]({A})", {"authors": PEOPLE}),
    "heading": (f"### [{MOSS}]({A})\n\nStones are old.", {"summary": "Stones are old."}),
    "heading, link below": (f"### {MOSS}\n\n*Jane Doe, John B. Roe*\n\n[Paper]({A})", {"authors": PEOPLE}),
    "folded": (
        f"- [{MOSS}]({A})\n  <details>\n  <summary>More</summary>\n\n  Stones are old.\n\n  </details>",
        {"summary": "Stones are old."},
    ),
    "folded whole": (f"<details><summary>{MOSS} (ICML 2023)</summary>\n\n[Paper]({A})\n\n</details>", {"venue": "ICML 2023", "year": 2023}),
    "list of HTML": (f'<ul><li><a href="{A}">{MOSS}</a>, <i>ICML</i> 2023</li></ul>', {"venue": "ICML", "year": 2023}),
    "Chinese": (f"- 论文标题：{MOSS}\n- 论文链接：{A}", {}),
    "running number": (f"[12] [{MOSS}]({A})", {}),
    "numbered links": (f"- [{MOSS}]({A}) [1](https://a.org/x) [2](https://a.org/y)", {"see": ["https://a.org/x", "https://a.org/y"]}),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name: str) -> None:
    text, more = LAYOUTS[name]
    assert drafts(text) == [{**MAIN, **more}]


def test_blogs_and_books_are_entries_too() -> None:
    found = drafts("- `Moss: A Weblog of Stones` 2023\n  Jane Doe, John Roe [[blog](https://doe.org/blog/moss)]")
    assert found == [
        {
            "title": "Moss: A Weblog of Stones",
            "kind": "blog",
            "authors": ["Jane Doe", "John Roe"],
            "year": 2023,
            "url": "https://doe.org/blog/moss",
        }
    ]


def test_several_papers_in_a_paragraph() -> None:
    text = f"[{MOSS}]({A})\n[{RAIN}]({B}) (2022)\n"
    assert [(d["title"], d.get("year"), d["arxiv"]) for d in drafts(text)] == [
        (MOSS, None, "2301.00001"),
        (RAIN, 2022, "2302.00002"),
    ]


def test_several_papers_in_a_line() -> None:
    assert [d["title"] for d in drafts(f"- [{MOSS}]({A}), [{RAIN}]({B})")] == [MOSS, RAIN]


def test_papers_in_a_line_each_with_its_year() -> None:
    found = drafts(f"- Stones: [{MOSS}]({A}) (ICML 2023); [{RAIN}]({B}) (2022)")
    assert found[0] == {**MAIN, "venue": "ICML 2023", "year": 2023, "remark": "Stones"}
    assert (found[1]["title"], found[1]["year"]) == (RAIN, 2022)


def test_references_by_key_are_entries_with_or_without_a_link() -> None:
    linked = f'[Doe23] Jane Doe and John B. Roe. "{MOSS}". ICML 2023. url: {A}.'
    found = drafts(f'{linked}\n\n[Roe+21] John B. Roe, Ann Lee. "{RAIN}". arXiv:2102.00002 (2021).\n')
    assert [(d["title"], d["arxiv"], d["authors"]) for d in found] == [
        (MOSS, "2301.00001", PEOPLE),
        (RAIN, "2102.00002", ["John B. Roe", "Ann Lee"]),
    ]
    assert "summary" not in found[0]


def test_a_bare_address_has_no_title() -> None:
    assert drafts(f"- {A}") == [{"arxiv": "2301.00001", "url": A}]


def test_version_and_doi() -> None:
    found = read(f"- [{RAIN}]({B})\n- [{MOSS}](https://doi.org/10.1000/Moss.1)").drafts
    assert (found[0].arxiv, found[0].version, found[1].doi) == ("2302.00002", 3, "10.1000/moss.1")


def test_the_list_decides_what_is_unclear_alone() -> None:
    """``[Lime] Soft Stone``: where all other links are short names, the title is behind the link."""
    rows = [
        f"- [A{i}{i}](https://arxiv.org/abs/2301.0000{i}) {MOSS} {word}"
        for i, word in enumerate(("One", "Two", "Three"), 1)
    ]
    text = "\n".join([*rows, "- [Soft Lime](https://arxiv.org/abs/2301.00009) Of Soft Stone"])
    last = drafts(text)[-1]
    assert (last["title"], last["name"]) == ("Of Soft Stone", "Soft Lime")


def test_title_below_wins_over_the_link_above() -> None:
    text = f"- [My notes on moss](notes/moss.md)\n  - Title: {MOSS}\n  - Paper: {A}"
    assert drafts(text) == [{**MAIN, "links": {"My notes on moss": "notes/moss.md"}}]


def test_lines_of_an_entry() -> None:
    text = f"# Papers\n\n- [{MOSS}]({A})\n  - Jane Doe, John Roe\n  - Old stones.\n\n- [{RAIN}]({B})\n"
    assert [(d.line, d.line_end) for d in read(text).drafts] == [(3, 5), (7, 7)]


def test_pieces_say_where_each_value_stands() -> None:
    text = f"1. **[{MOSS}]({A})**, *Jane Doe, John Roe*, ICML 2023 [[code]({C})]"
    (entry,) = entries(text).entries
    assert [(piece.field, text[piece.start : piece.end]) for piece in entry.pieces] == [
        ("title", MOSS),
        ("url", A),
        ("authors", "Jane Doe, John Roe"),
        ("venue", "ICML 2023"),
        ("links.code", f"[code]({C})"),
    ]
    assert entry.marker == "number"


def test_places_are_exact_where_a_tab_is_cut() -> None:
    text = f"- [{RAIN}]({B})\n\t\t[{MOSS}]({A})\n"
    for entry in entries(text).entries:
        for piece in entry.pieces:
            assert text[piece.start : piece.end] in (RAIN, MOSS, A, B, f"[{MOSS}]({A})")
