"""The one writer: every change to a catalog's files goes through here, under the lock, from what the files say now."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from papercli.errors import NotFoundError, PapercliError, RefusedError, StorageError
from papercli.model import paper_id, schema, settings_schema
from papercli.model.changes import Remove
from papercli.store import files, layout, yaml_quick, yaml_write
from papercli.store.catalog import Catalog
from papercli.store.yaml_limits import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from papercli.model.changes import Change, Plain
    from papercli.model.paper import Paper
    from papercli.model.settings import Settings
    from papercli.store.catalog import Contents
    from papercli.store.yaml_read import Document


_TOGETHER = 50
"""So many files are written together: beyond, it gets hardly quicker, and this is what a kill can undo."""


class Writer(Catalog):
    """A catalog that can be changed. Only ``writing`` makes one, so that the lock is held."""

    def __init__(self, at: layout.Layout, *, dry_run: bool) -> None:
        super().__init__(at)
        self.dry_run = dry_run
        self._waiting: list[Change] = []
        self._writes: files.Writes | None = None
        self._settings: Settings | None = None

    def add(self, id_: str, mapping: Mapping[str, Plain]) -> Paper:
        """Write a new paper's file and return the paper. Raises ``RefusedError`` where the id is taken or not possible."""
        if not paper_id.is_valid(id_):
            raise RefusedError(paper_id.complaint(id_), code="bad-id")
        if self.file(id_) is not None:
            raise RefusedError(f"there is a paper {id_} already", code="taken")
        folder = self._folder_for_new(mapping)
        path = folder / f"{id_}{layout.SUFFIX}"
        _refuse_taken(path, self.at.shown(path), id_)
        paper, text = _new_paper(id_, mapping, self.at.shown(path))
        self._write_waiting()
        if not self.dry_run:
            if not folder.is_dir():
                files.make_folder(folder)
                self._folders = None
            self._write(path, text.encode())
        return paper

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Within this block papers that are added and edited are written some at a time, which takes hardly longer than for one.

        Each is whole or not at all, and there before anything else is written here and before papers are read. A ``StorageError``
        may come later than from the paper that it is about, at the latest as the block ends.
        """
        self._writes = files.Writes()
        try:
            yield
            self._writes.finish()
        except PapercliError:
            self._settle()
            raise
        finally:
            self._writes.discard()
            self._writes = None

    def _write(self, path: Path, data: bytes) -> None:
        if self._writes is None:
            files.write_bytes(path, data)
            return
        self._writes.add(path, data)
        if len(self._writes) >= _TOGETHER:
            self._writes.finish()

    def _settle(self) -> None:
        """Let all that was written be there."""
        if self._writes:
            self._writes.finish()

    def contents(self) -> Contents:
        """As ``Catalog.contents``, with all that was written here."""
        self._settle()
        return super().contents()

    def file(self, id_: str) -> layout.PaperFile | None:
        """As ``Catalog.file``; the file of a paper that is written together with others may not stand there yet."""
        path = self._writes.path(f"{id_}{layout.SUFFIX}") if self._writes else None
        return layout.PaperFile(path, id_, self.at.shown(path)) if path else super().file(id_)

    def paper(self, id_: str) -> Paper:
        """As ``Catalog.paper``, with all that was written here."""
        self._settle()
        return super().paper(id_)

    def _folder_for_new(self, mapping: Mapping[str, Plain]) -> Path:
        wanted = self.settings().papers_in
        year = str(mapping.get("year") or mapping.get("published") or "undated")[:4]
        folder = self.at.papers / wanted.replace("{year}", year if year.isdigit() else "undated")
        if not layout.is_inside(folder, self.at.folder):
            raise RefusedError(f"{self.at.shown(folder)} leads out of the catalog", code="link")
        return folder

    def edit(self, id_: str, changes: Sequence[Change]) -> tuple[Paper, bool]:
        """Change one paper's file as it is now; returns the paper as it is then, and whether anything changed.

        Only the bytes of the changed fields differ; nothing is written where nothing changes.
        """
        from papercli.store import yaml_edit, yaml_read  # they take time to load, and adding needs none

        file = self.file(id_)
        if file is None:
            raise NotFoundError(f'no paper "{id_}" in the catalog', ref=id_)
        if self._writes and self._writes.path(file.path.name):
            self._settle()
        document = yaml_read.parse(files.read_bytes(file.path, file.shown), file.shown)
        # A field without a value is absent already: its line, and what is noted beside it, stay.
        wanted = [c for c in changes if not (isinstance(c, Remove) and document.root.get(str(c.path[0])) is None)]
        edited = yaml_edit.edit(document, wanted, order=schema.order_at)
        changed = edited.text != document.text
        paper = _paper(id_, edited)
        self._write_waiting()
        if changed and not self.dry_run:
            self._write(file.path, edited.text.encode())
        return paper, changed

    def replace(self, id_: str, old: bytes, new: bytes) -> Paper:
        """Put ``new`` in place of a paper's whole file if it still holds ``old``; for a person's own edit."""
        self._settle()
        from papercli.store import yaml_read

        file = self.file(id_)
        if file is None or files.read_bytes(file.path, file.shown) != old:
            raise RefusedError(f"{id_} was changed by someone else in the meantime", code="changed")
        paper = _paper(id_, yaml_read.parse(new, file.shown))
        if new != old and not self.dry_run:
            files.write_bytes(file.path, new)
        return paper

    def remove(self, id_: str, *, with_notes: bool) -> None:
        """Remove a paper's notes, then its file. Refuses where there are notes, unless ``with_notes``."""
        self._settle()
        file = self.file(id_)
        notes = self.at.notes_of(id_)
        if layout.is_regular(notes) and not with_notes:
            raise RefusedError(
                f"{id_} has notes: {self.at.shown(notes)}", code="has-notes", hint="--with-notes removes both"
            )
        if self.dry_run:
            return
        if layout.is_regular(notes):  # first, so that notes never stand without their paper
            files.remove(notes)
        if file is not None:
            files.remove(file.path)

    def add_notes(self, id_: str, data: bytes) -> bool:
        """Make ``data``, byte for byte, a paper's notes; False where these are its notes already.

        Raises ``RefusedError`` where it has others, and for more than a file of the catalog may hold.
        """
        self._settle()
        path = self.at.notes_of(id_)
        shown = self.at.shown(path)
        if len(data) > MAX_BYTES:
            raise RefusedError(f"notes larger than {MAX_BYTES:,} bytes", path=shown, code="too-large")
        if path.is_symlink() or path.exists():
            if files.read_bytes(path, shown) == data:
                return False
            raise RefusedError(
                f"{id_} has other notes already", path=shown, code="has-notes", hint=f"papercli note {id_}"
            )
        if not self.dry_run:
            files.make_folder(path.parent)
            files.write_bytes(path, data)
        return True

    def rename(self, id_: str, new: str) -> None:
        """Give a paper another id: its notes first, then its file, so that running it again completes it."""
        self._settle()
        if not paper_id.is_valid(new):
            raise RefusedError(paper_id.complaint(new), code="bad-id")
        file = self.file(id_)
        if file is None:
            raise NotFoundError(f'no paper "{id_}" in the catalog', ref=id_)
        if id_ == new:
            return
        old_notes, new_notes = self.at.notes_of(id_), self.at.notes_of(new)
        path = file.path.with_name(f"{new}{layout.SUFFIX}")
        taken = self.file(new)
        if taken is not None:
            raise RefusedError(f"{new} is taken: {taken.shown}", code="taken")
        _refuse_taken(path, self.at.shown(path), new)
        if layout.is_regular(old_notes):
            _refuse_taken(new_notes, self.at.shown(new_notes), new)
        if self.dry_run:
            return
        if layout.is_regular(old_notes):
            files.rename(old_notes, new_notes)
        files.rename(file.path, path)

    def settings(self) -> Settings:
        """The settings, with changes that wait to be written. Raises as ``Catalog.settings``."""
        if self._settings is None:  # nobody else changes them while the lock is held
            self._settings = super().settings()
        return self._settings

    def edit_settings(self, changes: Sequence[Change], *, wait: bool = False) -> Settings:
        """Change ``catalog.yaml`` as it is now; only the bytes of what changes differ.

        With ``wait`` it is written just before the next paper, so not at all where every paper is refused.
        """
        self._settle()
        from papercli.store import yaml_edit, yaml_read

        shown = self.at.shown(self.at.settings)
        document = yaml_read.parse(files.read_bytes(self.at.settings, shown), shown)
        changes = [*self._waiting, *changes]
        edited = yaml_edit.edit(document, changes, order=settings_schema.order_at)
        settings, problems = settings_schema.settings(edited.root)
        if settings is None:
            raise RefusedError("; ".join(p.message for p in problems), path=shown, code=problems[0].code)
        if wait or self.dry_run:
            self._waiting, self._settings = changes, settings
            return settings
        if edited.text != document.text:
            new = edited.text.encode()
            try:
                files.write_bytes(self.at.settings, new)
            except StorageError:  # it may have failed when the new text stood there already
                if files.read_bytes(self.at.settings, shown) == new:
                    self._waiting, self._settings = [], settings
                raise
        self._waiting, self._settings = [], settings
        return settings

    def sweep(self) -> None:
        """Take away what writers that were killed have left, in every folder that is written under this lock."""
        listed: dict[Path, list[str]] = {}
        self._folders = self.at.paper_folders(listed)
        for folder in (self.at.folder, *self._folders, self.at.notes, self.at.derived, self.at.adopted):
            files.sweep(folder, names=listed.get(folder))
        for name in self.settings().readme_names:
            path = Path(os.path.realpath(self.at.root / name))  # resolve() raises where links lead in a circle
            if layout.is_inside(path, self.at.root):
                files.sweep(path.parent, path.name)

    def _write_waiting(self) -> None:
        if self._waiting and not self.dry_run:
            self.edit_settings([])


def _new_paper(id_: str, mapping: Mapping[str, Plain], shown: str) -> tuple[Paper, str]:
    """A new paper and the text of its file, from which it was read back: quickly where that gives what was meant, else with all care.

    Raises ``RefusedError`` where it can't be written.
    """
    text = yaml_write.new_text(mapping, order=schema.ORDER)
    quick = yaml_quick.load(text.encode("utf-8", "surrogatepass"))
    if quick is not None and quick.keys() == mapping.keys():
        with contextlib.suppress(schema.UnsureError):
            paper, problems = schema.paper(id_, mapping)
            if paper is not None and not problems and schema.paper(id_, quick) == (paper, []):
                return paper, text
    document = yaml_write.new_document(mapping, order=schema.ORDER, path=shown)
    return _paper(id_, document), document.text


def _paper(id_: str, document: Document) -> Paper:
    """The paper a file describes. Raises ``RefusedError`` with all that is wrong with it."""
    paper, problems = schema.paper(id_, document.root)
    if paper is None:
        wrong = [p for p in problems if p.severity == "error"]
        message = "; ".join(p.message for p in wrong)
        raise RefusedError(message, path=document.path, code=wrong[0].code, hint=wrong[0].hint)
    return paper


def _refuse_taken(path: Path, shown: str, id_: str) -> None:
    """Refuse where anything stands at ``path``, a link that leads nowhere too: a rename would replace it."""
    if os.path.lexists(path):
        raise RefusedError(f"{id_} is taken: {shown}", code="taken", hint="papercli check says what it is")


@contextlib.contextmanager
def writing(
    at: layout.Layout, *, dry_run: bool = False, timeout: float = 30, waiting: Callable[[], None] = lambda: None
) -> Iterator[Writer]:
    """Hold the lock and hand out the writer. A catalog of a newer format, or a broken ``catalog.yaml``, is refused first.

    With ``dry_run`` nothing is locked and nothing written. ``waiting`` is called once after a second, ``timeout`` is in seconds.
    """
    layout.without_links(at)
    with contextlib.nullcontext() if dry_run else files.locked(at.folder, timeout=timeout, waiting=waiting):
        writer = Writer(at, dry_run=dry_run)
        writer.settings()
        if not dry_run:
            writer.sweep()
        yield writer
