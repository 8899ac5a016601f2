"""Findings as workflow commands of GitHub Actions, which show them beside the lines of a pull request.

Format: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.cli.encode import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.model.finding import Finding

MOST = 9
"""GitHub shows at most ten of a kind and step; the tenth says that there are more."""


def as_workflow_commands(findings: Sequence[Finding]) -> str:
    """One command a line, at most ``MOST`` of each severity and one that counts the rest."""
    out = []
    for severity in ("error", "warning"):
        each = [f for f in findings if f.severity == severity]
        out += [_command(f) for f in each[:MOST]]
        if len(each) > MOST:
            out.append(f"::{severity} title=papercli::{len(each) - MOST} more, see the log")
    return "".join(f"{command}\n" for command in out)


def _command(finding: Finding) -> str:
    message = finding.message + (f" ({finding.hint})" if finding.hint else "")
    place = f"file={_property(finding.path)},line={finding.line},col={finding.column}"
    return f"::{finding.severity} {place},title={_property(finding.code)}::{_data(line(message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(line(text)).replace(":", "%3A").replace(",", "%2C")
