"""The labels of links."""

from __future__ import annotations

import pytest

from papercli.readers.markdown.recognise.labels import role


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("paper", "main"),
        ("[Paper]", "main"),
        ("PDF", "main"),
        ("arXiv", "main"),
        ("abs", "main"),
        ("Paper link", "main"),
        ("here", "main"),
        ("论文", "main"),
        ("論文", "main"),
        ("논문", "main"),
        ("📄", "main"),
        ("📄 Paper", "main"),
        ("CVPR 2019", "main"),
        ("ICCV2019", "main"),
        ("2301.00001", "main"),
        ("arXiv:2301.00001", "main"),
        ("10.1145/3290390", "main"),
        ("原文", "main"),
        ("Springer", "main"),
        ("IEEE", "main"),
        ("ACL", "main"),
        ("openreview", "main"),
        ("arXiv on 24 May 2019", "main"),
        ("17 Nov 2022", "main"),
        ("paper (arXiv)", "main"),
        ("code", "code"),
        ("Code", "code"),
        ("Code 2", "code"),
        ("github-1", "code"),
        ("Official code", "code"),
        ("Official PyTorch Code", "code"),
        ("Pytorch(Official)", "code"),
        ("code (TF)", "code"),
        ("Tensorflow", "code"),
        ("代码", "code"),
        ("コード", "code"),
        ("코드", "code"),
        ("code & data", "code"),
        ("Python Pytorch Reference", "code"),
        ("code coming soon", "code"),
        ("💻 Code", "code"),
        ("project", "project"),
        ("Project Page", "project"),
        ("Homepage", "project"),
        ("website-part 1", "project"),
        ("项目主页", "project"),
        ("video", "video"),
        ("YouTube", "video"),
        ("demo", "demo"),
        ("Colab", "demo"),
        ("slides", "slides"),
        ("poster", "poster"),
        ("blog", "blog"),
        ("Blog post", "blog"),
        ("dataset", "dataset"),
        ("数据集地址", "dataset"),
        ("model", "model"),
        ("Hugging Face", "model"),
        ("notes", "notes"),
        ("Reading Note", "notes"),
        ("阅读笔记", "notes"),
        ("Reading Note from somebody", "notes"),
        ("bib", "bibtex"),
        ("Supp.", "supplement"),
        ("appendix", "supplement"),
        ("tweet", "social"),
    ],
)
def test_a_label_has_a_role(label: str, expected: str) -> None:
    assert role(label) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Attention Is All You Need",
        "Mask R-CNN",
        "Group Normalization",
        "LoRA",
        "DeepSeek-R1",
        "GPT-4 Technical Report",
        "Code Llama",
        "Learning to Read",
        "Dataset Distillation",
        "Video Diffusion Models",
        "A Neural Conversational Model",
        "Show and Tell",
        "Review of LHC Dark Matter Searches",
        "Papers I read",
        "Survey",
    ],
)
def test_a_title_is_no_label(text: str) -> None:
    assert role(text) is None
