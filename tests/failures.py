"""What every failure of papercli looks like, whatever caused it: the one helper of all tests that make it fail."""

from __future__ import annotations

import json as json_
import re
from collections.abc import Collection

_TRACEBACK = re.compile(
    r"Traceback \(most recent|^Exception ignored|^\s+File \".*\", line \d+|╭─+ Traceback", re.MULTILINE
)
FAILURES = frozenset({1, 2, 3, 4, 5, 6, 130})
"""The statuses of failures that papercli expects; 70 is a bug."""


def complaint(
    status: int,
    stdout: str,
    stderr: str,
    *,
    json: bool = False,
    statuses: Collection[int] = FAILURES,
    lines: int = 3,
    silent: bool = False,
) -> str:
    """What is wrong with how a command failed; empty where nothing is.

    A failure has a status of ``statuses`` and at most ``lines`` lines on stderr, without a traceback, at least one unless
    ``silent``. With ``json`` stdout holds one JSON document, or nothing and stderr does.
    """
    said = [line for line in stderr.splitlines() if line.strip()]
    if _TRACEBACK.search(stdout + stderr):
        return f"a traceback: {(said or ['on stdout'])[-1]}"
    if status not in statuses:
        return f"exit {status}: {' / '.join(said)[:300]}"
    if len(said) > lines:
        return f"{len(said)} lines on stderr: {said[0]}"
    if not said and not silent:
        return f"exit {status} without a word"
    if json:
        text = stdout or stderr
        try:
            whole = (silent and not text) or isinstance(json_.loads(text), dict)
        except ValueError:
            whole = False
        if not whole:
            return f"{'stdout' if stdout else 'stderr'} is not one JSON document: {text[:200]!r}"
    return ""


def assert_failure(
    status: int,
    stdout: str,
    stderr: str,
    *,
    json: bool = False,
    statuses: Collection[int] = FAILURES,
    lines: int = 3,
) -> None:
    """Demand that a command has failed as every command of papercli fails; the arguments are those of ``complaint``."""
    wrong = complaint(status, stdout, stderr, json=json, statuses=statuses, lines=lines)
    assert not wrong, wrong
