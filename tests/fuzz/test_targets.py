"""A sample of what `fuzz.targets` demands: of its corpora, of bytes made of these by chance, and of all that once broke something."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from fuzz.targets import TARGETS

FUZZ = Path(__file__).parents[2] / "fuzz"
CORPUS = {name: [file.read_bytes() for file in sorted((FUZZ / "corpus" / name).iterdir())] for name in TARGETS}
PIECES = [
    *(b"\0", b"\x1b[31m", b"\xff", b"\xed\xa0\x80", b"\xc2\x85", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\r", b"\r\n", b"\n\n", b"\t"),
    *(b"<!-- papercli:end -->", b"<!-- papercli:begin -->", b"<<<<<<< a\n", b"=======\n", b">>>>>>> b\n", b"```\n", b"<a id='x'>"),
    *(b"- ", b": ", b"? ", b"#", b"&a ", b"*a", b"!!x ", b"|\n ", b"'", b'"', b"{", b"[", b"}", b"]", b"%", b"---\n", b"<<: "),
    *(b"9" * 30, b"1e999", b"0x1F", b"..", b"/", b"../", b"%2f", b"https://", b"arxiv.org/abs/", b"10.", b"&#155;", b"<!DOCTYPE x>"),
    *("é".encode(), "ǿ".encode(), "中".encode(), "\u202e".encode(), "\U0001f52c".encode(), b"\\", b"AND", b"NEAR(", b"="),
]  # fmt: skip


@pytest.mark.parametrize("name", TARGETS)
def test_the_corpus_breaks_nothing(name: str) -> None:
    assert len(CORPUS[name]) > 2
    for data in CORPUS[name]:
        TARGETS[name](data)  # raises where something does not hold


@pytest.mark.parametrize("name", TARGETS)
def test_bytes_made_by_chance_break_nothing(name: str) -> None:
    chance = random.Random(name)
    for _ in range(40 if name == "yaml" else 100):
        TARGETS[name](mutated(CORPUS[name], chance))


def mutated(corpus: list[bytes], chance: random.Random) -> bytes:
    """One of the corpus with pieces put in, taken out, doubled, or from another one."""
    data = chance.choice(corpus)
    for _ in range(chance.randint(1, 5)):
        start = chance.randint(0, len(data))
        end = start + chance.randint(0, 20)
        other = chance.choice(corpus)
        there = chance.randint(0, len(other))
        instead = [
            chance.choice(PIECES) + data[start:end],
            chance.choice(PIECES),
            b"",
            data[start:end] * chance.randint(2, 4),
            other[there : there + chance.randint(0, 80)],
        ]
        data = data[:start] + chance.choice(instead) + data[end:]
    return data


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ids", "ǿ.org".encode()),  # a letter with an accent that is taken off, and a stroke that was left then
        ("ids", b"10.1000/a?b#c%2f"),  # its address led to another DOI
    ],
)
def test_what_broke_something_does_no_longer(name: str, data: bytes) -> None:
    TARGETS[name](data)
