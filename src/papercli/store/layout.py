"""Where things lie in a catalog's folder, and finding that folder."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from papercli.errors import InvalidError
from papercli.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SUFFIX = ".yaml"


@dataclass(frozen=True, slots=True)
class PaperFile:
    """One file below ``papers/``."""

    path: Path
    id: str
    shown: str
    """Its path as messages show it: relative to the folder that holds the catalog."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one catalog."""

    folder: Path
    """The catalog's own folder, usually called ``catalog``."""

    @property
    def root(self) -> Path:
        """The folder that holds the catalog: the repository, as a rule."""
        return self.folder.parent

    @property
    def settings(self) -> Path:
        """The file ``catalog.yaml``."""
        return self.folder / "catalog.yaml"

    @property
    def papers(self) -> Path:
        """The folder of the papers' files."""
        return self.folder / "papers"

    @property
    def notes(self) -> Path:
        """The folder of the reading notes."""
        return self.folder / "notes"

    @property
    def derived(self) -> Path:
        """The folder of what can be made again."""
        return self.folder / ".papercli"

    @property
    def adopted(self) -> Path:
        """The folder of READMEs as they were before they were adopted."""
        return self.derived / "adopted"

    def shown(self, path: Path) -> str:
        """Return ``path`` as messages show it: relative to ``root``, with forward slashes."""
        return Path(os.path.relpath(path, self.root)).as_posix()

    def notes_of(self, id_: str) -> Path:
        """The notes' file of a paper, there or not."""
        return self.notes / f"{id_}.md"

    def paper_files(self, problems: list[Finding]) -> Iterator[PaperFile]:
        """Every paper's file in the order of their names, subfolders last; what can't be one goes to ``problems``.

        Files and folders whose name starts with a dot are passed over; links are not followed.
        """
        yield from self._scan(self.papers, problems)

    def paper_folders(self) -> tuple[Path, ...]:
        """``papers/`` and every folder below it that may hold papers' files."""
        return (self.papers, *_subfolders(self.papers))

    def paper_file(self, id_: str, folders: Sequence[Path]) -> PaperFile | None:
        """The file of this id, by name alone, in one of ``paper_folders``. Raises ``InvalidError`` where there are two."""
        paths = [folder / f"{id_}{SUFFIX}" for folder in folders]
        found = [PaperFile(path, id_, self.shown(path)) for path in paths if is_regular(path)]
        if len(found) > 1:
            message = f"the id {id_} stands twice: also {found[0].shown}"
            raise InvalidError(message, path=found[1].shown, code="double-id", hint="rename or remove one of the files")
        return found[0] if found else None

    def _scan(self, folder: Path, problems: list[Finding]) -> Iterator[PaperFile]:
        try:
            entries = sorted(os.scandir(folder), key=lambda e: e.name)
        except FileNotFoundError:
            return
        except OSError as error:
            problems.append(
                Finding(self.shown(folder), 1, 1, "error", "unreadable", f"cannot be read: {error.strerror}")
            )
            return
        base = self.shown(folder)
        folders = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            shown = f"{base}/{entry.name}"
            if entry.is_symlink():
                problems.append(
                    Finding(shown, 1, 1, "error", "link", "is a symbolic link, which papercli does not follow")
                )
            elif entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            elif not entry.name.endswith(SUFFIX):
                hint = (
                    f"rename it to {entry.name.rsplit('.', 1)[0]}{SUFFIX}"
                    if entry.name.lower().endswith((".yml", ".yaml"))
                    else None
                )
                problems.append(
                    Finding(shown, 1, 1, "warning", "odd-name", "is no paper's file (NAME.yaml) and is not read", hint)
                )
            else:
                yield PaperFile(Path(entry.path), entry.name[: -len(SUFFIX)], shown)
        for each in folders:
            yield from self._scan(Path(each), problems)


def _subfolders(folder: Path) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            below = sorted(e.path for e in entries if e.is_dir(follow_symlinks=False) and not e.name.startswith("."))
    except OSError:
        return
    for path in map(Path, below):
        yield path
        yield from _subfolders(path)


def find(start: Path, given: Path | None = None) -> Layout:
    """Find the catalog: ``given`` (the folder itself or the one that holds ``catalog/``), or upwards from ``start``.

    Raises ``InvalidError`` with the code ``no-catalog``.
    """
    if given is not None:
        for folder in (given, given / "catalog"):
            if (folder / "catalog.yaml").is_file():
                return Layout(Path(os.path.abspath(folder)))  # noqa: PTH100 - resolve() would follow links
        raise InvalidError(f"no catalog.yaml in {given}", code="no-catalog", hint="papercli init makes one")
    for folder in (start, *start.parents):
        if (folder / "catalog" / "catalog.yaml").is_file():
            return Layout(folder / "catalog")
    raise InvalidError(f"no catalog in {start} or above it", code="no-catalog", hint="papercli init makes one here")


def is_inside(path: Path, root: Path) -> bool:
    """Whether ``path``, every link followed, lies inside ``root``."""
    return path.resolve().is_relative_to(root.resolve())


def leads_to_file(target: str, root: Path) -> bool:
    """Whether ``target``, relative to ``root``, leads to something inside of it; text that can be no path leads nowhere."""
    path = root / target
    try:
        return is_inside(path, root) and path.exists()
    except (OSError, ValueError):  # a name that is too long, or that holds a NUL
        return False


def is_regular(path: Path) -> bool:
    """Whether a regular file stands at ``path``, links not followed."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
