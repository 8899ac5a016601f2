"""A new file, in the house style."""

from __future__ import annotations

import pytest

from papercli.errors import RefusedError
from papercli.store.yaml_write import new_document
from tests.store.paper_files import ORDER


def test_a_new_file_is_in_the_house_style() -> None:
    mapping = {
        "zotero": None,
        "extra": {"Backbone": "GPT-3", "Year": "2021", "Notes": "a\nb"},
        "see": ["https://x.org/a", "https://x.org/b"],
        "links": {"code": "https://github.com/microsoft/LoRA"},
        "remark": "one line, beside: the entry",
        "summary": "Freezes the weights.\n\n  Learns two thin matrices, in one very long line "
        + "of words " * 30
        + "end.\n",
        "weight": {"peft": "120", "lora": "30"},
        "added": "2026-10-30",
        "rating": "5",
        "status": "read",
        "topics": ["peft", "lora"],
        "name": "LoRA",
        "venue": "ICLR 2022",
        "doi": "10.1000/xyz123",
        "arxiv": "2106.09685",
        "year": "2022",
        "published": "2021-06-17",
        "authors": ["Edward J. Hu", "Yelong Shen"],
        "title": "LoRA: Low-Rank Adaptation of Large Language Models",
    }
    assert new_document(mapping, order=ORDER).text == (
        'title: "LoRA: Low-Rank Adaptation of Large Language Models"\n'
        "authors:\n"
        "  - Edward J. Hu\n"
        "  - Yelong Shen\n"
        "published: 2021-06-17\n"
        "year: 2022\n"
        'arxiv: "2106.09685"\n'
        "doi: 10.1000/xyz123\n"
        "venue: ICLR 2022\n"
        "name: LoRA\n"
        "topics: [peft, lora]\n"
        "status: read\n"
        "rating: 5\n"
        "added: 2026-10-30\n"
        "weight: {peft: 120, lora: 30}\n"
        "summary: |\n"
        "  Freezes the weights.\n"
        "\n"
        "    Learns two thin matrices, in one very long line " + "of words " * 30 + "end.\n"
        'remark: "one line, beside: the entry"\n'
        "links:\n"
        "  code: https://github.com/microsoft/LoRA\n"
        "see:\n"
        "  - https://x.org/a\n"
        "  - https://x.org/b\n"
        "extra:\n"
        "  Backbone: GPT-3\n"
        '  Year: "2021"\n'
        "  Notes: |-\n"
        "    a\n"
        "    b\n"
        "zotero:\n"
    )


def test_a_new_catalog_has_its_tree_in_block_style() -> None:
    topics = [
        {"slug": "ft", "title": "Fine-tuning", "topics": [{"slug": "peft", "was": ["old"], "intro": "a\nb\n"}]},
        {"slug": "no"},
    ]
    text = new_document({"format": "1", "title": "Papers", "readmes": ["README.md"], "topics": topics}, order=()).text  # type: ignore[dict-item]
    assert text == (
        "format: 1\n"
        "title: Papers\n"
        "readmes: [README.md]\n"
        "topics:\n"
        "  - slug: ft\n"
        "    title: Fine-tuning\n"
        "    topics:\n"
        "      - slug: peft\n"
        "        was: [old]\n"
        "        intro: |\n"
        "          a\n"
        "          b\n"
        '  - slug: "no"\n'
    )


def test_nothing_is_an_empty_file() -> None:
    assert new_document({}, order=ORDER).text == ""


def test_what_cannot_be_written_is_refused() -> None:
    with pytest.raises(RefusedError, match="this cannot be written as a file: 1,048,5"):
        new_document({"title": "x" * 1_048_580}, order=ORDER)
    with pytest.raises(RefusedError, match="this cannot be written as a file: this line is no"):
        new_document({"title": "x", "k" * 1100: "y"}, order=ORDER)
