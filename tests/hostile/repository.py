"""Repositories whose every field, name and line is hostile: one that is in order, and one where everything is wrong."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from papercli.model.layouts import LAYOUTS

_FIELDS = (
    *("status", "kind", "year", "published", "arxiv", "doi", "url", "rating", "version", "added", "weight", "links"),
    "topics",
)
_TAKEN = {'"': '\\"', "\\": "\\\\"}


def quoted(text: str) -> str:
    """``text`` as YAML in double quotes that every reader takes for the same."""
    out = []
    for char in text:
        code = ord(char)
        if char in _TAKEN:
            out.append(_TAKEN[char])
        elif char.isprintable():
            out.append(char)
        else:
            out.append(f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")
    return f'"{"".join(out)}"'


def readable(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts that a paper may have for a title: some are blank, NUL and half characters are in no file."""
    return {
        name: text
        for name, text in texts.items()
        if text.strip() and not any(c == "\0" or "\ud800" <= c <= "\udfff" for c in text)
    }


def in_order(root: Path, texts: Sequence[str]) -> None:
    """Papers ``h0``, ``h1`` … that carry a text each wherever a paper has text, notes, and a README with a block of each layout."""
    topic = quoted(" ".join(texts)[:500])
    write(
        root / "catalog/catalog.yaml",
        f"format: 1\ntitle: {topic}\ntopics:\n  - {{slug: t, title: {topic}, intro: {topic}}}\n",
    )
    for i, text in enumerate(texts):
        q = quoted(text)
        write(
            root / f"catalog/papers/h{i}.yaml",
            f"title: {q}\nauthors: [{q}, A. One]\nyear: 2024\nvenue: {q}\nname: {q}\ntopics: [t]\nstatus: read\n"
            f'finished: "2026-01-02"\nremark: {q}\nsummary: {q}\nlinks: {{code: "https://a.example/{i}", {q}: "https://b.example"}}\n'
            f'see: ["https://c.example"]\nextra:\n  {q}: {q}\n  Column: {q}\n',
        )
    blocks = "".join(f"<!-- papercli:begin layout={name} -->\n<!-- papercli:end -->\n\n" for name in LAYOUTS)
    write(root / "README.md", f"# Papers\n\n{blocks}")
    items = [f"- [{one_line(text)}](https://a.example/{i}) - {one_line(text)}\n" for i, text in enumerate(texts)]
    write(root / "LIST.md", "# List\n\n" + "".join(items))


def in_disorder(root: Path, texts: Sequence[str]) -> None:
    """Papers with a text for every value that may be wrong, files with hostile names, links and markers that are wrong."""
    in_order(root, texts)
    for i, text in enumerate(texts):
        q = quoted(text)
        wrong = "".join(f"{field}: {q}\n" for field in _FIELDS)
        write(root / f"catalog/papers/b{i}.yaml", f"title: T\n{wrong}{q}: x\n")
        unknown = f"topics: [{q}]\nweight: {{{q}: 1}}\nsee: [{q}]\n{q}: x\n"
        write(root / f"catalog/papers/c{i}.yaml", f"title: T\n{unknown}started: 2026-01-02\nfinished: 2025-01-01\n")
        write(root / f"catalog/papers/d{i}.yaml", f"title: T\n{q}: x\n{q}: y\n&x {q}: *x\n")
        name = text.replace("/", "_").replace("\0", "_")[:60]
        for folder, suffix in (("papers", ".yaml"), ("papers", ".txt"), ("notes", ".md")):
            write(root / "catalog" / folder / f"{name}{suffix}", "title: T\n")
    lines = (
        f"[x](#{one_line(text)})\n\n<!-- papercli:begin layout=table {one_line(text)}=1 -->\n<!-- papercli:end -->\n"
        for text in texts
    )
    write(root / "README.md", "# Papers\n\n" + "".join(lines))


def one_line(text: str) -> str:
    return " ".join(text.split())


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    except OSError:
        assert os.path.sep not in path.name  # a name that this file system does not take
