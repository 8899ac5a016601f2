# ruff: noqa: E501 - a row of a table is one line
"""Tables of papers: what each row says, whichever columns, languages and forms a keeper chose."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings, strategies as st

from papercli.markdown.blocks import read
from papercli.readers.markdown.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from papercli.readers.markdown.entry import Entry

TABLES: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "title, link, status, references": (
        """
| Title | Link | Read Status | References |
| --- | --- | --- | --- |
| A Study of Small Things | [link](https://arxiv.org/abs/2101.00001) | Yes | [1](https://a.org/x), [2](https://b.org/y) |
| Larger Things, Revisited | [link](https://arxiv.org/pdf/2101.00002v3.pdf) | No |
""",
        [
            {
                "title": "A Study of Small Things",
                "url": "https://arxiv.org/abs/2101.00001",
                "arxiv": "2101.00001",
                "status": "read",
                "see": ("https://a.org/x", "https://b.org/y"),
            },
            {
                "title": "Larger Things, Revisited",
                "url": "https://arxiv.org/pdf/2101.00002v3.pdf",
                "arxiv": "2101.00002",
                "version": 3,
                "status": "unread",
            },
        ],
    ),
    "a short name and a linked title, columns of the keeper's own": (
        """
| Name | Paper | Backbone | Link | Notes |
|:-:|---|---|---|---|
| **TinyNet** | [TinyNet: Learning with Less](https://arxiv.org/abs/2101.00003) | ResNet | [Link](https://t.org) | see [here](https://c.org) |
| **BigNet** | [Learning with a Lot More](https://openreview.net/forum?id=x) | ViT-L | - | |
""",
        [
            {
                "name": "TinyNet",
                "title": "TinyNet: Learning with Less",
                "url": "https://arxiv.org/abs/2101.00003",
                "arxiv": "2101.00003",
                "links": {"Link": "https://t.org"},
                "remark": "see [here](https://c.org)",
                "extra": {"Backbone": "ResNet"},
            },
            {
                "name": "BigNet",
                "title": "Learning with a Lot More",
                "url": "https://openreview.net/forum?id=x",
                "extra": {"Backbone": "ViT-L"},
            },
        ],
    ),
    "several values in one cell, badges before the title": (
        """
| Title & Authors | Introduction | Links |
|:--|:--:|:--:|
| [![Star](https://img.shields.io/github/stars/a/b.svg)](https://github.com/a/b) [![Publish](https://img.shields.io/badge/Conference-ICML'23-blue)]() <br> :star: [Pruning at Dusk](https://arxiv.org/abs/2101.00004) <br> Jane Q. Roe, Wei Zhang | <img src="figures/a.png"> | [Github](https://github.com/a/b) <br> [Paper](https://arxiv.org/abs/2101.00004) |
| [Pruning at Dawn](https://arxiv.org/abs/2101.00005) <br> Wei Zhang, John Doe | ![fig](https://i.org/b.png) | [Paper](https://arxiv.org/abs/2101.00005) |
""",
        [
            {
                "title": "Pruning at Dusk",
                "authors": ("Jane Q. Roe", "Wei Zhang"),
                "venue": "ICML'23",
                "year": 2023,
                "url": "https://arxiv.org/abs/2101.00004",
                "arxiv": "2101.00004",
                "links": {"Github": "https://github.com/a/b"},
                "remark": ":star:",
                "extra": {"Introduction": '<img src="figures/a.png">'},
            },
            {
                "title": "Pruning at Dawn",
                "authors": ("Wei Zhang", "John Doe"),
                "url": "https://arxiv.org/abs/2101.00005",
                "arxiv": "2101.00005",
                "extra": {"Introduction": "![fig](https://i.org/b.png)"},
            },
        ],
    ),
    "venue and date in one column, links as badges": (
        """
| Title | arXiv | Github | Website | Pub. & Date |
|---|---|---|---|---|
| Moving Pictures from Words | [![arXiv](https://img.shields.io/badge/arXiv-b31b1b.svg)](https://arxiv.org/abs/2101.00006) | [![Star](https://img.shields.io/github/stars/m/p)](https://github.com/m/p) | [![Website](https://img.shields.io/badge/Website-9cf)](https://m.io/) | Oct., 2022 |
| Still Pictures from Words | [![arXiv](https://img.shields.io/badge/arXiv-b31b1b.svg)](https://arxiv.org/abs/2101.00007) | - | - | CVPR 2023 |
""",
        [
            {
                "title": "Moving Pictures from Words",
                "url": "https://arxiv.org/abs/2101.00006",
                "arxiv": "2101.00006",
                "date": "2022-10",
                "year": 2022,
                "links": {"Github": "https://github.com/m/p", "Website": "https://m.io/"},
            },
            {
                "title": "Still Pictures from Words",
                "url": "https://arxiv.org/abs/2101.00007",
                "arxiv": "2101.00007",
                "venue": "CVPR 2023",
                "year": 2023,
            },
        ],
    ),
    "numbers, rating, read date, addresses and ids as they are": (
        """
| # | Paper | URL | Rating | Read date |
|---|---|---|---|---|
| 1 | Adding by Halves | https://arxiv.org/abs/2101.00008 | ★★★★☆ | 2021-03-04 |
| 2 | Halving by Sums | arXiv:2101.00009v2 | 5/5 | |
| 3 | Summing by Thirds | N/A | | 5 Mar 2021 |
""",
        [
            {
                "title": "Adding by Halves",
                "url": "https://arxiv.org/abs/2101.00008",
                "arxiv": "2101.00008",
                "rating": 4,
                "finished": "2021-03-04",
            },
            {"title": "Halving by Sums", "arxiv": "2101.00009", "version": 2, "rating": 5},
            {"title": "Summing by Thirds", "finished": "2021-03-05"},
        ],
    ),
    "Chinese headings, a mark before the paper": (
        """
| 已读 | 论文 | 会议 | 年份 | 代码 |
|:--:|---|---|---|---|
| ✅ | [基于注意力机制的图像描述方法研究](https://arxiv.org/abs/2101.00010) | AAAI | 2021 | [代码](https://github.com/z/h) |
| ❌ | [小样本学习综述与展望](https://arxiv.org/abs/2101.00011) | 计算机学报 | 2020 | 无 |
""",
        [
            {
                "title": "基于注意力机制的图像描述方法研究",
                "url": "https://arxiv.org/abs/2101.00010",
                "arxiv": "2101.00010",
                "status": "read",
                "venue": "AAAI",
                "year": 2021,
                "links": {"代码": "https://github.com/z/h"},
            },
            {
                "title": "小样本学习综述与展望",
                "url": "https://arxiv.org/abs/2101.00011",
                "arxiv": "2101.00011",
                "status": "unread",
                "venue": "计算机学报",
                "year": 2020,
            },
        ],
    ),
    "no headings at all, name and title in one cell": (
        """
| | | |
|---|---|---|
| **NanoTune**: Thin Updates for Wide Models | Jane Q. Roe, Wei Zhang | [[pdf]](https://arxiv.org/abs/2101.00012) [[code]](https://github.com/n/t) |
| **PicoTune**: Thinner Updates for Wider Models | John Doe, Mary Major | [[pdf]](https://arxiv.org/abs/2101.00013) |
""",
        [
            {
                "name": "NanoTune",
                "title": "Thin Updates for Wide Models",
                "authors": ("Jane Q. Roe", "Wei Zhang"),
                "url": "https://arxiv.org/abs/2101.00012",
                "arxiv": "2101.00012",
                "links": {"code": "https://github.com/n/t"},
            },
            {
                "name": "PicoTune",
                "title": "Thinner Updates for Wider Models",
                "authors": ("John Doe", "Mary Major"),
                "url": "https://arxiv.org/abs/2101.00013",
                "arxiv": "2101.00013",
            },
        ],
    ),
    "a paper where headings should be": (
        """
| [On the Order of Rows](https://arxiv.org/abs/2101.00014) | ICLR 2021 |
|---|---|
| [On the Order of Columns](https://arxiv.org/abs/2101.00015) | ICLR 2022 |
""",
        [
            {
                "line": 2,
                "title": "On the Order of Rows",
                "url": "https://arxiv.org/abs/2101.00014",
                "arxiv": "2101.00014",
                "venue": "ICLR 2021",
                "year": 2021,
            },
            {
                "line": 4,
                "title": "On the Order of Columns",
                "url": "https://arxiv.org/abs/2101.00015",
                "arxiv": "2101.00015",
                "venue": "ICLR 2022",
                "year": 2022,
            },
        ],
    ),
    "headings among the rows, and rows that go on": (
        """
| Title | Link | Notes |
|---|---|---|
| **2020** | | |
| The First of Many Papers | [paper](https://arxiv.org/abs/2101.00016) | short |
| | [code](https://github.com/f/m) | |
| **2021** | | |
| The Second of Many Papers | [paper](https://arxiv.org/abs/2101.00017) | |
| | [paper](https://arxiv.org/abs/2101.00018) | a title is missing |
""",
        [
            {
                "line": 5,
                "line_end": 6,
                "section": ("S", "2020"),
                "title": "The First of Many Papers",
                "url": "https://arxiv.org/abs/2101.00016",
                "arxiv": "2101.00016",
                "links": {"code": "https://github.com/f/m"},
                "remark": "short",
            },
            {
                "section": ("S", "2021"),
                "title": "The Second of Many Papers",
                "url": "https://arxiv.org/abs/2101.00017",
                "arxiv": "2101.00017",
            },
            {
                "section": ("S", "2021"),
                "title": None,
                "url": "https://arxiv.org/abs/2101.00018",
                "arxiv": "2101.00018",
                "remark": "a title is missing",
            },
        ],
    ),
    "only names, with links to their papers": (
        """
| Year | Name | Paper | Codes |
|--|--|--|--|
| 2014 | ANet | [[pdf]](https://arxiv.org/abs/2101.00019) | [Caffe](https://github.com/a/net), [Torch](https://github.com/b/net) |
| 2015 | BNet | [[pdf]](https://arxiv.org/abs/2101.00020) | |
""",
        [
            {
                "title": None,
                "name": "ANet",
                "year": 2014,
                "url": "https://arxiv.org/abs/2101.00019",
                "arxiv": "2101.00019",
                "links": {"Caffe": "https://github.com/a/net", "Torch": "https://github.com/b/net"},
            },
            {
                "title": None,
                "name": "BNet",
                "year": 2015,
                "url": "https://arxiv.org/abs/2101.00020",
                "arxiv": "2101.00020",
            },
        ],
    ),
    "several papers in a cell": (
        """
| Topic | Papers |
|---|---|
| Sight | [Seeing Small Things Well](https://arxiv.org/abs/2101.00021)<br>[Seeing Large Things Well](https://arxiv.org/abs/2101.00022) |
| Sound | [Hearing All Things Well](https://arxiv.org/abs/2101.00023) (ICASSP 2021) |
""",
        [
            {
                "title": "Seeing Small Things Well",
                "url": "https://arxiv.org/abs/2101.00021",
                "arxiv": "2101.00021",
                "extra": {"Topic": "Sight"},
            },
            {
                "title": "Seeing Large Things Well",
                "url": "https://arxiv.org/abs/2101.00022",
                "arxiv": "2101.00022",
                "extra": {"Topic": "Sight"},
            },
            {
                "title": "Hearing All Things Well",
                "url": "https://arxiv.org/abs/2101.00023",
                "arxiv": "2101.00023",
                "venue": "ICASSP 2021",
                "year": 2021,
                "extra": {"Topic": "Sound"},
            },
        ],
    ),
    "HTML with an image beside the text, a cell over two rows": (
        """
<table>
<tr><td rowspan="2">2023</td><td><img src="a.png"></td><td><b>Cutting Anything</b><br>Jane Q. Roe, Wei Zhang<br><i>ICCV 2023</i><br><a href="https://arxiv.org/abs/2101.00024">[Paper]</a> <a href="https://github.com/c/a">[Code]</a></td></tr>
<tr><td><img src="b.png"></td><td><b>Pasting Anything Anywhere</b><br>John Doe, Mary Major<br><a href="https://arxiv.org/abs/2101.00025">[Paper]</a></td></tr>
</table>
""",
        [
            {
                "line": 3,
                "title": "Cutting Anything",
                "authors": ("Jane Q. Roe", "Wei Zhang"),
                "venue": "ICCV 2023",
                "year": 2023,
                "url": "https://arxiv.org/abs/2101.00024",
                "arxiv": "2101.00024",
                "links": {"Code": "https://github.com/c/a"},
                "extra": {"Column 2": '<img src="a.png">'},
            },
            {
                "line": 4,
                "title": "Pasting Anything Anywhere",
                "authors": ("John Doe", "Mary Major"),
                "year": 2023,
                "url": "https://arxiv.org/abs/2101.00025",
                "arxiv": "2101.00025",
                "extra": {"Column 2": '<img src="b.png">'},
            },
        ],
    ),
    "HTML with a paper in each cell, in Markdown": (
        """
<table>
<tr>
<td>

[Left of the Middle](https://arxiv.org/abs/2101.00026)

</td>
<td>

[Right of the Middle](https://arxiv.org/abs/2101.00027)

</td>
</tr>
</table>
""",
        [
            {
                "title": "Left of the Middle",
                "url": "https://arxiv.org/abs/2101.00026",
                "arxiv": "2101.00026",
            },
            {
                "title": "Right of the Middle",
                "url": "https://arxiv.org/abs/2101.00027",
                "arxiv": "2101.00027",
            },
        ],
    ),
    "citations in one cell, a box before": (
        """
| Paper | Comment |
|---|---|
| Roe et al. (2015). An Algorithm of Style. [arXiv](https://arxiv.org/abs/2101.00028) | nice |
| [x] [Attention at Rest](https://arxiv.org/abs/2101.00029), Jane Q. Roe, Wei Zhang, NeurIPS 2017 | |
| "Sequences of Sequences" (Doe et al., 2014) [[link](https://arxiv.org/abs/2101.00030)] | |
""",
        [
            {
                "title": "An Algorithm of Style",
                "authors": ("Roe", "et al."),
                "year": 2015,
                "url": "https://arxiv.org/abs/2101.00028",
                "arxiv": "2101.00028",
                "remark": "nice",
            },
            {
                "title": "Attention at Rest",
                "authors": ("Jane Q. Roe", "Wei Zhang"),
                "venue": "NeurIPS 2017",
                "year": 2017,
                "status": "read",
                "url": "https://arxiv.org/abs/2101.00029",
                "arxiv": "2101.00029",
            },
            {
                "title": "Sequences of Sequences",
                "authors": ("Doe", "et al."),
                "year": 2014,
                "url": "https://arxiv.org/abs/2101.00030",
                "arxiv": "2101.00030",
            },
        ],
    ),
    "titles that lead to the keeper's notes": (
        """
| Date | Title | Venue | URL |
|---|---|---|---|
| 2020-01-02 | [Reading Between Rows](notes/rows.md) | ACL 2019 | https://arxiv.org/abs/2101.00031 |
""",
        [
            {
                "title": "Reading Between Rows",
                "date": "2020-01-02",
                "year": 2020,
                "venue": "ACL 2019",
                "url": "https://arxiv.org/abs/2101.00031",
                "arxiv": "2101.00031",
                "links": {"notes": "notes/rows.md"},
            },
        ],
    ),
    "a bar in a cell, markup in a summary": (
        r"""
| Title | Abstract | PDF |
|---|---|---|
| P(x \| y) in Practice | **Why** <br> see [this](https://d.org/?a=1\|2) | [pdf](https://arxiv.org/abs/2101.00032) |
""",
        [
            {
                "title": "P(x | y) in Practice",
                "summary": "**Why** <br> see [this](https://d.org/?a=1|2)",
                "url": "https://arxiv.org/abs/2101.00032",
                "arxiv": "2101.00032",
            },
        ],
    ),
    "struck through, numbered in the cell": (
        """
| Paper | Year |
|---|---|
| ~~[A Paper That Was Dropped](https://e.org/a.pdf)~~ | 2010 |
| 2. [A Paper That Was Kept](https://e.org/b.pdf) | 2011 |
""",
        [
            {"title": "A Paper That Was Dropped", "url": "https://e.org/a.pdf", "year": 2010, "status": "skipped"},
            {"title": "A Paper That Was Kept", "url": "https://e.org/b.pdf", "year": 2011},
        ],
    ),
    "papers without a link": (
        """
| Title | Author | Year |
|---|---|---|
| Before the Web There Was Paper | Jane Q. Roe | 1988 |
""",
        [{"title": "Before the Web There Was Paper", "authors": ("Jane Q. Roe",), "year": 1988}],
    ),
}

NOT_PAPERS = {
    "contents": "| [1. One](#one) | [2. Two](#two) |\n|---|---|\n| [3. Three](#three) | [4. Four](#four) |\n",
    "scores": "| Model | Params | Task A | Task B |\n|---|---|---|---|\n| [Alpha](https://alpha.ai) | 7B | 86.4 | 92.0 |\n| Beta | 13B | 68.9 | 56.8 |\n",
    "sections": "| Section | Link |\n|---|---|\n| Surveys | [go](#surveys) |\n| Methods | [go](#methods) |\n",
    "contributors": (
        '| [<img src="https://avatars.org/1" width="100"/><br /><b>Jane</b>](https://github.com/jane) '
        '| [<img src="https://avatars.org/2"/><br /><b>Joe</b>](https://joe.dev) |\n|---|---|\n'
    ),
    "deadlines": "| Conference | Deadline | Website |\n|---|---|---|\n| NeurIPS 2024 | May 22 | [link](https://neurips.cc/) |\n",
    "legend": "| Emoji | Meaning |\n|---|---|\n| :star: | must read |\n| ✅ | read |\n",
    "badges": "| ![a](https://img.shields.io/badge/a-b-c) |\n|---|\n| ![d](https://img.shields.io/badge/d-e-f) |\n",
    "nothing": "| | |\n|---|---|\n| | |\n",
    "headings only": "| Title | Link |\n|---|---|\n",
}


def entries_of(text: str) -> list[Entry]:
    document = read(text)
    return [
        entry
        for block in document.root.walk()
        if block.kind == "table"
        for entry in read_table(block, document, ("S",))
    ]


@pytest.mark.parametrize(("text", "expected"), TABLES.values(), ids=TABLES)
def test_reads(text: str, expected: list[dict[str, Any]]) -> None:
    found = [entry.draft.as_json() for entry in entries_of(text)]
    plain = {
        "kind": "paper",
        "section": ["S"],
        "line": None,
        "line_end": None,
        "links": {},
        "extra": {},
        "see": [],
        "authors": [],
    }
    for draft, wanted in zip(found, expected, strict=True):
        for name, value in draft.items():
            want = wanted.get(name, plain.get(name))
            if name in wanted or not name.startswith("line"):
                assert value == (list(want) if isinstance(want, tuple) else want), name


@pytest.mark.parametrize("text", NOT_PAPERS.values(), ids=NOT_PAPERS)
def test_is_no_table_of_papers(text: str) -> None:
    assert entries_of(text) == []


def pieces_of(text: str, number: int = 0) -> list[tuple[str, str]]:
    source = read(text).text
    return [(piece.field, source[piece.start : piece.end]) for piece in entries_of(text)[number].pieces]


def test_pieces_are_what_stands_there() -> None:
    assert pieces_of(TABLES["title, link, status, references"][0]) == [
        ("title", "A Study of Small Things"),
        ("link", "[link](https://arxiv.org/abs/2101.00001)"),
        ("status", "Yes"),
        ("see", "[1](https://a.org/x)"),
        ("see", "[2](https://b.org/y)"),
    ]
    assert pieces_of(TABLES["several values in one cell, badges before the title"][0]) == [
        ("ignored", "[![Star](https://img.shields.io/github/stars/a/b.svg)](https://github.com/a/b)"),
        ("ignored", "![Publish](https://img.shields.io/badge/Conference-ICML'23-blue)"),
        ("remark", ":star:"),
        ("title", "Pruning at Dusk"),
        ("url", "https://arxiv.org/abs/2101.00004"),
        ("authors", "Jane Q. Roe, Wei Zhang"),
        ("extra.Introduction", '<img src="figures/a.png">'),
        ("links.Github", "[Github](https://github.com/a/b)"),
        ("link", "[Paper](https://arxiv.org/abs/2101.00004)"),
    ]
    assert pieces_of(TABLES["numbers, rating, read date, addresses and ids as they are"][0]) == [
        ("n", "1"),
        ("title", "Adding by Halves"),
        ("url", "https://arxiv.org/abs/2101.00008"),
        ("rating", "★★★★☆"),
        ("finished", "2021-03-04"),
    ]
    assert pieces_of(TABLES["a bar in a cell, markup in a summary"][0])[0] == ("title", r"P(x \| y) in Practice")


def test_pieces_of_html() -> None:
    text = TABLES["HTML with an image beside the text, a cell over two rows"][0]
    assert pieces_of(text)[0] == ("year", "2023")
    assert pieces_of(text)[2:] == [
        ("title", "Cutting Anything"),
        ("authors", "Jane Q. Roe, Wei Zhang"),
        ("venue", "ICCV 2023"),
        ("link", '<a href="https://arxiv.org/abs/2101.00024">[Paper]</a>'),
        ("links.Code", '<a href="https://github.com/c/a">[Code]</a>'),
    ]
    assert "2023" not in [said for _, said in pieces_of(text, 1)]


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("title, link, status, references", ("title", "link", "status", "see")),
        (
            "a short name and a linked title, columns of the keeper's own",
            ("name", "title", "extra.Backbone", "links.Link", "remark"),
        ),
        ("numbers, rating, read date, addresses and ids as they are", ("n", "title", "url", "rating", "finished")),
        ("Chinese headings, a mark before the paper", ("status", "title", "venue", "year", "links.代码")),
        ("no headings at all, name and title in one cell", ("title", "authors", "link")),
    ],
)
def test_says_what_each_column_holds(table: str, columns: tuple[str, ...]) -> None:
    for entry in entries_of(TABLES[table][0]):
        assert tuple(entry.columns) == columns
        assert entry.marker == "row"


WORDS = st.sampled_from(
    [
        *("Learning", "to", "Read", "**Tables**", "`x`", "*et al.*", "NeurIPS 2021", "2021-05-06", "(ICML 2020)", "Yes", "✅", "★★★", ":fire:"),
        *("Jane Q. Roe", "John Doe,", "-", "N/A", "[x]", "[ ]", "<br>", r"\|", "<b>bold</b>", '"quoted words here"', "1.", "LoRA:", "[[", "]]", "("),
        *("[A Paper of Some Length](https://arxiv.org/abs/2101.00001)", "[code](https://github.com/a/b)", "[[pdf]](https://e.org/p.pdf)"),
        *("[1](https://s.org/1)", "https://arxiv.org/abs/2101.00002", "2101.00003", "10.1000/xyz123", "[local](notes/a.md)", "[in](#page)", "[]()", "[e](<>)"),
        *("![fig](https://i.org/f.png)", "[![b](https://img.shields.io/badge/Venue-ICLR'22-red)](https://f.org)", "[ICLR 2022](https://openreview.net/forum?id=a)"),
        *("深度学习", "论文：", "&amp;", "<a href='https://g.org/h'>Page</a>", "<img src='x.png'>", "$x^2$", "<https://j.org>"),
    ]
)  # fmt: skip
CELLS = st.lists(WORDS, max_size=6).map(" ".join)
HEADINGS = st.sampled_from(
    [
        "Title",
        "Paper",
        "",
        "Link",
        "Code",
        "Year",
        "Venue",
        "Authors",
        "Notes",
        "Status",
        "Model",
        "Backbone",
        "#",
        "References",
        "链接",
        "Rating",
    ]
)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A table in pipes or HTML, of any cells."""
    width = draw(st.integers(1, 5))
    heads = draw(st.lists(HEADINGS, min_size=width, max_size=width))
    rows = draw(st.lists(st.lists(CELLS, max_size=width + 1), max_size=6))
    if draw(st.booleans()):
        lines = ["| " + " | ".join(row) + " |" for row in [heads, ["---"] * width, *rows]]
        return "\n".join(lines) + "\n"
    tag = draw(st.sampled_from(["<td>", '<td rowspan="2">', '<td colspan="2">', "<td>\n\n"]))
    return (
        "<table>\n"
        + "".join("<tr>" + "".join(f"{tag}{cell}</td>" for cell in row) + "</tr>\n" for row in [heads, *rows])
        + "</table>\n"
    )


@settings(max_examples=250, deadline=None)
@given(tables())
def test_pieces_are_sorted_apart_and_within_the_row(text: str) -> None:
    document = read(text)
    for entry in entries_of(text):
        draft = entry.draft
        at = document.starts[draft.line - 1]
        for piece in entry.pieces:
            assert at <= piece.start < piece.end
            at = piece.end
        last = document.starts[draft.line_end] if draft.line_end < len(document.starts) else len(document.text)
        assert at <= last
        assert draft.title or draft.name or draft.url or draft.arxiv or draft.links or draft.see


@settings(max_examples=250, deadline=None)
@given(st.lists(CELLS, min_size=2, max_size=4), st.lists(HEADINGS, min_size=2, max_size=4))
def test_no_address_of_a_row_is_lost(cells: list[str], heads: list[str]) -> None:
    width = min(len(cells), len(heads))
    row = "| " + " | ".join(cells[:width]) + " | [pdf](https://arxiv.org/abs/2101.09999) |"
    text = "| " + " | ".join(heads[:width]) + " | PDF |\n" + "|---" * (width + 1) + "|\n" + row + "\n"
    document = read(text)
    table = next(block for block in document.root.walk() if block.kind == "table")
    entries = entries_of(text)
    said = "\n".join(str(entry.draft.as_json()) for entry in entries)
    assert entries
    for cell in table.children[1].children:
        assert cell.rich is not None
        for span in cell.rich.of_kind("link"):
            assert span.url.strip() in said


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="|-:\n ab[]()<>*_`~!#.:/\\\"'(）【，。1é漢🔥", max_size=200))
def test_never_raises(text: str) -> None:
    entries_of("| Title | Link |\n|---|---|\n" + text)
    entries_of("<table><tr><td>" + text + "</td></tr></table>")


@pytest.mark.parametrize(
    "many",
    [
        lambda n: "| [Some Paper Title](https://arxiv.org/abs/2101.00001) | [code](https://k.org) |\n" * n,
        lambda n: "| A Title of Words | x |\n" + "| | [code](https://k.org) |\n" * n,
        lambda n: "| " + "".join(f"[Paper Number {i} Here](https://e.org/{i}.pdf) (CVPR 2020), text<br>" for i in range(n)) + " | x |\n",
        lambda n: "| A Title of Words " + "[code](https://k.org) " * n + " | [pdf](https://e.org/p.pdf) |\n",
        lambda n: "| " + "([ " * n + " | [pdf](https://e.org/p.pdf) |\n",
        lambda n: "| " + "**CVPR 2020** " * n + " | [pdf](https://e.org/p.pdf) |\n",
    ],
    ids=["rows", "going on", "papers in a cell", "links", "brackets", "bold"],
)  # fmt: skip
def test_work_grows_with_the_size_only(many: Callable[[int], str]) -> None:
    def calls(n: int) -> int:
        document = read("| Title | Link |\n|---|---|\n" + many(n))
        table = next(block for block in document.root.walk() if block.kind == "table")
        count = 0

        def note(_frame: object, event: str, _arg: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(note)
        try:
            read_table(table, document, ())
        finally:
            sys.setprofile(before)
        return count

    calls(10)  # what is loaded at the first use
    small = calls(100)  # before the large one, whose answers are remembered
    assert calls(800) < 10 * small
