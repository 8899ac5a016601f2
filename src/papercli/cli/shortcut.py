"""A shorter way to the commands of every day: their plain command lines are read here, before Typer is loaded.

It knows their options from ``shortcut_table``, which is made from what Typer is told, and leaves whatever is not plain to Typer.
"""

from __future__ import annotations

import importlib
from functools import partial
from typing import TYPE_CHECKING, Any

from papercli.cli.shortcut_table import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


def find(args: Sequence[str], environ: Mapping[str, str]) -> Callable[[], None] | None:
    """The answer that these words ask for, ready to be given; None where Typer must read them."""
    if not args or args[0] not in COMMANDS or "_PAPERCLI_COMPLETE" in environ:
        return None
    values = read(args[0], args[1:], environ)
    if values is None:
        return None
    answer = importlib.import_module(f"papercli.cli.answers.{args[0]}").answer
    return partial(answer, **values)


def read(command: str, args: Sequence[str], environ: Mapping[str, str]) -> dict[str, Any] | None:
    """The values of a command's parameters; None where these words are not plain: help, mistakes, ``--``, options run together."""
    parameters = COMMANDS[command]
    spellings = {each: name for name, (_, _, each_) in parameters.items() for each in each_.split()}
    values = {name: default for name, (_, default, _) in parameters.items()}
    words = []
    rest = iter(args)
    for arg in rest:
        if arg == "-" or not arg.startswith("-"):
            words.append(arg)
            continue
        spelling, equals, value = arg.partition("=")
        name = spellings.get(spelling)
        kind = parameters[name][0] if name else ""
        if not name or (equals and (kind == "flag" or not spelling.startswith("--"))):
            return None
        if kind == "flag":
            values[name] = True
            continue
        if not equals:
            value = next(rest, "-")
        found = None if value.startswith("-") and not equals else _value(kind, value)
        if found is None:
            return None
        values[name] = [*(values[name] or ()), found] if kind == "many" else found
    for name, (kind, _, spelt) in parameters.items():
        if spelt and kind == "path" and values[name] is None:
            values[name] = _value(kind, environ.get(spelt.rpartition("$")[2], ""))
        elif not spelt and words:
            values[name], words = (words, []) if kind == "many" else (words[0], words[1:])
    return None if words or ... in values.values() else values


def _value(kind: str, text: str) -> Any:
    """An option's value; None for what is none."""
    if not text:
        return None
    if kind == "number":
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
    if kind == "seconds":
        return float(text) if text.isascii() and text.replace(".", "", 1).isdigit() else None
    if kind == "path":
        from pathlib import Path

        return Path(text)
    return text
