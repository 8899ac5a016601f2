"""The arXiv id or DOI that an address or a short text carries, and whether an address is that of a paper."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from papercli.model import arxiv_id, doi as doi_model

if TYPE_CHECKING:
    from papercli.model.arxiv_id import ArxivId

_LONGEST = 2000
_MIRRORS = re.compile(
    r"(?:https?:)?//(?:xxx\.itp\.ac\.cn|arxiv-org\.[a-z0-9.-]+|browse\.arxiv\.org|ar5iv\.labs\.arxiv\.org|"
    r"scirate\.com/arxiv|"
    r"(?:www\.)?arxiv-sanity(?:-lite)?\.com|(?:www\.)?(?:alphaxiv|themoonlight)\.[a-z]+|(?:www\.)?catalyzex\.com|"
    r"(?:www\.)?connectedpapers\.com|huggingface\.co/papers|hf-mirror\.com/papers|arxivxplorer\.com|papers\.cool/arxiv|"
    r"inspirehep\.net|deepai\.org|scholar\.archive\.org|api\.semanticscholar\.org|sci-hub\.[a-z]+)/"
    r"[^\s]*?(?<![0-9.])(?P<id>[0-9]{4}\.[0-9]{4,5}(?:v[0-9]{1,2})?)(?![0-9])",
    re.IGNORECASE,
)
"""Sites that show arXiv's papers under its ids, anywhere in the path, beside those that ``model.arxiv_id`` knows exactly."""
_BROKEN = re.compile(
    r"(?:https?:?/*)?(?:[a-z0-9-]+\.)?arxiv\.org/+(?:abs|pdf|"
    r"html)/+(?P<id>[0-9]{4}\.[0-9]{4,5}(?:v[0-9]{1,2})?)(?![0-9])",
    re.IGNORECASE,
)
"""An address with something wrong around the id: a slash too few, ``.pdf.pdf``, a closing bracket."""
_IN_TEXT = re.compile(
    r"(?i:arxiv)\s*(?:preprint)?\s*[:：,.\s(]\s*(?:(?i:abs)/|"
    r"(?i:arxiv)\s*[:：]\s*)?(?P<id>[0-9]{4}\.[0-9]{4,5}(?:v[0-9]{1,2})?)(?![0-9])"
)
_DOI_IN_PATH = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s?#]+")
_VIEWS = re.compile(
    r"/(?:full|abstract|pdf|epdf|html|fulltext|meta|summary|references|epub)(?:/.*)?$|"
    r"(?:\.(?:full|abstract))?\.(?:pdf|html?)$|v[0-9](?:\.full.*)?$"
)
"""What publishers put behind a DOI in their own addresses."""
_PAPER_HOSTS = re.compile(
    r"""(?:^|\.)(?:
    arxiv\.org|ar5iv\.org|alphaxiv\.org|arxiv-vanity\.com|xxx\.lanl\.gov|xxx\.itp\.ac\.cn|openreview\.net|aclanthology\.org|aclanthology\.info|aclweb\.org|doi\.org|dl\.acm\.org|
    ieeexplore\.ieee\.org|computer\.org|mlr\.press|papers\.nips\.cc|nips\.cc|neurips\.cc|mlsys\.org|thecvf\.com|ecva\.net|springer\.com|springeropen\.com|nature\.com|science\.org|
    sciencemag\.org|sciencedirect\.com|elsevier\.com|cell\.com|jmlr\.org|ndss-symposium\.org|eprint\.iacr\.org|iacr\.org|biorxiv\.org|
    medrxiv\.org|chemrxiv\.org|psyarxiv\.com|techrxiv\.org|semanticscholar\.org|hal\.science|archives-ouvertes\.fr|inria\.fr|ssrn\.com|aaai\.org|ijcai\.org|vldb\.org|
    isca-speech\.org|isca-archive\.org|roboticsproceedings\.org|wiley\.com|tandfonline\.com|sagepub\.com|aps\.org|iop\.org|iopscience\.iop\.org|aip\.org|scitation\.org|
    acs\.org|rsc\.org|oup\.com|cambridge\.org|mdpi\.com|frontiersin\.org|plos\.org|pnas\.org|nejm\.org|thelancet\.com|bmj\.com|jstor\.org|muse\.jhu\.edu|mitpressjournals\.org|
    direct\.mit\.edu|siam\.org|worldscientific\.com|hindawi\.com|iospress\.com|degruyter\.com|eg\.org|bmva-archive\.org\.uk|bmva\.org|lrec-conf\.org|dblp\.org|researchgate\.net|
    academia\.edu|papers\.ssrn\.com|ceur-ws\.org|drops\.dagstuhl\.de|dagstuhl\.de|lipics\.de|projecteuclid\.org|ams\.org|adsabs\.harvard\.edu|inspirehep\.net|
    distill\.pub|transformer-circuits\.pub|royalsocietypublishing\.org|spiedigitallibrary\.org|osapublishing\.org|optica\.org|opg\.optica\.org|osapublishing\.org|quantum-journal\.org|scipost\.org|
    elifesciences\.org|asa\.scitation\.org|pubs\.asha\.org|jneurosci\.org|ncbi\.nlm\.nih\.gov|pubmed\.gov|europepmc\.org|zenodo\.org|citeseerx\.ist\.psu\.edu|proquest\.com|
    cnki\.net|wanfangdata\.com\.cn|jst\.go\.jp|ipsj\.ixsq\.nii\.ac\.jp|kci\.go\.kr|dbpia\.co\.kr|seg\.org|agu\.org|geoscienceworld\.org|onepetro\.org|igi-global\.com|
    papers\.cool|paperdigest\.org|paperswithcode\.com|catalyzex\.com|scirate\.com|deepai\.org|osf\.io|preprints\.org|authorea\.com|scholar\.archive\.org|sci-hub\.[a-z]+|libgen\.[a-z]+
    )$""",
    re.VERBOSE,
)
_FILE = re.compile(r"\.(?:pdf|ps|ps\.gz|djvu)(?:$|[?#])")
_TOP_LEVEL = re.compile(r"\.[a-z]{2,}\.?$")
_PAPER_PATHS = re.compile(
    r"^usenix\.org/(?:conference|system/files|legacy|publications)|"
    r"huggingface\.co/papers/|hf\.co/papers/|"
    r"(?:^|\.)(?:microsoft\.com|research\.google|research\.google\.com|ai\.google|research\.facebook\.com|"
    r"ai\.meta\.com|ai\.facebook\.com|amazon\.science|"
    r"research\.nvidia\.com|machinelearning\.apple\.com|research\.ibm\.com|adobe\.com)/(?:[a-z-]+/)*(?:pubs?|"
    r"publications?|papers?|research/publication)/|"
    r"/(?:publications?|papers?|pubs?)/[^/]+|scholar\.google\.[a-z.]+/(?:scholar|citations)"
)
_NO_PAPER_HOSTS = re.compile(
    r"(?:^|\.)(?:github\.com|gitlab\.com|youtube\.com|youtu\.be|twitter\.com|x\.com|medium\.com|bilibili\.com|"
    r"zhihu\.com|reddit\.com)$"
)
_NOT_PAPERS = re.compile(
    r"^(?:arxiv\.org/(?:list|a|search|auth|find|corr)\b|openreview\.net/(?:group|profile)|"
    r"aclanthology\.org/(?:events|venues|people|volumes)/|paperswithcode\.com/(?:sota|task|method|dataset|area)/)"
)
_URL = re.compile(r"(?:https?:)?/{0,2}(?:www\.)?([^/?#\s:]+)(?::[0-9]+)?([^\s]*)", re.IGNORECASE)


def arxiv(text: str) -> ArxivId | None:
    """The arXiv paper an address leads to, or a text as a whole names (``arXiv preprint arXiv:2311.11514``, ``2311.11514v2``).

    Mirrors and sites that show arXiv's papers under their ids count; a number without a word of arXiv inside other text does not.
    """
    if "." not in text and "/" not in text:
        return None
    exact = arxiv_id.parse(text)
    if exact is not None or len(text) > _LONGEST:
        return exact
    found = _MIRRORS.match(text.strip()) or _BROKEN.search(text) or _IN_TEXT.search(text)
    return arxiv_id.parse(found["id"]) if found else None


def doi(text: str) -> str | None:
    """The DOI an address carries, also in a publisher's address, or a text as a whole names; never arXiv's own."""
    if "10." not in text and "%2" not in text:
        return None
    exact = doi_model.parse(text)
    if exact is not None or len(text) > _LONGEST or "://" not in text:
        return exact
    found = _DOI_IN_PATH.search(text)
    if found is None or doi_model.is_arxiv(text):
        return None
    return doi_model.parse(_VIEWS.sub("", found[0]))


@lru_cache(8192)
def is_paper_url(url: str) -> bool:
    """Whether an address is that of a paper: its page at an archive, publisher or conference, or any PDF."""
    found = _URL.match(url.strip()) if len(url) <= _LONGEST else None
    if found is None:
        return False
    host, path = found[1].lower(), found[2]
    place = (host + path).lower()
    if _NOT_PAPERS.match(place):
        return False
    if _PAPER_HOSTS.search(host):
        return len(path) > 1
    if _FILE.search(place):
        return True
    if _NO_PAPER_HOSTS.search(host) or not _TOP_LEVEL.search(host):
        return False
    return _PAPER_PATHS.search(place) is not None or arxiv(url) is not None
