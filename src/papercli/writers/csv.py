"""CSV for spreadsheets, by RFC 4180: a row of heads, then a row a paper.

A cell that a spreadsheet would take for a formula gets an apostrophe before it
(https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from papercli.model.clean import clean, clean_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from papercli.model.paper import Paper
    from papercli.writers.writer import Around

ENDINGS: tuple[str, ...] = (".csv",)

COLUMNS: Mapping[str, Callable[[Paper], str | int | None]] = {
    "id": lambda p: p.id,
    "title": lambda p: clean(p.title) or p.id,
    "authors": lambda p: "; ".join(p.authors),
    "year": lambda p: p.effective_year,
    "published": lambda p: p.published,
    "venue": lambda p: p.venue,
    "kind": lambda p: p.kind,
    "name": lambda p: p.name,
    "topics": lambda p: ", ".join(p.topics),
    "status": lambda p: p.status,
    "started": lambda p: p.started,
    "finished": lambda p: p.finished,
    "rating": lambda p: p.rating,
    "added": lambda p: p.added,
    "arxiv": lambda p: p.arxiv,
    "doi": lambda p: p.doi,
    "url": lambda p: p.main_url,
    "summary": lambda p: p.summary,
    "remark": lambda p: p.remark,
}
"""The columns in their order, fixed for scripts: a further one goes to the end."""
_FORMULA = re.compile("'*[=+@＝＋－＠\t\r\n-]")
"""After apostrophes, too, so that taking one off always gives the text."""


def render(papers: Iterable[Paper], around: Around) -> Iterator[str]:  # noqa: ARG001 - each writer is given the same
    """Rows that end with CR LF; what has several lines keeps them, ended by LF."""
    buffer = io.StringIO(newline="")
    write = csv.writer(buffer).writerow
    write(COLUMNS)
    for paper in papers:
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        write([_cell(name, value(paper)) for name, value in COLUMNS.items()])
    yield buffer.getvalue()


def _cell(name: str, value: str | int | None) -> str:
    if value is None:
        return ""
    text = str(value)
    text = clean_lines(text) if name in ("summary", "remark") else clean(text)
    return f"'{text}" if _FORMULA.match(text) else text
