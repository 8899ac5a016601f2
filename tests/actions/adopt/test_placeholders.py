"""Placeholders whose options show most values as the list wrote them."""

from __future__ import annotations

from typing import Any

import pytest

from papercli.actions.adopt.placeholders import links, placeholder, url_form, word_for
from papercli.actions.adopt.samples import LinkForm, Slot
from papercli.model import entry
from papercli.model.draft import Draft

ABS, PDF = "https://arxiv.org/abs/2106.09685", "https://arxiv.org/pdf/2106.09685"


def slot(field: str, raw: str, **fields: Any) -> Slot:
    return Slot(field, raw, Draft(line=1, line_end=1, **fields))


def valid(string: str) -> str:
    assert entry.parse(string)[1] == []
    return string


@pytest.mark.parametrize(
    ("written", "dates", "options"),
    [
        (["2021/06", "2023/05"], ["2021-06", "2023-05"], "%Y/%m;precise"),
        (["2021-06", "2023-05"], ["2021-06", "2023-05"], "%Y-%m;precise"),
        (["Jun 2021", "May 2023"], ["2021-06", "2023-05"], "%b %Y;precise"),
        (["June 2021", "May 2023"], ["2021-06", "2023-05"], "%B %Y;precise"),
        (["Jun. 2021"], ["2021-06"], "%b. %Y;precise"),
        (["6/2021", "5/2023"], ["2021-06", "2023-05"], "%-m/%Y;precise"),
        (["2021.06.17"], ["2021-06-17"], "%Y.%m.%d;precise"),
        (["2021/6/7"], ["2021-06-07"], "%Y/%-m/%-d;precise"),
        (["17 Jun 2021", "3 May 2023"], ["2021-06-17", "2023-05-03"], "%-d %b %Y;precise"),
        (["03 May 2023"], ["2023-05-03"], "%d %b %Y;precise"),
        (["June 17, 2021"], ["2021-06-17"], "%B %d, %Y;precise"),
        (["2021年6月"], ["2021-06"], "%Y年%-m月;precise"),
        (["20210617"], ["2021-06-17"], "%Y%m%d;precise"),
        (["2021-06", "2023-05", "June 2020"], ["2021-06", "2023-05", "2020-06"], "%Y-%m;precise"),
    ],
)
def test_dates(written: list[str], dates: list[str], options: str) -> None:
    slots = [slot("date", raw, date=date) for raw, date in zip(written, dates, strict=True)]
    assert valid(placeholder("date", slots)) == f"{{date:{options}}}"


def test_a_date_that_is_a_year_in_some_entries() -> None:
    slots = [slot("date", "2021/06", date="2021-06"), slot("date", "2020", year=2020)]
    assert valid(placeholder("date", slots)) == "{date:%Y/%m;given}"


def test_days_of_reading() -> None:
    assert placeholder("finished", [slot("finished", "3 May 2023", finished="2023-05-03")]) == "{finished:%-d %b %Y}"


@pytest.mark.parametrize(
    ("written", "authors", "options"),
    [
        ("Ada Stone, Bo Li, Cy Wu", ("Ada Stone", "Bo Li", "Cy Wu"), "all"),
        ("Ada Stone; Bo Li; Cy Wu", ("Ada Stone", "Bo Li", "Cy Wu"), "all;join=\\; "),
        ("Ada Stone, Bo Li and Cy Wu", ("Ada Stone", "Bo Li", "Cy Wu"), "all;last= and "),
        ("Ada Stone, Bo Li, and Cy Wu", ("Ada Stone", "Bo Li", "Cy Wu"), "all;last=, and "),
        ("Ada Stone & Bo Li", ("Ada Stone", "Bo Li"), "all;last= & "),
        ("Ada Stone and Bo Li and Cy Wu", ("Ada Stone", "Bo Li", "Cy Wu"), "all;join= and "),
        ("王伟、李娜", ("王伟", "李娜"), "all;join=、"),
        ("Ada Stone / Bo Li / Cy Wu", ("Ada Stone", "Bo Li", "Cy Wu"), "all;join= / "),
        ("Ada Stone et al.", ("Ada Stone",), "all"),
        ("Ada Stone et al", ("Ada Stone",), "all;more= et al"),
        ("Ada Stone, et al.", ("Ada Stone",), "all;more=, et al."),
        ("王伟等", ("王伟",), "all;more=等"),
    ],
)
def test_authors(written: str, authors: tuple[str, ...], options: str) -> None:
    found = valid(placeholder("authors", [slot("authors", written, authors=authors)] * 2))
    assert found == f"{{authors:{options}}}"


def test_one_who_stands_alone_says_nothing_about_joins() -> None:
    slots = [slot("authors", "Ada Stone", authors=("Ada Stone",))] * 5
    slots.append(slot("authors", "Bo Li & Cy Wu", authors=("Bo Li", "Cy Wu")))
    assert "&" in placeholder("authors", slots)


@pytest.mark.parametrize(
    ("urls", "form"),
    [
        ([ABS], "abs"),
        ([PDF, ABS, PDF], "pdf"),
        ([f"{PDF}.pdf"], "pdf.pdf"),
        (["https://example.org/a.pdf"], "abs"),
        ([], "abs"),
    ],
)
def test_the_form_of_addresses(urls: list[str], form: str) -> None:
    assert url_form(urls) == form


def group(*forms: tuple[str | None, str, str, str, str]) -> Slot:
    return Slot("links", "", Draft(line=1, line_end=1), links=tuple(LinkForm(*form) for form in forms))


PAPER = (None, "paper", "[x](u)", ABS, "")


@pytest.mark.parametrize(
    ("groups", "string"),
    [
        ([group(PAPER)], "{links}"),
        ([group(PAPER, ("code", "code", "[x](u)", "https://x.org", " "))], "{links}"),
        ([group(PAPER, ("code", "code", "[x](u)", "https://x.org", ", "))], "{links:join=, }"),
        ([group(PAPER, ("code", "code", "[x](u)", "https://x.org", "; "))], "{links:join=\\; }"),
        ([group((None, "pdf", "[[x](u)]", PDF, ""))] * 2 + [group(PAPER)], "{links:[[x](u)];as=paper>pdf;pdf}"),
        ([group((None, "PDF", "[[x]](u)", f"{PDF}.pdf", ""))], "{links:[[x]](u);as=paper>PDF;pdf.pdf}"),
        ([group(("code", "code", "[`x`](u)", "https://x.org", ""))], "{links:[`x`](u)}"),
        ([group((None, "a, b", "[x](u)", ABS, ""))], "{links}"),
        ([group(PAPER, ("code", "jax-lora", "[x](u)", "https://x.org", " "))], "{links}"),
        ([group(PAPER, ("code", "Link", "[x](u)", "https://x.org", " "))], "{links:as=code>Link}"),
        (
            [group((None, "pdf", "[x](u)", ABS, ""), ("code", "Link", "[x](u)", "https://x.org", " "))],
            "{links:as=paper>pdf,code>Link}",
        ),
        (
            [
                group(
                    ("code", "code", "[x](u)", "https://x.org", ""), ("code 2", "code", "[x](u)", "https://y.org", " ")
                )
            ],
            "{links}",
        ),
    ],
)
def test_groups_of_links(groups: list[Slot], string: str) -> None:
    assert valid(links(groups)) == string


def test_what_most_call_a_link() -> None:
    forms = [LinkForm(None, text, "[x](u)", ABS, "") for text in ("pdf", "arXiv", "pdf")]
    forms.append(LinkForm("code", "Link", "[x](u)", "https://x.org", ""))
    assert (word_for(None, forms), word_for("code", forms), word_for("video", forms)) == ("pdf", "Link", None)
    assert word_for(None, [LinkForm(None, "a, b", "[x](u)", ABS, "")]) is None


@pytest.mark.parametrize(
    ("field", "form", "string"),
    [
        ("links.code", ("code", "GitHub", "[[x](u)]", "https://x.org", ""), "[{links.code:text=GitHub}]"),
        ("links.code", ("code", "code", "[**x**](u)", "https://x.org", ""), "{links.code:text=**code**}"),
        ("link", (None, "PDF", "([x](u))", PDF, ""), "({link:text=PDF;pdf})"),
        ("link", (None, "page", "[x](u)", ABS, ""), "{link:text=page}"),
    ],
)
def test_one_link(field: str, form: tuple[str | None, str, str, str, str], string: str) -> None:
    one = group(form)
    one.field = field
    assert valid(placeholder(field, [one])) == string


def test_titles_that_are_links() -> None:
    def linked(inner: tuple[str | Slot, ...], url: str = ABS) -> Slot:
        return Slot("title", "", Draft(line=1, line_end=1), inner=inner, url=url)

    title = slot("title", "T")
    assert placeholder("title", [linked((title,))] * 2) == "[{title}]({url})"
    assert placeholder("title", [linked(("**", title, "**"), PDF)] * 2) == "[**{title}**]({url:pdf})"
    assert placeholder("title", [linked((title,)), title, title]) == "{title}"


@pytest.mark.parametrize(
    ("field", "slots", "string"),
    [
        ("title", [slot("title", "T")], "{title}"),
        ("venue", [slot("venue", "ACL")], "{venue}"),
        ("year", [slot("year", "2021", year=2021)], "{year:given}"),
        ("see", [slot("see", "[1](u)")], "{see:numbered}"),
        ("extra.Backbone", [slot("extra.Backbone", "*GPT*")], "{extra.Backbone:markdown}"),
        ("url", [slot("url", ABS)], "{url:bare}"),
        ("url", [slot("url", PDF)], "{url:pdf;bare}"),
        (
            "status",
            [slot("status", "Yes", status="read")] * 2 + [slot("status", "No", status="unread")],
            "{status:read=Yes;unread=No}",
        ),
        ("status", [slot("status", "✅", status="read"), slot("status", "📖", status="reading")], None),
        ("rating", [slot("rating", "⭐⭐⭐", rating=3), slot("rating", "⭐", rating=1)], "{rating:stars=⭐}"),
        ("rating", [slot("rating", ":star::star:", rating=2)], "{rating:stars=:star:}"),
        ("rating", [slot("rating", "4/5", rating=4)], "{rating}"),
    ],
)
def test_others(field: str, slots: list[Slot], string: str | None) -> None:
    assert valid(placeholder(field, slots)) == (string or "{status:read=✅;reading=📖}")
