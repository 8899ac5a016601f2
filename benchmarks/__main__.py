"""Make the libraries, time papercli and what stands beside it, and write ``docs/performance.md``.

python -m benchmarks [--sizes 100,1000,10000,100000] [--peers 1000,10000] [--runs 11] [--folder DIR] [--keep FILE] [--page FILE]

Figures go to ``--keep`` (JSON) as they are made, and those that stand there already are not made again: delete the file to begin anew.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

from benchmarks import library, peers, report
from benchmarks.timing import NEW, PASS, Command, Figure, in_turn
from papercli.cli.group import COMMANDS

PAPERCLI = Path(sys.executable).with_name("papercli")
LISTED = ("list", "--topic", "peft", "--unread")
"""The question that is timed in every state of the index, and beside other programs."""
ADDED = ("add", "--title", f"Paper {NEW}", "--author", "Ada Lovelace", "--year", "2026")
"""A paper that is not there."""


def main() -> None:
    """Do all of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="100,1000,10000,100000")
    parser.add_argument("--peers", default="1000,10000")
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--folder", type=Path, default=Path("build/benchmarks"))
    parser.add_argument("--keep", type=Path, default=Path("build/benchmarks/figures.json"))
    parser.add_argument("--page", type=Path, default=Path("docs/performance.md"))
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    kept = json.loads(given.keep.read_text(encoding="utf-8")) if given.keep.exists() else {}
    kept["machine"] = f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores"
    for size in _numbers(given.sizes):
        folder = _catalog(given.folder, size)
        for name, command in _commands(folder):
            beside = (
                Command(("git", "status"), folder) if size >= 100_000 and "list --" in name else Command(PASS, folder)
            )
            _keep(given.keep, kept, f"{size}/{name}", partial(in_turn, command, beside, given.runs))
    for size in _numbers(given.peers):
        for peer in peers.PEERS:
            for job, figure in _beside(peer, given.folder, size, given.runs):
                _keep(given.keep, kept, f"{size}/{peer.name}/{job}", figure)
    given.page.write_text(report.page(kept), encoding="utf-8")


def _numbers(text: str) -> list[int]:
    return [int(each) for each in text.split(",") if each]


def _keep(file: Path, kept: dict[str, object], name: str, figure: Callable[[], Figure | None]) -> None:
    """Make a figure that is not there yet, and write all of them down."""
    if name in kept:
        kept[name] = kept.pop(name)  # in the order of this run
    else:
        found = figure()
        kept[name] = None if found is None else asdict(found)
        file.write_text(json.dumps(kept, indent=1), encoding="utf-8")
        sys.stderr.write(f"{name}: {found}\n")


def _catalog(base: Path, size: int) -> Path:
    folder = base / f"papercli-{size}"
    if not folder.exists():
        _aside(lambda: library.write_catalog(folder, library.entries(size)))
    return folder.absolute()


def _aside(work: Callable[[], None]) -> None:
    """Do it in another process: the memory that it takes would count as that of every program begun later."""
    number = os.fork()
    if not number:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    if os.waitpid(number, 0)[1]:
        raise RuntimeError("a library was not made")


def _commands(folder: Path) -> Iterator[tuple[str, Command]]:
    """What papercli is asked, by name."""
    at = folder / "catalog" / "papers"
    papers = sorted(
        path.name for path in at.iterdir()
    )  # text, not paths: the memory of this process counts as that of those it begins
    id_ = papers[len(papers) // 2].removesuffix(".yaml")
    chance = random.Random(1)

    def touch(count: int) -> None:
        for path in [at / name for name in chance.sample(papers, min(count, len(papers)))]:
            text = path.read_text(encoding="utf-8")
            old, new = (
                ("status: read\n", "status: reading\n")
                if "status: read\n" in text
                else ("status: reading\n", "status: read\n")
            )
            path.write_text(text.replace(old, new) if old in text else f"{text}status: read\n", encoding="utf-8")

    def forget() -> None:
        shutil.rmtree(folder / "catalog" / ".papercli", ignore_errors=True)

    def command(*words: str, **more: object) -> Command:
        return Command((str(PAPERCLI), *words), folder, **more)  # type: ignore[arg-type]

    if len(papers) <= 1000:
        yield "--version", command("--version")
        yield "--help", command("--help")
        words = {"_PAPERCLI_COMPLETE": "complete_bash", "COMP_WORDS": f"papercli show {id_[:3]}", "COMP_CWORD": "2"}
        yield "completion of ids", command(environ=words)
    yield "list, index from nothing", command(*LISTED, before=forget, most_runs=3)
    yield "list --topic peft --unread", command(*LISTED)
    yield "the same on a terminal, 50 rows", command(*LISTED, "--limit", "50", on_terminal=True)
    yield "search two words --limit 20", command("search", "neural", "networks", "--limit", "20")
    yield "show ID", command("show", id_)
    yield "mark read ID", command("mark", "read", id_)
    yield "tag TOPIC ID", command("tag", "graphs", id_)
    yield "add --title …", command(*ADDED)
    few = 3 if len(papers) > 10_000 else 100
    yield "export --format bibtex", command("export", "--format", "bibtex", most_runs=few)
    yield "render-readme --check", command("render-readme", "--check", status=(0, 1), most_runs=few)
    yield "check", command("check", status=(0, 1), most_runs=few)
    yield "export --format bibtex", command("export", "--format", "bibtex", most_runs=few)
    if len(papers) < 50_000:
        listed = folder.with_name(f"list-{len(papers)}.md")
        _aside(lambda: library.write_list(listed, library.entries(len(papers))))
        yield "import --dry-run LIST", command("import", str(listed), "--dry-run", "-q", most_runs=3)
    # Last, since files that have just changed are read again for two seconds.
    yield "list, 1 file changed", command(*LISTED, before=lambda: touch(1))
    yield "list, 50 files changed", command(*LISTED, before=lambda: touch(50))


def _beside(peer: peers.Peer, base: Path, size: int, runs: int) -> Iterator[tuple[str, Callable[[], Figure | None]]]:
    """Papercli's jobs timed beside those of another program; figures are papercli's ratio to it, None where it can't be had."""
    entries = library.entries(size)
    program = peer.install((base / "environments").absolute())
    folder = (base / f"{peer.name}-{size}").absolute()
    if program and not folder.exists():
        peer.make(folder, entries)
    environ = dict(peer.environ(folder))
    catalog = _catalog(base, size)
    count = iter(range(10**6))

    def new() -> None:
        key = f"{next(count)}x{random.Random().randrange(10**9)}"
        entry = replace(entries[0], key=key, title=f"Paper number {key}")
        (folder / "new.bib").write_text(library.bibtex(entry), encoding="utf-8")

    ours = (
        LISTED,
        ("search", "networks"),
        ("list",),
        ADDED,
        ("export", "--format", "bibtex"),
    )
    for job, words, theirs in zip(peers.JOBS, ours, peer.jobs(folder), strict=True):

        def figure(words: tuple[str, ...] = words, theirs: tuple[str, ...] = tuple(theirs)) -> Figure | None:
            if program is None or words[0] not in COMMANDS:
                return None
            their = Command((str(program), *theirs), folder, environ, before=new)
            few = min(runs, 3 if size > 1000 else 5)
            # Their seconds and the ratio theirs / ours, which is how many times as long they take.
            return in_turn(their, Command((str(PAPERCLI), *words), catalog), few)

        yield job, figure


if __name__ == "__main__":
    main()
