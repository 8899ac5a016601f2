from __future__ import annotations

import re

import pytest
from hypothesis import given, settings, strategies as st

from papercli.errors import InvalidError
from papercli.model.block import BlockOptions, examine, resolve
from papercli.model.block_values import READERS
from papercli.model.layouts import GROUPING, LAYOUTS, SELECTING, SHARED

NAMED = {
    "must-read": {
        "layout": "table",
        "columns": ["title:Title", "link:Link", "status:Read Status"],
        "status-words": {"read": "Yes", "unread": "No; later"},
        "topic": ["peft", "lora"],
        "limit": 5,
    },
    "broken": {"layout": "list", "columns": "title", "entry": "{titel}"},
    "nested": {"block": "must-read"},
}


def test_nothing_given_is_every_topic_as_a_table() -> None:
    options = resolve({}, {})
    assert (options.layout, options.writer, options.group, options.topics) == ("table", "table", None, ())
    assert [column.heading for column in options.columns] == ["Title", "Authors", "Year", "Links", "Status"]


def test_what_and_how_are_read() -> None:
    options = resolve(
        {
            "topic": "peft, lora",
            "status": "read,reading",
            "kind": "paper",
            "year": "2020..2023,2018",
            "weight": "10..20.5",
            "limit": "7",
            "sort": "-year,title",
            "group": "venue",
            "heading": "4",
            "layout": "numbered",
            "entry": "{title}",
            "below": "{authors} // // {remark}",
            "anchors": "yes",
            "exact": "yes",
            "no-papers": "None yet.",
        },
        {},
    )
    assert options.topics == ("peft", "lora")
    assert options.statuses == ("read", "reading")
    assert options.kinds == ("paper",)
    assert options.years == ((2020, 2023), (2018, 2018))
    assert options.weights == (10, 20.5)
    assert (options.limit, options.sort, options.group, options.heading) == (7, ("-year", "title"), "venue", 4)
    assert (options.marker, options.body, options.loose) == ("number", "lines", True)
    assert [line.source for line in options.below] == ["{authors}", "", "{remark}"]
    assert (options.anchors, options.exact, options.no_papers) == (True, True, "None yet.")


def test_named_options_hold_lists_and_mappings() -> None:
    options = resolve({"block": "must-read"}, NAMED)
    assert options.topics == ("peft", "lora")
    assert options.limit == 5
    assert [column.heading for column in options.columns] == ["Title", "Link", "Read Status"]
    assert options.shared["status-words"] == {"read": "Yes", "unread": "No; later"}


def test_the_marker_goes_over_the_named_block() -> None:
    options = resolve({"block": "must-read", "limit": "2", "layout": "list"}, NAMED)
    assert (options.layout, options.limit, options.topics) == ("list", 2, ("peft", "lora"))
    assert options.columns == ()


@pytest.mark.parametrize(
    ("marker", "key", "part"),
    [
        ({"layuot": "list"}, "layuot", "did you mean layout?"),
        ({"layout": "tabel"}, "layout", "did you mean table?"),
        ({"layout": "list", "columns": "title"}, "columns", "belongs to table"),
        ({"topic": ""}, "topic", "no value"),
        ({"topic": "a,,b"}, "topic", "empty value"),
        ({"status": "done"}, "status", "unread, reading, read, skipped"),
        ({"kind": "papr"}, "kind", "did you mean paper?"),
        ({"year": "20"}, "year", "2020..2023"),
        ({"weight": "3"}, "weight", "10..20"),
        ({"limit": "0"}, "limit", "from 1"),
        ({"sort": "yeer"}, "sort", "did you mean year?"),
        ({"group": "author"}, "group", "known are topic"),
        ({"heading": "7"}, "heading", "from 1 to 6"),
        ({"anchors": "maybe"}, "anchors", "known are yes"),
        ({"layout": "list", "entry": "{titel}"}, "entry", "did you mean title?"),
        ({"layout": "list", "entry": "no field"}, "entry", "has no field"),
        ({"layout": "list", "below": "{authors} // {foo}"}, "below", 'unknown field "foo"'),
        ({"layout": "list", "marker": "star"}, "marker", "bullet"),
        ({"columns": "title,foo"}, "columns", 'column "foo"'),
        ({"columns": ""}, "columns", "empty column"),
        ({"date": "%Q"}, "date", "%Q"),
        ({"authors": "some"}, "authors", "unknown option"),
        ({"status-words": "Yes"}, "status-words", "Yes/No"),
        ({"layout": "list", "bullet": "•"}, "bullet", "known are -, *, +"),
        ({"layout": "sublist", "sub-bullet": "o"}, "sub-bullet", "known are -, *, +"),
        ({"layout": "list", "indent": "0"}, "indent", "from 1 to 9"),
        ({"layout": "numbered", "start": "-1"}, "start", "from 0"),
        ({"step": "2"}, "step", "from 0 to 1"),
        ({"layout": "lines", "break": "space"}, "break", "did you mean spaces?"),
        ({"layout": "list", "align": "left"}, "align", "belongs to table"),
        ({"align": "middle"}, "align", "known are left, center, right, none"),
        ({"align": "left,right"}, "align", "2 words for 5 columns; give one for each, or one for all"),
        ({"columns": "title,year", "align": "left,none,right"}, "align", "3 words for 2 columns"),
        ({"headings": "bullets"}, "headings", "belongs to list"),
        ({"layout": "list", "headings": "bullet"}, "headings", "did you mean bullets?"),
        ({"layout": "headings", "headings": "bullets"}, "headings", "marker=heading makes none"),
        ({"layout": "list", "heading-entry": "**Topic**"}, "heading-entry", "has no field"),
        ({"layout": "list", "heading-entry": "{title} {year}"}, "heading-entry", 'no field "year", only {title}'),
        ({"layout": "toc", "levels": "3..2"}, "levels", "2..3"),
        ({"layout": "toc", "topic": "x"}, "topic", "no option of layout=toc"),
        ({"block": "must"}, "block", "did you mean must-read?"),
        ({"block": "nested"}, "block", "cannot name another"),
    ],
)
def test_each_problem_says_which_option_and_what_to_do(marker: dict[str, str], key: str, part: str) -> None:
    _, problems = examine(marker, NAMED)
    assert [problem.key for problem in problems] == [key]
    assert part in problems[0].message
    assert key in problems[0].message
    with pytest.raises(InvalidError, match=re.escape(problems[0].message)):
        resolve(marker, NAMED)


def test_all_problems_are_found_at_once_and_say_whose_they_are() -> None:
    _, problems = examine({"block": "broken", "limit": "x", "foo": "1"}, NAMED)
    assert {(p.key, p.named) for p in problems} == {
        ("columns", "broken"),
        ("entry", "broken"),
        ("limit", None),
        ("foo", None),
    }


def test_how_lists_look() -> None:
    options = resolve({"layout": "list", "bullet": "*", "sub-bullet": "+", "indent": "4", "break": " <br>"}, {})
    assert (options.bullet, options.sub_bullet, options.indent, options.line_break) == ("*", "+", 4, " <br>")
    assert resolve({"layout": "list", "break": "spaces"}, {}).line_break == "  "
    assert resolve({"layout": "list"}, {}).line_break is None
    assert resolve({"align": "left, none,right ,center,left"}, {}).align == ("left", "none", "right", "center", "left")
    assert resolve({"block": "b"}, {"b": {"align": ["left"], "start": 3}}).align == ("left",)
    assert [resolve(marker, {}).heading_entry.source for marker in ({}, {"layout": "list", "headings": "bullets"})] == [
        "{title}",
        "**{title}**",
    ]


def test_options_that_do_not_fit_others_are_their_blocks() -> None:
    named = {"b": {"columns": ["title", "year"], "align": "left,left,left"}}
    assert [(p.key, p.named) for p in examine({"block": "b"}, named)[1]] == [("align", "b")]
    assert [(p.key, p.named) for p in examine({"block": "b", "align": "left,left,left"}, named)[1]] == [("align", None)]
    assert examine({"block": "b", "columns": "title,year,n"}, named)[1] == ()
    assert [p.key for p in examine({"columns": "title,foo", "align": "left,left"}, {})[1]] == ["columns"]


def test_a_problem_in_an_entry_has_its_place() -> None:
    _, (problem,) = examine({"layout": "list", "entry": "{title} {foo}"}, {})
    assert problem.offset == 9


@pytest.mark.parametrize("value", [None, [["a"]], {"read": ["x"]}])
def test_values_of_a_wrong_shape_are_refused(value: object) -> None:
    _, problems = examine({"block": "b"}, {"b": {"limit": value}})
    assert [problem.key for problem in problems] == ["limit"]


@pytest.mark.parametrize("name", LAYOUTS)
def test_layouts_know_only_options_that_exist(name: str) -> None:
    layout = LAYOUTS[name]
    assert set(layout.keys) <= set(READERS)
    assert set(layout.preset) <= set(layout.keys)
    assert resolve({"layout": name}, {}).layout == name


def test_every_option_belongs_to_a_layout() -> None:
    assert set(READERS) == {key for layout in LAYOUTS.values() for key in layout.keys}
    assert set(SELECTING + GROUPING + SHARED) <= set(READERS)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from([*READERS, "block", "layout", "x"]), st.text(max_size=12), max_size=4))
def test_any_marker_is_examined(marker: dict[str, str]) -> None:
    options, problems = examine(marker, NAMED)
    assert isinstance(options, BlockOptions)
    assert all(problem.key in problem.message for problem in problems)
