"""BibTeX as people would write it: names, capitals, what TeX obeys, kinds of entries."""

from __future__ import annotations

import pytest

from papercli.model.paper import Paper
from papercli.writers import bibtex
from tests.writers.test_formats import render


def entry(**fields: object) -> str:
    return render("bibtex", [Paper(**{"id": "p", "title": "T"} | fields)])  # type: ignore[arg-type]


def test_a_whole_entry() -> None:
    paper = Paper(
        id="2106.09685",
        title="LoRA: Low-Rank Adaptation of Large Language Models",
        authors=("Edward J. Hu", "Laurens van der Maaten", "John Smith, Jr.", "The ATLAS Collaboration"),
        published="2021-06-17",
        arxiv="2106.09685",
        version=2,
        doi="10.1000/xyz_1",
        venue="Proceedings of the 1st Workshop & Friends",
        topics=("peft", "low_rank"),
    )
    assert render("bibtex", [paper]) == (
        "@inproceedings{2106.09685,\n"
        "  author = {Hu, Edward J. and van der Maaten, Laurens and Smith, Jr., John and {The ATLAS Collaboration}},\n"
        "  title = {{LoRA}: Low-Rank Adaptation of Large Language Models},\n"
        "  booktitle = {Proceedings of the 1st Workshop \\& Friends},\n"
        "  year = {2021},\n"
        "  month = jun,\n"
        "  eprint = {2106.09685v2},\n"
        "  archiveprefix = {arXiv},\n"
        "  doi = {10.1000/xyz_1},\n"
        "  url = {https://arxiv.org/abs/2106.09685v2},\n"
        "  keywords = {peft, low\\_rank},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("BERT and iPhone", "{BERT} and {iPhone}"),
        ("GPT-4 with U-Net, Q-Learning", "{GPT-4} with {U-Net}, {Q-Learning}"),
        ("Fine-Tuning Is All You Need: A Study", "Fine-Tuning Is All You Need: A Study"),
        ("T5 on a V100", "{T5} on a {V100}"),
        ("Can I Use C++?", "Can {I} Use {C}++?"),
        ("Über Łódź und NATO", "Über Łódź und {NATO}"),
        ("On $\\ell_1$ and $O(n \\log n)$", "On $\\ell_1$ and $O(n \\log n)$"),
        ("From $5 to $10", "From \\$5 to \\$10"),
        ("$\\input{x}$", "\\${\\textbackslash}input\\{x\\}\\$"),
        ("$^^5cinput x$", "\\${\\textasciicircum}{\\textasciicircum}5cinput x\\$"),
        ("{a} } b", "{\\textbraceleft}a{\\textbraceright} {\\textbraceright} b"),
        ("{a} b", "\\{a\\} b"),
        ("x -- y", "x -{}- y"),
    ],
)
def test_titles(title: str, written: str) -> None:
    assert bibtex.title(title) == written


@pytest.mark.parametrize(
    ("authors", "written"),
    [
        (("Hu, Edward J.",), "Hu, Edward J."),
        (("Plato",), "Plato"),
        (("李明",), "李明"),
        (("Barnes and Noble", "A. One"), "{Barnes and Noble} and One, A."),
        (("A. One", "et al."), "One, A. and others"),
        (("A. One et al.",), "One, A. and others"),
        (("Hu, Edward J., Jr.",), "{Hu, Edward J., Jr.}"),
        (("Open Source Team",), "{Open Source Team}"),
    ],
)
def test_authors(authors: tuple[str, ...], written: str) -> None:
    assert f"  author = {{{written}}},\n" in entry(authors=authors)


@pytest.mark.parametrize(
    ("fields", "begins", "holds"),
    [
        ({"venue": "ICLR 2022"}, "@inproceedings{", "booktitle = {ICLR 2022}"),
        ({"venue": "NeurIPS"}, "@inproceedings{", "booktitle = {NeurIPS}"),
        ({"venue": "Robotics: Science and Systems"}, "@inproceedings{", "booktitle"),
        ({"venue": "Nature"}, "@article{", "journal = {Nature}"),
        ({"venue": "TACL 2020"}, "@article{", "journal = {TACL 2020}"),
        ({"venue": "J. Mach. Learn. Res."}, "@article{", "journal"),
        ({"venue": "Proceedings of the IEEE"}, "@article{", "journal"),
        ({"venue": "arXiv preprint"}, "@misc{", "howpublished = {arXiv preprint}"),
        ({"arxiv": "2106.09685"}, "@misc{", "eprint = {2106.09685}"),
        ({"kind": "book", "venue": "Springer"}, "@book{", "publisher = {Springer}"),
        ({"kind": "blog", "url": "https://a.example"}, "@online{", "url = {https://a.example}"),
        ({"kind": "software"}, "@software{", "title"),
        ({"kind": "benchmark"}, "@dataset{", "title"),
        ({"kind": "other", "url": "https://a.example"}, "@online{", "url"),
        ({"kind": "other"}, "@misc{", "title"),
    ],
)
def test_kinds_of_entries(fields: dict[str, object], begins: str, holds: str) -> None:
    found = entry(**fields)
    assert found.startswith(begins)
    assert holds in found


def test_a_month_of_the_first_version_is_none_of_a_later_publication() -> None:
    assert "month" in entry(published="2021-06-17", venue="ICML 2021")
    assert "month" not in entry(published="2021-06-17", venue="ICLR 2022")
    assert "month" not in entry(published="2021-06-17", year=2022)
    assert "month" not in entry(published="2021")


def test_links_into_the_repository_are_no_address() -> None:
    assert "url" not in entry(links={"slides": "talks/a.pdf"})
