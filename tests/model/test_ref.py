"""Which paper a reference means."""

from __future__ import annotations

import pytest

from papercli.errors import AmbiguousError, NotFoundError
from papercli.model.paper import Paper
from papercli.model.ref import Referable
from papercli.model.text import fold
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
    assert Referable(PAPERS).find(ref) == expected


def test_a_piece_of_several_titles_is_ambiguous() -> None:
    with pytest.raises(AmbiguousError) as caught:
        Referable(PAPERS).find("o")
    assert caught.value.candidates == ("2106.09685", "hep-th_9901001", "qlora")


def test_a_piece_of_a_title_is_only_named_where_titles_do_not_count() -> None:
    with pytest.raises(NotFoundError) as caught:
        Referable(PAPERS).find("finetuning", by_title=False)
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
        Referable(PAPERS).find(ref)
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


def test_titles_and_names_are_folded_once_for_all_references(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[str] = []

    def counted(text: str) -> str:
        folded.append(text)
        return fold(text)

    monkeypatch.setattr("papercli.model.ref.fold", counted)
    papers = Referable(PAPERS)
    for ref in ("lora", "black holes", "finetuning", "LORA"):
        papers.find(ref)
    assert sum(folded.count(paper.title) for paper in PAPERS) == len(PAPERS)


def test_near_names_are_looked_for_only_at_first(monkeypatch: pytest.MonkeyPatch) -> None:
    hints = []
    papers = Referable(PAPERS)
    for n in range(50):
        with pytest.raises(NotFoundError) as caught:
            papers.find(f"qlorr{n}")
        hints.append(caught.value.hint)
    assert (hints[0] or "").startswith("did you mean qlora")
    assert hints[-1] == "papercli list shows what is there"


def authorless(id_: str, **fields: str) -> Paper:
    return Paper(id=id_, title="Documentation", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "same"),
    [
        ({}, True),
        ({"url": "http://one.example.org/"}, True),
        ({"url": "https://two.example.org"}, False),
        ({"doi": "10.1000/2"}, False),
        ({"doi": "10.1000/1", "url": "https://two.example.org"}, True),
    ],
)
def test_works_without_authors_are_told_apart_by_their_addresses(fields: dict[str, str], same: bool) -> None:
    works = Works([authorless("one", url="https://one.example.org", doi="10.1000/1")])
    assert (works.same(authorless("two", **fields)) is not None) is same
