"""Every format read back by a parser that is not ours: what another program sees of the papers."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import pybtex.database
import rispy
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from tests.writers.markdown import reading


class Seen(NamedTuple):
    """What is seen of one paper."""

    title: str
    authors: tuple[str, ...]
    """Each as ``Given Family Suffix``; a group as it is."""
    year: str
    doi: str
    url: str


def bibtex(text: str) -> dict[str, Seen]:
    """By pybtex, and LaTeX by pylatexenc, its mathematics left as it is."""
    entries = pybtex.database.parse_string(text, "bibtex", encoding="utf-8").entries
    return {
        key: Seen(
            title=latex(entry.fields["title"]),
            authors=tuple(latex(_person(person)) for person in entry.persons.get("author", ())),
            year=entry.fields.get("year", ""),
            doi=entry.fields.get("doi", ""),
            url=entry.fields.get("url", ""),
        )
        for key, entry in entries.items()
    }


def _person(person: pybtex.database.Person) -> str:
    parts = (person.first_names, person.middle_names, person.prelast_names, person.last_names, person.lineage_names)
    return " ".join(word for words in parts for word in words)


def latex(text: str) -> str:
    """What a reader sees of LaTeX."""
    return str(_LATEX.latex_to_text(text))


_SHOWN = {
    "textbraceleft": "{",
    "textbraceright": "}",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textasciicircum": "^",
}
_CONTEXT = get_default_latex_context_db()
_CONTEXT.add_context_category("text symbols", [MacroTextSpec(*each) for each in _SHOWN.items()], prepend=True)
_LATEX = LatexNodes2Text(latex_context=_CONTEXT, math_mode="verbatim", strict_latex_spaces="macros")


_NAME = {"family", "given", "suffix", "literal"}
_TEXT = {
    *("id", "type", "title", "title-short", "container-title", "publisher", "DOI", "URL", "keyword", "archive"),
    *("archive_location", "number"),
}
_CSL_TYPES = {
    *("article", "article-journal", "paper-conference", "book", "post-weblog", "dataset", "software", "webpage"),
    *("speech", "document"),
}


def csl_json(text: str) -> dict[str, Seen]:
    """As the schema of CSL-JSON has it: no other names, no other types of values."""
    out = {}
    for item in json.loads(text):
        assert item["type"] in _CSL_TYPES
        assert item.keys() <= _TEXT | {"author", "issued"}
        assert all(isinstance(item[name], str) and item[name] for name in _TEXT & item.keys())
        authors = item.get("author", [])
        assert all(author.keys() <= _NAME and author for author in authors)
        (parts,) = item["issued"]["date-parts"] if "issued" in item else ([],)
        assert len(parts) <= 3
        assert all(isinstance(part, int) for part in parts)
        names = (" ".join(a[n] for n in ("given", "family", "suffix", "literal") if n in a) for a in authors)
        year = str(parts[0]) if parts else ""
        out[item["id"]] = Seen(item["title"], tuple(names), year, item.get("DOI", ""), item.get("URL", ""))
    return out


def ris(text: str) -> dict[str, Seen]:
    """By rispy, which must know every tag."""
    out = {}
    for record in rispy.loads(text):
        assert "unknown_tag" not in record
        names = (name.split(", ", 1) for name in record.get("authors", ()))
        authors = tuple(" ".join(reversed(parts)) for parts in names)
        (url,) = record.get("urls", [""])
        out[record["id"]] = Seen(record["title"], authors, record.get("year", ""), record.get("doi", ""), url)
    return out


def csv_(text: str) -> dict[str, Seen]:
    """By Python's own reader; the apostrophes before what would be formulas are taken off, and nothing else may be one."""
    out = {}
    for row in csv.DictReader(io.StringIO(text, newline=""), strict=True):
        assert None not in row, "more cells than heads"
        assert all(cell is not None for cell in row.values()), "fewer cells than heads"
        assert not [cell for cell in row.values() if cell[:1] in "=+-@\t\r" and cell]
        plain = {name: re.sub(r"\A'(?='*[=+@＝＋－＠\t\r\n-])", "", cell) for name, cell in row.items()}
        authors = tuple(plain["authors"].split("; ")) if plain["authors"] else ()
        out[row["id"]] = Seen(plain["title"], authors, row["year"], plain["doi"], plain["url"])
    return out


def json_(text: str) -> dict[str, Seen]:
    """As the document of ``list --json``."""
    document = json.loads(text)
    assert document.keys() == {"version", "papers"}
    return {paper["id"]: _seen(paper) for paper in document["papers"]}


def _seen(paper: Mapping[str, Any]) -> Seen:
    return Seen(paper["title"], tuple(paper["authors"]), str(paper["year"] or ""), paper["doi"] or "", "")


BLOCK = {"columns": "id,title,authors,year,doi,url", "authors": "all;join= ⁂ ", "group": "none"}
"""Options of a block that shows what is compared."""


def block(text: str) -> dict[str, Seen]:
    """By GitHub's own parser."""
    page = reading.read(text)
    assert set(page.rows) <= {6}
    cells = iter(page.cells)
    rows: Iterator[tuple[str, ...]] = zip(cells, cells, cells, cells, cells, cells, strict=True)
    return {
        id_: Seen(title, tuple(part.strip() for part in authors.split("⁂")), year, doi, url)
        for id_, title, authors, year, doi, url in rows
        if id_ != "Id"  # the heads of each table
    }


READERS: Mapping[str, Callable[[str], dict[str, Seen]]] = {
    "bibtex": bibtex,
    "csl-json": csl_json,
    "ris": ris,
    "csv": csv_,
    "json": json_,
    "markdown": block,
}
"""For each of ``writers.formats.FORMATS``."""
