"""Venues as lists write them, and titles that must not be taken for venues."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from papercli.readers.markdown.recognise.venues import venue

CERTAIN = [
    ("ICLR 2022", 2022),
    ("NeurIPS'23", 2023),
    ("NIPS-17", 2017),
    ("SIGIR '20", 2020),
    ("[ICLR-23]", 2023),
    ("ICLR’25", 2025),
    ("CVPR2020", 2020),
    ("CVPR2020 Oral", 2020),
    ("CVPR 2023 (Highlight)", 2023),
    ("ICML, 2023.", 2023),
    ("【NAACL 2022】", 2022),
    ("USENIX Sec 25", 2025),
    ("USENIX Security2022", 2022),
    ("S&P 2017", 2017),
    ("ACL-IJCNLP 2021", 2021),
    ("EMNLP (Findings) 2022", 2022),
    ("Findings of ACL 2024", 2024),
    ("ICML 2019 Workshop on Deep RL", 2019),
    ("NeurIPS 2023 Datasets and Benchmarks Track", 2023),
    ("In Proc. of ACL", None),
    ("Accepted to ICRA 2024", 2024),
    ("International Conference on Learning Representations (ICLR), 2022", 2022),
    ("arXiv preprint 2021", 2021),
    ("arXiv:2305.01234, 2023", 2023),
    ("Preprint'24", 2024),
    ("Preprint", None),
    ("TPAMI", None),
    ("JMLR 21 (2020)", 2020),
    ("Nature Machine Intelligence 2021", 2021),
    ("Nature, vol. 521, no. 7553, pp. 436-444, 2015", 2015),
    ("Phys. Rev. Lett. 120, 1234 (2018)", 2018),
    ("IEEE Transactions on Reliability 2021", 2021),
    ("PhD thesis", None),
    ("计算机学报", None),
    ("XYZW 2019", 2019),
]


@pytest.mark.parametrize(("text", "year"), CERTAIN)
def test_a_venue_is_certain_wherever_it_stands(text: str, year: int | None) -> None:
    found = venue(text)
    assert found is not None
    assert found.year == year
    assert found.confidence >= 0.8


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("arXiv on 24 May 2019", "2019-05-24"),
        ("arXiv 13 Apr 2019", "2019-04-13"),
        ("arXiv 2023-03", "2023-03"),
        ("arXiv, Jun 2021", "2021-06"),
    ],
)
def test_a_date_beside_a_venue_comes_off(text: str, iso: str) -> None:
    found = venue(text)
    assert found is not None
    assert (found.iso, found.year) == (iso, int(iso[:4]))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "2023",
        "May 2023",
        "18 May 2023",
        "GPT-4",
        "BERT",
        "VGG16",
        "Attention Is All You Need",
        "A Survey of Transactions",
        "Advances in Prompt Learning",
        "NIPS 2016 Tutorial: Generative Adversarial Networks",
        "GPT-4 Technical Report",
        "Nature vs. Nurture: What Do Networks Learn?",
        "The KITTI Vision Benchmark Suite",
        "Language Models are Few-Shot Learners",
        "Code",
        "Paper",
        "Edward J. Hu, Yelong Shen",
    ],
)
def test_no_certain_venue(text: str) -> None:
    found = venue(text)
    assert found is None or found.confidence < 0.8


def test_two_bare_digits_are_a_year_only_behind_a_known_name() -> None:
    unknown, known = venue("FutureG 26"), venue("MobiCom 24")
    assert unknown is not None
    assert known is not None
    assert unknown.confidence < 0.8 <= known.confidence


def test_acronyms_that_are_words_need_a_year_or_a_venue_column() -> None:
    for word in ("Nature", "FAST", "VIS", "Science"):
        bare, dated = venue(word), venue(f"{word} 2021")
        assert bare is None or bare.confidence < 0.8
        assert dated is not None
        assert dated.confidence >= 0.8


def test_real_titles_are_hardly_ever_venues(test_data: Path) -> None:
    with gzip.open(test_data / "arxiv" / "records.jsonl.gz", "rt", encoding="utf-8") as lines:
        titles = [json.loads(line)["title"] for _, line in zip(range(6000), lines, strict=False)]
    taken = [title for title in titles if (found := venue(title)) and found.confidence >= 0.8]
    assert len(taken) < 0.005 * len(titles), taken


def test_the_number_of_an_issue_is_no_month() -> None:
    found = venue("Proceedings of the AAAI Conference on Artificial Intelligence. Vol. 35. No. 9. 2021")
    assert found is not None
    assert (found.year, found.iso) == (2021, None)
