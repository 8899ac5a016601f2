from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings, strategies as st

from papercli.model import arxiv_id
from papercli.model.arxiv_id import ArxivId

LIMA = ArxivId("2305.11206")
LIMA2 = ArxivId("2305.11206", 2)
HEP = ArxivId("hep-th/9901001")

FORMS = {
    "2305.11206": LIMA,
    "  2305.11206\n": LIMA,
    "2305.11206v2": LIMA2,
    "2305.11206V2": LIMA2,
    "2305.11206.pdf": LIMA,
    "2305.11206v2.pdf": LIMA2,
    "/2305.11206": LIMA,
    "abs/2305.11206": LIMA,
    "arXiv:2305.11206": LIMA,
    "arxiv:2305.11206v2": LIMA2,
    "ARXIV: 2305.11206": LIMA,
    "arXiv : 2305.11206": LIMA,
    "arXiv：2305.11206": LIMA,
    "arXiv:2305.11206v2 [cs.CL]": LIMA2,
    "arXiv:2305.11206v2 [cs.CL] 18 May 2023": LIMA2,
    "https://arxiv.org/abs/2305.11206": LIMA,
    "http://arxiv.org/abs/2305.11206v2": LIMA2,
    "HTTPS://ARXIV.ORG/ABS/2305.11206": LIMA,
    "arxiv.org/abs/2305.11206": LIMA,
    "//arxiv.org/abs/2305.11206": LIMA,
    "https://arxiv.org:443/abs/2305.11206": LIMA,
    "https://arxiv.org/abs//2305.11206": LIMA,
    "https://arxiv.org/abs/arXiv:2305.11206": LIMA,
    "https://arxiv.org/abs/2305.11206/": LIMA,
    "https://arxiv.org/abs/2305.11206?context=cs.AI": LIMA,
    "https://arxiv.org/abs/2305.11206?fmt=txt": LIMA,
    "https://arxiv.org/abs/2305.11206v2?ref=x#sec": LIMA2,
    "https://arxiv.org/abs/2305.11206#": LIMA,
    "https://www.arxiv.org/abs/2305.11206": LIMA,
    "https://export.arxiv.org/abs/2305.11206": LIMA,
    "https://browse.arxiv.org/html/2305.11206v2": LIMA2,
    "https://arxiv.org/pdf/2305.11206": LIMA,
    "https://arxiv.org/pdf/2305.11206.pdf": LIMA,
    "https://arxiv.org/pdf/2305.11206v2.pdf#page=3": LIMA2,
    "https://arxiv.org/html/2305.11206v2/": LIMA2,
    "https://arxiv.org/ftp/arxiv/papers/2305/2305.11206.pdf": LIMA,
    "https://arxiv.org/ps/2305.11206.ps.gz": LIMA,
    "https://arxiv.org/2305.11206": LIMA,
    "https://www.alphaxiv.org/abs/2305.11206v2": LIMA2,
    "https://alphaxiv.org/overview/2305.11206": LIMA,
    "https://www.alphaxiv.org/zh/overview/2305.11206": LIMA,
    "https://www.alphaxiv.org/abs/hep-th/9901001": HEP,
    "https://huggingface.co/papers/2305.11206": LIMA,
    "https://hf.co/papers/2305.11206": LIMA,
    "https://ar5iv.labs.arxiv.org/html/2305.11206": LIMA,
    "https://ar5iv.org/abs/2305.11206": LIMA,
    "https://www.arxiv-vanity.com/papers/2305.11206/": LIMA,
    "10.48550/arXiv.2305.11206": LIMA,
    "10.48550/ARXIV.2305.11206": LIMA,
    "doi:10.48550/arXiv.2305.11206": LIMA,
    "https://doi.org/10.48550/arXiv.2305.11206": LIMA,
    "http://dx.doi.org/10.48550/arxiv.2305.11206": LIMA,
    "https://doi.org/10.48550%2FarXiv.2305.11206": LIMA,
    "https://doi.org/10.48550/arXiv.hep-th/9901001": HEP,
    "https://api.semanticscholar.org/graph/v1/paper/ARXIV:2305.11206": LIMA,
    "https://www.semanticscholar.org/arxiv/2305.11206": LIMA,
    "hep-th/9901001": HEP,
    "hepth/9901001": HEP,
    "HEP-TH/9901001": HEP,
    "hep-th//9901001": HEP,
    "hep--th/9901001": HEP,
    "arXiv:hep-th/9901001v3": ArxivId("hep-th/9901001", 3),
    "https://arxiv.org/pdf/hep-th/9901001.pdf": HEP,
    "https://arxiv.org/pdf/hep-th/9901001v3.pdf": ArxivId("hep-th/9901001", 3),
    "https://arxiv.org/abs/hep-th%2F9901001": HEP,
    "math.CA/0611800v2": ArxivId("math/0611800", 2),
    "https://arxiv.org/abs/math.GT/0309136": ArxivId("math/0309136"),
    "cond-mat.str-el/0301001": ArxivId("cond-mat/0301001"),
    "astro-ph/9107001": ArxivId("astro-ph/9107001"),
    "math/0703999": ArxivId("math/0703999"),
    "0704.0001": ArxivId("0704.0001"),
    "1412.9999": ArxivId("1412.9999"),
    "1501.00001": ArxivId("1501.00001"),
    "1501.0123": ArxivId("1501.00123"),
    "https://arxiv.org/abs/1512.0385": ArxivId("1512.00385"),
} | {
    f"https://arxiv.org/{view}/2305.11206": LIMA
    for view in "abs pdf html format src e-print ps dvi tb trackback refs cits bibtex audio".split()  # noqa: SIM905
}

MALFORMED = [
    "2305.1120",  # a digit was lost
    "2106.0968",  # 2106.09680, read as a number
    "2305.112067",
    "2313.00001",
    "2300.00001",
    "2305.00000",
    "0703.0001",
    "0706.0000",
    "1412.00001",
    "2305.11206v0",
    "2305.11206v01",
    "hep-th/9913001",
    "hep-th/9901000",
    "hep-th/990100",
    "hep-th/99010011",
    "hep-th/0704001",
    "hep-th/9106001",
    "arXiv:abc",
    "arXiv:",
    "https://arxiv.org/abs/1",
    "https://arxiv.org/abs/2305.11206v0",
    "https://arxiv.org/pdf/2305.11206 and more",
    "10.48550/arXiv.2313.00001",
]

NO_ARXIV_ID = [
    "",
    "10.1103/1234.56789",
    "10.1103/PhysRevD.99.103001",
    "https://doi.org/10.1103/2305.11206",
    "2023-05-18",
    "18.05.2023",
    "1234-5678",
    "978-3-16-148410-0",
    "3.14159",
    "see 2305.11206",
    "2305.11206 2305.11207",
    "and/9901001",
    "tcp/9901001",
    "https://evil.org/abs/2305.11206",
    "https://arxiv.org.evil.org/abs/2305.11206",
    "https://notarxiv.org/abs/2305.11206",
    "https://evil.org/?u=https://arxiv.org/abs/2305.11206",
    "https://user@arxiv.org/abs/2305.11206",
    "ftp://arxiv.org/abs/2305.11206",
    "https://arxiv.org/list/cs.CL/recent",
    "https://huggingface.co/meta/2305.11206",
    "٢٣٠٥.١١٢٠٦",
    "LIMA: Less Is More for Alignment",
    "x" * 5000,
]


@pytest.mark.parametrize(("text", "expected"), FORMS.items())
def test_every_form_is_read(text: str, expected: ArxivId) -> None:
    assert arxiv_id.parse(text) == expected
    assert arxiv_id.looks_like(text)


@pytest.mark.parametrize("text", MALFORMED)
def test_malformed_ids_are_refused_but_recognised(text: str) -> None:
    assert arxiv_id.parse(text) is None
    assert arxiv_id.looks_like(text)


@pytest.mark.parametrize("text", NO_ARXIV_ID)
def test_other_text_is_no_arxiv_id(text: str) -> None:
    assert arxiv_id.parse(text) is None
    assert not arxiv_id.looks_like(text)


def new_ids() -> st.SearchStrategy[str]:
    months = st.integers(1, 12)
    four = st.builds("{:02}{:02}.{:04}".format, st.integers(8, 14), months, st.integers(1, 9999))
    five = st.builds("{:02}{:02}.{:05}".format, st.integers(15, 90), months, st.integers(1, 99999))
    return four | five


def old_ids() -> st.SearchStrategy[str]:
    return st.builds(
        "{}/{:02}{:02}{:03}".format,
        st.sampled_from(["hep-th", "math", "cs", "quant-ph", "cond-mat", "q-bio", "physics", "nlin"]),
        st.sampled_from([92, 95, 99, 0, 6]),
        st.integers(1, 12),
        st.integers(1, 999),
    )


BEFORE = [
    "",
    " ",
    "arXiv:",
    "ARXIV: ",
    "https://arxiv.org/abs/",
    "http://www.arxiv.org/pdf/",
    "export.arxiv.org/html/",
    "10.48550/arXiv.",
]
BEFORE += ["https://huggingface.co/papers/", "https://www.alphaxiv.org/overview/", "https://doi.org/10.48550/ARXIV."]


@settings(max_examples=300, deadline=None)
@given(new_ids() | old_ids(), st.sampled_from(BEFORE), st.none() | st.integers(1, 99), st.sampled_from(["", " ", "\n"]))
def test_decoration_never_changes_the_id(id_: str, before: str, version: int | None, after: str) -> None:
    written = f"{before}{id_}{f'v{version}' if version else ''}{after}"
    assert arxiv_id.parse(written) == ArxivId(id_, version)


@settings(max_examples=200, deadline=None)
@given(new_ids() | old_ids(), st.none() | st.integers(1, 99))
def test_addresses_lead_back(id_: str, version: int | None) -> None:
    assert arxiv_id.parse(arxiv_id.abs_url(id_, version)) == ArxivId(id_, version)
    assert arxiv_id.parse(arxiv_id.pdf_url(id_, version) + ".pdf") == ArxivId(id_, version)
    assert arxiv_id.parse(str(ArxivId(id_, version))) == ArxivId(id_, version)


LIKELY = st.sampled_from(
    [
        "arxiv.org/",
        "https://",
        "abs/",
        "hep-th/",
        "2305.",
        "11206",
        "v",
        "1",
        "%2F",
        "?",
        "#",
        "arXiv:",
        "10.48550/",
        "[cs.CL]",
        ".",
    ]
)


@settings(max_examples=500, deadline=None)
@given(st.text() | st.lists(LIKELY | st.text(max_size=3), max_size=8).map("".join))
def test_no_text_fails_and_what_is_read_is_canonical(text: str) -> None:
    found = arxiv_id.parse(text)
    if found:
        assert arxiv_id.looks_like(text)
        assert arxiv_id.parse(found.id) == ArxivId(found.id)
        assert "/" not in arxiv_id.file_stem(found.id)


def test_a_file_is_named_after_the_id() -> None:
    assert arxiv_id.file_stem("hep-th/9901001") == "hep-th_9901001"
    assert arxiv_id.file_stem("2305.11206") == "2305.11206"


def test_the_year_in_an_id() -> None:
    assert [arxiv_id.year(id_) for id_ in ("2305.11206", "0704.0001", "hep-th/9901001", "math/0211159")] == [
        2023,
        2007,
        1999,
        2002,
    ]


def test_reading_ids_loads_nothing_heavy() -> None:
    code = "import sys, papercli.model.arxiv_id as a; a.parse('2305.11206'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pydantic", "requests", "arxiv", "anyascii", "pylatexenc", "ruamel"} & set(loaded)
