"""Lists of authors as lists write them, and titles that must not be taken for people."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from papercli.readers.markdown.recognise.institutions import institution
from papercli.readers.markdown.recognise.people import authors

CERTAIN = [
    ("Edward J. Hu, Yelong Shen and Phillip Wallis", ("Edward J. Hu", "Yelong Shen", "Phillip Wallis")),
    ("A. B. Author, Second Author, and Third Writer", ("A. B. Author", "Second Author", "Third Writer")),
    ("Laurens van der Maaten, Geoffrey Hinton", ("Laurens van der Maaten", "Geoffrey Hinton")),
    ("Brendan O'Brien & Klaus-Robert Müller", ("Brendan O'Brien", "Klaus-Robert Müller")),
    ("Chunting Zhou, Pengfei Liu∗, Puxin Xu†", ("Chunting Zhou", "Pengfei Liu", "Puxin Xu")),
    ("Chunting Zhou1,2, Pengfei Liu2, Puxin Xu1", ("Chunting Zhou", "Pengfei Liu", "Puxin Xu")),
    ("*Haian Jin, Isabella Liu, Peijia Xu.*", ("Haian Jin", "Isabella Liu", "Peijia Xu")),
    ("Hu, E., Shen, Y., Wallis, P.", ("Hu, E.", "Shen, Y.", "Wallis, P.")),
    ("Hu, Edward; Shen, Yelong; Wallis, Phillip", ("Hu, Edward", "Shen, Yelong", "Wallis, Phillip")),
    (
        "Watt, Conrad, Andreas Rossberg, and Jean Pichon-Pharabod",
        ("Watt, Conrad", "Andreas Rossberg", "Jean Pichon-Pharabod"),
    ),
    ("E. Hu", ("E. Hu",)),
    ("By Edward Hu, Yelong Shen", ("Edward Hu", "Yelong Shen")),
    ("张三，李四，王五", ("张三", "李四", "王五")),
    ("김철수, 이영희", ("김철수", "이영희")),
]


@pytest.mark.parametrize(("text", "names"), CERTAIN)
def test_a_list_of_authors_is_certain_wherever_it_stands(text: str, names: tuple[str, ...]) -> None:
    found = authors(text)
    assert found is not None
    assert found.names == names
    assert not found.et_al
    assert found.confidence >= 0.8


@pytest.mark.parametrize(
    ("text", "names", "year"),
    [
        ("Hu et al. (2021)", ("Hu",), 2021),
        ("(Su et al. 2021)", ("Su",), 2021),
        ("Tim Salimans et al,2016", ("Tim Salimans",), 2016),
        ("Arka Pal, Deep Karkhanis, S. Dooley, etc .", ("Arka Pal", "Deep Karkhanis", "S. Dooley"), None),
        ("Edward Hu and others", ("Edward Hu",), None),
        ("Narayan, Shravan, et al.", ("Narayan, Shravan"), None),
        ("张三等", ("张三",), None),
    ],
)
def test_more_authors_than_are_named(text: str, names: tuple[str, ...], year: int | None) -> None:
    found = authors(text)
    assert found is not None
    assert found.et_al
    assert found.year == year
    assert found.confidence >= 0.8
    assert ", ".join(found.names) == (names if isinstance(names, str) else ", ".join(names))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Attention, Learn to Solve Routing Problems!",
        "Generate, Annotate, and Learn: NLP with Synthetic Text",
        "Generate, Annotate, Learn",
        "Show, Attend and Tell",
        "Attention Is All You Need",
        "Prompt Tuning",
        "Deep Learning, Neural Networks",
        "Language Models and Knowledge Graphs",
        "Mask R-CNN",
        "BERT",
        "Stanford University",
        "Google, Meta",
        "ICLR 2022",
        "2023",
        "code",
    ],
)
def test_no_certain_authors(text: str) -> None:
    found = authors(text)
    assert found is None or found.confidence < 0.8


def test_one_name_alone_is_likely_but_not_certain() -> None:
    found = authors("Chelsea Finn")
    assert found is not None
    assert found.names == ("Chelsea Finn",)
    assert 0.5 <= found.confidence < 0.8


@pytest.mark.parametrize(
    "text",
    [
        "Google",
        "(Google)",
        "Tsinghua & MSRA",
        "HKUST & ETH & CMU",
        "Stanford University",
        "UC Berkeley",
        "清华大学",
        "University of Oxford, DeepMind",
        "Google DeepMind",
    ],
)
def test_institutions(text: str) -> None:
    assert institution(text) >= 0.8


@pytest.mark.parametrize(
    "text",
    ["", "Edward Hu", "LoRA", "Attention Is All You Need", "ICLR", "Learning at University: How We Do It", "PyTorch"],
)
def test_no_institution(text: str) -> None:
    assert institution(text) < 0.8


@pytest.fixture(scope="module")
def records(test_data: Path) -> list[dict[str, object]]:
    with gzip.open(test_data / "arxiv" / "records.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for _, line in zip(range(6000), lines, strict=False)]


def test_real_titles_are_hardly_ever_people(records: list[dict[str, object]]) -> None:
    titles = [str(record["title"]) for record in records]
    taken = [title for title in titles if (found := authors(title)) and found.confidence >= 0.8]
    assert len(taken) < 0.005 * len(titles), taken


def test_real_authors_are_nearly_always_people(records: list[dict[str, object]]) -> None:
    lists = [record["authors"] for record in records if len(record["authors"]) > 1]  # type: ignore[arg-type]
    missed = [names for names in lists if not (found := authors(", ".join(names))) or found.confidence < 0.8]  # type: ignore[arg-type]
    assert len(missed) < 0.03 * len(lists), missed[:20]


def test_one_odd_name_does_not_spoil_a_long_list() -> None:
    found = authors(
        "Yanwu Xu, Mingming Gong, Shaoan Xie, Wei Wei, Matthias Grundmann, kayhan Batmanghelich, Tingbo Hou"
    )
    assert found is not None
    assert len(found.names) == 7
    assert found.confidence >= 0.8


def test_a_word_of_titles_may_be_a_family_name() -> None:
    found = authors("Igor L. Markov et al.")
    assert found is not None
    assert found.confidence >= 0.8


def test_one_person_turned_round_before_et_al() -> None:
    found = authors("Doerr, Vladimir, et al.")
    assert found is not None
    assert found.people == ("Doerr, Vladimir", "et al.")


def test_initials_keep_their_full_stop_before_a_year_and_et_al() -> None:
    for text, last in (("Doe, J., Roe, K. (2023)", "Roe, K."), ("Doe, J.K. et al. (2021)", "Doe, J.K.")):
        found = authors(text)
        assert found is not None
        assert found.names[-1] == last


def test_names_turned_round_between_ands() -> None:
    found = authors("Doe, Hila and Roe, Sagie and Poe, Roni")
    assert found is not None
    assert found.names == ("Doe, Hila", "Roe, Sagie", "Poe, Roni")


def test_a_sentence_of_chinese_is_nobody() -> None:
    assert authors("在小样本任务中，这种方法极大地减小了模型的参数，减少了过拟合的风险") is None
