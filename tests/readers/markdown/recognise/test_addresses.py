"""What an address says: identifiers, whether it is a paper's, and the kind of work."""

from __future__ import annotations

import pytest

from papercli.model.paper import KINDS
from papercli.readers.markdown.recognise.identifiers import arxiv, doi, is_paper_url
from papercli.readers.markdown.recognise.kinds import kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://arxiv.org/abs/2305.11206", "2305.11206"),
        ("https://arxiv.org/pdf/2305.11206v2.pdf", "2305.11206v2"),
        ("https://arxiv.org/abs/2305.11206)", "2305.11206"),
        ("https:/arxiv.org/abs/2305.11206", "2305.11206"),
        ("http://cn.arxiv.org/pdf/1706.03762", "1706.03762"),
        ("http://xxx.itp.ac.cn/pdf/1706.03762", "1706.03762"),
        ("https://www.alphaxiv.org/abs/2305.11206", "2305.11206"),
        ("https://huggingface.co/papers/2305.11206", "2305.11206"),
        ("https://ar5iv.labs.arxiv.org/html/2305.11206", "2305.11206"),
        ("https://papers.cool/arxiv/2305.11206", "2305.11206"),
        ("https://doi.org/10.48550/arXiv.2305.11206", "2305.11206"),
        ("hep-ph/9510287", "hep-ph/9510287"),
        ("arXiv preprint arXiv:2305.11206", "2305.11206"),
        ("arXiv 2311.11514", "2311.11514"),
        ("https://paperswithcode.com/paper/lora-low-rank", None),
        ("https://example.org/2305.11206", None),
        ("https://doi.org/10.1007/2305.11206", None),
        ("LoRA 2305.11206", None),
        ("", None),
    ],
)
def test_arxiv(text: str, expected: str | None) -> None:
    found = arxiv(text)
    assert (str(found) if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://doi.org/10.1145/3290390", "10.1145/3290390"),
        ("https://dl.acm.org/doi/pdf/10.1145/3290390", "10.1145/3290390"),
        ("https://dl.acm.org/doi/abs/10.1145/3508352.3549331", "10.1145/3508352.3549331"),
        ("https://link.springer.com/article/10.1007/s11263-020-01316-z", "10.1007/s11263-020-01316-z"),
        ("https://link.springer.com/content/pdf/10.1007/978-3-030-58452-8_24.pdf", "10.1007/978-3-030-58452-8_24"),
        ("https://onlinelibrary.wiley.com/doi/10.1111/cgf.14505/full", "10.1111/cgf.14505"),
        ("https://www.biorxiv.org/content/10.1101/2021.05.01.442244v1", "10.1101/2021.05.01.442244"),
        ("https://doi.org/10.48550/arXiv.2305.11206", None),
        ("https://arxiv.org/abs/2305.11206", None),
        ("10.5 papers", None),
    ],
)
def test_doi(text: str, expected: str | None) -> None:
    assert doi(text) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/2305.11206",
        "https://openreview.net/forum?id=h21yJhdzbwz",
        "https://aclanthology.org/2024.acl-long.467/",
        "http://proceedings.mlr.press/v80/pearce18a.html",
        "http://papers.nips.cc/paper/6860-dual.pdf",
        "https://openaccess.thecvf.com/content/CVPR2024/papers/x_paper.pdf",
        "https://www.usenix.org/conference/usenixsecurity25/presentation/huh",
        "https://www.ndss-symposium.org/ndss-paper/secure/",
        "https://eprint.iacr.org/2021/1",
        "https://someone.example.edu/~me/work.pdf",
        "https://ieeexplore.ieee.org/document/7728057/",
        "arxiv.org/pdf/2306.03487",
        "papers/lora.pdf",
        "https://github.com/somebody/list/raw/main/lora.pdf",
        "https://www.nature.com/articles/s41586-019-1",
        "https://huggingface.co/papers/2305.11206",
        "https://www.microsoft.com/en-us/research/publication/x/",
    ],
)
def test_addresses_of_papers(url: str) -> None:
    assert is_paper_url(url)
    assert kind(url) == "paper"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://github.com/microsoft/LoRA",
        "https://www.youtube.com/watch?v=1",
        "https://arxiv.org/list/cs.CL/recent",
        "https://arxiv.org/",
        "https://example.org/",
        "#section",
        "https://openreview.net/group?id=ICLR.cc",
        "https://img.shields.io/badge/ICML-2020-green",
        "https://github.com/somebody/papers/blob/main/papers/lora.md",
        "../notes/papers/lora.md",
        "notes/papers/lora.md",
    ],
)
def test_other_addresses(url: str) -> None:
    assert not is_paper_url(url)


@pytest.mark.parametrize(
    ("url", "words", "expected"),
    [
        ("https://github.com/microsoft/LoRA", "", "software"),
        ("https://github.com/somebody/papers/blob/main/notes/lora.md", "", "paper"),
        ("https://www.youtube.com/watch?v=1", "", "talk"),
        ("https://lilianweng.github.io/posts/2023-06-23-agent/", "", "blog"),
        ("https://medium.com/@a/b", "", "blog"),
        ("https://openai.com/index/gpt-4/", "", "blog"),
        ("https://huggingface.co/datasets/OpenAssistant/oasst1", "", "dataset"),
        ("https://crfm.stanford.edu/helm/latest/", "", "benchmark"),
        ("https://www.deeplearningbook.org/", "", "book"),
        ("https://www.coursera.org/learn/x", "", "course"),
        ("https://example.org/x", "Blog", "blog"),
        ("https://example.org/x", "数据集", "dataset"),
        ("https://arxiv.org/abs/2305.11206", "Dataset", "paper"),
        ("https://arxiv.org/abs/2305.11206", "Book", "book"),
        ("https://example.org/x", "", "paper"),
        (None, "", "paper"),
    ],
)
def test_kind(url: str | None, words: str, expected: str) -> None:
    assert kind(url, words) == expected
    assert expected in KINDS
