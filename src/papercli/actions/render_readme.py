"""Write the blocks of the README files from the catalog, or check that they are up to date."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from papercli.actions.view import View
from papercli.errors import InvalidError, RefusedError
from papercli.model.finding import Finding
from papercli.store import derived, git, readmes
from papercli.store.layout import is_inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papercli.actions.context import Context
    from papercli.markdown.markers import MarkerProblem
    from papercli.store.catalog import Catalog, Contents
    from papercli.store.layout import Layout
    from papercli.store.readmes import Readme
    from papercli.writers.markdown.readme import Rendered, Shelf

GITHUB_CUTS_AT = 512_000
"""Bytes of a README that GitHub's page of a repository shows; the rest is cut without a word."""


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """One README, as it is and as it should be."""

    shown: str
    old: str
    new: str
    stale: tuple[int, ...]
    """1-based lines of the begin markers whose blocks are out of date."""
    warnings: tuple[Finding, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether it is out of date (or was, before it was written)."""
        return self.old != self.new


@dataclass(slots=True)
class Outcome:
    """All READMEs that were looked at."""

    files: list[RenderedFile] = field(default_factory=list)

    @property
    def stale(self) -> list[RenderedFile]:
        """Those that are out of date, or were."""
        return [each for each in self.files if each.changed]


@dataclass(frozen=True, slots=True)
class _Job:
    readme: Readme
    rendered: Rendered


def render_readme(
    context: Context,
    paths: Sequence[Path] = (),
    *,
    check: bool = False,
    init: bool = False,
    force: bool = False,
    max_bytes: int | None = None,
) -> Outcome:
    """Render the blocks of ``paths``, or of the READMEs that ``catalog.yaml`` names.

    With ``check`` nothing is written. ``init`` puts markers into a file that has none. A block that holds text which is
    neither what papercli last wrote nor committed in Git is refused (``RefusedError``) unless ``force``. Every file is
    looked at before the first is written. Raises ``InvalidError`` with every finding where papers or markers are wrong.
    """
    if check or context.dry_run:
        catalog = context.catalog
        jobs = _jobs(catalog, catalog.contents(), paths, init=init, max_bytes=max_bytes)
        if not (check or force):
            _refuse_losing(catalog.at, jobs)
        return Outcome([_outcome(job) for job in jobs])
    with context.writing() as writer:
        jobs = _jobs(writer, writer.contents(), paths, init=init, max_bytes=max_bytes)
        if not force:
            _refuse_losing(writer.at, jobs)
        write(writer.at, [_new(job) for job in jobs])
        return Outcome([_outcome(job) for job in jobs])


def inspect(catalog: Catalog, contents: Contents, paths: Sequence[Path]) -> list[RenderedFile]:
    """Render READMEs from contents already read, and write nothing. Raises as ``render_readme`` does."""
    return [_outcome(job) for job in _jobs(catalog, contents, paths, init=False, max_bytes=None)]


def begin(catalog: Catalog, contents: Contents, paths: Sequence[Path], *, check: bool = False) -> Outcome:
    """Put a block of these contents into READMEs; with ``check`` only raise what would keep them from getting it.

    Only under the catalog's lock, and for ``init``: a catalog on disk has its own contents.
    """
    jobs = _jobs(catalog, contents, paths, init=True, max_bytes=None) if paths else []
    _refuse_losing(catalog.at, jobs)
    if not check:
        write(catalog.at, [_new(job) for job in jobs])
    return Outcome([_outcome(job) for job in jobs])


def _jobs(
    catalog: Catalog, contents: Contents, paths: Sequence[Path], *, init: bool, max_bytes: int | None
) -> list[_Job]:
    refuse_broken(contents)
    jobs = [_job(catalog, contents, path, init=init) for path in paths or targets(catalog.at, contents)]
    problems = [finding for job in jobs for finding in (*_problems(job), *_too_large(job, max_bytes))]
    if problems:
        raise InvalidError.of(problems)
    return jobs


def write(at: Layout, new: Sequence[tuple[Readme, str, Sequence[str]]]) -> None:
    """Write READMEs: each with its new text and what that holds between its markers.

    That is remembered before the first is written, or a stop in between would leave blocks that look like a person's.
    What stands there now stays known until then, for the same reason.
    """
    known = derived.rendered(at)
    coming = {readme.shown: [*map(derived.digest, blocks)] for readme, _, blocks in new}
    changed = {readme.shown for readme, text, _ in new if text != readme.text}
    both = {shown: [*dict.fromkeys(known.get(shown, []) + coming[shown])] for shown in changed}
    if known | both != known:
        derived.remember_rendered(at, known | both)
    for readme, text, _ in new:
        if readme.shown in changed:
            readmes.write(readme, text)
    if known | coming != known | both:
        derived.remember_rendered(at, known | coming)


def _new(job: _Job) -> tuple[Readme, str, Sequence[str]]:
    return job.readme, job.rendered.text, [block.new for block in job.rendered.blocks]


def refuse_broken(contents: Contents) -> None:
    """Raise ``InvalidError`` with every finding where a paper's file is broken."""
    if contents.broken:
        raise InvalidError.of(contents.broken, hint="mend it first: its paper would vanish from the README")


def targets(at: Layout, contents: Contents) -> list[Path]:
    """The READMEs that ``catalog.yaml`` names."""
    return [at.root / name for name in contents.settings.readme_names]


def _job(catalog: Catalog, contents: Contents, path: Path, *, init: bool) -> _Job:
    from papercli.markdown import markers
    from papercli.writers.markdown import readme as writer

    missing = init and not os.path.lexists(path) and is_inside(path, catalog.at.root)
    readme = (
        readmes.Readme(Path(os.path.realpath(path)), catalog.at.shown(path), "")
        if missing
        else readmes.read(catalog.at, path)
    )
    text = readme.text
    if init and markers.find(text) == ([], []):
        try:
            text = writer.init(text or f"# {contents.settings.title or 'Papers'}\n")
        except InvalidError as error:
            error.path = error.path or readme.shown
            raise
    return _Job(readme, writer.render(text, shelf(catalog, contents, readme.path), contents.settings.blocks))


def shelf(catalog: Catalog, contents: Contents, readme: Path) -> Shelf:
    """What the writer of a README sees of the catalog."""
    return View.of(catalog, readme).shelf(contents.papers.values(), contents.settings.topics)


def _problems(job: _Job) -> list[Finding]:
    if not job.rendered.blocks and not job.rendered.problems:
        hint = "papercli render-readme --init puts them at its end"
        return [Finding(job.readme.shown, 1, 1, "error", "no-markers", "there are no papercli markers", hint)]
    return _wrong_markers(job.readme.shown, job.rendered.problems)


def _wrong_markers(shown: str, problems: Iterable[MarkerProblem]) -> list[Finding]:
    return [Finding(shown, line, column, "error", "markers", message) for line, column, message in problems]


def refuse_wrong_markers(shown: str, problems: Sequence[MarkerProblem]) -> None:
    """Raise ``InvalidError`` with every problem of the markers in the README called ``shown``, if there is any."""
    if problems:
        raise InvalidError.of(_wrong_markers(shown, problems))


def _too_large(job: _Job, limit: int | None) -> list[Finding]:
    size = len(job.rendered.text.encode())
    if limit is None or size <= limit:
        return []
    message = f"would have {size:,} bytes, more than {limit:,}"
    hint = "split it into a page per topic, or give blocks a limit"
    return [Finding(job.readme.shown, 1, 1, "error", "too-large", message, hint)]


def _refuse_losing(at: Layout, jobs: Sequence[_Job]) -> None:
    """Refuse where a block holds what stands nowhere else: not written by papercli, not committed."""
    known = derived.rendered(at)
    for job in jobs:
        ours = set(known.get(job.readme.shown, ()))
        committed: str | None = None
        for block in job.rendered.blocks:
            if (
                block.old == block.new
                or not block.old.strip()
                or _is_conflict(block.old)
                or derived.digest(block.old) in ours
            ):
                continue
            if committed is None:
                committed = _text(git.committed(job.readme.path) or b"")
            if _text(block.old.encode()) not in committed and not _is_merged(block.old, committed, job.readme.path):
                message = "this block was edited by hand, and the edit is not committed"
                hint = "papercli absorb takes it into the catalog; --force overwrites it"
                raise RefusedError(
                    message, path=job.readme.shown, line=block.line, column=1, code="hand-edited", hint=hint
                )


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").replace("\r\n", "\n")


def _is_merged(block: str, committed: str, path: Path) -> bool:
    """Whether a merge is going on and has put this block together: each of its lines stands in one of the commits."""
    others = [_text(data) for data in git.merged(path)]
    known = {line for text in (committed, *others) for line in text.split("\n")}
    return bool(others) and known.issuperset(_text(block.encode()).split("\n"))


def _is_conflict(block: str) -> bool:
    """Whether Git left both sides of a merge here; each of them is in a commit."""
    return all(f"\n{mark}" in f"\n{block}" for mark in ("<<<<<<< ", "=======", ">>>>>>> "))


def _outcome(job: _Job) -> RenderedFile:
    stale = tuple(block.line for block in job.rendered.blocks if block.old != block.new)
    size = len(job.rendered.text.encode())
    warnings = []
    if size > GITHUB_CUTS_AT:
        message = f"has {size:,} bytes; GitHub shows the first {GITHUB_CUTS_AT:,} and cuts the rest"
        warnings.append(
            Finding(job.readme.shown, 1, 1, "warning", "too-large", message, "split it into a page per topic")
        )
    return RenderedFile(job.readme.shown, job.readme.text, job.rendered.text, stale, tuple(warnings))
