"""Headings of columns, keys of lines, and sections about the list."""

from __future__ import annotations

import pytest

from papercli.readers.markdown.recognise.headings import boilerplate, roles


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Title", ("title",)),
        ("**Title**", ("title",)),
        ("Paper", ("paper",)),
        ("标题", ("title",)),
        ("タイトル", ("title",)),
        ("제목", ("title",)),
        ("Titre", ("title",)),
        ("название", ("title",)),
        ("Model", ("name",)),
        ("Acronym", ("name",)),
        ("简称", ("name",)),
        ("Author(s)", ("authors",)),
        ("First Author", ("first_author",)),
        ("作者", ("authors",)),
        ("Institute", ("institution",)),
        ("Venue", ("venue",)),
        ("Pub.", ("venue",)),
        ("Conf", ("venue",)),
        ("会议", ("venue",)),
        ("发表", ("venue",)),
        ("Year", ("year",)),
        ("年份", ("year",)),
        ("Date", ("date",)),
        ("Publish Date", ("date",)),
        ("Read date", ("read_date",)),
        ("Link", ("link",)),
        ("PDF", ("link",)),
        ("arXiv", ("link",)),
        ("Code", ("code",)),
        ("Github", ("code",)),
        ("Repo", ("code",)),
        ("Project", ("project",)),
        ("Links", ("links",)),
        ("Demo", ("demo",)),
        ("Dataset", ("dataset",)),
        ("Read Status", ("status",)),
        ("Done?", ("status",)),
        ("✅", ("status",)),
        ("已读", ("status",)),
        ("Rating", ("rating",)),
        ("References", ("see",)),
        ("Abstract", ("summary",)),
        ("TL;DR", ("summary",)),
        ("Introduction", ("summary",)),
        ("简介", ("summary",)),
        ("Notes", ("remark",)),
        ("备注", ("remark",)),
        ("Category", ("topic",)),
        ("Task", ("topic",)),
        ("keywords", ("keywords",)),
        ("No.", ("n",)),
        ("#", ("n",)),
        ("序号", ("n",)),
        ("Stars", ("stars",)),
        ("Citations", ("stars",)),
        ("Title & Authors", ("title", "authors")),
        ("Pub. & Date", ("venue", "date")),
        ("Venue/Year", ("venue", "year")),
        ("Title (Year)", ("title", "year")),
        ("Authors, Venue", ("authors", "venue")),
        ("📄 Title", ("title",)),
        ("Title ↓", ("title",)),
        (":link: Link", ("link",)),
        ("", ()),
        ("Backbone", ()),
        ("Params & Backbone", ()),
        ("Title & Backbone", ()),
        ("Title of some very long heading that says a lot more than one word", ()),
    ],
)
def test_roles(heading: str, expected: tuple[str, ...]) -> None:
    assert roles(heading) == expected


@pytest.mark.parametrize(
    "heading",
    [
        "Table of Contents",
        "📚 Table of Contents",
        "Contributing",
        ":raised_hands: Acknowledgements",
        "License",
        "Star History",
        "Citation",
        "Contact",
        "目录",
        "贡献",
        "Inhaltsverzeichnis",
        "7. Contact",
        "TODO",
        "How To Contribute",
    ],
)
def test_sections_about_the_list(heading: str) -> None:
    assert boilerplate(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "Papers",
        "Survey",
        "Transformers",
        "2023",
        "Citation Recommendation",
        "Contact-rich Manipulation",
        "综述",
        "Contents of Memory",
    ],
)
def test_sections_of_papers(heading: str) -> None:
    assert not boilerplate(heading)
