"""What a column's heading or the key of a ``key: value`` line stands for, and which section headings hold no papers."""

from __future__ import annotations

import re

from papercli.readers.markdown.recognise import heading_names

_ROLES = {
    name.strip(): role
    for role, names in heading_names.NAMES.items()
    for name in names.replace("\n", "|").split("|")
    if name.strip()
}

_PARTS = re.compile(
    r"\s*(?:&|/|\+|,|，|、|;|；|·|・|\||\band\b|\bet\b|\bund\b|\by\b|和|与|與|及|<br\s*/?>|\n|\s-\s)\s*", re.IGNORECASE
)
_BRACKETS = re.compile(r"^(.*?)\s*[(（\[]([^()（）\[\]]*)[)）\]]\s*$")
_EDGES = " \t\r\n*_`~:：.!|↑↓▲▼⬆⬇↕🔽🔼-–—=\"'"
_LONGEST = 60

_BOILERPLATE = frozenset(
    name.strip() for name in heading_names.BOILERPLATE.replace("\n", "|").split("|") if name.strip()
)
_NOT_WORDS = re.compile(r"[^\w\s&'/-]+")


def roles(heading: str) -> tuple[str, ...]:
    """The roles that a heading names, in its order: ``Title & Authors`` → ``("title", "authors")``; empty for an unknown one.

    The roles: title, name, paper, authors, first_author, institution, venue, year, date, read_date, started, link, code, project,
    links, video, demo, dataset, model, slides, poster, blog, bibtex, status, rating, see, summary, remark, topic, keywords, n, stars
    (counts of stars or citations). ``paper`` is the title or a link to it, ``date`` may hold years, ``dataset``, ``see`` and
    ``blog`` text or links: the cells decide. A combination with one unknown part is unknown.

    >>> roles("Pub. & Date"), roles("发表年份"), roles("Backbone")
    (('venue', 'date'), ('year',), ())
    """
    if len(heading) > _LONGEST:
        return ()
    text = heading.strip(_EDGES).lower().replace("\ufe0f", "")
    found = _ROLES.get(text) or _ROLES.get(heading.strip().lower())
    if found:
        return (found,)
    text = " ".join(_without_marks(heading.lower()).split())
    if not text:
        return ()
    found = _ROLES.get(text) or _ROLES.get(text.replace("_", " ").replace("-", " "))
    if found:
        return (found,)
    if (inner := _BRACKETS.match(text)) and (outer := roles(inner[1])):
        more = roles(inner[2])
        return (*outer, *(role for role in more if role not in outer)) if more != ("links",) else outer
    parts = _PARTS.split(text)
    if len(parts) < 2:
        return ()
    named = [_ROLES.get(part.strip(_EDGES)) for part in parts if part]
    if not named or None in named:
        return ()
    return tuple(dict.fromkeys(role for role in named if role))


def boilerplate(heading: str) -> bool:
    """Whether a section with this heading is about the list, not of papers: contents, contributing, licence, news.

    What such a section holds may still be links to papers (``News``): the reader looks at what stands below.
    """
    if len(heading) > 80:
        return False
    text = " ".join(_NOT_WORDS.sub(" ", _SHORTCODE.sub(" ", heading).lower()).split()).strip("-_/& ")
    return text in _BOILERPLATE or text.lstrip("0123456789 ") in _BOILERPLATE


_SHORTCODE = re.compile(r":[a-z0-9_+-]+:")
_MARKS = re.compile(r"[\U0001f000-\U0001faff☀-➿⬀-⯿️‍]+|:[a-z0-9_+-]+:")


def _without_marks(text: str) -> str:
    return _MARKS.sub(" ", text).strip(_EDGES)
