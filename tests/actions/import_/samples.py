"""Drafts for the tests of ``import``: short ones by hand, and any at all, with many that share a link, an id or a title."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from papercli.model.draft import Draft
from papercli.model.paper import KINDS, STATUSES

ARXIV = ("2106.09685", "2305.11206", "hep-th/9901001")
TITLES = (
    "LoRA: Low-Rank Adaptation of Large Language Models",
    "LIMA: Less Is More for Alignment",
    "Grazing behaviour of dairy cows in alpine summer pastures",
    "LoRA",
)
URLS = (
    "https://example.org/paper",
    "https://Example.org/paper/",
    "http://aclanthology.org/P19-1.pdf",
    "papers/one.pdf",
    "mailto:me@example.org",
    "https://huggingface.co/papers/2106.09685",
    "https://doi.org/10.1145/ABC.1",
)


def draft(line: int = 1, **fields: Any) -> Draft:
    """A draft of one line."""
    return Draft(line=line, line_end=line, **fields)


def _arxiv_urls() -> st.SearchStrategy[str]:
    forms = ("https://arxiv.org/abs/{}", "http://www.arxiv.org/pdf/{}v2.pdf", "https://arxiv.org/html/{}#s1")
    return st.builds(str.format, st.sampled_from(forms), st.sampled_from(ARXIV))


texts = st.text(max_size=12) | st.sampled_from(("same", "one\ntwo", " ", "a: b # c", "'\"", "\x00", "\u202e"))
targets = st.sampled_from(URLS) | _arxiv_urls() | st.text(max_size=8)
titles = st.none() | st.sampled_from(TITLES) | texts
sections = st.lists(st.sampled_from(("A", "B", "1. A", "大模型", "🔥", "A (3)")) | texts, max_size=3).map(tuple)


@st.composite
def drafts(draw: st.DrawFn) -> list[Draft]:
    """A list's drafts."""
    found = []
    for line in range(1, draw(st.integers(0, 7)) + 1):
        fields = draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "section": sections,
                    "title": titles,
                    "name": st.none() | texts,
                    "kind": st.sampled_from(KINDS),
                    "authors": st.lists(st.sampled_from(("Edward Hu", "Hu, E.", "A. B.")) | texts, max_size=2).map(
                        tuple
                    ),
                    "venue": st.none() | texts,
                    "year": st.none() | st.integers(0, 3000),
                    "date": st.none() | st.sampled_from(("2021-06", "2021-06-17", "2021-13", "soon")),
                    "arxiv": st.none() | st.sampled_from(ARXIV),
                    "version": st.none() | st.integers(1, 3),
                    "doi": st.none() | st.sampled_from(("10.1145/abc.1", "10.1/x", "no")),
                    "url": st.none() | targets,
                    "status": st.none() | st.sampled_from((*STATUSES, "odd")),
                    "rating": st.none() | st.integers(0, 6),
                    "links": st.dictionaries(texts, targets, max_size=3),
                    "see": st.lists(targets, max_size=2).map(tuple),
                    "summary": st.none() | texts,
                    "remark": st.none() | texts,
                    "extra": st.dictionaries(texts, texts, max_size=2),
                },
            )
        )
        found.append(draft(line, **fields))
    return found
