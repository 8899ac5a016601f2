"""From the bytes of a catalog's file to a paper or the settings, with all that is wrong and where; it opens no file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from papercli.errors import InvalidError
from papercli.model import paper_id, schema, settings_schema
from papercli.model.finding import Finding
from papercli.store import yaml_quick

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from papercli.model.paper import Paper
    from papercli.model.settings import Settings
    from papercli.store.layout import PaperFile
    from papercli.store.yaml_read import Document

    Reader = Callable[[Mapping[Any, object]], tuple[Any, list[schema.Problem]]]


def paper_of(file: PaperFile, data: bytes) -> tuple[Paper | None, list[Finding]]:
    """The paper that a file of these bytes describes, None where it can't be used, and what is wrong."""
    if not paper_id.is_valid(file.id):
        return None, [Finding(file.shown, 1, 1, "error", "bad-id", paper_id.complaint(file.id), "rename the file")]
    return read(data, file.shown, lambda mapping: schema.paper(file.id, mapping))


def settings_of(data: bytes, shown: str) -> tuple[Settings | None, list[Finding]]:
    """The settings that a ``catalog.yaml`` of these bytes gives, None where they can't be used, and what is wrong."""
    return read(data, shown, settings_schema.settings)


def read(data: bytes, shown: str, reader: Reader) -> tuple[Any, list[Finding]]:
    """Read a YAML file by ``reader``: quickly, and again with care where that finds anything odd."""
    quick = yaml_quick.load(data)
    if quick is not None:
        try:
            value, problems = reader(quick)
        except schema.UnsureError:
            pass
        else:
            if not problems:
                return value, []
    from papercli.store import yaml_read

    try:
        document = yaml_read.parse(data, shown)
    except InvalidError as error:
        return None, findings_of(error)
    value, problems = reader(document.root)
    return value, [placed(problem, document) for problem in problems]


def placed(problem: schema.Problem, document: Document) -> Finding:
    """Give a problem its line and column."""
    line, column = (document.key_place if problem.at_key else document.place)(problem.path)
    return Finding(document.path, line, column, problem.severity, problem.code, problem.message, problem.hint)


def findings_of(error: InvalidError) -> list[Finding]:
    """What an error has to say, as findings."""
    if error.findings:
        return list(error.findings)
    return [
        Finding(error.path or "", error.line or 1, error.column or 1, "error", error.code, error.message, error.hint)
    ]
