"""A catalog lives for a while: commands, hands that edit files, kills and deletions in any order, beside a plain model of it."""

from __future__ import annotations

import json
import shlex
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.failures import assert_failure
from tests.faults.started import Starter
from tests.transcripts import Ran, Shell

TITLES = st.sampled_from(
    [
        "Plain",
        "no",
        "1e3",
        "With: colon # sign",
        "'Quoted' \"twice\"",
        "低秩适应",
        "a | b <!-- papercli:end -->",
        "- dash",
        "Émile",
    ]
)
STATUSES = st.sampled_from(["unread", "reading", "read", "skipped"])
MOMENTS = st.one_of(st.none(), st.none(), st.integers(1, 9))
"""At which of its changes of files a command is killed, before it is run again; None for not at all."""
PICK = st.integers(0, 99)


@dataclass
class Paper:
    title: str
    status: str = "unread"
    topics: set[str] = field(default_factory=set)
    rating: int | None = None
    author: str = "Ann Able"
    hand: list[str] = field(default_factory=list)
    """Lines that somebody has put into its file."""


class CatalogMachine(RuleBasedStateMachine):
    """Rules change the catalog and the model of it alike; after each of them both say the same."""

    starter: Starter
    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="papercli-model-")) / "d"
        self.folder.mkdir()
        self.shell = Shell(self.folder)
        self.papers: dict[str, Paper] = {}
        self.former: dict[str, str] = {}
        self.topics: list[str] = []
        self.fresh = 0
        self.forgotten = False
        """What was rendered into the README is not known any more."""

    def teardown(self) -> None:
        shutil.rmtree(self.folder.parent)

    @initialize()
    def begin(self) -> None:
        (self.folder / "README.md").write_text("# Mine\r\n\r\nby hand", newline="")
        assert self.run("init --readme README.md").status == 0
        self.declare(None)

    def run(self, line: str, dies_at: int | None = None, again: tuple[int, ...] = (0,)) -> Ran:
        """Run a command; one that is killed first leaves a whole catalog, and may end with ``again`` after that."""
        args = shlex.split(line)
        if dies_at is not None:
            killed = self.starter.run(self.folder, args, dies_at=dies_at).status == 137
            assert self.shell.papercli(["list", "--json"]).status == 0
        ran = self.shell.papercli(args)
        assert ran.status == 0 or (dies_at is not None and ran.status in again), f"{line}: {ran}"
        if ran.status:
            assert_failure(ran.status, ran.stdout, ran.stderr)
            assert killed or ran.status in again
        return ran

    def path(self, id_: str) -> Path:
        return self.folder / f"catalog/papers/{id_}.yaml"

    def pick(self, n: int) -> str:
        ids = sorted(self.papers)
        return ids[n % len(ids)]

    def topic(self, n: int) -> str:
        return self.topics[n % len(self.topics)]

    def name(self, kind: str) -> str:
        self.fresh += 1
        return f"{kind}-{self.fresh}"

    def has_papers(self) -> bool:
        return bool(self.papers)

    # Commands

    @rule(title=TITLES, n=PICK, dies_at=MOMENTS)
    def add(self, title: str, n: int, dies_at: int | None) -> None:
        topic = self.topic(n)
        ran = self.run(
            f"add --title {shlex.quote(title)} --author 'Ann Able' --year 2020 --topic {topic} --json", dies_at
        )
        (done,) = json.loads(ran.stdout)["done"]
        there = [id_ for id_, paper in self.papers.items() if (paper.title, paper.author) == (title, "Ann Able")]
        if there:
            assert done["outcome"] in ("present", "changed")
            assert done["paper"]["id"] in there
        else:
            assert done["outcome"] == "added" or dies_at is not None
        self.papers.setdefault(done["paper"]["id"], Paper(title)).topics.add(topic)

    @precondition(has_papers)
    @rule(status=STATUSES, n=PICK, m=PICK, dies_at=MOMENTS)
    def mark(self, status: str, n: int, m: int, dies_at: int | None) -> None:
        ids = {self.pick(n), self.pick(m)}
        self.run(f"mark {status} {' '.join(sorted(ids))}", dies_at)
        for id_ in ids:
            self.papers[id_].status = status

    @precondition(has_papers)
    @rule(rating=st.integers(1, 5), n=PICK, dies_at=MOMENTS)
    def rate(self, rating: int, n: int, dies_at: int | None) -> None:
        self.run(f"set {self.pick(n)} rating={rating}", dies_at)
        self.papers[self.pick(n)].rating = rating

    @precondition(has_papers)
    @rule(n=PICK, m=PICK, dies_at=MOMENTS)
    def tag(self, n: int, m: int, dies_at: int | None) -> None:
        self.run(f"tag {self.topic(m)} {self.pick(n)}", dies_at)
        self.papers[self.pick(n)].topics.add(self.topic(m))

    @precondition(has_papers)
    @rule(n=PICK, m=PICK, dies_at=MOMENTS)
    def untag(self, n: int, m: int, dies_at: int | None) -> None:
        self.run(f"untag {self.topic(m)} {self.pick(n)}", dies_at)
        self.papers[self.pick(n)].topics.discard(self.topic(m))

    @precondition(has_papers)
    @rule(n=PICK, dies_at=MOMENTS)
    def rename(self, n: int, dies_at: int | None) -> None:
        old, new = self.pick(n), self.name("paper")
        self.run(f"rename {old} {new}", dies_at, again=(3,))
        self.papers[new] = self.papers.pop(old)

    @precondition(has_papers)
    @rule(n=PICK, dies_at=MOMENTS)
    def remove(self, n: int, dies_at: int | None) -> None:
        id_ = self.pick(n)
        self.run(f"remove {id_} --with-notes", dies_at, again=(3,))
        del self.papers[id_]

    @rule(dies_at=MOMENTS)
    def declare(self, dies_at: int | None) -> None:
        slug = self.name("topic")
        self.run(f"topics add {slug}", dies_at, again=(4,))
        self.topics.append(slug)

    @rule(n=PICK, dies_at=MOMENTS)
    def rename_topic(self, n: int, dies_at: int | None) -> None:
        self.replace_topic(self.topic(n), self.name("topic"), "rename", dies_at)

    @precondition(lambda self: len(self.topics) > 1)
    @rule(n=PICK, m=PICK, dies_at=MOMENTS)
    def merge_topics(self, n: int, m: int, dies_at: int | None) -> None:
        if self.topic(n) != self.topic(m):
            self.replace_topic(self.topic(n), self.topic(m), "merge", dies_at)

    def replace_topic(self, old: str, new: str, how: str, dies_at: int | None) -> None:
        self.run(f"topics {how} {old} {new}", dies_at)
        self.topics = list(dict.fromkeys(new if slug == old else slug for slug in self.topics))
        for paper in self.papers.values():
            paper.topics = {new if slug == old else slug for slug in paper.topics}

    @rule(dies_at=MOMENTS)
    def render(self, dies_at: int | None) -> None:
        if self.forgotten:  # what papercli has written there looks like a person's
            ran = self.shell.papercli(["render-readme"])
            assert ran.status == 0 or "the edit is not committed" in ran.stderr
        self.run("render-readme --force" if self.forgotten else "render-readme", dies_at)
        self.forgotten = False
        assert self.run("render-readme --check").status == 0
        readme = (self.folder / "README.md").read_bytes()
        assert readme.startswith(b"# Mine\r\n\r\nby hand")

    # Hands

    @precondition(has_papers)
    @rule(n=PICK, comment=st.booleans())
    def write_a_line(self, n: int, comment: bool) -> None:
        path, paper = self.path(self.pick(n)), self.papers[self.pick(n)]
        text = path.read_bytes().decode()
        ends = "\r\n" if "\r\n" in text else "\n"
        line = f"# {self.name('note')} by hand" if comment else f"{self.name('mine')}:   [kept,  as it is]"
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        text = text.removeprefix(mark)
        text = line + ends + text if comment else text.rstrip("\r\n") + ends + line + ends
        path.write_bytes((mark + text).encode())
        paper.hand.append(line)

    @precondition(has_papers)
    @rule(n=PICK, title=TITLES)
    def write_a_title(self, n: int, title: str) -> None:
        path, paper = self.path(self.pick(n)), self.papers[self.pick(n)]
        lines = path.read_bytes().decode().split("\n")
        (at,) = [i for i, line in enumerate(lines) if line.removeprefix("\ufeff").startswith("title:")]
        quoted = title.replace("'", "''")
        lines[at] = (
            ("\ufeff" if lines[at].startswith("\ufeff") else "")
            + f"title:  '{quoted}'  # mine"
            + ("\r" if lines[at].endswith("\r") else "")
        )
        path.write_bytes("\n".join(lines).encode())
        paper.title = title

    @precondition(has_papers)
    @rule(n=PICK)
    def save_on_windows(self, n: int) -> None:
        path = self.path(self.pick(n))
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))

    @rule(title=TITLES)
    def write_a_paper(self, title: str) -> None:
        id_, quoted = self.name("hand"), title.replace("'", "''")
        self.path(id_).write_text(f"\ufefftitle: '{quoted}'\nstatus: read")
        self.papers[id_] = Paper(title, "read", author="")

    @precondition(has_papers)
    @rule(n=PICK)
    def delete_a_paper(self, n: int) -> None:
        self.path(self.pick(n)).unlink()
        del self.papers[self.pick(n)]

    @rule()
    def delete_what_is_derived(self) -> None:
        self.forgotten = True
        shutil.rmtree(self.folder / "catalog/.papercli", ignore_errors=True)

    @rule(n=PICK, data=st.binary(max_size=40))
    def spoil_what_is_derived(self, n: int, data: bytes) -> None:
        derived = self.folder / "catalog/.papercli"
        files = sorted(path for path in derived.rglob("*") if path.is_file() and path.name != ".gitignore")
        self.forgotten = True
        if files:
            files[n % len(files)].write_bytes(data)

    # What holds

    @invariant()
    def both_say_the_same(self) -> None:
        CatalogMachine.steps += 1
        ran = self.shell.papercli(["list", "--json"])
        if not self.topics:
            return
        assert (ran.status, ran.stderr) == (0, "")
        found = {
            paper["id"]: Paper(
                paper["title"], paper["status"], set(paper["topics"]), paper["rating"], *paper["authors"] or [""]
            )
            for paper in json.loads(ran.stdout)["papers"]
        }
        assert found == {id_: Paper(p.title, p.status, p.topics, p.rating, p.author) for id_, p in self.papers.items()}
        for id_, paper in self.papers.items():
            lines = self.path(id_).read_bytes().decode("utf-8-sig").replace("\r\n", "\n").split("\n")
            assert [line for line in paper.hand if line not in lines] == []

    @invariant()
    def nothing_is_left_behind(self) -> None:
        assert [path.name for path in self.folder.rglob(".*.tmp")] == []


@pytest.mark.parametrize(
    ("examples", "steps"), [pytest.param(4, 12, id="some"), pytest.param(500, 30, id="many", marks=pytest.mark.slow)]
)
def test_a_catalog_and_its_model_agree(
    examples: int, steps: int, starter: Starter, record_property: Callable[[str, object], None]
) -> None:
    CatalogMachine.starter, CatalogMachine.steps = starter, 0
    run_state_machine_as_test(
        CatalogMachine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],  # to make a failure smaller takes minutes: by hand, with Phase.shrink
        ),
    )
    record_property("steps of the model", CatalogMachine.steps)
