"""``papercli set``: stdin, and topics by any of their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.transcripts import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path)
    shell.run("papercli init -q")
    (tmp_path / "catalog/catalog.yaml").write_text(
        "topics:\n  - slug: peft\n    title: Thin Tuning\n    was: [old]\n  - slug: lora\n"
    )
    return shell


def paper(shell: Shell, text: str | None = None) -> str:
    path = shell.folder / "catalog" / "papers" / "z.yaml"
    if text is not None:
        path.write_text(text)
    return path.read_text()


def test_stdin_is_for_one_field(shell: Shell) -> None:
    text = paper(shell, "title: T\nsummary: S\nremark: R\n")
    ran = shell.papercli(["set", "z", "summary=@-", "remark=@-"], stdin=b"new\n")
    assert (ran.status, paper(shell)) == (2, text)
    assert "one field only" in ran.stderr


@pytest.mark.parametrize("stdin", [b"", b"\n", b"\xef\xbb\xbf", b" \r\n\r\n"])
def test_nothing_on_stdin_removes_nothing(shell: Shell, stdin: bytes) -> None:
    text = paper(shell, "title: T\nsummary: S\n")
    ran = shell.papercli(["set", "z", "summary=@-"], stdin=stdin)
    assert (ran.status, paper(shell)) == (2, text)
    assert ran.stderr == "papercli: nothing on stdin for summary=@-\n  hint: summary= removes the field\n"


def test_a_value_that_ends_like_it_is_a_value(shell: Shell) -> None:
    paper(shell, "title: T\n")
    assert shell.papercli(["set", "-", "extra.a=b=@-"], stdin=b"z\n").status == 0
    assert paper(shell) == "title: T\nextra:\n  a: b=@-\n"


@pytest.mark.parametrize(
    ("before", "fields", "after"),
    [
        ("[old]", "topics+=peft", "topics: [old]\n"),
        ("[old]", "'topics+=Thin Tuning'", "topics: [old]\n"),
        ("[old, lora]", "'topics-=Thin Tuning'", "topics: [lora]\n"),
        ("[old, peft, lora]", "topics-=peft", "topics: [lora]\n"),
        ("[gone, lora]", "topics-=gone", "topics: [lora]\n"),
        ("[old]", "topics= topics+=peft", "topics: [peft]\n"),
        ("[old]", "topics-=old topics+=peft", "topics: [peft]\n"),
        ("[peft]", "topics-=old", ""),
        ("[lora]", "topics=old,lora", "topics: [peft, lora]\n"),
    ],
)
def test_topics_by_any_name(shell: Shell, before: str, fields: str, after: str) -> None:
    paper(shell, f"title: T\ntopics: {before}\n")
    ran = shell.run(f"papercli set z {fields}")
    assert (ran.status, ran.stderr) == (0, "")
    assert paper(shell) == f"title: T\n{after}"


def test_a_topic_nobody_knows_is_not_taken_out(shell: Shell) -> None:
    paper(shell, "title: T\ntopics: [peft]\n")
    ran = shell.run("papercli set z topics-=pefd")
    assert (ran.status, "did you mean peft" in ran.stderr) == (2, True)


def test_a_broken_file_is_mended(shell: Shell) -> None:
    paper(shell, "title: T\nyear: 20233\ntopics: [old]\n")
    assert shell.run("papercli set z year=2023 topics+=lora").status == 0
    assert paper(shell) == "title: T\nyear: 2023\ntopics: [old, lora]\n"
