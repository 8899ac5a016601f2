"""arXiv ids: every way to write one, and its one canonical form. Imports nothing heavy, every command needs it.

Grammar: https://info.arxiv.org/help/arxiv_identifier.html. Two schemes: ``YYMM.number`` since April 2007 (four digits, five
since January 2015) and ``archive/YYMMNNN`` before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_ARCHIVES = """
    acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga funct-an
    gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph
    solv-int supr-con
"""  # those that gave out ids before April 2007
_ARCHIVE_OF = {name.replace("-", ""): name for name in _ARCHIVES.split()}
_FIVE_DIGITS_FROM = 1501
_PADDED_UNTIL = 1512
_LONGEST = 300

# The patterns are text: most commands need none of them, and `re` compiles and keeps each one at its first use.
_FLAGS = re.IGNORECASE | re.ASCII
_VERSION = r"(?:v([1-9][0-9]{0,2}))?"
_NUMBER = rf"([0-9]{{2}})([0-9]{{2}})\.([0-9]{{4,5}}){_VERSION}"
_OLD = rf"([a-z-]{{2,10}})(?:\.[a-z-]{{2,9}})?/{{1,2}}([0-9]{{2}})([0-9]{{2}})([0-9]{{3}}){_VERSION}"
_PREFIX = r"arxiv\s*[:：]\s*/?"
_STAMP = r"\s*\[[a-z.-]{2,20}\](?:\s+[0-9]{1,2} [a-z]{3} [0-9]{4})?$"
_FILE = r"(?:\.(?:pdf|ps|gz))+$"
_URL = r"(?:https?:)?(?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?::[0-9]{1,5})?/+([^?#]*)(?:[?#].*)?"
_VIEW = r"(?:abs|pdf|html|format|src|e-print|ps|dvi|tb|trackback|refs|cits|bibtex|audio|ftp/arxiv/papers/[0-9]{4})/+"
_DOI = r"(?:doi\s*:\s*)?10\.48550/+arxiv\."

_SITES = (
    (r"(?:[a-z0-9-]+\.)*arxiv\.org|xxx\.lanl\.gov", rf"(?:{_VIEW})?"),
    (r"(?:www\.|beta\.)?alphaxiv\.org", r"(?:[a-z]{2}(?:-[a-z]{2,4})?/+)?[a-z]+/+"),
    (r"(?:www\.)?(?:huggingface\.co|hf\.co)", r"papers/+"),
    (r"(?:www\.)?ar5iv\.org", r"(?:(?:abs|html|pdf|papers)/+)?"),
    (r"(?:www\.)?arxiv-vanity\.com", r"papers/+"),
    (r"(?:www\.|dx\.)?doi\.org", r"10\.48550/+arxiv\."),
    (r"(?:www\.|api\.)?semanticscholar\.org", r"(?:graph/v1/paper/+)?arxiv[:/]"),
)
"""Host, and what stands before the id in its path; arXiv itself first."""


@dataclass(frozen=True, slots=True)
class ArxivId:
    """One arXiv paper, or one version of it. ``str()`` gives ``2305.11206`` or ``2305.11206v2``."""

    id: str
    """Canonical, without version and subject class: ``2305.11206``, ``hep-th/9901001``, ``math/0611800``."""
    version: int | None = None
    """None means the newest."""

    def __str__(self) -> str:
        return self.id if self.version is None else f"{self.id}v{self.version}"


@lru_cache(maxsize=1 << 14)
def parse(text: str) -> ArxivId | None:
    """Read a reference to one arXiv paper; None where ``text`` as a whole is none.

    Takes bare ids, ``arXiv:``, the pages and files of arxiv.org and of the sites that mirror it, and arXiv's own DOIs. Never
    looks for an id inside other text: DOIs, ISSNs and dates have the same digits.

    >>> str(parse("https://arxiv.org/pdf/math.GT/0309136v2.pdf#page=3"))
    'math/0309136v2'
    """
    core = _core(text)
    return None if core is None else _new(core) or _old(core)


def looks_like(text: str) -> bool:
    """Whether someone meant an arXiv id, right or wrong: ``2313.00001``, ``arXiv:abc``, ``https://arxiv.org/abs/1``."""
    text = text.strip()
    if len(text) > _LONGEST:
        return False
    if re.match(f"{_PREFIX}|{_DOI}", text, _FLAGS):
        return True
    url = re.fullmatch(_URL, text, _FLAGS)
    if url and _before_id(url[1]) == _SITES[0][1] and re.match(_VIEW, url[2], _FLAGS):
        return True
    core = _core(text)
    if core is None:
        return False
    if re.fullmatch(r"[0-9]{4}\.[0-9]{3,6}(?:v[0-9]*)?", core, _FLAGS):
        return True
    old = re.fullmatch(r"([a-z-]+)(?:\.[a-z-]+)?/+[0-9]{5,8}(?:v[0-9]*)?", core, _FLAGS)
    return old is not None and old[1].replace("-", "").lower() in _ARCHIVE_OF


def file_stem(arxiv: str) -> str:
    """Name the file of a paper after its canonical id: ``hep-th/9901001`` → ``hep-th_9901001``."""
    return arxiv.replace("/", "_")


def from_file_stem(stem: str) -> ArxivId | None:
    """Read the name that ``file_stem`` gives: ``hep-th_9901001`` → ``hep-th/9901001``."""
    found = parse(stem.replace("_", "/"))
    return found if found and file_stem(found.id) == stem else None


def year(arxiv: str) -> int:
    """The year in a canonical id: where no date is known, good but for the days around New Year."""
    short = int(arxiv.rpartition("/")[2][:2])
    return short + (1900 if short >= 91 and "/" in arxiv else 2000)


def abs_url(arxiv: str, version: int | None = None) -> str:
    """Address of the abstract page."""
    return f"https://arxiv.org/abs/{ArxivId(arxiv, version)}"


def pdf_url(arxiv: str, version: int | None = None) -> str:
    """Address of the PDF."""
    return f"https://arxiv.org/pdf/{ArxivId(arxiv, version)}"


def _before_id(host: str) -> str | None:
    return next((path for site, path in _SITES if re.fullmatch(site, host, _FLAGS)), None)


def _core(text: str) -> str | None:
    """What is left of ``text`` when address, prefix and file suffix are taken off; None where the address names no paper."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    url = re.fullmatch(_URL, text, _FLAGS)
    before = _before_id(url[1]) if url else None
    if url and before is not None:
        path = _decoded(url[2])
        head = re.match(before, path, _FLAGS)
        if head is None:
            return None
        text = path[head.end() :].rstrip("/")
    elif start := re.match(f"{_DOI}|{_VIEW}", text, _FLAGS):
        text = text[start.end() :]
    if prefix := re.match(_PREFIX, text, _FLAGS):
        text = text[prefix.end() :]
    text = re.sub(_STAMP, "", text, flags=_FLAGS)
    return re.sub(_FILE, "", text, flags=_FLAGS).removeprefix("/")


def _decoded(path: str) -> str:
    if "%" not in path:
        return path
    from urllib.parse import unquote

    return unquote(path)


def _new(core: str) -> ArxivId | None:
    found = re.fullmatch(_NUMBER, core, _FLAGS)
    if not found:
        return None
    year, month, number, version = found.groups()
    when = int(year + month)
    if when < 704 or not 1 <= int(month) <= 12 or int(number) == 0:
        return None
    if when < _FIVE_DIGITS_FROM and len(number) == 5:
        return None
    if when >= _FIVE_DIGITS_FROM and len(number) == 4:
        # In 2015 people still wrote four digits. Later a missing digit is one that was lost, often a spreadsheet's or
        # YAML's last zero (2106.09680 became 2106.0968): padding would name another paper.
        if when > _PADDED_UNTIL:
            return None
        number = "0" + number
    return ArxivId(f"{year}{month}.{number}", int(version) if version else None)


def _old(core: str) -> ArxivId | None:
    found = re.fullmatch(_OLD, core, _FLAGS)
    if not found:
        return None
    name, year, month, number, version = found.groups()
    archive = _ARCHIVE_OF.get(name.replace("-", "").lower())
    first, last = (1991, 7), (2007, 3)
    when = (int(year) + (1900 if int(year) >= 91 else 2000), int(month))
    if archive is None or not 1 <= int(month) <= 12 or int(number) == 0 or not first <= when <= last:
        return None
    return ArxivId(f"{archive}/{year}{month}{number}", int(version) if version else None)
