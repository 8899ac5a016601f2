"""What every format promises: papers of any sort read back as the same papers, and none speaks for itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, settings, strategies as st

from papercli.model.clean import clean
from papercli.model.paper import KINDS, Paper
from papercli.model.topics import Topics
from papercli.writers.formats import FORMATS
from papercli.writers.markdown.request import Shelf
from papercli.writers.works import address
from papercli.writers.writer import Around
from tests.hostile import judges
from tests.hostile.strings import STRINGS
from tests.markdown.samples import HOSTILE, TITLES
from tests.writers.reading import BLOCK, READERS, Seen

ALL = pytest.mark.parametrize("name", FORMATS)
NASTY = [
    *(*TITLES, *HOSTILE, *STRINGS.values()),
    *(
        "{",
        "}",
        "}{",
        "{{}",
        "a } b { c",
        "\\",
        "\\\\",
        "\\}",
        "ends with \\",
        "{\\",
        "$",
        "$$",
        "$x$",
        "a $5 and $6 b",
    ),
    *("$\\input{/etc/passwd}$", "$\\write18{id}$", "$^^5cinput x$", "$\\ell_1$ norms", "$x%y$", "$a{b$", "$\\)$"),
    *(
        "100% # 1 & 2 _ 3 ~ 4 ^ 5",
        "-- --- ---- '' `` ,, ?` !` <<>>",
        "@article{x, title = {y}}",
        '" # "',
        "%",
        "a%b\nc",
    ),
    *("T\nER  - \nTY  - JOUR\nTI  - evil", "ER  - ", "TY  - JOUR", "x\r\nKW  - y", "AU  - z"),
    *(
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "＝1",
        '"',
        '""',
        'a,"b",c',
        "a;b",
        "'=1",
        "'",
    ),
    *("שלום עולם", "مرحبا", "注意力就是你所需要的", "😀👩‍👩‍👧 family", "Ünïcödé", "e\u0301", "A"),
    *(
        "BERT",
        "LoRA: X",
        "DEEP LEARNING",
        "iPhone",
        "U-Net",
        "ŁÓDŹ Łódź",
        "C++",
        "Vitamin C",
        "O'Reilly's",
        "A/B Tests",
    ),
]
FILED = [text for text in NASTY if text.strip() and not re.search("[\0\ud800-\udfff]", text)]
"""What may stand in a paper's file."""
text = st.one_of(
    st.sampled_from(FILED),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30),
    st.text("{}$\\%&#_~^-'`,?! aB<>|", min_size=1, max_size=20),
).filter(str.strip)
name = st.one_of(
    st.sampled_from(
        [
            *(
                "Edward J. Hu",
                "Hu, Edward J.",
                "Laurens van der Maaten",
                "John Smith Jr.",
                "John Smith, Jr.",
                "张伟",
                "bell hooks",
            ),
            *(
                "The ATLAS Collaboration",
                "Barnes and Noble",
                "Johnson & Johnson",
                "Plato",
                "von Neumann, John",
                "and",
                "others",
            ),
            *("Hu, Edward J., Jr.", "A, B, C, D", "Ana-Maria O’Brien", "Google", "AND Other", "Søren {Kierkegaard}"),
        ]
    ),
    text,
)
papers = st.lists(
    st.builds(
        Paper,
        id=st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True),
        title=text,
        authors=st.lists(name, max_size=4).map(tuple),
        published=st.sampled_from([None, "2021", "2021-06", "2021-06-17"]),
        year=st.sampled_from([None, 2021, 2022, 1066]),
        arxiv=st.sampled_from([None, "2106.09685", "hep-th/9901001"]),
        version=st.sampled_from([None, 2]),
        doi=st.sampled_from(
            [None, "10.1000/xyz_1", "10.1016/0004-3702(94)00062-y", "10.1000/a#b%c&d~e", "10.1/<x>;2-#"]
        ),
        url=st.sampled_from([None, "https://a.example/b_c%20d?e=f&g#h~i", "https://例え.jp/道"]),
        venue=st.one_of(st.none(), st.sampled_from(["ICLR 2022", "Nature", "arXiv", "TACL"]), text),
        kind=st.sampled_from(KINDS),
        name=st.one_of(st.none(), text),
        topics=st.lists(st.one_of(st.sampled_from(["peft", "lo_ra"]), text), max_size=2).map(tuple),
        summary=st.one_of(st.none(), text),
        remark=st.one_of(st.none(), text),
    ),
    max_size=3,
    unique_by=lambda paper: paper.id,
)


def render(name: str, papers: Sequence[Paper]) -> str:
    around = Around(
        paths={paper.id: f"catalog/papers/{paper.id}.yaml" for paper in papers},
        shelf=lambda papers: Shelf(list(papers), Topics()),
        options=BLOCK,
    )
    return "".join(FORMATS[name].render(iter(papers), around))


def letters(author: str) -> list[str]:
    """All of a name but blanks, commas, and what nobody sees, in any order."""
    return sorted(re.sub(r"[\s,]", "", clean(author)))


def same(name: str, seen: Seen, paper: Paper) -> None:
    """Demand that another program sees the paper as it is."""
    if name == "json":  # nothing is left out
        assert seen == Seen(paper.title, paper.authors, str(paper.effective_year or ""), paper.doi or "", "")
        return
    assert seen.title == (clean(paper.title) or ("" if name == "markdown" else paper.id))
    authors = [author for author in map(clean, paper.authors) if author]
    if name == "csv":
        assert "; ".join(seen.authors) == clean("; ".join(paper.authors))
    elif not any(re.fullmatch(r"(?i)(.* )?(others|et\.? al\.?|other authors)", author) for author in authors):
        assert list(map(letters, filter(None, seen.authors))) == list(map(letters, authors))
    assert seen.year == str(paper.effective_year or "")
    assert seen.doi == (paper.doi or "")
    assert unquote(seen.url) == unquote(address(paper))


@ALL
@settings(max_examples=150)
@given(papers=papers)
def test_another_program_reads_the_same_papers(name: str, papers: Sequence[Paper]) -> None:
    text = render(name, papers)
    found = READERS[name](text)
    assert sorted(found) == sorted(paper.id for paper in papers)
    for paper in papers:
        same(name, found[paper.id], paper)


@ALL
def test_every_odd_text_in_every_place(name: str) -> None:
    odd = [
        Paper(
            id=f"p{i}",
            title=text,
            authors=(text, "A. One"),
            venue=text,
            name=text,
            topics=(text,),
            summary=text,
            remark=text,
        )
        for i, text in enumerate(FILED)
    ]
    text = render(name, odd)
    found = READERS[name](text)
    assert len(found) == len(odd)
    for paper in odd:
        same(name, found[paper.id], paper)
    assert judges.terminal(text.encode()) == [], "a terminal would obey it"


@ALL
def test_the_order_is_that_of_the_papers(name: str) -> None:
    papers = [Paper(id=f"p{i}", title="T", added=f"2026-01-0{9 - i}") for i in (2, 1, 3)]
    if name != "markdown":  # a block has an order of its own
        assert list(READERS[name](render(name, papers))) == ["p2", "p1", "p3"]


@ALL
def test_no_papers(name: str) -> None:
    assert READERS[name](render(name, [])) == {}


@ALL
def test_papers_are_asked_for_one_by_one(name: str) -> None:
    if name == "markdown":  # sections need them all
        return
    asked = []

    def papers() -> object:
        for i in range(3):
            asked.append(i)
            yield Paper(id=f"p{i}", title="T")

    pieces = FORMATS[name].render(papers(), Around({f"p{i}": "x" for i in range(3)}, shelf=lambda _: Shelf(())))  # type: ignore[arg-type]
    next(pieces)
    next(pieces)
    assert len(asked) < 3


def test_every_format_is_read_back() -> None:
    assert set(READERS) == set(FORMATS)


def test_endings_are_of_one_format_each() -> None:
    endings = [ending for writer in FORMATS.values() for ending in writer.ENDINGS]
    assert len(endings) == len(set(endings))
    assert all(re.fullmatch(r"(\.[a-z]+)+", ending) for ending in endings)


def test_the_example_of_the_documentation_is_a_writer(tmp_path: Path) -> None:
    page = Path(__file__).parents[2].joinpath("docs/extending.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(\"\"\"A paper a line:.*?)```", page, re.DOTALL)
    names: dict[str, object] = {}
    exec(example, names)  # noqa: S102 - our own page
    papers = [Paper(id="a", title="One | two\nlines", year=2021), Paper(id="b", title="Two")]
    assert "".join(names["render"](papers, None)) == "a|2021|One / two lines\nb||Two\n"  # type: ignore[operator]


def test_a_paper_without_anything_to_see_is_called_by_its_id() -> None:
    paper = Paper(id="p", title="\u200b")
    for name in ("bibtex", "csl-json", "ris", "csv"):
        assert READERS[name](render(name, [paper]))["p"].title == "p"
    assert render("bibtex", [replace(paper, title="T")]) != render("bibtex", [paper])
