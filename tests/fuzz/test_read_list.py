"""A sample of what the fuzzing harness does: its corpus, texts made of it by chance, and every text that once broke the reader."""

from __future__ import annotations

import ast
import random
from pathlib import Path

import pytest
from fuzz.checks import check, check_again
from fuzz.pace import repeated, too_slow

from papercli.readers.markdown.reader import read

FUZZ = Path(__file__).parents[2] / "fuzz"
CORPUS = {
    file.name: file.read_bytes().decode("utf-8", "replace") for file in sorted((FUZZ / "corpus/read_list").iterdir())
}
WORDS = [
    ast.literal_eval(f"b{line}").decode()
    for line in (FUZZ / "read_list.dict").read_text(encoding="ascii").splitlines()
    if line.startswith('"')
]


@pytest.mark.parametrize("name", CORPUS)
def test_the_corpus_is_read(name: str) -> None:
    check(CORPUS[name])
    check_again(CORPUS[name])
    assert name == "broken.md" or read(CORPUS[name]).drafts or read(CORPUS[name]).notes


@pytest.mark.parametrize("seed", range(8))
def test_texts_made_by_chance_are_read(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(40):
        check(mutated(chance.choice(list(CORPUS.values())), chance))


def mutated(text: str, chance: random.Random) -> str:
    """The text with some words put in, and some pieces taken out, doubled, or from another text of the corpus."""
    for _ in range(chance.randint(1, 6)):
        start = chance.randint(0, len(text))
        end = start + chance.randint(0, 30)
        other = chance.choice(list(CORPUS.values()))
        from_there = chance.randint(0, len(other))
        instead = [
            chance.choice(WORDS) + text[start:end],
            chance.choice(WORDS) + text[start:end],
            "",
            text[start:end] * chance.randint(2, 4),
            other[from_there : from_there + chance.randint(0, 120)],
        ]
        text = text[:start] + chance.choice(instead) + text[end:]
    return text


@pytest.mark.parametrize(
    "text",
    [
        "\n3. http://a K J.*<br>\nCV*",  # a blank line within emphasis stood at the document's first character
        "  \u2028 \n2.  `Of Old Stones`",  # the parser strips more kinds of blanks than it takes for a blank line
        "- A Study of Slow Growth. In *Neur\nIPS 2023*. [pdf](http://a.b/c)",  # a venue over two lines
        "<table>\n<tr><td>Of Old and Grey Stones <a href='http://a.b/c.pdf'>pdf</a></td>"
        "<td><a href='http://a.b/d'>a\n<br>b</a></td></tr>\n</table>",  # a label over two lines
        "<details>We said:\n<summary>Of Old Stones (http://a.b/c)",  # folded text before its summary
        "<details>\n\n" * 2000 + "- [Of Old and Grey Stones](http://a.b/c.pdf)",  # deeper than the stack
        "<details>\n\n" * 60 + "> " * 300 + "[Of Old and Grey Stones](http://a.b/c.pdf)",
        "".join("  " * depth + "- " + "<details>" * 60 + "\n\n" for depth in range(150)),
    ],
)
def test_a_text_that_broke_it_is_read(text: str) -> None:
    check(text)


def test_indented_paragraphs_are_each_read_for_themselves() -> None:
    """Their lines were kept by the identity of blocks that were gone by then: another block's lines were taken for theirs."""
    text = repeated("\n    We were told of [it](https://arxiv.org/abs/2301.{n:05}) long ago.\n\n# Part {n}\n", 4_000)
    reasons = [skipped.reason for skipped in read(text).skipped]
    assert len(reasons) == len(set(reasons)) == text.count("# Part")


@pytest.mark.parametrize(
    ("before", "unit"),
    [
        ("- [A Study of Slow Growth](http://a.b) ", "\x85"),
        ("- [A Study of Slow Growth](http://a.b) ", "===\n"),
        ("", "<!--"),
        ("<table><tr><td>", "<!--"),
        ("", "[x](u)<sup>"),
        ("<b>" * 20_000, "</i>"),
        ("", '\n=\n<h4 id="moss and stones, old and grey '),
        ("", "`x` www.a.b "),
        ("", "<table>\n\n"),
    ],
)
def test_no_time_beyond_linear(before: str, unit: str) -> None:
    assert too_slow(unit, before) is None
