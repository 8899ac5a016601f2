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
DEEPEST = 20
"""Folders below ``papers/`` are read so deep."""
IS_LINK = "is a symbolic link, which papercli does not follow"


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
    def edited(self) -> Path:
        """The folder of the copies that editors work on."""
        return self.derived / "edit"

    @property
    def adopted(self) -> Path:
        """The folder of READMEs as they were before they were adopted."""
        return self.derived / "adopted"

    def shown(self, path: Path) -> str:
        """Return ``path`` as messages show it: relative to ``root``, with forward slashes."""
        return Path(os.path.relpath(path, self.root)).as_posix()

    def folder_of(self, path: Path) -> str:
        """The folder of a file, every link followed, relative to ``root``, with forward slashes; empty at the top and outside."""
        folder, root = Path(os.path.realpath(path)).parent, Path(os.path.realpath(self.root))
        return "" if folder == root or not folder.is_relative_to(root) else folder.relative_to(root).as_posix()

    def notes_of(self, id_: str) -> Path:
        """The notes' file of a paper, there or not."""
        return self.notes / f"{id_}.md"

    def paper_files(self, problems: list[Finding]) -> Iterator[PaperFile]:
        """Every paper's file in the order of their names, subfolders last; what can't be one goes to ``problems``.

        Files and folders whose name starts with a dot are passed over; links are not followed.
        """
        yield from self._scan(self.papers, problems, DEEPEST)

    def paper_folders(self, listed: dict[Path, list[str]] | None = None) -> tuple[Path, ...]:
        """``papers/`` and every folder below it that may hold papers' files. ``listed`` is given the names in each."""
        if self.papers.is_symlink():
            return ()
        return (self.papers, *_subfolders(self.papers, DEEPEST, {} if listed is None else listed))

    def named(self, name: str) -> PaperFile:
        """The file of this name relative to ``papers/``."""
        return PaperFile(self.papers / name, id_of(name), f"{self.shown(self.papers)}/{name}")

    def paper_file(self, id_: str, folders: Sequence[Path]) -> PaperFile | None:
        """The file of this id, by name alone, in one of ``paper_folders``. Raises ``InvalidError`` where there are two."""
        paths = [folder / f"{id_}{SUFFIX}" for folder in folders]
        found = [PaperFile(path, id_, self.shown(path)) for path in paths if is_regular(path)]
        if len(found) > 1:
            message = f"the id {id_} stands twice: also {found[0].shown}"
            raise InvalidError(message, path=found[1].shown, code="double-id", hint="rename or remove one of the files")
        return found[0] if found else None

    def _scan(self, folder: Path, problems: list[Finding], deeper: int) -> Iterator[PaperFile]:
        if folder.is_symlink():
            problems.append(_error(self.shown(folder), "link", IS_LINK))
            return
        try:
            entries = _entries(folder)
        except FileNotFoundError:
            return
        except OSError as error:
            problems.append(_error(self.shown(folder), "unreadable", f"cannot be read: {error.strerror}"))
            return
        base = self.shown(folder)
        folders = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            shown = f"{base}/{entry.name}"
            if entry.is_symlink():
                problems.append(_error(shown, "link", IS_LINK))
            elif entry.is_dir(follow_symlinks=False):
                if entry.name.endswith(SUFFIX):
                    problems.append(_error(shown, "odd-file", "is a folder, not a paper's file"))
                elif not deeper:
                    problems.append(_error(shown, "too-deep", f"is more than {DEEPEST} folders deep, and is not read"))
                else:
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
            yield from self._scan(Path(each), problems, deeper - 1)


def id_of(name: str) -> str:
    """The id of the paper whose file, below ``papers/``, has this name.

    >>> id_of("2024/2106.09685.yaml")
    '2106.09685'
    """
    return name.rpartition("/")[2].removesuffix(SUFFIX)


def _error(shown: str, code: str, message: str) -> Finding:
    return Finding(shown, 1, 1, "error", code, message)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What a folder holds, by name; listed again where it changed meanwhile: a listing is not made in one moment."""
    entries: list[os.DirEntry[str]] = []
    for _ in range(4):
        before = folder.stat().st_mtime_ns
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        if folder.stat().st_mtime_ns == before:
            break
    return entries


def _subfolders(folder: Path, deeper: int, listed: dict[Path, list[str]]) -> Iterator[Path]:
    try:
        names = listed[folder] = os.listdir(folder)  # noqa: PTH208 - names alone: there may be ten thousand
    except OSError:
        return
    for name in sorted(name for name in names if not name.endswith(SUFFIX) and name[0] != "."):
        path = folder / name
        if deeper and path.is_dir() and not path.is_symlink():
            yield path
            yield from _subfolders(path, deeper - 1, listed)


def find(start: Path, given: Path | None = None) -> Layout:
    """Find the catalog: ``given`` (the folder itself or the one that holds ``catalog/``), or upwards from ``start``.

    Whatever is called ``catalog.yaml`` there counts: what is wrong with it is said when it is read. Raises ``InvalidError`` with
    the code ``no-catalog``, or ``link`` where one of the catalog's folders is a link: it may lead anywhere.
    """
    if given is not None:
        for folder in (given, given / "catalog"):
            if os.path.lexists(folder / "catalog.yaml"):
                return without_links(Layout(Path(os.path.abspath(folder))))  # noqa: PTH100 - resolve() would follow links
        raise InvalidError(f"no catalog.yaml in {given}", code="no-catalog", hint="papercli init makes one")
    for folder in (start, *start.parents):
        if os.path.lexists(folder / "catalog" / "catalog.yaml"):
            return without_links(Layout(folder / "catalog"))
    raise InvalidError(f"no catalog in {start} or above it", code="no-catalog", hint="papercli init makes one here")


def without_links(at: Layout) -> Layout:
    """The catalog, if none of its folders is a link. Raises ``InvalidError``."""
    for folder in (at.folder, at.papers, at.notes, at.derived, at.edited, at.adopted):
        if folder.is_symlink():
            raise InvalidError(IS_LINK, path=at.shown(folder), code="link")
    return at


def is_inside(path: Path, root: Path) -> bool:
    """Whether ``path``, every link followed, lies inside ``root``, and not among Git's own files there."""
    real, real_root = Path(os.path.realpath(path)), Path(os.path.realpath(root))
    return real.is_relative_to(real_root) and not any(map(_is_git, real.relative_to(real_root).parts))


def _is_git(name: str) -> bool:
    """Whether a file system that ignores case, or blanks and dots at the end, may take this name for ``.git``."""
    return name.casefold().rstrip(". ") in (".git", "git~1")


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
