"""``papercli add`` against the shipped snapshot and against a server on loopback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.sources.server import ArxivServer, snapshot_records
from tests.transcripts import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path)
    assert shell.run("papercli init -q").status == 0
    return shell


def files(shell: Shell) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted((shell.folder / "catalog" / "papers").iterdir())}


LIMA = """\
title: "LIMA: Less Is More for Alignment"
authors:
  - Chunting Zhou
  - Pengfei Liu
  - Puxin Xu
  - Srini Iyer
  - Jiao Sun
  - Yuning Mao
  - Xuezhe Ma
  - Avia Efrat
  - Ping Yu
  - Lili Yu
  - Susan Zhang
  - Gargi Ghosh
  - Mike Lewis
  - Luke Zettlemoyer
  - Omer Levy
published: 2023-05-18
arxiv: "2305.11206"
added: 2026-11-21
"""


def test_offline_the_snapshot_answers_and_says_so(shell: Shell) -> None:
    ran = shell.run("papercli add 2305.11206 --offline")
    assert ran.status == 0
    assert ran.stdout == "added\t2305.11206\tLIMA: Less Is More for Alignment\tsnapshot\n"
    assert "snapshot" in ran.stderr
    assert files(shell) == {"2305.11206.yaml": LIMA.encode()}


@pytest.mark.parametrize(
    "form",
    [
        "2305.11206",
        "arXiv:2305.11206v1",
        "https://arxiv.org/pdf/2305.11206.pdf",
        "10.48550/arXiv.2305.11206",
        "https://huggingface.co/papers/2305.11206",
    ],
)
def test_the_same_paper_in_any_form_is_there(shell: Shell, form: str) -> None:
    shell.run("papercli add 2305.11206 --offline -q")
    before = files(shell)
    ran = shell.papercli(["add", form, "--offline"])
    assert (ran.status, ran.stdout) == (0, "present\t2305.11206\tLIMA: Less Is More for Alignment\tsame arXiv id\n")
    assert files(shell) == before


def test_topics_given_are_added_to_a_paper_that_is_there(shell: Shell) -> None:
    shell.run("papercli add 2305.11206 --offline -q")
    assert shell.run("papercli add 2305.11206 --topic alignment").status == 2
    ran = shell.run("papercli add 2305.11206 --topic alignment --new-topic")
    assert (ran.status, ran.stdout.split("\t")[0]) == (0, "changed")
    assert files(shell)["2305.11206.yaml"].decode() == LIMA.replace("added:", "topics: [alignment]\nadded:")


def test_what_the_person_says_overrides_the_source(shell: Shell) -> None:
    ran = shell.run(
        "papercli add 2305.11206v1 --offline --title LIMA --author 'Zhou, C.' --year 2024 --status reading --venue 'NeurIPS 2023'"
    )
    assert ran.status == 0, ran.stderr
    text = files(shell)["2305.11206.yaml"].decode()
    assert text == (
        "title: LIMA\nauthors:\n  - Zhou, C.\npublished: 2023-05-18\nyear: 2024\n"
        'arxiv: "2305.11206"\nversion: 1\nvenue: NeurIPS 2023\nstatus: reading\nstarted: 2026-11-21\nadded: 2026-11-21\n'
    )


def test_a_hundred_ids_are_one_request_and_two_bad_ones_spoil_none(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = [r for r in snapshot_records() if "/" not in r["id"]][:98]
    with ArxivServer(records) as server:
        monkeypatch.setenv("PAPERCLI_ARXIV_URL", server.url)
        refs = [r["id"] for r in records] + ["2404.99998", "2413.00001"]
        ran = shell.papercli(["add", "--json", *refs])
        assert len(server.requests) == 1
    document = json.loads(ran.stdout)
    assert ran.status == 1
    assert [done["outcome"] for done in document["done"]] == ["added"] * 98
    assert [done["paper"]["arxiv"] for done in document["done"]] == refs[:98]
    assert [(each["ref"], each["code"]) for each in document["failed"]] == [
        ("2404.99998", "not-found"),
        ("2413.00001", "malformed-id"),
    ]
    assert len(files(shell)) == 98
    titles = {r["id"]: " ".join(r["title"].split()) for r in records}
    assert sum(done["paper"]["title"] == titles[done["ref"]] for done in document["done"]) > 90  # the others have LaTeX


def test_references_come_from_stdin(shell: Shell) -> None:
    ran = shell.papercli(
        ["add", "-", "--offline", "--ids"],
        stdin=b"1706.03762\n# remark\nhttps://arxiv.org/abs/2106.09685v2\n1706.03762\n",
    )
    assert (ran.status, ran.stdout) == (0, "1706.03762\n2106.09685\n")


def test_without_an_answer_the_snapshot_stands_in(shell: Shell) -> None:
    ran = shell.run("papercli add 2305.11206")  # nothing listens at the endpoint of the tests
    assert ran.status == 0
    assert "arXiv" in ran.stderr
    assert "snapshot" in ran.stderr
    ran = shell.run("papercli add 2404.99998")
    assert (ran.status, ran.stdout) == (5, "")
    assert len(ran.stderr.splitlines()) <= 2
    assert list(files(shell)) == ["2305.11206.yaml"]


def test_a_paper_that_is_nowhere(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shell.run("papercli add 2404.99998 --offline").status == 3
    with ArxivServer() as server:
        monkeypatch.setenv("PAPERCLI_ARXIV_URL", server.url)
        ran = shell.run("papercli add 2404.99998 --json")
    assert (ran.status, ran.stdout) == (3, "")
    assert json.loads(ran.stderr)["error"]["code"] == "not-found"
    assert files(shell) == {}


def test_a_dry_run_writes_nothing(shell: Shell) -> None:
    ran = shell.run("papercli add 2305.11206 2106.09685 --offline --dry-run --topic new --new-topic")
    assert ran.status == 0
    assert [line.split("\t")[0] for line in ran.stdout.splitlines()] == ["added", "added"]
    assert "nothing was written" in ran.stderr
    assert files(shell) == {}
    assert "new" not in (shell.folder / "catalog" / "catalog.yaml").read_text()


def test_a_broken_file_in_its_place_is_not_overwritten_or_doubled(shell: Shell) -> None:
    path = shell.folder / "catalog" / "papers" / "2305.11206.yaml"
    path.write_text("title: [\n")
    ran = shell.run("papercli add 2305.11206 --offline")
    assert ran.status == 4
    assert path.read_text() == "title: [\n"
    assert list(files(shell)) == ["2305.11206.yaml"]


def test_papers_go_where_the_catalog_says(shell: Shell) -> None:
    settings = shell.folder / "catalog" / "catalog.yaml"
    settings.write_text(settings.read_text() + 'papers_in: "{year}"\n')
    assert shell.run("papercli add 2305.11206 --offline --json").status == 0
    assert (shell.folder / "catalog" / "papers" / "2023" / "2305.11206.yaml").read_text() == LIMA
    assert shell.run("papercli mark read 2305.11206 -q").status == 0
    assert "present" in shell.run("papercli add 2305.11206 --offline").stdout


def test_a_paper_kept_under_an_id_of_its_own_is_there(shell: Shell) -> None:
    shell.run("papercli add 2305.11206 --offline -q")
    shell.run("papercli rename 2305.11206 lima -q")
    ran = shell.run("papercli add 2305.11206")  # arXiv gives no answer, and none is needed
    assert (ran.status, ran.stdout) == (0, "present\tlima\tLIMA: Less Is More for Alignment\tsame arXiv id\n")
    shell.run("papercli set lima arxiv=2404.99998 -q")  # nowhere to be found
    assert shell.run("papercli add 2404.99998 --offline").stdout.startswith("present\tlima")


def test_a_paper_no_source_knows_yet_is_added_as_given(shell: Shell) -> None:
    ran = shell.run("papercli add 2404.99998v2 --offline --title New --author 'A. One'")
    assert (ran.status, ran.stdout) == (0, "added\t2404.99998\tNew\tby hand\n")
    assert ran.stderr == "papercli: 2404.99998 is not in the shipped snapshot; added as given\n"
    assert files(shell)["2404.99998.yaml"].decode() == (
        'title: New\nauthors:\n  - A. One\narxiv: "2404.99998"\nversion: 2\nadded: 2026-11-21\n'
    )
    assert shell.run("papercli add 2404.99998 --offline").stdout.startswith("present")


def test_a_paper_under_another_id_is_found_without_a_network(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.run("papercli add 2305.11206 --offline -q")
    shell.run("papercli rename 2305.11206 lima -q")
    with ArxivServer() as server:
        monkeypatch.setenv("PAPERCLI_ARXIV_URL", server.url)
        assert shell.run("papercli add 2305.11206").stdout.startswith("present\tlima")
        assert server.requests == []


def test_the_file_of_an_old_id_names_it(shell: Shell) -> None:
    ran = shell.run("papercli add hep-th_9901001 --title Black --ids")
    assert (ran.status, ran.stdout) == (0, "hep-th_9901001\n")
    assert b'arxiv: "hep-th/9901001"\n' in files(shell)["hep-th_9901001.yaml"]
    assert shell.run("papercli add 2305_11206 --offline").status == 2


def test_the_status_given_has_its_dates(shell: Shell) -> None:
    for status, date in (("read", "finished"), ("reading", "started")):
        shell.run(f"papercli add -q --title {status} --status {status}")
        text = files(shell)[f"{status}.yaml"].decode()
        assert text == f"title: {status}\nstatus: {status}\n{date}: 2026-11-21\nadded: 2026-11-21\n"
    shell.run("papercli add -q --title other --status unread")
    assert files(shell)["other.yaml"] == b"title: other\nadded: 2026-11-21\n"


def test_two_links_of_one_label(shell: Shell) -> None:
    ran = shell.run("papercli add --title T --link a=https://one.org --link a=https://two.org")
    assert (ran.status, files(shell)) == (2, {})
    assert 'the label "a" is given twice' in ran.stderr


def test_pages_of_one_title_at_two_addresses_are_two(shell: Shell) -> None:
    assert shell.run("papercli add --title Docs --url https://one.org --ids").stdout == "docs\n"
    assert shell.run("papercli add --title Docs --url https://two.org --ids").stdout == "docs-2\n"
    assert shell.run("papercli check").status == 0
    ran = shell.run("papercli add --title docs --url https://www.one.org/ --venue X --kind blog")
    assert ran.stdout == "present\tdocs\tDocs\tsame URL; not applied: venue, kind (papercli set docs …)\n"


def test_a_link_is_not_replaced(shell: Shell) -> None:
    link = shell.folder / "catalog/papers/2305.11206.yaml"
    link.symlink_to(shell.folder / "nowhere")
    ran = shell.run("papercli add 2305.11206 --offline --json")
    assert (ran.status, json.loads(ran.stderr)["error"]["code"]) == (4, "taken")
    assert link.is_symlink()
