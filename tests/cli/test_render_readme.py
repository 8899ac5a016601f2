"""``papercli render-readme`` and ``check`` on real files and real Git."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.transcripts import Shell

BLOCK = '<!-- papercli:begin columns="title,year,status:Read" -->\n<!-- papercli:end -->\n'


def git(folder: Path, *args: str) -> str:
    who = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "init.defaultBranch=main"]
    return subprocess.run(["git", *who, *args], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path)
    git(tmp_path, "init", "-q")
    for command in (
        "papercli init -q",
        "papercli add -q --title 'One | thing' --author 'A. One' --year 2020 --topic first --new-topic",
        "papercli add -q --title 'Two things' --author 'B. Two' --year 2021 --topic second --new-topic",
    ):
        ran = shell.run(command)
        assert ran.status == 0, ran.stderr
    return shell


def readme(shell: Shell, text: str, name: str = "README.md") -> Path:
    path = shell.folder / name
    path.write_bytes(text.encode())
    return path


def test_a_block_is_written_and_nothing_else_changes(shell: Shell) -> None:
    path = readme(
        shell, f"\ufeff# Mine  \r\n\r\ntext   \r\n{BLOCK}after, without end of line".replace("-->\n", "-->\r\n")
    )
    before = path.read_bytes()
    assert shell.run("papercli render-readme").status == 0
    now = path.read_bytes()
    head, tail = before.split(b"<!-- papercli:end -->")[0], before.split(b"<!-- papercli:end -->")[1]
    assert now.startswith(head.rstrip(b"\r\n"))
    assert now.endswith(b"<!-- papercli:end -->" + tail)
    assert b"One \\| thing" in now
    assert now.count(b"\n") == now.count(b"\r\n")
    stamp = path.stat().st_mtime_ns
    ran = shell.run("papercli render-readme")
    assert (ran.status, ran.stderr, path.stat().st_mtime_ns, path.read_bytes()) == (0, "up to date\n", stamp, now)


def test_check_tells_stale_from_wrong(shell: Shell) -> None:
    path = readme(shell, BLOCK)
    ran = shell.run("papercli render-readme --check --diff")
    assert ran.status == 1
    assert "+| [Two things]" not in ran.stdout
    assert "+| Two things | 2021 | unread |" in ran.stdout
    assert "papercli render-readme" in ran.stderr
    assert path.read_text() == BLOCK
    shell.run("papercli render-readme -q")
    assert shell.run("papercli render-readme --check").status == 0
    shell.run("papercli mark read -q two2021two")
    assert shell.run("papercli render-readme --check").status == 1
    path.write_text("<!-- papercli:begin -->\nno end\n")
    assert shell.run("papercli render-readme --check").status == 4
    path.write_text("no markers at all\n")
    assert shell.run("papercli render-readme --check").status == 4
    path.unlink()
    assert shell.run("papercli render-readme --check").status == 4


def test_annotations_for_github(shell: Shell) -> None:
    readme(shell, "# T\n\n" + BLOCK)
    shell.environ["GITHUB_ACTIONS"] = "true"
    ran = shell.run("papercli render-readme --check")
    assert (
        ran.stdout
        == "::error file=README.md,line=3,col=1,title=stale::this block is out of date (papercli render-readme)\n"
    )
    (shell.folder / "catalog/papers/bad.yaml").write_text('title: "::error::x"\nyear: "1%0A::add-mask::x"\n')
    ran = shell.run("papercli check")
    assert "::error file=catalog/papers/bad.yaml,line=2,col=7,title=bad-value::" in ran.stdout
    assert "%250A" in ran.stdout
    assert not [line for line in ran.stdout.splitlines() if line.startswith(("::add-mask", "::error::x"))]


def test_an_edit_by_hand_is_not_overwritten_unless_it_is_committed(shell: Shell) -> None:
    path = readme(shell, BLOCK)
    shell.run("papercli render-readme -q")
    path.write_text(path.read_text().replace("Two things", "Two thinks"))
    edited = path.read_text()
    ran = shell.run("papercli render-readme")
    assert (ran.status, path.read_text()) == (4, edited)
    assert "README.md:1:1" in ran.stderr
    git(shell.folder, "add", "-A")
    git(shell.folder, "commit", "-qm", "by hand")
    assert shell.run("papercli render-readme").status == 0
    assert "Two things" in path.read_text()
    path.write_text(edited.replace("thinks", "thoughts"))
    assert shell.run("papercli render-readme").status == 4
    assert shell.run("papercli render-readme --force").status == 0


def test_what_papercli_wrote_itself_may_go(shell: Shell) -> None:
    path = readme(shell, BLOCK)
    shell.run("papercli render-readme -q")
    shell.run("papercli mark read -q two2021two")
    assert shell.run("papercli render-readme").status == 0  # neither block was ever committed
    assert "| Two things | 2021 | read |" in path.read_text()


def test_two_branches_that_add_a_paper_each_merge(shell: Shell) -> None:
    markers = "".join(
        f"## {name}\n\n<!-- papercli:begin topic={name} layout=list -->\n<!-- papercli:end -->\n\n"
        for name in ("first", "second")
    )
    path = readme(shell, markers)
    shell.run("papercli render-readme -q")
    git(shell.folder, "add", "-A")
    git(shell.folder, "commit", "-qm", "start")
    for branch, title in (("first", "Zebra"), ("second", "Yak")):
        git(shell.folder, "checkout", "-qb", branch, "main")
        assert (
            shell.run(f"papercli add -q --title {title} --author 'C. Three' --year 2022 --topic {branch}").status == 0
        )
        assert shell.run("papercli render-readme -q").status == 0
        git(shell.folder, "add", "-A")
        git(shell.folder, "commit", "-qm", branch)
    git(shell.folder, "merge", "-q", "-m", "both", "first")
    assert shell.run("papercli render-readme --check").status == 0
    assert "Zebra" in path.read_text()
    assert "Yak" in path.read_text()
    assert "<<<<" not in path.read_text()


def test_a_conflict_inside_a_block_is_rendered_anew(shell: Shell) -> None:
    path = readme(shell, BLOCK)
    shell.run("papercli render-readme -q")
    rendered = path.read_text()
    row = "| Two things | 2021 | unread |\n"
    path.write_text(
        rendered.replace(row, f"<<<<<<< HEAD\n{row}=======\n| Two thinks | 2021 | unread |\n>>>>>>> other\n")
    )
    assert shell.run("papercli render-readme").status == 0
    assert path.read_text() == rendered
    two = rendered.replace("<!-- papercli:end -->\n", f"<!-- papercli:end -->\n\n{BLOCK}")
    path.write_text(two)
    assert shell.run("papercli render-readme -q").status == 0
    two = path.read_text()
    lines = two.splitlines(keepends=True)
    start = next(i for i, line in enumerate(lines) if line.startswith("| Two things"))
    end = [i for i, line in enumerate(lines) if "papercli:begin" in line][1] + 1
    ours = "".join(lines[start:end])  # from the first block's last row to the second's begin marker
    theirs = ours.replace("things", "thinks")
    path.write_text(two.replace(ours, f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n"))
    ran = shell.run("papercli render-readme")
    assert (ran.status, path.read_text()) == (0, two), ran.stderr
    path.write_text(f"<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n{rendered}")
    assert shell.run("papercli render-readme").status == 4


def test_too_large_is_refused_where_asked(shell: Shell) -> None:
    path = readme(shell, BLOCK)
    ran = shell.run("papercli render-readme --max-bytes 100")
    assert (ran.status, path.read_text()) == (4, BLOCK)
    assert "more than 100" in ran.stderr


def test_stdout_prints_the_whole_file_and_writes_nothing(shell: Shell) -> None:
    path = readme(shell, "# T\n\n" + BLOCK)
    ran = shell.run("papercli render-readme --stdout")
    assert ran.status == 0
    assert "| Two things | 2021 | unread |" in ran.stdout
    assert ran.stdout.startswith("# T\n")
    assert path.read_text() == "# T\n\n" + BLOCK
    assert not (shell.folder / "catalog" / ".papercli").exists()


def test_several_files_are_all_looked_at_before_one_is_written(shell: Shell) -> None:
    good, bad = readme(shell, BLOCK), readme(shell, BLOCK.replace("columns", "colums"), "OTHER.md")
    ran = shell.run("papercli render-readme README.md OTHER.md")
    assert (ran.status, good.read_text()) == (4, BLOCK)
    assert "did you mean columns?" in ran.stderr
    bad.write_text(BLOCK)
    ran = shell.run("papercli render-readme README.md OTHER.md --json")
    assert [f["changed"] for f in json.loads(ran.stdout)["files"]] == [True, True]


def test_one_broken_paper_keeps_the_readme_as_it_is(shell: Shell) -> None:
    path = readme(shell, BLOCK)
    shell.run("papercli render-readme -q")
    before = path.read_bytes()
    (shell.folder / "catalog/papers/two2021two.yaml").write_text("title: [")
    assert shell.run("papercli render-readme").status == 4
    assert path.read_bytes() == before


def test_check_finds_dead_links_doubles_topics_and_lone_notes(shell: Shell) -> None:
    readme(shell, "# Papers\n\n[gone](#fist) and [there](#papers)\n\n" + BLOCK)
    shell.run("papercli render-readme -q")
    papers = shell.folder / "catalog" / "papers"
    (papers / "again.yaml").write_text("title: two THINGS\nauthors: [B. Two]\ntopics: [secnd]\n")
    (shell.folder / "catalog" / "notes").mkdir()
    (shell.folder / "catalog" / "notes" / "nobody.md").write_text("x")
    ran = shell.run("papercli check")
    assert ran.status == 1
    assert ran.stdout.splitlines() == [
        'README.md:3:8: error: there is no heading or anchor "fist" here (did you mean first?)',
        "README.md:5:1: error: this block is out of date (papercli render-readme)",
        "catalog/notes/nobody.md:1:1: warning: there is no paper nobody for these notes",
        'catalog/papers/again.yaml:3:10: warning: there is no topic "secnd" (did you mean second?)',
        "catalog/papers/two2021two.yaml:1:8: warning: is the same work as catalog/papers/again.yaml (same title and authors)"
        " (papercli remove two2021two or again)",
    ]


def test_a_readme_outside_or_not_utf8_is_refused(shell: Shell) -> None:
    (shell.folder / "latin.md").write_bytes(b"# T\n\nab\xe9\n")
    ran = shell.run("papercli render-readme latin.md")
    assert (ran.status, ran.stderr.splitlines()[0]) == (4, "papercli: latin.md:3:3: is not UTF-8")
    outside = shell.folder.parent / f"{shell.folder.name}-outside.md"
    outside.write_text(BLOCK)
    (shell.folder / "link.md").symlink_to(outside)
    assert shell.run("papercli render-readme link.md").status == 4
    assert outside.read_text() == BLOCK


def test_notes_are_linked_from_where_the_readme_is(shell: Shell) -> None:
    shell.environ["EDITOR"] = "sh -c 'echo good >> $0'"
    assert shell.run("papercli note two2021two").stdout == "catalog/notes/two2021two.md\n"
    (shell.folder / "docs").mkdir()
    path = readme(
        shell, '<!-- papercli:begin layout=list entry="{title}{? {notes}}" -->\n<!-- papercli:end -->\n', "docs/list.md"
    )
    assert shell.run("papercli render-readme docs/list.md").status == 0
    assert "](../catalog/notes/two2021two.md)" in path.read_text()


def test_a_catalog_reached_by_a_link_gives_the_same_readme(shell: Shell) -> None:
    (shell.folder / "docs").mkdir()
    shell.run("papercli set -q two2021two links.slides=talks/slides.pdf links.part=#part see=talks/")
    shell.environ["EDITOR"] = "sh -c 'echo good >> $0'"
    shell.run("papercli note -q two2021two")
    fields = "{title}{? {notes}}{? {links}}{? {see:numbered}}"
    for name in ("README.md", "docs/list.md"):
        readme(shell, f'<!-- papercli:begin layout=list entry="{fields}" -->\n<!-- papercli:end -->\n', name)
    shell.run("papercli render-readme README.md docs/list.md")
    text = (shell.folder / "docs" / "list.md").read_text()
    assert all(
        f"]({link})" in text for link in ("../catalog/notes/two2021two.md", "../talks/slides.pdf", "#part", "../talks/")
    )
    link = shell.folder.parent / f"{shell.folder.name}-link"
    link.symlink_to(shell.folder)
    for catalog in (link, link / "catalog"):
        ran = shell.run(f"papercli render-readme --check --diff README.md docs/list.md --catalog {catalog}")
        assert (ran.status, ran.stdout) == (0, "")


def test_links_into_the_repository_lead_there_from_any_readme(shell: Shell) -> None:
    (shell.folder / "talks").mkdir()
    (shell.folder / "talks" / "my slides.pdf").write_bytes(b"%PDF")
    shell.run("papercli set -q two2021two 'links.slides=talks/my slides.pdf' links.gone=talks/gone.pdf")
    (shell.folder / "docs").mkdir()
    path = readme(
        shell, '<!-- papercli:begin layout=list entry="{title}{? {links}}" -->\n<!-- papercli:end -->\n', "docs/list.md"
    )
    assert shell.run("papercli render-readme docs/list.md").status == 0
    assert "[slides](../talks/my%20slides.pdf)" in path.read_text()
    ran = shell.run("papercli check")
    assert 'there is no file "talks/gone.pdf" in the repository' in ran.stdout
    assert "my slides" not in ran.stdout


def test_check_reads_named_blocks_that_no_readme_uses(shell: Shell) -> None:
    settings = shell.folder / "catalog" / "catalog.yaml"
    settings.write_text(settings.read_text() + "blocks:\n  mine:\n    layout: tabel\n")
    assert (
        'error: blocks.mine: layout: unknown layout "tabel"; did you mean table?' in shell.run("papercli check").stdout
    )


def test_init_makes_the_folder_of_its_readme(tmp_path: Path) -> None:
    ran = Shell(tmp_path).run("papercli init sub --readme docs/list.md")
    assert ran.status == 0
    assert "papercli:begin" in (tmp_path / "sub" / "docs" / "list.md").read_text()


def test_init_writes_nothing_outside(shell: Shell) -> None:
    outside = shell.folder.parent / f"{shell.folder.name}-new.md"
    assert shell.run(f"papercli render-readme {outside} --init").status == 4
    assert not outside.exists()


def test_a_dry_run_refuses_what_the_real_run_refuses(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    shell.run("papercli init -q --readme README.md")
    readme = tmp_path / "README.md"
    readme.write_text(readme.read_text().replace("begin -->\n", "begin -->\nmine\n"))
    before = readme.read_bytes()
    real, dry = (shell.run(f"papercli render-readme {option}") for option in ("", "--dry-run"))
    assert (real.status, real.stderr) == (dry.status, dry.stderr) == (4, real.stderr)
    assert shell.run("papercli render-readme --dry-run --force").status == 0
    assert shell.run("papercli render-readme --stdout").status == 0  # overwrites nothing
    assert shell.run("papercli render-readme --check").status == 1
    assert readme.read_bytes() == before


@pytest.mark.parametrize(
    "text", ["Write `<!-- papercli:begin -->` there.\n", "```\n<!-- papercli:begin -->\n<!-- papercli:end -->\n```\n"]
)
def test_a_readme_that_speaks_of_markers_gets_its_own(tmp_path: Path, text: str) -> None:
    shell = Shell(tmp_path)
    shell.run("papercli init -q")
    (tmp_path / "README.md").write_text(text)
    assert shell.run("papercli render-readme --init").status == 0
    assert (tmp_path / "README.md").read_text() == f"{text}\n<!-- papercli:begin -->\n\n<!-- papercli:end -->\n"
    assert shell.run("papercli render-readme --init").stderr == "up to date\n"


def test_a_readme_whose_end_is_code(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    shell.run("papercli init -q")
    (tmp_path / "README.md").write_text("```\nnever closed\n")
    ran = shell.run("papercli render-readme --init")
    assert ran.status == 4
    assert ran.stderr.startswith("papercli: README.md")
