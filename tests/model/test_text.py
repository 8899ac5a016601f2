from __future__ import annotations

import gzip
import json
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings, strategies as st

from papercli.model import text

if TYPE_CHECKING:
    from pathlib import Path

LATEX = {
    r"M\'ethodologie de mod\'elisation": "Méthodologie de modélisation",
    r"Rockt{\"a}schel": "Rocktäschel",
    r"Rockt\"{a}schel": "Rocktäschel",
    r"Erd\H{o}s-P\'osa": "Erdős-Pósa",
    r"S{\o}ren {\AA}ke {\L}ukasz \L ukasz": "Søren Åke Łukasz Łukasz",
    r"\c{c}\v{s}\k{a}\r{a}\u{g}\={a}\.z\~n\^e\`e": "çšąåğāżñêè",
    r"na\"{\i}ve na{\"\i}ve na\"\i ve": "naïve naïve naïve",
    r"Stra{\ss}e": "Straße",
    r"{BERT}: Pre-training of {D}eep Models": "BERT: Pre-training of Deep Models",
    r"\textit{Agents} \emph{Under} {\sc Siege}": "Agents Under Siege",
    r"\textbf{\textit{Deep}} nesting": "Deep nesting",
    r"Code at \url{http://x.org/a_b}": "Code at http://x.org/a_b",
    r"\href{http://x.org}{here}": "here",
    r"R\&D at 50\% \#1 \$5 a\_b": "R&D at 50% #1 $5 a_b",
    "Fig.~1 of A~B": "Fig. 1 of A B",
    "pages 3--5, and --- so": "pages 3–5, and — so",
    "``quoted'' text": "“quoted” text",
    r"{\Pi}-cyc and \alpha-stable": "Π-cyc and α-stable",
}
KEPT = [
    "",
    "Plain title",
    "50% faster & R&D #1 a_b x^2",
    "$\\pi_0$: A Flow Model",
    "An $O(\\log n)$-approximation of $K_{n}^{k}$",
    "K_{n}^{k} outside",
    "costs $5 and $10",
    r"\mathbb{R} and \foo{bar}",
    r"O(R\log\log n+n)",
    r"C:\new\table",
    "\\",
    "}{",
    "{x",
    r"\verb",
    r"\emph",
    "~10x faster",
    "--help",
    "it''s",
    "评估大模型",
]


@pytest.mark.parametrize(("latex", "expected"), LATEX.items())
def test_latex_becomes_what_a_reader_sees(latex: str, expected: str) -> None:
    assert text.latex_to_unicode(latex) == expected


@pytest.mark.parametrize("kept", KEPT)
def test_what_is_no_text_latex_stays(kept: str) -> None:
    assert text.latex_to_unicode(kept) == kept


PIECES = st.sampled_from(
    [
        r"\'",
        r"\c",
        "{",
        "}",
        "$",
        "\\",
        "e",
        "~",
        "--",
        r"\emph{",
        r"\textit",
        r"\L",
        " ",
        "%",
        "&",
        r"\verb",
        r"\begin{x}",
        "``",
        "''",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.text(max_size=3), max_size=10).map("".join))
def test_no_latex_fails_and_no_plain_word_is_lost(latex: str) -> None:
    seen = text.latex_to_unicode(latex)
    if "\\" not in latex:
        plain, read = (unicodedata.normalize("NFC", re.sub(r"\W|_", "", each)) for each in (latex, seen))
        assert plain == read


def test_titles_of_real_records_keep_their_words(test_data: Path) -> None:
    changed = 0
    for line in gzip.decompress((test_data / "arxiv/records.jsonl.gz").read_bytes()).splitlines():
        title = json.loads(line)["title"]
        seen = text.latex_to_unicode(title)
        changed += seen != title
        plain = re.sub(r"\\(?:[A-Za-z]+|.)|[^\w ]|_", "", title)
        assert len(text.fold(plain)) - 2 <= len(re.sub(r"[^\w ]|_", "", seen)), title
    assert changed > 50


def test_squeeze() -> None:
    assert text.squeeze(" A \n  title\t of\u00a0e\u0301 ") == "A title of é"


def test_controls_go_and_letters_stay() -> None:
    assert text.without_controls("a\x1b[31m\x9bb\u202ec\u200bd\ufeff\ud800e\U000e0041f") == "a[31mbcdef"
    assert text.without_controls("a\tb\nc é 评 \u200d") == "a\tb\nc é 评 \u200d"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Poincaré", "Poincare\u0301"),
        ("Łódź", "lodz"),
        ("STRASSE", "Straße"),
        ("Ærø", "aero"),
        ("ﬁne", "FINE"),
        ("Erdős", "erdos"),
        ("Ⅳ", "iv"),
    ],
)
def test_what_folds_to_the_same(a: str, b: str) -> None:
    assert text.fold(a) == text.fold(b)


@pytest.mark.parametrize(("a", "b"), [("か", "が"), ("नमस्ते", "नमसते"), ("a", "b"), ("Лора", "Lora")])
def test_what_does_not(a: str, b: str) -> None:
    assert text.fold(a) != text.fold(b)


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_folding_and_slugs_are_stable(any_text: str) -> None:
    assert text.fold(text.fold(any_text)) == text.fold(any_text)
    slug = text.slug(any_text)
    assert text.slug(slug) == slug
    assert text.is_slug(slug) or not slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("PEFT (Parameter Efficient Fine-Tuning)", "peft-parameter-efficient-fine-tuning"),
        ("评估LLMs", "评估llms"),
        ("Café Models", "café-models"),
        ("What's New & Old?", "whats-new-old"),
        ("snake_case and dots.too", "snake-case-and-dots-too"),
        ("हिन्दी भाषा", "हिन्दी-भाषा"),
        ("???", ""),
    ],
)
def test_slug(title: str, slug: str) -> None:
    assert text.slug(title) == slug


def test_is_slug() -> None:
    assert all(map(text.is_slug, ["peft", "fine-tuning", "评估llms", "v1.0", "prompt_tuning"]))
    assert not any(map(text.is_slug, ["", "PEFT", "a b", "-a", "a-", "a--b", "a/b", "a,b", ".", "..", "a..b", "a=b"]))


def test_nearest() -> None:
    topics = ["alignment", "evaluation", "fine-tuning", "peft", "Évaluation"]
    assert text.nearest("aligment", topics) == ["alignment"]
    assert text.nearest("evaluaton", topics)[0] == "evaluation"
    assert text.nearest("tuning", topics) == ["fine-tuning"]
    assert text.nearest("zzz", topics) == []
    assert len(text.nearest("a", ["ab", "ac", "ad", "ae"], n=2)) <= 2


def test_same_title() -> None:
    assert text.same_title("LIMA: Less is More for Alignment", "LIMA – less is more for  alignment.")
    assert text.same_title(r"M\'ethodologie", "Méthodologie")
    assert not text.same_title("LoRA", "QLoRA")
    assert not text.same_title("?", "!")


@pytest.mark.parametrize(
    ("author", "last"),
    [
        ("Edward J. Hu", "Hu"),
        ("Hu, Edward J.", "Hu"),
        ("Edward J. Hu et al.", "Hu"),
        ("Hu et al", "Hu"),
        ("Hu and others", "Hu"),
        ("Laurens van der Maaten", "van der Maaten"),
        ("van der Maaten, Laurens", "van der Maaten"),
        ("Ludwig von Mises", "von Mises"),
        ("Aäron van den Oord", "van den Oord"),
        ("Martin Luther King Jr.", "King"),
        ("Martin Luther King, Jr.", "King"),
        ("Robert West III", "West"),
        ("Jean-Baptiste Alayrac", "Alayrac"),
        ("张三", "张三"),
        ("Plato", "Plato"),
        ("The LIGO Scientific Collaboration", "LIGO Scientific Collaboration"),
        ("Gemini Team", "Gemini Team"),
        ("", ""),
    ],
)
def test_last_name(author: str, last: str) -> None:
    assert text.last_name(author) == last
