"""The record: what a source answered about one paper, checked and tidied. Imports pydantic: load it only where a source is asked."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from papercli.model import arxiv_id, doi
from papercli.model.text import latex_to_unicode, squeeze, without_controls

_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ].*)?")
_ARXIV_CATEGORY = re.compile(r"[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]{2}|\.[a-z]+(?:-[a-z]+)*)?")


def _tidy(value: Any) -> Any:
    """One line without control characters; nothing left is None."""
    return (squeeze(without_controls(value)) or None) if isinstance(value, str) else value


def _readable(value: Any) -> Any:
    tidy = _tidy(value)
    return latex_to_unicode(tidy) if isinstance(tidy, str) else tidy


def _date(value: Any) -> Any:
    """The day of an ISO date or timestamp."""
    found = _DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found:
        return value
    from datetime import date

    return date.fromisoformat(found[1]).isoformat()


def _doi(value: Any) -> Any:
    """Bare; arXiv's own and what is none are dropped, a record without it is still good."""
    return doi.parse(value.split()[0]) if isinstance(value, str) and value.strip() else None


def _list(value: Any) -> Any:
    return [text for text in map(_readable, value) if text] if isinstance(value, (list, tuple)) else (value or ())


Line = Annotated[str | None, BeforeValidator(_tidy)]
Day = Annotated[Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")] | None, BeforeValidator(_date)]


class Record(BaseModel):
    """One paper as a source knows it. What it does not say is None or empty, never guessed.

    Text is on one line, NFC, without control characters; bad input raises pydantic's ``ValidationError``.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    arxiv: str | None = None
    """Canonical arXiv id without version."""
    version: Annotated[int, Field(ge=1)] | None = None
    """The newest version the source has seen, or the one that was asked for."""
    title: Annotated[str, BeforeValidator(_readable), Field(min_length=1)]
    """Accents in Unicode, mathematics in LaTeX."""
    authors: Annotated[tuple[str, ...], BeforeValidator(_list)] = ()
    """In the paper's order, as ``Edward J. Hu``."""
    published: Day = None
    """Day of the first version, ISO 8601."""
    updated: Day = None
    """Day of ``version``, ISO 8601."""
    doi: Annotated[str | None, BeforeValidator(_doi)] = None
    """A publication's, bare; never arXiv's own."""
    journal_ref: Line = None
    comment: Line = None
    primary_category: Line = None
    categories: Annotated[tuple[str, ...], BeforeValidator(_list)] = ()
    """arXiv's only, the primary one first; the mathematicians' and ACM's classes are left out."""
    abstract: Line = None
    """None where the source does not have it."""
    source: str
    """Who answered: ``arxiv``, ``snapshot`` …"""

    @model_validator(mode="before")
    @classmethod
    def _own_categories(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        listed = data.get("categories") or ()
        primary = data.get("primary_category")
        if not isinstance(listed, (list, tuple)) or not isinstance(primary, str | None):
            return data
        own = [c.strip() for c in listed if isinstance(c, str) and _ARXIV_CATEGORY.fullmatch(c.strip())]
        ordered = dict.fromkeys([primary.strip(), *own] if primary and primary.strip() else own)
        return {**data, "categories": tuple(ordered)}

    @model_validator(mode="after")
    def _canonical(self) -> Record:
        if self.arxiv is not None:
            parsed = arxiv_id.parse(self.arxiv)
            if parsed is None or parsed.id != self.arxiv:
                raise ValueError(f"{self.arxiv!r} is not a canonical arXiv id")
        return self
