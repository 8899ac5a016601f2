"""Other programs that keep papers, each in an environment of its own: how to install one, make it a library, and ask it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.library import Entry, bibtex, cite_key

JOBS = ("list by topic and status", "search a word", "list all", "add one paper", "export BibTeX")
"""What is compared, in this order."""


@dataclass(frozen=True, slots=True)
class Peer:
    """One program."""

    name: str
    packages: Sequence[str]
    """What pip is asked for."""
    make: Callable[[Path, list[Entry]], None]
    """Write a library of these papers into a folder."""
    environ: Callable[[Path], Mapping[str, str]]
    """What to set in the environment for a library in this folder."""
    jobs: Callable[[Path], Sequence[Sequence[str]]]
    """The arguments for each of ``JOBS``, given the folder."""
    program: str

    def install(self, folder: Path) -> Path | None:
        """The program in an environment below ``folder``, made where there is none yet; None where pip can't."""
        environment = folder / self.name
        program = environment / "bin" / self.program
        if not program.exists():
            subprocess.run([sys.executable, "-m", "venv", environment], check=True)
            pip = [environment / "bin" / "pip", "install", "-q", "--disable-pip-version-check", *self.packages]
            if subprocess.run(pip, check=False, capture_output=True).returncode:
                return None
        return program


_SHOWN = "{doc[ref]} {doc[tags]} {doc[year]} {doc[title]} {doc[author]}"
"""What papercli's rows show, too."""


def _papis(folder: Path, papers: list[Entry]) -> None:
    for i, each in enumerate(papers):
        at = folder / "library" / each.key
        at.mkdir(parents=True)
        info = {
            "papis_id": f"{i:032x}",
            "ref": cite_key(each),
            "type": "article",
            "title": each.title,
            "author": " and ".join(each.authors),
            "year": each.year,
            "tags": [*each.topics, each.status],
        }
        text = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in info.items())
        (at / "info.yaml").write_text(text, encoding="utf-8")
    (folder / "config" / "papis").mkdir(parents=True)
    config = f"[settings]\ndefault-library = main\ndatabase-backend = sqlite\n[main]\ndir = {folder / 'library'}\n"
    (folder / "config" / "papis" / "config").write_text(config, encoding="utf-8")


def _cobib(folder: Path, papers: list[Entry]) -> None:
    folder.mkdir(parents=True)
    with (folder / "literature.yaml").open("w", encoding="utf-8") as file:
        for each in papers:
            fields = {
                "ENTRYTYPE": "article",
                "author": " and ".join(each.authors),
                "tags": [*each.topics, each.status],
                "title": each.title,
                "year": each.year,
            }
            lines = "".join(f"  {key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
            file.write(f"---\n{cite_key(each)}:\n{lines}...\n")
    config = "from cobib.config import config\n"
    for name, value in (("database.file", "literature.yaml"), ("database.cache", "cache"), ("logging.logfile", "log")):
        config += f"config.{name} = {str(folder / value)!r}\n"
    (folder / "config.py").write_text(config + "config.logging.version = None\n", encoding="utf-8")


def _pubs(folder: Path, papers: list[Entry]) -> None:
    for name in ("bib", "meta", "doc", "notes"):
        (folder / "library" / name).mkdir(parents=True)
    for each in papers:
        key = cite_key(each)
        (folder / "library" / "bib" / f"{key}.bib").write_text(bibtex(each), encoding="utf-8")
        meta = f"added: '2026-01-01 00:00:00'\ndocfile: null\nlink: null\ntags: [{', '.join((*each.topics, each.status))}]\n"
        (folder / "library" / "meta" / f"{key}.yaml").write_text(meta, encoding="utf-8")
    config = f"[main]\npubsdir = {folder / 'library'}\ndocsdir = docsdir://\n[internal]\nversion = 0.9.0\n"
    (folder / ".pubsrc").write_text(config, encoding="utf-8")


def _papers(folder: Path, papers: list[Entry]) -> None:
    folder.mkdir(parents=True)
    (folder / "library.bib").write_text("\n".join(map(bibtex, papers)), encoding="utf-8")


PEERS = (
    Peer(
        "papis",
        ("papis",),
        _papis,
        lambda folder: {
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "HOME": str(folder),
        },
        lambda folder: (
            ("list", "--all", "--format", _SHOWN, "tags:peft tags:unread"),
            ("list", "--all", "--format", _SHOWN, "networks"),
            ("list", "--all", "--format", _SHOWN, "type:article"),
            ("add", "--batch", "--no-edit", "--from", "bibtex", str(folder / "new.bib")),
            ("export", "--all", "--batch", "--format", "bibtex", "--out", str(folder / "out.bib"), "type:article"),
        ),
        "papis",
    ),
    Peer(
        "cobib",
        ("cobib",),
        _cobib,
        lambda folder: {"COBIB_CONFIG": str(folder / "config.py"), "HOME": str(folder)},
        lambda folder: (
            ("list", "++tags", "peft", "++tags", "unread"),
            ("search", "networks"),
            ("list",),
            ("add", "--skip-download", "--disambiguation", "keep", "--bibtex", str(folder / "new.bib")),
            ("export", "--bibtex", "--", str(folder / "out.bib")),
        ),
        "cobib",
    ),
    Peer(
        "pubs",
        ("pubs", "pyparsing", "bibtexparser<2"),
        _pubs,
        lambda folder: {"HOME": str(folder)},
        lambda folder: (
            ("list", "tag:peft", "tag:unread"),
            ("list", "title:networks"),
            ("list",),
            ("add", str(folder / "new.bib")),
            ("export",),
        ),
        "pubs",
    ),
    Peer(
        "papers-cli",
        ("papers-cli",),
        _papers,
        lambda folder: {"HOME": str(folder)},
        lambda folder: (
            ("list", "--bibtex", "library.bib", "--keywords", "peft", "unread", "-l"),
            ("list", "--bibtex", "library.bib", "networks", "-l"),
            ("list", "--bibtex", "library.bib", "-l"),
            ("add", "--bibtex", "library.bib", "--no-check-duplicate", str(folder / "new.bib")),
            ("list", "--bibtex", "library.bib", "--plain"),
        ),
        "papers",
    ),
)
