"""Text from outside reads back as itself through GitHub's parser, wherever it stands."""

from __future__ import annotations

import gzip
import importlib.util
import json
import time
import timeit
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings, strategies as st

from papercli.markdown import escape
from papercli.markdown.escape import cell, clean, code, emphasis, inline, link, strong, unended
from tests.markdown.github import CONTEXTS, expected, read, shown
from tests.markdown.samples import ALPHABET, HOSTILE, TITLES

if TYPE_CHECKING:
    from pathlib import Path

AROUND = {context: expected(context, "QQQ") for context in CONTEXTS}
TEXTS = st.lists(st.sampled_from(ALPHABET), min_size=1, max_size=12).map("".join)
NEIGHBOURS = ["", "a", " ", "中", "。", "“", "(", ".", "-", "🚀", "€", "1", ")", ":", "é", "\u0301"]


def assert_only_itself(text: str) -> None:
    """``text`` shows as its cleaned self in every context, with no tag that was not asked for."""
    plain, markdown = clean(text), inline(text)
    if not plain:
        assert markdown == ""
        return
    assert "\n" not in markdown
    for context, (tags, around) in AROUND.items():
        wanted = tags, around.replace("QQQ", plain)
        if context in ("bold", "italic"):
            page = read((strong if context == "bold" else emphasis)(markdown) + "\n")
            assert (page.tags, page.text) == wanted, (context, markdown)
        else:
            assert shown(markdown, context) == wanted, (context, markdown)


@pytest.mark.parametrize("text", TITLES + HOSTILE)
def test_samples_read_back(text: str) -> None:
    assert_only_itself(text)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
@example("@www.https://a.b")
@example("a:mailto:@b.c")
def test_any_text_reads_back(text: str) -> None:
    assert_only_itself(text)


@given(st.text(max_size=12))
@settings(max_examples=300, deadline=None)
def test_any_characters_read_back(text: str) -> None:
    assert_only_itself(text)


@given(TEXTS)
@settings(max_examples=500, deadline=None)
def test_the_quick_look_misses_nothing(text: str) -> None:
    plain = clean(text)
    assert escape._PERHAPS.search(plain) or not escape._SPECIAL.search(plain)


@pytest.mark.parametrize("title", TITLES)
def test_ordinary_titles_are_left_alone(title: str) -> None:
    assert inline(title) == title


def hostile_strings(test_data: Path) -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("hostile", test_data / "tools" / "faults" / "hostile.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(module.S)


def test_the_collection_of_hostile_strings(test_data: Path) -> None:
    strings = hostile_strings(test_data)
    assert len(strings) >= 150
    for text in strings.values():
        assert_only_itself(text)


def test_real_titles(test_data: Path) -> None:
    with gzip.open(test_data / "arxiv" / "records.jsonl.gz", "rt", encoding="utf-8") as records:
        titles = [json.loads(line)["title"] for line in records][::20]
    assert len(titles) > 1000
    for title in titles:
        assert_only_itself(title)
    untouched = sum(inline(title) == clean(title) for title in titles)
    assert untouched > 0.97 * len(titles)


# What GitHub does after its parser cannot be seen here; these are its rules.


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("@someone", r"\@someone"),
        ("by @a and (@b)", r"by \@a and (\@b)"),
        ("a@b, 5 @ 6", "a@b, 5 @ 6"),
        ("Ranked #1", r"Ranked \#1"),
        ("a/b#12", r"a/b\#12"),
        ("C# and F#", "C# and F#"),
        ("GH-1, RIGH-1", r"GH\-1, RIGH-1"),
        (":boom: x", r"\:boom: x"),
        ("a:+1:", r"a\:+1:"),
        (":a:b:", r"\:a\:b:"),
        ("at 12:30", "at 12:30"),
        ("2:4: V:N:M", "2:4: V:N:M"),
        ("1D <-> 2D, a <= b << c", "1D <-> 2D, a <= b << c"),
        ("<3, < and <<", "&lt;3, < and <&lt;"),
        ("<b> </b> <!x <?x <", "&lt;b> &lt;/b> &lt;!x &lt;?x &lt;"),
        ("a::b", "a:\\:b"),
        ("cost: $5", r"cost: \$5"),
        ("$x$", r"\$x\$"),
        ("me@a.example", "me@<!-- -->a.example"),
        ("http://a.example", r"http\://a.example"),
        ("HTTPS://a.example", r"HTTPS\://a.example"),
        ("www.a.example", r"www\.a.example"),
        ("R&D", "R&D"),
        ("a &copy", "a &amp;copy"),
        ("x &foo; y", "x &foo; y"),
        ("a -> b", "a -> b"),
        ("a --> b", r"a --\> b"),
        ("1 < 2", "1 < 2"),
        ("\\|", "\\\\&#124;"),
        ("\\alpha", "\\alpha"),
        ("Wow! So good", "Wow! So good"),
        ("_x y_ x_y", r"\_x y\_ x_y"),
        ("3. x", r"3\. x"),
        ("3.5 x", "3.5 x"),
        ("-1 is", "-1 is"),
        ("#hashtag", "#hashtag"),
    ],
)
def test_only_what_means_something_is_escaped(text: str, markdown: str) -> None:
    assert inline(text) == markdown


def test_no_marker_can_be_forged() -> None:
    for text in HOSTILE:
        assert "<!-- papercli" not in inline(text)


# clean


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (" a \t\r\n b\u2028c\u2029d\u0085e\u00a0f\u3000g ", "a b c d e f g"),
        ("Poincare\u0301", "Poincaré"),
        ("e\u200b\u0301", "é"),
        ("\u212a", "K"),
        ("a\u202eb\u2066c\u200ed\ufeffe\u00adf", "abcdef"),
        ("a\U000e0041\ud800\x00\x1b\x9b\x7fb\ufffe\U0010ffff", "ab"),
        ("Lo\u200bRA\u200d", "LoRA"),
        ("\U0001f9d1\u200d\U0001f52c", "\U0001f9d1\u200d\U0001f52c"),
        (
            "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("\U0001f6e0\ufe0f", "\U0001f6e0\ufe0f"),
        ("", ""),
        (" \u200b ", ""),
        ("a \u200b b", "a b"),
    ],
)
def test_clean(text: str, plain: str) -> None:
    assert clean(text) == plain


@given(st.text(max_size=20) | TEXTS)
@settings(max_examples=500, deadline=None)
@example("a\u200d\u200d中")
@example("\u200d\u0301中")
def test_clean_is_one_line_and_final(text: str) -> None:
    plain = clean(text)
    assert clean(plain) == plain
    assert unicodedata.is_normalized("NFC", plain)
    assert plain == " ".join(plain.split())
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in plain)


# code, link, strong, emphasis


@given(TEXTS | st.text(alphabet="`a ", min_size=1, max_size=8))
@settings(max_examples=300, deadline=None)
def test_code_spans_show_the_text(text: str) -> None:
    plain = clean(text)
    assert bool(code(text)) == bool(plain)
    if not plain:
        return
    page = read(f"- x {code(text)} y\n")
    assert (page.tags, page.text) == (["ul", "li", "code"], f"\nx {plain} y\n\n")
    if "\\|" not in plain:  # in a cell that can only be a bar
        page = read(f"| h | i |\n|---|---|\n| {cell(code(text))} | c |\n")
        assert page.tags[-4:] == ["tr", "td", "code", "td"]
        assert page.text.split("\n")[9] == plain


@given(TEXTS, st.sampled_from(NEIGHBOURS), st.sampled_from(NEIGHBOURS))
@settings(max_examples=500, deadline=None)
@example("注意（重要）", "", "后")
@example("“标题”", "是", "的")
def test_bold_and_italics_beside_anything(text: str, before: str, after: str) -> None:
    plain = clean(text)
    if not plain:
        assert strong(inline(text)) == emphasis(inline(text)) == ""
        return
    for wrap, tag in ((strong, "strong"), (emphasis, "em")):
        page = read(f"x {before}{wrap(inline(text), before=before, after=after)}{after} y\n")
        assert (page.tags, page.text) == (["p", tag], f"x {before}{plain}{after} y\n")


def test_asterisks_where_they_work() -> None:
    assert strong("LoRA") == "**LoRA**"
    assert strong("LoRA", before="(", after=")") == "**LoRA**"
    assert strong("标题", before="的", after="是") == "**标题**"
    assert strong("（标题）", after="是") == "<strong>（标题）</strong>"
    assert emphasis("a *b*") == "<em>a *b*</em>"
    assert emphasis("x", before="*") == "<em>x</em>"
    assert strong(r"a \* b") == r"**a \* b**"
    assert strong(" a ") == "**a**"


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_links_in_bold_italics(text: str) -> None:
    linked = link(inline(text), "http://x.example/(a)|b")
    if not clean(text):
        assert linked is None
        return
    assert linked
    page = read(f"x {strong(emphasis(linked))} y\n")
    assert sorted(page.tags) == ["a", "em", "p", "strong"]
    assert page.text == f"x {clean(text)} y\n"


def test_an_exclamation_mark_is_escaped_only_where_a_link_may_follow() -> None:
    text = inline("Wow!")
    assert text == "Wow\\!"
    assert link(text, "http://a.example") == "[Wow!](http://a.example)"
    assert (strong(text), emphasis(text)) == ("**Wow!**", "*Wow!*")
    assert [unended(text, after) for after in ("", " [", "[")] == ["Wow!", "Wow!", "Wow\\!"]
    assert [unended(text) for text in ("a\\\\!", "a\\\\\\!", "!", "\\!")] == ["a\\\\!", "a\\\\!", "!", "!"]


def test_a_link_to_nowhere_is_none() -> None:
    assert link("x", "javascript:alert(1)") is None
    assert link("x", "") is None
    assert link("", "http://a.example") is None
    assert link("x", "http://a.example") == "[x](http://a.example)"


@pytest.mark.parametrize(
    "piece", ["@", "a@", ":a", "&a", "_", " #", "\\", "<", "www.", "- ", "a:b", "\u200d", "\u0301"]
)
def test_work_grows_with_the_length(piece: str) -> None:
    def work(times: int) -> float:
        text = "x" + piece * times
        return min(timeit.repeat(lambda: inline(text), timer=time.process_time, number=1, repeat=3))

    assert work(64_000) < 80 * max(work(4_000), 1e-4)  # 16 if linear, 256 if not
