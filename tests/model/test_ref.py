"""Which paper a reference means."""

from __future__ import annotations

import pytest

from papercli.errors import AmbiguousError, NotFoundError
from papercli.model.paper import Paper
from papercli.model.ref import find
from papercli.model.works import Works, doubles

LORA = Paper(
    id="2106.09685",
    title="LoRA: Low-Rank Adaptation",
    authors=("Edward J. Hu",),
    arxiv="2106.09685",
    name="LoRA",
    links={"code": "https://github.com/microsoft/LoRA"},
)
QLORA = Paper(
    id="qlora",
    title="QLoRA: Efficient Finetuning",
    authors=("Tim Dettmers",),
    arxiv="2305.14314",
    doi="10.5555/3666122",
)
OLD = Paper(id="hep-th_9901001", title="Black holes", arxiv="hep-th/9901001", url="https://example.org/Black?x=1")
PAPERS = [LORA, QLORA, OLD]


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("2106.09685", LORA),
        ("arXiv:2106.09685v2", LORA),
        ("https://arxiv.org/pdf/2305.14314.pdf", QLORA),
        ("10.48550/arXiv.2305.14314", QLORA),
        ("https://huggingface.co/papers/2305.14314", QLORA),
        ("hep-th/9901001", OLD),
        ("https://doi.org/10.5555/3666122", QLORA),
        ("http://www.github.com/microsoft/LoRA/", LORA),
        ("https://example.org/Black?x=1#top", OLD),
        ("lora", LORA),
        ("black HOLES", OLD),
        ("finetuning", QLORA),
    ],
)
def test_a_reference_in_any_form(ref: str, expected: Paper) -> None:
    assert find(ref, PAPERS) == expected


def test_a_piece_of_several_titles_is_ambiguous() -> None:
    with pytest.raises(AmbiguousError) as caught:
        find("o", PAPERS)
    assert caught.value.candidates == ("2106.09685", "hep-th_9901001", "qlora")


def test_a_piece_of_a_title_is_only_named_where_titles_do_not_count() -> None:
    with pytest.raises(NotFoundError) as caught:
        find("finetuning", PAPERS, by_title=False)
    assert "qlora" in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("ref", "hint"),
    [
        ("2106.09686", "did you mean 2106.09685?"),
        ("1706.03762v1", "papercli add 1706.03762"),
        ("qlorra", "did you mean qlora?"),
    ],
)
def test_what_is_not_there(ref: str, hint: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        find(ref, PAPERS)
    assert (caught.value.hint or "").startswith(hint.rstrip("?"))


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (Paper(id="x", title="Another", arxiv="2106.09685"), (LORA, "arXiv id")),
        (Paper(id="x", title="Another", doi="10.5555/3666122"), (QLORA, "DOI")),
        (Paper(id="x", title="Another", url="http://example.org/Black?x=1"), (OLD, "URL")),
        (Paper(id="x", title="lora low rank adaptation", authors=("Edward J. Hu",)), (LORA, "title and authors")),
        (Paper(id="x", title="LoRA: Low-Rank Adaptation", authors=("Somebody Else",)), None),
        (Paper(id="x", title="LoRA: Low-Rank Adaptation", authors=("Edward J. Hu",), arxiv="2401.00001"), None),
    ],
)
def test_the_same_work(paper: Paper, expected: tuple[Paper, str] | None) -> None:
    assert Works(PAPERS).same(paper) == expected


def test_doubles_name_the_earlier_one() -> None:
    again = Paper(id="z", title="Z", arxiv="2106.09685")
    assert doubles([*PAPERS, again]) == [(again, LORA, "arXiv id")]


@pytest.mark.parametrize("author", ["Hu, Edward J.", "E. Hu", "Edward Hu"])
def test_spellings_of_one_name(author: str) -> None:
    paper = Paper(id="x", title=LORA.title, authors=(author,))
    assert Works(PAPERS).same(paper) == (LORA, "title and authors")
