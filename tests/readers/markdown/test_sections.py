"""Where entries stand, and what is none."""

from __future__ import annotations

from papercli.readers.markdown.reader import read

A = "https://arxiv.org/abs/2301.00001"
B = "https://arxiv.org/abs/2301.00002"
C = "https://arxiv.org/abs/2301.00003"


def sections(text: str) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(draft.title, draft.section) for draft in read(text).drafts]


def test_headings_are_sections_without_their_emoji() -> None:
    text = f"# Papers :books:\n\n## 🌱 Moss\n\n- [Of Old Stones]({A})\n\n### Wet\n\n- [Of Wet Stones]({B})\n\n## Rain\n\n- [Of Rain]({C})"
    assert sections(text) == [
        ("Of Old Stones", ("Papers", "Moss")),
        ("Of Wet Stones", ("Papers", "Moss", "Wet")),
        ("Of Rain", ("Papers", "Rain")),
    ]


def test_bullets_over_entries_are_sections() -> None:
    text = f"## Stones\n\n- Old\n  - Very old\n    - [Of Old Stones]({A})\n- New\n  - [Of New Stones]({B})\n"
    assert sections(text) == [
        ("Of Old Stones", ("Stones", "Old", "Very old")),
        ("Of New Stones", ("Stones", "New")),
    ]


def test_bullets_below_an_entry_tell_of_it_unless_they_are_papers() -> None:
    text = f"- [Of Old and Grey Stones]({A})\n  - it took [a rainy day](https://doe.org/rain) to read\n  - [Of New and Green Stones]({B})\n"
    assert [(d.title, d.summary) for d in read(text).drafts] == [
        ("Of Old and Grey Stones", "- it took [a rainy day](https://doe.org/rain) to read"),
        ("Of New and Green Stones", None),
    ]


def test_headings_of_html() -> None:
    assert sections(f"<h2>Stones</h2>\n\n- [Of Old Stones]({A})") == [("Of Old Stones", ("Stones",))]


def test_folded_lists() -> None:
    text = (
        f"## Stones\n<details><summary>2023</summary>\n\n- [Of Old Stones]({A})\n- [Of New Stones]({B})\n\n</details>"
    )
    assert [title for title, _ in sections(text)] == ["Of Old Stones", "Of New Stones"]


def test_tables_of_contents_badges_and_pages_about_the_list_are_no_papers() -> None:
    text = (
        "# Stones\n\n[![badge](https://awesome.re/badge.svg)](https://awesome.re)\n\n## Contents\n\n- [Old](#old)\n- [New](#new)\n\n"
        f"## Old\n\n- [Of Old Stones]({A})\n\n## Contributing\n\nSee [how to](CONTRIBUTING.md).\n\n- [A guide](https://doe.org/guide)\n\n"
        "## License\n\n[CC0](https://creativecommons.org/publicdomain/zero/1.0)\n"
    )
    assert sections(text) == [("Of Old Stones", ("Stones", "Old"))]


def test_placeholders_are_no_papers() -> None:
    assert not read("- [Title 2](paper-link)\n- [To come]()\n- [Up](#top)\n").drafts


def test_a_paper_named_in_prose_is_an_entry_of_its_link() -> None:
    reading = read(f"This list began with [Of Old and Grey Stones]({A}), which we liked. See also [here]({B}).\n")
    assert [(d.title, d.url) for d in reading.drafts] == [("Of Old and Grey Stones", A)]
    assert [(s.line, B in s.reason) for s in reading.skipped] == [(1, True)]


def test_headings_without_links_among_headings_of_papers() -> None:
    text = "".join(
        f"### Of Old and Grey Stones, Part {n}\n\n{link}\n\n"
        for n, link in ((1, f"[pdf]({A})"), (2, f"[pdf]({B})"), (3, "Lost."))
    )
    assert [d.arxiv for d in read(text).drafts] == ["2301.00001", "2301.00002", None]


def test_crlf_and_bom_make_no_difference() -> None:
    text = f"# Papers\n\n- [Of Old Stones]({A})\n  - Jane Doe, John Roe\n"
    assert read("\ufeff" + text.replace("\n", "\r\n")) == read(text)
