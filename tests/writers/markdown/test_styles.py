"""The ways in which lists differ though they say the same: bullets, indents, line ends, nested headings, link groups, authors cut short."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings, strategies as st

from papercli.model.paper import Paper
from papercli.model.topics import Topic, Topics
from tests.writers.markdown.reading import read
from tests.writers.markdown.samples import Shelf, block, block_of

ONE = Paper(
    id="1",
    title="One",
    authors=("Ada Stone", "Li Wei"),
    venue="ICLR",
    status="read",
    rating=3,
    url="https://example.org/1",
    links={"code": "https://example.org/code", "a`b": "https://example.org/(x)"},
)
TWO = Paper(id="2", title="Two", authors=("Li Wei",), topics=("t",))
TREE = Topics(
    (
        Topic(slug="a", title="A & [B]", intro="On a.", topics=(Topic(slug="a1", title="Deep"),)),
        Topic(slug="b", title="B", topics=(Topic(slug="b1", title="Empty"),)),
    )
)


def nested(marker: str, *papers: Paper, topics: Topics = TREE) -> str:
    return block(f"layout=list entry={{title}} headings=bullets {marker}", Shelf(papers, topics))


def paper(title: str, *topics: str, **fields: object) -> Paper:
    return Paper(id=title.lower(), title=title, topics=topics, **fields)  # type: ignore[arg-type]


SHELF = (paper("P", "a"), paper("Q", "a"), paper("R", "a1"), paper("S", "b"), paper("T"))


# bullets, indents, numbers


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"bullet": "*"}, "* One\n* Two"),
        ({"bullet": "+", "marker": "checkbox"}, "+ [x] One\n+ [ ] Two"),
        ({"bullet": "*", "below": "{authors}", "body": "bullets"}, "* One\n  - Ada Stone, Li Wei\n* Two\n  - Li Wei"),
        ({"sub-bullet": "*", "below": "{venue}", "body": "bullets"}, "- One\n  * ICLR\n- Two"),
        ({"indent": "4", "below": "{venue}", "body": "bullets"}, "- One\n    - ICLR\n- Two"),
        ({"indent": "9", "below": "{venue}", "body": "bullets"}, "- One\n     - ICLR\n- Two"),
        ({"indent": "1", "below": "{venue}"}, "- One\n  ICLR\n- Two"),
        ({"indent": "4", "below": "{venue}", "marker": "number"}, "1. One\n    ICLR\n2. Two"),
        ({"indent": "2", "below": "{venue}", "marker": "number", "start": "9"}, "9. One\n   ICLR\n10. Two"),
        ({"marker": "number", "start": "0"}, "0. One\n1. Two"),
        ({"marker": "number", "step": "0"}, "1. One\n1. Two"),
        ({"entry": "({n}) {title}", "start": "7"}, "- (7) One\n- (8) Two"),
    ],
)
def test_markers(options: dict[str, str], text: str) -> None:
    assert block_of({"layout": "list", "entry": "{title}", **options}, ONE, TWO) == text


@pytest.mark.parametrize("bullet", "-*+")
@pytest.mark.parametrize("marker", ["bullet", "number", "checkbox"])
@pytest.mark.parametrize("body", ["lines", "bullets", "details"])
@pytest.mark.parametrize("indent", range(1, 10))
def test_any_indent_belongs_to_its_item(bullet: str, marker: str, body: str, indent: int) -> None:
    summary = "Text.\n\n- point\n\n      code\n\n```\n  fenced\n```\n"
    papers = [Paper(id=f"p{i}", title="T", venue="Below", summary=summary) for i in range(3)]
    options = {"marker": marker, "bullet": bullet, "sub-bullet": bullet, "body": body, "start": "98"}
    options |= {"layout": "list", "entry": "{title}", "below": "{venue} // {summary}"}
    page = read(block_of({**options, "indent": str(indent)}, *papers))
    expected = read(block_of(options, *papers))
    assert (page.tags, page.text) == (expected.tags, expected.text)
    assert page.path_of("Below")[:2] == ("ol" if marker == "number" else "ul", "li")
    assert "  fenced" in page.text.split("\n")


@pytest.mark.parametrize(
    ("spacing", "remark", "text"),
    [
        ("tight", "* a\n* b", "- One\n  * a\n  * b\n- Two"),
        ("tight", "1. a", "- One\n  1. a\n- Two"),
        ("tight", "2. a", "- One\n\n  2. a\n- Two"),  # only a list that begins with 1 may interrupt a paragraph
        ("tight", "*\n* b", "- One\n\n  *\n  * b\n- Two"),
        ("loose", "* a", "- One\n\n  * a\n\n- Two"),
    ],
)
def test_a_list_below_an_entry_sets_no_others_apart(spacing: str, remark: str, text: str) -> None:
    options = {"layout": "list", "entry": "{title}", "below": "{remark}", "spacing": spacing}
    assert block_of(options, replace(ONE, remark=remark), TWO) == text


def test_numbers_of_rows() -> None:
    assert block_of({"columns": ["n", "{title}"], "start": "5"}, ONE, TWO).split("\n")[2:] == [
        "| 5 | One |",
        "| 6 | Two |",
    ]


# tables


@pytest.mark.parametrize(
    ("align", "row"),
    [
        ("left,center,right", "| :--- | :---: | ---: |"),
        ("none, none,left", "| --- | --- | :--- |"),
        ("center", "| :---: | :---: | :---: |"),
    ],
)
def test_alignment(align: str, row: str) -> None:
    text = block_of({"columns": ["title", "venue", "year"], "align": align}, ONE)
    assert text.split("\n")[1] == row
    assert read(text).rows == [3, 3]


# headings that are bullets


def test_topics_as_bullets() -> None:
    assert nested("", *SHELF) == (
        "- **A & \\[B\\]**\n\n  On a.\n\n  - P\n  - Q\n  - **Deep**\n    - R\n- **B**\n  - S\n- **Unsorted**\n  - T"
    )
    assert nested("topic=a", *SHELF) == "- P\n- Q\n- **Deep**\n  - R"
    assert nested('topic=b,a1 bullet=* indent=4 heading-entry="{title}:"', *SHELF) == "* B:\n    * S\n* Deep:\n    * R"
    assert nested("topic=a,b group=year unsorted=Undated", *SHELF[2:]) == "- **Undated**\n  - R\n  - S"
    assert nested("topic=b,a1 marker=number", *SHELF) == "- **B**\n  1. S\n- **Deep**\n  1. R"
    assert nested("topic=b,a1 marker=number start=4", *SHELF) == "- **B**\n\n  4. S\n- **Deep**\n\n  4. R"
    assert (
        nested("topic=b,a1 marker=checkbox spacing=loose", *SHELF) == "- **B**\n\n  - [ ] S\n\n- **Deep**\n\n  - [ ] R"
    )
    assert (
        nested("topic=b group=topic anchors=yes no-papers=None.", *SHELF)
        == '- S\n- <a id="b1"></a>**Empty**\n\n  None.'
    )
    assert nested("topic=b1 no-papers=None.", *SHELF) == "None."


@pytest.mark.parametrize(
    "options", ["", "indent=4", "indent=9 bullet=*", "marker=number", "marker=number start=7", "spacing=loose"]
)
def test_bullets_nest_as_the_topics_do(options: str) -> None:
    options += ' body=bullets below="{kind}"'
    page = read(nested(options, *SHELF))
    papers = "ol" if "number" in options else "ul"
    for title, depth in (("A & [B]", 0), ("Deep", 1), ("B", 0), ("Unsorted", 0)):
        path = next(path for data, path in page.paths if data == title)
        assert [tag for tag in path if tag != "p"] == ["ul", "li"] * (depth + 1) + ["strong"]
    for title, depth in (("P", 1), ("Q", 1), ("R", 2), ("S", 1), ("T", 1)):
        path = next(path for data, path in page.paths if data.strip() == title)
        assert [tag for tag in path if tag != "p"] == ["ul", "li"] * depth + [papers, "li"]
    assert page.path_of("On a.") == ("ul", "li", "p")


def test_an_introduction_that_ends_in_a_list_stays_apart() -> None:
    topics = Topics((Topic(slug="a", title="A", intro="- one\n- two"), Topic(slug="b", title="B", intro="<div>")))
    page = read(nested("", paper("P", "a"), paper("Q", "b"), topics=topics))
    assert page.tags.count("ul") == 4
    assert page.path_of("Q").count("li") == 2


def test_headings_are_written_as_the_keeper_wants() -> None:
    text = block('layout=list entry={title} heading-entry="{title:italic}:"', Shelf(SHELF, TREE))
    assert text.split("\n")[0] == "## *A & \\[B\\]*:"
    table = block('heading-entry="*{title}*" columns=title', Shelf(SHELF, TREE))
    assert "### *Deep*\n" in table


@pytest.mark.parametrize("title", ["# x", "1. x", "- x", "[x] y", "[x]: y", "---", "> q", "<b>", "**", "a\nb", "a:"])
@pytest.mark.parametrize("entry", ["{title}", "**{title}**", "{title}:"])
def test_any_title_is_a_bullets_text(title: str, entry: str) -> None:
    topics = Topics((Topic(slug="a", title=title), Topic(slug="b", title="B")))
    page = read(nested(f'heading-entry="{entry}"', paper("P", "a"), paper("Q", "b"), topics=topics))
    expected = entry.replace("*", "").replace("{title}", title.replace("\n", " "))
    assert page.text.split("\n\n")[0].strip().split("\n")[0] == expected
    assert page.path_of("P").count("li") == 2


# line breaks


@pytest.mark.parametrize(
    ("value", "end"),
    [("backslash", " \\"), ("spaces", "  "), ("<br>", "<br>"), (" <br>", " <br>"), ("<br/>", "<br/>"), ("none", "")],
)
@pytest.mark.parametrize(
    "strings",
    [("{title}", "{authors} // {venue} // // {year}"), ("{title} \\", "{authors} \\ // {venue} \\ // // {year}")],
)
def test_line_breaks(value: str, end: str, strings: tuple[str, str]) -> None:
    options = {"layout": "lines", "entry": strings[0], "below": strings[1], "break": value, "marker": "none"}
    dated = Paper(id="3", title="Three", venue="ACL", year=2020)
    assert block_of(options, ONE, dated, Paper(id="4", title="Four")) == (
        f"One{end}\nAda Stone, Li Wei{end}\nICLR\n\nThree{end}\nACL\n\n2020\n\nFour"
    )


@pytest.mark.parametrize("value", ["backslash", "spaces", "<br>"])
@pytest.mark.parametrize("layout", ["lines", "details", "numbered"])
def test_line_breaks_are_seen_and_no_others(value: str, layout: str) -> None:
    summary = "a  \nb\n\n    code  \n"
    papers = [Paper(id=f"p{i}", title="T", venue="V", authors=("A",), summary=summary) for i in range(2)]
    below = "{authors} // {venue} // {summary}"
    page = read(block_of({"layout": layout, "entry": "{title}", "below": below, "break": value}, *papers))
    assert page.tags.count("br") == 2 * (2 if layout == "details" else 3)
    assert "\\" not in page.text


def test_only_the_blanks_that_break_a_line_stay() -> None:
    text = block_of({"layout": "lines", "entry": "{title}", "below": "{venue} // {summary}", "break": "spaces"}, ONE)
    assert [line for line in text.split("\n") if line.endswith(" ")] == ["- One  "]


# authors


@pytest.mark.parametrize("cut", ["et al.", "et al", "Et al.", "others", "and others"])
@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("{authors}", "Ada Stone, Li Wei, et al."),
        ("{authors:last= and }", "Ada Stone, Li Wei, et al."),
        ("{authors:2}", "Ada Stone, Li Wei, et al."),
        ("{authors:3}", "Ada Stone, Li Wei, et al."),
        ("{authors:et-al}", "Ada Stone et al."),
        ("{authors:more= _et al._}", "Ada Stone, Li Wei _et al._"),
        ("{authors:Last;join=\\; }", "Stone; Wei; et al."),
        ("{first_author}", "Ada Stone"),
    ],
)
def test_authors_cut_short(cut: str, entry: str, text: str) -> None:
    assert (
        block_of({"layout": "list", "entry": entry}, Paper(id="p", title="P", authors=("Ada Stone", "Li Wei", cut)))
        == f"- {text}"
    )


def test_one_author_and_others() -> None:
    assert (
        block_of({"layout": "list", "entry": "{authors}"}, Paper(id="p", title="P", authors=("A", "et al.")))
        == "- A et al."
    )
    assert (
        block_of(
            {"layout": "list", "entry": "{title}{?: {authors}}{?: {first_author}}"},
            Paper(id="p", title="P", authors=("et al.",)),
        )
        == "- P"
    )


@pytest.mark.parametrize(
    ("options", "two", "three"),
    [
        ("join=, ", "A, B", "A, B, C"),
        ("last= and ", "A and B", "A, B and C"),
        ("last=, and ", "A, and B", "A, B, and C"),
        ("last=, and ;two= and ", "A and B", "A, B, and C"),
        ("last= & ", "A & B", "A, B & C"),
        ("join=\\; ", "A; B", "A; B; C"),
        ("join= and ", "A and B", "A and B and C"),
        ("join=,", "A,B", "A,B,C"),
        ("join=、", "A、B", "A、B、C"),
    ],
)
def test_joined_authors(options: str, two: str, three: str) -> None:
    for authors, text in (("AB", two), ("ABC", three)):
        shown = Paper(id="p", title="P", authors=tuple(authors))
        assert block_of({"layout": "list", "entry": f"{{authors:{options}}}"}, shown) == f"- {text}"
        assert block_of({"layout": "list", "entry": "{authors}", "authors": options}, shown) == f"- {text}"


def test_what_stands_between_authors_is_the_keepers_markdown() -> None:
    options = {"columns": ["authors", "title"], "authors": "1;more= *et | al.*"}
    assert block_of(options, ONE).split("\n")[2] == "| Ada Stone *et \\| al.* | [One](https://example.org/1) |"
    code = block_of({"layout": "list", "entry": "`{authors:join= & }`"}, Paper(id="p", title="P", authors=("*", "B")))
    assert code == "- `* & B`"


# links


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("[[x](u)]", "[[code](U)]"),
        ("[[x]](u)", "[[code]](U)"),
        ("[x](u)", "[code](U)"),
        ("([x](u))", "([code](U))"),
        ("**[x](u)**", "**[code](U)**"),
        ("[**x**](u)", "[**code**](U)"),
        ("[[[x]](u)]", "[[[code]](U)]"),
        ("【[x](u)】", "【[code](U)】"),
        (r"\[[x](u)\]", r"\[[code](U)\]"),
        (r"[\[x\]](u)", r"[\[code\]](U)"),
        ("<kbd>[x](u)</kbd>", "<kbd>[code](U)</kbd>"),
        ("[`x`](u)", "[`code`](U)"),
        ("`[`[x](u)`]`", "`[`[code](U)`]`"),
        ("[<kbd>x</kbd>](u)", "[<kbd>code</kbd>](U)"),
        ("[Link to x](u)", "[Link to code](U)"),
    ],
)
def test_link_groups(pattern: str, text: str) -> None:
    options = {"layout": "list", "entry": "{title} {links}", "links": f"{pattern};only=code"}
    written = block_of(options, ONE)
    assert written == "- One " + text.replace("U", "https://example.org/code")
    assert read(written).links == ["https://example.org/code"]
    assert block_of({"layout": "list", "entry": f"{{title}} {{links:{pattern};only=code}}"}, ONE) == written


def test_labels_in_patterns_read_back() -> None:
    for pattern in ("[`x`](u)", "[**x**](u)", "[[x]](u)"):
        page = read(block_of({"layout": "list", "entry": f"{{links:{pattern};only=a`b}}"}, ONE))
        assert page.text.strip().strip("[]") == "a`b"
        assert page.links == ["https://example.org/(x)"]


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ("only=paper,code;join= | ;as=paper>PDF", r"[PDF](P) | [code](C)"),
        ("only=paper,code;join= / ", "[paper](P) / [code](C)"),
        ("only=paper,code;join=/", "[paper](P)/[code](C)"),
        ("only=paper,code;join=", "[paper](P)[code](C)"),
        ("only=code,paper", "[code](C) [paper](P)"),
        ("only=code,*", "[code](C) [paper](P) [a\\`b](X)"),
        ("only=*,code;not=paper", "[a\\`b](X) [code](C)"),
    ],
)
def test_orders_and_joiners(options: str, text: str) -> None:
    for short, url in (("P", "1"), ("C", "code"), ("X", "(x)")):
        text = text.replace(f"({short})", f"(https://example.org/{url})")
    assert block_of({"layout": "list", "entry": f"{{links:{options}}}"}, ONE) == f"- {text}"


# bare addresses


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("{title} {url:bare}", "One https://example.org/1"),
        ("{title}: {url:bare}.", "One: https://example.org/1."),
        ("{title} ({url:bare}, {venue})", "One (https://example.org/1, ICLR)"),
        ("{title}{url:bare}", "One<https://example.org/1>"),
        ("{title} {url:bare}{venue}", "One <https://example.org/1>ICLR"),
        ("{title} {url:bare}{?,{venue}}", "One <https://example.org/1>,ICLR"),
        ("{title} {url:bare}**{venue}**", "One <https://example.org/1>**ICLR**"),
        ("{title} *{url:bare}*", "One *<https://example.org/1>*"),
        ("{title} {links.code:bare}", "One https://example.org/code"),
        ("{title} {links.code:text=}", "One <https://example.org/code>"),
        ("{title} {link:bare}<br>", "One https://example.org/1<br>"),
        ("{title} [x]({url:bare})", "One [x](https://example.org/1)"),
        ("{title} {notes} {links.no:bare}", "One"),
    ],
)
def test_bare_addresses(entry: str, text: str) -> None:
    assert block_of({"layout": "list", "entry": entry}, ONE) == f"- {text}"


def test_bare_references_and_cells() -> None:
    seen = Paper(
        id="p", title="P", see=("https://example.org/a", "https://example.org/b."), url="https://example.org/a_b*c"
    )
    assert (
        block_of({"layout": "list", "entry": "{see:bare}"}, seen) == "- https://example.org/a, <https://example.org/b.>"
    )
    assert block_of({"columns": ["{url:bare}:URL", "title"]}, seen).endswith("\n| https://example.org/a_b*c | P |")


def test_addresses_do_not_run_into_each_other() -> None:
    seen = Paper(id="p", title="P", see=("https://example.org/中", "https://example.org/b"))
    page = read(block_of({"layout": "list", "entry": "{see:bare;join=}"}, seen))
    assert page.text.strip() == "".join(seen.see)
    assert len(page.links) == 2


HOSTS = st.sampled_from(
    [
        "https://example.org",
        "http://a.b-c.example:80",
        "https://localhost",
        "https://a_b.example_.org",
        "https://中.org",
        "https://1.2",
    ]
)
REST = st.text("ab1/().,:;?!*_~'\"&#=%@[]|\\`中-<", max_size=12)
AROUND = st.text("ab1 ()[].,:;?!*_~'`\"|中【\\", max_size=5)


@settings(max_examples=300, deadline=None)
@given(HOSTS, REST, AROUND, AROUND)
@example("https://example.org", "/a&copy;", "", "")
@example("https://example.org", "/(a))", "(", ")")
@example("https://example.org", "/中", "中", "中")
@example("https://example.org", "/", "[ ", " ]")
@example("https://example.org", "/", "[`]` ", " ]")
@example("https://example.org", "/", "\\[ ", "")
def test_a_bare_address_is_the_same_link(host: str, rest: str, before: str, after: str) -> None:
    linked = Paper(id="p", title="P", url=host + rest)
    around = f"x{before}{{}}{after}y"
    bare = read(block_of({"layout": "list", "entry": around.format("{url:bare}")}, linked))
    safe = read(block_of({"layout": "list", "entry": around.format("{url}")}, linked))
    assert (bare.links, bare.text) == (safe.links, safe.text)


# ratings and statuses


def test_ratings_and_statuses() -> None:
    unread = Paper(id="u", title="U")
    one = {"layout": "list", "entry": "{title}{? {rating:stars=⭐}}{? {rating:stars=:star:}}"}
    assert block_of(one, ONE, unread) == "- One ⭐⭐⭐ :star::star::star:\n- U"
    words = {"layout": "list", "entry": "{status:read=[x];unread=[ ]} {title}"}
    assert block_of(words, ONE, unread) == "- [x] One\n- [ ] U"
    assert (
        block_of({"layout": "list", "entry": "{status:read=✅}{title}"}, ONE, Paper(id="n", title="n"))
        == "- ✅One\n- n"
    )
    assert (
        block_of({"layout": "list", "entry": "{status:read=✅}{name}[{title}]: x"}, Paper(id="n", title="n"))
        == "- \\[n]: x"
    )
    cells = block_of(
        {"columns": ["{?{status:read=✅} }{title:link}:Title", "{title} {status:read=[x];unread=[ ]}:B"]}, ONE, unread
    )
    assert cells.split("\n")[2:] == ["| ✅ [One](https://example.org/1) | One [x] |", "| U | U [ ] |"]


# exact topics


def test_exact_topics_hide_nothing_that_names_them() -> None:
    both, below = paper("P", "a", "a1"), paper("Q", "a1")
    assert block("layout=list entry={title} topic=a exact=yes", Shelf((both, below), TREE)) == "- P"
    assert block("layout=list entry={title} topic=a,a1 exact=yes heading=2", Shelf((both, below), TREE)) == (
        "## A & \\[B\\]\n\nOn a.\n\n- P\n\n## Deep\n\n- P\n- Q"
    )
    assert block("layout=stats topic=a exact=yes", Shelf((both, below), TREE)) == "0 of 1 read"
