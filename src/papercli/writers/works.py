"""What kind of work a paper is in the terms that bibliographies have in common."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from papercli.model.clean import clean

if TYPE_CHECKING:
    from papercli.model.paper import Paper

Work = Literal["article", "conference", "preprint", "book", "blog", "dataset", "software", "course", "talk", "other"]
"""An article is one in a journal; a preprint has no venue, or a server of preprints for one."""

# Text, so that `re` compiles what is needed when it is needed.
_PREPRINT = r"arxiv|corr\b|(?:bio|med|chem|psy|tech)r?xiv|ssrn\b|(?:cryptology )?eprint|preprint|under review|in submission|submitted"
_CONFERENCE = (
    r"\b(?:conf|conference|symposium|workshops?|colloquium|congress|meeting|findings|tutorials?)\b"
    r"|\bproc(?:\.|eedings)(?! of the (?:ieee|national academy)\b)|advances in neural|neural information processing|science and systems"
)
_JOURNALS = """
    journal transactions trans\\. letters lett\\. magazine annals bulletin access surveys reports communications plos elife iscience
    jmlr tmlr tacl t?-?pami ijcv jair aij jacm cacm csur tog tois tkde tkdd tist tnnls tip tmm tcsvt tvcg tse tosem tocs tods toplas
    taslp tifs tdsc ra-l ijrr pnas jasa jmir bmj nejm jama
"""
_JOURNAL = rf"\b(?:{'|'.join(_JOURNALS.split())}|reviews? of|physical review|proceedings of the (?:ieee|national academy))\b|\bj\. [a-z]"
_ACRONYM = r"[A-Z][A-Za-z]*[A-Z]"


def work_of(paper: Paper) -> Work:
    """What kind of work it is."""
    if paper.kind == "paper":
        return _published(paper.venue) if paper.venue else "preprint"
    return _OTHERS[paper.kind]


_OTHERS: dict[str, Work] = {
    "book": "book",
    "blog": "blog",
    "dataset": "dataset",
    "benchmark": "dataset",
    "software": "software",
    "course": "course",
    "talk": "talk",
    "other": "other",
}


@lru_cache(maxsize=4096)
def _published(venue: str) -> Work:
    """Where it was published, by the venue's words; a name that says nothing is a conference's if it is an acronym (``ICLR 2022``).

    >>> [_published(venue) for venue in ("ICLR 2022", "TACL", "Nature", "IEEE Transactions on Robotics", "arXiv preprint")]
    ['conference', 'article', 'article', 'article', 'preprint']
    """
    words = clean(venue).lower()
    if re.match(_PREPRINT, words):
        return "preprint"
    if re.search(_CONFERENCE, words):
        return "conference"
    if re.search(_JOURNAL, words):
        return "article"
    return "conference" if re.search(_ACRONYM, venue) else "article"


def issued(paper: Paper) -> tuple[int, ...]:
    """Year, and month and day where they are known: those of the first version, so not where the keeper or the venue names another year.

    Empty where nothing is known.
    """
    year = paper.effective_year
    if year is None:
        return ()
    years = re.findall(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)", paper.venue) if paper.venue else []
    if paper.published and paper.published.startswith(f"{year}-") and (not years or str(year) in years):
        return tuple(map(int, paper.published.split("-")))
    return (year,)


def address(paper: Paper) -> str:
    """Where it is on the web; empty where it is not."""
    url = paper.main_url or ""
    return url if url.startswith(("http://", "https://")) else ""
