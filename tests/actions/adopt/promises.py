"""What ``adopt`` promises of any list, each promise as a function that returns what breaks it ("" or nothing where it is kept)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from papercli.actions import render_readme
from papercli.actions.adopt import run as adopt_run
from papercli.actions.adopt.compare import lost, told
from papercli.actions.context import Context
from papercli.actions.init import init
from papercli.markdown import blocks, markers
from papercli.model import arxiv_id
from papercli.readers.markdown.reader import entries
from papercli.writers.markdown import readme

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from papercli.actions.adopt.run import Adopted
    from papercli.model.paper import Paper

TODAY = "2026-11-21"
NEW_TITLE = "Zebra quagga number {}z"


@dataclass(frozen=True)
class There:
    """A list that was adopted, in a repository of its own."""

    context: Context
    path: Path
    result: Adopted

    @property
    def old(self) -> str:
        return self.result.old

    @property
    def new(self) -> str:
        return self.result.new

    def rendered(self, change: Mapping[str, Paper]) -> str:
        """The README as it were if these papers were in the catalog, by their ids."""
        contents = self.context.catalog.contents()
        shelf = render_readme.shelf(self.context.catalog, contents, self.path)
        papers = [change.get(paper.id, paper) for paper in shelf.papers]
        return readme.render(self.new, replace(shelf, papers=papers), contents.settings.blocks).text

    @property
    def papers(self) -> Sequence[Paper]:
        """As the README sees them."""
        return render_readme.shelf(self.context.catalog, self.context.catalog.contents(), self.path).papers


def place(folder: Path, text: str, name: str = "README.md") -> tuple[Context, Path]:
    """A repository with an empty catalog, and the list in it."""
    path = folder / name
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode())
    return Context(at=init(folder).at, today=TODAY), path


def adopted(folder: Path, text: str, name: str = "README.md") -> There:
    """Adopt a list, asking no source."""
    context, path = place(folder, text, name)
    return There(context, path, adopt_run.adopt(context, path, fetch=False))


def tree(context: Context) -> dict[str, bytes]:
    """Every file of the catalog, without what is derived."""
    folder = context.at.folder
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(p.relative_to(folder)): p.read_bytes() for p in found if ".papercli" not in p.parts}


def urls(text: str) -> Iterator[str]:
    """Every address that a link or picture of a document leads to, byte for byte; an arXiv address by its id."""
    for block in blocks.read(text).root.walk():
        if block.rich is not None:
            for span in block.rich.of_kind("link", "image"):
                url = span.url.rstrip("]})>.,;")
                found = arxiv_id.parse(url) if url else None
                if url:
                    yield f"arXiv:{found.id}" if found else url


def lost_urls(there: There) -> list[str]:
    have = set(urls(there.new))
    return [url for url in dict.fromkeys(urls(there.old)) if url not in have]


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text)


def _outside(text: str) -> list[str]:
    """What stands before, between and after the blocks."""
    lines = _lines(text)
    out, at = [], 0
    for block in markers.find(text)[0]:
        out.append("".join(lines[at : block.line - 1]))
        at = block.end_line
    return [*out, "".join(lines[at:])]


def changed_outside(there: There) -> str:
    """What stands outside the blocks and not, byte for byte and in this order, in the old list, but for line ends around a
    block; or a line that went into a block and is none of an entry's."""
    old = there.old
    gone: list[tuple[int, int]] = []
    at = 0
    for n, part in enumerate(_outside(there.new)):
        core = part.strip("\r\n") if n else part.rstrip("\r\n")
        if not core:
            continue
        start = "(?:^|(?<=[\r\n\ufeff]))" if n else "^"
        found = re.compile(f"{start}{re.escape(core)}(?=[\r\n]|$)").search(old, at)
        if found is None:
            return f"outside: {core[:200]!r}"
        gone.append((at, found.start()))
        at = found.end()
    gone.append((at, len(old)))
    return _no_entry(old, gone)


def _no_entry(old: str, gone: Sequence[tuple[int, int]]) -> str:
    """A line in the parts that are gone that is no line of an entry, of a table's head or of a block of before."""
    found = entries(old)
    tables = [block for block in found.document.root.walk() if block.kind == "table"]
    allowed = {line for block in markers.find(old)[0] for line in range(block.line, block.end_line + 1)}
    for entry in found.entries:
        allowed.update(range(entry.draft.line, entry.draft.line_end + 1))
        if entry.marker == "row":
            table = next(t for t in tables if t.line <= entry.draft.line <= t.line_end)
            allowed.update(range(table.line, table.line + 2))
    at = 0
    for number, line in enumerate(_lines(old), start=1):
        middle = at + len(line) // 2
        at += len(line)
        if line.strip("\ufeff\r\n \t") and number not in allowed and any(a <= middle < b for a, b in gone):
            return f"line {number} is no entry: {line[:200]!r}"
    return ""


def order(text: str, keys: Sequence[str]) -> list[str]:
    """The addresses of ``keys`` in the order in which a document leads to them, each run of the same one once."""
    wanted = set(keys)
    found = [url for url in urls(text) if url in wanted]
    return [url for i, url in enumerate(found) if i == 0 or found[i - 1] != url]


def moved(there: There) -> list[str]:
    """Papers that stand at another place: of those whose own arXiv address is in one entry only."""
    ids = Counter(f"arXiv:{e.draft.arxiv}" for e in entries(there.old).entries if e.draft.arxiv)
    linked = Counter(order(there.old, list(ids)))
    keys = [key for key, count in ids.items() if count == 1 and linked[key] == 1]
    before, after = order(there.old, keys), order(there.new, keys)
    return [f"{a} is now {b}" for a, b in zip(before, after, strict=False) if a != b]


def stale(there: There) -> bool:
    """Whether ``render-readme --check`` finds anything right afterwards."""
    return bool(render_readme.render_readme(there.context, [there.path], check=True).stale)


def again(there: There) -> str:
    """What a second ``adopt`` changes."""
    before = tree(there.context), there.path.read_bytes()
    second = adopt_run.adopt(there.context, there.path, fetch=False)
    if (tree(there.context), there.path.read_bytes()) != before:
        return f"the second adopt wrote {second.entries} entries in {second.blocks} blocks"
    return "the second adopt says it changed something" if second.changed else ""


def retitled(there: There, papers: Sequence[Paper]) -> list[str]:
    """Papers whose new title does not stand in the place of the old one, or with which anything else changes."""
    names = {paper.id: NEW_TITLE.format(n) for n, paper in enumerate(papers)}
    new = there.rendered({paper.id: replace(paper, title=names[paper.id]) for paper in papers})
    before, after = there.new.split("\n"), new.split("\n")
    if len(before) != len(after):
        return [f"{len(before)} lines became {len(after)}"]
    by_name = {name: id_ for id_, name in names.items()}
    shown: set[str] = set()
    wrong = []
    for a, b in zip(before, after, strict=True):
        if a == b:
            continue
        found = re.findall(NEW_TITLE.format("[0-9]+"), b)
        start, _, end = b.partition(found[0]) if found else ("", "", "")
        if len(found) == 1 and a.startswith(start) and a.endswith(end) and len(start) + len(end) < len(a):
            shown.add(by_name[found[0]])
        else:
            wrong.append(f"{a[:150]} -> {b[:150]}")
    return wrong + [f"{id_}: its new title is not shown" for id_ in names.keys() - shown]


def unlinked(there: There, paper: Paper, label: str) -> str:
    """What else changes when a paper's link is removed, or that it does not."""
    url = paper.links[label]
    found = arxiv_id.parse(url)
    if found is not None and found.id == paper.arxiv:
        return ""  # the paper's own address may take its place
    links = {key: target for key, target in paper.links.items() if key != label}
    new = there.rendered({paper.id: replace(paper, links=links)})
    gone = Counter(urls(there.new)) - Counter(urls(new))
    more = Counter(urls(new)) - Counter(urls(there.new))
    if set(gone) != {f"arXiv:{found.id}" if found else url} or more:
        return f"{paper.id} links.{label}: {dict(gone)} are gone, {dict(more)} came"
    words = set(lost("".join(_changed(there.new, new)), "".join(_changed(new, there.new))))
    words -= {*gone, *told(label), *told(url), *told(" ".join(_called(there.new, url)))}
    return f"{paper.id} links.{label}: {sorted(words)} are gone" if words else ""


def _called(text: str, url: str) -> Iterator[str]:
    """The texts of the links to an address."""
    for block in blocks.read(text).root.walk():
        if block.rich is not None:
            yield from (block.rich.text[s.start : s.end] for s in block.rich.of_kind("link") if s.url == url)


def _changed(a: str, b: str) -> list[str]:
    there = Counter(b.split("\n"))
    return [f"{line}\n\n" for line in a.split("\n") if not there[line]]
