"""What holds for every text: no exception, nothing lost, places that agree with values."""

from __future__ import annotations

import re

from hypothesis import given, settings, strategies as st

from papercli.readers.markdown.reader import entries, read

PIECES = st.sampled_from(
    [
        *(
            "- ",
            "1. ",
            "  - ",
            "* [ ] ",
            "# ",
            "### ",
            "> ",
            "\n",
            "\n\n",
            " ",
            ", ",
            ". ",
            ": ",
            " | ",
            " - ",
            "<br>",
            "\\\n",
            "---\n",
        ),
        *(
            "**",
            "*",
            "`",
            "~~",
            '"',
            "“",
            "”",
            "(",
            ")",
            "[",
            "]",
            "【",
            "】",
            "|",
            "<b>",
            "</b>",
            "<details>",
            "<summary>",
            "</summary>",
        ),
        *("</details>", "<li>", "</li>", "⭐", ":star:", "✅", "\t", "    ", "Title: ", "Paper: ", "论文：", "Code: "),
        *(
            "Moss on Stones",
            "A Study of Slow Growth",
            "Jane Doe, John Roe",
            "et al.",
            "ICML 2023",
            "2023-05",
            "arXiv",
            "苔藓与石头",
            "paper",
            "code",
        ),
        *(
            "[paper](https://arxiv.org/abs/2301.00001)",
            "[[code]](https://github.com/doe/moss)",
            "https://arxiv.org/abs/2302.00002",
        ),
        *(
            "[Of Old and Grey Stones](https://arxiv.org/pdf/2303.00003v2.pdf)",
            "(Of Stones)[https://doe.org/x]",
            "[x]()",
            "[up](#top)",
        ),
        *(
            "![b](https://img.shields.io/b.svg)",
            "<img src='a.png'>",
            "[1]: https://doe.org\n",
            "| a | b |\n|---|---|\n| c | d |\n",
        ),
    ]
)
LISTS = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)


def folded(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


@settings(max_examples=300, deadline=None)
@given(LISTS)
def test_every_text_is_read(text: str) -> None:
    reading = read(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= draft.line <= draft.line_end <= lines for draft in reading.drafts)
    assert [draft.line for draft in reading.drafts] == sorted(draft.line for draft in reading.drafts)


@settings(max_examples=300, deadline=None)
@given(LISTS)
def test_pieces_are_in_order_within_their_entry_and_say_the_title(text: str) -> None:
    found = entries(text)
    source, starts = found.document.text, found.document.starts
    for entry in found.entries:
        draft, at = entry.draft, starts[entry.draft.line - 1]
        end = starts[draft.line_end] if draft.line_end < len(starts) else len(source)
        for piece in entry.pieces:
            assert at <= piece.start < piece.end <= end, (draft, piece)
            at = piece.end
        if draft.title and entry.marker != "row":
            said = "".join(source[piece.start : piece.end] for piece in entry.pieces if piece.field == "title")
            assert folded(draft.title) in folded(re.sub(r"<[^<>]*>|\]\([^()]*\)", "", said)) or folded(
                draft.title
            ) in folded(said)


TITLES = st.sampled_from(
    ["Of Old and Grey Stones", "Moss: A Study of Slow Growth", "石头上的苔藓研究", "Rain Without Any Clouds"]
)
LABELS = st.sampled_from(["code", "project page", "video", "[slides]", "data", "blog"])
HOSTS = st.sampled_from(
    ["https://github.com/doe/a", "https://doe.org/b?c=d&e=f", "http://roe.net/~x/y.pdf", "https://youtu.be/z"]
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(
            TITLES,
            st.integers(1, 99999),
            st.lists(st.tuples(LABELS, HOSTS), max_size=4),
            st.booleans(),
            st.sampled_from(["", " (ICML 2023)", ", 2023", ". Jane Doe, John Roe"]),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_no_address_of_an_entry_is_lost(rows: list[tuple[str, int, list[tuple[str, str]], bool, str]]) -> None:
    text = ""
    for title, number, links, linked, more in rows:
        address = f"https://arxiv.org/abs/2301.{number:05}"
        head = f"[{title}]({address}){more}" if linked else f"{title}{more} [[paper]({address})]"
        text += f"- {head} " + " ".join(f"[{label}]({url})" for label, url in links) + "\n"
    found = read(text).drafts
    assert [draft.title for draft in found] == [row[0] for row in rows]
    for draft, (_, number, links, _, _) in zip(found, rows, strict=True):
        assert draft.arxiv == f"2301.{number:05}"
        said = [draft.url, *draft.links.values(), *draft.see, draft.remark or ""]
        for _, url in links:
            assert any(url in (place or "") for place in said), (draft, url)
