"""Reading notes on one paper are no list; a short list is no note."""

from __future__ import annotations

from papercli.readers.markdown.reader import read

A = "https://arxiv.org/abs/2301.00001"
PROSE = "The authors look at stones for many years and find that moss grows on all sides of them. " * 5


def test_a_note_with_its_title_in_a_line() -> None:
    reading = read(
        f"Paper Title: Of Old and Grey Stones\n\n# Summary\n\nPaper link - {A}\n\n1. **Method**: {PROSE}\n\n# Thoughts\n\n{PROSE}\n"
    )
    assert not reading.drafts
    assert [(note.line, note.title, note.arxiv) for note in reading.notes] == [
        (1, "Of Old and Grey Stones", "2301.00001")
    ]


def test_a_note_with_its_title_in_the_heading() -> None:
    reading = read(f"# Of Old and Grey Stones\n\n[Paper]({A})\n\n## Summary\n\n{PROSE}\n\n## Method\n\n{PROSE}\n")
    assert not reading.drafts
    assert [(note.line, note.title, note.url) for note in reading.notes] == [(1, "Of Old and Grey Stones", A)]


def test_a_list_of_one_paper_is_a_list() -> None:
    reading = read(
        f"# Papers on stones\n\n{PROSE}\n\n## Old\n\n- [Of Old and Grey Stones]({A})\n  - {PROSE}\n\n## Contributing\n\n{PROSE}\n"
    )
    assert not reading.notes
    assert [draft.title for draft in reading.drafts] == ["Of Old and Grey Stones"]


def test_two_papers_are_a_list() -> None:
    text = "".join(
        f"# Of Old and Grey Stones {n}\n\n[Paper](https://arxiv.org/abs/2301.0000{n})\n\n{PROSE}\n\n" for n in (1, 2)
    )
    reading = read(text)
    assert not reading.notes
    assert len(reading.drafts) == 2
