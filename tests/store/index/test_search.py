"""Full text: which papers are found, and in which order."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from papercli.model.paper import Paper
from papercli.store.index import search
from papercli.store.layout import Layout

NOWHERE = Layout(Path("/nonexistent/catalog"))


def found(papers: list[Paper], *words: str, limit: int | None = None) -> list[str]:
    return search.find_in(papers, NOWHERE, words, limit)[0]


def paper(id_: str, title: str, **more: object) -> Paper:
    return Paper(id=id_, title=title, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Low-Rank Adaptation", ["low-rank"]),
        ("Low-Rank Adaptation", ["ADAPTATION", "rank"]),
        ("Low-Rank Adaptation", ["low rank"]),
        ("Évaluation naïve", ["evaluation"]),
        ("Evaluation", ["Évaluation"]),
        ("Straße", ["strasse"]),
        ("ﬁne tuning", ["fine"]),
        ("C++ and the NOT operator", ["C++", "NOT"]),
        ("深度学习综述", ["学习"]),
        ("深度学习综述", ["深度", "综述"]),
        ("大規模言語モデル", ["言語"]),
        ("대규모 언어 모델의 학습을", ["학습"]),
        ("การเรียนรู้เชิงลึก", ["เรียน"]),
        ("Обучение с подкреплением", ["обучение"]),
        ('A "quoted" word', ['"quoted"']),
    ],
)
def test_what_is_found(title: str, words: list[str]) -> None:
    assert found([paper("a", title), paper("b", "Nothing of it")], *words) == ["a"]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Low-Rank Adaptation", ["adapt"]),
        ("Low-Rank Adaptation", ["adapt*"]),
        ("Rank of the low", ["low-rank"]),
        ("Adaptation", ["adaptation", "OR", "other"]),
        ("深度学习", ["习学"]),
        ("Anything", ["++"]),
        ("Anything", [""]),
        ("title: Anything", ["title:Other"]),
    ],
)
def test_what_is_not_found(title: str, words: list[str]) -> None:
    assert found([paper("a", title)], *words) == []


def test_every_field_is_searched() -> None:
    whole = paper(
        "x1", "t2", name="n3", authors=("a4",), venue="v5", topics=("t6",), summary="s7", remark="r8", doi="10.9/d9"
    )
    whole = Paper(**{name: getattr(whole, name) for name in Paper.__slots__} | {"extra": {"Backbone": "e10"}})
    for word in ("x1", "t2", "n3", "a4", "v5", "t6", "s7", "r8", "d9", "e10"):
        assert found([whole], word) == ["x1"], word


def test_a_word_in_the_title_counts_more_than_one_in_the_summary() -> None:
    papers = [paper("a", "Other", summary="prompting"), paper("b", "Prompting"), paper("c", "Else")]
    assert found(papers, "prompting") == ["b", "a"]
    assert found(papers, "prompting", limit=1) == ["b"]


def test_equal_ones_come_in_the_order_of_their_ids() -> None:
    assert found([paper(id_, "Same") for id_ in ("c", "b", "a")], "same") == ["a", "b", "c"]


def test_notes_are_searched(tmp_path: Path) -> None:
    at = Layout(tmp_path)
    at.notes.mkdir()
    at.notes_of("a").write_text("the *learned* rate", encoding="utf-8")
    at.notes_of("b").write_bytes(b"the \xff learned rate")
    ids, wrong = search.find_in([paper("a", "T"), paper("b", "U"), paper("c", "V")], at, ["learned"], None)
    assert ids == ["a", "b"]
    assert [str(finding) for finding in wrong] == [
        f"{at.shown(at.notes_of('b'))}:1:5: the byte 0xff is not UTF-8; save the file as UTF-8"
    ]


WORDS = st.text(st.sampled_from("abcé-_. ß学习12\"'*"), min_size=1, max_size=6)


@given(st.lists(WORDS, min_size=1, max_size=5), st.lists(WORDS, min_size=1, max_size=2))
def test_a_paper_is_found_where_it_holds_every_word_in_one_piece(titles: list[str], words: list[str]) -> None:
    def pieces(text: str) -> list[str]:
        bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
        return re.findall(r"[学习]|[^\W_学习]+", bare)

    def holds(title: list[str], word: list[str]) -> bool:
        return any(title[i : i + len(word)] == word for i in range(len(title)))

    wanted = [each for each in map(pieces, words) if each]
    titled = {f"p{i}": pieces(title) for i, title in enumerate(titles)}
    # The id is searched, too, but no word looks like one.
    expected = {id_ for id_, title in titled.items() if wanted and all(holds(title, each) for each in wanted)}
    papers = [paper(f"p{i}", title) for i, title in enumerate(titles)]
    assert set(found(papers, *words)) == expected
