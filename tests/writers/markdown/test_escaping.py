"""Text of papers in every layout, read back from the page that GitHub's parser makes: it is the text that went in, and nothing else."""

from __future__ import annotations

import gzip
import importlib.util
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings, strategies as st

from papercli.markdown import markers
from papercli.markdown.escape import clean
from papercli.model.layouts import LAYOUTS
from papercli.model.paper import Paper
from papercli.model.topics import Topic, Topics
from papercli.writers.markdown.readme import Shelf, render
from tests.writers.markdown.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

HARD = (
    *(
        "a | b",
        r"a \| b",
        r"ends in \ ".strip(),
        "`a|b`",
        "`",
        "```",
        "<T5> and &copy; AT&T",
        "A [B] C ] D [",
        "# H",
        "1. x",
        "2017) y",
    ),
    *(
        "- x",
        "+ x",
        "[x] done",
        "[x]: y",
        "[NeurIPS-23]: Foo",
        "---",
        "===",
        "* a * b *",
        "**b**",
        "_x_ snake_case __init__",
        "~~no~~",
    ),
    *(
        "$100 and $200",
        r"$\alpha|\beta$",
        "注意（重要）",
        "这是“标题”",
        "www.example.org",
        "see https://example.org/a_b*c.",
        "a@b.org",
        "@user #1",
    ),
    *(
        "<!-- papercli:end -->",
        "<!-- papercli:begin -->",
        "<!-- x",
        "line\nbreak",
        "a\u2028b",
        "tab\there",
        "C#",
        "x!",
        ":boom:",
        "{title} {{x}}",
    ),
    *(
        "<script>alert(1)</script>",
        "</details>",
        "x\\",
        "\\*",
        "&lt;",
        "a  b",
        "![](http://evil.example)",
        "<javascript:x>",
        ">q",
        "|",
        "||",
    ),
)

LISTS = [name for name, layout in LAYOUTS.items() if layout.writer == "list"]
MARKERS = [
    *(f"layout={name}" for name in LAYOUTS if name != "toc"),
    *(f"layout=list marker={marker} entry={{title}}" for marker in ("bullet", "number", "none", "heading", "checkbox")),
    *(
        f'layout=list entry="{{title:{style}}} after"'
        for style in ("bold", "italic", "bold-italic", "code", "quoted", "bold-link")
    ),
    'layout=list entry="**{title}**{venue}_{name}_的*{extra.X}*x"',
    'layout=list entry="{year}. {title}: [{venue}]: x"',
    'layout=list entry="[{venue}]: {title}"',
    'layout=list entry="[{title}](https://example.org/{id}) {links:[[x]](u)}"',
    "layout=list entry=`{title}` below=`{venue}`",
    'layout=sublist entry={name} below="{title} // {authors:Last, F.} // {first_author} // {extra.X:italic}"',
    'layout=details entry={title} below="{venue} // // {name}"',
    "columns=title,name,authors,venue,extra.X,topics,links,first_author",
    'columns="{title:code}:A,**{venue}**{name}:B,{title:bold-link}:C,{extra.X} | {name}:D"',
    "group=venue layout=list",
    'layout=list headings=bullets bullet=* entry="{status:read=✅}{title}" heading-entry="{title}:"',
    'layout=list marker=number start=98 indent=4 body=bullets sub-bullet=* entry={title} below="{venue} // {name}"',
    'layout=lines break=<br> entry={title} below="{authors:two=*and*;join= – } // {venue} // {url:bare}"',
    'layout=list entry="{title} {links:[`x`](u)}{links:[**x**](u)} {links:\\[[x](u)\\]}"',
    'columns="authors,{url:bare} {title}:B,{links:[`x`](u)}:C" align=center authors="join= *|* "',
]


def paper(number: int, text: str) -> Paper:
    """A paper that carries ``text`` wherever a paper has plain text."""
    return Paper(
        id=f"p{number:05}",
        title=text,
        authors=(text, "Ada Stone"),
        venue=text,
        name=text,
        topics=("t",),
        url=f"https://example.org/{number:05}",
        added=f"2024-{number:05}",
        links={text: "https://example.org/a", "code": "https://example.org/b"},
        extra={"X": text},
    )


def page(marker: str, papers: Sequence[Paper], topic: str = "Topic") -> str:
    topics = Topics((Topic(slug="t", title=topic), Topic(slug="u", title="Other")))
    text = f"# Top\n\n<!-- papercli:begin {marker} -->\n<!-- papercli:end -->\nAfterword\n"
    rendered = render(text, Shelf(papers, topics), {})
    assert not rendered.problems, rendered.problems
    return rendered.text


def differences(marker: str, texts: Sequence[str]) -> list[str]:
    """The texts that do not come out of a block as they went in: as a harmless word comes out in their place."""
    if "group=venue" in marker and len(texts) > 1:  # the groups' order is that of their texts
        return [text for text in texts if differences(marker, [text])]
    words = [f"Quux{i:05}uux" for i in range(len(texts))]
    ours = read(page(marker, [paper(i, text) for i, text in enumerate(texts)]))
    harmless = read(page(marker, [paper(i, word) for i, word in enumerate(words)]))
    expected = harmless.text
    for word, text in zip(words, texts, strict=True):
        expected = expected.replace(word, clean(text))
    if (ours.text, ours.tags, ours.links, ours.rows) == (expected, harmless.tags, harmless.links, harmless.rows):
        return []
    if len(texts) == 1:
        return list(texts)
    half = len(texts) // 2
    return differences(marker, texts[:half]) + differences(marker, texts[half:]) or ["only together"]


def shown(texts: Sequence[str]) -> list[str]:
    """Texts with something to see, each once."""
    return list({clean(text): text for text in texts if clean(text)}.values())


def fit(marker: str, texts: Sequence[str]) -> list[str]:
    """Texts that the block shows as they are: a name of several words is written otherwise by some options."""
    return [text for text in shown(texts) if "Last" not in marker or not set(clean(text)) & set(" ,")]


@pytest.mark.parametrize("marker", MARKERS)
def test_hard_text_reads_back(marker: str) -> None:
    assert differences(marker, fit(marker, HARD)) == []


@pytest.mark.parametrize("marker", MARKERS)
def test_real_titles_read_back(marker: str, test_data: Path) -> None:
    titles = real_titles(test_data)
    assert differences(marker, fit(marker, titles[:150] if "group=venue" in marker else titles)) == []


@pytest.mark.parametrize("marker", MARKERS)
def test_hostile_text_reads_back(marker: str, test_data: Path) -> None:
    assert differences(marker, fit(marker, hostile(test_data))) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text("ab1 .|\\`*_[]()<>!#&;:$~-+=\n@/注（", min_size=1, max_size=12), min_size=1, max_size=8),
    st.sampled_from(MARKERS),
)
def test_any_text_reads_back(texts: list[str], marker: str) -> None:
    if texts := fit(marker, texts):
        assert differences(marker, texts) == []


@pytest.mark.parametrize("topic", [text for text in HARD if clean(text)])
def test_topics_are_headings_and_contents_alike(topic: str) -> None:
    text = page("heading=2", [paper(1, "x")], topic)
    assert next(data for data, path in read(text).paths if path[:1] == ("h2",))
    assert "".join(data for data, path in read(text).paths if "h2" in path) == clean(topic)
    contents = page("layout=toc -->\n<!-- papercli:end -->\n\n<!-- papercli:begin heading=2", [paper(1, "x")], topic)
    assert "".join(data for data, path in read(contents).paths if "li" in path and "a" in path) == clean(topic)


MARKDOWN_MARKERS = [
    "columns=title,remark,summary",
    'columns="{title}: {remark}:A,{summary:first}:B,{title} {summary:all}:C"',
    'layout=list entry="{title} {remark} {summary}"',
    "layout=numbered entry={title} below={summary}",
    'layout=numbered entry={title} below="{authors} // {remark} // // {summary} // {venue}"',
    'layout=sublist entry={title} below="{remark} // {summary}"',
    'layout=details entry={title} below="{remark} // // {summary}"',
    "layout=headings entry={title} below={summary}",
    "layout=list marker=none entry={title} below={summary}",
    'layout=tasks entry={title} below="{summary} // {remark}"',
    'layout=list entry={title} below="{summary} // {remark}" indent=5',
    'layout=list headings=bullets heading=2 group=kind indent=4 entry={title} below="{summary} // {remark}"',
    'layout=list break=<br> marker=none entry={title} below="{authors} // {remark} // {summary}"',
]


def stands(marker: str, markdown: str) -> None:
    """A keeper's Markdown stays in its place: what comes after it is where it was without."""
    papers = [
        Paper(id=f"p{i}", title=f"Title{i}", added=f"2024-0{i}", topics=("t",), authors=("Ada",)) for i in (1, 2, 3)
    ]
    plain = page(marker, papers)
    papers[1] = Paper(
        id="p2", title="Title2", added="2024-02", topics=("t",), authors=("Ada",), remark=markdown, summary=markdown
    )
    text = page(marker, papers)
    assert len(markers.find(text)[0]) == 1
    ours = read(text)
    assert ours.path_of("Title3")[0] == ours.path_of("Title1")[0]
    assert [tag for tag in ours.path_of("Title3") if tag != "p"] == [
        tag for tag in ours.path_of("Title1") if tag != "p"
    ]
    assert [path for data, path in ours.paths if "Afterword" in data][-1] == ("p",)
    if "columns" in marker:
        assert ours.rows == read(plain).rows
    assert not any(line != line.rstrip() for line in text.split("\n"))
    assert not {"\r", "\u2028", "\x85"} & set(text)


@pytest.mark.parametrize("marker", MARKDOWN_MARKERS)
@pytest.mark.parametrize(
    "markdown",
    [
        *HARD,
        "- a\n- b\n\n```\nx",
        "<details>\n\nx",
        "<div>",
        "a  \nb",
        "* * *\n\n2. x",
        "> q\n\n\tcode",
        "a\n---",
        "| a |\n|---|\n| b |",
    ],
)
def test_a_keepers_markdown_stays_in_its_place(marker: str, markdown: str) -> None:
    stands(marker, markdown)


def test_hostile_markdown_stays_in_its_place(test_data: Path) -> None:
    wrong = []
    for text in hostile(test_data):
        for marker in MARKDOWN_MARKERS:
            try:
                stands(marker, text)
            except (AssertionError, StopIteration) as error:
                wrong.append((marker, text, str(error)[:200]))
    assert not wrong, wrong


def real_titles(folder: Path) -> list[str]:
    """A thousand titles, those with special characters first."""
    with gzip.open(folder / "arxiv" / "records.jsonl.gz", "rt", encoding="utf-8") as file:
        titles = [json.loads(line)["title"] for line in file]
    special = [title for title in titles if set(title) & set("[]|<>*_`~&#\\@{}")]
    return shown([*special[:700], *titles[:: len(titles) // 300]])


def hostile(folder: Path) -> list[str]:
    """Strings made to break something."""
    spec = importlib.util.spec_from_file_location("hostile", folder / "tools" / "faults" / "hostile.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    strings: Callable[[], list[str]] = lambda: list(module.S.values())  # noqa: E731
    return strings()
