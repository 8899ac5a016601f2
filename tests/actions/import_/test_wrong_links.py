"""When a list's title is clearly another paper's than the link says."""

from __future__ import annotations

import gzip
import json
from itertools import pairwise
from pathlib import Path

import pytest

from papercli.actions.import_.wrong_links import is_another

QLORA = "QLoRA: Efficient Finetuning of Quantized LLMs"
COWS = "Grazing behaviour of dairy cows in alpine summer pastures"


@pytest.mark.parametrize(
    ("title", "known"),
    [
        (QLORA, QLORA),
        ("QLoRA", QLORA),
        ("Efficient Finetuning of Quantized LLMs", QLORA),
        ("Qlora - eficient fine-tuning of quantised LLMs", QLORA),
        ("GAN", "Generative Adversarial Networks"),
        ("R-CNN", "Rich feature hierarchies for accurate object detection and semantic segmentation"),
        ("P3 (Public Pool of Prompts)", "Multitask Prompted Training Enables Zero-Shot Task Generalization"),
        ("Swish: A Self-Gated Activation Function", "Searching for Activation Functions"),
        ("注意力就是你所需要的一切", "Attention Is All You Need"),
        ("Внимание это всё что вам нужно сегодня", "Attention Is All You Need"),
        (r"$\alpha$-divergence", "Alpha-divergence minimization for everyone and everything"),
    ],
)
def test_the_same_paper_in_other_words(title: str, known: str) -> None:
    assert not is_another(title, (), [known], official=True)


@pytest.mark.parametrize("known", [QLORA, "Attention Is All You Need", "Generative Adversarial Networks"])
def test_another_paper(known: str) -> None:
    assert is_another(COWS, (), [known], official=True)


def test_what_is_known_may_be_a_nickname_where_only_a_list_says_it() -> None:
    assert not is_another("Instruction Tuning for Large Language Models: A Survey", (), ["Instruction fine tune"])


def test_authors_settle_it() -> None:
    renamed = "Retrieval-Augmented Diffusion Models", "Semi-Parametric Neural Image Synthesis, and Other Tales"
    assert not is_another(
        renamed[0], ("A. Blattmann", "R. Rombach"), [renamed[1]], ("Andreas Blattmann", "Robin Rombach")
    )
    assert is_another("R-CNN", ("Ada Lovelace",), ["Rich feature hierarchies"], ("Ross Girshick", "Jeff Donahue"))
    assert not is_another("R-CNN", ("Ross",), ["Rich feature hierarchies"], ("Ross Girshick", "Jeff Donahue"))
    assert not is_another("R-CNN", ("Girshick, R.",), ["Rich feature hierarchies"], ("Ross Girshick",))
    assert not is_another(QLORA, ("Someone Else",), [QLORA], ("Tim Dettmers",))


def test_in_doubt_strict_means_two() -> None:
    assert is_another("MNIST", (), ["CIFAR"], strict=True)
    assert not is_another("MNIST", (), ["The MNIST database"], strict=True)


def test_real_titles_are_told_apart(test_data: Path) -> None:
    with gzip.open(test_data / "arxiv" / "records.jsonl.gz", "rt", encoding="utf-8") as lines:
        titles = [json.loads(line)["title"] for line, _ in zip(lines, range(2000), strict=False)]
    found = [is_another(a, (), [b], official=True) for a, b in pairwise(titles)]
    assert sum(found) > 0.9 * len(found)
    half = [is_another(title.split(":")[0], (), [title], official=True) for title in titles]
    assert sum(half) == 0
