"""What each field and option writes, in entries and in cells."""

from __future__ import annotations

import pytest

from papercli.model.paper import Paper
from papercli.writers.markdown.people import author_list, name_form
from tests.writers.markdown.samples import NOTES, PAPERS, TOPICS, Shelf, block, block_of

WIDE = PAPERS[0]
BARE = Paper(id="bare", title="Bare")
LINKED = Paper(id="l", title="Linked", links={"paper": "https://example.org/p", "pdf": "https://example.org/p.pdf"})
SAME = Paper(
    id="s",
    title="Same",
    arxiv="2101.00001",
    links={"arXiv": "http://www.arxiv.org/pdf/2101.00001v3.pdf", "bad": "javascript:x"},
)


def one(entry: str, paper: Paper = WIDE, **options: object) -> str:
    """One paper's line without its bullet."""
    options = {key.replace("_", "-"): value for key, value in options.items()}
    text = block(
        "block=b group=none", Shelf((paper,), TOPICS, NOTES), {"b": {"layout": "list", "entry": entry, **options}}
    )
    return text.removeprefix("-").strip()


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("{title}", r"Wide \| Deep: nets in 2 parts"),
        ("{title:plain}", r"Wide \| Deep: nets in 2 parts"),
        ("{name:link}", "[WideDeep](https://arxiv.org/abs/2401.00001)"),
        ("{name:bold-link;pdf}", "**[WideDeep](https://arxiv.org/pdf/2401.00001)**"),
        ("{name:link;pdf.pdf}", "[WideDeep](https://arxiv.org/pdf/2401.00001.pdf)"),
        ("{name:code}", "`WideDeep`"),
        ("{name:code-link}", "[`WideDeep`](https://arxiv.org/abs/2401.00001)"),
        ("{name:quoted}", '"WideDeep"'),
        ("{name:quoted-link}", '"[WideDeep](https://arxiv.org/abs/2401.00001)"'),
        ("{name:italic}", "*WideDeep*"),
        ("{name:bold-italic}", "<strong>*WideDeep*</strong>"),
        ("{authors}", "Ada B. Stone, Jan van der Berg, 李明, Zoe Quick"),
        ("{authors:2}", "Ada B. Stone, Jan van der Berg, et al."),
        ("{authors:et-al}", "Ada B. Stone et al."),
        ("{authors:4}", "Ada B. Stone, Jan van der Berg, 李明, Zoe Quick"),
        ("{authors:Last, First;2}", "Stone, Ada B.; van der Berg, Jan; et al."),
        ("{authors:Last;join= & }", "Stone & van der Berg & 李明 & Quick"),
        ("{authors:F. Last;last= and }", "A. B. Stone, J. van der Berg, 李明 and Z. Quick"),
        ("{authors:1;more= and others}", "Ada B. Stone and others"),
        ("{first_author:Last}", "Stone"),
        ("{year} {date} {date:%e %b %Y} {date:%Y/%m}", "2024 2024-01-05 5 Jan 2024 2024/01"),
        ("{added:%m/%d} {finished} {started:empty=?}", "01/20 2024-02-01 ?"),
        ("{venue} {venue_year} {kind} {id}", "ICLR 2024 ICLR 2024 paper 2401.00001"),
        ("{arxiv:link}", "[2401.00001](https://arxiv.org/abs/2401.00001)"),
        ("{status} {status:Yes/No} {status:read=✅}", "read Yes ✅"),
        ("{rating} {rating:stars} {rating:stars=:star:}", "4 ★★★★ :star::star::star::star:"),
        ("{url}", "<https://arxiv.org/abs/2401.00001>"),
        ("{url:pdf;text=page}", "[page](https://arxiv.org/pdf/2401.00001)"),
        (
            "{link} {link:pdf.pdf;text=pdf}",
            "[link](https://arxiv.org/abs/2401.00001) [pdf](https://arxiv.org/pdf/2401.00001.pdf)",
        ),
        ('<a href="{url:pdf}">x</a>', '<a href="https://arxiv.org/pdf/2401.00001">x</a>'),
        ("[x](https://example.org/{id}?q={name})", "[x](https://example.org/2401.00001?q=WideDeep)"),
        (
            "{links}",
            "[paper](https://arxiv.org/abs/2401.00001) [code](https://example.org/wide) [slides](https://example.org/s%20(1).pdf)",
        ),
        (
            "{title:code} {links:only=slides,code}",
            "`Wide | Deep: nets in 2 parts` [slides](https://example.org/s%20(1).pdf) [code](https://example.org/wide)",
        ),
        ("{link} {links:not=slides}", "[link](https://arxiv.org/abs/2401.00001) [code](https://example.org/wide)"),
        (
            "{link} {links:only=paper}",
            "[link](https://arxiv.org/abs/2401.00001) [paper](https://arxiv.org/abs/2401.00001)",
        ),
        (
            "{links:[[x](u)];join=;not=slides;as=paper>pdf,code>git}",
            "[[pdf](https://arxiv.org/abs/2401.00001)][[git](https://example.org/wide)]",
        ),
        ("{links:[[x]](u);only=paper;pdf}", "[[paper]](https://arxiv.org/pdf/2401.00001)"),
        ("{links:([x](u));only=code}", "([code](https://example.org/wide))"),
        (
            "{links.code} {links.code:text=GitHub} {links.none}",
            "[code](https://example.org/wide) [GitHub](https://example.org/wide)",
        ),
        ("{see}", "[1](https://example.org/a), [2](https://example.org/b)"),
        ("{see:[[x](u)];join= }", "[[1](https://example.org/a)] [[2](https://example.org/b)]"),
        ("{see:urls}", "<https://example.org/a>, <https://example.org/b>"),
        (
            "{notes} {notes:text=Notes} [n]({notes})",
            "[notes](catalog/notes/2401.00001.md) [Notes](catalog/notes/2401.00001.md) [n](catalog/notes/2401.00001.md)",
        ),
        ("{topics}", "Networks & friends"),
        ("{summary}", "Two halves, *one* loss."),
        ("{remark}", "start **here**"),
        ("{extra.Backbone:code} {extra.Other:empty=–}", "`ResNet_50` –"),
        ("{n}) {name}", r"1\) WideDeep"),
    ],
)
def test_writes(entry: str, text: str) -> None:
    assert one(entry) == text


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("{title}{? ({venue})}", "Bare"),
        ("{title}{? ({venue}{?, {year}})}", "Bare"),
        ("{title}{? {?{venue}}{? {year}}}", "Bare"),
        ("{title}{? *{authors}*}", "Bare"),
        ("{title}{? [code]({links.code})}", "Bare"),
        ("[{title}]({url})", "Bare"),
        ("**{name}**{title}", "Bare"),
        ("`{name}`{title}", "Bare"),
        ("{title:link}{? {url}}", "Bare"),
        ("{venue:empty=no venue}: {title}", "no venue: Bare"),
        ("{?{venue:empty=none} }{title}", "none Bare"),
        ("{title} {authors}{links}{see}{notes}{rating}{summary}{remark}{date}{topics}{first_author}{link}", "Bare"),
        ("{venue}", "Bare"),
    ],
)
def test_what_is_empty_vanishes(entry: str, text: str) -> None:
    assert one(entry, BARE) == text


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("{links}", "[paper](https://example.org/p) [pdf](https://example.org/p.pdf)"),
        ("{link:pdf}", "[link](https://example.org/p.pdf)"),
    ],
)
def test_a_link_named_paper_is_the_papers_own(entry: str, text: str) -> None:
    assert one(entry, LINKED) == text


def test_no_address_twice_and_none_that_is_unsafe() -> None:
    assert one("{title} {links}", SAME) == "Same [arXiv](http://www.arxiv.org/pdf/2101.00001v3.pdf)"
    assert one("{title}{? [x]({links.bad})}", SAME) == "Same"


def test_options_of_the_block_are_for_all_fields() -> None:
    shared = {
        "title": "bold-link",
        "authors": "2;Last",
        "date": "%Y",
        "url": "pdf",
        "links": "[[x](u)];only=code",
        "status-words": "done/todo",
    }
    text = block_of(
        {"layout": "list", "entry": "{title}, {authors}, {date}, {links}, {status}, {added}, {authors:1}", **shared},
        WIDE,
    )
    assert text == (
        r"- **[Wide \| Deep: nets in 2 parts](https://arxiv.org/pdf/2401.00001)**, Stone, van der Berg, et al., 2024, "
        "[[code](https://example.org/wide)], done, 2024, Stone et al."
    )


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("{year}. {title}", r"2024\. Wide"),
        ("[{venue}]: {title}", r"\[ICLR 2024]: Wide"),
        ("[{venue:empty=x}] {title}", "[ICLR 2024] Wide"),
        ("{name:empty=}{?{started}} - {title}", "WideDeep - Wide"),
        ("{started} - {title}", r"\- Wide"),
        ("{started}# {title}", r"\# Wide"),
        ("> {title}", "> Wide"),
        ("[x] {title}", "[x] Wide"),
    ],
)
def test_values_do_not_begin_blocks_but_the_keeper_may(entry: str, line: str) -> None:
    assert one(entry).startswith(line)


def test_bold_beside_chinese() -> None:
    paper = Paper(id="p", title="注意（重要）", venue="后")
    assert one("**{title}**{venue}", paper) == "<strong>注意（重要）</strong>后"
    assert one("**{title}**{? {venue}}", paper) == "**注意（重要）** 后"
    assert one("{?**{title}**}{?{venue}}", paper) == "<strong>注意（重要）</strong>后"


def test_lines_below() -> None:
    options = {
        "layout": "lines",
        "entry": "{title} \\",
        "below": ["{venue} \\", "Code: {links.code}", "", "Read: {finished}", "{links.code} \\"],
    }
    assert block_of(options, WIDE) == (
        "- Wide \\| Deep: nets in 2 parts \\\n  ICLR 2024 \\\n  Code: [code](https://example.org/wide)\n\n"
        "  Read: 2024-02-01\n  [code](https://example.org/wide)"
    )
    assert block_of(options, BARE) == "- Bare"


def test_a_summary_keeps_its_lines_and_apart_from_others() -> None:
    options = {"layout": "numbered", "entry": "{title:code}", "below": ["{authors:1}", "{summary}", "{remark}"]}
    assert block_of(options, WIDE) == (
        "1. `Wide | Deep: nets in 2 parts`\n   Ada B. Stone et al.\n\n   Two halves, *one* loss.\n\n   - left half\n   - right half\n\n"
        "   ```python\n   x = 1 | 2\n   ```\n\n   start **here**"
    )


def test_hard_breaks_in_a_summary_leave_no_blanks() -> None:
    paper = Paper(id="p", title="P", summary="one  \ntwo\r\n\r\n    code  \n    more")
    assert (
        block_of({"layout": "list", "entry": "{title}", "below": ["", "{summary}"]}, paper)
        == "- P\n\n  one\\\n  two\n\n      code\n      more"
    )


def test_cells() -> None:
    options = {
        "columns": ["n", "summary:", "{name}/{rating}:A | B", "title", "remark", "{summary:first}", "extra.X"],
        "empty": "**–**",
    }
    lines = block_of(options, WIDE, BARE).split("\n")
    assert lines[0] == r"| # |  | A \| B | Title | Remark | Summary | X |"
    assert lines[2].startswith("| 1 | Two halves, *one* loss.<br>")
    assert lines[2].endswith(
        r" | WideDeep/4 | [Wide \| Deep: nets in 2 parts](https://arxiv.org/abs/2401.00001) | start **here** "
        "| Two halves, *one* loss. | **–** |"
    )
    assert lines[3] == "| 2 | **–** | / | Bare | **–** | **–** | **–** |"


def test_a_table_shows_titles_as_links_unless_something_else_is_one() -> None:
    assert "[Wide" in block_of({"columns": ["title"]}, WIDE)
    assert "[Wide" not in block_of({"columns": ["title", "link"]}, WIDE)
    assert "[Wide" not in block_of({"columns": ["title"], "title": "plain"}, WIDE)
    assert "[paper]" not in block_of({"columns": ["title", "links"]}, WIDE)
    assert "[paper]" in block_of({"columns": ["{title}", "links"]}, WIDE)


def test_markers_of_lists() -> None:
    read, unread = WIDE, BARE
    options = {"layout": "list", "entry": "{name:empty=x}", "below": "{status}"}
    assert block_of({**options, "marker": "checkbox"}, read, unread) == "- [x] WideDeep\n  read\n- [ ] x\n  unread"
    assert block_of({**options, "marker": "none"}, read, unread) == "WideDeep\nread\n\nx\nunread"
    assert block_of({**options, "marker": "heading"}, read, unread) == "## WideDeep\n\nread\n\n## x\n\nunread".replace(
        "##", "##"
    )
    assert (
        block_of({**options, "marker": "number", "spacing": "loose"}, read, unread)
        == "1. WideDeep\n   read\n\n2. x\n   unread"
    )
    assert block_of({**options, "body": "bullets"}, read) == "- WideDeep\n  - read"
    assert block_of({**options, "body": "line"}, read) == "- WideDeep"
    assert "<summary>A &lt; B</summary>" in block_of({**options, "body": "details", "fold": "A < B"}, read)


@pytest.mark.parametrize(
    ("author", "forms"),
    [
        ("Edward J. Hu", ("Hu, Edward J.", "Hu, E. J.", "E. J. Hu", "Hu")),
        ("Hu, Edward J.", ("Hu, Edward J.", "Hu, E. J.", "E. J. Hu", "Hu")),
        (
            "Laurens van der Maaten",
            ("van der Maaten, Laurens", "van der Maaten, L.", "L. van der Maaten", "van der Maaten"),
        ),
        ("Sammy Davis Jr.", ("Davis Jr., Sammy", "Davis Jr., S.", "S. Davis Jr.", "Davis Jr.")),
        ("Jean-Pierre Serre", ("Serre, Jean-Pierre", "Serre, J.-P.", "J.-P. Serre", "Serre")),
        ("The ATLAS Collaboration", ("The ATLAS Collaboration",) * 4),
        ("李明", ("李明",) * 4),
        (" ", ("",) * 4),
    ],
)
def test_forms_of_names(author: str, forms: tuple[str, ...]) -> None:
    assert tuple(name_form(form)(author) for form in ("Last, First", "Last, F.", "F. Last", "Last")) == forms


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("{title}", "Wow!"),
        ("{remark} {remark}", "So\\! So\\!"),
        ("`{name}` {title}", "`a\\!` Wow!"),
        ("{title}.", "Wow!."),
        ("{title} {links}", "Wow! [code](https://example.org/c)"),
        ("{title}{links}", "Wow\\![code](https://example.org/c)"),
        ("{title}{venue}{links}", "Wow\\![code](https://example.org/c)"),
        ("{title}[x]({links.code})", "Wow\\![x](https://example.org/c)"),
        ("{title}{see:bare}", "Wow\\![a.md](a.md)"),
        ("{title}**{id}**", "Wow!**w**"),
        ("**{title}**{links}", "**Wow!**[code](https://example.org/c)"),
        ("{title:bold}", "**Wow!**"),
        ("{title:quoted} x", '"Wow\\!" x'),
        ("{title:link}", "[Wow!](https://example.org/c)"),
    ],
)
def test_an_exclamation_mark_before_a_link(entry: str, text: str) -> None:
    paper = Paper(
        id="w", title="Wow!", name="a\\!", remark="So\\!", links={"code": "https://example.org/c"}, see=("a.md",)
    )
    assert one(entry, paper) == text


def test_no_authors_are_nothing() -> None:
    assert author_list({"count": "3", "last": " and "})(()) == ""
