"""Dates as people write them beside a paper."""

from __future__ import annotations

from datetime import date as day

import pytest
from hypothesis import given, strategies as st

from papercli.readers.markdown.recognise.dates import Date, date


@pytest.mark.parametrize(
    ("text", "year", "iso"),
    [
        ("2023", 2023, None),
        ("(2023)", 2023, None),
        ("'23", 2023, None),
        ("2023年", 2023, None),
        ("2023-05", 2023, "2023-05"),
        ("2023/5", 2023, "2023-05"),
        ("[2023/05]", 2023, "2023-05"),
        ("2023.05", 2023, "2023-05"),
        ("2023/05/18", 2023, "2023-05-18"),
        ("2024.01.15", 2024, "2024-01-15"),
        ("（**2023.08.21**）", 2023, "2023-08-21"),
        ("2023-05-18T17:45:01Z", 2023, "2023-05-18"),
        ("20230518", 2023, "2023-05-18"),
        ("May 2023", 2023, "2023-05"),
        ("May, 2023", 2023, "2023-05"),
        ("Jun-2023", 2023, "2023-06"),
        ("Sept. 2019", 2019, "2019-09"),
        ("18 May 2023", 2023, "2023-05-18"),
        ("May 18, 2023", 2023, "2023-05-18"),
        ("May 18th, 2023", 2023, "2023-05-18"),
        ("10 Jun 2014", 2014, "2014-06-10"),
        ("2023 May 18", 2023, "2023-05-18"),
        ("Jan '21", 2021, "2021-01"),
        ("2023年5月18日", 2023, "2023-05-18"),
        ("2023년 5월 18일", 2023, "2023-05-18"),
        ("18 mai 2023", 2023, "2023-05-18"),
        ("18. März 2023", 2023, "2023-03-18"),
        ("18 de mayo de 2023", 2023, "2023-05-18"),
        ("18 мая 2023", 2023, "2023-05-18"),
        ("23'05", 2023, "2023-05"),
        ("'16.09.12", 2016, "2016-09-12"),
        ("05/2023", 2023, "2023-05"),
        ("18/05/2023", 2023, "2023-05-18"),
        ("05/18/2023", 2023, "2023-05-18"),
        ("05.06.2023", 2023, "2023-06-05"),
        ("03/04/2023", 2023, None),
        ("Arxiv 2023-03", 2023, "2023-03"),
        ("Published: May 2023", 2023, "2023-05"),
        ("Submitted on 2 Apr 2019", 2019, "2019-04-02"),
        ("Spring 2023", 2023, None),
        ("2023-13", 2023, None),
        ("2023-02-30", 2023, None),
    ],
)
def test_date(text: str, year: int, iso: str | None) -> None:
    assert date(text) == Date(year, iso)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1899",
        "2100",
        "12",
        "14.11",
        "22/05",
        "May",
        "2305.11206",
        "12345678",
        "1706",
        "GPT-4",
        "ICLR 2023",
        "3 May",
        "2020-2021",
        "5 out of 2023 papers",
        "Y2K",
    ],
)
def test_no_date(text: str) -> None:
    assert date(text) is None


@given(
    st.dates(day(1950, 1, 1), day(2050, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d %b %Y", "%B %d, %Y", "%Y%m%d", "%d.%m.%Y"]),
)
def test_every_day_in_every_clear_form(when: day, form: str) -> None:
    assert date(when.strftime(form)) == Date(when.year, when.isoformat())
