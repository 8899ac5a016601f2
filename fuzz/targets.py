"""What must hold for any bytes at all in every other place where papercli reads what strangers wrote; one function a place.

Each raises ``BrokenError``, or whatever escapes from papercli, which then is a bug: errors that papercli expects are none.
"""

from __future__ import annotations

import functools
import json
import sqlite3
import zlib
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from fuzz.checks import demand
from papercli.errors import InvalidError, NotFoundError, PapercliError, RefusedError, SourceError, UsageError
from papercli.markdown import conflicts, document, markers
from papercli.model import arxiv_id, doi, paper_id, schema, settings_schema, url
from papercli.model.changes import AddItem, Remove, Set
from papercli.model.paper import Paper
from papercli.model.query import Query, year_range
from papercli.model.ref import Referable
from papercli.model.text import fold, slug
from papercli.model.topics import Topic, Topics
from papercli.sources import arxiv
from papercli.sources.http import Answer, Http
from papercli.sources.settings import Settings
from papercli.store import parsing, yaml_edit, yaml_quick, yaml_read
from papercli.store.index import search
from papercli.store.layout import Layout
from papercli.writers.markdown import readme

if TYPE_CHECKING:
    from collections.abc import Callable

    from papercli.model.changes import Change
    from papercli.model.finding import Finding

_HOSTILE = (
    ("good", "A <b>title</b> | with `all` [of](it) <!-- papercli:end --> &lt; $x$ @who #1"),
    ("other", "C++ and 100% \\emph{more}: {title} of the 大規模言語モデル, l'été"),
)
PAPERS = tuple(
    Paper(id=id_, title=title, authors=("A. One", "Two, B."), topics=("a",), year=2020 + n, venue="V | W", links={"code": "https://a.b"})
    for n, (id_, title) in enumerate(_HOSTILE)
)  # fmt: skip
TOPICS = Topics((Topic(slug="a", title="A | B", topics=(Topic(slug="c", title="# C"),)),))
_EDITED = 16
"""One file in so many is edited, which takes as long as reading that many."""
NOWHERE = Layout(Path("/nonexistent/catalog"))


def yaml(data: bytes) -> None:
    """A file of a catalog: both readers agree, what is wrong has a place, and edits change what they say and nothing else."""
    paper, found = parsing.read(data, "p.yaml", lambda mapping: schema.paper("p", mapping))
    _places(found, data)
    demand(paper is not None or any(f.severity == "error" for f in found), "no paper and no error")
    _, found = parsing.read(data, "p.yaml", settings_schema.settings)
    _places(found, data)
    try:
        read = yaml_read.parse(data, "p.yaml")
    except InvalidError as error:
        _places(list(error.findings), data)
        demand(yaml_quick.load(data) is None, "the quick reader takes what the careful one refuses")
        return
    quick = yaml_quick.load(data)
    demand(quick is None or _same(quick, read.root), "the readers differ", quick, read.root)
    if zlib.crc32(data) % _EDITED == 0:
        _edited(read)


def _places(found: list[Finding], data: bytes) -> None:
    lines = data.count(b"\n") + 1
    for each in found:
        demand(1 <= each.line <= lines and each.column >= 1, "a place outside of the file", each)


def _same(quick: object, careful: object) -> bool:
    if isinstance(quick, dict) and isinstance(careful, dict):
        return list(quick) == list(careful) and all(_same(quick[key], careful[key]) for key in quick)
    if isinstance(quick, list) and isinstance(careful, list):
        return len(quick) == len(careful) and all(map(_same, quick, careful))
    if isinstance(quick, bool):
        return isinstance(careful, str) and careful.lower() == str(quick).lower()
    if isinstance(quick, int):
        return careful == str(quick)
    return isinstance(quick, float) or quick == careful


def _edited(read: yaml_read.Document) -> None:
    changes: list[Change] = [
        Set(("status",), "read"),
        Set(("title",), "a: b # c\n"),
        Remove(("title",)),
        Set(("links", "x: y"), "https://a.b"),
        *(Set((key,), "x") for key in list(read.root)[:2]),
        *(Remove((key,)) for key in list(read.root)[:3]),
    ]
    if isinstance(read.root.get("authors"), list):
        changes.append(AddItem(("authors",), "- x"))
    for change in changes:
        try:
            edited = yaml_edit.edit(read, [change], order=schema.order_at)
        except PapercliError as error:
            demand(isinstance(error, RefusedError), "an edit fails otherwise than by refusing", change, error)
            continue
        again = yaml_read.parse(edited.text.encode(), read.path)
        demand(again == edited, "what was checked is not what is written", change, edited.text)
        others = {key: value for key, value in again.root.items() if key != change.path[0]}
        before = {key: value for key, value in read.root.items() if key != change.path[0]}
        demand(others == before, "an edit changed another field", change, read.text, edited.text)


def feed(data: bytes) -> None:
    """ArXiv's answer, whatever it is: each paper that was asked for has a record or an error of its own."""
    asked = [paper for text in ("2106.09685", "hep-th/9901001v2") if (paper := arxiv_id.parse(text))]
    with patch.object(Http, "get", return_value=Answer(200, data)), patch.object(Http, "pause", return_value=False):
        answers = arxiv.fetch(asked, Settings(cache=NOWHERE.folder), lambda _: None)
    demand(answers.found.keys() | answers.failed.keys() == {paper.id for paper in asked}, "a paper without an answer")
    demand(all(isinstance(error, SourceError | NotFoundError) for error in answers.failed.values()), "an odd error")
    for id_, record in answers.found.items():
        demand(record.arxiv == id_ and bool(record.title.strip()), "a record of another paper", id_, record)
        json.dumps(record.model_dump()).encode()


def ids(data: bytes) -> None:
    """Whatever a person types for a paper: ids, DOIs and addresses read the same again; a file's name is never a path."""
    text = data.decode("utf-8", "replace")
    paper = arxiv_id.parse(text)
    if paper:
        demand(arxiv_id.parse(str(paper)) == paper, "an id is read otherwise again", text, paper)
        demand(arxiv_id.parse(arxiv_id.abs_url(paper.id, paper.version)) == paper, "an address is", text, paper)
        demand(paper_id.is_valid(arxiv_id.file_stem(paper.id)), "no name for a file", paper)
    bare = doi.parse(text)
    demand(
        bare is None or doi.parse(bare) == bare == doi.parse(doi.address(bare)),
        "a DOI is read otherwise",
        text,
        bare,
    )
    doi.is_arxiv(text)
    if url.is_web(text):
        demand(url.normal(url.normal(text)) == url.normal(text), "an address has two forms", text)
        demand(not set(text) & set(' \t\n\r<>"`\\\x00\x1b'), "an address that ends early", text)
    first, _, rest = text.partition("\n")
    made = paper_id.for_paper(rest or text, [first], 2024, None, ())
    demand(paper_id.is_valid(made), "an id that is none", made, text)
    demand(fold(fold(text)) == fold(text), "folded twice is not once", text)
    demand(not slug(text) or slug(slug(text)) == slug(text), "the slug of a slug", text)
    try:
        Referable(PAPERS).find(text)
    except PapercliError as error:
        demand(error.exit_status == 3, "no paper is found otherwise than so", text, error)


def blocks(data: bytes) -> None:
    """A README with whatever between the lines: bytes outside of blocks stay, rendering again changes nothing."""
    text = data.decode("utf-8", "replace")
    if "\r" not in text and "<<<<<<<" not in text:
        demand(conflicts.settle(text) == text, "a conflict is settled where there is none")
    found, _ = markers.find(text)
    document.headings(text)
    document.dead_links(text)
    shelf = readme.Shelf(PAPERS, TOPICS, {"good": "catalog/notes/good.md"})
    try:
        rendered = readme.render(text, shelf, {"named": {"layout": "list"}})
    except InvalidError:
        return
    lines = text.count("\n") + text.count("\r") + 1
    for line, column, message in rendered.problems:
        demand(1 <= line <= lines and column >= 1 and bool(message), "a problem outside of the file", line, column)
    if rendered.problems:
        demand(rendered.text == text, "changed although something is wrong")
        return
    again = readme.render(rendered.text, shelf, {"named": {"layout": "list"}})
    demand(
        again.text == rendered.text and not again.problems,
        "rendering again changes it",
        rendered.text,
        again.text,
        again.problems,
    )
    if "<<<<<<<" not in text:
        demand(len(markers.find(rendered.text)[0]) == len(found), "blocks were made or lost", rendered.text)


@functools.cache
def _database() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", check_same_thread=False)
    for statement in search.SCHEMA.split(";"):
        db.execute(statement)
    for paper in PAPERS:
        search.put(db, f"{paper.id}.yaml", b"", search.row(paper, NOWHERE))
    return db


def words(data: bytes) -> None:
    """Words that are looked for: literal, whatever they are; ranges of years and names of columns are refused by name."""
    text = data.decode("utf-8", "replace")
    wanted = text.split()
    files = search.find(_database(), wanted, None)
    demand(set(files) <= {f"{paper.id}.yaml" for paper in PAPERS}, "a paper from nowhere", files)
    for paper in PAPERS:
        if wanted and all(word in paper.title.split() and word.isalnum() for word in wanted):
            demand(f"{paper.id}.yaml" in files, "a paper with these words is not found", wanted)
    query = Query(words=tuple(wanted), authors=tuple(wanted[:1]), venues=tuple(wanted[1:2]), topics=tuple(wanted[:3]))
    demand(all(paper in PAPERS for paper in query.select(PAPERS, TOPICS)), "a paper from nowhere")
    try:
        low, high = year_range(text)
        demand(low is not None or high is not None, "a range of all years", text)
    except UsageError:
        pass


TARGETS: dict[str, Callable[[bytes], None]] = {"yaml": yaml, "feed": feed, "ids": ids, "blocks": blocks, "words": words}
"""Name → target; the corpus of each is the folder of that name."""
