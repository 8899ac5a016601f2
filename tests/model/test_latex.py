"""LaTeX in text of any length: what each sign costs does not grow with the text."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, strategies as st

from papercli.model import latex
from papercli.model.latex import latex_to_unicode
from papercli.model.text import author_key, title_key

LONG = 500_000
"""Characters, half of what a file may have: with a cost that grows as the square, minutes or hours."""


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Break off what would go on for ever; counts this process's own time."""

    def stop(*_: object) -> None:
        raise AssertionError(f"not done within {seconds} seconds")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("piece", ["``", "''", "\\x ", "\\aa ", "{", "}", "\\a{", "\\emph{", "$", "\\$", "--", "{\\'"])
def test_a_long_text_of_nothing_but_signs(piece: str) -> None:
    with within(20):
        title_key(piece * (LONG // len(piece)))


def test_groups_within_groups() -> None:
    with within(20):
        title_key("{" * (LONG // 2) + "x" + "}" * (LONG // 2))
    assert latex_to_unicode("{{{x}}}") == "x"


def test_an_author_of_nothing_but_commas() -> None:
    with within(20):
        author_key("," * LONG)
    assert author_key("Edward Hu et al.") == author_key("Edward Hu")


def test_a_macro_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert latex_to_unicode("\\alpha \\alpha") == "α α"
    latex._character.cache_clear()
    latex_to_unicode("\\alpha " * 100 + "\\nosuchmacro " * 100)
    assert latex._character.cache_info().misses == 2


@given(st.text(alphabet="`'a \n", max_size=30))
def test_quotes_are_those_of_the_plain_pattern(text: str) -> None:
    assert latex._quoted(text) == re.sub(r"``(.*?)''", r"“\1”", text)
