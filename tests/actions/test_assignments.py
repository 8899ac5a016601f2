"""FIELD=VALUE, parsed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from papercli.actions.assignments import parse
from papercli.errors import UsageError
from papercli.model.changes import AddItem, Change, Remove, RemoveItem, Set


def slugs(names: Sequence[str]) -> list[str]:
    return [name.lower() for name in names]


def parsed(text: str, stdin: str = "") -> list[Change]:
    return parse(text, stdin, slugs)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("venue=ICLR 2022", [Set(("venue",), "ICLR 2022")]),
        ("title=a=b", [Set(("title",), "a=b")]),
        ("venue=", [Remove(("venue",))]),
        ("arxiv=https://arxiv.org/abs/2106.09685v2", [Set(("arxiv",), "2106.09685")]),
        ("doi=https://doi.org/10.1000/xyz", [Set(("doi",), "10.1000/xyz")]),
        ("links.code=https://example.org/?a=b", [Set(("links", "code"), "https://example.org/?a=b")]),
        ("links.code=", [Remove(("links", "code"))]),
        ("links=", [Remove(("links",))]),
        ("extra.My Column=x", [Set(("extra", "My Column"), "x")]),
        ("extra.a.b=x", [Set(("extra", "a.b"), "x")]),
        ("weight=3", [Set(("weight",), "3")]),
        ("weight.peft=3", [Set(("weight", "peft"), "3")]),
        ("topics=PEFT, LoRA", [Set(("topics",), ["peft", "lora"])]),
        ("topics+=PEFT", [AddItem(("topics",), "peft")]),
        ("topics-=gone", [RemoveItem(("topics",), "gone")]),
        (
            "authors+=Hu, Edward; Yelong Shen",
            [AddItem(("authors",), "Hu, Edward"), AddItem(("authors",), "Yelong Shen")],
        ),
        ("authors=", [Remove(("authors",))]),
        ("see=https://a.example https://b.example", [Set(("see",), ["https://a.example", "https://b.example"])]),
    ],
)
def test_an_assignment_is_changes(text: str, changes: list[Change]) -> None:
    assert parsed(text) == changes


@pytest.mark.parametrize(
    ("stdin", "value"), [("one line\n", "one line"), ("two\nlines\n", "two\nlines\n"), ("no end", "no end")]
)
def test_a_value_from_stdin(stdin: str, value: str) -> None:
    assert parsed("summary=@-", stdin) == [Set(("summary",), value)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("venue", "is not FIELD=VALUE"),
        ("=x", "is not FIELD=VALUE"),
        ("venu=x", 'there is no field "venu"'),
        ("id=x", "the id is the file's name"),
        ("venue+=x", "venue is no list"),
        ("venue.x=y", "venue has nothing below it"),
        ("links=x", "links wants a name behind a dot"),
    ],
)
def test_what_is_no_assignment(text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        parsed(text)
    assert message in str(caught.value)
