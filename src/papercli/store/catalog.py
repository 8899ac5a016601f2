"""A catalog on disk, read: the settings, the papers, and everything wrong with them, by place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.errors import InvalidError, NotFoundError
from papercli.model.finding import Finding
from papercli.store import files, layout

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from papercli.model.paper import Paper
    from papercli.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Contents:
    """What a catalog holds: the good papers by id, in the order of their ids, and what is wrong."""

    settings: Settings
    papers: Mapping[str, Paper]
    paths: Mapping[str, str]
    """Id → the file's path as messages show it."""
    findings: Sequence[Finding]

    @property
    def broken(self) -> list[Finding]:
        """The errors: each one hides a paper."""
        return [f for f in self.findings if f.severity == "error"]


class Catalog:
    """The catalog in one folder, for reading. Changing it is ``store.writer``'s."""

    def __init__(self, at: layout.Layout) -> None:
        self.at = at
        self._folders: tuple[Path, ...] | None = None

    def settings(self) -> Settings:
        """Read ``catalog.yaml``. Raises ``InvalidError`` with all that is wrong there."""
        return self._good(*self.checked_settings())

    def settings_from(self, data: bytes) -> Settings:
        """The settings that a ``catalog.yaml`` of these bytes gives. Raises as ``settings``."""
        from papercli.store import parsing  # what knows YAML takes time to load, and the index answers without

        return self._good(*parsing.settings_of(data, self.at.shown(self.at.settings)))

    def _good(self, found: Settings | None, problems: list[Finding]) -> Settings:
        errors = [f for f in problems if f.severity == "error"]
        if found is None or errors:
            raise InvalidError.of(sorted(errors))
        return found

    def checked_settings(self) -> tuple[Settings | None, list[Finding]]:
        """Read ``catalog.yaml``: the settings, None where they can't be used, and what is wrong."""
        from papercli.store import parsing

        shown = self.at.shown(self.at.settings)
        try:
            data = files.read_bytes(self.at.settings, shown)
        except FileNotFoundError:
            return None, [
                Finding(shown, 1, 1, "error", "no-catalog", "there is no such file", "papercli init makes one")
            ]
        except InvalidError as error:
            return None, parsing.findings_of(error)
        return parsing.settings_of(data, shown)

    def contents(self) -> Contents:
        """Everything, from the index where there can be one.

        A bad paper is a finding and hides no other; bad settings raise ``InvalidError``.
        """
        from papercli.store.index import index, whole

        return index.ask(self, index.Index.contents, whole) or self.contents_from_files()

    def contents_from_files(self) -> Contents:
        """The same, read from the files, all of them."""
        for _ in range(
            4
        ):  # a rename under way shows a paper under neither name, or under one that is gone when it is read
            found = self._contents_once()
            if not any(finding.code == "gone" for finding in found.findings):
                break
        return found

    def _contents_once(self) -> Contents:
        settings = self.settings()
        findings: list[Finding] = []
        papers: dict[str, Paper] = {}
        paths: dict[str, str] = {}
        for file in self.at.paper_files(findings):
            if file.id in paths:
                message = f"the id {file.id} stands twice: also {paths[file.id]}"
                findings.append(Finding(file.shown, 1, 1, "error", "double-id", message, "rename or merge one of them"))
                continue
            paths[file.id] = file.shown
            paper, wrong = read_paper(file)
            findings += wrong
            if paper is not None:
                papers[file.id] = paper
        return Contents(settings, dict(sorted(papers.items())), paths, sorted(findings))

    def may_be_same(self, papers: Collection[Paper]) -> list[Paper]:
        """The papers, read from their files, that may be the same work as one of these, in the order of their ids.

        Whatever ``model.works.Works`` would find among all papers it finds among these.
        """
        from papercli.store.index import sharing

        names = sharing.sharing(self, papers)
        if names is None:
            return list(self.contents_from_files().papers.values())
        found = [read_paper(self.at.named(name))[0] for name in names]
        return sorted(filter(None, found), key=lambda paper: paper.id)

    def file(self, id_: str) -> layout.PaperFile | None:
        """The file of the paper with this id, whether it is readable or not; None where there is none."""
        from papercli.model import paper_id

        if self._folders is None:  # looked for once: papers/ may have ten thousand entries
            self._folders = self.at.paper_folders()
        return self.at.paper_file(id_, self._folders) if paper_id.is_valid(id_) else None

    def has(self, id_: str) -> bool:
        """Whether there is a file of this id, readable or not, once or twice."""
        try:
            return self.file(id_) is not None
        except InvalidError:
            return True

    def paper(self, id_: str) -> Paper:
        """Read one paper. Raises ``NotFoundError`` or, where its file is broken, ``InvalidError``."""
        file = self.file(id_)
        if file is None:
            raise NotFoundError(f'no paper "{id_}" in the catalog', ref=id_)
        paper, wrong = read_paper(file)
        if paper is None:
            raise InvalidError.of([f for f in wrong if f.severity == "error"], hint=f"papercli edit {id_}")
        return paper

    def notes(self) -> dict[str, Path]:
        """Id → notes' file, for every paper that has notes."""
        folder = self.at.notes
        if not folder.is_dir():
            return {}
        return {p.stem: p for p in sorted(folder.glob("*.md")) if layout.is_regular(p) and not p.name.startswith(".")}


def read_paper(file: layout.PaperFile) -> tuple[Paper | None, list[Finding]]:
    """Read one paper's file: the paper, None where it can't be used, and what is wrong."""
    from papercli.store import parsing

    try:
        return parsing.paper_of(file, files.read_bytes(file.path, file.shown))
    except FileNotFoundError:
        return None, [Finding(file.shown, 1, 1, "error", "gone", "the file vanished while it was read", "try again")]
    except InvalidError as error:
        return None, parsing.findings_of(error)
