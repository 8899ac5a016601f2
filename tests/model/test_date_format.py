from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from papercli.model.date_format import MONTHS, compile_format


@pytest.mark.parametrize(
    ("form", "iso", "shown"),
    [
        ("%Y-%m-%d", "2021-06-07", "2021-06-07"),
        ("%e %b %Y", "2014-11-06", "6 Nov 2014"),
        ("%d %b %Y", "2014-06-10", "10 Jun 2014"),
        ("%-d.%-m.%y", "2014-06-01", "1.6.14"),
        ("%B %Y", "2014-05", "May 2014"),
        ("%B %d, %Y", "2014-05", "May 2014"),
        ("%Y/%m", "2021", "2021"),
        ("(%Y-%m)", "2021", "(2021)"),
        ("%d %b %Y", "2021", "2021"),
        ("%Y年%m月%d日", "2021-06", "2021年06月"),
        ("%m/%d", "2021", ""),
        ("100%% %Y", "2021", "100% 2021"),
        ("%b %d, %Y", "2014-06-10", "Jun 10, 2014"),
        ("%b %d, %Y", "2014-06", "Jun 2014"),
        ("%b %-d, %Y", "2014-06-01", "Jun 1, 2014"),
        ("%B %Y", "2014", "2014"),
        ("%Y.%m", "2014-06-10", "2014.06"),
        ("%Y.%m", "2014", "2014"),
        ("%Y/%m/%d", "2014-06", "2014/06"),
        ("%m/%Y", "2014-06-10", "06/2014"),
        ("%m/%Y", "2014", "2014"),
        ("%y'%m", "2014-06", "14'06"),
        ("%y'%m", "2014", "14"),
        ("%-d/%-m/%Y", "2014-06-01", "1/6/2014"),
        ("%-d/%-m/%Y", "2014-06", "6/2014"),
        ("%Y (%b)", "2014-06", "2014 (Jun)"),
        ("%Y (%b)", "2014", "2014"),
        ("[%Y-%m]", "2014", "[2014]"),
        ("%Y（%m月）", "2014", "2014"),
    ],
)
def test_shows_what_the_date_has(form: str, iso: str, shown: str) -> None:
    assert compile_format(form)(iso) == shown


@pytest.mark.parametrize("form", ["%Q", "%", "%H:%M", "no directive", "%%"])
def test_refuses_what_is_no_part_of_a_date(form: str) -> None:
    with pytest.raises(ValueError, match="part of a date"):
        compile_format(form)


@settings(max_examples=60, deadline=None)
@given(st.dates())
def test_agrees_with_the_calendar(day: object) -> None:
    form = "%Y|%y|%m|%-m|%d|%-d|%b|%B"
    year, month, number = day.isoformat().split("-")  # type: ignore[attr-defined]
    name = MONTHS[int(month) - 1]
    expected = [year, year[2:], month, str(int(month)), number, str(int(number)), name[:3], name]
    assert compile_format(form)(day.isoformat()).split("|") == expected  # type: ignore[attr-defined]
