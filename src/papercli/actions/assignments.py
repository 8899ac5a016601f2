"""FIELD=VALUE as people type it, to changes of a paper's file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papercli.errors import UsageError
from papercli.model import arxiv_id, doi, schema
from papercli.model.changes import AddItem, Change, Path, Plain, Remove, RemoveItem, Set
from papercli.model.text import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FORM = re.compile(r"(?P<field>[^=]*?)(?P<how>[+-]?)=(?P<value>.*)", re.DOTALL)
_SEPARATORS = {"authors": r"\s*[;\n]\s*", "topics": r"\s*[,;\n]\s*", "see": r"\s+"}


def wants_stdin(text: str) -> bool:
    """Whether this assignment takes its value from stdin."""
    match = _FORM.fullmatch(text)
    return match is not None and match["value"] == "@-"


def parse(text: str, stdin: str, slugs: Callable[[Sequence[str]], Sequence[str]]) -> list[Change]:
    """Parse ``F=V``, ``F=``, ``F+=V``, ``F-=V``, ``links.code=URL``, ``F=@-`` (the value is ``stdin``).

    Lists take several values: authors split at ``;``, topics at ``,``, URLs of ``see`` at blanks; all at line ends.
    ``slugs`` turns names of topics into slugs. Raises ``UsageError``.
    """
    match = _FORM.fullmatch(text)
    if match is None or not match["field"]:
        raise UsageError(
            f'"{text}" is not FIELD=VALUE', hint="for instance: rating=5, topics+=peft, links.code=https://…"
        )
    path, how, value = _path(match["field"]), match["how"], match["value"]
    if value == "@-":
        value = stdin
        if value.count("\n") == 1:
            value = value.removesuffix("\n")  # one line of text; several keep the end of the last
    top = str(path[0])
    if top in schema.MAPPINGS and len(path) == 1 and value and top != "weight":
        raise UsageError(f"{top} wants a name behind a dot", hint=f"{top}.NAME=VALUE")
    if top in schema.LISTS:
        return _list_changes(path, how, value, slugs)
    if how:
        raise UsageError(f"{top} is no list: {top}{how}= has no meaning", hint=f"write {top}=VALUE")
    if not value and top == "title":
        raise UsageError("a paper has a title", hint="title=TEXT gives it another one")
    if not value:
        return [Remove(path)]
    return [Set(path, plain(top, value))]


def _path(name: str) -> Path:
    top, dot, rest = name.strip().partition(".")
    if top == "id":
        raise UsageError("the id is the file's name", hint="papercli rename ID NEW changes it")
    if top not in schema.FIELDS:
        near = nearest(top, list(schema.FIELDS), 1)
        meant = f"did you mean {near[0]}? " if near else ""
        raise UsageError(f'there is no field "{top}"', hint=f"{meant}columns of your own are extra.NAME")
    if top in schema.MAPPINGS:
        return (top, rest) if rest else (top,)
    if dot:
        raise UsageError(f"{top} has nothing below it", hint=f"write {top}=VALUE")
    return (top,)


def _list_changes(path: Path, how: str, value: str, slugs: Callable[[Sequence[str]], Sequence[str]]) -> list[Change]:
    top = str(path[0])
    items: Sequence[str] = [item for item in re.split(_SEPARATORS[top], value.strip()) if item]
    if how == "-":
        return [RemoveItem(path, item) for item in items]
    if top == "topics":
        items = slugs(items)
    if how == "+":
        return [AddItem(path, item) for item in items]
    return [Set(path, list(items)) if items else Remove(path)]


def plain(name: str, value: str) -> Plain:
    """A field's text as the file has it: ids without their decoration, the rest as given."""
    if name == "arxiv" and (found := arxiv_id.parse(value)):
        return found.id
    if name == "doi" and (number := doi.parse(value)):
        return number
    return value
