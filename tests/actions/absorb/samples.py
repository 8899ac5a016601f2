"""Small lists in several styles, adopted, and what ``absorb`` makes of an edit of theirs without writing anything."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.actions import render_readme
from papercli.actions.absorb.page import Source
from papercli.actions.absorb.plan import Plan, plan
from papercli.actions.adopt import run as adopt_run
from papercli.actions.context import Context
from papercli.actions.init import init
from papercli.actions.view import View
from papercli.model.paper_changes import plain
from papercli.store import derived
from papercli.writers.markdown import readme
from papercli.writers.markdown.request import Shelf

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from papercli.model.paper import Paper
    from papercli.store.catalog import Contents
    from tests.actions.absorb.hand_edits import HandEdit

TODAY = "2026-11-21"

WORKS = (
    ("LoRA: Low-Rank Adaptation of Large Language Models", "2106.09685", "Edward J. Hu", "Yelong Shen", "ICLR"),
    ("QLoRA: Efficient Finetuning of Quantized LLMs", "2305.14314", "Tim Dettmers", "Ari Holtzman", "NeurIPS"),
    ("LIMA: Less Is More for Alignment", "2305.11206", "Chunting Zhou", "Pengfei Liu", "NeurIPS"),
    ("Attention Is All You Need", "1706.03762", "Ashish Vaswani", "Noam Shazeer", "NIPS"),
    ("Training Compute-Optimal Large Language Models", "2203.15556", "Jordan Hoffmann", "Laurent Sifre", "NeurIPS"),
    ("Prefix-Tuning: Optimizing Continuous Prompts for Generation", "2101.00190", "Lisa Li", "Percy Liang", "ACL"),
)


def _links(i: int, form: str = "[[{}]({})]") -> str:
    links = [("code", f"https://github.com/someone/work{i}")] if i % 3 != 2 else []
    if i % 4 == 3:
        links.append(("video", f"https://example.org/talk/{i}"))
    return "".join(" " + form.format(label, url) for label, url in links)


def _bullets() -> str:
    entries = [f"- [{title}](https://arxiv.org/abs/{id_}){_links(i)}" for i, (title, id_, *_) in enumerate(WORKS)]
    return (
        "# Papers\n\n## Fine-tuning\n\n" + "\n".join(entries[:3]) + "\n\n## Others\n\n" + "\n".join(entries[3:]) + "\n"
    )


def _bold() -> str:
    entries = [
        f"* **{title}**. *{first} et al.* {venue} 20{id_[:2]}. [[paper]](https://arxiv.org/abs/{id_}){_links(i, '[[{}]]({})')}"
        for i, (title, id_, first, _, venue) in enumerate(WORKS)
    ]
    return "# Reading list\n\nSome words.\n\n" + "\n".join(entries) + "\n\nMore words.\n"


def _table() -> str:
    rows = [
        f"| {title} | [{venue}](https://arxiv.org/abs/{id_}) | {'Yes' if i % 2 else 'No'} |"
        for i, (title, id_, _, _, venue) in enumerate(WORKS)
    ]
    return "# Papers\n\n| Title | Link | Read |\n| --- | --- | --- |\n" + "\n".join(rows) + "\n"


def _lines() -> str:
    entries = [
        f"**{title}** \\\n*{first}, {second}* \\\n{venue} 20{id_[:2]}. [[Paper](https://arxiv.org/abs/{id_})]{_links(i)}"
        for i, (title, id_, first, second, venue) in enumerate(WORKS)
    ]
    return "# Papers\n\n## All\n\n" + "\n\n".join(entries) + "\n"


def _numbers() -> str:
    entries = [
        f"{i + 1}. {first}, {second}. [{title}](https://arxiv.org/pdf/{id_}). {venue}, 20{id_[:2]}."
        for i, (title, id_, first, second, venue) in enumerate(WORKS)
    ]
    return "# Papers\n\n" + "\n".join(entries) + "\n"


def _boxes() -> str:
    entries = [
        f"- [{'x' if i % 2 else ' '}] [{title}](https://arxiv.org/abs/{id_}){_links(i)}\n  - what {first} found"
        for i, (title, id_, first, *_) in enumerate(WORKS)
    ]
    return "# To read\n\n## Soon\n\n" + "\n".join(entries) + "\n"


LISTS: Mapping[str, str] = {
    "bullets": _bullets(),
    "bold": _bold(),
    "table": _table(),
    "lines": _lines(),
    "numbers": _numbers(),
    "boxes": _boxes(),
}


@dataclass(frozen=True)
class Adopted:
    """A list that was adopted."""

    context: Context
    path: Path
    text: str
    contents: Contents

    def planned(self, text: str, *, remove: bool = False) -> Plan:
        """What ``absorb`` would make of the README with this text."""
        catalog = self.context.catalog
        ours = set(derived.rendered(catalog.at).get("README.md", ()))
        settings = self.contents.settings
        source = Source(
            "README.md",
            text,
            View(),
            render_readme.shelf(catalog, self.contents, self.path),
            known=lambda block: derived.digest(block) in ours,
        )
        papers = self.contents.papers
        return plan(
            [source],
            papers,
            self.contents.paths.keys(),
            settings.topics,
            settings.blocks,
            today=TODAY,
            remove=remove,
        )


def adopted(folder: Path, text: str) -> Adopted:
    """Adopt a list, in a folder of its own."""
    folder.mkdir(parents=True)
    path = folder / "README.md"
    path.write_bytes(text.encode())
    context = Context(at=init(folder).at, today=TODAY)
    adopt_run.adopt(context, path, fetch=False)
    return Adopted(context, path, path.read_bytes().decode(), context.catalog.contents())


@dataclass(frozen=True)
class Verdict:
    """What became of one edit."""

    outcome: str
    """``right``: the catalog changes by exactly that. ``refused``: it was reported, and nothing changes. ``wrong``: anything else."""
    why: str = ""


RIGHT = Verdict("right")


def judged(there: Adopted, edit: HandEdit, planned: Plan) -> Verdict:
    """What became of an edit."""
    ledger = planned.ledger
    if ledger.problems:
        why = "; ".join(f"{problem.line}: {problem.message}" for problem in ledger.problems)
        if ledger.changes or ledger.added or ledger.removed or planned.pages[0].text != edit.text:
            return Verdict("wrong", f"reported ({why}), and yet {ledger.changes, ledger.added, ledger.removed}")
        return Verdict("refused", why)
    papers = ledger.papers()
    final = planned.pages[0].text
    named = {**there.contents.settings.blocks, **planned.named}
    shelf = Shelf(list(papers.values()), there.contents.settings.topics)
    if readme.render(final, shelf, named).text != final:
        return Verdict("wrong", "does not render clean")
    if edit.kind != "removed" and not edit.twice and words(final) != words(edit.text):
        return Verdict("wrong", "the README says something else")
    why = _difference(there.contents.papers, papers, edit)
    return Verdict("wrong", why) if why else RIGHT


def _difference(before: Mapping[str, Paper], after: Mapping[str, Paper], edit: HandEdit) -> str:
    new, gone = after.keys() - before.keys(), before.keys() - after.keys()
    changed = {id_: fields for id_ in before.keys() & after.keys() if (fields := _changed(before[id_], after[id_]))}
    if edit.kind == "added":
        others = {id_ for id_, fields in changed.items() if fields.keys() != {"weight"}}  # places may need room
        good = len(new) == 1 and not gone and not others
        good = good and all(getattr(after[id_], key) == value for id_ in new for key, value in edit.fields.items())
        good = good and not any(_invented(after[id_], edit) for id_ in new)
    elif edit.kind == "removed":
        good = not new and (gone == {edit.paper} or changed.keys() == {edit.paper}) and len(gone) + len(changed) == 1
    else:
        got = {
            key: value for key, value in changed.get(edit.paper or "", {}).items() if key not in ("started", "finished")
        }
        good = not new and not gone and changed.keys() == {edit.paper} and got == edit.fields
    invented = [_invented(after[id_], edit) for id_ in new]
    return "" if good else f"new {[plain(after[id_]) for id_ in new]} {invented}, gone {gone}, changed {changed}"


def _invented(new: Paper, edit: HandEdit) -> list[str]:
    """Fields of a new paper that say what the one whose entry it was written after does not."""
    like = edit.like
    assert like is not None

    def norm(value: object) -> str:
        text = str(value or "").replace(new.title, like.title).replace(str(new.arxiv), str(like.arxiv))
        return " ".join(re.sub(r"https?://[^\s()<>\[\]|`\"]+", " ", text).split())

    strict = ("authors", "venue", "published", "year", "status", "rating")
    found = [name for name in strict if getattr(new, name) and norm(getattr(new, name)) != norm(getattr(like, name))]
    free, theirs = (
        re.findall(r"\w+", norm(" ".join(filter(None, (each.name, each.summary, each.remark, *each.extra.values())))))
        for each in (new, like)
    )
    found += sorted((Counter(free) - Counter(theirs)).keys())
    return found + [f"links.{label}" for label in new.links if label not in like.links]


def _changed(before: Paper, after: Paper) -> dict[str, object]:
    names = before.as_json()
    return {name: getattr(after, name) for name in names if getattr(before, name) != getattr(after, name)}


def words(text: str) -> tuple[list[str], set[str]]:
    """The words of a page in no order, and its addresses; markers, running numbers and line breaks don't count."""
    lines = [line for line in text.split("\n") if "papercli:begin" not in line]
    page = " ".join(re.sub(r"^\s*[0-9]+\.\s", "", line) for line in lines).replace("<br>", " ")
    address = r"https?://[^\s()<>\[\]|`\"]+"
    return sorted(re.findall(r"\w+", re.sub(address, " ", page))), set(re.findall(address, page))
