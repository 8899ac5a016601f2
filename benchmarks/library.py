"""Libraries of any size for benchmarks: the records shipped with papercli, repeated with a number behind the title and made-up ids."""

from __future__ import annotations

import json
import random
import subprocess
from dataclasses import dataclass
from pathlib import Path

from papercli.sources import snapshot

TOPICS = (
    *("peft", "lora", "alignment", "rlhf", "agents", "retrieval", "evaluation", "vision"),
    *("speech", "systems", "theory", "security", "graphs", "robotics", "biology", "data"),
)
_BELOW = {"lora": "peft"}
_TEXT = """
    we show that a small model trained with care on less data reaches the quality of a large one when its layers are tuned
    for the task and evaluated against strong baselines over many seeds budgets and languages with open code
"""
_WORDS = _TEXT.split()


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper of a benchmark."""

    key: str
    title: str
    authors: tuple[str, ...]
    year: int
    topics: tuple[str, ...]
    status: str
    summary: str


def entries(size: int) -> list[Entry]:
    """So many papers, the same in every run."""
    lines = (
        Path(snapshot.__file__).with_name("data").joinpath("snapshot.jsonl").read_text(encoding="utf-8").splitlines()
    )
    records = [record for record in map(json.loads, lines[1:]) if record["id"][:4].isdigit()]
    chance = random.Random(1)
    out = []
    for i in range(size):
        again, k = divmod(i, len(records))
        record = records[k]
        # Numbers past the records' own belong to years to come, so that nobody takes them for real.
        key = f"{29 + again % 60}{1 + k % 12:02d}.{again // 60 * 3000 + k // 12 + 1:05d}" if again else record["id"]
        out.append(
            Entry(
                key=key,
                title=f"{record['title']} ({again + 1})" if again else record["title"],
                authors=tuple(record.get("authors", ())[:12]) or ("Anonymous",),
                year=int((record.get("published") or "20" + record["id"][:2])[:4]),
                topics=tuple(chance.sample(TOPICS, chance.choice([1, 1, 2, 3]))),
                status=chance.choices(["unread", "reading", "read"], [6, 1, 3])[0],
                summary=" ".join(chance.choices(_WORDS, k=60)) if i % 4 == 0 else "",
            )
        )
    return out


def write_catalog(folder: Path, papers: list[Entry]) -> None:
    """A Git repository with a catalog of these papers and a README with one table of them all."""
    catalog = folder / "catalog"
    (catalog / "papers").mkdir(parents=True)
    below = {parent: child for child, parent in _BELOW.items()}
    tree = ["title: A big list", "topics:"]
    for topic in TOPICS:
        if topic not in _BELOW:
            tree.append(f"  - slug: {topic}")
            tree += ["    topics:", f"      - slug: {below[topic]}"] if topic in below else []
    (catalog / "catalog.yaml").write_text("\n".join(tree) + "\n", encoding="utf-8")
    for i, each in enumerate(papers):
        text = [
            f"title: {_quoted(each.title)}",
            "authors:",
            *(f"  - {_quoted(author)}" for author in each.authors),
            f"year: {each.year}",
            f'arxiv: "{each.key}"',
            f"topics: [{', '.join(each.topics)}]",
            *([f"status: {each.status}"] if each.status != "unread" else []),
            f"added: 20{20 + i % 7:02d}-{1 + i % 12:02d}-{1 + i % 28:02d}",
            *([f"summary: |\n  {each.summary}"] if each.summary else []),
            *(["# keep: compare with the appendix"] if i % 50 == 0 else []),
        ]
        (catalog / "papers" / f"{each.key}.yaml").write_text("\n".join(text) + "\n", encoding="utf-8")
    (folder / "README.md").write_text(
        "# List\n\n<!-- papercli:begin group=none -->\n<!-- papercli:end -->\n", encoding="utf-8"
    )
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "Papers")):
        who = ("-c", "user.name=Benchmark", "-c", "user.email=benchmark@localhost", "-c", "gc.auto=0")
        subprocess.run(["git", *who, *words], cwd=folder, check=True)


def write_list(path: Path, papers: list[Entry]) -> None:
    """A list of these papers as somebody might keep one by hand, a hundred to a section."""
    with path.open("w", encoding="utf-8") as file:
        for i, each in enumerate(papers):
            file.write("" if i % 100 else f"\n## Part {i // 100 + 1}\n\n")
            authors = _plain(", ".join(each.authors[:3]))
            file.write(
                f"- **{_plain(each.title)}**, {authors}, {each.year} [[paper](https://example.org/{each.key})]\n"
            )


def bibtex(entry: Entry) -> str:
    """The entry as BibTeX, topics and status as keywords."""
    fields = {
        "title": f"{{{_plain(entry.title)}}}",
        "author": " and ".join(map(_plain, entry.authors)),
        "year": str(entry.year),
        "keywords": ", ".join((*entry.topics, entry.status)),
        **({"abstract": entry.summary} if entry.summary else {}),
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@article{{{cite_key(entry)},\n{body}\n}}\n"


def cite_key(entry: Entry) -> str:
    """A cite key that every program takes."""
    return "p" + entry.key.replace(".", "n")


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _plain(text: str) -> str:
    return "".join(char for char in text if char not in '{}\\$#%&_^~@"')
