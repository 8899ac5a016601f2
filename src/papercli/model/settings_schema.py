"""What ``catalog.yaml`` may say: plain values in, the settings out, with every problem found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from papercli.model.schema import Problem, UnsureError, WrongError, listed, mapped, said, text, whole_number
from papercli.model.settings import FORMAT, Settings
from papercli.model.text import is_slug, nearest, slug
from papercli.model.topics import Topic, Topics

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from papercli.model.changes import Path

TOPIC_ORDER = ("slug", "title", "intro", "was", "topics")


def repository_file(value: object) -> str:
    """A file of the repository by its relative path with forward slashes."""
    raw = text(value)
    parts = raw.split("/")
    if (
        raw.startswith(("/", "~"))
        or ".." in parts
        or "\\" in raw
        or ":" in parts[0]
        or not raw.isprintable()
        or len(raw) > 1000
    ):
        raise WrongError(f"{said(raw)} is not a path inside the repository")
    return raw


def papers_in(value: object) -> str:
    """A folder below papers/, with ``{year}`` as its only placeholder."""
    raw = repository_file(value)
    if not re.fullmatch(r"(?:[A-Za-z0-9_-]|\{year\}|/)+", raw):
        raise WrongError(f"{said(raw)} is not a folder name; {{year}} is the one placeholder")
    return raw.strip("/")


def option(value: object) -> object:
    """An option of a block: text, or a list or mapping of such."""
    if isinstance(value, list):
        return listed(option)(value)
    if isinstance(value, dict):
        return mapped(option)(value)
    if isinstance(value, str):
        return value
    raise UnsureError


def block(value: object) -> dict[str, object]:
    """The options of one named block."""
    return mapped(option)(value)


FIELDS: Mapping[str, Callable[[object], Any]] = {
    "format": whole_number(1, 999_999, "a format number"),
    "title": text,
    "readmes": listed(repository_file),
    "topics": lambda value: value,
    "blocks": mapped(block),
    "papers_in": papers_in,
}
ORDER = tuple(FIELDS)


def order_at(path: Path) -> tuple[str, ...]:
    """The keys of the mapping at ``path`` in the order a person writes them; empty where they have none."""
    if not path:
        return ORDER
    return TOPIC_ORDER if path[0] == "topics" and isinstance(path[-1], int) else ()


def settings(mapping: Mapping[Any, object]) -> tuple[Settings | None, list[Problem]]:
    """Make the settings that ``catalog.yaml``'s values describe; None where a problem is an error.

    Raises ``UnsureError`` where a value's type may have lost its text.
    """
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, value in mapping.items():
        if not isinstance(key, str):
            raise UnsureError
        if key not in FIELDS:
            problems.append(_unknown((key,), ORDER))
        elif value is not None:
            try:
                values[key] = FIELDS[key](value)
            except WrongError as wrong:
                problems.append(Problem((key, *wrong.at), "bad-value", f"{key}: {wrong}"))
    if values.get("format", FORMAT) > FORMAT:
        message = f"this catalog has format {values['format']}, this papercli knows up to {FORMAT}"
        return None, [Problem(("format",), "newer-format", message, hint="install a newer papercli")]
    if "topics" in values:
        reader = _TopicReader(problems)
        values["topics"] = Topics(reader.topics(values["topics"], ("topics",)))
    if any(p.severity == "error" for p in problems):
        return None, problems
    return Settings(**values), problems


class _TopicReader:
    """Read the tree of topics, collecting what is wrong; slugs and former slugs are unique in all of it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.seen: dict[str, Path] = {}

    def wrong(self, path: Path, message: str, code: str = "bad-value", hint: str | None = None) -> None:
        self.problems.append(Problem(path, code, message, hint))

    def topics(self, value: object, path: Path) -> tuple[Topic, ...]:
        if value is None:
            return ()
        if not isinstance(value, list):
            self.wrong(path, "topics: should be a list of topics, each with a slug")
            return ()
        found = [self.topic(each, (*path, i)) for i, each in enumerate(value)]
        return tuple(topic for topic in found if topic is not None)

    def topic(self, value: object, path: Path) -> Topic | None:
        if value is None:  # passed over, it would shift the places of all that follow
            self.wrong(path, "topics: this item is empty", "empty-item", "remove it, or write slug: … there")
            return None
        if not isinstance(value, dict):
            hint = f"write slug: {value}" if isinstance(value, str) and is_slug(value) else None
            self.wrong(path, "topics: each topic is a mapping with a slug", hint=hint)
            return None
        for key in value:
            if not isinstance(key, str):
                raise UnsureError
            if key not in TOPIC_ORDER:
                self.problems.append(_unknown((*path, key), TOPIC_ORDER))
        name = self.slug(value.get("slug"), (*path, "slug"))
        title = self.text(value.get("title"), (*path, "title"))
        intro = self.text(value.get("intro"), (*path, "intro"))
        was: list[str] = []
        former = value.get("was")
        if former is not None and not isinstance(former, list):
            self.wrong((*path, "was"), "was: should be a list of former slugs: [one, two]")
        elif former:
            was = [s for i, each in enumerate(former) if (s := self.former(each, (*path, "was", i)))]
        below = self.topics(value.get("topics"), (*path, "topics"))
        return Topic(slug=name, title=title or name, intro=intro, was=tuple(was), topics=below) if name else None

    def text(self, value: object, path: Path) -> str | None:
        if value is None:
            return None
        try:
            return text(value)
        except WrongError as wrong:
            self.wrong(path, f"{path[-1]}: {wrong}")
            return None

    def former(self, value: object, path: Path) -> str | None:
        if value is None:
            self.wrong(path, "was: this item is empty", "empty-item", "remove it")
            return None
        return self.slug(value, path)

    def slug(self, value: object, path: Path) -> str | None:
        name = self.text(value, path)
        if name is None:
            self.wrong(path[:-1], "this topic has no slug", "no-slug", "add a line: slug: …")
        elif not is_slug(name):
            self.wrong(path, f'"{name}" is not a slug', "bad-slug", f"write {slug(name)}" if slug(name) else None)
        elif name in self.seen:
            self.wrong(path, f'the slug "{name}" stands twice among the topics', "double-slug")
        else:
            self.seen[name] = path
            return name
        return None


def _unknown(path: Path, known: tuple[str, ...]) -> Problem:
    near = nearest(str(path[-1]), known, 1)
    hint = f"did you mean {near[0]}?" if near else f"the keys are {', '.join(known)}"
    return Problem(path, "unknown-key", f'unknown key "{path[-1]}"', hint=hint, severity="warning", at_key=True)
