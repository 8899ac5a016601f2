"""The formats that ``export`` knows, each a module with the names of ``writer.Writer``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.writers import bibtex, block, csl_json, csv, json, ris

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papercli.writers.writer import Writer

FORMATS: Mapping[str, Writer] = {
    "bibtex": bibtex,
    "csl-json": csl_json,
    "ris": ris,
    "csv": csv,
    "json": json,
    "markdown": block,
}
"""Name → writer. A new one is a module here and a line there."""
