"""Entries that are unclear by themselves: what their list, or the form of what stands beside the title, says about them."""

from __future__ import annotations

from typing import Any

import pytest

from papercli.readers import read

A = "https://arxiv.org/abs/2301.00001"
B = "https://arxiv.org/abs/2302.00002"
DOE = "https://doe.example.org"


def said(text: str, *fields: str) -> list[tuple[Any, ...]]:
    """Some fields of all entries of a list."""
    return [tuple(draft.as_json()[field] for field in fields) for draft in read(text).drafts]


def test_people_and_venue_in_italics_are_no_title_though_few_entries_stand_beside() -> None:
    text = f"""\
- [2023/02] Mossformer: Stones Can Teach Themselves. *Jane Doe et al. arXiv.* [[paper]({A})]
- [2023/05] Large Lichen Models as Makers. *John Roe et al. arXiv.* [[paper]({B})]
"""
    assert said(text, "title", "authors", "venue") == [
        ("Mossformer: Stones Can Teach Themselves", ["Jane Doe", "et al."], "arXiv"),
        ("Large Lichen Models as Makers", ["John Roe", "et al."], "arXiv"),
    ]


def test_entries_without_links_among_others_with_links() -> None:
    text = f"""\
- Moss Growth in the Wild, E. Doe et al., AAAI 2015.
- Rain Without Clouds and Thunder, X. Roe et al., CVPR 2016. [[Web]({DOE})]
- Stones in Deep Rivers of Ice, Z. Doe et at., ICPR 2016.
"""
    assert said(text, "title", "authors", "venue") == [
        ("Moss Growth in the Wild", ["E. Doe", "et al."], "AAAI 2015"),
        ("Rain Without Clouds and Thunder", ["X. Roe", "et al."], "CVPR 2016"),
        ("Stones in Deep Rivers of Ice", ["Z. Doe", "et al."], "ICPR 2016"),
    ]


def test_a_venue_before_a_title_without_links() -> None:
    text = (
        f"- [ICML 2020] Learning to Grow Moss on Stones\n- [ICML 2020] ([paper]({A})) Rain Without Clouds and Thunder\n"
    )
    assert said(text, "title", "venue") == [
        ("Learning to Grow Moss on Stones", "ICML 2020"),
        ("Rain Without Clouds and Thunder", "ICML 2020"),
    ]


def test_plain_sentences_beside_linked_entries_are_no_entries() -> None:
    text = f"- [Moss on Stones: A Study]({A})\n- We will add more of them soon\n- Rain has many names in the north\n"
    assert said(text, "title") == [("Moss on Stones: A Study",)]


def test_citations_without_links_that_say_the_arxiv_id() -> None:
    text = "- Doe, J.K. et al. (2020). *The State and Fate of Moss in the World.* ACL. [[arxiv:2004.00001]]\n"
    assert said(text, "title", "authors", "year", "venue", "arxiv") == [
        ("The State and Fate of Moss in the World", ["Doe, J.K.", "et al."], 2020, "ACL", "2004.00001")
    ]


def test_an_arxiv_id_in_a_citation_whose_link_leads_elsewhere() -> None:
    text = f"- Doe, J., Roe, R.: Moss on stones. arXiv e-prints arXiv:1906.00001 (2019) [[paper]]({DOE}/moss.pdf)\n"
    assert said(text, "title", "arxiv", "venue", "year") == [
        ("Moss on stones", "1906.00001", "arXiv e-prints arXiv:1906.00001", 2019)
    ]


def test_a_short_quoted_title_counts_more_than_what_follows_it() -> None:
    text = f'**[0]** Doe, Jane, and John Roe. "**Deep moss**." A Press book. [[pdf]]({A}) **(Read it first)** :star::star:\n'
    assert said(text, "title", "rating") == [("Deep moss", 2)]


def test_names_that_lead_to_homepages_are_authors_and_no_title() -> None:
    text = f"""\
- **Moss With Dropout: Learning Slow Growth** <br>
[Jane Doe]({DOE}), Mingqin Roe, Tong Poe <br>
[CVPR 2021] [[Code](https://github.com/doe/moss)]
- **Rain Without Clouds: Learning From Thunder** <br>
[Jane Doe]({DOE}), [John Roe](https://roe.example.org) <br>
[CVPR 2020] [[Code](https://github.com/doe/rain)]
"""
    assert said(text, "title", "authors", "venue") == [
        ("Moss With Dropout: Learning Slow Growth", ["Jane Doe", "Mingqin Roe", "Tong Poe"], "CVPR 2021"),
        ("Rain Without Clouds: Learning From Thunder", ["Jane Doe", "John Roe"], "CVPR 2020"),
    ]


@pytest.mark.parametrize("label", ["[Pseudo Code]", "[Other Stuff]"])
def test_a_link_with_brackets_of_its_own_is_a_label(label: str) -> None:
    assert said(f"- Moss Gradient [[Paper]]({A}) [{label}](./moss.png)\n", "title", "arxiv") == [
        ("Moss Gradient", "2301.00001")
    ]


def test_a_column_of_arxiv_links_is_no_venue() -> None:
    text = f"| Baseline | Where | Paper |\n|--|--|--|\n| MOSS | ICML 2020 | [arxiv]({A}) |\n| RAIN | ICLR 2021 | [arxiv]({B}) |\n"
    assert said(text, "name", "arxiv") == [("MOSS", "2301.00001"), ("RAIN", "2302.00002")]


def test_a_quotation_within_bold_is_the_title() -> None:
    text = f'- **Doe et al. (2012) "Deep Moss for Large Stones" [[arXiv]({A})]** — 这篇论文不是突破，但它几乎是标准。\n'
    assert said(text, "title", "authors", "year", "remark") == [
        ("Deep Moss for Large Stones", ["Doe", "et al."], 2012, "这篇论文不是突破，但它几乎是标准。")
    ]


def test_keys_below_say_that_a_title_is_an_entry() -> None:
    text = """\
- **A survey on moss: growth, infrastructure, and challenges**
  - DOI: `https://doi.org/10.1000/moss-1`
  - Year: 2024
  - Authors: Jane Doe, John Roe
"""
    assert said(text, "title", "doi", "year", "authors") == [
        ("A survey on moss: growth, infrastructure, and challenges", "10.1000/moss-1", 2024, ["Jane Doe", "John Roe"])
    ]


def test_keys_and_values_in_a_quotation() -> None:
    text = f"# 苔藓\n\n> 原文标题：Moss on Stones: A Study\n> 论文地址：{A}\n> 论文源码：https://github.com/doe/moss\n"
    assert said(text, "title", "arxiv", "links") == [
        ("Moss on Stones: A Study", "2301.00001", {"论文源码": "https://github.com/doe/moss"})
    ]


def test_a_title_that_begins_with_a_number() -> None:
    assert said(f"- 75 Stones, 1 Moss: Growing Everywhere [[paper]({A})]\n", "title") == [
        ("75 Stones, 1 Moss: Growing Everywhere",)
    ]


def test_html_heads_in_bold_over_several_columns() -> None:
    text = f"""\
<table>
<tr><td rowspan="2"><strong>Moss Algorithm</strong></td><td colspan="2"><strong>Stone Algorithm</strong></td>
<td rowspan="2"><strong>Paper</strong></td></tr>
<tr><td><em>Category</em></td><td><em>Method</em></td></tr>
<tr><td>Slow</td><td>Wet</td><td>MOSS</td><td><a href="{A}">[2018 ICLR] Moss: Beyond Minimal Stones</a></td></tr>
<tr><td>Slow</td><td>Dry</td><td>RAIN</td><td><a href="{B}">[2019 ICCV] Rain for Robust Stones</a></td></tr>
</table>
"""
    found = read(text).drafts
    assert [(draft.name, draft.title, draft.venue, dict(draft.extra)) for draft in found] == [
        ("MOSS", "Moss: Beyond Minimal Stones", "2018 ICLR", {"Moss Algorithm": "Slow", "Category": "Wet"}),
        ("RAIN", "Rain for Robust Stones", "2019 ICCV", {"Moss Algorithm": "Slow", "Category": "Dry"}),
    ]


def test_a_bold_name_of_many_words_before_a_colon() -> None:
    text = f"| Paper | Link |\n|--|--|\n| **Wait, Grow or Rest**: Slow Moss on Many Stones | [arXiv]({A}) |\n"
    (draft,) = read(text).drafts
    assert (draft.name, draft.title) == ("Wait, Grow or Rest", "Slow Moss on Many Stones")


def test_a_title_over_people_turned_round_and_their_links() -> None:
    text = f"""\
### Sampling Without Training
***Analytic***
 - **Analytic moss: an estimate of the best growth**
    - Doe, Fan and von der Roe, Jane D. *Arxiv 2022*. [[pdf]]({A}) [[code]](https://github.com/doe/moss)

***Implicit***
 - **Implicit Rain Models**
    - Song, Jaime and Meng, Chen. *ICLR 2020*. [[pdf]]({B})
"""
    assert said(text, "title", "authors", "arxiv", "section", "summary") == [
        (
            "Analytic moss: an estimate of the best growth",
            ["Doe, Fan", "von der Roe, Jane D."],
            "2301.00001",
            ["Sampling Without Training"],
            None,
        ),
        ("Implicit Rain Models", ["Song, Jaime", "Meng, Chen"], "2302.00002", ["Sampling Without Training"], None),
    ]


def test_references_with_numbers_and_without_links() -> None:
    text = f"""\
[1] Doe, Y., & Roe, P. S. (2019). Unlabeled stones improve moss. Advances in neural information processing systems, 32.

[2] [Rain Improves Moss on Stones]({A}) (Doe et al., ACL 2020)

[3] Poe, T., ... & Doe, D. (2021, July). Rain is a few-shot teacher. arXiv preprint arXiv:2110.00001.
"""
    assert said(text, "title", "year", "arxiv") == [
        ("Unlabeled stones improve moss", 2019, None),
        ("Rain Improves Moss on Stones", 2020, "2301.00001"),
        ("Rain is a few-shot teacher", 2021, "2110.00001"),
    ]


def test_one_item_among_entries_that_begins_otherwise() -> None:
    text = f"- Doe et al., [Training moss to follow stones]({A})\n- DeepMoss, [DeepStone-R1]({B})\n"
    assert said(text, "title") == [("Training moss to follow stones",), ("DeepStone-R1",)]


def test_a_column_that_says_the_same_of_two_papers_holds_no_titles() -> None:
    text = f"""\
| Method | Benefits | Paper |
|--|--|--|
| MOSS | Better growth on wet stones | [Link]({A}) |
| RAIN | Better growth on wet stones | [Link]({B}) |
"""
    assert said(text, "name", "title", "extra") == [
        ("MOSS", None, {"Benefits": "Better growth on wet stones"}),
        ("RAIN", None, {"Benefits": "Better growth on wet stones"}),
    ]


def test_sources_that_are_addresses_are_links_and_no_venues() -> None:
    text = f"| System | Claim | Source |\n|--|--|--|\n| **Moss-cache** (May 2026) | grows by 37% | {A} |\n| **Rain** | falls | {B} |\n"
    assert said(text, "arxiv") == [("2301.00001",), ("2302.00002",)]


def test_a_short_name_before_a_venue_in_brackets_is_the_title() -> None:
    assert said("- [MossNCL (EMNLP 2022)](https://aclanthology.org/2022.emnlp-main.802.pdf)\n", "title", "venue") == [
        ("MossNCL", "EMNLP 2022")
    ]


def test_people_before_a_venue_in_italics_are_people_to_the_last() -> None:
    names = "Ann Doe, Bob Roe, Cyn Poe, Dan Moe, Eve Zoe, Fay Loe, Guy de Noe"
    text = f"- **The Moss: 3 TB of stones**  \n  {names}. *arXiv 2022*. [[pdf]({A})]\n"
    assert said(text, "authors", "venue") == [(names.split(", "), "arXiv 2022")]


def test_a_whole_citation_as_the_link() -> None:
    text = f"""\
* [Doe, M., Roe, D. “Narrowing the Gap: Moss In Theory and In Practice.” arXiv, (2013).]({A})
* [Poe, E. “Stones and Kernel Moss.” Stone Learning Notes, 63 (2015).]({B})
"""
    assert said(text, "title", "authors", "arxiv") == [
        ("Narrowing the Gap: Moss In Theory and In Practice", ["Doe, M.", "Roe, D."], "2301.00001"),
        ("Stones and Kernel Moss", ["Poe, E."], "2302.00002"),
    ]


def test_many_full_names_that_only_a_comma_parts_from_the_title() -> None:
    text = f"[1] Jane Doe, Zhe Roe, Thomas S. Poe, Xin Moe, Generative Stone Growing with Moss, CVPR, 2018. [[paper]]({A})\n"
    assert said(text, "title", "authors") == [
        ("Generative Stone Growing with Moss", ["Jane Doe", "Zhe Roe", "Thomas S. Poe", "Xin Moe"])
    ]


def test_a_title_with_commas_keeps_them() -> None:
    text = f"- Segmentation, Detection, Tracking, and Mapping of Moss on Stones [[paper]]({A})\n"
    assert said(text, "title", "authors") == [("Segmentation, Detection, Tracking, and Mapping of Moss on Stones", [])]


def test_bold_people_and_an_emphasised_title_without_a_link() -> None:
    text = f"- **Doe, H., Roe, J. & Poe, D.** (2019). *Neural Moss Machines.* ICLR 2019\n- [Rain Without Clouds and Thunder]({A})\n"
    assert said(text, "title", "year") == [("Neural Moss Machines", 2019), ("Rain Without Clouds and Thunder", None)]


def test_an_emoji_before_people() -> None:
    text = f"- :fire: J. Doe, M. Roe, and R. Poe, **Moss-GAN: Protecting Stones**, 2018. [[link]]({A})\n"
    assert said(text, "title", "authors") == [("Moss-GAN: Protecting Stones", ["J. Doe", "M. Roe", "R. Poe"])]


def test_a_sentence_that_links_several_papers_is_no_entry() -> None:
    text = f"We provide models for **MOSS** (CVPR 2019) [[arXiv]]({A}), **RAIN** (ECCV 2022) [[arXiv]]({B}) and ours.\n"
    assert said(text, "title") == []


def test_two_family_names_before_a_venue() -> None:
    text = f"""\
- **Moss is not Explanation** — Doe & Wallace, NAACL 2019. [[paper]({A})]
- **Rain is Clear** — Roe et al., 2017. [[paper]({B})]
"""
    assert said(text, "title", "authors", "venue") == [
        ("Moss is not Explanation", ["Doe", "Wallace"], "NAACL 2019"),
        ("Rain is Clear", ["Roe", "et al."], None),
    ]
