"""What strangers may make of a catalog's files and folders, by what must become of it: links, pipes, devices, names, sizes."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

from tests.hostile.papers import ALIASES

Make = Callable[[Path], object]
"""Does something to the folder of a repository."""

PAPER = "catalog/papers/x.yaml"
HUGE = 5 << 30
"""Bytes of a sparse file."""


def put(path: str, data: str | bytes = "title: T\n") -> Make:
    def make(root: Path) -> None:
        file = root / path
        clear(file)
        file.write_bytes(data if isinstance(data, bytes) else data.encode())

    return make


def raw(name: bytes, data: bytes = b"title: T\n") -> Make:
    """A file below ``catalog`` whose name is bytes."""

    def make(root: Path) -> None:
        path = os.path.join(os.fsencode(root / "catalog"), name)  # noqa: PTH118 - not text
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(data)

    return make


def link(path: str, to: str) -> Make:
    def make(root: Path) -> None:
        clear(root / path)
        (root / path).symlink_to(to.replace("OUT", str(root.parent / "outside")))

    return make


def pipe(path: str) -> Make:
    def make(root: Path) -> None:
        clear(root / path)
        os.mkfifo(root / path)

    return make


def folder(path: str) -> Make:
    def make(root: Path) -> None:
        clear(root / path)
        (root / path).mkdir()

    return make


def huge(path: str) -> Make:
    def make(root: Path) -> None:
        put(path)(root)
        os.truncate(root / path, HUGE)

    return make


def a_socket(root: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made, contextlib.chdir(root):  # its whole path may be too long
        made.bind(PAPER)


def device(major: int, minor: int, kind: int = 0o20000) -> Make:
    return lambda root: os.mknod(root / PAPER, kind | 0o666, os.makedev(major, minor))


def deep(count: int) -> Make:
    """Folders in folders, one by one: their path may be longer than the system takes."""

    def make(root: Path) -> None:
        at = os.open(root / "catalog/papers", os.O_RDONLY)
        for _ in range(count):
            os.mkdir("d", dir_fd=at)
            below = os.open("d", os.O_RDONLY, dir_fd=at)
            os.close(at)
            at = below
        os.close(os.open("deep.yaml", os.O_WRONLY | os.O_CREAT, dir_fd=at))
        os.close(at)

    return make


def clear(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


BAD_PAPERS: dict[str, Make] = {
    "a link to a file": link(PAPER, "/etc/passwd"),
    "a link to another paper": link(PAPER, "good.yaml"),
    "a link to nothing": link(PAPER, "/nowhere"),
    "a link to itself": link(PAPER, "x.yaml"),
    "a link to a device": link(PAPER, "/dev/zero"),
    "a link to a folder": link("catalog/papers/sub", "/etc"),
    "a link to its own folder": link("catalog/papers/sub", "."),
    "a named pipe": pipe(PAPER),
    "a socket": a_socket,
    "a device": device(1, 5),
    "a terminal": device(5, 0),
    "a disk": device(7, 200, 0o60000),
    "a folder": folder(PAPER),
    "five gigabytes": huge(PAPER),
    "a name with an escape": put("catalog/papers/a\x1b[31mb.yaml"),
    "a name of two lines": put("catalog/papers/a\n::error::x.yaml"),
    "a name not in UTF-8": raw(b"papers/caf\xe9.yaml"),
    "a name in capitals": put("catalog/papers/Good.yaml"),
    "a name of Windows": put("catalog/papers/con.yaml"),
    "a name with a blank": put("catalog/papers/a b.yaml"),
    "a name like an option": put("catalog/papers/--help.yaml"),
    "a long name": put(f"catalog/papers/{'a' * 250}.yaml"),
    "a decomposed name": put("catalog/papers/poincare\u0301.yaml"),
    "a name from right to left": put("catalog/papers/a\u202eb.yaml"),
    "a name with two dots": put("catalog/papers/a..b.yaml"),
    "the same name below": put("catalog/papers/sub/other.yaml"),
    "folders in folders": deep(500),
}
"""One paper is refused; the others are as they were."""

HARMLESS: dict[str, Make] = {
    "a hidden name": put("catalog/papers/.x.yaml", ALIASES),
    "nothing but a suffix": put("catalog/papers/.yaml", ALIASES),
    "a copy of an editor": put("catalog/papers/good.yaml~", ALIASES),
    "another suffix": put("catalog/papers/x.yml", ALIASES),
    "a hard link": lambda root: os.link(root / "catalog/papers/good.yaml", root / PAPER),
    "a repository within": put("catalog/papers/.git/config", "[core]\n\tfsmonitor=touch evil\n"),
    "a folder not in UTF-8": raw(b"papers/caf\xe9/x.yaml"),
    "a folder of two lines": put("catalog/papers/a\nb/x.yaml"),
    "notes that are a link": link("catalog/notes/good.md", "/etc/passwd"),
    "notes that are a pipe": pipe("catalog/notes/good.md"),
    "notes of five gigabytes": huge("catalog/notes/good.md"),
    "notes not in UTF-8": raw(b"notes/caf\xe9.md"),
    "notes of two lines": put("catalog/notes/a\n::error::b.md"),
    "no folder for notes": put("catalog/notes", "x"),
    "a pipe for notes": pipe("catalog/notes"),
    "no folder for what is derived": put("catalog/.papercli", "x"),
    "a pipe for what is derived": pipe("catalog/.papercli"),
    "what was rendered is a pipe": pipe("catalog/.papercli/rendered.json"),
    "what was rendered is a link": link("catalog/.papercli/rendered.json", "OUT/x"),
    "what was rendered is deep": put("catalog/.papercli/rendered.json", "[" * 200_000),
    "what was rendered is cut": put("catalog/.papercli/rendered.json", '{"README.md": ['),
    "what was rendered is other JSON": put("catalog/.papercli/rendered.json", '{"README.md": {"a": [1, null]}}'),
    "what was rendered is huge": huge("catalog/.papercli/rendered.json"),
    "what was rendered is no UTF-8": put("catalog/.papercli/rendered.json", b"\xff\xfe{}"),
    "an ignore file that is a link": link("catalog/.papercli/.gitignore", "OUT/x"),
    "an ignore file that is a pipe": pipe("catalog/.papercli/.gitignore"),
    **{
        f"{name} is {what}": make(f"catalog/.papercli/{name}")
        for name in ("briefs.db", "search.db", "papers.db")
        for what, make in {
            "a pipe": pipe,
            "a folder": folder,
            "a link out to nothing": lambda path: link(path, "OUT/x"),
            "a link out": lambda path: link(path, "OUT/README.md"),
            "a link to a device": lambda path: link(path, "/dev/zero"),
            "huge": huge,
            "nonsense": lambda path: put(path, b"SQLite format 3\0" + b"\xff" * 5000),
        }.items()
    },
}
"""The papers are as they were."""

BAD_READMES: dict[str, Make] = {
    "a pipe": pipe("README.md"),
    "a folder": folder("README.md"),
    "a link out": link("README.md", "OUT/README.md"),
    "a link to nothing outside": link("README.md", "OUT/nothing/x"),
    "a link in a circle": link("README.md", "README.md"),
    "a link to Git's own": lambda root: (put(".git/config", "x")(root), link("README.md", ".git/config")(root)),
    "a device": link("README.md", "/dev/zero"),
    "five gigabytes": huge("README.md"),
    "Latin-1": put("README.md", b"caf\xe9\n"),
    "UTF-16": put("README.md", "x\n".encode("utf-16")),
    "nothing but markers": put("README.md", "<!-- papercli:begin -->\n" * 1000),
    "a folder that leads out": lambda root: (
        link("docs", "OUT")(root),
        put("catalog/catalog.yaml", "format: 1\nreadmes: [docs/README.md]\n")(root),
    ),
    "Git's own, by the settings": put("catalog/catalog.yaml", "format: 1\nreadmes: [.git/config]\n"),
    "Git's own, by another name": lambda root: (
        put(".GIT /hooks/x", "<!-- papercli:begin -->\n<!-- papercli:end -->\n")(root),
        put("catalog/catalog.yaml", 'format: 1\nreadmes: [".GIT /hooks/x"]\n')(root),
    ),
}
"""The README is not read or written; the papers are as they were."""

SLOW_READMES: dict[str, str] = {
    "brackets": "[" * 60_000,
    "brackets and a link": "[" * 20_000 + "x](#y)",
    "quotes": "> " * 20_000,
    "quotes and a link": "> " * 300 + "[x](#y)",
    "stars": "*a_ " * 30_000 + "[x](#y)",
    "backticks": "".join("`" * i + " " for i in range(400)) + "[x](#y)",
    "links": "[a](#b)\n\n" * 10_000,
    "headings": "# a\n\n" * 10_000,
    "tags": "<a " * 30_000 + "id=#",
    "attributes": "<a id=x" * 30_000 + "#",
    "definitions": "".join(f"[a{i}]: #b\n" for i in range(20_000)),
    "a wide table": "\n" + "|a" * 3000 + "|\n" + "|-" * 3000 + "|\n" + "x\n" * 3000,
    "lists": "\n" + "- " * 5000 + "\n",
    "comments": "<!--" * 50_000,
    "declarations": "<!A <?x <![CDATA[" * 20_000,
    "entities": "&#x26;&amp" * 40_000 + "[x](#y)",
    "images": "![" * 30_000 + "](#y)",
    "escapes": "\\[" * 50_000 + "](#y)",
    "a long line": "x" * 5_000_000,
}
"""What follows the block of a README that can be read."""

NO_CATALOG: dict[str, Make] = {
    "papers lead out": lambda root: (
        shutil.move(root / "catalog/papers", root.parent / "outside/papers"),
        link("catalog/papers", "OUT/papers")(root),
    ),
    "papers lead elsewhere inside": lambda root: (
        shutil.move(root / "catalog/papers", root / "elsewhere"),
        link("catalog/papers", "../elsewhere")(root),
    ),
    "papers are those of the system": link("catalog/papers", "/proc"),
    "notes lead out": link("catalog/notes", "OUT"),
    "what is derived leads out": link("catalog/.papercli", "OUT"),
    "copies of editors lead out": link("catalog/.papercli/edit", "OUT"),
    "adopted READMEs lead out": link("catalog/.papercli/adopted", "OUT"),
    "the catalog leads out": lambda root: (
        shutil.move(root / "catalog", root.parent / "outside/catalog"),
        link("catalog", "OUT/catalog")(root),
    ),
    "settings are a link": link("catalog/catalog.yaml", "/etc/passwd"),
    "settings are a link to a device": link("catalog/catalog.yaml", "/dev/zero"),
    "settings are a link to themselves": link("catalog/catalog.yaml", "catalog.yaml"),
    "settings are a pipe": pipe("catalog/catalog.yaml"),
    "settings are a folder": folder("catalog/catalog.yaml"),
    "settings are five gigabytes": huge("catalog/catalog.yaml"),
    **{
        f"settings: {name}": put("catalog/catalog.yaml", data)
        for name, data in {
            "an alias bomb": ALIASES,
            "topics that are an alias of themselves": "format: 1\ntopics: &a [*a]\n",
            "deep topics": "topics:\n"
            + "".join("    " * i + f"  - slug: t{i}\n" + "    " * i + "    topics:\n" for i in range(200)),
            "thousands of topics": "topics:\n" + "".join(f"  - slug: t{i}\n" for i in range(2000)),
            "one topic a thousand times": "topics:\n" + "  - slug: t\n" * 300,
            "odd topics": "topics:\n" + '  - slug: "::x y"\n' * 300,
            "a README above": "readmes: [../x.md]\n",
            "a README of the system": "readmes: [/etc/passwd]\n",
            "a README of a drive": "readmes: ['C:x']\n",
            "a README with a long name": "readmes: [" + "a" * 5000 + "]\n",
            "a README with NUL": 'readmes: ["a\\0b"]\n',
            "papers above": "papers_in: ../x\n",
            "papers above by a year": 'papers_in: "{year}/../../x"\n',
            "a newer format": "format: 99\nx: &a\n",
            "a format of many digits": "format: " + "9" * 10_000 + "\n",
            "NUL": "format: 1\0\n",
            "Latin-1": b"title: caf\xe9\n",
            "a list": "- a\n",
        }.items()
    },
}
"""No command works, and each says why."""
