"""What must hold after any fault: every file is the old one or the new one, the catalog is whole, and the same command completes it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from papercli.actions.check import check
from papercli.actions.context import Context
from papercli.errors import PapercliError
from papercli.store.layout import Layout
from tests.failures import complaint
from tests.faults import sample
from tests.faults.commands import Command
from tests.faults.injection import Point, points, traced, versions
from tests.faults.started import Ended, Starter

_TEMPORARY = re.compile(r"[^./]{8}(?=\.tmp$)")
"""The random part of a temporary file's name."""
DERIVED = "catalog/.papercli/"


@dataclass(frozen=True, slots=True)
class Judge:
    """One command on a catalog prepared for it, and how the catalog is before and after."""

    command: Command
    starter: Starter
    folder: Path
    """Where the prepared catalog is; every run gets a copy of it."""
    before: dict[str, bytes]
    after: dict[str, bytes]
    between: dict[str, set[bytes]]
    """What the command writes into a file and replaces again itself."""
    codes: frozenset[str]
    """What ``check`` finds before and after; nothing else may be wrong in between."""
    points: list[Point]
    """Where a fault can hit it."""
    _known: dict[int, str] = field(default_factory=dict)
    """Verdicts by what was left: most faults leave what another one has left already."""

    @classmethod
    def of(cls, command: Command, starter: Starter, source: Path, work: Path) -> Judge:
        """Prepare a catalog and run the command on it once, without a fault."""
        folder = sample.copy(source, work / "before")
        command.prepare(folder)
        done = sample.copy(folder, work / "after")
        ended, log = traced(starter, done, command.args, environ=command.environ)
        assert (ended.status, ended.hung) == (0, False), f"fails without a fault: {ended}"
        before, after = seen(folder), seen(done)
        assert before != after, "changes nothing without a fault"
        again = starter.run(done, command.args, environ=command.environ)
        assert again.status in command.again, f"again without a fault: {again}"
        assert seen(done) == after, "again without a fault changes something"
        found = frozenset({"stale", *codes(folder), *codes(done), *command.passing})
        return cls(command, starter, folder, before, after, versions(log, done), found, points(log, done))

    def after_fault(self, folder: Path) -> str:
        """What is wrong with what a fault left behind; empty where nothing is."""
        left = sample.snapshot(folder)
        key = hash(
            frozenset((_TEMPORARY.sub("?", name), b"" if _is_temporary(name) else data) for name, data in left.items())
        )
        if key not in self._known:
            self._known[key] = self._after_fault(folder)
        return self._known[key]

    def _after_fault(self, folder: Path) -> str:
        now = {name: data for name, data in seen(folder).items() if not _is_temporary(name)}
        for name in sorted({*now, *self.before}):
            if not self._is_old_or_new(name, now.get(name)):
                return f"{name} is neither the old nor the new file" if name in now else f"{name} vanished"
        if wrong := codes(folder) - self.codes:
            return f"check finds {', '.join(wrong)}"
        return self._completed(folder)

    def _is_old_or_new(self, name: str, data: bytes | None) -> bool:
        old, new = self.before.get(name), self.after.get(name)
        if data is not None and (
            data in self.between.get(name, ()) or (name == self.command.grows and new.startswith(data.rstrip(b"\0")))
        ):
            return True
        return data in (old, new)

    def _completed(self, folder: Path) -> str:
        ran = self.starter.run(folder, self.command.args, environ=self.command.environ)
        if ran.hung or ran.status not in self.command.again:
            return f"again: exit {ran.status}: {ran.stderr.strip()}"
        now = seen(folder)
        left = {name for name in now if _is_temporary(name)}
        if left:  # the command had nothing to write any more; the next one that may write sweeps
            self.starter.run(folder, ["set", "2301.00028", "status=unread"])
            left = {name for name in seen(folder) if _is_temporary(name)}
        if left:
            return f"left behind: {', '.join(left)}"
        different = sorted(n for n in {*now, *self.after} if self._fixed(now.get(n)) != self._fixed(self.after.get(n)))
        if [name for name in different if not _is_temporary(name)]:
            return f"again does not complete it: {', '.join(different)}"
        return ""

    def _fixed(self, data: bytes | None) -> bytes:
        return re.sub(self.command.free.encode(), b"", data or b"")

    def after_failure(self, ended: Ended, folder: Path, **allowed: object) -> str:
        """What is wrong with how the command met a failing call, and with what it left behind."""
        if ended.hung:
            return "hangs"
        if ended.status == 0:
            if seen(folder) != self.after:
                return "says success, but is not done"
        elif wrong := complaint(ended.status, ended.stdout, ended.stderr, lines=self.command.lines, **allowed):  # type: ignore[arg-type]
            return wrong
        return self.after_fault(folder)


def seen(folder: Path) -> dict[str, bytes]:
    """The files of a folder, but for what is derived."""
    return {
        name: data
        for name, data in sample.snapshot(folder).items()
        if not name.startswith(DERIVED) or _is_temporary(name)
    }


def _is_temporary(name: str) -> bool:
    return name.rpartition("/")[2].startswith(".") and name.endswith(".tmp")


def codes(folder: Path) -> set[str]:
    """The codes of what ``check`` finds; the error's where it cannot look; nothing where there is no catalog."""
    at = Layout(folder / "catalog")
    if not at.settings.exists():
        return set()
    try:
        return {finding.code for finding in check(Context(at=at, today="2026-11-21", environ=os.environ))}
    except PapercliError as error:
        return {error.code}
