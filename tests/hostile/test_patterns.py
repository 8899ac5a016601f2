"""No regular expression of papercli's takes time without end, on any text and however it is applied.

An expression that can read the same text in two ways (``(?:a|b?a)*``) tries all of them where it fails in the end: some 30 characters
keep it busy for hours.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

import papercli

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 0.5
"""Seconds of CPU; a hundred times what the slowest takes."""
LENGTH = 140
PIECES = [
    *(" ", "a", "1", "A", "-", "a ", "a-", "-a:b\n", "a1", "1.", "A.", "a.b", "a/", "a, ", "A B", "\t ", "\n", "\r\n", "#\r\n", " \n"),
    *("`", "``` a", "> ", ">  ", "- ", "* ", "*a*", "**", "_", "[", "[]", "![]", "[a](b)", "![a](b)", "(", "()", "((", "|", "| ", "|-"),
    *("<", "<a ", "<a b='", "<!--", "<b>", "\\", "\\[", "{", "{a}", "{\\", "$", "&", "&a;", '"', "'", "“”", "A'ʼ", "ʼ", ":", ":a:", ";"),
    *("⭐\ufe0f", "★", "☆ ", "🌟", "✅\ufe0f ", "1\ufe0f\u20e3", "中", "中 ", "가", "[中", "（", "【a】", "·", "on   ", "in : ", "and "),
    *("et al., ", "2020", "2020-", "'20 ", "10.", "10.1/", "http://", "www.", "a@b.", "arXiv:", "%2f", "v1", "Proc. ", "ICML 2020 "),
]  # fmt: skip
NEVER = "\0"
"""What no expression goes on with: in the end it fails."""


class TooLongError(AssertionError):
    """The time is up."""


def patterns() -> dict[re.Pattern[str], str]:
    """Every compiled expression of a module, and its name."""
    found: dict[re.Pattern[str], str] = {}
    for module in pkgutil.walk_packages(papercli.__path__, "papercli."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    found.setdefault(value, f"{module.name}.{name}")
    return found


PATTERNS = patterns()


@contextmanager
def limited() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def ends(pattern: re.Pattern[str], text: str) -> bool:
    """Whether the expression has an answer for a text in time."""
    try:
        with limited():
            pattern.fullmatch(text)
            pattern.search(text)
    except TooLongError:
        return False
    return True


def repeated(piece: str, before: str = "") -> str:
    return before + piece * ((LENGTH - len(before)) // len(piece)) + NEVER


def test_an_expression_that_tries_everything_is_noticed() -> None:
    assert len(PATTERNS) > 200
    assert not ends(re.compile("(?:a|b?a)*"), repeated("a"))


@pytest.mark.parametrize("before", ["", "---\n", "[", "``x", "2020 "])
def test_expressions_end(before: str) -> None:
    texts = [repeated(piece, before) for piece in PIECES]
    assert [(name, text) for pattern, name in PATTERNS.items() for text in texts if not ends(pattern, text)] == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_expressions_end_on_what_they_look_for(seed: int) -> None:
    """On pieces of the expression's own words and characters, again and again."""
    chance = random.Random(seed)
    endless = []
    for pattern, name in PATTERNS.items():
        words = [*re.findall(r"[^\W_]+|[^\w\s]", pattern.pattern), " ", "a", "1", "A", "\n"]
        for _ in range(400):
            piece = "".join(chance.choice(words) for _ in range(chance.randint(1, 4)))[:40]
            text = repeated(piece, "".join(chance.choice(words) for _ in range(chance.randint(0, 2)))[:40])
            if not ends(pattern, text):
                endless.append((name, text))
                break
    assert endless == []
