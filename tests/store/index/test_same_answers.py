"""The index answers what the files answer, whatever happens to either."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from papercli.actions.context import Context
from papercli.actions.list_papers import Listed, list_briefs, list_papers, search as search_papers
from papercli.model.query import Query
from papercli.store.index import briefs, index, search, stamps, whole, works
from tests.store.index.answers import SETTINGS, answers, from_files, from_index, is_asked, make

WORDS = [
    "Low-Rank",
    "adaptation",
    "Évaluation",
    "深度学习",
    "学习",
    "mask",
    "NOT",
    "C++",
    "a",
    "ﬁne",
    "Straße",
    "naïve",
]
FILES = [briefs.NAME, whole.NAME, search.NAME, works.NAME]
NAMES = ["a", "b", "a-b", "2106.09685", "hep-th_9901001", "c"]
line = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
fields = st.fixed_dictionaries(
    {"title": line},
    optional={
        "authors": st.lists(line, max_size=2),
        "topics": st.lists(st.sampled_from(["ft", "peft", "adapters", "eval", "gone"]), max_size=2, unique=True),
        "status": st.sampled_from(["unread", "reading", "read", "skipped"]),
        "kind": st.sampled_from(["paper", "book"]),
        "year": st.integers(2018, 2022),
        "published": st.sampled_from(["2019", "2020-05", "2021-06-17"]),
        "added": st.sampled_from(["2026-01-01", "2026-01-02"]),
        "rating": st.integers(1, 5),
        "venue": line,
        "name": line,
        "arxiv": st.sampled_from(["2106.09685", "2106.09686"]),
        "doi": st.sampled_from(["10.1/a", "10.1/b"]),
        "url": st.sampled_from(["https://example.org/a", "http://www.example.org/a/", "https://example.org/b"]),
        "summary": line,
        "weight": st.one_of(st.integers(-2, 2), st.just(0.5), st.just({"adapters": 2, "peft": 1}), st.just({"ft": 0})),
        "extra": st.just({"Backbone": "LLaMA naïve"}),
    },
)
topics = st.lists(st.sampled_from(["ft", "peft", "adapters", "eval"]), min_size=1, max_size=2).map(tuple)
statuses = st.lists(st.sampled_from(["unread", "read"]), max_size=2).map(tuple)
years = st.lists(st.sampled_from([(2019, 2020), (None, 2019), (2021, None)]), min_size=1, max_size=2).map(tuple)
words = st.sampled_from(WORDS).map(lambda word: (word,))
query = st.one_of(
    st.just(Query()),
    st.builds(Query, topics=topics, statuses=statuses),
    st.builds(Query, years=years, kinds=st.sampled_from([(), ("book",)])),
    st.builds(Query, statuses=statuses, no_topic=st.booleans()),
    st.one_of(st.builds(Query, words=words), st.builds(Query, authors=words), st.builds(Query, venues=words)),
    st.builds(Query, topics=topics, years=years, words=words),
)
queries = st.lists(query, min_size=1, max_size=3)
texts = st.lists(st.lists(st.sampled_from([*WORDS, '"', "学", "rank adaptation"]), min_size=1, max_size=2), max_size=3)


def yaml(values: dict[str, object]) -> str:
    import json

    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())


Step = Callable[[Context], None]


def _path(context: Context, name: str) -> Path:
    return context.at.papers / f"{name}.yaml"


def write(name: str, values: dict[str, object]) -> Step:
    return lambda context: _path(context, name).write_text(yaml(values), encoding="utf-8") and None


def write_in_folder(name: str, values: dict[str, object]) -> Step:
    def step(context: Context) -> None:
        (context.at.papers / "2024").mkdir(exist_ok=True)
        (context.at.papers / "2024" / f"{name}.yaml").write_text(yaml(values), encoding="utf-8")

    return step


def keep_stamp(name: str, word: str) -> Step:
    """Edit a file so that its size and its time of change stay."""

    def step(context: Context) -> None:
        path = _path(context, name)
        if path.is_file():
            before, text = path.stat(), path.read_text(encoding="utf-8")
            path.write_text(text.replace("Rank", word), encoding="utf-8")
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    return step


def clock(name: str, seconds: int) -> Step:
    """A file whose time of change is far in the past or in the future."""

    def step(context: Context) -> None:
        if _path(context, name).is_file():
            os.utime(_path(context, name), (seconds, seconds))

    return step


def rename(old: str, new: str) -> Step:
    def step(context: Context) -> None:
        if _path(context, old).is_file():
            _path(context, old).replace(_path(context, new))

    return step


def remove(name: str) -> Step:
    return lambda context: _path(context, name).unlink(missing_ok=True)


def take_notes(name: str, text: str) -> Step:
    def step(context: Context) -> None:
        context.at.notes.mkdir(exist_ok=True)
        context.at.notes_of(name).write_text(text, encoding="utf-8")

    return step


def spoil_notes(name: str, how: str) -> Step:
    """Notes that can't be read, or not all of them; mended where they were spoilt already."""

    def step(context: Context) -> None:
        context.at.notes.mkdir(exist_ok=True)
        path = context.at.notes_of(name)
        is_mended = path.exists() or path.is_symlink()
        path.unlink(missing_ok=True)
        if is_mended:
            path.write_text("mask", encoding="utf-8")
        elif how == "link":
            path.symlink_to("elsewhere")
        else:
            path.write_bytes(b"mask" * (1 << 19) if how == "large" else b"mask \xff")

    return step


def retitle_topics(context: Context) -> None:
    context.at.settings.write_text(
        SETTINGS.replace("slug: eval", "slug: evaluation\n    was: [eval]"), encoding="utf-8"
    )


def odd_neighbours(context: Context) -> None:
    (context.at.papers / "README.txt").write_text("no paper", encoding="utf-8")
    if not (context.at.papers / "link.yaml").is_symlink():
        (context.at.papers / "link.yaml").symlink_to("a.yaml")


def damage(name: str, how: int) -> Step:
    """Do something bad to a file of the index."""

    def step(context: Context) -> None:
        path = context.at.derived / name
        if not path.is_file():
            return
        data = bytearray(path.read_bytes())
        if how % 3 == 0:
            path.unlink()
        elif how % 3 == 1:
            path.write_bytes(data[: how % len(data)])
        else:
            data[how % len(data)] ^= 1 << how % 8
            path.write_bytes(data)

    return step


name = st.sampled_from(NAMES)
steps = st.lists(
    st.one_of(
        st.builds(write, name, fields),
        st.builds(write, name, fields),
        st.builds(write_in_folder, st.sampled_from(["a", "z"]), fields),
        st.builds(write, name, st.just({"title": "", "year": "x"})),
        st.builds(write, name, fields.map(lambda values: values | {"colour": "red"})),
        st.builds(keep_stamp, name, st.sampled_from(["Mask", "Bank"])),
        st.builds(clock, name, st.sampled_from([0, 1, 1_000_000_000, 4_000_000_000])),
        st.builds(rename, name, name),
        st.builds(remove, name),
        st.builds(take_notes, name, line),
        st.builds(spoil_notes, name, st.sampled_from(["link", "large", "odd"])),
        st.just(retitle_topics),
        st.just(odd_neighbours),
        st.builds(damage, st.sampled_from(FILES), st.integers(0, 1 << 20)),
    ),
    min_size=2,
    max_size=6,
)


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(name, fields, max_size=6), steps, queries, texts)
def test_with_and_without_an_index_the_answers_are_the_same(
    papers: dict[str, dict[str, object]], happens: list[Step], asked: list[Query], sought: list[list[str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        context = make(Path(folder))
        for each, values in papers.items():
            write(each, values)(context)
        for step in (lambda _: None, *happens):
            step(context)
            with from_index():
                found = answers(context, asked, sought)
            with from_files():
                assert found == answers(context, asked, sought)


@pytest.fixture
def library(tmp_path: Path) -> Context:
    """Sixty papers."""
    context = make(tmp_path)
    chance = random.Random(5)
    for i in range(60):
        values = {
            "title": " ".join(chance.choices(WORDS, k=3)),
            "authors": chance.choices(WORDS, k=2),
            "topics": chance.sample(["ft", "peft", "eval"], 2),
            "status": chance.choice(["read", "unread"]),
            "year": 2000 + i % 20,
        }
        write(f"paper{i}", values)(context)
    return context


ASKED = [Query(), Query(topics=("ft",), statuses=("unread",))]
SOUGHT = [["adaptation"], ["学习"]]


def settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file count as old enough to trust its stamp."""
    monkeypatch.setattr("papercli.store.index.stamps._YOUNG", -(10**18))


def test_an_edit_that_keeps_size_and_time_is_seen(library: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    path = _path(library, "paper1")
    path.write_text("title: Rank\n", encoding="utf-8")
    with from_index():
        assert library.catalog.contents().papers["paper1"].title == "Rank"
    time.sleep(0.05)  # longer than any kernel's clock tick
    keep_stamp("paper1", "Mask")(library)
    with from_index():
        assert library.catalog.contents().papers["paper1"].title == "Mask"


def test_an_edit_within_a_tick_of_the_clock_is_seen(library: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    def coarse(handle: int, names: list[str]) -> bytes:
        numbers = array("q", exact(handle, names))
        for i in (2, 3):
            numbers[i :: stamps.PARTS] = array("q", [n - n % 1_000_000_000 for n in numbers[i :: stamps.PARTS]])
        return numbers.tobytes()

    exact = stamps._stamps
    monkeypatch.setattr(stamps, "_stamps", coarse)
    path = _path(library, "paper1")
    for title in ("Rank", "Mask", "Task", "Bank"):
        path.write_text(f"title: {title}\n", encoding="utf-8")
        with from_index():
            assert library.catalog.contents().papers["paper1"].title == title


def test_notes_that_are_edited_while_they_are_young_are_searched_as_they_are(library: Context) -> None:
    library.at.notes.mkdir()
    with from_index():
        for word in ("alpha", "gamma", "delta"):
            library.at.notes_of("paper1").write_text(word, encoding="utf-8")
            assert [paper.id for paper in search_papers(library, [word]).papers] == ["paper1"]


def test_an_index_is_asked_at_all(library: Context) -> None:
    assert is_asked(library)
    assert {path.name for path in library.at.derived.iterdir()} >= {briefs.NAME, ".gitignore"}


@pytest.mark.parametrize("part", FILES)
def test_a_wrong_bit_anywhere_in_the_index_changes_no_answer(library: Context, part: str) -> None:
    with from_files():
        expected = answers(library, ASKED, SOUGHT)
    with from_index():
        assert answers(library, ASKED, SOUGHT) == expected
        path = library.at.derived / part
        good = path.read_bytes()
        chance = random.Random(part)
        for _ in range(70):
            bad = bytearray(good)
            place = chance.randrange(len(bad) * 8)
            bad[place // 8] ^= 1 << place % 8
            path.write_bytes(bad)
            assert answers(library, ASKED, SOUGHT) == expected


def test_the_index_of_another_version_is_made_anew(library: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_asked(library)
    before = (library.at.derived / briefs.NAME).read_bytes()
    monkeypatch.setattr(briefs, "SCHEMA", briefs.SCHEMA.replace("/* ", "/* another "))
    assert is_asked(library)
    assert (library.at.derived / briefs.NAME).read_bytes() != before


def test_a_folder_that_cannot_be_written_is_answered_from_the_files(library: Context) -> None:
    library.at.derived.write_text("in the way", encoding="utf-8")
    with from_files():
        expected = answers(library, ASKED, SOUGHT)
    with from_index():
        assert answers(library, ASKED, SOUGHT) == expected
    assert library.at.derived.read_text(encoding="utf-8") == "in the way"


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows whenever the index looks at the catalog's files."""
    looks: list[object] = []
    look = index.look
    monkeypatch.setattr(index, "look", lambda *given: looks.append(given) or look(*given))
    return looks


@pytest.mark.parametrize("is_in_doubt", [False, True])
@pytest.mark.parametrize(
    "ask",
    [
        lambda context: list_briefs(context, Query()),
        lambda context: list_papers(context, Query()),
        lambda context: search_papers(context, ["adaptation"]),
        lambda context: search_papers(context, ["adaptation"], whole=True),
    ],
    ids=["briefs", "papers", "search", "search for whole papers"],
)
def test_a_command_asks_the_index_once(
    library: Context, looks: list[object], ask: Callable[[Context], Listed[object]], is_in_doubt: bool
) -> None:
    if is_in_doubt:
        library.at.derived.write_text("in the way", encoding="utf-8")
    with from_index():
        assert ask(library).papers
    assert len(looks) == 1


def test_a_link_in_place_of_the_folder_is_not_followed(library: Context, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    library.at.derived.symlink_to(tmp_path / "elsewhere")
    assert not is_asked(library)
    assert not list((tmp_path / "elsewhere").iterdir())


def test_the_folder_may_vanish_between_two_questions(library: Context) -> None:
    assert is_asked(library)
    shutil.rmtree(library.at.derived)
    assert is_asked(library)


def test_nothing_is_written_when_nothing_has_changed(library: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    assert is_asked(library)
    before = (library.at.derived / briefs.NAME).stat()
    assert is_asked(library)
    assert (library.at.derived / briefs.NAME).stat().st_ino == before.st_ino
    (library.at.papers / "paper7.yaml").write_text("title: New\n", encoding="utf-8")
    assert is_asked(library)
    assert (library.at.derived / briefs.NAME).stat().st_ino != before.st_ino
